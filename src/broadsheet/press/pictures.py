"""Pictures for both editions: decoded once, cropped, brought to the size they are printed at, and coded.

Work runs in two threads (Pillow lets go of the interpreter while it decodes, scales and codes), one file at a time in
each, so memory is bounded by two decoded pictures. Photographs become JPEG, drawings of few colours stay exact.
"""

from __future__ import annotations

import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps

from broadsheet.measure import INCH
from broadsheet.press.colour import MARGIN, black_curve, clamp, heaviest, press_table, to_srgb
from broadsheet.press.printers import PROFILES, Printer
from broadsheet.remarks import Place, Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.measure import Mpt
    from broadsheet.press.content import Placed

MAX_PIXELS = 120_000_000
SCREEN_PPI = 200
"""Also what most printers ask for, so that a picture is brought to size only once."""
QUALITY = 78
PRESS_QUALITY = 88
FEW_COLOURS = 256
FEW_BITS = 2_000_000
WORKERS = 2
EXACT = "/FlateDecode"
JPEG_ADDS = 30
"""Per cent of ink that JPEG at our quality was never seen to add to a pixel (most: 21, black and white noise)."""
TRIES = 4
GREYS = frozenset({"1", "L", "LA", "I;16", "I", "F"})
ALPHA = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})


@dataclass(frozen=True, slots=True)
class Coded:
    """An image as a PDF holds it: ``space`` and ``filter`` are PDF names, ``inverted`` swaps 0 and 255."""

    width: int
    height: int
    space: str
    filter: str
    data: bytes
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """One placed picture in the forms that were asked for; ``aspect`` is width over height of what is shown."""

    screen: Coded | None = None
    press: Coded | None = None
    aspect: float = 1.0


@dataclass(frozen=True, slots=True)
class Darkroom:
    """What pictures are made for: ``screen`` whether the reading edition is wanted, ``printer`` for the press edition.

    ``profile`` is the ICC file CMYK pictures without a profile of their own are taken to be in on screen.
    """

    folder: Path
    screen: bool = True
    printer: Printer | None = None
    profile: Path = PROFILES / "newsprint-tr002.icc"

    @property
    def ppi(self) -> int:
        """The finest resolution wanted."""
        return max(SCREEN_PPI if self.screen else 0, self.printer.ppi if self.printer else 0)


def develop(room: Darkroom, placed: Iterable[Placed]) -> tuple[dict[str, Print], tuple[Remark, ...]]:
    """All placed pictures, by their resource names. One that cannot be used is a grey panel and a remark."""
    rolls: dict[str, list[Placed]] = {}
    for picture in placed:
        rolls.setdefault(picture.file, []).append(picture)
    with ThreadPoolExecutor(WORKERS) as pool:
        done = list(pool.map(lambda roll: _develop_file(room, *roll), rolls.items()))
    prints = {name: made for roll, _ in done for name, made in roll.items()}
    return prints, tuple(remark for _, remarks in done for remark in remarks)


def _develop_file(room: Darkroom, file: str, uses: list[Placed]) -> tuple[dict[str, Print], tuple[Remark, ...]]:
    """Every use of one file."""
    try:
        negative = _open(room, file, uses)
        return {use.name: _print(room, negative, use) for use in uses}, ()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        return {use.name: _panel(room, use) for use in uses}, (_unusable(file, error),)


def _unusable(file: str, error: Exception) -> Remark:
    reason = str(error) or type(error).__name__
    return Remark(
        "picture-unreadable",
        Severity.STOP,
        Place(file=file),
        f"The picture cannot be read ({reason}); a grey panel stands in its place.",
        "Export it again as JPEG, PNG or TIFF, or take it out of the story.",
    )


@dataclass(frozen=True, slots=True)
class _Negative:
    """A decoded picture, upright, in sRGB, grey or (for artwork made for the press) CMYK; ``few``: a drawing."""

    image: Image.Image
    few: bool


def _open(room: Darkroom, file: str, uses: list[Placed]) -> _Negative:
    """Decode a file, no finer than its largest use asks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image = Image.open(room.folder / file)
    with image:
        if image.width * image.height > MAX_PIXELS:
            raise ValueError(f"it has {image.width:,} × {image.height:,} points, more than {MAX_PIXELS:,}")
        few = image.format not in {"JPEG", "MPO"} and image.mode in {"1", "P", "L", "LA", "RGB", "RGBA", "PA"}
        if image.format == "JPEG":
            image.draft(None, _draft_size(image, uses, room.ppi))
        icc = image.info.get("icc_profile")
        upright = ImageOps.exif_transpose(image)
    plain = _plain(upright, icc if isinstance(icc, bytes) else None, room)
    return _Negative(plain, few and plain.mode != "CMYK" and plain.getcolors(FEW_COLOURS) is not None)


def _draft_size(image: Image.Image, uses: list[Placed], ppi: int) -> tuple[int, int]:
    """The size below which the decoder must not go: what the whole picture would need at its finest use.

    A picture that lies on its side is asked for square, which is always enough.
    """
    need = 1
    for use in uses:
        left, top, right, bottom = use.crop
        across = use.width * ppi * 1000 // (INCH * max(right - left, 1))
        down = use.height * ppi * 1000 // (INCH * max(bottom - top, 1))
        need = max(need, across, down)
    return (min(need + 1, image.width), min(need + 1, image.height))


def _plain(image: Image.Image, icc: bytes | None, room: Darkroom) -> Image.Image:
    """Grey, sRGB or CMYK without transparency."""
    if image.mode in ALPHA or "transparency" in image.info:
        grey = image.mode in {"LA", "La"}
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        flat = Image.alpha_composite(paper, layer).convert("RGB")
        return flat.convert("L") if grey else to_srgb(flat, icc, room.profile)
    if image.mode in GREYS:
        return _grey(image)
    if image.mode == "CMYK":
        return image
    return to_srgb(image.convert("RGB"), icc, room.profile)


def _grey(image: Image.Image) -> Image.Image:
    """A grey picture of any depth in eight bits."""
    if image.mode in {"1", "L"}:
        return image.convert("L")
    values = np.asarray(image).astype(np.float64)
    top = max(float(values.max()), 1.0)
    top = 65_535.0 if top > 255 and image.mode.startswith("I") else max(top, 255.0)  # noqa: PLR2004 - eight and sixteen bits
    return Image.fromarray(np.clip(values * (255 / top), 0, 255).astype(np.uint8))


def _print(room: Darkroom, negative: _Negative, use: Placed) -> Print:
    """One use of a picture in the editions wanted."""
    image = negative.image
    left, top, right, bottom = use.crop
    part = (
        left * image.width / 1000,
        top * image.height / 1000,
        right * image.width / 1000,
        bottom * image.height / 1000,
    )
    aspect = (part[2] - part[0]) / max(part[3] - part[1], 1e-6)
    sized = _Sizes(image, part, use.width, use.height)
    wanted = {SCREEN_PPI} if room.screen else set()
    at = {ppi: sized.at(ppi) for ppi in sorted(wanted | ({room.printer.ppi} if room.printer else set()))}
    screen = _screen(at[SCREEN_PPI], room, few=negative.few) if room.screen else None
    press = _press(at[room.printer.ppi], room.printer, few=negative.few) if room.printer else None
    return Print(screen, press, aspect)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """A part of a picture that can be had at any resolution of its place on paper."""

    image: Image.Image
    part: tuple[float, float, float, float]
    width: Mpt
    height: Mpt

    def at(self, ppi: int) -> Image.Image:
        """The part at ``ppi`` points an inch, never finer than the picture is."""
        left, top, right, bottom = self.part
        across = max(1, min(round(self.width * ppi / INCH), round(right - left)))
        down = max(1, min(round(self.height * ppi / INCH), round(bottom - top)))
        return self.image.resize((across, down), Image.Resampling.LANCZOS, self.part, reducing_gap=2.0)


def _screen(image: Image.Image, room: Darkroom, *, few: bool) -> Coded:
    """For the reading edition: grey or RGB."""
    if image.mode == "CMYK":
        image = to_srgb(image, None, room.profile)
    space = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
    return _coded(image, space, QUALITY, few=few)


def _press(image: Image.Image, printer: Printer, *, few: bool) -> Coded:
    """For the press: black alone for grey pictures, four inks within the limit for all others."""
    if image.mode == "L":
        return _coded(image.point(_as_grey(printer)), "/DeviceGray", PRESS_QUALITY, few=few)
    if image.mode == "CMYK":
        return _within_limit(held_to(image, printer.ink_limit - MARGIN), printer.ink_limit, few=few)
    inks = image.filter(press_table(printer.profile, printer.ink_limit))
    return _within_limit(inks, printer.ink_limit, few=few)


def held_to(image: Image.Image, limit: float) -> Image.Image:
    """A CMYK picture with its ink sums held to ``limit`` per cent."""
    return Image.fromarray(clamp(np.asarray(image), limit), "CMYK")


def _within_limit(image: Image.Image, limit: int, *, few: bool) -> Coded:
    """A CMYK picture coded so that no pixel of what a reader decodes lays down more than ``limit`` per cent.

    JPEG may add to single pixels. Where that leads over the limit the inks are taken down by as much and coded again;
    a picture that JPEG cannot hold is kept exactly.
    """
    space = "/DeviceCMYK"
    coded = _coded(image, space, PRESS_QUALITY, few=few)
    if coded.filter == EXACT or heaviest(np.asarray(image)) + JPEG_ADDS < limit:
        return coded
    ceiling = float(limit - MARGIN)
    for _ in range(TRIES):
        worst = heaviest(np.asarray(Image.open(BytesIO(coded.data))))
        if worst <= limit:
            return coded
        ceiling -= worst - limit + 1
        coded = _coded(held_to(image, ceiling), space, PRESS_QUALITY, few=False)
    return Coded(image.width, image.height, space, EXACT, zlib.compress(image.tobytes(), 6))


def _as_grey(printer: Printer) -> list[int]:
    """The black curve as values of ``DeviceGray``, whose 0 is full black."""
    return [255 - strength for strength in black_curve(printer.profile)]


def _coded(image: Image.Image, space: str, quality: int, *, few: bool) -> Coded:
    """Flate for drawings that stay small so, JPEG for the rest."""
    if few:
        data = zlib.compress(image.tobytes(), 6)
        if len(data) * 8 < FEW_BITS + image.width * image.height * 4:
            return Coded(image.width, image.height, space, EXACT, data)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=quality, subsampling=0 if few else -1)
    return Coded(image.width, image.height, space, "/DCTDecode", buffer.getvalue(), inverted=image.mode == "CMYK")


def _panel(room: Darkroom, use: Placed) -> Print:
    """What stands where a picture is missing: an even light grey."""
    panel = Coded(1, 1, "/DeviceGray", EXACT, zlib.compress(b"\xd0", 6))
    return Print(panel if room.screen else None, panel if room.printer else None, use.width / max(use.height, 1))
