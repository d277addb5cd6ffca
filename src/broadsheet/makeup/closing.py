"""Closing one page: its pieces made from bookings, solved, and what relaxes it when it will not close."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.page import best_effort, leaves, shape_of, solve_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadsheet.makeup.casting import Caster
    from broadsheet.makeup.model import Leaf, PagePlan, PieceOfCopy, Shape
    from broadsheet.makeup.sheets import Sheet

ALTERNATIVES = 3
"""Ranked plans kept of each page."""
MOST_PIECES = 9
"""More than this the solver is not asked to close exactly."""


@dataclass(frozen=True, slots=True)
class Closure:
    """A page as it was solved: ranked ``plans`` (empty when nothing fits), and the ids of pieces left out."""

    sheet: Sheet
    bookings: tuple[Booking, ...]
    plans: tuple[PagePlan, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether every piece stands on the page and no white is left."""
        return bool(self.plans) and not self.dropped and not self.plans[0].white

    @property
    def price(self) -> int:
        """What the best plan costs; without one, more than any."""
        return self.plans[0].cost if self.plans else 10**9

    def plan(self, which: int = 1) -> PagePlan | None:
        """The ``which``-th best plan, the last there is when there are fewer; None when there is none."""
        return self.plans[min(max(which, 1), len(self.plans)) - 1] if self.plans else None


@dataclass(slots=True)
class Frame:
    """The frame pages are locked up in: solves pages and remembers what it solved."""

    caster: Caster
    _solved: dict[tuple[int, int, tuple[Booking, ...]], tuple[PagePlan, ...]] = field(default_factory=dict)
    tries: int = 0

    def pieces(self, sheet: Sheet, bookings: Sequence[Booking]) -> tuple[PieceOfCopy, ...]:
        """The pieces of a page: its booked adverts and what is booked on it."""
        adverts = self.caster.adverts(sheet.number, sheet.rows)
        return (*adverts, *(self.caster.piece(self._labelled(booking, sheet)) for booking in bookings))

    def _labelled(self, booking: Booking, sheet: Sheet) -> Booking:
        """Letters under their label, unless the page's own heading is just that."""
        words = self.caster.stone.words.letters
        if booking.kind is not Kind.LETTERS or sheet.heading == words:
            return booking
        return replace(booking, label=words)

    def solve(self, sheet: Sheet, bookings: Sequence[Booking]) -> Closure:
        """The exact plans of a page; none when it does not close."""
        booked = tuple(bookings)
        key = (sheet.number, sheet.rows, tuple(self._labelled(booking, sheet) for booking in booked))
        plans = self._solved.get(key)
        if plans is None:
            plans = self._solved[key] = self._plans(sheet, booked)
        return Closure(sheet, booked, plans)

    def _plans(self, sheet: Sheet, booked: tuple[Booking, ...]) -> tuple[PagePlan, ...]:
        """Ask the solver, unless the areas alone say no."""
        pieces = self.pieces(sheet, booked)
        gap = self.caster.stone.design.treatment.gap
        least, most = areas(pieces)
        if not pieces or least > sheet.cells or most + gap * sheet.columns * len(pieces) < sheet.cells:
            return ()
        if len(pieces) > MOST_PIECES:
            return ()
        self.tries += 1
        return solve_page(pieces, sheet.columns, sheet.rows, gap=gap, keep=ALTERNATIVES)

    def least_bad(self, sheet: Sheet, bookings: Sequence[Booking]) -> Closure:
        """A page to look at although it does not close."""
        pieces = self.pieces(sheet, bookings)[:MOST_PIECES]
        beyond = tuple(piece.id for piece in self.pieces(sheet, bookings)[MOST_PIECES:])
        gap = self.caster.stone.design.treatment.gap
        plan, dropped = best_effort(pieces, sheet.columns, sheet.rows, gap=gap)
        return Closure(sheet, tuple(bookings), (plan,) if plan else (), (*dropped, *beyond))

    def shape(self, closure: Closure, leaf: Leaf) -> tuple[PieceOfCopy, Shape] | None:
        """A piece of a solved page with the shape the plan gives it."""
        by_id = {piece.id: piece for piece in self.pieces(closure.sheet, closure.bookings)}
        piece = by_id.get(leaf.piece)
        shape = shape_of(piece, leaf) if piece else None
        return (piece, shape) if piece and shape else None

    def cut_of(self, closure: Closure, booking: Booking, which: int = 1) -> int:
        """The galley line before which a start breaks off in a plan; 0 when it stands nowhere."""
        plan = closure.plan(which)
        for leaf in leaves(plan.tree) if plan else ():
            found = self.shape(closure, leaf) if leaf.piece == booking.id else None
            if found:
                return self.caster.cut(found[1])
        return 0


def areas(pieces: Sequence[PieceOfCopy]) -> tuple[int, int]:
    """The least and the most cells that pieces fill together, white between them not counted."""
    sizes = [[columns * rows for columns, rows in piece.shapes()] for piece in pieces]
    return sum(min(size, default=10**9) for size in sizes), sum(max(size, default=0) for size in sizes)


def with_lead(bookings: Sequence[Booking]) -> tuple[Booking, ...]:
    """Give a page one lead: its best article leads, at least as a second; no other has its rank."""
    articles = [b for b in bookings if b.kind in {Kind.ARTICLE, Kind.START}]
    if not articles:
        return tuple(bookings)
    lead = min(articles, key=lambda booking: booking.rank)
    rivals = [b for b in articles if b is not lead and b.rank <= max(lead.rank, 2)]
    rank = 1 if lead.rank == 1 or (lead.rank == 2 and rivals) else 2  # noqa: PLR2004 - ranks as the editor counts
    return tuple(_ranked(booking, lead, rank) for booking in bookings)


def _ranked(booking: Booking, lead: Booking, rank: int) -> Booking:
    """A booking with its rank beside the page's lead."""
    if booking is lead:
        return booking.ranked(rank)
    if booking.kind in {Kind.ARTICLE, Kind.START} and booking.rank <= rank:
        return booking.ranked(rank + 1)
    return booking


def with_house(bookings: Sequence[Booking], name: str) -> tuple[Booking, ...]:
    """The bookings and one house advert more."""
    return (*bookings, Booking(Kind.HOUSE, name=name))
