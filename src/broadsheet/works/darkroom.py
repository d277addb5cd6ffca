"""Pictures for the screen: each file decoded once, cut, brought to its sizes and coded, into a folder that is kept.

A rendition's address names the picture's bytes, the cut and the size, so what is there already is right and is never
made again. What pictures carry along is left behind (places where they were taken above all); the name of the maker
and the notice of rights stay.
"""

from __future__ import annotations

import hashlib
import struct
import warnings
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageFile, ImageOps, IptcImagePlugin

from broadsheet.edition.pictures import picture_facts
from broadsheet.outlets.pictures import SourcePicture, box_of, focus_in
from broadsheet.press.colour import to_srgb
from broadsheet.press.printers import PROFILES
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.works.filenotes import FileNotes, store
from broadsheet.works.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from broadsheet.outlets.model import PictureSet, Rendition

RECIPE = b"broadsheet 1"
"""Part of every digest: another number when the settings below change, so that addresses change with the files."""
SAVING: Mapping[str, dict[str, Any]] = {
    "avif": {"quality": 58, "speed": 9, "max_threads": 1},
    "webp": {"quality": 76, "method": 2},
    "jpeg": {"quality": 78, "progressive": True, "optimize": True},
}
"""AVIF at speed 9 costs a sixth of speed 8 for 12 to 18 % more bytes: all files of a picture take under a second."""
FINE: Mapping[str, dict[str, Any]] = {
    "avif": {"subsampling": "4:4:4", "quality": 64},
    "jpeg": {"subsampling": "4:4:4", "quality": 84},
    "webp": {"quality": 84},
}
"""What drawings and printed pages are given instead, whose edges of colour would show fringes."""
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
ALPHA = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})
EVEN = frozenset({"L", "RGB", "CMYK"})
DEEP = frozenset({"I;16", "I;16B", "I;16L", "I", "F"})
ARTIST, COPYRIGHT = 0x013B, 0x8298
"""EXIF tags (CIPA DC-008, 4.6.5)."""
IPTC_CREDITS, IPTC_RIGHTS = ((2, 80), (2, 110)), ((2, 116),)
"""By-line, credit, copyright notice (IPTC IIM 4.2, chapter 6)."""
NOTES = "pictures"
FAILURES = (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Developed:
    """What came of it: the sets whose files are all there, why others are not, and how many files were made."""

    sets: tuple[PictureSet, ...]
    remarks: tuple[Remark, ...] = ()
    made: int = 0


def source_pictures(
    folder: Path, files: Iterable[str], cache: Path
) -> tuple[dict[str, SourcePicture], tuple[Remark, ...]]:
    """Size and digest of each picture file, relative to ``folder``, and why a file cannot be shown.

    A file met for the first time is decoded, so that what is given can be developed. One whose length and time of
    change are those noted in ``cache`` is not read again.
    """
    notes = FileNotes(cache / NOTES)
    found: dict[str, SourcePicture] = {}
    remarks: list[Remark] = []
    for file in sorted(set(files)):
        source, remark = _source(folder, file, notes)
        if source:
            found[file] = source
        if remark:
            remarks.append(replace(remark, severity=Severity.WARN))
    return found, tuple(remarks)


def develop(
    folder: Path, sets: Iterable[PictureSet], cache: Path, processes: int = 1, progress: Progress = silent
) -> Developed:
    """Make the files of ``sets`` that ``cache`` lacks; ``folder`` is what their ``file`` names are relative to.

    Each file stands under the last part of its address (``developed_file``). A picture that cannot be decoded draws a
    remark, and its sets are left out of the result. Files appear whole or not at all.
    """
    cache.mkdir(parents=True, exist_ok=True)
    wanted = tuple(sets)
    rolls = _rolls(folder, wanted, cache)
    remarks: list[Remark] = []
    progress("pictures", 0, len(rolls))
    for done, remark in enumerate(_run(rolls, processes), 1):
        remarks += [remark] if remark else []
        progress("pictures", done, len(rolls))
    failed = {remark.place.file for remark in remarks}
    made = sum(len(roll.renditions) for roll in rolls if roll.file not in failed)
    return Developed(tuple(item for item in wanted if item.file not in failed), tuple(remarks), made)


def developed_file(cache: Path, address: str) -> Path:
    """Where a rendition's file stands in the cache."""
    return cache / address.rsplit("/", 1)[-1]


def developed_bytes(cache: Path, address: str) -> bytes:
    """A rendition's file; empty where it could not be made."""
    try:
        return developed_file(cache, address).read_bytes()
    except FileNotFoundError:
        return b""


# ---- facts ----


def _source(folder: Path, file: str, notes: FileNotes) -> tuple[SourcePicture | None, Remark | None]:
    """The facts of one file, from the notes when it has not changed since."""
    path = folder / file
    known = notes.known(path)
    if known:
        return SourcePicture(file, *known), None
    facts, remark = picture_facts(folder, file)
    if facts is None or facts.kind == "pdf":
        return None, remark or _artwork(file)
    fault = _fault(path)
    if fault:
        return None, _broken(file, fault)
    source = SourcePicture(file, _digest(path), facts.width, facts.height)
    notes.note(path, source.digest, source.width, source.height)
    return source, None


def _fault(path: Path) -> str:
    """Why a picture cannot be decoded; empty when it can. JPEG is read at an eighth of its size, which is enough."""
    try:
        with _quiet(), Image.open(path, formats=FORMATS) as image:
            image.draft("L", (1, 1))
            image.load()
    except FAILURES as error:
        return str(error) or type(error).__name__
    return ""


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Pillow's warnings: the pixels were counted when the file was looked at."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _broken(file: str, why: str) -> Remark:
    """A picture whose head is sound and whose body is not."""
    message = f"The picture {file} cannot be decoded ({why}); on screen its caption stands alone."
    return Remark("picture-broken", Severity.WARN, Place(file), message, "Save it anew as JPEG or PNG.")


def _digest(path: Path) -> str:
    """The digest of a file's bytes and of the recipe."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16, person=RECIPE)).hexdigest()


def _artwork(file: str) -> Remark:
    """A PDF where a picture is meant."""
    message = f"The file {file} is a PDF; on screen its caption stands alone."
    return Remark("picture-is-pdf", Severity.WARN, Place(file), message, "Export it as JPEG or PNG.")


# ---- development ----


@dataclass(frozen=True, slots=True)
class _Roll:
    """One picture file and the renditions that are to be made of it."""

    folder: Path
    file: str
    renditions: tuple[Rendition, ...]
    cache: Path


def _rolls(folder: Path, sets: tuple[PictureSet, ...], cache: Path) -> tuple[_Roll, ...]:
    """The files of which something is missing."""
    missing: dict[str, dict[str, Rendition]] = {}
    for item in sets:
        for rendition in item.renditions:
            if not developed_file(cache, rendition.address).exists():
                missing.setdefault(item.file, {}).setdefault(rendition.address, rendition)
    return tuple(_Roll(folder, file, tuple(wanted.values()), cache) for file, wanted in missing.items())


def _run(rolls: tuple[_Roll, ...], processes: int) -> Iterator[Remark | None]:
    """Develop each file, in several processes where there is enough to do."""
    if min(processes, len(rolls)) <= 1:
        yield from map(_develop_file, rolls)
        return
    with ProcessPoolExecutor(min(processes, len(rolls)), get_context("spawn")) as pool:
        yield from pool.map(_develop_file, rolls)


def _develop_file(roll: _Roll) -> Remark | None:
    """Make one file's renditions; a remark when it cannot be decoded."""
    try:
        image, rights, fine = _positive(roll)
        for rendition in roll.renditions:
            printed = _enlarged(image, rendition)
            store(developed_file(roll.cache, rendition.address), _coded(printed, rendition, rights, fine=fine))
    except FAILURES as error:
        return _broken(roll.file, str(error))
    return None


def _positive(roll: _Roll) -> tuple[Image.Image, bytes, bool]:
    """The decoded picture, upright, in sRGB, no finer than needed; its rights as EXIF; whether it is a drawing."""
    with _quiet(), Image.open(roll.folder / roll.file, formats=FORMATS) as image:
        fine = image.format == "PNG"
        rights = _rights(image)
        if image.format == "JPEG":
            image.draft(None, _finest(image, roll.renditions))
        icc = image.info.get("icc_profile")
        upright = _handy(ImageOps.exif_transpose(image), roll.renditions)
    return _plain(upright, icc if isinstance(icc, bytes) else None), rights, fine


def _handy(image: Image.Image, renditions: tuple[Rendition, ...]) -> Image.Image:
    """A picture far larger than needed as one about twice so, if it is of a kind that can be averaged."""
    times = max(image.size) // (2 * max(_finest(image, renditions)))
    return image.reduce(times) if times > 1 and image.mode in EVEN and "transparency" not in image.info else image


def _finest(image: Image.Image, renditions: tuple[Rendition, ...]) -> tuple[int, int]:
    """The size below which the decoder must not go. One lying on its side is asked for square, always enough."""
    least = 0.0
    for item in renditions:
        left, top, right, bottom = box_of(image.width, image.height, item.crop, focus_in(item.address))
        least = max(least, item.width / (right - left), item.height / (bottom - top))
    size = round(least * max(image.size)) + 1
    return min(size, image.width), min(size, image.height)


def _plain(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Eight bits of red, green and blue on white."""
    if image.mode in ALPHA or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Image.new("RGB", layer.size, "white")
        image.paste(layer, mask=layer.getchannel("A"))
    elif image.mode in DEEP:
        image = _shallow(image)
    picture = image if image.mode == "CMYK" else image.convert("RGB")
    return to_srgb(picture, icc, PROFILES / "newsprint-tr002.icc").convert("RGB")


def _shallow(image: Image.Image) -> Image.Image:
    """A grey picture of sixteen bits or more in eight."""
    values = np.asarray(image).astype(np.float64)
    top = 65_535.0 if float(values.max(initial=0)) > 255 else 255.0  # noqa: PLR2004 - eight or sixteen bits
    return Image.fromarray(np.clip(values * (255 / top), 0, 255).astype(np.uint8))


def _enlarged(image: Image.Image, rendition: Rendition) -> Image.Image:
    """The part of the picture that a rendition shows, in its size."""
    box = box_of(image.width, image.height, rendition.crop, focus_in(rendition.address))
    size = rendition.width, rendition.height
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _coded(image: Image.Image, rendition: Rendition, rights: bytes, *, fine: bool) -> bytes:
    """A picture as the bytes of a file."""
    settings = dict(SAVING[rendition.kind])
    if fine:
        settings |= FINE[rendition.kind]
    if rights:
        settings["exif"] = rights
    stream = BytesIO()
    image.save(stream, rendition.kind.upper(), **settings)
    return stream.getvalue()


def _rights(image: Image.Image) -> bytes:
    """The maker's name and the notice of rights, from EXIF or IPTC, as EXIF of nothing else; empty without them."""
    exif = image.getexif()
    iptc = IptcImagePlugin.getiptcinfo(image) or {} if isinstance(image, ImageFile.ImageFile) else {}
    kept = Image.Exif()
    for tag, keys in ((ARTIST, IPTC_CREDITS), (COPYRIGHT, IPTC_RIGHTS)):
        text = _text(exif.get(tag)) or next((_text(iptc[key]) for key in keys if key in iptc), "")
        if text:
            kept[tag] = text.encode()
    return kept.tobytes() if len(kept) else b""


def _text(value: object) -> str:
    """The text of a field of whatever form, without what ends it."""
    if isinstance(value, list):
        value = value[0] if value else ""
    told = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
    return told.strip(" \0")
