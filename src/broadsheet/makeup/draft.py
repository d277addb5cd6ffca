"""The issue in hand: what is planned for which page while the makeup works on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadsheet.makeup.assign import Item, Room
from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.closing import Closure, Frame, with_lead
from broadsheet.makeup.model import Decision, Jump, Overset
from broadsheet.makeup.weighing import Weight, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.makeup.furniture import Stone
    from broadsheet.makeup.sheets import Sheet
    from broadsheet.makeup.stock import Lot, Stock
    from broadsheet.remarks import Remark

SOLO = 0.52
"""A piece whose type alone fills so much of a page may have it to itself."""


@dataclass(slots=True)
class Draft:
    """Everything decided so far.

    ``lots`` by key; ``held`` the keys on each inner page; ``closures`` by page; ``waiting`` the stories held for
    another issue; ``homeless`` the keys that found no page; ``trimmed`` the pages closed by a cut; ``homes`` the pages
    of each section, by its place in the running order.
    """

    frame: Frame
    stock: Stock
    sheets: dict[int, Sheet] = field(default_factory=dict)
    lots: dict[str, Lot] = field(default_factory=dict)
    held: dict[int, tuple[str, ...]] = field(default_factory=dict)
    closures: dict[int, Closure] = field(default_factory=dict)
    locked: set[int] = field(default_factory=set)
    homes: dict[int, tuple[int, ...]] = field(default_factory=dict)
    jumps: list[Jump] = field(default_factory=list)
    overset: list[Overset] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)
    trimmed: list[int] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    weights: dict[Booking, Weight] = field(default_factory=dict)

    @property
    def squeezed(self) -> bool:
        """Whether copy found no room, or only by a cut that more pages would spare."""
        return bool(self.homeless or self.trimmed)

    @property
    def stone(self) -> Stone:
        """The edition and the typesetter."""
        return self.frame.caster.stone

    def decide(self, page: int, subject: str, text: str, weight: int = 0) -> None:
        """Note a decision in words."""
        self.decisions.append(Decision(page, subject, text, weight))

    def add(self, lot: Lot) -> str:
        """Take copy into the issue; returns its key."""
        key = lot.booking.id
        self.lots[key] = lot
        return key

    def weight(self, booking: Booking) -> Weight:
        """What a piece will want of a page."""
        known = self.weights.get(booking)
        if known is None:
            stone, caster = self.stone, self.frame.caster
            gap = stone.design.treatment.gap
            piece = caster.piece(booking)
            known = weigh(piece, caster.text_rows(booking), gap, stone.design.grid.columns)
            self.weights[booking] = known
        return known

    def bookings(self, keys: Iterable[str]) -> tuple[Booking, ...]:
        """The bookings of a page's keys by rank, one lead among them."""
        lots = {key: self.lots[key].booking for key in keys}
        return with_lead([lots[key] for key in sorted(lots, key=lambda key: (lots[key].rank, key))])

    def item(self, key: str) -> Item:
        """A lot as the assignment sees it."""
        lot = self.lots[key]
        booking = lot.booking
        weight = self.weight(booking)
        turn = booking.kind is Kind.TURN
        return Item(
            key, self.stock.order(lot.section), booking.rank, weight.least, weight.ideal, weight.most, weight.text,
            page=lot.page, first=max(2, booking.other + 1) if turn else 2, bond="turns" if turn else "",
            apart="briefs" if booking.kind is Kind.BRIEFS else "", solo=weight.text > SOLO * self.page_cells,
        )  # fmt: skip

    @property
    def page_cells(self) -> int:
        """Cells of an ordinary inner page."""
        inner = [sheet.cells for number, sheet in self.sheets.items() if number > 1]
        return max(inner, default=max((sheet.cells for sheet in self.sheets.values()), default=1))

    def free_cells(self, sheet: Sheet) -> int:
        """A page's cells without its booked adverts."""
        gap = self.stone.design.treatment.gap
        pieces = self.frame.caster.adverts(sheet.number, sheet.rows)
        return max(0, sheet.cells - sum(p.columns * min(sheet.rows, p.rows + gap) for p in pieces))

    def room(self, sheet: Sheet) -> Room:
        """A page as the assignment sees it. Weights count the white below each piece, so the page gets one gap more."""
        gap = self.stone.design.treatment.gap
        free = self.free_cells(sheet)
        pin = self.stone.edition.issue.page_pin(sheet.number)
        adverts = len(self.frame.caster.adverts(sheet.number, sheet.rows))
        fixed = self.stock.order(pin.section) if pin.section else -1
        return Room(sheet.number, free + gap * sheet.columns if free else 0, fixed, adverts)
