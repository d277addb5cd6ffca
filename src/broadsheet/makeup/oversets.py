"""Copy that does not fit: the smallest cut that lets its page close, in rows and words, and what else would help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.closing import Closure, areas
from broadsheet.makeup.model import Overset
from broadsheet.remarks import in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from broadsheet.makeup.draft import Draft

MOST_TRIES = 7
KEEP = 12
"""Rows of a story that no cut goes below."""
CUTTABLE = (Kind.ARTICLE, Kind.TURN)


def cut_to_fit(draft: Draft, number: int) -> tuple[Closure, int] | None:
    """The page with its longest story cut as little as lets it close; None when no cut helps."""
    bookings = draft.bookings(draft.held[number])
    longest = sorted(
        (b for b in bookings if b.kind in CUTTABLE), key=lambda b: (-draft.frame.caster.text_rows(b), b.id)
    )
    for booking in longest[:2]:
        found = _smallest(draft, number, bookings, booking)
        if found is not None:
            closure, _, rows = found
            return closure, rows
    return None


def _smallest(
    draft: Draft, number: int, bookings: Sequence[Booking], booking: Booking
) -> tuple[Closure, Booking, int] | None:
    """Cut more and more until the page closes, then less and less while it still does."""
    total = draft.frame.caster.text_rows(booking)
    rows, step = _first_guess(draft, number, bookings), 3
    failed, best = 0, None
    for _ in range(MOST_TRIES):
        if best is None and rows > total - KEEP:
            return None
        closure, cut = _cut(draft, number, bookings, booking, total - rows)
        if closure.closed:
            best = (closure, cut, total - draft.frame.caster.text_rows(cut))
            rows = (failed + rows) // 2
        else:
            failed, rows = rows, (rows + step if best is None else (rows + best[2]) // 2)
            step *= 2
        if best is not None and rows <= failed:
            break
    return best


def _first_guess(draft: Draft, number: int, bookings: Sequence[Booking]) -> int:
    """Rows by which the page is too full at its least, by area; at least two."""
    page = draft.sheets[number]
    pieces = draft.frame.pieces(page, bookings)
    gaps = draft.stone.design.treatment.gap * page.columns * max(0, len(pieces) // 2)
    return max(2, areas(pieces)[0] + gaps - page.cells)


def _cut(
    draft: Draft, number: int, bookings: Sequence[Booking], booking: Booking, keep: int
) -> tuple[Closure, Booking]:
    """The page with one story kept to so many rows of text."""
    shorter = replace(booking, until=draft.frame.caster.line_at(booking, max(keep, KEEP)))
    changed = [shorter if other == booking else other for other in bookings]
    return draft.frame.solve(draft.sheets[number], changed), shorter


def oversets_of(draft: Draft, closure: Closure) -> tuple[Overset, ...]:
    """What was cut from the stories of a page."""
    cut = [booking for booking in closure.bookings if booking.until]
    found = (_overset(draft, closure.sheet.number, booking) for booking in cut)
    return tuple(overset for overset in found if overset.words)


def _overset(draft: Draft, page: int, booking: Booking) -> Overset:
    """A story's cut with the way out in words."""
    story = draft.frame.caster.story(booking.stories[0])
    whole = replace(booking, until=0)
    rows = draft.frame.caster.text_rows(whole) - draft.frame.caster.text_rows(booking)
    words = draft.frame.caster.words_after(booking, booking.until)
    advice = f"Cut {words} words ({rows} lines) in {in_quotes(story.headline)}"
    if draft.frame.caster.pins(story.id).jump is False:
        advice += ", let it continue on another page"
    other = _droppable(draft, page, booking)
    advice += f", or drop {in_quotes(other)}." if other else ", or give the issue more pages."
    return Overset(story.id, page, rows, words, advice)


def _droppable(draft: Draft, page: int, cut: Booking) -> str:
    """The headline of the least piece of the page that could be left out instead."""
    others = [
        b for b in draft.bookings(draft.held.get(page, ())) if b.kind is Kind.ARTICLE and b.stories != cut.stories
    ]
    if not others:
        return ""
    least = max(others, key=lambda booking: (booking.rank, booking.id))
    return draft.frame.caster.story(least.stories[0]).headline


def whole_overset(draft: Draft, lot: Booking, story: str) -> Overset:
    """A story, or the turn of one, that found no page at all."""
    caster = draft.frame.caster
    booking = Booking(Kind.ARTICLE, (story,), caster.placement(story).rank)
    words, rows = caster.words_after(booking, lot.line), caster.text_rows(lot if lot.kind is Kind.TURN else booking)
    headline = caster.story(story).headline
    advice = (
        f"{in_quotes(headline)} ({words} words) found no page: drop it, shorten others, or give the issue more pages."
    )
    return Overset(story, 0, rows, words, advice)


def once_each(found: Iterable[Overset]) -> tuple[Overset, ...]:
    """Each story once. Whatever is lost of a story is its end, so the longest of its oversets has the others in it."""
    longest: dict[str, Overset] = {}
    for overset in found:
        if overset.story not in longest or overset.words > longest[overset.story].words:
            longest[overset.story] = overset
    return tuple(longest.values())
