"""The book put together. Nothing in it knows the hour or the machine: the same issue gives the same bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.outlets.book.archive import container
from broadsheet.outlets.book.article import article, file_of, setting_of
from broadsheet.outlets.book.layout import lay_out, picture_of
from broadsheet.outlets.book.markup import STYLE
from broadsheet.outlets.book.nav import COVER, IMPRINT, NAV, navigation
from broadsheet.outlets.book.package import package
from broadsheet.outlets.book.pages import cover, cover_picture, imprint
from broadsheet.story.model import Picture

if TYPE_CHECKING:
    from broadsheet.outlets.book.archive import File
    from broadsheet.outlets.book.model import Book, Read

SHEET = Path(__file__).with_name("book.css")
NO_ACCENT = "inherit"


def epub(book: Book, read: Read) -> bytes:
    """An issue as EPUB 3.3. ``read`` gives the bytes of a rendition by its address; only JPEG is asked for.

    A picture without bytes is shown as its text alternative over its caption.
    """
    layout = lay_out(book)
    front = cover_picture(layout)
    plate = read(front.address) if front else b""
    if not plate:
        layout = lay_out(replace(book, issue=replace(book.issue, cover=None)))
    pictures = _pictures(book, read)
    setting = setting_of(layout, pictures)
    cover_file = file_of(front) if front and plate else ""
    files: list[File] = [
        (COVER, cover(layout)),
        (NAV, navigation(layout)),
        *((chapter.file, article(chapter, setting)) for chapter in layout.chapters),
        (IMPRINT, imprint(layout)),
        (STYLE, _style(book.accent)),
        *({cover_file: plate} if cover_file else {}).items(),
        *dict(pictures.values()).items(),
    ]
    opf = package(layout, tuple(file for file, _ in files), cover_file)
    return container([("package.opf", opf), *files])


def _pictures(book: Book, read: Read) -> dict[str, File]:
    """The pictures of the copy that can be shown, by file, in the order of the book's sets."""
    named = {block.file for item in book.stories for block in item.story.blocks if isinstance(block, Picture)}
    found: dict[str, File] = {}
    for item in book.pictures:
        rendition = picture_of(item.of("jpeg")) if item.file in named else None
        content = read(rendition.address) if rendition else b""
        if rendition and content:
            found[item.file] = (file_of(rendition), content)
    return found


def _style(accent: str) -> bytes:
    """The style sheet in the paper's colour."""
    return SHEET.read_bytes().replace(b"ACCENT", (accent or NO_ACCENT).encode())
