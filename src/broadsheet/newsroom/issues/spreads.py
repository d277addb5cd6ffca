"""What a flatplan shows: pages as spreads, what stands on them, what has no place yet. Pure values; knows no Django."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from broadsheet.edition.model import Advert, AdvertKind, Issue, PagePin, Pins, Placement
from broadsheet.newsroom.issues.rules import fixed_pages
from broadsheet.newsroom.issues.wording import RANK_WORDS, where
from broadsheet.newsroom.stories.wording import reworded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

IN_FOURS = 4
CLOSES = 0.995
"""A page filled to this share closes; what is left is less than a line."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a story beside its place."""

    headline: str
    words: int = 0
    stops: int = 0
    article: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the desk agreed about a page: its deadline, who approved it, and the picture they saw."""

    deadline: datetime | None = None
    approved_by: str = ""
    approved_picture: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    """What came of composing, as the newsroom's ``Composition`` keeps it; empty before the first time."""

    plan: int = 0
    pages: tuple[Mapping[str, Any], ...] = ()
    overset: tuple[Mapping[str, Any], ...] = ()
    held: tuple[str, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a flatplan is drawn from. ``version`` is the plan's; ``sections`` are names by id."""

    issue: Issue
    version: int
    composed: Composed = Composed()
    known: Mapping[str, Known] = field(default_factory=dict)
    sheets: Mapping[int, Sheet] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A story where it stands on a page, in hundredths of the page; ``leaving`` when it was moved elsewhere since."""

    story: str
    headline: str
    left: float
    top: float
    width: float
    height: float
    rank: int
    page: int
    pinned: bool
    leaving: bool
    told: str
    position: str = "free"

    @property
    def box(self) -> str:
        """Where it lies, as a style."""
        return f"left:{self.left}%;top:{self.top}%;width:{self.width}%;height:{self.height}%"


@dataclass(frozen=True, slots=True)
class Item:
    """A story without an area: waiting, held back, on its way to a page, or over."""

    story: str
    headline: str
    told: str
    rank: int = 3
    page: int = 0
    words: int = 0
    article: int = 0
    room: int = 0
    position: str = "free"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the flatplan. ``fill`` in hundredths; ``approved`` is empty, ``approved`` or ``changed`` since."""

    number: int
    section: str
    heading: str
    digest: str
    fill: int
    fill_words: str
    pieces: tuple[Piece, ...]
    coming: tuple[Item, ...]
    stops: int
    warnings: int
    remarks: tuple[Mapping[str, Any], ...]
    locked: bool
    approved: str
    approved_by: str
    deadline: datetime | None
    alternatives: tuple[str, ...]
    alternative: int
    fresh: bool

    @property
    def name(self) -> str:
        """What a page without a section is called."""
        return "Front page" if self.number == 1 else ""


@dataclass(frozen=True, slots=True)
class Spread:
    """Two pages that lie side by side; None where there is none."""

    left: Page | None
    right: Page | None

    @property
    def pages(self) -> tuple[Page, ...]:
        """Those there are."""
        return tuple(page for page in (self.left, self.right) if page)

    @property
    def name(self) -> str:
        """In words."""
        return " and ".join(str(page.number) for page in self.pages)


@dataclass(frozen=True, slots=True)
class Flatplan:
    """All of it."""

    spreads: tuple[Spread, ...]
    overset: tuple[Item, ...]
    waiting: tuple[Item, ...]
    held: tuple[Item, ...]
    coming: tuple[Item, ...]
    booked: tuple[Advert, ...]
    house: tuple[Advert, ...]
    fill: int
    count: int
    fresh: bool

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages in order."""
        return tuple(page for spread in self.spreads for page in spread.pages)


def spread_numbers(count: int) -> tuple[tuple[int, int], ...]:
    """How so many pages lie: 1 alone at the right, then in twos, an even last page alone at the left; 0 is none."""
    return tuple((left, left + 1 if left < count else 0) for left in range(0, count + 1, 2)) if count else ()


def flatplan_of(desk: Desk) -> Flatplan:
    """The flatplan of an issue."""
    pages = {number: _page(desk, number) for number in range(1, page_count(desk) + 1)}
    spreads = tuple(Spread(pages.get(left), pages.get(right)) for left, right in spread_numbers(len(pages)))
    composed = [page for page in pages.values() if page.digest]
    return Flatplan(
        spreads,
        overset=tuple(_over(desk, item) for item in desk.composed.overset),
        waiting=tuple(_waiting(desk, story) for story in desk.waiting),
        held=tuple(_held(desk, story) for story in desk.composed.held),
        coming=_anywhere(desk),
        booked=tuple(item for item in desk.issue.adverts if item.kind is AdvertKind.BOOKED),
        house=tuple(item for item in desk.issue.adverts if item.kind is AdvertKind.HOUSE),
        fill=round(sum(page.fill for page in composed) / len(composed)) if composed else 0,
        count=len(pages),
        fresh=_fresh(desk),
    )


def page_count(desk: Desk) -> int:
    """How many pages are shown: those planned, else those composed, else as many as something is fixed to, in fours."""
    if desk.issue.pages or desk.composed.pages:
        return desk.issue.pages or len(desk.composed.pages)
    most = max(IN_FOURS, *fixed_pages(desk.issue), IN_FOURS)
    return most + -most % IN_FOURS


def stands_on(desk: Desk) -> dict[str, tuple[int, ...]]:
    """On which pages each story stands, as it was composed."""
    found: dict[str, tuple[int, ...]] = {}
    for page in desk.composed.pages:
        for story in page["stories"]:
            found[story] = (*found.get(story, ()), int(page["number"]))
    return found


def fill_words(fill: float) -> str:
    """How full a page is, in words."""
    if fill >= CLOSES:
        return "full"
    return f"{round(fill * 100)} % full" if fill else "empty"


def roomy(desk: Desk, beside: int = 0) -> int:
    """The page with the most room that is not locked; 0 where all are full. ``beside`` is not asked for."""
    locked = {pin.number for pin in desk.issue.page_pins if pin.locked} | {beside}
    open_pages = [page for page in desk.composed.pages if page["number"] not in locked and page["fill"] < CLOSES]
    return int(min(open_pages, key=lambda page: (page["fill"], page["number"]))["number"]) if open_pages else 0


# ---- a page ----


def _page(desk: Desk, number: int) -> Page:
    """One page."""
    data = next((page for page in desk.composed.pages if page["number"] == number), {})
    pin, sheet = desk.issue.page_pin(number), desk.sheets.get(number, Sheet())
    section = pin.section or str(data.get("section", ""))
    remarks = tuple(map(reworded, data.get("remarks", ())))
    return Page(
        number=number,
        section=desk.sections.get(section, section),
        heading=pin.heading,
        digest=str(data.get("digest", "")),
        fill=round(100 * data.get("fill", 0)),
        fill_words=fill_words(data.get("fill", 0)) if data else "not composed yet",
        pieces=_pieces(desk, number, data),
        coming=_coming(desk, number),
        stops=sum(item["severity"] == "stop" for item in remarks),
        warnings=sum(item["severity"] == "warn" for item in remarks),
        remarks=remarks,
        locked=pin.locked,
        approved=_approved(sheet, str(data.get("digest", ""))),
        approved_by=sheet.approved_by,
        deadline=sheet.deadline,
        alternatives=tuple(data.get("alternatives", ())),
        alternative=pin.alternative,
        fresh=_fresh(desk) or not _touched(desk, pin, number),
    )


def _pieces(desk: Desk, number: int, data: Mapping[str, Any]) -> tuple[Piece, ...]:
    """The stories of a page with their areas, in reading order."""
    placements = {item.story: item for item in desk.issue.placements}
    order = {story: at for at, story in enumerate(data.get("stories", ()))}
    areas = sorted(data.get("areas", ()), key=lambda area: (order.get(area["story"], len(order)), area["top"]))
    return tuple(_piece(desk, number, area, placements.get(area["story"])) for area in areas)


def _piece(desk: Desk, number: int, area: Mapping[str, Any], placement: Placement | None) -> Piece:
    """One area of a story."""
    story = area["story"]
    rank = placement.rank if placement else 3
    leaving = not _fresh(desk) and (placement is None or placement.page not in {0, *stands_on(desk).get(story, ())})
    left, top, width, height = (round(100 * area[name], 2) for name in ("left", "top", "width", "height"))
    told = f"page {number}, {RANK_WORDS[rank]}" + (", being moved" if leaving else "")
    pins = placement.pins if placement else Pins()
    place = pins.position.value
    headline, pinned = _headline(desk, story), pins != Pins()
    return Piece(story, headline, left, top, width, height, rank, number, pinned, leaving, told, place)


def _coming(desk: Desk, number: int) -> tuple[Item, ...]:
    """Stories that were given to a page and are not composed on it yet."""
    if _fresh(desk):
        return ()
    there = stands_on(desk)
    found = [item for item in desk.issue.placements if item.page == number and number not in there.get(item.story, ())]
    return tuple(_item(desk, item.story, f"comes to page {number}", item) for item in found)


def _anywhere(desk: Desk) -> tuple[Item, ...]:
    """Stories in the issue that were not composed yet and may stand wherever they fit."""
    if _fresh(desk):
        return ()
    there = {*stands_on(desk), *desk.composed.held, *(item["story"] for item in desk.composed.overset)}
    found = [item for item in desk.issue.placements if not item.page and item.story not in there]
    return tuple(_item(desk, item.story, "finds its page when the issue is composed", item) for item in found)


def _approved(sheet: Sheet, digest: str) -> str:
    """Whether a page was approved, and still looks as it did then."""
    if not sheet.approved_picture:
        return ""
    return "approved" if sheet.approved_picture == digest else "changed"


def _fresh(desk: Desk) -> bool:
    """Whether what is shown was composed from the plan as it is."""
    return desk.composed.plan >= desk.version


def _touched(desk: Desk, pin: PagePin, number: int) -> bool:
    """Whether a page is likely to change: something comes to it, goes from it, or is fixed about it."""
    if _coming(desk, number) or pin.alternative > 1:
        return True
    data = next((page for page in desk.composed.pages if page["number"] == number), None)
    return data is None or any(piece.leaving for piece in _pieces(desk, number, data))


# ---- what has no place ----


def _headline(desk: Desk, story: str) -> str:
    """A story's headline; its id where it is not known."""
    known = desk.known.get(story)
    return known.headline if known and known.headline else story


def _item(desk: Desk, story: str, told: str, placement: Placement | None = None, room: int = 0) -> Item:
    """A story of the tray."""
    known = desk.known.get(story, Known(story))
    place = placement or Placement(story)
    pin = place.pins.position.value
    return Item(story, _headline(desk, story), told, place.rank, place.page, known.words, known.article, room, pin)


def _waiting(desk: Desk, story: str) -> Item:
    """A story planned for the issue that has no place."""
    known = desk.known.get(story, Known(story))
    return _item(desk, story, f"{known.words} words" if known.words else "not written yet")


def _held(desk: Desk, story: str) -> Item:
    """A story left out because it may wait."""
    return _item(desk, story, "may wait, and found no room", _placement(desk, story))


def _over(desk: Desk, over: Mapping[str, Any]) -> Item:
    """A story that did not fit, with the advice."""
    placement = _placement(desk, over["story"])
    page = int(over.get("page") or 0)
    told = str(over["advice"]) if page else "It found no page. Shorten it or others, drop one, or take more pages."
    item = _item(desk, over["story"], told, placement, roomy(desk, page))
    return replace(item, page=page, words=int(over["words"]))


def _placement(desk: Desk, story: str) -> Placement | None:
    """How a story stands in the plan."""
    return next((item for item in desk.issue.placements if item.story == story), None)


def place_words(item: Placement) -> str:
    """Where a story is to stand, in words."""
    return f"{where(item.page)}, {RANK_WORDS[item.rank]}"
