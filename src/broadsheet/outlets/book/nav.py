"""The navigation document: contents by parts, landmarks, and the list of printed pages (EPUB 3.3, 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.book.markup import document
from broadsheet.outlets.book.words import book_words
from broadsheet.outlets.markup import text_html

if TYPE_CHECKING:
    from broadsheet.outlets.book.layout import Chapter, Layout

COVER, NAV, IMPRINT = "cover.xhtml", "contents.xhtml", "imprint.xhtml"


def navigation(layout: Layout) -> bytes:
    """The document: its contents are read as a page of the book, the other lists only by reading systems."""
    language = layout.book.paper.language
    title = f'<p class="paper">{text_html(layout.title)}</p>\n'
    body = f"<body>\n{title}{_contents(layout)}{_landmarks(layout)}{_pages(layout)}</body>"
    return document(layout.title, language, body)


def _contents(layout: Layout) -> str:
    """Parts and articles."""
    words = book_words(layout.book.paper.language)
    parts = layout.parts
    entries = "".join(map(_flat, layout.chapters)) if len(parts) == 1 else "".join(map(_part, parts))
    imprint = f'<li><a href="{IMPRINT}">{words["imprint"]}</a></li>\n'
    return (
        '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc_title">\n'
        f'<h1 id="toc_title">{words["contents"]}</h1>\n<ol>\n{entries}{imprint}</ol>\n</nav>\n'
    )


def _part(chapters: tuple[Chapter, ...]) -> str:
    """A part with its articles."""
    first = chapters[0]
    inside = "".join(map(_flat, chapters))
    return f'<li><a href="{first.file}">{text_html(first.part)}</a>\n<ol>\n{inside}</ol></li>\n'


def _flat(chapter: Chapter) -> str:
    """An article."""
    story = chapter.item.story
    return f'<li><a href="{chapter.file}">{text_html(story.headline)}</a></li>\n'


def _landmarks(layout: Layout) -> str:
    """The places a reading system goes to by itself."""
    words = book_words(layout.book.paper.language)
    entries = [("cover", COVER, words["cover"]), ("toc", f"{NAV}#toc", words["contents"])]
    if layout.chapters:
        entries.append(("bodymatter", layout.chapters[0].file, words["begin"]))
    items = "".join(f'<li><a epub:type="{kind}" href="{file}">{told}</a></li>\n' for kind, file, told in entries)
    return _hidden("landmarks", "", words["landmarks"], items)


def _pages(layout: Layout) -> str:
    """The printed pages."""
    items = "".join(f'<li><a href="{address}">{page}</a></li>\n' for page, address in layout.pages)
    if not items:
        return ""
    return _hidden("page-list", ' role="doc-pagelist"', book_words(layout.book.paper.language)["pages"], items)


def _hidden(kind: str, role: str, title: str, items: str) -> str:
    """A list that is not shown on the page."""
    return (
        f'<nav epub:type="{kind}"{role} aria-labelledby="{kind}_title" hidden="hidden">\n'
        f'<h2 id="{kind}_title">{title}</h2>\n<ol>\n{items}</ol>\n</nav>\n'
    )
