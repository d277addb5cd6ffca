"""Books for the tests: invented stories bound as an issue, and a book read back."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO

from lxml import etree
from PIL import Image

from broadsheet.edition.model import Paper
from broadsheet.outlets.book.model import Book, BookStory, Read
from broadsheet.outlets.book.writing import epub
from broadsheet.outlets.cards import Printing, card_of
from broadsheet.outlets.model import IssueCard, PictureSet, PrintedPage
from broadsheet.outlets.pictures import SourcePicture, page_set, picture_set
from broadsheet.story.model import Picture, Story
from builders import a_paper

DAY = date(2026, 11, 6)
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


@cache
def pixel(_address: str = "") -> bytes:
    """A grey JPEG of one pixel, whatever is asked for."""
    stream = BytesIO()
    Image.new("L", (1, 1), 128).save(stream, "JPEG")
    return stream.getvalue()


def a_book(
    *stories: Story, pages: tuple[PrintedPage, ...] = (), paper: Paper | None = None, cover: bool = True
) -> Book:
    """The stories as issue 24; without ``pages`` two stories stand on a printed page."""
    paper = paper or a_paper()
    printed = pages or _two_a_page(stories)
    found = {picture.file: picture for story in stories for picture in _pictures(story)}
    front = page_set(SourcePicture("pages/01.png", "f" * 32, 1252, 1646)) if cover else None
    issue = IssueCard(24, DAY, "/issues/24/", price="£2.00", cover=front, pages=printed)
    first = {story: page.number for page in reversed(printed) for story in page.stories}
    return Book(paper, issue, tuple(_bound(story, first.get(story.id, 0), found) for story in stories),
                tuple(found.values()))  # fmt: skip


def _two_a_page(stories: tuple[Story, ...]) -> tuple[PrintedPage, ...]:
    """Printed pages with two stories each, in sections named after the first one's."""
    ids = [story.id for story in stories]
    return tuple(
        PrintedPage(at // 2 + 1, stories[at].section.title() if at else "", tuple(ids[at : at + 2]))
        for at in range(0, len(ids), 2)
    )


def _pictures(story: Story) -> tuple[PictureSet, ...]:
    """The sets of a story's pictures."""
    blocks = [block for block in story.blocks if isinstance(block, Picture)]
    return tuple(
        picture_set(SourcePicture(block.file, f"{at:032x}{story.id}"[-32:], 1600, 1067), block.focus)
        for at, block in enumerate(blocks)
    )


def _bound(story: Story, page: int, pictures: dict[str, PictureSet]) -> BookStory:
    """A story with its card."""
    printing = Printing((24,), 24, page, DAY)
    card = card_of(story, printing, story.published or DAY, "", lambda picture: pictures.get(picture.file))
    return BookStory(story, replace(card, page=page), page)


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A book read back: its files by path, and their trees."""

    files: dict[str, bytes]

    def tree(self, name: str) -> etree._Element:
        """A document's tree; XML that is not well formed raises."""
        return etree.fromstring(self.files[f"EPUB/{name}"])

    def text(self, name: str) -> str:
        """All text of a document's body."""
        return "".join(self.tree(name).find(f"{XHTML}body").itertext())

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles' files in reading order."""
        return tuple(name[5:] for name in self.files if name.startswith("EPUB/article-"))


def read_back(book: Book, read: Read = pixel) -> ReadBook:
    """Write a book and read it."""
    with zipfile.ZipFile(BytesIO(epub(book, read))) as archive:
        return ReadBook({item.filename: archive.read(item) for item in archive.infolist()})
