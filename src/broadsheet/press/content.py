"""Frames into marks: what each page draws, in drawing order, with the logical piece each mark belongs to.

Marks are the same for both editions; only colours, tags and pictures differ, and those are put in when a page is
written (``assembly``). So the text of an issue is turned into operators once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from broadsheet.makeup.model import ArtworkFrame, BarsFrame, LinkFrame, PictureFrame, RuleFrame, TextFrame
from broadsheet.measure import Rect
from broadsheet.press.fontfiles import FontBook
from broadsheet.press.operators import filled, outlined, placed
from broadsheet.press.setting import Pen, TextSetter
from broadsheet.typeset.model import Ref

if TYPE_CHECKING:
    from broadsheet.measure import Mpt
    from broadsheet.press.display import DisplayList, DisplayPage
    from broadsheet.press.setting import Run

FURNITURE = Ref("", "", "furniture")
ARTIFACT_HEADS = frozenset({"", "folio", "section", "barcode", "end-mark", "break", "ornament"})
"""Furniture that a reader of the tagged file need not hear again on every page."""
ARTIFACT_ROLES = frozenset({"turn-head", "pull-quote"})
"""Words that repeat the story's own: a jump's keyword head, a pull quote."""


class Kind(Enum):
    """What a mark draws."""

    TEXT = "text"
    VECTOR = "vector"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Tag:
    """The logical piece a mark belongs to; ``link`` numbers the live area it stands in (0 for none)."""

    ref: Ref
    link: int = 0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One drawing step. ``tag`` None is an artifact; ``area`` is where it stands, known for figures and links."""

    kind: Kind
    tag: Tag | None
    ink: str
    operators: str
    area: Rect | None = None


@dataclass(frozen=True, slots=True)
class LiveArea:
    """Something to click. ``areas`` are its rectangles on its page, one for each line it runs over."""

    number: int
    target: str
    text: str
    ref: Ref
    areas: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class PageContent:
    """All marks of a page and its live areas; a link's number is its place in ``links`` counted from 1."""

    number: int
    label: str
    marks: tuple[Mark, ...]
    links: tuple[LiveArea, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture or an advert's artwork as the pages use it; equal uses share one object. ``name`` is its resource."""

    name: str
    file: str
    crop: tuple[int, int, int, int]
    width: Mpt
    height: Mpt
    artwork: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """An issue drawn: pages of marks, the fonts they use and the pictures they place."""

    pages: tuple[PageContent, ...]
    fonts: FontBook
    placed: tuple[Placed, ...]


def draw(display: DisplayList) -> Content:
    """Turn the frames of every page into marks."""
    book = FontBook(display.faces)
    setter = TextSetter(book)
    images: dict[tuple[str, tuple[int, int, int, int], Mpt, Mpt, bool], Placed] = {}
    pages = tuple(_PageDrawing(display, page, setter, images).content() for page in display.pages)
    return Content(pages, book, tuple(images.values()))


class _PageDrawing:
    """One page on its way into marks."""

    def __init__(
        self,
        display: DisplayList,
        page: DisplayPage,
        setter: TextSetter,
        images: dict[tuple[str, tuple[int, int, int, int], Mpt, Mpt, bool], Placed],
    ) -> None:
        self._page = page
        self._height = display.height
        self._setter = setter
        self._images = images
        self._pen = Pen()
        self._marks: list[Mark] = []
        self._links = [
            LiveArea(at, frame.target, frame.text, frame.ref, (frame.rect,))
            for at, frame in enumerate((frame for frame in page.frames if isinstance(frame, LinkFrame)), 1)
        ]
        self._framed = tuple(self._links)
        self._story = ""
        self._bars = 0

    def content(self) -> PageContent:
        """The page's marks in drawing order."""
        for frame in self._page.frames:
            self._draw(frame)
        return PageContent(self._page.number, self._page.label, tuple(self._marks), tuple(self._links))

    def _draw(self, frame: object) -> None:
        """Draw one frame; live areas draw nothing."""
        if isinstance(frame, TextFrame):
            self._text(frame)
        elif isinstance(frame, RuleFrame):
            self._rule(frame)
        elif isinstance(frame, PictureFrame):
            self._picture(frame)
        elif isinstance(frame, BarsFrame):
            self._bars_frame(frame)
        elif isinstance(frame, ArtworkFrame):
            self._artwork(frame)

    def _text(self, frame: TextFrame) -> None:
        x, y = frame.x + frame.line.x, self._height - frame.y
        size = frame.line.pieces[0].fragment.size if frame.line.pieces else frame.line.space_size
        self._story = frame.ref.story or self._story
        for run in self._setter.line(frame.line, x, y, self._pen):
            area = Rect(run.x, frame.y - size, run.width, size * 5 // 4)
            tag = self._text_tag(frame, run, area)
            self._marks.append(Mark(Kind.TEXT, tag, frame.ink, run.operators, area))

    def _text_tag(self, frame: TextFrame, run: Run, area: Rect) -> Tag | None:
        number = self._inline(frame.ref, run.link, area) if run.link else self._link_at(area)
        if not number and is_artifact(frame.ref):
            return None
        return Tag(frame.ref, number)

    def _inline(self, ref: Ref, target: str, area: Rect) -> int:
        """The number of a link inside running text; a link that runs on over a line is one live area."""
        last = self._links[-1] if len(self._links) > len(self._framed) else None
        if last is not None and (last.ref, last.target) == (ref, target) and self._just_drawn(last.number):
            self._links[-1] = LiveArea(last.number, target, last.text, ref, (*last.areas, area))
            return last.number
        self._links.append(LiveArea(len(self._links) + 1, target, "", ref, (area,)))
        return len(self._links)

    def _just_drawn(self, number: int) -> bool:
        tag = self._marks[-1].tag if self._marks else None
        return tag is not None and tag.link == number

    def _link_at(self, area: Rect) -> int:
        """The number of the live frame in whose rectangle the middle of a mark lies; 0 for none."""
        x, y = area.x + area.width // 2, area.y + area.height // 2
        return next((link.number for link in self._framed if _holds(link.areas[0], x, y)), 0)

    def _rule(self, frame: RuleFrame) -> None:
        if frame.stroke:
            operators = outlined(frame.rect, frame.stroke, self._height)
        else:
            operators = filled((frame.rect,), self._height)
        self._marks.append(Mark(Kind.VECTOR, None, frame.ink, operators))

    def _bars_frame(self, frame: BarsFrame) -> None:
        self._bars += 1
        ref = Ref(self._story, f"code.{self._page.number}.{self._bars}", "figure")
        tag = Tag(ref, self._link_at(frame.rect), frame.alt) if frame.alt else None
        self._marks.append(Mark(Kind.VECTOR, tag, frame.ink, filled(frame.bars, self._height), frame.rect))

    def _picture(self, frame: PictureFrame) -> None:
        image = self._image(frame.file, frame.crop, frame.rect, artwork=False)
        tag = None if frame.decorative else Tag(frame.ref, self._link_at(frame.rect), frame.alt)
        self._marks.append(Mark(Kind.IMAGE, tag, "", placed(image.name, frame.rect, self._height), frame.rect))

    def _artwork(self, frame: ArtworkFrame) -> None:
        image = self._image(frame.file, (0, 0, 1000, 1000), frame.rect, artwork=True)
        tag = Tag(Ref("", f"advert.{frame.advert}", "advert"), self._link_at(frame.rect), frame.alt or frame.advert)
        self._marks.append(Mark(Kind.IMAGE, tag, "", placed(image.name, frame.rect, self._height), frame.rect))

    def _image(self, file: str, crop: tuple[int, int, int, int], rect: Rect, *, artwork: bool) -> Placed:
        key = (file, crop, rect.width, rect.height, artwork)
        if key not in self._images:
            self._images[key] = Placed(f"Im{len(self._images)}", *key)
        return self._images[key]


def is_artifact(ref: Ref) -> bool:
    """Whether a mark is furniture or a repetition that stays out of the structure tree."""
    head = ref.path.partition(".")[0]
    return ref.role in ARTIFACT_ROLES or (not ref.story and head in ARTIFACT_HEADS)


def _holds(rect: Rect, x: Mpt, y: Mpt) -> bool:
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom
