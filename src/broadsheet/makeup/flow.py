"""Several short pieces flowing one after another through equal legs: briefs, letters.

Every leg is exactly as deep as the block. What is left over in a leg is shared as white between the pieces in it, at
most ``STRETCH`` rows at each place; a leg may end within a piece where neither widow nor orphan arises. The best set of
leg ends is found by dynamic programming over the legs, so few states are reached that it costs next to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from broadsheet.typeset.model import GalleyLine

if TYPE_CHECKING:
    from collections.abc import Iterator

GAP = 1
"""White rows between two pieces."""
STRETCH = 2
"""Rows that may be added at one such place."""
FOOT = 2
"""Rows that may stay white at the foot of a leg when nothing in it can stretch further."""
SPLIT_COST = 8
"""A piece divided between two legs."""
STRETCH_COST, WIDE_STRETCH_COST = 1, 8
"""Each row of white between pieces: the first at a place, and one more."""
FOOT_COST = 5
"""Each row left white at the foot of a leg."""
LEAST_LEG, SHALLOW_COST = 8, 3
"""Each row that a leg is shallower than it should be."""


@dataclass(frozen=True, slots=True)
class Item:
    """One short piece set as rows: its head, text and signature."""

    story: str
    lines: tuple[GalleyLine, ...]

    @property
    def rows(self) -> int:
        """Rows it fills in one leg."""
        return sum(line.rows for line in self.lines)


@dataclass(frozen=True, slots=True)
class Stream:
    """Items end to end with running sums: rows before line ``i``, items begun before line ``i``."""

    items: tuple[Item, ...]
    lines: tuple[GalleyLine, ...]
    owners: tuple[int, ...]
    rows: tuple[int, ...]
    begun: tuple[int, ...]

    @property
    def depth(self) -> int:
        """Rows in one leg, gaps between the items included."""
        return self.rows[-1] + GAP * max(0, len(self.items) - 1)

    def natural(self, start: int, end: int) -> int:
        """Rows of lines ``start`` up to ``end`` in one leg without any stretch."""
        return self.rows[end] - self.rows[start] + GAP * self.gaps(start, end)

    def gaps(self, start: int, end: int) -> int:
        """Places between items within a leg."""
        return max(0, self.begun[end] - self.begun[start + 1]) if end > start else 0

    def starts_item(self, index: int) -> bool:
        """Whether a line is the first of its item."""
        return index == 0 or self.owners[index] != self.owners[index - 1]

    def may_end(self, end: int) -> bool:
        """Whether a leg may end before line ``end``: at an item's end, or where neither widow nor orphan arises."""
        if end == len(self.lines) or self.starts_item(end):
            return True
        above, below = self.lines[end - 1], self.lines[end]
        orphan = above.starts and not above.ends
        widow = below.ends and not below.starts
        return not (above.keep or orphan or widow or below.line is None)


def stream(items: tuple[Item, ...]) -> Stream:
    """Join items into a stream."""
    lines = tuple(line for item in items for line in item.lines)
    owners = tuple(number for number, item in enumerate(items) for _ in item.lines)
    rows = (0, *accumulate(line.rows for line in lines))
    begins = [int(i == 0 or owners[i] != owners[i - 1]) for i in range(len(lines))]
    return Stream(items, lines, owners, rows, (0, *accumulate(begins)))


def leg_ends(copy: Stream, legs: int, depth: int) -> tuple[int, tuple[int, ...]] | None:
    """The cheapest ends of ``legs`` legs of exactly ``depth`` rows as (cost, end lines); None where none fits."""
    states: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for _ in range(legs):
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, ends) in states.items():
            for end, price in _ends(copy, start, depth):
                found = (cost + price, (*ends, end))
                if end not in following or found < following[end]:
                    following[end] = found
        states = following
    return states.get(len(copy.lines))


def _ends(copy: Stream, start: int, depth: int) -> Iterator[tuple[int, int]]:
    """Where a leg beginning at ``start`` may end, with the price of it."""
    if start >= len(copy.lines):
        return
    end = start + 1
    while end <= len(copy.lines) and copy.natural(start, end) <= depth:
        end += 1
    for candidate in range(end - 1, start, -1):
        price = _leg_price(copy, start, candidate, depth)
        if price is None:
            return
        if copy.may_end(candidate):
            yield candidate, price


def _leg_price(copy: Stream, start: int, end: int, depth: int) -> int | None:
    """The price of the white in a leg; None when there is more of it than may be."""
    slack = depth - copy.natural(start, end)
    stretched = min(slack, STRETCH * copy.gaps(start, end))
    foot = slack - stretched
    if foot > FOOT:
        return None
    split = end < len(copy.lines) and not copy.starts_item(end)
    shallow = SHALLOW_COST * max(0, LEAST_LEG - depth)
    return _stretch_price(stretched, copy.gaps(start, end)) + FOOT_COST * foot + SPLIT_COST * split + shallow


def _stretch_price(rows: int, places: int) -> int:
    """What white between the pieces of a leg costs."""
    return STRETCH_COST * min(rows, places) + WIDE_STRETCH_COST * max(0, rows - places)


def leg_rows(copy: Stream, start: int, end: int, depth: int) -> tuple[tuple[int, GalleyLine], ...]:
    """The lines of one leg with the row each begins on, the white shared between the items."""
    gaps = copy.gaps(start, end)
    stretched = min(depth - copy.natural(start, end), STRETCH * gaps)
    placed, row, seen = [], 0, 0
    for index in range(start, end):
        if index > start and copy.starts_item(index):
            row += GAP + share(stretched, gaps, seen)
            seen += 1
        placed.append((row, copy.lines[index]))
        row += copy.lines[index].rows
    return tuple(placed)


def share(total: int, places: int, number: int) -> int:
    """The part of ``total`` rows that place ``number`` of ``places`` gets; the later ones get the odd rows."""
    return total // places + (number >= places - total % places)
