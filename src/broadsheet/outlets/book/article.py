"""A story as a document of the book: head, body with its printed pages, notes that open in place, corrections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.outlets.blocks import Dress, blocks_html, spans_html
from broadsheet.outlets.book.layout import Layout, picture_of
from broadsheet.outlets.book.markup import document, page_break
from broadsheet.outlets.book.words import book_words
from broadsheet.outlets.dates import day_text
from broadsheet.outlets.markup import attribute, language_attributes, safe_address, text_html
from broadsheet.story.text import byline_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.outlets.book.layout import Chapter
    from broadsheet.outlets.model import Rendition
    from broadsheet.story.model import Correction, Picture, Story

HOME_LINK = re.compile(r'href="(/[^"]*)"')
HEAD = -1


def file_of(rendition: Rendition) -> str:
    """Where a picture stands in the book."""
    return f"pictures/{rendition.address.rsplit('/', 1)[-1]}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What all articles of a book need: files by web address, renditions by picture file."""

    layout: Layout
    files: dict[str, str]
    pictures: dict[str, Rendition]

    @property
    def home(self) -> str:
        """The web address of the paper."""
        return self.layout.book.paper.address

    def address(self, link: str) -> str:
        """Where a link leads: root-relative to an article of this book, absolute elsewhere, nowhere within the page.

        What the copy calls a place on its own page is none in the book.
        """
        local = link.removeprefix(self.home) if self.home else link
        if local.startswith("/") and not local.startswith("//"):
            inside = self._inside(local)
            return inside or (self.home and self.home + local)
        return "" if link.startswith("#") else link

    def _inside(self, local: str) -> str:
        """The address of the article of this book that a root-relative link names; empty for another page."""
        path = re.split(r"[?#]", local, maxsplit=1)[0].rstrip("/") + "/"
        return path if path in self.files else ""

    def picture(self, picture: Picture) -> str:
        """The image of a picture; its text alternative where it cannot be shown, so that the caption stays."""
        alt = "" if picture.decorative else attribute(picture.alt)
        found = self.pictures.get(picture.file)
        if found is None:
            told = book_words(self.layout.book.paper.language)["unshown"].format(alt=alt)
            return f'<p class="unshown">{told if alt else "□"}</p>'
        return f'<img src="{file_of(found)}" alt="{alt}" width="{found.width}" height="{found.height}"/>'


def setting_of(layout: Layout, shown: Iterable[str]) -> Setting:
    """What the articles of a book share; ``shown`` are the picture files that can be shown."""
    files = {item.item.card.address: item.file for item in layout.chapters}
    found = {item.file: picture_of(item.of("jpeg")) for item in layout.book.pictures}
    pictures = {file: found[file] for file in shown}
    return Setting(layout, files, {file: rendition for file, rendition in pictures.items() if rendition})


def article(chapter: Chapter, setting: Setting) -> bytes:
    """The document of one story."""
    story = chapter.item.story
    marks = dict.fromkeys((block for block, _ in chapter.marks), "")
    for block, page in chapter.marks:
        marks[block] += page_break(page, story.language)
    dress = Dress(
        picture=setting.picture,
        address=setting.address,
        anchors=False,
        scroll=False,
        language=story.language,
        epub=True,
        before=(lambda at: marks.get(at, "")) if any(block != HEAD for block in marks) else None,
    )
    body = blocks_html(story, dress)
    inside = (
        f"{_head(chapter, setting)}{body}{_notes(story, dress, body)}{_corrections(story)}{_foot(chapter, setting)}"
    )
    inside = HOME_LINK.sub(lambda found: f'href="{setting.files[found[1]]}"', inside)
    opening = f'{marks.get(HEAD, "")}{_part(chapter, setting)}<article class="{story.genre.value}">\n'
    return document(story.headline, story.language, f"<body>\n{opening}{inside}</article>\n</body>")


def _part(chapter: Chapter, setting: Setting) -> str:
    """The name of the part a story opens; it is the paper's language, not the story's."""
    lang = language_attributes(setting.layout.book.paper.language, chapter.item.story.language)
    if not chapter.part:
        return ""
    return f'<p class="part"{lang}>{text_html(chapter.part)}</p>\n'


def _head(chapter: Chapter, setting: Setting) -> str:
    """Kicker, headline, standfirst, bylines, and where it was printed."""
    story = chapter.item.story
    lines = (
        ("p", "kicker", story.kicker),
        ("h1", "headline", story.headline),
        ("p", "standfirst", story.standfirst),
        ("p", "byline", byline_text(story)),
        ("p", "printed", _printed(chapter, setting)),
    )
    told = "".join(f'<{tag} class="{name}">{text_html(text)}</{tag}>\n' for tag, name, text in lines if text)
    return f"<header>\n{told}</header>\n"


def _printed(chapter: Chapter, setting: Setting) -> str:
    """Where the story was printed: its page in this issue, and the issue or paper that had it first."""
    words, story = book_words(chapter.item.story.language), chapter.item.story
    origin, this = story.origin, setting.layout.book.issue.number
    page = words["printed"].format(n=chapter.item.page) if chapter.item.page else ""
    if origin is None or (origin.issue == this and not origin.paper):
        return page
    paper = origin.paper or setting.layout.book.paper.name
    return " · ".join(filter(None, (words["first"].format(paper=paper, n=origin.issue), page)))


def _notes(story: Story, dress: Dress, body: str) -> str:
    """The notes, each an aside that readers open in place, leading back to its first mark."""
    if not story.notes:
        return ""
    words = book_words(story.language)
    items = []
    for number, note in enumerate(story.notes, 1):
        own = f"{number}."
        if f'id="ref_{number}"' in body:
            label = words["back"].format(n=number)
            own = f'<a href="#ref_{number}" role="doc-backlink" aria-label="{attribute(label)}">{number}.</a>'
        items.append(
            f'<aside epub:type="footnote" role="doc-footnote" id="note_{number}">'
            f"<p>{own} {spans_html(note.spans, dress)}</p></aside>\n"
        )
    return f'<section class="notes">\n<h2>{words["notes"]}</h2>\n{"".join(items)}</section>\n'


def _corrections(story: Story) -> str:
    """What was changed after publication, dated and classed, oldest first."""
    if not story.corrections:
        return ""
    words = book_words(story.language)
    changes = sorted(story.corrections, key=lambda item: item.day)
    told = "".join(_correction(change, story.language) for change in changes)
    return f'<section class="corrections">\n<h2>{words["corrections"]}</h2>\n{told}</section>\n'


def _correction(change: Correction, language: str) -> str:
    """One change."""
    words = book_words(language)
    told = words["dated"].format(kind=words[change.kind.value], day=day_text(change.day, language))
    return f"<p><b>{told}</b> {text_html(change.text)}</p>\n"


def _foot(chapter: Chapter, setting: Setting) -> str:
    """The way to the article on the web, where replies and later changes stand."""
    address = safe_address(f"{setting.home}{chapter.item.card.address}") if setting.home else ""
    if not address.startswith("http"):
        return ""
    told = book_words(chapter.item.story.language)["web"]
    return f'<footer><p class="web"><a href="{attribute(address)}">{told}</a></p></footer>\n'
