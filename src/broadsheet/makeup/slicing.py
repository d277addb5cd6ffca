"""The exact dynamic programme over subsets: the least cost of filling any rectangle with any of a page's pieces.

``table[t][S][k][h]`` is the least cost of filling ``k`` columns × ``h`` rows exactly with the pieces of subset ``S``
(a bit mask) by guillotine cuts. ``t`` is ``ANY``, or ``ART`` when no headline meets the rectangle's top edge, which is
what the price of two headlines side by side depends on. A cut down joins two blocks of one height; a cut across joins
two of one width with the design's gap between them, or one row more at a price. Heights that occur are few, so each
min-plus convolution runs over the finite windows only (docs/explanation/rooms.md).

Source: subset dynamic programming over slicing floorplans (L. Stockmeyer, Information and Control 57, 1983).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.lib.stride_tricks import as_strided

from broadsheet.edition.model import Position
from broadsheet.makeup import cost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from broadsheet.makeup.model import PieceOfCopy, Shape

INFINITE: Final = 1 << 28
ANY: Final = 0
ART: Final = 1

Costs: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.int32]]"
Indices: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.intp]]"

_UPPER = {Position.TOP, Position.TOP_LEFT, Position.TOP_RIGHT}
_LOWER = {Position.BOTTOM, Position.BOTTOM_LEFT, Position.BOTTOM_RIGHT}
_LEFT = {Position.LEFT, Position.TOP_LEFT, Position.BOTTOM_LEFT}
_RIGHT = {Position.RIGHT, Position.TOP_RIGHT, Position.BOTTOM_RIGHT}
_UNRANKED = 9


@dataclass(frozen=True, slots=True)
class Room:
    """The rectangle to fill: columns, rows, and the rows between blocks one above the other."""

    columns: int
    rows: int
    gap: int


def _mask(pieces: Sequence[PieceOfCopy], positions: set[Position]) -> int:
    return sum(1 << index for index, piece in enumerate(pieces) if piece.position in positions)


class Slicing:
    """The filled tables of one set of pieces in one room. Build once, then ask; nothing changes afterwards."""

    def __init__(self, pieces: Sequence[PieceOfCopy], room: Room, *, whole: bool = True) -> None:
        """``whole``: every piece must stand on the page, so rectangles that leave the others no room are skipped."""
        self.pieces = tuple(pieces)
        self.room = room
        self.whole = whole
        self.full = (1 << len(self.pieces)) - 1
        self.shapes: tuple[Mapping[tuple[int, int], tuple[Shape, ...]], ...] = tuple(p.shapes() for p in self.pieces)
        self._upper, self._lower = _mask(pieces, _UPPER), _mask(pieces, _LOWER)
        self._left, self._right = _mask(pieces, _LEFT), _mask(pieces, _RIGHT)
        self._best_rank = [self._rank_of(subset) for subset in range(self.full + 1)]
        self._least_area = [self._area_of(subset) for subset in range(self.full + 1)]
        self._allocate()
        self._fill()

    def _rank_of(self, subset: int) -> int:
        """The best rank in a subset; pieces an editor pinned to the head or foot do not count."""
        pinned = self._upper | self._lower
        ranks = [p.rank for i, p in enumerate(self.pieces) if subset >> i & 1 and not pinned >> i & 1]
        return min(ranks, default=_UNRANKED)

    def _area_of(self, subset: int) -> int:
        """A lower bound of the cells the pieces of a subset fill."""
        areas = [min((k * h for k, h in shapes), default=0) for shapes in self.shapes]
        return sum(area for i, area in enumerate(areas) if subset >> i & 1)

    def _allocate(self) -> None:
        """Tables with ``rows`` cells of infinity before height 0, so that ``h - h1`` needs no test."""
        rows = self.room.rows
        shape = (2, self.full + 1, self.room.columns + 1, 2 * rows + 1)
        padded: Costs = np.full(shape, INFINITE, dtype=np.int32)
        self.table: Costs = padded[..., rows:]
        self.stacked: Costs = np.full((*shape[:3], rows + 1), INFINITE, dtype=np.int32)
        step = padded.strides
        size = (self.full + 1, self.room.columns + 1, rows + 1, rows + 1)
        self._below: Costs = as_strided(self.table[ANY], size, (step[1], step[2], -step[3], step[3]), writeable=False)
        self._spans = [[(1, 0)] * (self.room.columns + 1) for _ in range(self.full + 1)]
        self._stacked_spans = [list(row) for row in self._spans]

    def _fill(self) -> None:
        for subset in range(1, self.full + 1):
            if subset & (subset - 1) == 0:
                self._fill_leaf(subset)
            else:
                self._fill_block(subset)
            self._finish(subset)

    def _fill_leaf(self, subset: int) -> None:
        for (columns, rows), shapes in self.shapes[subset.bit_length() - 1].items():
            if columns > self.room.columns or rows > self.room.rows:
                continue
            for shape in shapes:
                cell = self.table[:, subset, columns, rows]
                cell[ANY] = min(cell[ANY], shape.cost)
                cell[ART] = min(cell[ART], shape.cost) if shape.art_top else cell[ART]

    def widths(self, subset: int) -> range:
        """The widths worth knowing: the whole page needs only its own."""
        last = self.room.columns
        return range(last, last + 1) if subset == self.full and self.whole else range(1, last + 1)

    def _fill_block(self, subset: int) -> None:
        side = self.side_by_side(subset)
        one_above = self.one_above(subset)
        for columns in self.widths(subset):
            for left in range(1, columns):
                self._join_sideways(subset, side, left, columns)
            for upper, lower, price in zip(*(part.tolist() for part in one_above), strict=True):
                self._join_down(subset, columns, upper, lower, price)

    def _join_sideways(self, subset: int, side: tuple[Indices, Indices, Costs], left: int, columns: int) -> None:
        firsts, seconds, prices = side
        if not len(firsts):
            return
        first, second = self.table[:, firsts, left], self.table[:, seconds, columns - left]
        both = (first[ANY] + second[ANY] + prices[:, None]).min(axis=0)
        either = np.minimum(first[ART] + second[ANY], first[ANY] + second[ART]).min(axis=0)
        out = self.table[:, subset, columns]
        np.minimum(out[ANY], np.minimum(both, either), out=out[ANY])
        np.minimum(out[ART], (first[ART] + second[ART]).min(axis=0), out=out[ART])

    def _join_down(self, subset: int, columns: int, upper: int, lower: int, price: int) -> None:
        """Min-plus over heights, in the windows where both parts are possible."""
        top, foot = self._stacked_spans[upper][columns], self._spans[lower][columns]
        last = min(top[1] + foot[1], self._deepest(subset, columns))
        if top[0] > top[1] or foot[0] > foot[1] or top[0] + foot[0] > last:
            return
        heights = slice(top[0] + foot[0], last + 1)
        below = self._below[lower, columns, top[0] : top[1] + 1, heights]
        above = self.stacked[:, upper, columns, top[0] : top[1] + 1]
        best = (above[:, :, None] + below[None]).min(axis=1) + np.int32(price)
        out = self.table[:, subset, columns, heights]
        np.minimum(out, best, out=out)

    def _finish(self, subset: int) -> None:
        """Cut off what leaves no room for the rest; note the finite windows; put the gap below."""
        gap, rows = self.room.gap, self.room.rows
        for columns in self.widths(subset):
            self.table[:, subset, columns, self._deepest(subset, columns) + 1 :] = INFINITE
        block = self.table[:, subset]
        np.minimum(block, INFINITE, out=block)
        below = self.stacked[:, subset]
        below[:, :, gap:] = block[:, :, : rows + 1 - gap]
        wider = block[:, :, : rows - gap] + np.int32(cost.EXTRA_GAP)
        np.minimum(below[:, :, gap + 1 :], wider, out=below[:, :, gap + 1 :])
        np.minimum(below, INFINITE, out=below)
        for columns in range(1, self.room.columns + 1):
            self._spans[subset][columns] = _window(block[ANY, columns])
            self._stacked_spans[subset][columns] = _window(below[ANY, columns])

    def _deepest(self, subset: int, columns: int) -> int:
        """The deepest a block may be with the others still on the page."""
        if not self.whole:
            return self.room.rows
        free = self.room.columns * self.room.rows - self._least_area[self.full ^ subset]
        return max(0, min(self.room.rows, free // columns))

    def _parts(self, subset: int) -> Indices:
        """The non-empty proper subsets."""
        return np.array([part for part in range(1, subset) if part & ~subset == 0], dtype=np.intp)

    def side_by_side(self, subset: int) -> tuple[Indices, Indices, Costs]:
        """Allowed (left, right) pairs, with the price of two headlines meeting at the cut."""
        left = self._parts(subset)
        right = subset ^ left
        allowed = ((left & self._right) == 0) & ((right & self._left) == 0)
        left, right = left[allowed], right[allowed]
        ranks = np.array(self._best_rank)
        alike = np.abs(ranks[left] - ranks[right]) <= 1
        prices = np.where(alike, cost.TOMBSTONE_ALIKE, cost.TOMBSTONE_UNLIKE)
        return left, right, prices.astype(np.int32)

    def one_above(self, subset: int) -> tuple[Indices, Indices, Costs]:
        """Allowed (upper, lower) pairs, with the price of a better rank standing below."""
        upper = self._parts(subset)
        lower = subset ^ upper
        allowed = ((upper & self._lower) == 0) & ((lower & self._upper) == 0)
        upper, lower = upper[allowed], lower[allowed]
        ranks = np.array(self._best_rank)
        prices = np.maximum(ranks[upper] - ranks[lower], 0) * cost.RANK_BELOW
        under = (ranks[lower] == ranks[self.full]) & (ranks[upper] > ranks[lower]) & (ranks[upper] < _UNRANKED)
        prices += np.where(under, cost.LEAD_NOT_ON_TOP, 0)
        return upper, lower, prices.astype(np.int32)


def _window(costs: Costs) -> tuple[int, int]:
    """The first and the last finite entry; (1, 0) when there is none."""
    finite = np.flatnonzero(costs < INFINITE)
    return (int(finite[0]), int(finite[-1])) if len(finite) else (1, 0)
