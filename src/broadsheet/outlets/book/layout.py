"""How an issue lies in the book: a file a story, parts by sections, where printed pages begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.outlets.book.words import book_words
from broadsheet.outlets.dates import month_text
from broadsheet.story.model import Genre

if TYPE_CHECKING:
    from broadsheet.outlets.book.model import Book, BookStory
    from broadsheet.outlets.model import Rendition

WIDEST = 1200
"""Pixels; more than any reader's page shows, and what a small device can still decode."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story in its file. ``part`` names the part it opens ("" within one).

    ``marks`` are the printed pages that begin in it, as (block, page); -1 stands for its head.
    """

    file: str
    item: BookStory
    part: str = ""
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole book in reading order."""

    book: Book
    chapters: tuple[Chapter, ...]

    @property
    def title(self) -> str:
        """The book's title: "The Harbour Light, issue 24, November 2026"."""
        paper, issue = self.book.paper, self.book.issue
        told = book_words(paper.language)["title"]
        return told.format(paper=paper.name, n=issue.number, month=month_text(issue.day, paper.language))

    @property
    def pages(self) -> tuple[tuple[int, str], ...]:
        """The printed pages that begin in the book, each with the address of its mark."""
        return tuple((page, f"{item.file}#{page_id(page)}") for item in self.chapters for _, page in item.marks)

    @property
    def parts(self) -> tuple[tuple[Chapter, ...], ...]:
        """The chapters by parts."""
        parts: list[list[Chapter]] = []
        for chapter in self.chapters:
            if chapter.part or not parts:
                parts.append([])
            parts[-1].append(chapter)
        return tuple(map(tuple, parts))


def page_id(page: int) -> str:
    """The id of a printed page's mark."""
    return f"page_{page}"


def lay_out(book: Book) -> Layout:
    """Give each story its file, part and pages, in the order of the book."""
    names = _parts(book)
    marks = _marks(book)
    width = max(2, len(str(len(book.stories))))
    chapters = [
        Chapter(f"article-{number:0{width}}.xhtml", item, names[number - 1], marks.get(number - 1, ()))
        for number, item in enumerate(book.stories, 1)
    ]
    return Layout(book, tuple(chapters))


def picture_of(renditions: tuple[Rendition, ...]) -> Rendition | None:
    """Of JPEG renditions of a whole picture the best for a book; None when there is none."""
    fitting = [item for item in renditions if item.width <= WIDEST]
    return max(fitting or renditions[:1], key=lambda item: item.width, default=None)


def _parts(book: Book) -> list[str]:
    """For each story the name of the part it opens; empty within a part, and throughout when there is but one."""
    names: list[str] = []
    current = ""
    for item in book.stories:
        name = _part(book, item, current)
        names.append("" if name == current else name)
        current = name
    return names if sum(map(bool, names)) > 1 else ["" for _ in names]


def _part(book: Book, item: BookStory, current: str) -> str:
    """The part a story belongs to: the front page, its section, or the section at the head of its printed page.

    Briefs of other sections than the part they follow make a part of their own.
    """
    told = book_words(book.paper.language)
    if item.page == 1:
        return told["front"]
    section = book.paper.section(item.card.section)
    name = (
        section.name if section else next((page.section for page in book.issue.pages if page.number == item.page), "")
    )
    if item.story.genre is Genre.BRIEF and name != current:
        return told["brief"]
    return name or told["rest"]


def _marks(book: Book) -> dict[int, tuple[tuple[int, int], ...]]:
    """By a story's place in the book, the printed pages that begin in it.

    A page begins with the first story that begins on it; one with nothing but the rest of a story begins within that.
    """
    places = {item.story.id: place for place, item in enumerate(book.stories)}
    found: dict[int, list[tuple[int, int]]] = {}
    for page in book.issue.pages:
        first = next((place for place, item in enumerate(book.stories) if item.page == page.number), None)
        if first is not None:
            found.setdefault(first, []).append((-1, page.number))
            continue
        turned = next(((story, block) for story, block in page.begins if story in places), None)
        if turned:
            found.setdefault(places[turned[0]], []).append((turned[1], page.number))
    return {place: tuple(sorted(marks)) for place, marks in found.items()}
