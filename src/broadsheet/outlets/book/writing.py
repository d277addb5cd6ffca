"""The book put together. Nothing in it knows the hour or the machine: the same issue gives the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.outlets.book.archive import container
from broadsheet.outlets.book.article import Setting, article, file_of, setting_of
from broadsheet.outlets.book.layout import lay_out
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

    Raises what ``read`` raises.
    """
    layout = lay_out(book)
    setting = setting_of(layout)
    front = cover_picture(layout)
    cover_file = file_of(front) if front else ""
    pictures = [*([(cover_file, read(front.address))] if front else []), *_pictures(book, setting, read)]
    files: list[File] = [
        (COVER, cover(layout)),
        (NAV, navigation(layout)),
        *((chapter.file, article(chapter, setting)) for chapter in layout.chapters),
        (IMPRINT, imprint(layout)),
        (STYLE, _style(book.accent)),
        *dict(pictures).items(),
    ]
    opf = package(layout, tuple(file for file, _ in files), cover_file)
    return container([("package.opf", opf), *files])


def _pictures(book: Book, setting: Setting, read: Read) -> list[File]:
    """The pictures of the copy, in the order they are met."""
    named = dict.fromkeys(
        block.file for item in book.stories for block in item.story.blocks if isinstance(block, Picture)
    )
    found = [setting.pictures[file] for file in named if file in setting.pictures]
    return [(file_of(rendition), read(rendition.address)) for rendition in found]


def _style(accent: str) -> bytes:
    """The style sheet in the paper's colour."""
    return SHEET.read_bytes().replace(b"ACCENT", (accent or NO_ACCENT).encode())
