"""Small newspaper pages drawn by hand, mark by mark, to be read back: each test breaks one rule on purpose.

A ``Sheet`` has four columns of 140 points, 12 apart, and a baseline grid of 10.5 points. Letters are half the type
size wide and a space a quarter, so that five words of six letters fill a body line with nearly natural spaces.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from pathlib import Path

Place: TypeAlias = tuple[int, float, float, float, float]
"""Page, left, top, width, height."""
WIDTH, HEIGHT = 656, 800
LEFT, TOP, MEASURE, GUTTER, COLUMNS, LEADING, BODY = 30, 40, 140, 12, 4, 10.5, 8.8
ROWS = 69
WORDS = "ladder harbou signal mornin bridge"
"""A full body line: five words of six letters."""
CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange <0020> <00FF> <0020> <2010> <2030> <2010> endbfrange
1 beginbfchar <0401> <00660069> endbfchar
endcmap end end"""


def left(column: int) -> float:
    """The left edge of a column."""
    return LEFT + column * (MEASURE + GUTTER)


def baseline(row: float) -> float:
    """The baseline of a grid row, measured down from the head of the page."""
    return TOP + 8 + row * LEADING


def rows(page: int, column: int, first: int, count: int) -> list[tuple[int, int, float]]:
    """Places of lines one under the other."""
    return [(page, column, first + index) for index in range(count)]


@dataclass
class Sheet:
    """Pages under construction. All measures are points from the top left corner of the page."""

    pages: int = 1
    bleed: float = 0
    pdf: pikepdf.Pdf = field(default_factory=pikepdf.new)

    def __post_init__(self) -> None:
        """Empty pages, a font, a structure tree."""
        size = (WIDTH + 2 * self.bleed, HEIGHT + 2 * self.bleed)
        for _ in range(self.pages):
            page = self.pdf.add_blank_page(page_size=size)
            page.Resources = Dictionary(XObject=Dictionary())
            page.trimbox = [self.bleed, self.bleed, size[0] - self.bleed, size[1] - self.bleed]
        self.streams: list[list[str]] = [[] for _ in range(self.pages)]
        self.mcids = [0] * self.pages
        self.links: list[list[pikepdf.Object]] = [[] for _ in range(self.pages)]
        self.images = 0
        self.font = self.pdf.make_indirect(_font(self.pdf))
        self.document = self._element("Document", None)

    def _element(self, role: str, parent: pikepdf.Object | None, **extra: str) -> pikepdf.Object:
        element = Dictionary(Type=Name.StructElem, S=Name("/" + role), K=Array())
        for key, value in extra.items():
            element["/" + key] = String(value)
        element = self.pdf.make_indirect(element)
        if parent is not None:
            element.P = parent
            parent.K.append(element)
        return element

    def story(self, title: str) -> Story:
        """A story of its own in the structure tree."""
        return Story(self, self._element("Art", self.document, T=title))

    def put(self, page: int, operators: str, parent: pikepdf.Object | None = None) -> None:
        """Operators as marked content of an element, or as an artifact."""
        if parent is None:
            self.streams[page - 1].append(f"/Artifact BMC {operators} EMC")
            return
        mcid = self.mcids[page - 1]
        self.mcids[page - 1] += 1
        self.streams[page - 1].append(f"/{str(parent.S)[1:]} <</MCID {mcid}>> BDC {operators} EMC")
        parent.K.append(Dictionary(Type=Name.MCR, Pg=self.pdf.pages[page - 1].obj, MCID=mcid))

    def text(self, page: int, x: float, y: float, text: str, size: float, parent: pikepdf.Object | None = None) -> None:
        """A line at its natural width."""
        self.put(page, self.line(x, y, text, size), parent)

    def line(self, x: float, y: float, text: str, size: float, width: float = 0, state: str = "") -> str:
        """Text operators of one line, justified to ``width`` when it is given; ``state`` sets Tc, Tz and the like."""
        words = text.split(" ")
        trailing = text.endswith(" ")
        words = words[:-1] if trailing else words
        letters = sum(map(len, words)) * size / 2
        gaps = len(words) - 1
        space = (width - letters) / gaps if width and gaps else size / 4
        between = f"<0020> {-(space - size / 4) * 1000 / size:.3f} "
        shown = between.join(f"<{word.encode('utf-16-be').hex()}>" for word in words) + ("<0020>" if trailing else "")
        place = f"1 0 0 1 {x + self.bleed:.4f} {HEIGHT + self.bleed - y:.4f} Tm"
        return f"BT {state} /F1 {size} Tf {place} [{shown}] TJ ET"

    def rule(self, page: int, x: float, y: float, width: float, height: float, ink: str = "0 g") -> None:
        """A filled rectangle as an artifact."""
        self.put(page, f"{ink} {self._re(x, y, width, height)} f 0 g")

    def box(self, page: int, x: float, y: float, width: float, height: float) -> None:
        """An outline."""
        self.put(page, f"1 w {self._re(x, y, width, height)} S")

    def _re(self, x: float, y: float, width: float, height: float) -> str:
        return f"{x + self.bleed} {HEIGHT + self.bleed - y - height} {width} {height} re"

    def picture(self, place: Place, pixels: int, parent: pikepdf.Object | None = None) -> None:
        """A grey picture, ``pixels`` wide."""
        page, x, y, width, height = place
        tall = max(1, round(pixels * height / width))
        image = self.pdf.make_stream(b"\x80" * (pixels * tall))
        image.update(
            Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=pixels, Height=tall, BitsPerComponent=8,
                       ColorSpace=Name.DeviceGray)
        )  # fmt: skip
        self.images += 1
        name = f"/Im{self.images}"
        self.pdf.pages[page - 1].Resources.XObject[name] = image
        matrix = f"{width} 0 0 {height} {x + self.bleed} {HEIGHT + self.bleed - y - height}"
        self.put(page, f"q {matrix} cm {name} Do Q", parent)

    def link(self, place: Place, target: int) -> None:
        """A live area leading to a page."""
        page, x, y, width, height = place
        foot = HEIGHT + self.bleed - y - height
        rect = [x + self.bleed, foot, x + self.bleed + width, foot + height]
        destination = Array([self.pdf.pages[target - 1].obj, Name.Fit])
        self.links[page - 1].append(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(rect), Dest=destination))

    def folio(self, page: int, number: str | None = None) -> None:
        """The page number and the paper's name at the head of the page."""
        self.text(page, left(0), 24, number or str(page), 7.6)
        self.text(page, left(0) + 300, 24, "The Sheet, 6 November 2026", 7.6)
        self.rule(page, left(0), 28, 4 * MEASURE + 3 * GUTTER, 1)

    def save(self, path: Path) -> Path:
        """Write the file."""
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=self.document))
        self.document.P = tree
        self.pdf.Root.StructTreeRoot = tree
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        for page, stream, links in zip(self.pdf.pages, self.streams, self.links, strict=True):
            page.Contents = self.pdf.make_stream("\n".join(stream).encode())
            page.Resources.Font = Dictionary(F1=self.font)
            if links:
                page.Annots = Array(links)
        self.pdf.save(path)
        return path


@dataclass
class Story:
    """A story being drawn."""

    sheet: Sheet
    art: pikepdf.Object

    def element(self, role: str) -> pikepdf.Object:
        """An element of the story."""
        return self.sheet._element(role, self.art)  # noqa: SLF001 - two halves of one pencil

    def headline(self, page: int, column: int, row: float, text: str, size: float = 24) -> None:
        """A headline with its baseline on a row."""
        self.sheet.text(page, left(column), baseline(row), text, size, self.element("H2"))

    def small(self, page: int, x: float, y: float, text: str, size: float = 7.6, role: str = "P") -> None:
        """A line of small type: a byline, a caption, a jump line."""
        self.sheet.text(page, x, y, text, size, self.element(role))

    def paragraph(self, *places: tuple[int, int, float], last: str = "at the end.", **lines: str) -> None:
        """Body lines at (page, column, row): full lines, and a short one at the end.

        ``l0`` … name the texts of single lines; ``state`` sets text state; a place may be off the grid by fractions.
        """
        state = lines.pop("state", "")
        element = self.element(lines.pop("role", "P"))
        for index, (page, column, row) in enumerate(places):
            final = index == len(places) - 1
            text = lines.get(f"l{index}", last if final else WORDS)
            broken = text.endswith("\u00ad")
            ended = text if broken or final else text + " "
            width = 0 if final and f"l{index}" not in lines else MEASURE
            self.sheet.put(page, self.sheet.line(left(column), baseline(row), ended, BODY, width, state), element)

    def picture(self, place: Place, pixels: int = 600) -> None:
        """A picture of the story."""
        self.sheet.picture(place, pixels, self.element("Figure"))


def _font(pdf: pikepdf.Pdf) -> Dictionary:
    """A composite font whose codes are its characters; U+0401 stands for a ligature."""
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Sheet"), DW=500,
        W=Array([32, Array([250]), 0xA0, 0xA0, 250]),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Sheet"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([descendant]), ToUnicode=pdf.make_stream(CMAP),
    )  # fmt: skip


def flow(story: Story, places: list[tuple[int, int, float]], length: int = 6) -> None:
    """Text run through places in paragraphs of one length."""
    for at in range(0, len(places), length):
        story.paragraph(*places[at : at + length])


def four_legs(page: int, first: int, count: int) -> list[tuple[int, int, float]]:
    """The places of four legs side by side."""
    return [place for column in range(COLUMNS) for place in rows(page, column, first, count)]


def good_page(sheet: Sheet, page: int = 1, title: str = "Harbour trust gets its bridge back") -> Story:
    """A page that breaks no rule: folio, a headline over four even legs of text."""
    sheet.folio(page)
    story = sheet.story(title)
    story.headline(page, 0, 3, title, 36)
    flow(story, four_legs(page, 6, 60))
    return story
