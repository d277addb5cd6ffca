"""Planning an issue: how many pages, what the editor locked, what may wait, and which page takes what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.makeup.assign import Assignment, assign, homes_of
from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.closing import Closure
from broadsheet.makeup.imprint import imprint_lines
from broadsheet.makeup.jumps import start_of, turn_of
from broadsheet.makeup.locks import Lock, read_lock, still_fits
from broadsheet.makeup.sheets import FOUR, Sheet, headed, heading_of, plain, sheet
from broadsheet.makeup.stock import Lot
from broadsheet.remarks import Place, Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.edition.model import Issue
    from broadsheet.makeup.draft import Draft
    from broadsheet.makeup.weighing import Weight

MOST_PAGES = 128
COMFORT = 0.98
"""Copy may want this share of the pages' cells before another four pages are added."""
GENEROUS = 0.6
"""How far between its least and its likely size copy is reckoned to be when pages are counted."""
DENSE = 0.56
"""And its type alone this share."""
TIGHT = 0.98
"""Beyond this share even of its least sizes, copy that may wait is held."""
FAR_BEYOND = 8
"""A page named so far beyond the copy's need is taken for a slip, not for a wish."""
LONG = 0.9
"""A story whose type fills this share of a page cannot stand on it whole."""
STARK = 0.75
"""The most of a page that the type of a story fills which is longer than a page and may not continue on another."""
FULL_TURN = 0.92
"""The most of a page that a turn's type may fill."""


def lay_out(draft: Draft, more: int = 0) -> None:
    """Pages, locks and copy: everything that is settled before the front page is composed.

    ``more`` pages are added to those it should need.
    """
    count = page_count(draft) + more
    draft.sheets = {number: sheet(draft.stone, number) for number in range(1, count + 1)}
    _take_locks(draft)
    for lot in draft.stock.lots:
        _take(draft, lot, count)
    _add_imprint(draft)
    hold_back(draft)


def page_count(draft: Draft) -> int:
    """The pages of the issue: as the editor says, else in fours, the fewest that hold everything in comfort."""
    issue = draft.stone.edition.issue
    if issue.pages:
        return min(max(issue.pages, 1), MOST_PAGES)
    front, inner = sheet(draft.stone, 1), sheet(draft.stone, 2)
    weights = [draft.weight(lot.booking) for lot in draft.stock.lots]
    most = 2 * inner.cells
    copy = sum(min(_reckoned(weight), most) for weight in weights) + booked_cells(draft)
    text = sum(min(weight.text, most) for weight in weights)
    count = FOUR
    while count < MOST_PAGES and not _holds(front.cells + (count - 1) * inner.cells, copy, text):
        count += FOUR
    named = -(-last_named(issue) // FOUR) * FOUR
    return max(count, named) if named <= count + FAR_BEYOND else count


def _reckoned(weight: Weight) -> int:
    """The cells reckoned for a piece."""
    return round(weight.least + GENEROUS * (weight.ideal - weight.least))


def _holds(cells: int, copy: int, text: int) -> bool:
    """Whether so many cells hold the copy in comfort."""
    return copy <= cells * COMFORT and text <= cells * DENSE


def booked_cells(draft: Draft) -> int:
    """Cells of all adverts booked to a page."""
    pages = sorted({advert.page for advert in draft.stone.edition.issue.adverts if advert.page})
    rows = draft.stone.design.grid.rows
    return sum(p.columns * p.rows for page in pages for p in draft.frame.caster.adverts(page, rows))


def last_named(issue: Issue) -> int:
    """The last page that a pin or an advert names."""
    named = [placement.page for placement in issue.placements] + [advert.page for advert in issue.adverts]
    return max([*named, *(pin.number for pin in issue.page_pins), 0])


# ---- locks ----


def _take_locks(draft: Draft) -> None:
    """Adopt the locked pages whose copy still fits them."""
    for number, text in draft.stone.edition.locks:
        if draft.stone.edition.issue.page_pin(number).locked and number in draft.sheets:
            lock = read_lock(text)
            if lock is None:
                draft.remarks.append(_unreadable(number))
            elif not _adopt(draft, lock):
                draft.remarks.append(_stale(number))


def _adopt(draft: Draft, lock: Lock) -> bool:
    """Take a locked page as it was; False when its copy is not what it was."""
    fresh = sheet(draft.stone, lock.page, lock.section, opener=lock.opener)
    page = plain(fresh, lock.top)
    known = {story for lot in draft.stock.lots for story in lot.booking.stories}
    if not all(story in known for booking in lock.bookings for story in booking.stories):
        return False
    if not still_fits(draft.frame, page, lock):
        return False
    draft.sheets[lock.page] = page
    draft.closures[lock.page] = Closure(page, lock.bookings, (lock.plan,))
    draft.locked.add(lock.page)
    draft.decide(lock.page, f"page {lock.page}", "locked: composed from the stored plan")
    return True


def _unreadable(number: int) -> Remark:
    """A lock that is damaged, or of another version."""
    return Remark(
        "lock-unreadable", Severity.WARN, Place(page=number),
        f"The lock of page {number} cannot be read; the page was composed afresh.",
        f"Look at page {number} and lock it again.",
    )  # fmt: skip


def _stale(number: int) -> Remark:
    """A lock that cannot be kept."""
    return Remark(
        "lock-stale", Severity.WARN, Place(page=number),
        f"The locked page {number} no longer fits its copy and was composed afresh.",
        f"Look at page {number} and lock it again.",
    )  # fmt: skip


def locked_stories(draft: Draft) -> dict[str, tuple[Booking, ...]]:
    """Stories on locked pages with the bookings they stand in."""
    found: dict[str, tuple[Booking, ...]] = {}
    for number in sorted(draft.locked):
        for booking in draft.closures[number].bookings:
            for story in booking.stories:
                if booking.carries_copy:
                    found[story] = (*found.get(story, ()), booking)
    return found


# ---- copy ----


def _take(draft: Draft, lot: Lot, count: int) -> None:
    """Take a lot into the issue, unless its stories stand on locked pages already."""
    locked = locked_stories(draft)
    free = tuple(story for story in lot.booking.stories if story not in locked)
    if lot.page > count:
        draft.remarks.append(_beyond(lot, count))
        lot = replace(lot, page=0)
    if lot.page in draft.locked:
        lot = replace(lot, page=0)
    if free:
        taken = replace(lot, booking=replace(lot.booking, stories=free))
        draft.add(_started(draft, taken))
    elif len(lot.booking.stories) == 1:
        _other_half(draft, lot, locked[lot.booking.stories[0]])


def _beyond(lot: Lot, count: int) -> Remark:
    """A pin to a page the paper does not have."""
    story = lot.booking.stories[0]
    return Remark(
        "page-beyond", Severity.WARN, Place(story=story),
        f"“{story}” is pinned to page {lot.page}, but the issue has {count} pages; it went where there was room.",
        "Pin it to a page of the paper, or ask for more pages.",
    )  # fmt: skip


def pin_yielded(story: str, page: int) -> Remark:
    """A pin to a page where the story found no room beside what else stands there."""
    return Remark(
        "pin-yielded", Severity.WARN, Place(page=page, story=story),
        f"“{story}” is pinned to page {page}, but did not fit there; it went to another page.",
        "Cut it, let it continue on another page, or take something else off that page.",
    )  # fmt: skip


def _other_half(draft: Draft, lot: Lot, halves: tuple[Booking, ...]) -> None:
    """When only one part of a jumped story is locked, the other part is booked to match."""
    kinds = {half.kind for half in halves}
    if kinds == {Kind.START}:
        start = halves[0]
        page = next(n for n in sorted(draft.locked) if start in draft.closures[n].bookings)
        open_page = start.other if start.other in draft.sheets and start.other not in draft.locked else 0
        draft.add(replace(lot, booking=turn_of(start, start.line, page), page=open_page))
    elif kinds == {Kind.TURN}:
        turn = halves[0]
        page = next(n for n in sorted(draft.locked) if turn in draft.closures[n].bookings)
        open_page = turn.other if turn.other not in draft.locked else 0
        draft.add(replace(lot, booking=start_of(lot.booking, turn.line, page), page=open_page))


def _started(draft: Draft, lot: Lot) -> Lot:
    """A story longer than a page begins on one and continues on another."""
    if lot.booking.kind is not Kind.ARTICLE:
        return lot
    pins = draft.frame.caster.pins(lot.booking.stories[0])
    longest = int(LONG * sheet(draft.stone, 2).cells)
    if draft.frame.caster.text_rows(lot.booking) <= longest and not (pins.jump and lot.page > 1):
        return lot
    if pins.jump is False:
        return _kept_to_a_page(draft, lot)
    start = start_of(lot.booking)
    if lot.page != 1:
        book_turn(draft, replace(lot, booking=start), draft.frame.caster.likely_cut(start), lot.page)
        draft.decide(lot.page, lot.booking.stories[0], "too long for one page: it continues on another")
    return replace(lot, booking=start)


def _kept_to_a_page(draft: Draft, lot: Lot) -> Lot:
    """A story longer than a page that must not continue on another: what a page takes of it; the rest is overset."""
    room = sheet(draft.stone, 2 if lot.page > 1 else 1).cells
    draft.decide(lot.page, lot.booking.stories[0], "too long for one page, and it may not continue: its end is cut")
    return replace(lot, booking=replace(lot.booking, until=draft.frame.caster.line_at(lot.booking, int(STARK * room))))


def book_turn(draft: Draft, lot: Lot, line: int, page: int) -> None:
    """Book the rest of a started story for a later page, no more of it than a page takes."""
    caster = draft.frame.caster
    turn = turn_of(lot.booking, line, page)
    most = int(FULL_TURN * sheet(draft.stone, 2).cells)
    until = caster.line_at(turn, most)
    pins = caster.pins(turn.stories[0])
    wanted = pins.turn_page if pins.turn_page in draft.sheets and pins.turn_page not in draft.locked else 0
    draft.add(Lot(replace(turn, until=until), lot.section, wanted))


def _add_imprint(draft: Draft) -> None:
    """The imprint stands on the first inner page with room for it, or on the front page of a single leaf."""
    already = {b.kind for number in draft.locked for b in draft.closures[number].bookings}
    if not any(imprint_lines(draft.stone.edition.paper)) or Kind.IMPRINT in already:
        return
    open_pages = [page for page in inner_sheets(draft) if draft.free_cells(page) * 2 > page.cells]
    bare = [page for page in open_pages if draft.free_cells(page) == page.cells]
    if open_pages:
        at_foot = Booking(Kind.IMPRINT, name="foot" if bare else "")
        draft.add(Lot(at_foot, "", (bare or open_pages)[0].number))


def hold_back(draft: Draft) -> None:
    """Hold copy that may wait while the rest would not fit at its least."""
    room = sum(draft.free_cells(page) for n, page in draft.sheets.items() if n not in draft.locked)
    most = 2 * sheet(draft.stone, 2).cells
    need = sum(min(draft.weight(lot.booking).least, most) for lot in draft.lots.values())
    while need > room * TIGHT:
        waiting = [lot for lot in draft.lots.values() if lot.hold]
        if not waiting:
            return
        need -= _hold_one(draft, max(waiting, key=lambda lot: (lot.booking.rank, lot.booking.id)))


def _hold_one(draft: Draft, lot: Lot) -> int:
    """Hold the last story of a lot; returns the cells saved."""
    before = draft.weight(lot.booking).least
    *stay, last = lot.booking.stories
    key = lot.booking.id
    draft.waiting.append(last)
    draft.decide(0, last, "held for another issue: the paper is full")
    if not stay:
        del draft.lots[key]
        return before
    draft.lots[key] = replace(lot, booking=replace(lot.booking, stories=tuple(stay)))
    return before - draft.weight(draft.lots[key].booking).least


# ---- pages ----


def inner_sheets(draft: Draft) -> list[Sheet]:
    """The inner pages that are not locked, in order."""
    return [page for number, page in sorted(draft.sheets.items()) if number > 1 and number not in draft.locked]


def deal(draft: Draft, keys: Iterable[str]) -> tuple[str, ...]:
    """Give the copy of these keys its pages; returns the keys that found none. Sections' names head their pages."""
    keys, rooms = tuple(keys), [draft.room(page) for page in inner_sheets(draft)]
    homes = homes_of([draft.item(key) for key in keys], rooms)
    draft.homes = {section: tuple(rooms[index].page for index in pages) for section, pages in homes.items()}
    _pair_long(draft, keys)
    result = assign([draft.item(key) for key in keys], rooms)
    for number, held in result.pages:
        draft.held[number] = held
    _head_pages(draft, result)
    return result.left


def _pair_long(draft: Draft, keys: Iterable[str]) -> None:
    """Stories longer than a page stand on two pages of their section, side by side where there is a choice."""
    taken: set[int] = set()
    for key in keys:
        lot = draft.lots[key]
        turn = f"{lot.booking.stories[0]}.turn" if lot.booking.kind is Kind.START else ""
        if turn not in draft.lots or draft.lots[turn].booking.other == 1:
            continue
        first = lot.page or _pair_of(draft, draft.stock.order(lot.section), taken)
        follow = draft.lots[turn].page or next((p for p in _whole_pages(draft) if p > first and p not in taken), 0)
        if first and follow:
            taken |= {first, follow}
            draft.lots[key] = replace(lot, page=first)
            begun = replace(draft.lots[turn].booking, other=first)
            draft.lots[turn] = replace(draft.lots[turn], booking=begun, page=follow)


def _whole_pages(draft: Draft) -> list[int]:
    """Inner pages without adverts to speak of."""
    return [page.number for page in inner_sheets(draft) if draft.free_cells(page) >= LONG * page.cells]


def _pair_of(draft: Draft, section: int, taken: set[int]) -> int:
    """The first of two pages in a row, best a spread, in or near the section's pages; 0 when there are none."""
    pages = [page for page in _whole_pages(draft) if page not in taken]
    pairs = [page for page in pages if page + 1 in pages]
    homes = draft.homes.get(section) or tuple(pages)
    return min(pairs, key=lambda page: (min(abs(page - home) for home in homes) + page % 2, page), default=0)


def rename_pages(draft: Draft) -> None:
    """After exchanges: pages whose copy is now of another section carry its name. Their depth stays as it is.

    The heading decides whether letters stand under a label of their own, so the page is solved again; where it would
    not close, the old name stays.
    """
    for number, keys in sorted(draft.held.items()):
        section = section_on(draft, number, keys)
        page = draft.sheets[number]
        if section and section != page.section and number not in draft.locked:
            named = replace(page, section=section, heading=heading_of(draft.stone, number, section))
            closure = draft.closures[number]
            again = draft.frame.solve(named, closure.bookings)
            if again.plans or not closure.closed:
                draft.sheets[number] = named
                draft.closures[number] = again if again.plans else draft.frame.least_bad(named, closure.bookings)


def _head_pages(draft: Draft, result: Assignment) -> None:
    """Name each page's section and set the heads."""
    sections = {number: section_on(draft, number, keys) for number, keys in result.pages}
    sections |= {number: draft.sheets[number].section for number in draft.locked if number > 1}
    for page in headed(draft.stone, sorted(sections.items())):
        if page.number not in draft.locked:
            draft.sheets[page.number] = page


def section_on(draft: Draft, number: int, keys: tuple[str, ...]) -> str:
    """The section a page belongs to: as pinned, else that of most of its copy."""
    pin = draft.stone.edition.issue.page_pin(number)
    if pin.section:
        return pin.section
    sizes: dict[str, int] = {}
    for key in keys:
        lot = draft.lots[key]
        if lot.section and lot.booking.kind is not Kind.TURN:
            sizes[lot.section] = sizes.get(lot.section, 0) + draft.weight(lot.booking).ideal
    return max(sizes, key=lambda section: sizes[section], default="")
