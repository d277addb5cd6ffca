"""Which files are made from a picture for the screen: their crops, kinds and sizes, and their addresses.

Few on purpose, for each is paid for in encoding. Measured on the example paper's photographs (1,600 pixels across):
AVIF is a third smaller than WebP and half as large as JPEG where they look alike, and every browser since 2024 shows
it, so it comes in every width. WebP serves telephones of 2020 to 2023, and JPEG all others, e-books and mail: two
widths each.
PNG was weighed and left out: of the drawings of few colours the 960 pixel form takes 26 KB as AVIF, 34 KB as WebP and
79 KB as JPEG, but 88 KB as PNG of 256 colours; a transparent ground becomes white, as on paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from broadsheet.outlets.model import PictureSet, Rendition
from broadsheet.story.model import Focus

HOME = "/pictures/"
"""Below it a folder for each beginning of a digest, so that a new picture rewrites a small folder."""
WIDTHS = (360, 600, 720, 1080, 1440, 1920)
"""Telephones are 360 to 412 CSS pixels across with two or three pixels to each, and a picture leaves a margin: 720
serves the one kind and 1,080 the other, where 640 and 960 made them fetch the next step, twice the bytes. 600 is for
slow telephones of less than two pixels to each: they see the leading picture a tenth of a second sooner."""
ACROSS = "82vw"
"""How wide a picture across a telephone is said to be: 92 to 96 per cent in truth, and served a step lower for it
where the step is near, at a loss nobody sees."""
CLOSE = 1.25
"""A picture's own width is a rendition too when it is so many times the widest step below it."""
SHAPES = {"wide": (3, 2), "card": (1200, 630), "square": (1, 1)}
ALIKE = 0.01
"""A whole picture that differs so little from a shape stands for the crop."""
STEPS: dict[tuple[str, str], tuple[int, ...]] = {
    ("whole", "avif"): WIDTHS,
    ("whole", "webp"): (640, 1280),
    ("whole", "jpeg"): (640, 960),
    ("wide", "avif"): (360, 600, 720, 1080, 1440),
    ("wide", "webp"): (640,),
    ("wide", "jpeg"): (640,),
    ("card", "jpeg"): (1200,),
    ("square", "webp"): (160, 320),
    ("square", "jpeg"): (160,),
}
PAGE_STEPS = {("whole", "webp"): (180, 300, 480, 1000, 1600), ("whole", "jpeg"): (480, 1000)}
"""The least are for covers beside an article and in lists, whose type nobody reads: 11 KB where 480 takes 75."""
MIDDLE = Focus()
_FOCUS = re.compile(r"-[a-z]+-(\d+)-(\d+)-\d+\.\w+$")

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture as the paper keeps it: ``digest`` of its bytes in hexadecimal, width and height in pixels as seen."""

    file: str
    digest: str
    width: int
    height: int


def picture_set(source: SourcePicture, focus: Focus = MIDDLE) -> PictureSet:
    """The renditions of a story's picture; crops keep the point of ``focus``. None is larger than the picture.

    The same picture and focus give the same addresses, and another picture others.
    """
    found = [item for (crop, kind), steps in STEPS.items() for item in _renditions(source, crop, kind, steps, focus)]
    return PictureSet(source.file, source.width, source.height, tuple(found))


def page_set(source: SourcePicture) -> PictureSet:
    """The renditions of a printed page's picture: type stays readable, and few look at it, so there is no AVIF."""
    found = [item for (_, kind), steps in PAGE_STEPS.items() for item in _whole(source, kind, steps)]
    return PictureSet(source.file, source.width, source.height, tuple(found))


def box_of(width: int, height: int, crop: str, focus: Focus) -> Box:
    """The part of a picture of ``width`` by ``height`` pixels that a crop shows, the largest of its shape.

    It lies about the focus as far as the picture's edges allow.
    """
    if is_whole(width, height, crop):
        return 0, 0, width, height
    across, down = SHAPES[crop]
    part = min(width, round(height * across / down)), min(height, round(width * down / across))
    left = _placed(part[0], width, focus.x)
    top = _placed(part[1], height, focus.y)
    return left, top, left + part[0], top + part[1]


def is_whole(width: int, height: int, crop: str) -> bool:
    """Whether a crop shows the whole picture: asked for, or because the picture has that shape itself."""
    if crop == "whole":
        return True
    across, down = SHAPES[crop]
    return abs(width * down / (height * across) - 1) <= ALIKE


def focus_in(address: str) -> Focus:
    """The focus a rendition's address names; the middle for a whole picture."""
    found = _FOCUS.search(address)
    return Focus(int(found[1]), int(found[2])) if found else MIDDLE


def _placed(part: int, full: int, focus: int) -> int:
    """Where a part of an edge begins so that the focus is in its middle, held within the edge."""
    return min(max(0, round(full * focus / 1000 - part / 2)), full - part)


def _renditions(source: SourcePicture, crop: str, kind: str, steps: tuple[int, ...], focus: Focus) -> list[Rendition]:
    """The renditions of one crop and kind, smallest first."""
    if crop == "whole":
        return _whole(source, kind, steps)
    if crop == "wide" and is_whole(source.width, source.height, crop):
        shared = _whole(source, kind, STEPS["whole", kind])
        return [Rendition(item.address, kind, item.width, item.height, crop) for item in shared]
    left, top, right, bottom = box_of(source.width, source.height, crop, focus)
    where = f"{crop}-{focus.x}-{focus.y}"
    widths = _widths(steps, right - left)
    return [_rendition(source, where, kind, width, (right - left, bottom - top)) for width in widths]


def _whole(source: SourcePicture, kind: str, steps: tuple[int, ...]) -> list[Rendition]:
    """The renditions of one kind that show the whole picture."""
    size = source.width, source.height
    return [_rendition(source, "whole", kind, width, size) for width in _widths(steps, source.width)]


def _widths(steps: tuple[int, ...], own: int) -> tuple[int, ...]:
    """The widths there are of a picture: the steps it reaches, and its own where it stands well between two."""
    reached = tuple(step for step in steps if step <= own)
    between = len(reached) < len(steps) and own >= CLOSE * max(reached, default=0)
    return (*reached, own) if between else reached


def _rendition(source: SourcePicture, where: str, kind: str, width: int, size: tuple[int, int]) -> Rendition:
    """One rendition; ``where`` is the crop with the focus it was cut about."""
    height = max(1, round(width * size[1] / size[0]))
    address = f"{HOME}{source.digest[:2]}/{source.digest[:12]}-{where}-{width}.{kind}"
    return Rendition(address, kind, width, height, where.split("-", maxsplit=1)[0])
