"""Proofs of one draft, without publishing or composing anything: as a web page, mail, a galley, a block in print.

A galley is the running text in one column with its lines numbered; a block is the story as the makeup would set it best
by itself. Both are pictures drawn from a real PDF of the paper's design.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument

from broadsheet.edition.model import Issue, Placement
from broadsheet.edition.pictures import picture_facts
from broadsheet.edition.plan import Edition
from broadsheet.makeup.article import article_piece, byline_lines, jump_start
from broadsheet.makeup.furniture import block_frames
from broadsheet.makeup.model import Cell, TextFrame
from broadsheet.measure import mm
from broadsheet.outlets.cards import Printing, card_of
from broadsheet.outlets.mail.newsletter import Newsletter, newsletter
from broadsheet.outlets.model import ArticlePage, Assets, Ranked, Surroundings
from broadsheet.outlets.web.article import article_html
from broadsheet.outlets.web.copy import copy_html
from broadsheet.outlets.web.templates import Templates
from broadsheet.outlets.web.theme import site_assets
from broadsheet.press.display import DisplayList, DisplayPage
from broadsheet.press.writer import write_reading
from broadsheet.story.model import Picture
from broadsheet.typeset.model import Ref
from broadsheet.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from broadsheet.edition.design import Design
    from broadsheet.edition.model import Paper
    from broadsheet.makeup.model import Frame, Shape
    from broadsheet.measure import Mpt
    from broadsheet.outlets.model import PictureSet
    from broadsheet.story.model import Story
    from broadsheet.typeset.model import GalleyLine, HeadlineSetting

MARGIN: Mpt = mm(9)
SHEET = 72
"""Rows of a sheet of galley."""
MOST_SHEETS = 12
"""Sheets drawn of one story; what is longer is told in words."""
EVERY = 5
"""Lines between two numbers in the margin."""
DPI = 144
QUALITY = 80
HEADLINE = 18_000
"""The size of a galley's headline in thousandths of a point, unless the design has no such small one."""
NUMBER = "credit"
"""The style of the numbers."""
_PDFIUM = threading.Lock()


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as it stands, on a day, with what it needs to be shown.

    ``folder`` is the paper's, where pictures for print and the paper's own templates are found; ``pictures`` gives the
    renditions of one for the screen; ``base`` is put before every address of the web page and its files; ``rank`` is
    its place in the issue.
    """

    story: Story
    paper: Paper
    design: Design
    day: date
    folder: Path
    pictures: Callable[[Picture], PictureSet | None]
    base: str = ""
    rank: int = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture (WebP) of a sheet, and its first words."""

    picture: bytes
    opening: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """What was drawn. ``rows`` is the depth of the whole in lines of a column; ``left`` sheets were not drawn."""

    sheets: tuple[Sheet, ...]
    rows: int
    left: int = 0
    columns: int = 1


# ---- on the screen ----


def web_page(draft: Draft) -> bytes:
    """The article page, as the site would show it."""
    card = card_of(draft.story, Printing(), draft.day, draft.paper.address, draft.pictures)
    around = Surroundings(draft.paper, assets=assets_of(draft.design, draft.paper)[0], base=draft.base)
    page = ArticlePage(draft.story, card, copy_html(draft.story, draft.pictures, around))
    return article_html(page, around, Templates(draft.folder))


def mail_page(draft: Draft) -> str:
    """The newsletter with this story at its head, as HTML."""
    card = card_of(draft.story, Printing(), draft.day, draft.paper.address, draft.pictures)
    order = Newsletter(draft.day, (Ranked(card, 1),))
    return newsletter(order, Surroundings(draft.paper)).html


@lru_cache(maxsize=1)
def assets_of(design: Design, paper: Paper) -> tuple[Assets, dict[str, bytes]]:
    """The style sheets and fonts of a design, by address."""
    assets, files = site_assets(design, paper)
    return assets, dict(files)


# ---- in print ----


def galley_sheets(draft: Draft) -> Sheets:
    """The head and the running text in one column."""
    narrow = _one_column(draft.design)
    setter = Typesetter(narrow)
    lines = setter.galley(draft.story, narrow.grid.measure).lines
    text = (*byline_lines(setter, draft.story), *lines)
    strip = _Strip(setter, narrow, draft.story)
    strip.head()
    strip.text(text)
    pages = strip.pages()
    shown = pages[:MOST_SHEETS]
    pdf = _pdf(draft, narrow, setter, shown)
    openings = strip.openings()
    pictures = zip(_pictures(pdf), openings, strict=False)
    sheets = tuple(Sheet(picture, opening) for picture, opening in pictures)
    return Sheets(sheets, sum(line.rows for line in lines), len(pages) - len(shown))


def block_sheet(draft: Draft) -> Sheets:
    """The story as a block, set as the makeup likes it best; what is longer than a page breaks off."""
    edition = _edition(draft)
    setter = Typesetter(draft.design)
    piece = article_piece(edition, setter, edition.issue.placements[0], draft.story)
    shapes = _shapes(piece.shapes()) or _shapes(jump_start(piece).shapes())
    if not shapes:
        return Sheets((), piece.text_rows)
    piece = piece if _shapes(piece.shapes()) else jump_start(piece)
    best = min(shapes, key=lambda shape: (shape.cost, shape.rows, shape.columns))
    frames = piece.frames(1, Cell(0, 0, best.columns, best.rows), best)
    cropped = _cropped(draft.design, best)
    pdf = _pdf(replace(draft, design=cropped), cropped, setter, (frames,))
    return Sheets(
        tuple(Sheet(picture, draft.story.headline) for picture in _pictures(pdf)), piece.text_rows, columns=best.columns
    )


def _shapes(table: dict[tuple[int, int], tuple[Shape, ...]]) -> list[Shape]:
    """All shapes of a table."""
    return [shape for shapes in table.values() for shape in shapes]


def _edition(draft: Draft) -> Edition:
    """An issue that holds this story and nothing else."""
    files = dict.fromkeys(block.file for block in draft.story.blocks if isinstance(block, Picture))
    found = (picture_facts(draft.folder, file)[0] for file in files)
    return Edition(
        draft.paper,
        draft.design,
        Issue(1, draft.day, placements=(Placement(draft.story.id, draft.rank),)),
        (draft.story,),
        str(draft.folder),
        tuple(facts for facts in found if facts),
    )


def _one_column(design: Design) -> Design:
    """The design on a sheet of one column with room for numbers beside it."""
    page, measure = design.format, design.grid.measure
    sheet = replace(
        page, name="galley", columns=1, width=measure + 2 * MARGIN, height=SHEET * page.leading + 2 * MARGIN,
        top=MARGIN, bottom=MARGIN, inner=MARGIN, outer=MARGIN,
    )  # fmt: skip
    return replace(design, format=sheet)


def _cropped(design: Design, shape: Shape) -> Design:
    """The design on a sheet that just holds a block."""
    page, grid = design.format, design.grid
    width = page.inner + grid.span(shape.columns) + MARGIN
    return replace(design, format=replace(page, width=width, height=page.top + shape.rows * page.leading + MARGIN))


class _Strip:
    """A galley as one long strip of frames by row, cut into sheets."""

    def __init__(self, setter: Typesetter, design: Design, story: Story) -> None:
        self.setter, self.design, self.story = setter, design, story
        self.rows: list[tuple[int, tuple[Frame, ...]]] = []

    def head(self) -> None:
        """Kicker, headline and standfirst, a white row below each."""
        story = self.story
        if story.kicker:
            self._block("kicker", story.kicker)
        self._headline()
        if story.standfirst:
            self._block("standfirst", story.standfirst)

    def _block(self, style: str, text: str) -> None:
        """A text of the head in its style."""
        measure = self.design.grid.measure
        self._setting(self.setter.block(text, style, measure, self.story.language, self._ref(style)))

    def _headline(self) -> None:
        """The headline in the largest size that suits one column, in as many lines as it needs."""
        story, measure = self.story, self.design.grid.measure
        sizes = [step.size for step in self.design.headline_steps]
        size = max((size for size in sizes if size <= HEADLINE), default=min(sizes))
        lines = len(story.headline) + 1
        for tried in (size, min(sizes)):
            setting = self.setter.headline(story.headline, tried, measure, story.language, self._ref("headline"), lines)
            if setting is not None:
                self._setting(setting)
                return

    def _ref(self, role: str) -> Ref:
        """A part of the head."""
        return Ref(self.story.id, role, role)

    def _setting(self, setting: HeadlineSetting) -> None:
        """A block of the head, kept together."""
        frames = tuple(block_frames(setting, MARGIN, 0, self.design))
        self.rows += [(setting.rows, frames), (1, ())]

    def text(self, lines: Sequence[GalleyLine]) -> None:
        """The running text, numbered."""
        for number, line in enumerate(lines, 1):
            frames = tuple(self._line(line, number))
            self.rows.append((line.rows, frames))

    def _line(self, line: GalleyLine, number: int) -> Iterator[Frame]:
        """A line on the last of its rows, measured from the top of its first; its number beside it."""
        ink = self.design.style(line.style).ink
        y = (line.rows - 1) * self.design.format.leading + self.design.grid.ascent
        if line.drop is not None:
            fall = (line.drop.rows - 1) * self.design.format.leading
            yield TextFrame(line.drop.line, MARGIN, y + fall, ink, line.ref)
        if line.line is not None:
            yield TextFrame(line.line, MARGIN, y, ink, line.ref)
        for extra, ref in line.extra:
            yield TextFrame(extra, MARGIN, y, ink, ref)
        if number % EVERY == 0:
            mark = self.setter.label(str(number), NUMBER, self.story.language)
            yield TextFrame(mark, mm(2), y, self.design.style(NUMBER).ink, Ref("", "", "furniture"))

    def pages(self) -> list[tuple[Frame, ...]]:
        """The strip cut into sheets; nothing is cut through."""
        sheets: list[list[Frame]] = [[]]
        at = 0
        for rows, frames in self.rows:
            if at and at + rows > SHEET:
                sheets.append([])
                at = 0
            top = MARGIN + at * self.design.format.leading
            sheets[-1] += [replace(frame, y=frame.y + top) for frame in frames if isinstance(frame, TextFrame)]
            at += rows
        return [tuple(sheet) for sheet in sheets]

    def openings(self) -> list[str]:
        """The first words of each sheet."""
        return [_words(sheet) for sheet in self.pages()]


def _words(frames: Sequence[Frame]) -> str:
    """The first words on a sheet."""
    lines = (frame.line for frame in frames if isinstance(frame, TextFrame) and frame.ref.story)
    first = next(lines, None)
    return " ".join(piece.fragment.text for piece in first.pieces) if first else ""


def _pdf(draft: Draft, design: Design, setter: Typesetter, pages: Sequence[tuple[Frame, ...]]) -> bytes:
    """Frames as a PDF."""
    display = DisplayList(
        title=draft.story.headline or "Galley",
        language=draft.story.language,
        pages=tuple(DisplayPage(number, str(number), frames) for number, frames in enumerate(pages, 1)),
        stories=(draft.story,),
        faces=setter.faces,
        inks=design.inks,
        width=design.format.width,
        height=design.format.height,
        identity=f"draft/{draft.story.id}",
        day=draft.day,
        folder=str(draft.folder),
    )
    out = BytesIO()
    write_reading(display, out)
    return out.getvalue()


def _pictures(pdf: bytes) -> Iterator[bytes]:
    """The pages of a PDF as WebP. PDFium does one thing at a time."""
    with _PDFIUM:
        document = PdfDocument(pdf)  # type: ignore[no-untyped-call] # the library is only partly typed
        try:
            for index in range(len(document)):
                image = document[index].render(scale=DPI / 72).to_pil().convert("RGB")
                out = BytesIO()
                image.save(out, "WEBP", quality=QUALITY, method=2)
                yield out.getvalue()
        finally:
            document.close()  # type: ignore[no-untyped-call] # the same
