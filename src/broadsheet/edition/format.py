"""Page formats as data, and the grid they make: columns across, baselines down.

Every vertical measure of the makeup is a whole number of grid rows. Row ``r`` counts from 0 at the head of the type
area; its baseline lies ``Grid.ascent`` below its top. Pictures stand from the cap height of their first row to the
baseline of their last, so that their edges meet the text beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.measure import Mpt, Rect, mm, pt


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A trimmed page with its margins, columns and baseline increment, all lengths in ``Mpt``."""

    name: str
    width: Mpt
    height: Mpt
    top: Mpt
    bottom: Mpt
    inner: Mpt
    outer: Mpt
    columns: int
    gutter: Mpt
    leading: Mpt


def _format(
    name: str, size: tuple[float, float], margins: tuple[float, float, float, float], columns: int
) -> PageFormat:
    """Make a format from millimetres; margins are top, bottom, inner, outer. Gutter 4 mm, leading 10.5 pt."""
    top, bottom, inner, outer = margins
    width, height = size
    return PageFormat(
        name, mm(width), mm(height), mm(top), mm(bottom), mm(inner), mm(outer), columns, mm(4.0), pt(10.5)
    )


# Trim sizes from printers' published lists (Newspaper Club tabloid 289 by 380, Berliner 315 by 470, Norwegian tabloid
# 280 by 400) and ISO 216 for A4 and A3. Margins leave at least 12.7 mm, the widest minimum printers ask.
FORMATS: dict[str, PageFormat] = {
    item.name: item
    for item in (
        _format("tabloid", (289, 380), (17, 13, 15, 15), 5),
        _format("tabloid-nordic", (280, 400), (17, 13, 14.5, 14.5), 5),
        _format("berliner", (315, 470), (18, 14, 15, 15), 6),
        _format("a3", (297, 420), (17, 14, 15, 15), 5),
        _format("a4", (210, 297), (17, 13, 13, 13), 4),
    )
}


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows of one format. ``ascent`` and ``cap_top`` are measured down from a row's top, in ``Mpt``."""

    format: PageFormat
    ascent: Mpt
    cap_top: Mpt

    @property
    def columns(self) -> int:
        """How many text columns stand side by side."""
        return self.format.columns

    @property
    def rows(self) -> int:
        """How many baselines fit the type area."""
        return (self.format.height - self.format.top - self.format.bottom) // self.format.leading

    @property
    def measure(self) -> Mpt:
        """The width of one column."""
        gutters = (self.columns - 1) * self.format.gutter
        return (self.format.width - self.format.inner - self.format.outer - gutters) // self.columns

    def span(self, columns: int) -> Mpt:
        """Return the width of ``columns`` columns with the gutters between them."""
        return columns * self.measure + (columns - 1) * self.format.gutter

    def left(self, page: int, column: int) -> Mpt:
        """Return the left edge of a column on a page; odd pages are right-hand pages with the inner margin left."""
        margin = self.format.inner if page % 2 else self.format.outer
        return margin + column * (self.measure + self.format.gutter)

    def top(self, row: int) -> Mpt:
        """Return the top of a row."""
        return self.format.top + row * self.format.leading

    def baseline(self, row: int) -> Mpt:
        """Return the baseline of a row."""
        return self.top(row) + self.ascent

    def cell(self, page: int, column: int, row: int, columns: int, rows: int) -> Rect:
        """Return the full rectangle of a block, from the top of its first row to the foot of its last."""
        return Rect(self.left(page, column), self.top(row), self.span(columns), rows * self.format.leading)

    def art(self, cell: Rect) -> Rect:
        """Say where a picture filling ``cell`` stands: cap height of the first row to the baseline of the last."""
        foot = self.format.leading - self.ascent
        return Rect(cell.x, cell.y + self.cap_top, cell.width, cell.height - self.cap_top - foot)
