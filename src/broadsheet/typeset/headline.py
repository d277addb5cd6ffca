"""Headlines set by sense: full first lines, breaks where a reader would draw breath, no word left alone.

All ways to break are weighed by exact widths. A setting is a block of whole grid rows; its last baseline stands a
fixed way above the block's foot, whatever is left over is white above its first line (docs/explanation/rooms.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from broadsheet.measure import Mpt
from broadsheet.typeset.fonts import FontFace
from broadsheet.typeset.items import BreakPoint, Item, break_points
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

    cost: float
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A headline to break to a measure: its break points, and what a break at each costs its sense."""

    points: tuple[BreakPoint, ...]
    sense: tuple[int, ...]
    measure: Mpt


def job_of(items: list[Item], space: Mpt, measure: Mpt, language: str) -> Job:
    """The job for a headline's items."""
    points = break_points(items, space)
    inner = (break_cost(items, point.item, language, inside=point.division >= 0) for point in points[1:-1])
    return Job(tuple(points), (0, *inner, 0), measure)


def break_headline(job: Job, max_lines: int) -> Way | None:
    """The best way to break a headline into at most ``max_lines``; None when there is none."""
    last = len(job.points) - 1
    reached: dict[int, Way] = {0: Way(0, ())}
    best: Way | None = None
    for number in range(max_lines):
        reached = _next_line(job, reached, FIRST_LINE if number == 0 else OTHER_LINE)
        closed = reached.pop(last, None)
        if closed and (best is None or closed.cost + number * LINE < best.cost):
            best = Way(closed.cost + number * LINE, closed.ends)
        if not reached:
            break
    return best


def _next_line(job: Job, reached: dict[int, Way], weight: int) -> dict[int, Way]:
    """The cheapest ways with one line more, by the point they reach."""
    found: dict[int, Way] = {}
    points, sense, measure = job.points, job.sense, job.measure
    last = len(points) - 1
    for start, way in reached.items():
        origin = points[start].origin
        for end in range(start + 1, last + 1):
            empty = 1 - (points[end].end - origin) / measure
            if empty < 0:
                break
            cost = way.cost + (
                last_line_cost(job, start, empty) if end == last else sense[end] + weight * empty * empty
            )
            if end not in found or cost < found[end].cost:
                found[end] = Way(cost, (*way.ends, end))
    return found


def last_line_cost(job: Job, start: int, empty: float) -> float:
    """What the emptiness of a last line costs; a line that is all there is may be shorter."""
    if start == 0:
        return OTHER_LINE * empty * empty / 2
    short = max(0.0, SHORTEST_LAST - 1 + empty)
    lonely = short > 0 and job.points[-1].spaces == job.points[start].next_spaces
    return SHORT_LAST * short * short + LONELY_WORD * lonely


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
