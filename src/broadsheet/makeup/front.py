"""The front page: the lead, what stands beside it, the contents box, and at most two stories that continue inside.

It is composed first, for it decides what is left for the inner pages. Several sets of stories and of jumps are tried,
the likeliest first, until one closes well.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.closing import Closure, with_house
from broadsheet.makeup.contents import best_inside
from broadsheet.makeup.jumps import jump_sets, may_jump, start_of
from broadsheet.makeup.planning import book_turn, pin_yielded
from broadsheet.story.model import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.makeup.draft import Draft
    from broadsheet.makeup.sheets import Sheet

GOOD = 170
"""A front page that costs no more is taken at once."""
MOST_TRIES = 9
MOST_STORIES = 5
LEAD_SHARE, OTHER_SHARE = 0.55, 0.28
"""The most of the page a story that may jump is expected to take."""
FULL = 0.9
"""Stories are added until the page is expected to be so full."""
FEWER, MORE = 45, 20
"""The price of one story fewer, or more, than expected."""
EASY_TURN = 0.6
"""The share of an inner page that a turn's type takes without pain."""
BEST_RANKS = 3
"""Stories of these ranks may be called to the front page."""


def compose_front(draft: Draft) -> None:
    """Close page 1, take its copy out of what is to be dealt, and book the turns of what jumps."""
    if 1 in draft.locked:
        return
    page = draft.sheets[1]
    pinned = [key for key, lot in draft.lots.items() if lot.page == 1]
    called = callable_keys(draft) if len(pinned) < MOST_STORIES else []
    best = _best(draft, page, pinned, called)
    if best is None:
        best = _filled(draft, page, pinned, called) or _effort(draft, page, pinned, called)
    _settle(draft, best)


def callable_keys(draft: Draft) -> list[str]:
    """Unpinned articles fit for the front page: the best of each section first, leads before others."""
    ranked = []
    for place, (key, lot) in enumerate(draft.lots.items()):
        story = draft.stone.edition.story(lot.booking.stories[0]) if lot.booking.stories else None
        fit = (
            lot.booking.kind in {Kind.ARTICLE, Kind.START}
            and not lot.page
            and lot.booking.rank <= BEST_RANKS
            and not lot.hold
        )
        if fit and story is not None and story.genre in {Genre.NEWS, Genre.ANALYSIS, Genre.FEATURE, Genre.INTERVIEW}:
            ranked.append((lot.booking.rank, place, key))
    return [key for _, _, key in sorted(ranked)]


def _choices(draft: Draft, page: Sheet, pinned: list[str], called: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Sets of stories for the page with the price of each, the likeliest first."""
    keys = list(pinned)
    queue = list(called)
    if queue and not any(draft.lots[key].booking.rank == 1 for key in keys):
        keys.append(queue.pop(0))
    queue = _beside(draft, keys, queue)
    wanted = 0
    while wanted < len(queue) and _expected(draft, page, [*keys, *queue[:wanted]]) < FULL * page.cells:
        wanted += 1
    counts = sorted(range(len(queue) + 1), key=lambda count: (abs(count - wanted), -count))
    for count in counts:
        chosen = [*keys, *queue[:count]]
        if chosen and len(chosen) <= max(MOST_STORIES, len(pinned)):
            yield max(FEWER * (wanted - count), MORE * (count - wanted)), chosen


def _beside(draft: Draft, keys: list[str], queue: list[str]) -> list[str]:
    """Who may stand beside the lead: seconds and thirds, other sections before the lead's own."""
    taken = {draft.lots[key].section for key in keys}
    others = [key for key in queue if draft.lots[key].booking.rank > 1]
    return sorted(others, key=lambda key: (draft.lots[key].booking.rank, draft.lots[key].section in taken))


def _expected(draft: Draft, page: Sheet, keys: list[str]) -> int:
    """The cells a set of stories is expected to take: those that may jump no more than their share."""
    total = 0
    for key in keys:
        booking = draft.lots[key].booking
        ideal = draft.weight(booking).ideal
        share = LEAD_SHARE if booking.rank == 1 else OTHER_SHARE
        total += min(ideal, int(share * page.cells)) if _jumps(draft, booking) else ideal
    return total


def _jumps(draft: Draft, booking: Booking) -> bool:
    """Whether a story may continue on another page."""
    if not booking.stories or booking.kind not in {Kind.ARTICLE, Kind.START}:
        return False
    caster = draft.frame.caster
    pages = [number for number in draft.sheets if number > 1 and number not in draft.locked]
    return bool(pages) and may_jump(caster.pins(booking.stories[0]), caster.text_rows(booking), caster.grid)


def _best(draft: Draft, page: Sheet, pinned: list[str], called: list[str]) -> Closure | None:
    """The cheapest front page among the likely ones; the first good one ends the search."""
    best: tuple[int, Closure] | None = None
    first = draft.frame.tries
    for extra, bookings in _proposals(draft, page, pinned, called):
        closure = draft.frame.solve(page, bookings)
        price = closure.price + extra + (_left_over(draft, closure) if closure.closed else 0)
        if closure.closed and (best is None or price < best[0]):
            best = (price, closure)
        if (best and best[0] <= GOOD) or draft.frame.tries - first >= MOST_TRIES:
            break
    return best[1] if best else None


def _left_over(draft: Draft, closure: Closure) -> int:
    """The price of turns that would nearly fill a page: the front page should have taken more of the story."""
    caster, most = draft.frame.caster, int(EASY_TURN * draft.page_cells)
    starts = [booking for booking in closure.bookings if booking.kind is Kind.START]
    rests = [sum(line.rows for line in caster.lines(b)[draft.frame.cut_of(closure, b) :]) for b in starts]
    return sum(max(0, rest - most) for rest in rests)


def _proposals(
    draft: Draft, page: Sheet, pinned: list[str], called: list[str]
) -> Iterator[tuple[int, tuple[Booking, ...]]]:
    """Sets of bookings for the page with what each costs beside its plan."""
    for extra, keys in _choices(draft, page, pinned, called):
        articles = draft.bookings(keys)
        for jumping in _jump_sets(draft, articles):
            started = tuple(start_of(b) if set(b.stories) & jumping and b.kind is Kind.ARTICLE else b for b in articles)
            box = contents_booking(draft, keys)
            yield extra, (*started, box) if box else started


def _jump_sets(draft: Draft, articles: tuple[Booking, ...]) -> tuple[frozenset[str], ...]:
    """The sets of stories to start here and continue inside."""
    caster = draft.frame.caster
    able = sorted((b for b in articles if _jumps(draft, b)), key=lambda b: -caster.text_rows(b))
    asked = [b.stories[0] for b in able if caster.pins(b.stories[0]).jump]
    return jump_sets(articles, asked, [b.stories[0] for b in able])


def contents_booking(draft: Draft, front: list[str]) -> Booking | None:
    """The contents box over the best stories that stand inside; None when nothing does."""
    caster = draft.frame.caster
    here = {story for key in front for story in draft.lots[key].booking.stories}
    inside = [
        (story, lot.booking.rank, lot.page or 2 + place)
        for place, lot in enumerate(draft.lots.values())
        for story in (draft.stone.edition.story(name) for name in lot.booking.stories)
        if story is not None and story.id not in here and lot.booking.kind in {Kind.ARTICLE, Kind.START}
    ]
    locked = [
        (story, booking.rank, number)
        for number in sorted(draft.locked)
        for booking in draft.closures[number].bookings
        if booking.kind in {Kind.ARTICLE, Kind.START} and number > 1
        for story in (draft.stone.edition.story(booking.stories[0]),)
        if story is not None and story.id not in here
    ]
    entries = best_inside([*inside, *locked])
    caster.expect({entry.story: entry.page for entry in entries})
    return Booking(Kind.CONTENTS, tuple(entry.story for entry in entries)) if entries else None


def _filled(draft: Draft, page: Sheet, pinned: list[str], called: list[str]) -> Closure | None:
    """The last resort of an issue with too little copy: a house advert on the front page."""
    proposals = list(islice(_proposals(draft, page, pinned, called), 2)) or [(0, ())]
    for _, bookings in proposals:
        closure = draft.frame.solve(page, with_house(bookings, "1.1"))
        if closure.closed:
            draft.decide(1, "page 1", "there is too little copy for a front page: a house advert closes it")
            return closure
    return None


def _effort(draft: Draft, page: Sheet, pinned: list[str], called: list[str]) -> Closure:
    """A front page to look at when none closes: the likeliest set, as much of it as fits."""
    proposals = list(islice(_proposals(draft, page, pinned, called), 3))
    if not proposals:
        box = contents_booking(draft, [])
        proposals = [(0, (box,) if box else ())]
    efforts = [draft.frame.least_bad(page, bookings) for _, bookings in proposals]
    return min(efforts, key=lambda effort: effort.price + 10**6 * len(effort.dropped))


def _settle(draft: Draft, closure: Closure) -> None:
    """Keep the page: its copy is placed, its starts are cut, what was left out goes inside."""
    standing = [booking for booking in closure.bookings if booking.id not in closure.dropped]
    settled = []
    for booking in standing:
        key = booking.stories[0] if booking.kind is Kind.START else booking.id
        lot = draft.lots.pop(key, None) or draft.lots.pop(booking.id, None)
        if booking.kind is Kind.START and lot is not None and not booking.line:
            line = draft.frame.cut_of(closure, booking)
            book_turn(draft, replace(lot, booking=booking), line, 1)
        settled.append(booking)
    for key, lot in list(draft.lots.items()):
        if lot.page == 1:
            draft.lots[key] = replace(lot, page=0)
            draft.decide(1, key, "pinned to the front page, but it did not fit there; it went inside")
            draft.remarks.append(pin_yielded(lot.booking.stories[0], 1))
    draft.closures[1] = replace(closure, bookings=tuple(settled), dropped=())
