"""Slicing trees read back from the tables, cheapest first, each with different cuts.

The tables give the exact cost of completing any unfinished tree, so a best-first search over unfinished trees meets
finished ones in the order of their cost; of two that promise the same, the one further on goes first. Of one cut
between the same parts only the best few heights are followed: two plans that differ by a row of picture are the same
plan to an editor.

Source: L. Huang and D. Chiang, Better k-best parsing, IWPT 2005 (derivations of a packed forest, best first).
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from broadsheet.makeup import cost
from broadsheet.makeup.model import Cell, Cut, Leaf, Tree
from broadsheet.makeup.slicing import ANY, ART, INFINITE, Slicing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.makeup.model import Shape
    from broadsheet.makeup.slicing import Costs

SPREAD: Final = 150
"""How much dearer than the best an alternative may be to be followed (in units of ``cost``)."""
CHOICES: Final = 40
"""How many alternatives of one rectangle are followed."""
HEIGHTS_APART: Final = 6
"""Rows by which two heights of one cut must differ to be two alternatives."""
MOST_STEPS: Final = 1_500
"""Unfinished trees looked at before the search is content with what it has."""


@dataclass(frozen=True, slots=True)
class State:
    """A rectangle still to be cut: which table, which pieces, how wide and deep."""

    table: int
    subset: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go on with a rectangle: a shape of its only piece, or a cut into two rectangles."""

    cost: int
    shape: Shape | None = None
    piece: str = ""
    across: bool = False
    gap: int = 0
    parts: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """A finished slicing tree with the shapes its pieces take; ``gaps`` counts rows added between blocks."""

    cost: int
    tree: Tree
    shapes: tuple[Shape, ...]
    extra_gaps: int


_Chain: TypeAlias = "tuple[Choice, _Chain] | None"
_Agenda: TypeAlias = "tuple[State, _Agenda] | None"


class Derivations:
    """The alternatives of each rectangle, remembered; iterate with ``best_first``."""

    def __init__(self, slicing: Slicing) -> None:
        """Read from filled tables."""
        self._slicing = slicing
        self._known: dict[State, tuple[Choice, ...]] = {}

    def best_first(self, root: State) -> Iterator[Derivation]:
        """Finished trees in order of cost. The same tables give the same trees in the same order."""
        start = int(self._slicing.table[root.table, root.subset, root.columns, root.rows])
        if start >= INFINITE:
            return
        queue: list[tuple[int, int, int, _Agenda, _Chain]] = [(start, 0, 0, (root, None), None)]
        serial = 0
        for _ in range(MOST_STEPS):
            if not queue:
                return
            total, undone, _, agenda, done = heapq.heappop(queue)
            if agenda is None:
                yield self._finished(total, done)
                continue
            for choice in self._alternatives(agenda[0]):
                serial += 1
                more = total - self._least(agenda[0]) + choice.cost
                heapq.heappush(queue, (more, undone - 1, serial, _onto(choice.parts, agenda[1]), (choice, done)))

    def _least(self, state: State) -> int:
        return int(self._slicing.table[state.table, state.subset, state.columns, state.rows])

    def _alternatives(self, state: State) -> tuple[Choice, ...]:
        if state not in self._known:
            choices = self._leaves(state) if state.subset & (state.subset - 1) == 0 else self._cuts(state)
            limit = self._least(state) + SPREAD
            near = sorted((c for c in choices if c.cost <= limit), key=lambda c: c.cost)
            self._known[state] = tuple(near[:CHOICES])
        return self._known[state]

    def _leaves(self, state: State) -> list[Choice]:
        index = state.subset.bit_length() - 1
        piece = self._slicing.pieces[index].id
        shapes = self._slicing.shapes[index].get((state.columns, state.rows), ())
        return [Choice(shape.cost, shape, piece) for shape in shapes if shape.art_top or state.table == ANY]

    def _cuts(self, state: State) -> list[Choice]:
        return self._cuts_across(state) + self._cuts_down(state)

    def _cuts_across(self, state: State) -> list[Choice]:
        found: list[Choice] = []
        uppers, lowers, prices = self._slicing.one_above(state.subset)
        for more in (0, 1):
            gap = self._slicing.room.gap + more
            free = state.rows - gap
            if free < 2:  # noqa: PLR2004 - a row for each of the two
                continue
            above = self._slicing.table[state.table, uppers, state.columns, 1:free]
            below = self._slicing.table[ANY, lowers, state.columns, 1:free][:, ::-1]
            sums = above + below + prices[:, None] + np.int32(more * cost.EXTRA_GAP)
            for upper, lower, row in zip(uppers.tolist(), lowers.tolist(), sums, strict=True):
                for height, price in _low_points(row):
                    first = State(state.table, upper, state.columns, height)
                    second = State(ANY, lower, state.columns, free - height)
                    found.append(Choice(price, across=True, gap=gap, parts=(first, second)))
        return found

    def _cuts_down(self, state: State) -> list[Choice]:
        lefts, rights, prices = self._slicing.side_by_side(state.subset)
        kinds = [(ART, ART, 0)] if state.table == ART else [(ANY, ANY, 1), (ART, ANY, 0), (ANY, ART, 0)]
        found: list[Choice] = []
        for columns in range(1, state.columns):
            for left_kind, right_kind, priced in kinds:
                left = self._slicing.table[left_kind, lefts, columns, state.rows]
                right = self._slicing.table[right_kind, rights, state.columns - columns, state.rows]
                sums = left + right + prices * np.int32(priced)
                for at in np.flatnonzero(sums < INFINITE).tolist():
                    first = State(left_kind, int(lefts[at]), columns, state.rows)
                    second = State(right_kind, int(rights[at]), state.columns - columns, state.rows)
                    found.append(Choice(int(sums[at]), parts=(first, second)))
        return found

    def _finished(self, total: int, done: _Chain) -> Derivation:
        choices: list[Choice] = []
        while done is not None:
            choice, done = done
            choices.append(choice)
        extra = sum(1 for choice in choices if choice.across and choice.gap > self._slicing.room.gap)
        builder = _Builder(choices)
        tree = builder.build(Cell(0, 0, 0, 0))
        return Derivation(total, tree, tuple(builder.shapes), extra)


class _Builder:
    """Turns choices, stacked in the order they were made, into a tree of cells."""

    def __init__(self, stack: list[Choice]) -> None:
        """``stack`` has the first choice on top; building takes them off."""
        self._stack = stack
        self.shapes: list[Shape] = []

    def build(self, at: Cell) -> Tree:
        """The tree whose top left corner stands at ``at``; its size comes from its choices."""
        choice = self._stack.pop()
        if choice.shape is not None:
            self.shapes.append(choice.shape)
            cell = Cell(at.column, at.row, choice.shape.columns, choice.shape.rows)
            return Leaf(choice.piece, cell, choice.shape.art_top)
        first, second = choice.parts
        before = self.build(at)
        if choice.across:
            beside = Cell(at.column, at.row + first.rows + choice.gap, second.columns, second.rows)
        else:
            beside = Cell(at.column + first.columns, at.row, second.columns, second.rows)
        return Cut(choice.across, before, self.build(beside))


def _onto(parts: tuple[State, ...], agenda: _Agenda) -> _Agenda:
    """The parts put in front of what is still to be done, first part first."""
    for part in reversed(parts):
        agenda = (part, agenda)
    return agenda


def _low_points(costs: Costs) -> list[tuple[int, int]]:
    """The best height (counted from 1) and the next best that lies well apart, with their costs."""
    found: list[tuple[int, int]] = []
    for index in np.argsort(costs, kind="stable")[:24].tolist():
        if costs[index] >= INFINITE or len(found) > 1:
            break
        if all(abs(index + 1 - height) >= HEIGHTS_APART for height, _ in found):
            found.append((index + 1, int(costs[index])))
    return found
