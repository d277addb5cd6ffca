"""Copy exchanged between pages: so that a page closes at all, or so that two pages close better.

What pages cost after an exchange is estimated by the assignment's own prices, so that the page solver is asked only
for the likely ones; what it then says decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.makeup.assign import load_price, mixture_price
from broadsheet.makeup.bookings import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.makeup.closing import Closure
    from broadsheet.makeup.draft import Draft

TRIES = 8
"""Exchanges tried for one page."""
FRESH = 3
"""Of them, those for which a piece must be cast anew."""
FINE = 260
"""The price of a page that is as it should be, at most."""
POLISHED = 110
"""Pages that cost no more are not polished."""
POLISHING = 60
"""Pages solved for the sake of polish."""
OPEN = 350
"""The price of leaving the other page of an exchange open."""
STRANGER = 80
"""The price of each page between a story and the pages of its section."""
FARTHEST = 3
"""Pages beyond which being farther costs no more."""
NEAR = 4
"""Pages so far apart may exchange stories."""
SLACK = 130
"""An exchange may be expected to cost so much more than what it replaces and still be tried."""


@dataclass(frozen=True, slots=True, order=True)
class Exchange:
    """The keys of a page and of another after an exchange, and what both are expected to cost."""

    expected: int
    other: int
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An exchange with both pages solved and what they cost with it, copy astray included."""

    price: int
    exchange: Exchange
    first: Closure
    second: Closure


def by_exchange(draft: Draft, number: int, standing: Closure) -> Closure | None:
    """Swap two pieces, or move one, so that this page closes, and better than it stands; None when none does."""
    best: Outcome | None = None
    for outcome in _outcomes(draft, number, TRIES, FRESH):
        better = not standing.closed or outcome.first.price < standing.price
        if better and (best is None or outcome.price < best.price):
            best = outcome
    if best is None:
        return None
    _keep(draft, number, best)
    told = f"exchanged copy with page {best.exchange.other} so that it closes"
    draft.decide(number, f"page {number}", told, best.first.price)
    return best.first


def polish(draft: Draft) -> None:
    """Exchange copy between pages that close, while both together get better."""
    spent = draft.frame.tries + POLISHING
    dear = [n for n in draft.held if draft.closures[n].closed and draft.closures[n].price > POLISHED]
    for number in sorted(dear, key=lambda n: (-draft.closures[n].price, n)):
        if not _settled(draft, number) and draft.frame.tries < spent:
            _polish(draft, number)


def _polish(draft: Draft, number: int) -> None:
    """Keep the best exchange of one page that makes both pages cheaper."""
    best: tuple[int, Outcome] | None = None
    anew = FRESH if draft.closures[number].price > FINE else 0
    for outcome in _outcomes(draft, number, 2 * TRIES, anew):
        other = outcome.exchange.other
        if not outcome.second.closed or not draft.closures[other].closed:
            continue
        gain = _standing_price(draft, number, other) - outcome.price
        if gain > 0 and (best is None or gain > best[0]):
            best = (gain, outcome)
    if best is not None:
        gain, outcome = best
        draft.closures[number] = outcome.first
        _keep(draft, number, outcome)
        told = f"exchanged copy with page {outcome.exchange.other}, which is better for both"
        draft.decide(number, f"page {number}", told, -gain)


def _keep(draft: Draft, number: int, outcome: Outcome) -> None:
    """Make an exchange."""
    other = outcome.exchange.other
    draft.held[number], draft.held[other] = outcome.exchange.mine, outcome.exchange.theirs
    if other in draft.closures:
        draft.closures[other] = outcome.second


def _outcomes(draft: Draft, number: int, most: int, anew: int) -> Iterator[Outcome]:
    """The likeliest exchanges with which the page closes and a page that stands already closes again.

    At most ``most`` are tried, ``anew`` of them with pieces that must be cast first.
    """
    tried, fresh = 0, 0
    for exchange in _exchanges(draft, number):
        cast = _cast(draft, exchange)
        fresh += not cast
        if tried >= most:
            return
        if not cast and fresh > anew:
            continue
        tried += 1
        outcome = _outcome(draft, number, exchange)
        stands = exchange.other in draft.closures
        if outcome.first.closed and (outcome.second.closed or not stands):
            yield outcome


def _cast(draft: Draft, exchange: Exchange) -> bool:
    """Whether all pieces of an exchange are cast already."""
    bookings = (*draft.bookings(exchange.mine), *draft.bookings(exchange.theirs))
    return all(draft.frame.caster.has_cast(booking) for booking in bookings)


def _outcome(draft: Draft, number: int, exchange: Exchange) -> Outcome:
    """Both pages solved."""
    first = draft.frame.solve(draft.sheets[number], draft.bookings(exchange.mine))
    second = draft.frame.solve(draft.sheets[exchange.other], draft.bookings(exchange.theirs))
    price = first.price if first.closed else OPEN
    price += second.price if second.closed else OPEN + _load(draft, exchange.other, exchange.theirs)
    price += _beside(draft, number, exchange.mine) + _beside(draft, exchange.other, exchange.theirs)
    return Outcome(price, exchange, first, second)


def _standing_price(draft: Draft, *numbers: int) -> int:
    """What pages cost as they stand, copy astray included."""
    return sum(draft.closures[n].price + _beside(draft, n, draft.held[n]) for n in numbers)


def _exchanges(draft: Draft, number: int) -> list[Exchange]:
    """Exchanges by what both pages are expected to cost after them, the cheapest first."""
    found = []
    for other in sorted(draft.held):
        if other == number or abs(other - number) > NEAR or _settled(draft, other):
            continue
        before = _price(draft, number, draft.held[number]) + _price(draft, other, draft.held[other])
        for mine, theirs in _pairs(draft, number, other):
            price = _price(draft, number, mine) + _price(draft, other, theirs)
            if price < before + SLACK:
                found.append(Exchange(price, other, mine, theirs))
    return sorted(found)


def _settled(draft: Draft, number: int) -> bool:
    """Whether a page stands with a start whose turn is known, a house advert or a cut: it is left alone."""
    closure = draft.closures.get(number)
    if closure is None:
        return False
    return any(b.kind in {Kind.START, Kind.HOUSE} or b.until for b in closure.bookings)


def _price(draft: Draft, number: int, keys: tuple[str, ...]) -> int:
    """What a page is expected to cost."""
    return _load(draft, number, keys) + _beside(draft, number, keys)


def _load(draft: Draft, number: int, keys: tuple[str, ...]) -> int:
    """What a page's load is expected to cost."""
    return load_price([draft.item(key) for key in keys], draft.room(draft.sheets[number]))


def _beside(draft: Draft, number: int, keys: tuple[str, ...]) -> int:
    """What the page solver does not know: sections mixed, the number of pieces, copy far from its section's pages."""
    return _astray(draft, number, keys) + mixture_price([draft.item(k) for k in keys], draft.room(draft.sheets[number]))


def _astray(draft: Draft, number: int, keys: tuple[str, ...]) -> int:
    """The price of copy on a page that is no home of its section, by how far it is; groups belong at home above all."""
    price = 0
    for key in keys:
        lot = draft.lots[key]
        homes = draft.homes.get(draft.stock.order(lot.section), ())
        if homes and lot.section and not lot.page and lot.booking.kind is not Kind.TURN:
            away = min([FARTHEST, *(abs(home - number) for home in homes)])
            price += STRANGER * away * (FARTHEST if lot.booking.kind is Kind.LETTERS else 1)
    return price


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
