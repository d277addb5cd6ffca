"""Who publishes and what goes where, as frozen data. How it must look is ``design``; page sizes are ``format``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from broadsheet.measure import Mpt


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the paper in its running order; ``name`` is printed at the head of its pages."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SisterPaper:
    """Another paper of the network."""

    name: str
    language: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """The network of papers; ``line`` is the sentence under the nameplate ("… section of …")."""

    name: str = ""
    line: str = ""
    sisters: tuple[SisterPaper, ...] = ()


class PdfAccess(Enum):
    """When the reading PDF of an issue becomes public on the web site."""

    AT_ONCE = "at-once"
    AFTER = "after"
    SUBSCRIBERS = "subscribers"


@dataclass(frozen=True, slots=True)
class Web:
    """What the web edition holds. Lengths count articles, items or issues.

    ``lists`` names the kinds of lists there are (``LISTS``); front, issues, articles and the standing pages always are.
    ``feeds`` is ``all`` (for each list and issue too), ``main`` (one for all articles) or ``none``. ``wire`` writes a
    ninjs item for each article. With ``PdfAccess.AFTER`` the reading PDF is public when ``pdf_after`` newer issues are.
    ``reply_to`` is the address the reply form posts to, ``order_at`` the page where copies are ordered.
    """

    lists: tuple[str, ...] = ("sections", "authors", "subjects", "months")
    per_page: int = 50
    feeds: str = "all"
    feed_items: int = 30
    wire: bool = True
    search: bool = True
    pdf: PdfAccess = PdfAccess.AT_ONCE
    pdf_after: int = 1
    reply_to: str = "/replies/"
    order_at: str = ""


LISTS = ("sections", "authors", "subjects", "months")
FEEDS = ("all", "main", "none")


@dataclass(frozen=True, slots=True)
class Paper:
    """Who publishes. ``address`` is the web address without a trailing slash, ``short_address`` what is printed."""

    name: str
    strapline: str = ""
    language: str = "en"
    place: str = ""
    network: Network = Network()
    sections: tuple[Section, ...] = ()
    address: str = ""
    short_address: str = ""
    contact: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()
    issn: str = ""
    letters_to: str = ""
    orders_to: str = ""
    web: Web = Web()

    def section(self, section_id: str) -> Section | None:
        """Return the section with that id, or None."""
        return next((section for section in self.sections if section.id == section_id), None)


class Position(Enum):
    """Where on its page a piece must stand. ``FREE`` leaves it to the makeup."""

    FREE = "free"
    TOP = "top"
    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM = "bottom"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Pins:
    """An editor's last word about one placement; empty values leave the choice to the makeup.

    ``columns`` and ``picture_columns`` count columns; ``headline`` picks a form (1 the full headline, 2 the first
    of ``Story.print_headlines`` …); ``jump`` forbids (False) or asks for (True) a continuation on another page;
    ``turn_page`` names that page.
    """

    position: Position = Position.FREE
    columns: int = 0
    picture_columns: int = 0
    headline: int = 0
    jump: bool | None = None
    turn_page: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """A story in an issue. ``rank`` 1 leads a page, 2 and 3 support it, 4 is small, 5 a brief.

    ``page`` 0 leaves the page to the makeup. ``hold`` allows leaving the story out when the paper is full.
    """

    story: str
    rank: int = 3
    page: int = 0
    section: str = ""
    pins: Pins = Pins()
    hold: bool = False


class AdvertKind(Enum):
    """Booked adverts stay where they were booked; house adverts stand in where there is room."""

    BOOKED = "booked"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Advert:
    """An advert. ``columns`` wide and ``depth`` deep; ``file`` is artwork relative to the paper's folder.

    A house advert may have no artwork: ``headline``, ``text`` and ``call`` are then set in type at any size.
    ``page`` 0 on a house advert means wherever there is room.
    """

    id: str
    kind: AdvertKind = AdvertKind.BOOKED
    columns: int = 1
    depth: Mpt = 0
    page: int = 0
    position: Position = Position.FREE
    file: str = ""
    alt: str = ""
    advertiser: str = ""
    headline: str = ""
    text: str = ""
    call: str = ""


@dataclass(frozen=True, slots=True)
class PagePin:
    """What an editor fixed about a page: its section and heading, which alternative (1 the best), or a lock.

    A locked page is composed from the plan stored in ``issues/NN/pages/PAGE.json``.
    """

    number: int
    section: str = ""
    heading: str = ""
    alternative: int = 1
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. ``pages`` 0 means "as needed", in fours. ``price`` is printed as written ("£2.00")."""

    number: int
    day: date
    volume: int = 0
    on_sale: date | None = None
    off_sale: date | None = None
    price: str = ""
    stock: int | None = None
    pages: int = 0
    placements: tuple[Placement, ...] = ()
    adverts: tuple[Advert, ...] = ()
    page_pins: tuple[PagePin, ...] = ()

    @property
    def first_day(self) -> date:
        """The first day of sale."""
        return self.on_sale or self.day

    def page_pin(self, number: int) -> PagePin:
        """Return what is fixed about page ``number``; an empty pin when nothing is."""
        return next((pin for pin in self.page_pins if pin.number == number), PagePin(number))
