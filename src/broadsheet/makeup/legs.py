"""A galley through unequal legs: where each leg ends, with no widow, at the least cost.

A ``Run`` is a galley made ready for cutting: how many rows stand before each line, and what it costs to end a leg
there. Every leg is full or a row short (two at a price); rows of white above a line are not set at the head of a leg.
Source: docs/explanation/rooms.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final, TypeAlias

from broadsheet.makeup import cost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadsheet.typeset.model import GalleyLine

NEVER: Final = cost.FORBIDDEN
_SHORT: Final = (0, cost.SHORT_LEG, cost.VERY_SHORT_LEG)
_SENTENCE_ENDS: Final = ".!?…:;"
_Reached: TypeAlias = dict[int, tuple[int, tuple[int, ...]]]
_CLOSERS: Final = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Legs:
    """Where each leg ends (``ends[i]`` is the first line of the next leg) and what it costs."""

    ends: tuple[int, ...]
    cost: int


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Lines ready for cutting.

    ``before[i]`` rows stand above line ``i``; ``white[i]`` of line ``i``'s own rows are white that falls away at a
    leg's head; ``ends[i]`` is the price of ending a leg before line ``i``.
    """

    lines: tuple[GalleyLine, ...]
    before: tuple[int, ...]
    white: tuple[int, ...]
    ends: tuple[int, ...]
    _line_at: tuple[int, ...]
    _known: dict[tuple[int, ...], Legs | None] = field(default_factory=dict, repr=False)

    @property
    def rows(self) -> int:
        """Grid rows of the whole run in one leg."""
        return self.before[-1]

    def depth(self, start: int, end: int) -> int:
        """Rows that the lines from ``start`` up to ``end`` fill as one leg."""
        return self.before[end] - self.before[start] - (self.white[start] if start < end else 0)

    def whole(self, rooms: tuple[int, ...]) -> Legs | None:
        """The cheapest way to set the whole run in legs of ``rooms`` rows each; None when it cannot be done."""
        if rooms not in self._known:
            self._known[rooms] = self._cheapest(rooms)
        return self._known[rooms]

    def _cheapest(self, rooms: tuple[int, ...]) -> Legs | None:
        last = len(self.lines)
        found: Legs | None = None
        for start, (paid, ends) in self._states(rooms[:-1]).items():
            short = rooms[-1] - self.depth(start, last)
            if 0 <= short < len(_SHORT) and start < last:
                price = paid + _SHORT[short]
                found = Legs((*ends, last), price) if found is None or price < found.cost else found
        return found

    def reach(self, rooms: tuple[int, ...]) -> dict[int, Legs]:
        """The cheapest way to fill legs of ``rooms`` rows from the first line on, by the line reached."""
        return {line: Legs(ends, price) for line, (price, ends) in self._states(rooms).items()}

    def _states(self, rooms: tuple[int, ...]) -> _Reached:
        states: _Reached = {0: (0, ())}
        for room in rooms:
            states = self._next_leg(states, room)
        return states

    def _next_leg(self, states: _Reached, room: int) -> _Reached:
        found: _Reached = {}
        line_at, prices, last = self._line_at, self.ends, len(self._line_at)
        for start, (paid, ends) in states.items():
            full = self.before[start] + self.white[start] + room
            for short, price in enumerate(_SHORT):
                end = line_at[full - short] if 0 <= full - short < last else -1
                total = paid + price + prices[end]
                if end > start and prices[end] < NEVER and (end not in found or total < found[end][0]):
                    found[end] = (total, (*ends, end))
        return found

    def may_break_off(self, end: int) -> bool:
        """Whether a story may be continued elsewhere after the line before ``end``: mid-sentence, not at a hyphen."""
        if not 0 < end < len(self.lines) or self.ends[end] >= NEVER:
            return False
        line = self.lines[end - 1]
        if line.ends or line.line is None or line.line.hyphen or self.lines[end].starts:
            return False
        return not _ends_sentence(_last_word(line))


def run_of(lines: Sequence[GalleyLine]) -> Run:
    """Make lines ready for cutting."""
    before = tuple(accumulate((line.rows for line in lines), initial=0))
    at = [-1] * (before[-1] + 1)
    for index, rows in enumerate(before):
        at[rows] = index
    white = (*(_white_above(line) for line in lines), 0)
    return Run(tuple(lines), before, white, _end_prices(lines), tuple(at))


def _white_above(line: GalleyLine) -> int:
    """Rows of white above a line; a row that is nothing but white falls away as a whole."""
    return line.rows - 1 if line.line is not None or line.mark else line.rows


def _end_prices(lines: Sequence[GalleyLine]) -> tuple[int, ...]:
    prices = [0, *(_price(lines[i - 1], lines[i]) for i in range(1, len(lines))), 0]
    for index, line in enumerate(lines):
        if line.drop is not None:
            for under in range(index + 1, min(index + line.drop.rows, len(lines))):
                prices[under] = NEVER
    return tuple(prices[: len(lines) + 1])


def _price(above: GalleyLine, below: GalleyLine) -> int:
    """What it costs to end a leg between two lines."""
    widow = below.ends and not below.starts
    if above.keep or widow or below.mark == "end":
        return NEVER
    price = cost.ORPHAN if above.starts and not above.ends else 0
    if above.line is None or below.line is None:
        price += cost.WHITE_AT_LEG_END
    if above.ref.role == below.ref.role == "table-cell" and _block(above) == _block(below):
        price += cost.TABLE_CUT
    if above.line is not None and above.line.hyphen:
        price += cost.HYPHEN_AT_FOOT
    return price


def _block(line: GalleyLine) -> str:
    """Which block of the story a line belongs to."""
    return line.ref.path.partition(".")[0]


def _last_word(line: GalleyLine) -> str:
    pieces = line.line.pieces if line.line is not None else ()
    return pieces[-1].fragment.text if pieces else ""


def _ends_sentence(word: str) -> bool:
    return word.rstrip(_CLOSERS).endswith(tuple(_SENTENCE_ENDS))
