"""What the outlets are given: frozen values that hold all a page may show, so that equal values make equal bytes.

A ``Card`` is what other pages say of a story; an ``IssueCard`` the same of an issue. Each kind of page has a value of
its own with everything on it but the ``Surroundings``, which all pages share. Addresses are root-relative and end in a
slash for pages ("/2026/11/the-vote/"); ``Surroundings.base`` is put before them where they are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from broadsheet.edition.model import Paper
from broadsheet.story.model import Byline, Correction, Elsewhere, Genre, Reply, Story


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file made from a picture: its size in pixels, its kind (``avif``, ``webp``, ``jpeg``, ``png``), its address.

    ``crop`` names the shape it was cut to: ``whole``, ``wide`` (3 to 2), ``card`` (1.91 to 1), ``square``.
    """

    address: str
    kind: str
    width: int
    height: int
    crop: str = "whole"


@dataclass(frozen=True, slots=True)
class PictureSet:
    """A picture's renditions by crop, kind (best first) and width (smallest first). ``file`` names it in the copy.

    ``width`` and ``height`` are those of the whole picture in pixels.
    """

    file: str
    width: int
    height: int
    renditions: tuple[Rendition, ...]

    def of(self, kind: str, crop: str = "whole") -> tuple[Rendition, ...]:
        """The renditions of one kind and crop, smallest first."""
        return tuple(item for item in self.renditions if item.kind == kind and item.crop == crop)


@dataclass(frozen=True, slots=True)
class CardPicture:
    """The picture that stands for a story on other pages."""

    pictures: PictureSet
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages, lists and feeds say of a story.

    ``published`` is its day on the web; ``issue`` and ``page`` where it was first printed (0 unknown). ``issues`` are
    all that hold it. ``opening`` is its first words where it has no standfirst. ``links`` are the addresses of this
    site it links to in its copy; ``related`` ids of stories named in its front matter. ``words`` counts its copy.
    """

    id: str
    address: str
    headline: str
    published: date
    kicker: str = ""
    standfirst: str = ""
    opening: str = ""
    bylines: tuple[Byline, ...] = ()
    dateline: str = ""
    section: str = ""
    language: str = "en"
    genre: Genre = Genre.NEWS
    subjects: tuple[str, ...] = ()
    picture: CardPicture | None = None
    issue: int = 0
    page: int = 0
    issues: tuple[int, ...] = ()
    corrections: tuple[Correction, ...] = ()
    related: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    words: int = 0

    @property
    def updated(self) -> date:
        """The day of its last public change."""
        return max((item.day for item in self.corrections), default=self.published)


@dataclass(frozen=True, slots=True)
class StoryArea:
    """Where a story stands on a printed page: left, top, width and height in thousandths of the page."""

    story: str
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A printed page: its number, its section's name, the stories on it in reading order, and their areas.

    ``picture`` shows the page; None when it was not drawn. ``begins`` names the stories that go on here from an earlier
    page, each with the number of the block in which they do.
    """

    number: int
    section: str = ""
    stories: tuple[str, ...] = ()
    areas: tuple[StoryArea, ...] = ()
    picture: PictureSet | None = None
    begins: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class IssueCard:
    """What pages say of an issue. Addresses of files are empty where the file is not public or was not made.

    ``cover`` is the picture of its front page. ``pages`` are empty when it was not composed.
    """

    number: int
    day: date
    address: str
    volume: int = 0
    on_sale: date | None = None
    off_sale: date | None = None
    price: str = ""
    stock: int | None = None
    cover: PictureSet | None = None
    pages: tuple[PrintedPage, ...] = ()
    pdf: str = ""
    epub: str = ""

    @property
    def first_day(self) -> date:
        """The first day of sale."""
        return self.on_sale or self.day


@dataclass(frozen=True, slots=True)
class Assets:
    """The addresses of what every page loads, with a digest of the contents in their names.

    ``style_sheet`` is put into the page itself where it is short, and so is ``script``, the few lines that every page
    runs first; ``fonts`` are worth loading early. ``lists`` is the
    further style sheet of all pages but articles. ``search`` is the script of the search page alone (``web/search.js``,
    a module).
    """

    style: str = ""
    style_sheet: str = ""
    script: str = ""
    fonts: tuple[str, ...] = ()
    icon: str = ""
    search: str = ""
    lists: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all pages share. ``on_sale`` is the issue on sale on the day of the build; ``base`` a path or empty."""

    paper: Paper
    on_sale: IssueCard | None = None
    assets: Assets = Assets()
    base: str = ""


# ---- pages ----


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A story's own page. ``body`` is its copy as HTML (``outlets.blocks``); ``story`` may come without its blocks.

    ``said_before`` are earlier stories it links to or names, ``said_since`` later ones that link to it, both newest
    first. ``versions`` are the same article in other languages and papers, own ones with their addresses filled in.
    ``previous`` and ``next`` stand beside it in its issue (in page order, else in the order of placements). ``issue``
    is where it was first printed. The picture for sharing is the card's.
    """

    story: Story
    card: Card
    body: str
    issue: IssueCard | None = None
    said_before: tuple[Card, ...] = ()
    said_since: tuple[Card, ...] = ()
    previous: Card | None = None
    next: Card | None = None
    versions: tuple[Elsewhere, ...] = ()
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story with its rank in the issue (1 leads … 5 a brief) and the printed page it stands on (0 unknown)."""

    card: Card
    rank: int = 3
    page: int = 0


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The front page: the issue's stories by rank, the best first, and what was published since, newest first."""

    issue: IssueCard | None
    stories: tuple[Ranked, ...]
    since: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuePage:
    """An issue: its stories in page order, and its neighbours."""

    issue: IssueCard
    stories: tuple[Ranked, ...]
    previous: IssueCard | None = None
    next: IssueCard | None = None


@dataclass(frozen=True, slots=True)
class MapPage:
    """One printed page as a picture whose stories can be clicked, in ``/issues/24/pages/5/``."""

    issue: IssueCard
    page: PrintedPage
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class IssuesPage:
    """All issues, newest first."""

    issues: tuple[IssueCard, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. ``kind`` is ``sections``, ``authors``, ``subjects`` or ``months``; ``key`` its address part.

    Pages are numbered from the oldest, so that a full page never changes: the newest has the highest number and is what
    stands at the list's own address. ``cards`` are newest first. ``total`` counts the list's articles.
    """

    kind: str
    key: str
    title: str
    number: int
    of: int
    cards: tuple[Card, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ListName:
    """A list with how many articles it holds."""

    key: str
    title: str
    address: str
    total: int


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """All lists of one kind: all sections, authors, subjects or months; ``year`` tells of which year's months."""

    kind: str
    lists: tuple[ListName, ...]
    year: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Every public change, newest first, as (card, correction)."""

    changes: tuple[tuple[Card, Correction], ...]


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page that stands in every paper: ``imprint``, ``get`` (how to get the paper), ``search``, ``404``.

    ``issues`` are those that can be had, newest first (for ``get``).
    """

    kind: str
    issues: tuple[IssueCard, ...] = ()


@dataclass(frozen=True, slots=True)
class GonePage:
    """What stands at the address of an article that was taken away (served with status 410)."""

    address: str


Page: TypeAlias = (
    ArticlePage
    | FrontPage
    | IssuePage
    | MapPage
    | IssuesPage
    | ListPage
    | DirectoryPage
    | CorrectionsPage
    | StandingPage
    | GonePage
)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An article in a feed with its whole text as HTML whose addresses are absolute."""

    card: Card
    body: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: all articles (``list`` None), a list's, or an issue's. Items newest first.

    ``address`` is the folder its files stand in: ``rss.xml``, ``atom.xml`` and ``feed.json``. ``archive`` 0 is the feed
    itself, 1 and on its archive pages from the oldest; ``archives`` counts the full ones (RFC 5005).
    """

    title: str
    address: str
    page: str
    items: tuple[FeedItem, ...]
    archive: int = 0
    archives: int = 0
