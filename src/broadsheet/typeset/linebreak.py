"""Total-fit line breaking (Knuth and Plass, 1981) with fitness classes, hyphen runs and glyph flex.

A node is a break that lines may begin at; its states are (fitness class, hyphen run) with the demerits so far. The
passes allow looser and looser lines until the paragraph closes. Rules beside the classic ones: never more hyphens in
a row than the design allows, no hyphen on the last line but one, no runt of a last line, no two lines running that
begin or end with the same word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from broadsheet.edition.design import Breaking
from broadsheet.measure import Mpt
from broadsheet.typeset.badness import (
    LATE_HYPHEN,
    LINE_PENALTY,
    RUNT_LETTERS,
    RUNT_PART,
    RUNT_WEIGHT,
    SECOND_HYPHEN,
    TOLERANCES,
    UNEVEN,
    Give,
    badness,
    fitness,
)
from broadsheet.typeset.items import BreakPoint, Item

OVERHANG = 2
"""A hyphen sticks out beyond the next letters by less than this many spaces."""
LOOSEST = 40.0
"""Ratios beyond this are all the same: hopeless."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph is broken to.

    ``widths`` are those of its first lines, the last of them that of all others; ``tail`` is room kept free at the
    end of the last line.
    """

    give: Give
    widths: tuple[Mpt, ...]
    breaking: Breaking
    tail: Mpt = 0


class State(NamedTuple):
    """One way to reach a break: demerits so far, the last line's fitness, hyphens in a row, where that line began."""

    cost: float
    fitness: int
    run: int
    node: Node | None
    before: State | None


class Node:
    """A break that lines begin at. ``line`` is the number of the line that begins, as far as widths differ.

    ``reach`` is where a line of natural width would end; ``tight`` and ``slack`` are the running sums of what the
    long line can shrink and stretch up to here, so that a line's own share is a difference.
    """

    __slots__ = ("index", "line", "point", "reach", "slack", "spaces", "states", "target", "tight")

    def __init__(self, point: BreakPoint, index: int, line: int, states: list[State]) -> None:
        self.point = point
        self.index = index
        self.line = line
        self.states = states
        self.spaces = point.next_spaces
        self.target = self.reach = self.tight = self.slack = 0.0


Arrivals = dict[tuple[int, int, int], State]
"""The best state for each (line number, fitness, hyphen run) at one break."""


def break_lines(points: list[BreakPoint], items: list[Item], setting: Setting) -> list[int]:
    """The break points that end the lines, in order, the last being the paragraph's end.

    ``points`` come from ``items.break_points``. Empty when no division of the words fits the measure: a word must
    then be cut between its letters.
    """
    breaker = Breaker(points, items, setting)
    return next((found for found in map(breaker.run, TOLERANCES) if found), [])


class Breaker:
    """The passes over one paragraph."""

    def __init__(self, points: list[BreakPoint], items: list[Item], setting: Setting) -> None:
        self.points = points
        self.items = items
        self.setting = setting
        self.last = len(points) - 1
        self.deepest = len(setting.widths) - 1
        give = setting.give
        self.rag = give.rag
        self.stretch = give.stretch
        self.glyph_shrink, self.space_shrink = give.glyph_shrink, give.shrink - give.space * give.glyph_shrink
        self.glyph_stretch, self.space_stretch = give.glyph_stretch, give.stretch - give.space * give.glyph_stretch
        self.overhang = OVERHANG * give.space
        self.penalties = setting.breaking

    def run(self, tolerance: float) -> list[int]:
        """One pass; empty when it does not close."""
        points, last = self.points, self.last
        active = [self._node(0, 0, [State(0.0, 1, 0, None, None)])]
        for index in range(1, last):
            arrivals = self._reach(points[index], active, tolerance)
            if arrivals:
                active.extend(self._begin(index, arrivals))
            elif not active:
                return []
        closed = self._close(active)
        return [*_trace(closed)[1:], last] if closed else []

    def _node(self, index: int, line: int, states: list[State]) -> Node:
        """A node for the lines that begin at a break."""
        point = self.points[index]
        node = Node(point, index, line, states)
        node.target = self.setting.widths[line]
        node.reach = node.target + point.origin
        node.tight = point.origin * self.glyph_shrink + point.next_spaces * self.space_shrink
        node.slack = point.origin * self.glyph_stretch + point.next_spaces * self.space_stretch
        return node

    def _begin(self, index: int, arrivals: Arrivals) -> list[Node]:
        """The nodes that states arriving at a break make: one for each line number that matters."""
        if self.deepest <= 1:
            return [self._node(index, self.deepest, _worthwhile(list(arrivals.values())))]
        lines = sorted({line for line, _, _ in arrivals})
        grouped = ([state for key, state in arrivals.items() if key[0] == line] for line in lines)
        return [self._node(index, line, _worthwhile(states)) for line, states in zip(lines, grouped, strict=True)]

    def _reach(self, point: BreakPoint, active: list[Node], tolerance: float) -> Arrivals:
        """Every state a line ending at a break can leave. Nodes too far back for any line drop from ``active``."""
        end, spaces = point.end, point.spaces
        tight = end * self.glyph_shrink + spaces * self.space_shrink
        slack = end * self.glyph_stretch + spaces * self.space_stretch
        arrivals: Arrivals = {}
        dead: list[Node] = []
        for node in active:
            short = node.reach - end
            if short < 0:
                room = tight - node.tight
                if short + room < 0:
                    if short + room < -self.overhang:
                        dead.append(node)
                    continue
                self._arrive(arrivals, node, point, short / room)
                continue
            value = self._loose(node, short, spaces, slack)
            if value <= tolerance:
                self._arrive(arrivals, node, point, value)
            elif self.deepest <= 1:
                break
        if dead:
            active[:] = active[len(dead) :] if self.deepest <= 1 else [node for node in active if node not in dead]
        return arrivals

    def _loose(self, node: Node, short: float, spaces: int, slack: float) -> float:
        """The ratio of a line that must stretch."""
        room = slack - node.slack + self.rag
        if short <= room:
            return short / room if room else 0.0
        loose = (spaces - node.spaces) * self.stretch + self.rag
        return min(1.0 + (short - room) / loose, LOOSEST) if loose > 0 else LOOSEST

    def _arrive(self, arrivals: Arrivals, node: Node, point: BreakPoint, value: float) -> None:
        """Enter the line from a node to a break into the arrivals, in every state the node has."""
        bad = LINE_PENALTY + badness(value)
        cost = bad * bad + point.penalty * point.penalty
        start = node.point
        if (point.first is start.first and point.first is not None) or (
            point.last is start.last and point.last is not None
        ):
            cost += self.penalties.repeat_penalty
        kind = fitness(value)
        line = node.line + 1 if node.line < self.deepest else self.deepest
        for state in node.states:
            run = state.run + 1 if point.flagged else 0
            if run > self.penalties.max_hyphen_run:
                continue
            total = state.cost + cost + (UNEVEN if abs(kind - state.fitness) > 1 else 0.0)
            if run > 1:
                total += SECOND_HYPHEN
            key = (line, kind, run)
            best = arrivals.get(key)
            if best is None or total < best.cost:
                arrivals[key] = State(total, kind, run, node, state)

    def _close(self, active: list[Node]) -> State | None:
        """The cheapest way to end the paragraph; its last line keeps its natural spaces or shrinks."""
        end = self.points[self.last]
        best: State | None = None
        for node in active:
            value = self._last_line(node, end)
            if value < -1.0:
                continue
            bad = LINE_PENALTY + badness(value)
            cost = bad * bad + self._last_line_cost(node, end)
            for state in node.states:
                if best is None or state.cost + cost < best.cost:
                    best = State(state.cost + cost, 1, 0, node, state)
        return best

    def _last_line(self, node: Node, end: BreakPoint) -> float:
        """The ratio of a last line: 0 unless it must shrink."""
        short = node.reach - end.end - self.setting.tail
        room = end.end * self.glyph_shrink + end.spaces * self.space_shrink - node.tight
        if short >= 0:
            return 0.0
        return short / room if room > 0 else -2.0

    def _last_line_cost(self, node: Node, end: BreakPoint) -> float:
        """Demerits for a runt and for a hyphen just before the last line."""
        letters = _letters(self.items, node.point) if node.spaces == end.spaces else RUNT_LETTERS
        runt = node.index and (letters < RUNT_LETTERS or end.end - node.point.origin < RUNT_PART * node.target)
        return self.penalties.runt_penalty * RUNT_WEIGHT * bool(runt) + (LATE_HYPHEN if node.point.flagged else 0.0)


def _letters(items: list[Item], point: BreakPoint) -> int:
    """Characters from a break to the paragraph's end when no space lies between."""
    carried = items[point.item + 1 :]
    letters = sum(len(item.word.text) for item in carried)
    if point.division >= 0:
        word = items[point.item].word
        letters += len(word.text) - word.divisions[point.division].at
    return letters


def _worthwhile(states: list[State]) -> list[State]:
    """The states that can still win: a dearer one must have fewer hyphens or be within what evenness can cost."""
    if len(states) == 1:
        return states
    kept: list[State] = []
    for state in sorted(states, key=lambda state: (state.cost, state.run, state.fitness)):
        if not any(other.run <= state.run and other.cost + UNEVEN <= state.cost for other in kept):
            kept.append(state)
    return kept


def _trace(state: State | None) -> list[int]:
    """The breaks on the way to the last state, in order: where each line after the first begins."""
    found: list[int] = []
    while state is not None and state.node is not None:
        found.append(state.node.index)
        state = state.before
    return found[::-1]


def first_fit(points: list[BreakPoint], setting: Setting) -> list[int]:
    """Greedy breaking: each line takes what fits at natural width. Always closes; a piece too wide stands alone."""
    ends: list[int] = []
    at, run, last = 0, 0, len(points) - 1
    while not ends or ends[-1] != last:
        width = setting.widths[min(len(ends), len(setting.widths) - 1)]
        at = _farthest(points, at, width, flagged=run < setting.breaking.max_hyphen_run)
        run = run + 1 if points[at].flagged else 0
        ends.append(at)
    return ends


def _farthest(points: list[BreakPoint], start: int, width: Mpt, *, flagged: bool) -> int:
    """The last break a line from ``start`` can reach at natural width; ``flagged``: it may end in a hyphen."""
    reach = points[start].origin + width
    found = start + 1
    for index in range(start + 1, len(points)):
        if points[index].end <= reach:
            found = index if flagged or not points[index].flagged else found
        elif points[index].origin > reach:
            break
    return found
