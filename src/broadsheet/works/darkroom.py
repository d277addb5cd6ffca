"""The darkroom: each picture file decoded once, cut, brought to its sizes and coded.

What pictures carry along is left behind (places where they were taken above all); the name of the maker and the
notice of rights stay. ``pictures`` opens this module when something has to be looked at or made.
"""

from __future__ import annotations

import hashlib
import struct
import warnings
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageFile, ImageOps, IptcImagePlugin

from broadsheet.edition.pictures import picture_facts
from broadsheet.outlets.pictures import SourcePicture, box_of, focus_in
from broadsheet.press.colour import to_srgb
from broadsheet.press.printers import PROFILES
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.works.apart import end_with_parent
from broadsheet.works.filenotes import store
from broadsheet.works.pictures import developed_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from broadsheet.outlets.model import Rendition
    from broadsheet.works.pictures import Roll

RECIPE = b"broadsheet 2"
"""Part of every digest: another number when the settings below change, so that addresses change with the files."""
SAVING: Mapping[str, dict[str, Any]] = {
    "avif": {"quality": 58, "speed": 9, "max_threads": 1},
    "webp": {"quality": 76, "method": 2},
    "jpeg": {"quality": 78, "progressive": True, "optimize": True},
}
"""AVIF at speed 9 costs a sixth of speed 8 for 12 to 18 % more bytes: all files of a picture take under a second."""
WIDE = ((600, 45),)
"""The quality of photographs as AVIF from a width in pixels up. Screens that ask for these have two or three pixels to
each of CSS, which hide what a small rendition would show: a third fewer bytes."""
SMALL, GLIMPSE = 320, 70
"""Printed pages and drawings as WebP up to so many pixels across, where no type can be read, and their quality."""
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
NOTES = RECIPE.decode().replace("broadsheet ", "pictures-")
"""What is noted of files holds digests, and so is of one recipe."""
FAILURES = (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError)


def first_look(folder: Path, file: str) -> tuple[SourcePicture | None, Remark | None]:
    """Size and digest of a file of ``folder`` that is not known yet, or why it cannot be shown. It is decoded."""
    facts, remark = picture_facts(folder, file)
    if facts is None or facts.kind == "pdf":
        return None, remark or _artwork(file)
    path = folder / file
    fault = _fault(path)
    if fault:
        return None, _broken(file, fault)
    return SourcePicture(file, _digest(path), facts.width, facts.height), None


def develop_files(rolls: tuple[Roll, ...], processes: int) -> Iterator[Remark | None]:
    """Develop each file, in several processes where there is enough to do; a remark for each that cannot be."""
    if min(processes, len(rolls)) <= 1:
        yield from map(_develop_file, rolls)
        return
    hands, context = min(processes, len(rolls)), get_context("spawn")
    with ProcessPoolExecutor(hands, context, initializer=end_with_parent) as pool:
        yield from pool.map(_develop_file, rolls)


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


def _develop_file(roll: Roll) -> Remark | None:
    """Make one file's renditions; a remark when it cannot be decoded."""
    try:
        image, rights, fine = _positive(roll)
        for rendition in roll.renditions:
            printed = _enlarged(image, rendition)
            store(developed_file(roll.cache, rendition.address), _coded(printed, rendition, rights, fine=fine))
    except FAILURES as error:
        return _broken(roll.file, str(error))
    return None


def _positive(roll: Roll) -> tuple[Image.Image, bytes, bool]:
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
    settings = _drawn(rendition) if fine else _taken(rendition)
    if rights:
        settings["exif"] = rights
    stream = BytesIO()
    image.save(stream, rendition.kind.upper(), **settings)
    return stream.getvalue()


def _taken(rendition: Rendition) -> dict[str, Any]:
    """How a photograph is saved."""
    qualities = (quality for width, quality in WIDE if rendition.kind == "avif" and rendition.width >= width)
    settings = dict(SAVING[rendition.kind])
    return settings | {"quality": next(qualities, settings["quality"])}


def _drawn(rendition: Rendition) -> dict[str, Any]:
    """How a drawing or a printed page is saved."""
    settings = {**SAVING[rendition.kind], **FINE[rendition.kind]}
    small = rendition.kind == "webp" and rendition.width <= SMALL
    return settings | {"quality": GLIMPSE} if small else settings


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
