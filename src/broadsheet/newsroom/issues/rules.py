"""What a move on the plan comes to, whether it may be made, and how it is taken back. Pure; knows no Django.

A plan is an ``edition.model.Issue``. Every move comes to changes (``moves.Change``): applied in order they give the new
plan, turned round and applied in reverse the old one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, TypeVar

from broadsheet.edition.model import Advert, AdvertKind, Issue, PagePin, Pins, Placement
from broadsheet.newsroom.issues.moves import (
    Book,
    Change,
    Move,
    Part,
    Place,
    SetPage,
    SetPages,
    TakeAdvert,
    TakeOut,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RANKS = (1, 2, 3, 4, 5)
MOST_PAGES = 128
IN_FOURS = 4
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a move cannot be made, and the way out, in words."""

    words: str


# ---- what a move comes to ----


def changes_of(issue: Issue, move: Move, columns: int = 0) -> tuple[Change, ...] | Refusal:
    """What a move comes to; nothing where all stands as it asks already.

    ``columns`` is how many the page has, 0 where that is unknown.
    """
    refusal = refused(issue, move, columns)
    if refusal:
        return refusal
    return tuple(change for change in _changes(issue, move) if change.before != change.after)


def _changes(issue: Issue, move: Move) -> tuple[Change, ...]:
    """What a move that may be made comes to."""
    match move:
        case Place():
            return (_placing(issue, move),)
        case TakeOut():
            return (_story_change(issue, move.story, None),)
        case SetPage():
            return (_page_change(issue, move),)
        case SetPages():
            return (Change(Part.PAGES, "", issue.pages, move.pages), *_brought_in(issue, move.pages))
        case Book():
            return (_advert_change(issue, move.advert.id, move.advert),)
        case TakeAdvert():
            return (_advert_change(issue, move.advert, None),)


def placed(issue: Issue, story: str) -> Placement | None:
    """How a story stands in an issue; None where it does not."""
    return next((item for item in issue.placements if item.story == story), None)


def _placing(issue: Issue, move: Place) -> Change:
    """The change that puts a story somewhere, or changes how it stands."""
    before = placed(issue, move.story) or Placement(move.story)
    asked = {name: getattr(move, name) for name in ("page", "rank", "section", "pins", "hold")}
    if move.position is not None:
        asked["pins"] = replace(move.pins or before.pins, position=move.position)
    return _story_change(issue, move.story, replace(before, **{k: v for k, v in asked.items() if v is not None}))


def _story_change(issue: Issue, story: str, after: Placement | None) -> Change:
    """The change of one story."""
    at = next((at for at, item in enumerate(issue.placements) if item.story == story), len(issue.placements))
    return Change(Part.STORY, story, placed(issue, story), after, at)


def _advert_change(issue: Issue, key: str, after: Advert | None) -> Change:
    """The change of one advert."""
    at = next((at for at, item in enumerate(issue.adverts) if item.id == key), len(issue.adverts))
    before = next((item for item in issue.adverts if item.id == key), None)
    return Change(Part.ADVERT, key, before, after, at)


def _page_change(issue: Issue, move: SetPage) -> Change:
    """The change of one page."""
    pin = issue.page_pin(move.number)
    at = next((at for at, item in enumerate(issue.page_pins) if item.number == move.number), len(issue.page_pins))
    return Change(Part.PAGE, str(move.number), _kept(pin), _kept(_with(pin, move)), at)


def _with(pin: PagePin, move: SetPage) -> PagePin:
    """A page's pin as a move asks for it."""
    asked = {name: getattr(move, name) for name in ("section", "heading", "alternative", "locked")}
    return replace(pin, **{name: value for name, value in asked.items() if value is not None})


def _brought_in(issue: Issue, pages: int) -> tuple[Change, ...]:
    """What becomes of what was fixed to pages that are taken away.

    Stories and house adverts go wherever they fit, booked adverts to the new last page; what was fixed about a page
    falls away, the last first, so that it can be put back in order.
    """
    if not pages:
        return ()
    pins = [(at, pin) for at, pin in enumerate(issue.page_pins) if pin.number > pages]
    return (
        *(_story_change(issue, item.story, _story_within(item, pages)) for item in issue.placements),
        *(_advert_change(issue, item.id, _advert_within(item, pages)) for item in issue.adverts),
        *(Change(Part.PAGE, str(pin.number), pin, None, at) for at, pin in reversed(pins)),
    )


def _story_within(item: Placement, pages: int) -> Placement:
    """How a story stands in an issue of so many pages."""
    page = item.page if item.page <= pages else 0
    return replace(item, page=page, pins=item.pins if item.pins.turn_page <= pages else replace(item.pins, turn_page=0))


def _advert_within(item: Advert, pages: int) -> Advert:
    """How an advert stands in an issue of so many pages."""
    last = pages if item.kind is AdvertKind.BOOKED else 0
    return item if item.page <= pages else replace(item, page=last)


def _kept(pin: PagePin) -> PagePin | None:
    """A page's pin if it fixes anything."""
    return None if pin == PagePin(pin.number) else pin


# ---- what may not be ----


def refused(issue: Issue, move: Move, columns: int = 0) -> Refusal | None:
    """Why a move may not be made; None where it may."""
    match move:
        case Place():
            words = _place_refused(issue, move, columns)
        case TakeOut():
            here = placed(issue, move.story)
            words = _locked(issue, here.page) if here else "That story is not in this issue; load the page again."
        case SetPage():
            words = _no_page(issue, move.number, least=1) or _page_refused(issue, move)
        case SetPages():
            words = _count_refused(issue, move.pages)
        case Book():
            words = _advert_refused(issue, move.advert, columns)
        case TakeAdvert():
            known = any(item.id == move.advert for item in issue.adverts)
            words = "" if known else "That advert is not in this issue; load the page again."
    return Refusal(words) if words else None


def _place_refused(issue: Issue, move: Place, columns: int) -> str:
    """Why a story may not be put there."""
    before = placed(issue, move.story)
    goes = before is None or (move.page is not None and move.page != before.page)
    if move.rank is not None and move.rank not in RANKS:
        return f"There is no rank {move.rank}; ranks go from 1, which leads a page, to 5, a brief."
    if move.page is not None and _no_page(issue, move.page):
        return _no_page(issue, move.page)
    if goes:
        words = _locked(issue, move.page or 0) or _locked(issue, before.page if before else 0)
        if words:
            return words
    return _pins_refused(issue, move.pins or Pins(), columns)


def _pins_refused(issue: Issue, pins: Pins, columns: int) -> str:
    """Why a story may not be pinned so."""
    if columns and max(pins.columns, pins.picture_columns) > columns:
        return f"A page has {columns} columns; pin the story or its picture to as many or fewer."
    if pins.columns and pins.picture_columns > pins.columns:
        return "The picture cannot be wider than the story; give the story more columns, or the picture fewer."
    return _no_page(issue, pins.turn_page)


def _no_page(issue: Issue, number: int, least: int = 0) -> str:
    """Why there is no page of that number; empty where there is one, or may be."""
    most = issue.pages or MOST_PAGES
    if least <= number <= most:
        return ""
    return f"There is no page {number}; the issue has {most} pages. Choose another page, or give the issue more."


def _locked(issue: Issue, number: int) -> str:
    """Why nothing may be moved on or off a page; empty where it may."""
    if number and issue.page_pin(number).locked:
        return f"Page {number} is locked. Unlock it first, then move the story."
    return ""


def _page_refused(issue: Issue, move: SetPage) -> str:
    """Why a page may not be fixed so."""
    stays = issue.page_pin(move.number).locked and move.locked is not False
    fixes = move.section is not None or move.heading is not None or move.alternative is not None
    if stays and fixes and _with(issue.page_pin(move.number), move) != issue.page_pin(move.number):
        return f"Page {move.number} is locked. Unlock it first, then change it."
    return "There is no such way to make up the page." if move.alternative == 0 else ""


def _count_refused(issue: Issue, pages: int) -> str:
    """Why an issue may not have so many pages."""
    if pages > MOST_PAGES:
        return f"An issue has at most {MOST_PAGES} pages."
    if pages % IN_FOURS:
        up = pages + IN_FOURS - pages % IN_FOURS
        choice = f"{up - IN_FOURS} or {up}" if up > IN_FOURS else str(up)
        return f"{pages} pages cannot be folded from whole sheets; take {choice}."
    locked = max((pin.number for pin in issue.page_pins if pin.locked), default=0)
    if pages and locked > pages:
        return f"Page {locked} is locked. Unlock it first, then take the page away."
    return ""


def fixed_pages(issue: Issue) -> tuple[int, ...]:
    """The pages something is fixed to."""
    stories, adverts = (item.page for item in issue.placements), (item.page for item in issue.adverts)
    onward = (item.pins.turn_page for item in issue.placements)
    return (*stories, *onward, *adverts, *(pin.number for pin in issue.page_pins))


def beyond_the_last(issue: Issue) -> int:
    """The highest page something is fixed to that the issue does not have; 0 where there is none."""
    last = max(fixed_pages(issue), default=0)
    return last if issue.pages and last > issue.pages else 0


def _advert_refused(issue: Issue, advert: Advert, columns: int) -> str:
    """Why an advert may not be booked so."""
    if columns and not 0 < advert.columns <= columns:
        return f"A page has {columns} columns; an advert is 1 to {columns} columns wide."
    if advert.kind is AdvertKind.BOOKED and not advert.page:
        return "Say on which page the booked advert stands; only house adverts go wherever there is room."
    if advert.kind is AdvertKind.BOOKED and not (advert.depth and advert.file):
        return "A booked advert needs its artwork and its depth."
    return _no_page(issue, advert.page)


# ---- making it, and taking it back ----


def applied(issue: Issue, changes: Iterable[Change]) -> Issue:
    """A plan with changes made to it, in order."""
    return reduce(_applied, changes, issue)


def _applied(issue: Issue, change: Change) -> Issue:
    """A plan with one change made to it."""
    match change.part:
        case Part.STORY:
            others = [(item.story, item) for item in issue.placements]
            return replace(issue, placements=_put(others, change, Placement))
        case Part.ADVERT:
            return replace(issue, adverts=_put([(item.id, item) for item in issue.adverts], change, Advert))
        case Part.PAGE:
            pins = [(str(pin.number), pin) for pin in issue.page_pins]
            return replace(issue, page_pins=_put(pins, change, PagePin))
        case Part.PAGES:
            return replace(issue, pages=change.after if isinstance(change.after, int) else 0)


def _put(items: Sequence[tuple[str, Item]], change: Change, kind: type[Item]) -> tuple[Item, ...]:
    """Items with one exchanged, put in at its place, or taken out."""
    kept = [item for key, item in items if key != change.key]
    if isinstance(change.after, kind):
        at = next((at for at, (key, _) in enumerate(items) if key == change.key), change.at)
        kept.insert(at, change.after)
    return tuple(kept)


def back(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that take others back."""
    return tuple(change.turned() for change in reversed(tuple(changes)))


def stands(issue: Issue, change: Change) -> bool:
    """Whether a change finds the plan as it expects it, so that it can be made."""
    return _value(issue, change) == change.before


def _value(issue: Issue, change: Change) -> Value:
    """What a change touches, as it is now."""
    match change.part:
        case Part.STORY:
            return placed(issue, change.key)
        case Part.ADVERT:
            return next((item for item in issue.adverts if item.id == change.key), None)
        case Part.PAGE:
            return _kept(issue.page_pin(int(change.key)))
        case Part.PAGES:
            return issue.pages


def in_the_way(changes: Iterable[Change], others: Iterable[Change]) -> bool:
    """Whether others touched what these changes touch."""
    return not {change.touched for change in changes}.isdisjoint(change.touched for change in others)
