"""What is done when an inner page will not close: swaps with other pages, jumps, house adverts, and last a cut.

Each remedy is tried in that order and kept when the pages it touches close. What a page costs before and after a swap
is estimated by the assignment's own prices, so that the page solver is asked only for the likely ones.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from broadsheet.makeup.assign import load_price, mixture_price
from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.closing import Closure, with_house
from broadsheet.makeup.fillers import LEAST_ROWS
from broadsheet.makeup.jumps import may_jump, start_of
from broadsheet.makeup.oversets import cut_to_fit
from broadsheet.makeup.planning import FULL_TURN, book_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadsheet.makeup.draft import Draft

    Remedy = Callable[[Draft, int], Closure | None]

SWAPS = 6
"""Exchanges tried for one page."""
FINE = 260
"""The price of a page that is as it should be, at most."""
POLISHED = 110
"""Pages that cost no more are not polished."""
STRANGER = 80
"""The price of a story among those of another section."""
MOST_POLISHING = 100
"""Pages solved for the sake of polish."""
NEAR = 4
"""Pages so far apart may exchange stories."""
MOST_HOUSE = 3


def close_page(draft: Draft, number: int) -> None:
    """Close one page, by remedies if need be; the draft's closures hold the outcome. Never raises for copy's sake."""
    closure = attempt(draft, number)
    for remedy in REMEDIES:
        if closure.closed and closure.price <= FINE:
            break
        if closure.closed and remedy is not by_exchange:
            break
        found = remedy(draft, number)
        if found is not None and (not closure.closed or found.price < closure.price):
            closure = found
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


# ---- exchanges ----


def by_exchange(draft: Draft, number: int) -> Closure | None:
    """Swap two articles, or move one, between this page and another so that both close."""
    best = None
    for _, other, mine, theirs in islice(_exchanges(draft, number), SWAPS):
        closure = draft.frame.solve(draft.sheets[number], draft.bookings(mine))
        if not closure.closed:
            continue
        if other in draft.closures:
            second = draft.frame.solve(draft.sheets[other], draft.bookings(theirs))
            if not second.closed or second.price > max(FINE, draft.closures[other].price):
                continue
            draft.closures[other] = second
        draft.held[number], draft.held[other] = mine, theirs
        draft.decide(number, f"page {number}", f"exchanged copy with page {other} so that it closes", closure.price)
        best = closure
        break
    return best


def _exchanges(draft: Draft, number: int) -> Iterator[tuple[int, int, tuple[str, ...], tuple[str, ...]]]:
    """Exchanges by what both pages are expected to cost after them, the cheapest first, only those that gain."""
    found = []
    for other in sorted(draft.held):
        if other == number or abs(other - number) > NEAR or _has_start(draft, other):
            continue
        before = _price(draft, number, draft.held[number]) + _price(draft, other, draft.held[other])
        for mine, theirs in _pairs(draft, number, other):
            price = _price(draft, number, mine) + _price(draft, other, theirs)
            if price < before + FINE // 2:
                found.append((price, other, mine, theirs))
    yield from sorted(found)


def _has_start(draft: Draft, number: int) -> bool:
    """Whether a page that stands already holds the start of a story whose turn is known."""
    closure = draft.closures.get(number)
    return closure is not None and any(booking.kind is Kind.START for booking in closure.bookings)


def _price(draft: Draft, number: int, keys: tuple[str, ...]) -> int:
    """What the assignment would expect a page to cost."""
    items, room = [draft.item(key) for key in keys], draft.room(draft.sheets[number])
    return load_price(items, room) + mixture_price(items, room)


def _pairs(draft: Draft, number: int, other: int) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The keys of both pages after every allowed swap or move."""
    here, there = draft.held[number], draft.held[other]
    mine = [key for key in here if _movable(draft, key, other)]
    theirs = [key for key in there if _movable(draft, key, number)]
    for key in mine:
        yield _without(here, key), (*there, key)
        for back in theirs:
            yield (*_without(here, key), back), (*_without(there, back), key)
    for back in theirs:
        yield (*here, back), _without(there, back)


def _movable(draft: Draft, key: str, page: int) -> bool:
    """Whether copy may go to a page: neither pinned nor begun, and a turn only behind its start."""
    lot = draft.lots[key]
    return not lot.page and lot.booking.kind is not Kind.START and draft.item(key).first <= page


def _without(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    """The keys but one."""
    return tuple(other for other in keys if other != key)


def polish(draft: Draft) -> None:
    """Exchange copy between pages that close, while both together get better; only with pieces already cast."""
    spent = draft.frame.tries + MOST_POLISHING
    dear = [n for n in draft.held if draft.closures[n].closed and draft.closures[n].price > POLISHED]
    for number in sorted(dear, key=lambda n: (-draft.closures[n].price, n)):
        if not _has_start(draft, number) and not _has_filler(draft, number):
            _polish(draft, number, spent)


def _strangers(draft: Draft, *numbers: int) -> int:
    """The price of copy that stands in another section's pages now."""
    return sum(_strange(draft, number, draft.held[number]) for number in numbers)


def _strange(draft: Draft, number: int, keys: tuple[str, ...]) -> int:
    """The price of copy on a page of another section, and of what else the assignment minds on a page."""
    page = draft.sheets[number]
    lots = [draft.lots[key] for key in keys]
    astray = [lot for lot in lots if lot.section and lot.section != page.section and lot.booking.kind is not Kind.TURN]
    items = [draft.item(key) for key in keys]
    return STRANGER * len(astray) + mixture_price(items, draft.room(page))


def _has_filler(draft: Draft, number: int) -> bool:
    """Whether a house advert closes a page, or a cut."""
    return any(b.kind is Kind.HOUSE or b.until for b in draft.closures[number].bookings)


def _polish(draft: Draft, number: int, spent: int) -> None:
    """Try the likeliest exchanges of one page and keep the first that makes both pages cheaper."""
    for _, other, mine, theirs in islice(_exchanges(draft, number), 4 * SWAPS):
        if draft.frame.tries >= spent:
            return
        if not draft.closures[other].closed or _has_filler(draft, other):
            continue
        here, there = draft.bookings(mine), draft.bookings(theirs)
        if not theirs or not mine or not all(draft.frame.caster.has_cast(b) for b in (*here, *there)):
            continue
        first, second = (draft.frame.solve(draft.sheets[n], b) for n, b in ((number, here), (other, there)))
        before = draft.closures[number].price + draft.closures[other].price + _strangers(draft, number, other)
        closed = first.closed and second.closed
        after = _strange(draft, number, mine) + _strange(draft, other, theirs)
        if closed and first.price + second.price + after < before:
            draft.held[number], draft.held[other] = mine, theirs
            draft.closures[number], draft.closures[other] = first, second
            gain = before - first.price - second.price - after
            draft.decide(number, f"page {number}", f"exchanged copy with page {other}, which is better for both", -gain)
            return


# ---- jumps, house adverts, cuts ----


def by_jump(draft: Draft, number: int) -> Closure | None:
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
            book_turn(draft, replace(lot, booking=start), caster.likely_cut(start), number)
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
        other: draft.free_cells(draft.sheets[other]) - sum(draft.item(key).ideal for key in keys)
        for other, keys in draft.held.items()
        if other > number and other not in draft.closures
    }
    best = max(sorted(rooms), key=lambda other: rooms[other], default=0)
    return best if best and rooms[best] > 0 else 0


def by_house_advert(draft: Draft, number: int) -> Closure | None:
    """House adverts, one after another, until the page closes."""
    page = draft.sheets[number]
    bookings = draft.bookings(draft.held[number])
    for count in range(1, MOST_HOUSE + 1):
        bookings = with_house(bookings, f"{number}.{count}")
        closure = draft.frame.solve(page, bookings)
        if closure.closed:
            draft.decide(number, f"page {number}", f"closed with {count} house advert(s)", closure.price)
            return closure
    return None


def by_cut(draft: Draft, number: int) -> Closure | None:
    """The smallest cut that lets the page close; what was cut is overset, in lines and words."""
    found = cut_to_fit(draft, number)
    if found is None:
        return None
    closure, rows = found
    draft.decide(number, f"page {number}", f"closes only with {rows} lines cut", closure.price)
    return closure


REMEDIES: tuple[Remedy, ...] = (by_exchange, by_jump, by_house_advert, by_cut)


def _look_at(draft: Draft, number: int) -> Closure:
    """A page that does not close, to be looked at; what found no room goes on to a later page with some."""
    closure = draft.frame.least_bad(draft.sheets[number], draft.bookings(draft.held[number]))
    lost = [key for key in draft.held[number] if draft.lots[key].booking.id in closure.dropped]
    draft.held[number] = tuple(key for key in draft.held[number] if key not in lost)
    standing = tuple(b for b in closure.bookings if b.id not in closure.dropped)
    for key in lost:
        later = _roomiest(draft, number)
        if later:
            draft.held[later] = (*draft.held[later], key)
            draft.decide(later, key, f"moved on from page {number}, where it found no room")
        else:
            draft.homeless.append(key)
    white = closure.plans[0].white if closure.plans else 0
    draft.decide(number, f"page {number}", f"does not close: {white} cells stay white", closure.price)
    return replace(closure, bookings=standing, dropped=())
