"""The exact price of a finished page: what the tables can only estimate is seen here on the cells themselves.

The tables propose pages in the order of their estimated cost; this module has the last word among those proposed.
Every fault also becomes a sentence, so that the report can say why a page won.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from broadsheet.makeup import cost

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadsheet.edition.model import Position
    from broadsheet.makeup.model import Cell, Shape

_RANKED = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """A piece as it stands on a page."""

    piece: str
    rank: int
    cell: Cell
    shape: Shape
    position: Position

    @property
    def headed(self) -> bool:
        """Whether it has a headline at all."""
        return self.shape.head_size > 0

    @property
    def head_row(self) -> int:
        """The row of the page where its headline begins."""
        return self.cell.row + self.shape.head_row


@dataclass(frozen=True, slots=True)
class Fault:
    """One priced finding about a page, in words."""

    price: int
    text: str


def judge(standing: Sequence[Standing], rows: int) -> tuple[Fault, ...]:
    """Every fault of a page ``rows`` deep. Shape costs and gaps are not in it."""
    return (
        *_tombstones(standing),
        *_larger_below(standing),
        *_hierarchy(standing),
        *_dominance(standing, rows),
        *_slabs(standing),
    )


def _tombstones(standing: Sequence[Standing]) -> Iterator[Fault]:
    """Headlines side by side (rules: Tombstone / butting heads)."""
    for one, other in combinations(standing, 2):
        if not _butting(one, other):
            continue
        small, large = sorted((one.shape.head_size, other.shape.head_size))
        alike = large * 1_000 < small * cost.LIKE_SIZE
        price = cost.TOMBSTONE_ALIKE if alike else cost.TOMBSTONE_UNLIKE
        yield Fault(price, f"the headlines of {one.piece} and {other.piece} stand side by side")


def _butting(one: Standing, other: Standing) -> bool:
    left, right = sorted((one.cell, other.cell), key=lambda cell: cell.column)
    touching = left.column + left.columns == right.column
    level = abs(one.head_row - other.head_row) <= cost.BUTTING_ROWS
    return touching and level and one.headed and other.headed


def _over(upper: Cell, lower: Cell) -> bool:
    """Whether ``upper`` stands above ``lower`` in a column of it."""
    shared = upper.column < lower.column + lower.columns and lower.column < upper.column + upper.columns
    return shared and upper.row < lower.row


def _larger_below(standing: Sequence[Standing]) -> Iterator[Fault]:
    headed = [item for item in standing if item.headed]
    for one, other in combinations(headed, 2):
        upper, lower = (one, other) if one.cell.row < other.cell.row else (other, one)
        if _over(upper.cell, lower.cell) and lower.shape.head_size > upper.shape.head_size:
            yield Fault(cost.LARGER_BELOW, f"{lower.piece} has a larger headline than {upper.piece} above it")


def _hierarchy(standing: Sequence[Standing]) -> Iterator[Fault]:
    """The lead on top and clearly the largest; sizes in the order of the ranks."""
    ranked = sorted((item for item in standing if item.rank <= _RANKED and item.headed), key=lambda item: item.rank)
    for better, lesser in combinations(ranked, 2):
        if better.rank < lesser.rank and better.shape.head_size < lesser.shape.head_size:
            yield Fault(cost.RANK_AGAINST_SIZE, f"{lesser.piece} has a larger headline than the better {better.piece}")
    if len(ranked) > 1 and ranked[0].rank < ranked[1].rank:
        yield from _lead(ranked[0], ranked[1:])


def _lead(lead: Standing, others: Sequence[Standing]) -> Iterator[Fault]:
    if any(_over(item.cell, lead.cell) for item in others):
        yield Fault(cost.LEAD_NOT_ON_TOP, f"{lead.piece} leads the page but stands under another story")
    if lead.cell.column:
        yield Fault(cost.LEAD_ON_THE_RIGHT, f"{lead.piece} leads the page but does not begin at its left edge")
    if lead.shape.head_size * 1_000 < max(item.shape.head_size for item in others) * cost.LEAD_MARGIN:
        yield Fault(cost.LEAD_TOO_NEAR, f"the headline of {lead.piece} is hardly larger than the next")


def _dominance(standing: Sequence[Standing], rows: int) -> Iterator[Fault]:
    """One picture dominates, and it begins in the upper half."""
    pictured = sorted((i for i in standing if i.shape.art_cells), key=lambda i: (-i.shape.art_cells, i.piece))
    if not pictured:
        return
    if pictured[0].cell.row * 2 > rows:
        yield Fault(cost.DOMINANT_LOW, f"the largest picture, with {pictured[0].piece}, stands low on the page")
    lead = min(pictured, key=lambda i: i.rank)
    if lead.rank < pictured[0].rank:
        yield Fault(cost.DOMINANT_ELSEWHERE, f"the picture of {pictured[0].piece} is larger than that of {lead.piece}")
    if len(pictured) > 1 and pictured[0].shape.art_cells < 2 * pictured[1].shape.art_cells:
        yield Fault(cost.TWO_DOMINANT, f"the pictures of {pictured[0].piece} and {pictured[1].piece} rival each other")


def _slabs(standing: Sequence[Standing]) -> Iterator[Fault]:
    """Blocks of one size and width one above the other."""
    for one, other in combinations([item for item in standing if item.headed], 2):
        same = (one.cell.column, one.cell.columns) == (other.cell.column, other.cell.columns)
        if same and one.cell.columns > 1 and one.cell.rows == other.cell.rows:
            yield Fault(cost.SLAB, f"{one.piece} and {other.piece} make two equal slabs")
