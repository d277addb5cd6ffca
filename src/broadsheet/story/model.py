"""One piece of copy as frozen data. Every outlet reads these values and none may change them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias


class Genre(Enum):
    """What kind of piece it is; the makeup and the outlets dress each differently."""

    NEWS = "news"
    ANALYSIS = "analysis"
    FEATURE = "feature"
    COMMENT = "comment"
    REVIEW = "review"
    OBITUARY = "obituary"
    LETTER = "letter"
    BRIEF = "brief"
    LISTING = "listing"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one dress. ``note`` names the note whose mark follows the text ("" for none)."""

    text: str
    emphasis: bool = False
    strong: bool = False
    link: str = ""
    note: str = ""


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Byline:
    """Who did what: ``role`` is ``words``, ``photographs``, ``translation``, ``drawing``, ``research`` or ``data``."""

    name: str
    role: str = "words"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Subhead:
    """A crosshead within a story. ``level`` 1 is directly under the headline; 2 and 3 lie below it."""

    spans: Spans
    level: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """A displayed quotation with who said it and where. Unattributed quotations draw a remark."""

    paragraphs: tuple[Spans, ...]
    speaker: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list; ``level`` 0 is the outermost."""

    spans: Spans
    level: int = 0
    ordered: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list in reading order, nested by ``ListItem.level``."""

    items: tuple[ListItem, ...]


class Align(Enum):
    """How a table column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one head row (may be empty), body rows of the same width, an alignment per column."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    aligns: tuple[Align, ...]
    caption: Spans = ()


@dataclass(frozen=True, slots=True)
class Focus:
    """The point of a picture a crop must keep, in thousandths from the left and from the top."""

    x: int = 500
    y: int = 500


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with what law, courtesy and accessibility ask. ``file`` is relative to the paper's folder.

    ``decorative`` pictures carry no alt text on purpose. ``rights`` says who may use it and how.
    """

    file: str
    alt: str = ""
    caption: Spans = ()
    credit: str = ""
    rights: str = ""
    focus: Focus = Focus()
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words lifted from the story to be shown large; they repeat the text, so the makeup may leave them out."""

    spans: Spans
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class FactBox:
    """Facts beside the story under a title of their own."""

    title: str
    blocks: tuple[Paragraph | ItemList | Table, ...]


@dataclass(frozen=True, slots=True)
class ListingEntry:
    """One line of a listings page: what, when and where in ``head``; the rest in ``text``."""

    head: Spans
    text: Spans = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A group of listing entries under a title."""

    title: str
    entries: tuple[ListingEntry, ...]


@dataclass(frozen=True, slots=True)
class SectionBreak:
    """A pause between parts of a story (a line with a small ornament in print)."""


Block: TypeAlias = (
    Paragraph | Subhead | Quotation | ItemList | Table | Picture | PullQuote | FactBox | Listing | SectionBreak
)


@dataclass(frozen=True, slots=True)
class Note:
    """A foot note; ``id`` is what ``Span.note`` names."""

    id: str
    spans: Spans


class CorrectionKind(Enum):
    """How a change after publication is classed."""

    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated, public change to a published story."""

    day: date
    kind: CorrectionKind
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a story first appeared in print; ``paper`` is empty for our own paper."""

    issue: int
    page: int = 0
    day: date | None = None
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same article in another language or in a sister paper.

    It has an ``address`` on the web, or is a ``story`` of this paper (its id). ``paper`` names the sister paper.
    ``original`` marks the version the others were made from; ours is the original when none is marked.
    """

    language: str
    address: str = ""
    story: str = ""
    paper: str = ""
    original: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """The public part of a reader's letter about a story, as it was approved. ``parent`` is the id it answers to.

    ``text`` is plain: blank lines part its paragraphs.
    """

    id: str
    name: str
    day: date
    text: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One piece of copy.

    ``id`` never changes; ``slug`` makes the address. ``print_headlines`` are shorter forms, longest first, which the
    makeup may use instead of ``headline``. ``related`` holds ids of stories.
    """

    id: str
    headline: str
    blocks: tuple[Block, ...]
    slug: str = ""
    kicker: str = ""
    print_headlines: tuple[str, ...] = ()
    standfirst: str = ""
    bylines: tuple[Byline, ...] = ()
    dateline: str = ""
    section: str = ""
    language: str = "en"
    genre: Genre = Genre.NEWS
    subjects: tuple[str, ...] = ()
    published: date | None = None
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    origin: Origin | None = None
    related: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
