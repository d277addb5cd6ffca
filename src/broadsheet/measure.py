"""Lengths and rectangles. One unit inside, thousandths of a point; all others at the door.

Whole numbers make sums exact, so every machine makes the same paper
(``docs/decisions/0001-integer-lengths.md``). A point is the PDF point, 1/72 inch (ISO 32000-2, 8.3.2.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Mpt: TypeAlias = int
"""A length in thousandths of a point."""

POINT: Mpt = 1_000
INCH: Mpt = 72 * POINT
MM_PER_INCH = 25.4


def pt(value: float) -> Mpt:
    """Points to ``Mpt``, rounded to the nearest thousandth."""
    return round(value * POINT)


def mm(value: float) -> Mpt:
    """Millimetres to ``Mpt``, rounded to the nearest thousandth of a point."""
    return round(value * INCH / MM_PER_INCH)


def to_pt(length: Mpt) -> float:
    """``Mpt`` to points."""
    return length / POINT


def to_mm(length: Mpt) -> float:
    """``Mpt`` to millimetres."""
    return length * MM_PER_INCH / INCH


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in ``Mpt``. ``x`` runs right and ``y`` runs DOWN from the top left corner of the trimmed page."""

    x: Mpt
    y: Mpt
    width: Mpt
    height: Mpt

    @property
    def right(self) -> Mpt:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> Mpt:
        """The bottom edge."""
        return self.y + self.height

    def inset(self, by: Mpt) -> Rect:
        """The rectangle ``by`` smaller on every side (larger when negative)."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share an area; touching edges do not count."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom
