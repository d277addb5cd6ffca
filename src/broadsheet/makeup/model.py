"""What makeup knows and makes: pieces, shapes, page plans, frames, pages and the flatplan. All frozen.

A ``PieceOfCopy`` is whatever can stand on a page: an article, the first part or the turn of a jumped one, a column of
briefs, a contents box, an advert. It offers shapes; the page solver picks one for each; the piece then draws itself
as frames. Cells count columns from the left of the type area and rows from its head.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from broadsheet.edition.model import Position
from broadsheet.measure import Mpt, Rect
from broadsheet.typeset.model import Line, Ref

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from broadsheet.remarks import Remark
    from broadsheet.story.model import Focus


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle of the page grid."""

    column: int
    row: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Shape:
    """One way a piece can fill ``columns`` × ``rows`` exactly.

    ``cost`` 0 is ideal; ``art_top``: no headline meets the top edge (a picture or a box does). ``head_size`` is its
    headline's type size. ``option`` is the piece's own frozen record of the choice. ``art_cells`` is the size of its
    largest picture in grid cells (columns × rows), 0 without one; ``head_row`` is how many rows below the top edge its
    headline begins (under a picture that stands over it).
    """

    columns: int
    rows: int
    cost: int
    art_top: bool
    head_size: Mpt
    option: Hashable
    art_cells: int = 0
    head_row: int = 0


class PieceOfCopy(Protocol):
    """Anything the page solver can place."""

    @property
    def id(self) -> str:
        """A name unique on its page."""

    @property
    def rank(self) -> int:
        """1 leads the page … 5 a brief; 9 for furniture and adverts."""

    @property
    def position(self) -> Position:
        """Where on the page it must stand."""

    def shapes(self) -> Mapping[tuple[int, int], tuple[Shape, ...]]:
        """Cheapest shapes by (columns, rows): at most one with ``art_top`` and one without."""

    def frames(self, page: int, cell: Cell, shape: Shape) -> tuple[Frame, ...]:
        """The piece drawn in its cell on page ``page``."""

    def explain(self, shape: Shape) -> str:
        """In words for an editor: headline form and size, picture width and crop, and why it costs what it costs."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece in its cell. Its size and ``art_top`` (a picture at its top edge) name the shape to draw."""

    piece: str
    cell: Cell
    art_top: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A guillotine cut: ``across`` cuts a block into upper and lower, otherwise into left and right."""

    across: bool
    first: Tree
    second: Tree


Tree: TypeAlias = Leaf | Cut


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A solved page: a slicing tree over its pieces and its cost. ``white`` counts unfilled cells (rows × columns)."""

    tree: Tree
    cost: int
    white: int = 0


# ---- frames: a page as inert data, absolute positions in Mpt from the top left of the trimmed page ----


@dataclass(frozen=True, slots=True)
class TextFrame:
    """A line of type: ``x`` is the left edge of its measure (the line's own indent is added), ``y`` its baseline."""

    line: Line
    x: Mpt
    y: Mpt
    ink: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """A story's picture. ``crop`` is the visible part of the source in thousandths: left, top, right, bottom."""

    rect: Rect
    file: str
    alt: str
    crop: tuple[int, int, int, int]
    focus: Focus
    ref: Ref
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class RuleFrame:
    """A rule or a filled box, in one ink. ``stroke`` 0 fills the rectangle; otherwise its outline is drawn."""

    rect: Rect
    ink: str
    stroke: Mpt = 0


@dataclass(frozen=True, slots=True)
class BarsFrame:
    """Bars of a barcode or modules of a QR code: many filled rectangles in one ink with one alternative text."""

    rect: Rect
    bars: tuple[Rect, ...]
    alt: str
    ink: str = "text"


@dataclass(frozen=True, slots=True)
class ArtworkFrame:
    """A booked advert's artwork, placed whole. PDF artwork is placed as a form, pictures as images."""

    rect: Rect
    file: str
    alt: str
    advert: str


@dataclass(frozen=True, slots=True)
class LinkFrame:
    """A live area: ``target`` is a web or mail address, or ``page:5``, or ``story:ID`` (its first page)."""

    rect: Rect
    target: str
    text: str
    ref: Ref


Frame: TypeAlias = TextFrame | PictureFrame | RuleFrame | BarsFrame | ArtworkFrame | LinkFrame


# ---- the issue ----


@dataclass(frozen=True, slots=True)
class Decision:
    """Why something stands where it stands, in words; ``subject`` is a page or story, ``weight`` its price."""

    page: int
    subject: str
    text: str
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Overset:
    """Copy that found no room: how many grid rows and about how many words must go, and the way out in words."""

    story: str
    page: int
    rows: int
    words: int
    advice: str


@dataclass(frozen=True, slots=True)
class Jump:
    """A story that continues: from which page to which, cut before which line of its galley, and its keyword."""

    story: str
    from_page: int
    to_page: int
    keyword: str
    line: int


@dataclass(frozen=True, slots=True)
class MadeUpPage:
    """A page as it will be printed.

    ``stories`` are the ids standing on it in reading order. ``lock`` is the page's plan as JSON text: stored as
    ``issues/NN/pages/PAGE.json`` it makes a locked page come out the same again.
    """

    number: int
    section: str
    frames: tuple[Frame, ...]
    plan: PagePlan | None
    stories: tuple[str, ...]
    alternatives: int = 1
    lock: str = ""


@dataclass(frozen=True, slots=True)
class Flatplan:
    """A composed issue. ``pages`` in order from 1; every story is on a page, in ``overset`` or in ``held``."""

    pages: tuple[MadeUpPage, ...]
    jumps: tuple[Jump, ...] = ()
    overset: tuple[Overset, ...] = ()
    held: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    remarks: tuple[Remark, ...] = ()
