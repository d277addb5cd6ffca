"""The head of a block: kicker, headline and standfirst across all its columns, in every size its rank may have.

Costs follow the schedule of sizes (``Design.headline_steps``): a size made for the rank costs least, and a headline
should fill its lines, in few of them, in the full form.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from broadsheet.edition.design import HeadlineStep
from broadsheet.makeup import cost
from broadsheet.makeup.furniture import advance
from broadsheet.measure import Mpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.edition.format import Grid
    from broadsheet.makeup.materials import Materials
    from broadsheet.typeset.model import HeadlineSetting

BIG_TYPE: Final = 16_000
"""From this size on (Mpt) a headline wants a row of white before the text."""
ANY_LINES: Final = 24
"""Lines a headline may have when no size of the schedule takes it."""
TURN_HEAD_RANK: Final = 3
WHOLE: Final = 1_000
CAPITALS: Final = 730
"""How high capitals and ascenders of a headline stand, in thousandths of its size."""
LABEL_AIR, LABEL_AIR_SHARE = 4_000, 40
"""White between the line over a headline and its capitals: so many Mpt and so many thousandths of its size."""
NEARLY_A_COLUMN: Final = 900


@dataclass(frozen=True, slots=True)
class Head:
    """One head: headline form and size, whether the standfirst is in it, its rows and its price."""

    form: int
    size: Mpt
    max_lines: int
    standfirst: bool
    rows: int
    cost: int

    @property
    def step(self) -> HeadlineStep:
        """What to ask the typesetter for to set this headline again."""
        return HeadlineStep(self.size, (), self.max_lines)


def heads(copy: Materials, columns: int) -> tuple[Head, ...]:
    """The heads worth having, without standfirst, the cheapest of each depth, shallowest first."""
    found = list(_scheduled(copy, columns)) or list(_last_resort(copy, columns))
    best: dict[tuple[int, Mpt], Head] = {}
    for head in found:
        key = (head.rows, 0)
        if key not in best or head.cost < best[key].cost:
            best[key] = head
    return tuple(best[key] for key in sorted(best))


def with_standfirst(copy: Materials, columns: int, bare: tuple[Head, ...]) -> tuple[Head, ...]:
    """The same heads with the standfirst under them, over all columns."""
    deeper = copy.standfirst_block(columns).rows if copy.standfirst else 0
    return tuple(replace(head, standfirst=True, rows=head.rows + deeper) for head in bare)


def _forms(copy: Materials) -> list[tuple[int, int]]:
    """Headline forms with their price; a pinned form is the only one."""
    pinned = copy.pins.headline
    if pinned and not copy.turn:
        return [(min(pinned, len(copy.forms)) - 1, 0)]
    return [(form, form * cost.SHORTER_FORM) for form in range(len(copy.forms))]


def _head_rank(copy: Materials) -> int:
    """The rank whose sizes a headline may have; the keyword of a turn stands out more than its text's rank."""
    return min(copy.rank, TURN_HEAD_RANK) if copy.turn else copy.rank


def _scheduled(copy: Materials, columns: int) -> Iterator[Head]:
    steps = copy.design.headline_steps
    for step in steps:
        if _head_rank(copy) not in step.ranks:
            continue
        for form, price in _forms(copy):
            setting = copy.headline(form, step, columns)
            if setting is not None:
                price_of_size = _size_price(copy, step)
                yield _head(copy, columns, (form, step), price + price_of_size)


def _last_resort(copy: Materials, columns: int) -> Iterator[Head]:
    """A headline that no size of its rank takes: smaller ones, then as many lines as it needs."""
    smallest = min(copy.design.headline_steps, key=lambda step: step.size)
    for lines in (smallest.max_lines, ANY_LINES, 10 * ANY_LINES):
        step = HeadlineStep(smallest.size, (), lines)
        for form, price in _forms(copy):
            if copy.headline(form, step, columns) is not None:
                yield _head(copy, columns, (form, step), price + cost.FALLBACK_SIZE)
                return


def _size_price(copy: Materials, step: HeadlineStep) -> int:
    """How far a size is from the ones made for the rank; within those the larger is a little dearer to leave."""
    rank = _head_rank(copy)
    own = [s.size for s in copy.design.headline_steps if s.ranks and s.ranks[0] == rank]
    if step.size in own:
        return own.index(step.size) * cost.NEXT_SIZE
    others = [s.size for s in copy.design.headline_steps if rank in s.ranks]
    away = min(abs(others.index(step.size) - others.index(size)) for size in own) if own else 1
    return away * cost.SECOND_CHOICE_SIZE + (cost.LEAD_SMALL if copy.rank == 1 else 0)


def _head(copy: Materials, columns: int, choice: tuple[int, HeadlineStep], price: int) -> Head:
    form, step = choice
    setting = copy.headline(form, step, columns)
    rows = (
        (label_rows(setting, copy.grid) if copy.label else 0) + (setting.rows if setting else 0) + air_below(step.size)
    )
    fit = _fit_price(setting, copy.grid.span(columns), columns) if setting else 0
    return Head(form, step.size, step.max_lines, standfirst=False, rows=rows, cost=price + fit)


def label_rows(setting: HeadlineSetting | None, grid: Grid) -> int:
    """Rows of the line over a headline: two where the headline would touch it."""
    return 1 if _spare(setting, grid) + grid.cap_top >= 0 else 2


def label_drop(setting: HeadlineSetting | None, grid: Grid) -> Mpt:
    """How far below its first row's baseline the line over a headline stands (negative: above), to keep its air."""
    if label_rows(setting, grid) == 1:
        return min(0, _spare(setting, grid))
    return _spare(setting, grid) + grid.format.leading


def _spare(setting: HeadlineSetting | None, grid: Grid) -> Mpt:
    """White over a headline's capitals beyond what the line in the row above should have."""
    size = setting.size if setting else 0
    return _white_over(setting, grid) - LABEL_AIR - size * LABEL_AIR_SHARE // WHOLE


def _white_over(setting: HeadlineSetting | None, grid: Grid) -> Mpt:
    """White between the baseline of the row over a headline and its capitals."""
    capitals = setting.size * CAPITALS // WHOLE if setting else 0
    first = setting.lines[0].y if setting and setting.lines else grid.format.leading
    return grid.format.leading - grid.ascent + first - capitals


def air_below(size: Mpt) -> int:
    """Rows of white between a head and its text."""
    return 1 if size >= BIG_TYPE else 0


def _fit_price(setting: HeadlineSetting, measure: Mpt, columns: int) -> int:
    widths = [advance(placed.line) for placed in setting.lines]
    fill = max(widths, default=0) * WHOLE // measure
    price = setting.cost // cost.HEADLINE_RAG_UNIT
    price += max(0, cost.SHORT_FILL - fill) // 100 * cost.EMPTY_FILL
    price += cost.LINES_AND_COLUMNS * max(0, columns + len(widths) - cost.MOST_LINES_AND_COLUMNS)
    if fill < cost.FILLED and (WHOLE - fill) * columns >= NEARLY_A_COLUMN:
        price += cost.HOLE_BESIDE_HEAD
    if len(widths) > 1 and widths[-1] * 2 < max(widths):
        price += cost.SHORT_LAST_LINE
    return price + cost.SHORT_MIDDLE_LINE * sum(1 for width in widths[:-1] if width * 5 < max(widths) * 3)
