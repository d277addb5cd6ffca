"""Where the things beside the text stand in a block of legs: pictures, fact boxes, pull quotes, the standfirst.

An ``Arrangement`` reserves rows at the heads and feet of legs. Things are only ever put where the legs are level, so no
hole can arise; text never stands above and below a thing in one leg. The depth of the text then follows in closed
form: ``T = ceil((rows of text + rows reserved) / legs)`` (docs/explanation/rooms.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from broadsheet.makeup import cost
from broadsheet.makeup.pictures import Depth, depths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadsheet.makeup.materials import Materials

AIR: Final = 1
"""Rows of white between a thing and the text under or over it."""
MOST_DEPTHS: Final = 12
"""Depths tried for a story's first picture."""
FEW_DEPTHS: Final = 3
"""Depths tried where the text may be of any length, so that the picture need not give."""


@dataclass(frozen=True, slots=True)
class Insert:
    """A thing in a block: ``kind`` picture, box, quote, standfirst or jump; ``index`` among its kind.

    It stands in ``legs`` legs from ``leg`` on, ``offset`` rows from their head (or foot), ``rows`` deep with its air.
    ``art`` are the rows of a picture itself.
    """

    kind: str
    index: int
    leg: int
    legs: int
    rows: int
    at_foot: bool = False
    offset: int = 0
    art: int = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Things in their legs.

    ``over`` stands above the headline, across the block; ``aside`` stands right of all text and is as deep as it.
    ``standfirst``: 0 in the head, else across so many legs. ``heads`` and ``feet`` are the rows taken in each leg of
    text; ``lost`` is what the lead picture loses (thousandths).
    """

    heads: tuple[int, ...]
    feet: tuple[int, ...]
    inserts: tuple[Insert, ...] = ()
    over: Insert | None = None
    aside: Insert | None = None
    standfirst: int = 0
    cost: int = 0
    lost: int = 0

    @property
    def legs(self) -> int:
        """How many legs of text the block has."""
        return len(self.heads)

    @property
    def columns(self) -> int:
        """How many columns the block spans."""
        return self.legs + (self.aside.legs if self.aside else 0)

    @property
    def pictures(self) -> tuple[Insert, ...]:
        """All pictures, wherever they stand."""
        things = (self.over, self.aside, *self.inserts)
        return tuple(thing for thing in things if thing is not None and thing.kind == "picture")

    @property
    def reserved(self) -> int:
        """Rows taken from the text, over all legs."""
        return sum(self.heads) + sum(self.feet)

    @property
    def art(self) -> int:
        """Cells of all pictures together."""
        return sum(picture.legs * picture.art for picture in self.pictures)

    def put(self, insert: Insert, price: int = 0) -> Arrangement | None:
        """With one more thing below (or above) what its legs already hold; None where those legs are not level."""
        taken = self.feet if insert.at_foot else self.heads
        where = range(insert.leg, insert.leg + insert.legs)
        if insert.leg < 0 or insert.leg + insert.legs > self.legs or len({taken[leg] for leg in where}) != 1:
            return None
        placed = replace(insert, offset=taken[insert.leg])
        now = tuple(rows + insert.rows if leg in where else rows for leg, rows in enumerate(taken))
        heads, feet = (self.heads, now) if insert.at_foot else (now, self.feet)
        return replace(self, heads=heads, feet=feet, inserts=(*self.inserts, placed), cost=self.cost + price)

    def rooms(self, depth: int) -> tuple[int, ...]:
        """Rows of text in each leg of a block whose legs are ``depth`` rows deep."""
        return tuple([depth - head - foot for head, foot in zip(self.heads, self.feet, strict=True)])


def arrangements(copy: Materials, legs: int) -> Iterator[Arrangement]:
    """Every way worth pricing to set a story's things in a block of ``legs`` legs."""
    for pictured in _with_pictures(copy, legs):
        for headed in _with_standfirst(copy, pictured):
            for boxed in _with_boxes(copy, headed):
                yield from _with_quote(copy, boxed)


def _bare(copy: Materials, legs: int) -> Arrangement:
    """Empty legs; where the story goes on elsewhere the last row of the last leg says so."""
    empty = Arrangement((0,) * legs, (0,) * legs)
    jump = empty.put(Insert("jump", 0, legs - 1, 1, 1, at_foot=True)) if copy.jump else None
    return jump or empty


# ---- pictures ----


def _with_pictures(copy: Materials, legs: int) -> Iterator[Arrangement]:
    if not copy.pictures:
        yield _bare(copy, legs)
        return
    for span in _lead_spans(copy, legs):
        for depth in _spread(depths(copy.pictures[0], copy.grid, span), FEW_DEPTHS if copy.free_end else MOST_DEPTHS):
            for placed in _with_lead(copy, legs, span, depth):
                yield from _with_others(copy, placed, span)


def _lead_spans(copy: Materials, legs: int) -> Iterable[int]:
    pinned = copy.pins.picture_columns
    return (min(pinned, legs),) if pinned else range(1, legs + 1)


def _spread(found: Sequence[Depth], most: int) -> Sequence[Depth]:
    """At most ``most`` of the depths, evenly spread."""
    step = -(-len(found) // most) if found else 1
    return found[step // 2 :: step]


def _with_lead(copy: Materials, legs: int, span: int, depth: Depth) -> Iterator[Arrangement]:
    caption = copy.caption(0, span)
    insert = Insert("picture", 0, legs - span, span, depth.rows + caption.rows + AIR, art=depth.rows)
    bare = replace(
        _bare(copy, legs),
        cost=depth.price + _span_price(copy, span, legs) + _size_price(copy, span, depth),
        lost=depth.lost,
    )
    placed = bare.put(insert)
    if placed is not None:
        yield placed
    if span == legs:
        yield replace(bare, over=insert, cost=bare.cost + cost.PICTURE_OVER_HEAD)
    elif (legs - span) * (insert.rows - AIR) >= copy.run.rows or copy.free_end:
        yield replace(
            _bare(copy, legs - span),
            aside=replace(insert, rows=insert.rows - AIR),
            cost=bare.cost,
            lost=depth.lost,
        )


def _span_price(copy: Materials, span: int, legs: int) -> int:
    """What a picture's width costs by its story's rank (at least half of the block for a lead)."""
    half = 2 * span >= legs
    if copy.rank == 1 and not half and not copy.portrait_lead:
        return cost.LEAD_PICTURE_NARROW
    narrow = cost.PICTURE_NARROW if span == 1 and legs > 2 and not copy.portrait_lead else 0  # noqa: PLR2004 - of three legs
    wide = max(0, span - max(5 - copy.rank, 1)) * cost.PICTURE_TOO_WIDE if copy.rank > 1 else 0
    return narrow + wide


def _size_price(copy: Materials, span: int, depth: Depth) -> int:
    """What a picture costs that is too large a part of the page for its story's rank."""
    share = span * depth.rows * 100 // (copy.grid.columns * copy.grid.rows)
    allowed = cost.ART_OF_PAGE[min(max(copy.rank, 1), len(cost.ART_OF_PAGE) - 1)]
    return max(0, share - allowed) * cost.PICTURE_OUTGROWS


def _with_others(copy: Materials, lead: Arrangement, span: int) -> Iterator[Arrangement]:
    others = range(1, len(copy.pictures))
    if not others:
        yield lead
        return
    for way in (_tier(copy, lead, span), _beside(copy, lead, span), _at_feet(copy, lead)):
        if way is not None:
            yield replace(way, cost=way.cost + _rivalry_price(way))


def _rivalry_price(plan: Arrangement) -> int:
    """The first picture should dominate the others of its story."""
    cells = {item.index: item.legs * item.art for item in plan.pictures}
    return cost.SECOND_PICTURE_LARGE * sum(1 for index, size in cells.items() if index and 2 * size > cells[0])


def _tier(copy: Materials, lead: Arrangement, span: int) -> Arrangement | None:
    """The other pictures in a row under the first."""
    others = list(range(1, len(copy.pictures)))
    first = lead.legs - span
    if span < len(others) or (len(others) == 1 and span > 2):  # noqa: PLR2004 - one wide picture under another is a wall
        return None
    widths = [span // len(others) + (i < span % len(others)) for i in range(len(others))]
    return _row_of(copy, lead, list(zip(others, widths, strict=True)), first)


def _beside(copy: Materials, lead: Arrangement, span: int) -> Arrangement | None:
    """The other pictures at the heads of the legs left of the first."""
    others = list(range(1, len(copy.pictures)))
    if lead.over is not None or lead.legs - span < len(others):
        return None
    return _row_of(copy, lead, [(index, 1) for index in others], lead.legs - span - len(others))


def _row_of(copy: Materials, lead: Arrangement, widths: list[tuple[int, int]], leg: int) -> Arrangement | None:
    """Pictures side by side with one common depth, so that the text under them is level."""
    rows = _common_rows(copy, widths)
    placed: Arrangement | None = lead if rows else None
    for index, width in widths:
        if placed is None or rows is None:
            return None
        caption = max(copy.caption(i, w).rows for i, w in widths)
        art, price = rows[index]
        placed = placed.put(Insert("picture", index, leg, width, art + caption + AIR, art=art), price)
        leg += width
    return placed


def _common_rows(copy: Materials, widths: list[tuple[int, int]]) -> dict[int, tuple[int, int]] | None:
    """For each picture its rows and price; one depth for all where the crops allow it."""
    offered = {i: {d.rows: d.price for d in depths(copy.pictures[i], copy.grid, w)} for i, w in widths}
    if not all(offered.values()):
        return None
    shared = set.intersection(*(set(prices) for prices in offered.values()))
    if not shared:
        return {i: min(((r, p) for r, p in prices.items()), key=lambda item: item[1]) for i, prices in offered.items()}
    best = min(sorted(shared), key=lambda rows: sum(prices[rows] for prices in offered.values()))
    return {i: (best, prices[best]) for i, prices in offered.items()}


def _at_feet(copy: Materials, lead: Arrangement) -> Arrangement | None:
    """The other pictures at the feet of the first legs, two side by side at most, else one above the other."""
    placed: Arrangement | None = lead
    for index in range(1, len(copy.pictures)):
        if placed is None:
            return None
        width = 2 if lead.legs > 3 and not copy.portrait(index) else 1  # noqa: PLR2004 - a wide block
        best = min(depths(copy.pictures[index], copy.grid, width), key=lambda d: d.price, default=None)
        if best is None:
            return None
        rows = best.rows + copy.caption(index, width).rows + AIR
        leg = _lowest_leg(placed.feet, width)
        insert = Insert("picture", index, leg, width, rows, at_foot=True, art=best.rows)
        placed = placed.put(insert, best.price + cost.PICTURE_AT_FOOT)
    return placed


def _lowest_leg(feet: tuple[int, ...], width: int) -> int:
    """The first leg where the least is taken over ``width`` level legs."""
    level = [leg for leg in range(len(feet) - width + 1) if len(set(feet[leg : leg + width])) == 1]
    return min(level, key=lambda leg: (feet[leg], leg), default=0)


# ---- standfirst, boxes, quotes ----


def _with_standfirst(copy: Materials, plan: Arrangement) -> Iterator[Arrangement]:
    if not copy.standfirst:
        yield plan
        return
    long_lines = cost.STANDFIRST_LONG_LINE * max(0, plan.columns - 3)
    yield replace(plan, cost=plan.cost + long_lines)
    for width in (1, 2):
        if width < plan.legs:
            insert = Insert("standfirst", 0, 0, width, copy.standfirst_block(width).rows + AIR)
            placed = plan.put(insert, 2 if width == 1 else 0)
            if placed is not None and placed.inserts[-1].offset == 0:
                yield replace(placed, standfirst=width)


def _with_boxes(copy: Materials, plan: Arrangement) -> Iterator[Arrangement]:
    if not copy.boxes:
        yield plan
        return
    for widths in product((1, 2), repeat=min(len(copy.boxes), 2)):
        for at_foot in (True, False):
            placed = _boxed(copy, plan, widths, at_foot=at_foot)
            if placed is not None:
                yield placed


def _boxed(copy: Materials, plan: Arrangement, widths: tuple[int, ...], *, at_foot: bool) -> Arrangement | None:
    """The boxes in the last legs, each left of the one before while there are legs, else above it."""
    placed: Arrangement | None = plan
    for index in range(len(copy.boxes)):
        width = min(widths[min(index, len(widths) - 1)], plan.legs)
        if placed is None:
            return None
        taken = placed.feet if at_foot else placed.heads
        first = 0 if at_foot or plan.legs == 1 else 1
        level = [leg for leg in range(first, plan.legs - width + 1) if len(set(taken[leg : leg + width])) == 1]
        if not level:
            return None
        leg = min(level, key=lambda at: (taken[at], -at))
        insert = Insert("box", index, leg, width, copy.box(index, width).rows + AIR, at_foot=at_foot)
        placed = placed.put(insert, 0 if at_foot else cost.BOX_AT_TOP)
    return placed


def _with_quote(copy: Materials, plan: Arrangement) -> Iterator[Arrangement]:
    if not copy.quotes:
        yield plan
        return
    yield replace(plan, cost=plan.cost + cost.QUOTE_LEFT_OUT * len(copy.quotes))
    free = [leg for leg in range(plan.standfirst + 1, plan.legs) if not plan.heads[leg]]
    if free:
        leg = free[len(free) // 2]
        insert = Insert("quote", 0, leg, 1, copy.quote_rows(0, 1) + AIR)
        placed = plan.put(insert, cost.QUOTE_LEFT_OUT * (len(copy.quotes) - 1))
        if placed is not None:
            yield placed
