"""What is done when an inner page will not close: exchanges with other pages, jumps, house adverts, and last a cut.

Remedies are tried in that order; each changes the draft only when the page closes with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.closing import Closure, with_house
from broadsheet.makeup.exchange import FINE, by_exchange
from broadsheet.makeup.fillers import LEAST_ROWS
from broadsheet.makeup.jumps import may_jump, start_of
from broadsheet.makeup.oversets import cut_to_fit
from broadsheet.makeup.planning import FULL_TURN, book_turn, pin_yielded

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadsheet.makeup.draft import Draft

    Remedy = Callable[[Draft, int, Closure], Closure | None]

MOST_HOUSE = 3
LEAST_ROOM = 60
"""Cells a page must have left to take a turn or what found no room elsewhere."""
WORTH_A_HOUSE = 120
"""What a house advert must save on a page that closes without it."""
LONGER = (3, 6, 10, 15, 22, 30, 40)
"""Lines tried to be kept back from a turn that is too long."""


def close_page(draft: Draft, number: int) -> None:
    """Close one page, by remedies if need be; the draft's closures hold the outcome. Never raises for copy's sake."""
    closure = attempt(draft, number)
    for remedy in REMEDIES:
        if closure.closed and (closure.price <= FINE or remedy not in IMPROVING):
            continue
        closure = remedy(draft, number, closure) or closure
    if not closure.closed:
        closure = _look_at(draft, number)
    draft.closures[number] = closure
    _cut_starts(draft, closure)


def attempt(draft: Draft, number: int) -> Closure:
    """The page as it is planned; a page without copy gets a house advert at once."""
    bookings = draft.bookings(draft.held.get(number, ()))
    page = draft.sheets[number]
    if not bookings and draft.free_cells(page) >= LEAST_ROWS:
        bookings = with_house((), f"{number}.1")
    return draft.frame.solve(page, bookings)


def _cut_starts(draft: Draft, closure: Closure) -> None:
    """Once a page stands, the turns of its starts are known to the line."""
    for booking in closure.bookings:
        if booking.kind is not Kind.START or booking.line:
            continue
        key = f"{booking.stories[0]}.turn"
        lot = draft.lots.get(key)
        if lot is not None:
            line = draft.frame.cut_of(closure, booking)
            most = int(FULL_TURN * draft.page_cells)
            turn = replace(lot.booking, line=line, other=closure.sheet.number, until=0)
            draft.lots[key] = replace(lot, booking=replace(turn, until=draft.frame.caster.line_at(turn, most)))


# ---- jumps, house adverts, cuts ----


def by_jump(draft: Draft, number: int, standing: Closure) -> Closure | None:  # noqa: ARG001 - a remedy
    """Let the longest story of an overfull page continue on a later one with room."""
    keys = draft.held[number]
    room, need = draft.free_cells(draft.sheets[number]), sum(draft.item(key).least for key in keys)
    later = _roomiest(draft, number)
    if need < room or not later:
        return None
    for key in sorted(keys, key=lambda key: -draft.item(key).text)[:2]:
        lot = draft.lots[key]
        caster = draft.frame.caster
        if lot.booking.kind is not Kind.ARTICLE or not _long_enough(draft, lot.booking):
            continue
        start = start_of(lot.booking)
        bookings = [start if b.stories == start.stories else b for b in draft.bookings(keys)]
        closure = draft.frame.solve(draft.sheets[number], bookings)
        if closure.closed:
            draft.lots[key] = replace(lot, booking=start)
            book_turn(draft, draft.lots[key], caster.likely_cut(start), number)
            draft.held[later] = (*draft.held[later], f"{start.stories[0]}.turn")
            draft.decide(
                number, start.stories[0], f"continues on page {later}, for the page is too full", closure.price
            )
            return closure
    return None


def _long_enough(draft: Draft, booking: Booking) -> bool:
    """Whether a story may jump from an inner page."""
    caster = draft.frame.caster
    return may_jump(caster.pins(booking.stories[0]), caster.text_rows(booking), caster.grid)


def _roomiest(draft: Draft, number: int) -> int:
    """The later page with the most room left, if it is worth a turn; 0 when there is none."""
    rooms = {
        other: draft.free_cells(draft.sheets[other]) - sum(draft.item(key).least for key in keys)
        for other, keys in draft.held.items()
        if other > number and other not in draft.closures
    }
    best = max(sorted(rooms), key=lambda other: rooms[other], default=0)
    return best if best and rooms[best] >= LEAST_ROOM else 0


def by_house_advert(draft: Draft, number: int, standing: Closure) -> Closure | None:
    """House adverts, one after another, until the page closes, or closes so much better that it is worth one."""
    page = draft.sheets[number]
    most = standing.price - WORTH_A_HOUSE
    bookings = draft.bookings(draft.held[number])
    for count in range(1, MOST_HOUSE + 1):
        bookings = with_house(bookings, f"{number}.{count}")
        closure = draft.frame.solve(page, bookings)
        if closure.closed and closure.price < most:
            draft.decide(number, f"page {number}", f"closed with {count} house advert(s)", closure.price)
            return closure
    return None


def by_cut(draft: Draft, number: int, standing: Closure) -> Closure | None:  # noqa: ARG001 - a remedy
    """The smallest cut that lets the page close; what was cut is overset, in lines and words."""
    found = cut_to_fit(draft, number)
    if found is None:
        return None
    closure, rows = found
    draft.trimmed.append(number)
    draft.decide(number, f"page {number}", f"closes only with {rows} lines cut", closure.price)
    return closure


def by_longer_start(draft: Draft, number: int, standing: Closure) -> Closure | None:  # noqa: ARG001 - a remedy
    """When a turn is too long for its page, let its start take a few lines more."""
    for key in draft.held[number]:
        turn = draft.lots[key].booking
        begun = draft.closures.get(turn.other) if turn.kind is Kind.TURN and turn.other not in draft.locked else None
        for more in LONGER if begun else ():
            found = _with_longer_start(draft, number, key, turn.line + more)
            if found is not None:
                return found
    return None


def _cut_at(draft: Draft, begun: Closure, booking: Booking, turn: Booking, cut: int) -> Booking:
    """The start of a turn cut before ``cut``; any other start of its page stays cut where it is."""
    if booking.kind is not Kind.START:
        return booking
    return replace(booking, line=cut if booking.stories == turn.stories else draft.frame.cut_of(begun, booking))


def _with_longer_start(draft: Draft, number: int, key: str, line: int) -> Closure | None:
    """Both pages of a jumped story with the cut moved on to ``line`` or a little after; None unless both close."""
    turn = draft.lots[key].booking
    begun = draft.closures[turn.other]
    cut = draft.frame.caster.break_from(turn.stories[0], line)
    bookings = tuple(_cut_at(draft, begun, booking, turn, cut) for booking in begun.bookings)
    first = draft.frame.solve(begun.sheet, bookings) if cut and bookings != begun.bookings else begun
    if not first.closed or first is begun:
        return None
    moved = replace(turn, line=cut, until=0)
    held = [moved if b.id == turn.id else b for b in draft.bookings(draft.held[number])]
    second = draft.frame.solve(draft.sheets[number], held)
    if second.closed:
        draft.closures[turn.other] = first
        draft.lots[key] = replace(draft.lots[key], booking=moved)
        draft.decide(turn.other, turn.stories[0], f"takes more lines here, so that its turn fits page {number}")
    return second if second.closed else None


REMEDIES: tuple[Remedy, ...] = (by_exchange, by_longer_start, by_jump, by_house_advert, by_cut)
IMPROVING = (by_exchange, by_house_advert)
"""Remedies also tried on a page that closes badly."""


def _look_at(draft: Draft, number: int) -> Closure:
    """A page that does not close, to be looked at; what found no room goes on to a later page with some."""
    closure = _effort(draft, number)
    names = {booking.id for booking in closure.bookings} - set(closure.dropped)
    lost = [key for key in draft.held[number] if draft.lots[key].booking.id not in names]
    draft.held[number] = tuple(key for key in draft.held[number] if key not in lost)
    for key in lost:
        _move_on(draft, number, key)
    white = closure.plans[0].white if closure.plans else 0
    draft.decide(number, f"page {number}", f"does not close: {white} cells stay white", closure.price)
    return replace(closure, bookings=tuple(b for b in closure.bookings if b.id in names), dropped=())


def _effort(draft: Draft, number: int) -> Closure:
    """As much of a page as fits; turns before all else, for their starts promise them."""
    keys = list(draft.held[number])
    while True:
        closure = draft.frame.least_bad(draft.sheets[number], draft.bookings(keys))
        turns = [key for key in keys if draft.lots[key].booking.kind is Kind.TURN]
        others = [key for key in keys if key not in turns]
        if not others or not any(draft.lots[key].booking.id in closure.dropped for key in turns):
            return closure
        keys.remove(max(others, key=lambda key: (not draft.lots[key].page, draft.lots[key].booking.rank, key)))


def _move_on(draft: Draft, number: int, key: str) -> None:
    """Copy that found no room on its page: to a later one, or to none."""
    later = _roomiest(draft, number)
    if later:
        draft.held[later] = (*draft.held[later], key)
        draft.decide(later, key, f"moved on from page {number}, where it found no room")
        lot = draft.lots[key]
        if lot.page == number and lot.booking.kind is not Kind.TURN:
            draft.remarks.append(pin_yielded(lot.booking.stories[0], number))
    else:
        draft.homeless.append(key)
