"""A story's shape table: for every width and depth it can fill exactly, the cheapest way to do so.

Body and head are priced apart and joined: the body (legs, pictures, boxes) knows nothing of the headline, so each of
its variants is threaded once. About a thousand options fall into a few hundred shapes (docs/explanation/rooms.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

from broadsheet.makeup import cost
from broadsheet.makeup.arrangement import Arrangement, arrangements
from broadsheet.makeup.furniture import Shapes, cheapest
from broadsheet.makeup.heads import Head, air_below, heads, with_standfirst
from broadsheet.makeup.model import Shape
from broadsheet.measure import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.makeup.legs import Legs
    from broadsheet.makeup.materials import Materials

AIRS: Final = ((0, 0), (1, cost.ROW_OF_AIR), (2, cost.MORE_AIR))
"""Rows of white that may be added between head and text, with their price."""
MOST_AIR: Final = 2
"""Rows of white there may be between head and text in all."""
LEAST_TEXT: Final = 3
"""Rows of text below which a leg is no leg."""
HEAD_ROWS: Final = 6
"""What a head takes of a block when only its share is asked for."""
PERCENT: Final = 10


@dataclass(frozen=True, slots=True)
class Body:
    """A block without its head: where things stand, how deep its legs are and before which line each ends."""

    arrangement: Arrangement
    depth: int
    ends: tuple[int, ...]
    cost: int

    @property
    def rows(self) -> int:
        """Rows of the legs and of what stands over the headline."""
        over = self.arrangement.over
        return self.depth + (over.rows if over else 0)


Bodies: TypeAlias = dict[tuple[int, bool, bool], Body]
"""The cheapest body found so far for its rows, its top edge (a picture?) and its head (with the standfirst?)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One way to set a story: what its shape's ``option`` holds. ``air`` rows of white stand between head and body."""

    head: Head
    body: Body
    air: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Depths in rows, from the design's grid."""

    least: int
    most: int
    under: int
    rows: int
    before_jump: int
    after_jump: int


def limits(copy: Materials) -> Limits:
    """The limits of leg depth in rows of this grid (rules: Leg depth)."""
    row = copy.grid.format.leading

    def in_rows(millimetres: float) -> int:
        return -(-mm(millimetres) // row)

    return Limits(
        in_rows(cost.LEAST_LEG_MM),
        mm(cost.MOST_LEG_MM) // row,
        in_rows(cost.UNDER_PICTURE_MM),
        copy.grid.rows,
        in_rows(cost.BEFORE_JUMP_MM),
        in_rows(cost.AFTER_JUMP_MM),
    )


def shape_table(copy: Materials) -> Shapes:
    """All shapes of a story, or of the first part of one, which may end mid-sentence."""
    pinned = copy.pins.columns
    widths = (min(pinned, copy.grid.columns),) if pinned else range(1, copy.grid.columns + 1)
    return cheapest(shape for columns in widths for shape in _shapes(copy, columns))


def _shapes(copy: Materials, columns: int) -> Iterator[Shape]:
    """The cheapest shapes of one width."""
    best: dict[tuple[int, bool], tuple[int, Block]] = {}
    bare = heads(copy, columns)
    by_mode = {False: bare, True: with_standfirst(copy, columns, bare)}
    for body in _bodies(copy, columns):
        over, inside = body.arrangement.over is not None, body.arrangement.standfirst == 0
        for head, (air, price) in product(by_mode[inside], AIRS):
            if air + air_below(head.size) > MOST_AIR:
                continue
            rows, total = head.rows + body.rows + air, head.cost + body.cost + price
            known = best.get((rows, over))
            if rows <= copy.grid.rows and (known is None or total < known[0]):
                best[(rows, over)] = (total, Block(head, body, air))
    width = _width_price(copy, columns)
    for (rows, over), (total, block) in best.items():
        plan = block.body.arrangement
        under = plan.over.rows if plan.over else 0
        yield Shape(columns, rows, total + width, over, block.head.size, block, art_cells(plan), under)


def art_cells(plan: Arrangement) -> int:
    """The largest picture in cells."""
    return max((item.legs * item.art for item in plan.pictures), default=0)


def _width_price(copy: Materials, columns: int) -> int:
    """A lead wants half the page at least, a small story should not run across it."""
    page = copy.grid.columns
    narrow = {1: (page + 1) // 2, 2: 2}.get(copy.rank, 1)
    wide = {3: page - 1, 4: 3, 5: 2}.get(copy.rank, page)
    off = max(0, narrow - columns) + max(0, columns - wide)
    return 0 if copy.pins.columns else off * cost.WIDTH_FOR_RANK


def _bodies(copy: Materials, columns: int) -> list[Body]:
    """The cheapest body of each depth, kind of top edge and place of the standfirst."""
    best: Bodies = {}
    bound = limits(copy)
    for plan in sorted(arrangements(copy, columns), key=lambda plan: plan.cost):
        for body in (_broken_off if copy.free_end else _threaded)(copy, plan, bound, best):
            key = _key(body.arrangement, body.rows)
            if key not in best or body.cost < best[key].cost:
                best[key] = body
    return list(best.values())


def _key(plan: Arrangement, rows: int) -> tuple[int, bool, bool]:
    return rows, plan.over is not None, plan.standfirst == 0


def _threaded(copy: Materials, plan: Arrangement, bound: Limits, best: Bodies) -> Iterator[Body]:
    """The whole text in its legs: one depth in closed form, and one row more where a widow asks for it."""
    least = -(-(copy.run.rows + plan.reserved) // plan.legs)
    over = plan.over.rows if plan.over else 0
    for depth in (plan.aside.rows,) if plan.aside else (least - 1, least, least + 1):
        price = _worth(plan, depth, bound, best)
        if price is None or depth + over > bound.rows:
            continue
        legs = copy.run.whole(plan.rooms(depth))
        if legs is not None:
            yield _body(plan, depth, legs, price)


def _broken_off(copy: Materials, plan: Arrangement, bound: Limits, best: Bodies) -> Iterator[Body]:
    """The first part of a story that goes on elsewhere: any depth, the last row of the last leg for the jump line."""
    most_text = copy.run.rows - bound.after_jump
    for depth in (plan.aside.rows,) if plan.aside else range(LEAST_TEXT, bound.rows):
        rooms = plan.rooms(depth)
        price = _worth(plan, depth, bound, best) if bound.before_jump <= sum(rooms) <= most_text else None
        if price is None:
            continue
        reached = copy.run.reach(rooms)
        ends = [legs for end, legs in sorted(reached.items()) if copy.run.may_break_off(end)]
        if ends:
            yield _body(plan, depth, min(ends, key=lambda legs: legs.cost), price + cost.JUMP)


def _worth(plan: Arrangement, depth: int, bound: Limits, best: Bodies) -> int | None:
    """The price of a depth, or None where it cannot be or a cheaper body of the same rows is known already."""
    known = best.get(_key(plan, depth + (plan.over.rows if plan.over else 0)))
    if known is not None and known.cost <= plan.cost:
        return None
    price = _depth_price(plan, depth, bound)
    return None if price is None or (known is not None and known.cost <= plan.cost + price) else price


def _body(plan: Arrangement, depth: int, legs: Legs, price: int) -> Body:
    return Body(plan, depth, legs.ends, plan.cost + price + legs.cost)


def _depth_price(plan: Arrangement, depth: int, bound: Limits) -> int | None:
    """The price of legs ``depth`` rows deep with what stands in them; None when some leg has no room for text."""
    price = _share_price(plan, depth)
    for room, head, foot in zip(plan.rooms(depth), plan.heads, plan.feet, strict=True):
        if room < LEAST_TEXT or ((head or foot) and room < bound.under):
            return None
        price += max(0, room - bound.most) * cost.DEEP_LEG
        if not (head or foot):
            price += max(0, bound.least - room) * cost.SHALLOW_LEG
            price += max(0, room - cost.GREY_ROWS) // 10 * cost.GREY_LEG
    return price


def _share_price(plan: Arrangement, depth: int) -> int:
    """A picture neither lost in its block nor burying it."""
    cells = plan.art
    if not cells:
        return 0
    over = plan.over.rows if plan.over else 0
    share = cells * 1_000 // (plan.columns * (depth + over + HEAD_ROWS))
    off = max(0, cost.ART_LOW_SHARE - share, share - cost.ART_HIGH_SHARE)
    return off // PERCENT * cost.ART_SHARE
