"""Headlines set by sense: full first lines, breaks where a reader would draw breath, no word left alone.

All ways to break are weighed by exact widths. A setting is a block of whole grid rows; its last baseline stands a
fixed way above the block's foot, whatever is left over is white above its first line (engine notes, section 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from broadsheet.measure import Mpt
from broadsheet.typeset.fonts import FontFace
from broadsheet.typeset.items import BreakPoint, Item
from broadsheet.typeset.sense import break_cost

FIRST_LINE, OTHER_LINE = 500, 260
"""Price of an empty first or other line; the emptiness counts squared."""
SHORTEST_LAST = 0.6
SHORT_LAST = 900
"""Price of a last line under that part of the measure, by how much it falls short, squared."""
LONELY_WORD = 260
LINE = 18
"""Price of each line after the first."""
TIGHT, OPEN = 1.03, 1.12
"""Leading of large and of small headlines, as a multiple of the size."""
SMALL, LARGE = 14_000, 44_000
AIR = 1_500
"""Least white between the descenders and the block's foot."""
GIVE = 0.035
"""How much of the size the leading may open to fill the last row."""


class Way(NamedTuple):
    """One way to break up to some point: its cost and the break points that end its lines."""

    cost: int
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A headline to break: its items, their break points, and the measure."""

    items: list[Item]
    points: list[BreakPoint]
    measure: Mpt
    language: str


def break_headline(job: Job, max_lines: int) -> Way | None:
    """The best way to break a headline into at most ``max_lines``; None when there is none."""
    last = len(job.points) - 1
    reached: dict[int, Way] = {0: Way(0, ())}
    best: Way | None = None
    for number in range(max_lines):
        reached = _next_line(job, reached, first=number == 0)
        closed = reached.pop(last, None)
        if closed and (best is None or closed.cost + number * LINE < best.cost):
            best = Way(closed.cost + number * LINE, closed.ends)
    return best


def _next_line(job: Job, reached: dict[int, Way], *, first: bool) -> dict[int, Way]:
    """The cheapest ways with one line more, by the point they reach."""
    found: dict[int, Way] = {}
    for start, way in reached.items():
        for end in range(start + 1, len(job.points)):
            width = job.points[end].end - job.points[start].origin
            if width > job.measure:
                break
            cost = way.cost + line_cost(job, start, end, width / job.measure, first=first)
            if end not in found or cost < found[end].cost:
                found[end] = Way(cost, (*way.ends, end))
    return found


def line_cost(job: Job, start: int, end: int, fill: float, *, first: bool) -> int:
    """What one line costs: its emptiness, and the sense of its break."""
    last = end == len(job.points) - 1
    if not last:
        point = job.points[end]
        sense = break_cost(job.items, point.item, job.language, inside=point.division >= 0)
        return sense + round((FIRST_LINE if first else OTHER_LINE) * (1 - fill) ** 2)
    if first:
        return round(OTHER_LINE * (1 - fill) ** 2 / 2)
    lonely = LONELY_WORD if job.points[end].spaces == job.points[start].next_spaces and fill < SHORTEST_LAST else 0
    return lonely + round(SHORT_LAST * max(0.0, SHORTEST_LAST - fill) ** 2)


def leading_of(size: Mpt) -> Mpt:
    """Leading of a headline: the larger the tighter."""
    share = min(1.0, max(0.0, (size - SMALL) / (LARGE - SMALL)))
    return round(size * (OPEN + (TIGHT - OPEN) * share))


@dataclass(frozen=True, slots=True)
class Stack:
    """Where the lines of a headline stand: rows of the block and each baseline measured from its top."""

    rows: int
    baselines: tuple[Mpt, ...]


def stack(face: FontFace, size: Mpt, lines: int, row: Mpt) -> Stack:
    """A headline's lines in whole rows: the last a fixed way above the foot, the rest of the white on top."""
    leading = leading_of(size)
    head = face.cap_height * size // face.upem
    foot = face.descender * size // face.upem + AIR
    rows = -(-(head + (lines - 1) * leading + foot) // row)
    spare = rows * row - head - (lines - 1) * leading - foot
    if lines > 1:
        leading += min(spare // (lines - 1), round(size * GIVE))
    last = rows * row - foot
    return Stack(rows, tuple(last - (lines - 1 - number) * leading for number in range(lines)))
