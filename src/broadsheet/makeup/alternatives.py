"""Other ways to make up a page, ranked, for an editor to choose from: the same copy, cut at the same lines.

First come the solver's own next best plans. Where those are fewer than three, the page is solved again without the
width (or the picture over the headline) that its largest pieces have in the plans found so far.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.closing import ALTERNATIVES, Closure
from broadsheet.makeup.cost import FORBIDDEN
from broadsheet.makeup.model import PagePlan
from broadsheet.makeup.page import leaves, solve_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadsheet.edition.model import Position
    from broadsheet.makeup.draft import Draft
    from broadsheet.makeup.furniture import Frames, Shapes
    from broadsheet.makeup.model import Cell, Leaf, PieceOfCopy, Shape

Option: TypeAlias = "tuple[tuple[Booking, ...], PagePlan]"
"""A plan of a page with the bookings it is a plan of."""
DEARER = 500
"""An alternative that costs so much more than the best is none."""
ROWS_APART = 6
"""Rows by which a piece's depth must differ to make another page of it."""
VARIED = 3
"""The largest pieces of a page that are tried at other widths."""


@dataclass(frozen=True, slots=True, eq=False)
class Without:
    """A piece that does not offer the shapes of one width, or of that width with certain depths or top edges."""

    piece: PieceOfCopy
    columns: int
    rows: range | None = None
    art_top: bool | None = None

    @property
    def id(self) -> str:
        """The piece's name."""
        return self.piece.id

    @property
    def rank(self) -> int:
        """The piece's rank."""
        return self.piece.rank

    @property
    def position(self) -> Position:
        """Where the piece must stand."""
        return self.piece.position

    def shapes(self) -> Shapes:
        """The shapes that are left."""
        left = {size: tuple(s for s in group if not self._barred(s)) for size, group in self.piece.shapes().items()}
        return {size: group for size, group in left.items() if group}

    def _barred(self, shape: Shape) -> bool:
        """Whether a shape is the one to do without."""
        deep = self.rows is None or shape.rows in self.rows
        return shape.columns == self.columns and deep and self.art_top in {None, shape.art_top}

    def frames(self, page: int, cell: Cell, shape: Shape) -> Frames:
        """The piece drawn."""
        return self.piece.frames(page, cell, shape)

    def explain(self, shape: Shape) -> str:
        """The piece's own words."""
        return self.piece.explain(shape)


def options_of(draft: Draft, closure: Closure, most: int = ALTERNATIVES) -> tuple[Option, ...]:
    """Up to ``most`` plans to choose among, best first; all cut the page's starts where the best one does."""
    found: list[Option] = []
    for option in _all_options(draft, closure):
        if all(differ(option[1], other) for _, other in found):
            found.append(option)
        if len(found) == most:
            break
    return (*found[:1], *sorted(found[1:], key=lambda option: option[1].cost))


def differ(one: PagePlan, other: PagePlan) -> bool:
    """Whether two plans are two pages to an editor: other columns, other top edges, or clearly other depths."""
    first, second = _standing(one), _standing(other)
    if first.keys() != second.keys():
        return True
    pairs = [(first[piece], second[piece]) for piece in first]
    return any(
        (a.cell.column, a.cell.columns, a.art_top) != (b.cell.column, b.cell.columns, b.art_top)
        or abs(a.cell.rows - b.cell.rows) >= ROWS_APART
        for a, b in pairs
    )


def _standing(plan: PagePlan) -> dict[str, Leaf]:
    """The leaves of a plan by piece."""
    return {leaf.piece: leaf for leaf in leaves(plan.tree)}


def _all_options(draft: Draft, closure: Closure) -> Iterator[Option]:
    """Every plan worth offering, the likeliest to be good first."""
    cuts = cuts_of(draft, closure)
    for plan in closure.plans:
        if cuts_of(draft, closure, plan) == cuts:
            yield closure.bookings, plan
    if not closure.closed or closure.sheet.number in draft.locked:
        return
    if cuts:
        fixed = tuple(replace(b, line=cuts[b.id]) if b.id in cuts else b for b in closure.bookings)
        yield from ((fixed, plan) for plan in draft.frame.solve(closure.sheet, fixed).plans)
    for plan in _variants(draft, closure):
        if cuts_of(draft, closure, plan) == cuts:
            yield closure.bookings, plan


def cuts_of(draft: Draft, closure: Closure, plan: PagePlan | None = None) -> dict[str, int]:
    """Before which line each start of a page breaks off, in a plan or in the best."""
    starts = [booking for booking in closure.bookings if booking.kind is Kind.START]
    shown = replace(closure, plans=(plan,)) if plan else closure
    return {start.id: draft.frame.cut_of(shown, start) for start in starts}


def _variants(draft: Draft, closure: Closure) -> Iterator[PagePlan]:
    """The page solved without the widths its largest pieces have in the best plan."""
    best = closure.plans[0]
    pieces = draft.frame.pieces(closure.sheet, closure.bookings)
    names = {booking.id for booking in closure.bookings if booking.carries_copy}
    large = sorted((leaf for leaf in leaves(best.tree) if leaf.piece in names), key=_area, reverse=True)
    for leaf in large[:VARIED]:
        for bar in _bars(leaf):
            changed = [bar(piece) if piece.id == leaf.piece else piece for piece in pieces]
            for plan in _solved(draft, closure, changed):
                if plan.cost < min(best.cost + DEARER, FORBIDDEN):
                    yield plan


def _bars(leaf: Leaf) -> tuple[Callable[[PieceOfCopy], Without], ...]:
    """What a piece may be made to do without: its width, its top edge, about its depth."""
    columns, rows = leaf.cell.columns, leaf.cell.rows
    near = range(rows - ROWS_APART + 1, rows + ROWS_APART)
    return (
        lambda piece: Without(piece, columns),
        lambda piece: Without(piece, columns, art_top=leaf.art_top),
        lambda piece: Without(piece, columns, near),
    )


def _area(leaf: Leaf) -> tuple[int, str]:
    """The cells of a leaf; its name for a tie."""
    return leaf.cell.columns * leaf.cell.rows, leaf.piece


def _solved(draft: Draft, closure: Closure, pieces: list[PieceOfCopy]) -> tuple[PagePlan, ...]:
    """The best plans with changed pieces."""
    sheet, gap = closure.sheet, draft.stone.design.treatment.gap
    return solve_page(pieces, sheet.columns, sheet.rows, gap=gap, keep=ALTERNATIVES)
