"""Page boxes and printers' marks of the press edition (ISO 15930-7; ISO 32000-2, 14.11.2).

The media box begins at 0,0; the trimmed page stands in it with the bleed and the marks round it. Marks are drawn in
all four inks at full strength (crop and register marks) and in single inks (colour bars), outside the bleed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.measure import POINT, Mpt, mm
from broadsheet.press.operators import points

if TYPE_CHECKING:
    from broadsheet.press.printers import Printer

MARK_LENGTH = mm(5)
MARK_GAP = mm(2)
MARK_STROKE = 250
PATCH = mm(4)
REGISTER = mm(2)
CIRCLE = 0.5523
BARS = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", "0.5 0 0 0", "0 0.5 0 0", "0 0 0.5 0", "0 0 0 0.5")
REGISTRATION = "1 1 1 1 K"


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of a press page: ``origin`` is the trimmed page's lower left corner in the media box."""

    width: Mpt
    height: Mpt
    bleed: Mpt
    margin: Mpt

    @property
    def origin(self) -> tuple[Mpt, Mpt]:
        """Where the trimmed page stands."""
        return (self.margin, self.margin)

    def media(self) -> tuple[float, ...]:
        """The media box in points."""
        return (0, 0, (self.width + 2 * self.margin) / POINT, (self.height + 2 * self.margin) / POINT)

    def around(self, by: Mpt) -> tuple[float, ...]:
        """The trimmed page and ``by`` more on each side, in points."""
        left, foot = self.margin - by, self.margin - by
        return (
            left / POINT,
            foot / POINT,
            (self.margin + self.width + by) / POINT,
            (self.margin + self.height + by) / POINT,
        )


def boxes_for(printer: Printer, width: Mpt, height: Mpt) -> Boxes:
    """The boxes a printer asks for."""
    marks = MARK_GAP + MARK_LENGTH + MARK_GAP if printer.crop_marks or printer.colour_bars else 0
    return Boxes(width, height, printer.bleed, printer.bleed + marks)


def printers_marks(printer: Printer, boxes: Boxes) -> str:
    """Operators for the marks a printer asks for, in media box coordinates; empty for none."""
    parts = []
    if printer.crop_marks:
        parts += [f"{REGISTRATION} {points(MARK_STROKE)} w", *_crop_marks(boxes), *_register_marks(boxes)]
    if printer.colour_bars:
        parts += _colour_bars(boxes)
    return "q /GSk gs\n" + "\n".join(parts) + "\nQ\n" if parts else ""


def _line(x: Mpt, y: Mpt, dx: Mpt, dy: Mpt) -> str:
    return f"{points(x)} {points(y)} m {points(x + dx)} {points(y + dy)} l S"


def _crop_marks(boxes: Boxes) -> list[str]:
    """Two strokes at each corner, pointing at the trim and ending clear of the bleed."""
    clear = boxes.bleed + MARK_GAP
    left, foot = boxes.origin
    right, head = left + boxes.width, foot + boxes.height
    marks = []
    for y in (foot, head):
        marks += [_line(left - clear, y, -MARK_LENGTH, 0), _line(right + clear, y, MARK_LENGTH, 0)]
    for x in (left, right):
        marks += [_line(x, foot - clear, 0, -MARK_LENGTH), _line(x, head + clear, 0, MARK_LENGTH)]
    return marks


def _register_marks(boxes: Boxes) -> list[str]:
    """A crossed circle in the middle of each side."""
    away = boxes.bleed + MARK_GAP + MARK_LENGTH // 2
    left, foot = boxes.origin
    middle_x, middle_y = left + boxes.width // 2, foot + boxes.height // 2
    centres = (
        (left - away, middle_y),
        (left + boxes.width + away, middle_y),
        (middle_x, foot - away),
        (middle_x, foot + boxes.height + away),
    )
    return [part for x, y in centres for part in _register(x, y)]


def _register(x: Mpt, y: Mpt) -> tuple[str, ...]:
    """A circle of four curves with a cross through it."""
    r, c = REGISTER, round(REGISTER * CIRCLE)
    corners = (
        (r, 0, r, c, c, r, 0, r),
        (0, r, -c, r, -r, c, -r, 0),
        (-r, 0, -r, -c, -c, -r, 0, -r),
        (0, -r, c, -r, r, -c, r, 0),
    )
    circle = " ".join(
        f"{points(x + a)} {points(y + b)} {points(x + d)} {points(y + e)} {points(x + f)} {points(y + g)} c"
        for _, _, a, b, d, e, f, g in corners
    )
    start = f"{points(x + r)} {points(y)} m"
    return (f"{start} {circle} S", _line(x - r, y, 2 * r, 0), _line(x, y - r, 0, 2 * r))


def _colour_bars(boxes: Boxes) -> list[str]:
    """Solid and half-tone patches of each ink along the foot, left of the middle."""
    left, foot = boxes.origin
    y = foot - boxes.bleed - MARK_GAP - PATCH
    x = left + mm(15)
    return [
        f"{ink} k {points(x + at * PATCH)} {points(y)} {points(PATCH)} {points(PATCH)} re f"
        for at, ink in enumerate(BARS)
    ]
