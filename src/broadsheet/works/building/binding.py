"""An issue bound: its e-book and its newsletter as files. ``books`` opens this module when one is to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.assembly import ranked
from broadsheet.outlets.book.model import Book, BookStory
from broadsheet.outlets.book.writing import epub
from broadsheet.outlets.catalogue import Reader
from broadsheet.outlets.mail.model import Newsletter
from broadsheet.outlets.mail.newsletter import newsletter
from broadsheet.outlets.web.colours import css, palettes
from broadsheet.works.building.job import cache_of
from broadsheet.works.building.setting import Setter
from broadsheet.works.pictures import developed_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.outlets.catalogue import IssueRecord
    from broadsheet.outlets.model import PictureSet
    from broadsheet.works.building.job import Job
    from broadsheet.works.building.knowledge import Knowledge


def bound(job: Job, known: Knowledge, record: IssueRecord, kinds: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The files of one issue by name, of the ``kinds`` (epub, mail) that are wanted."""
    name = f"issue-{record.card.number}"
    if "epub" in kinds:
        yield f"{name}.epub", _epub(job, known, record)
    if "mail" in kinds:
        stories = ranked(Reader(known.catalogue), record.card.number)
        letter = newsletter(Newsletter(record.card.first_day, stories, record.card), known.around)
        yield f"{name}.eml", letter.eml
        yield f"{name}.html", letter.html.encode()
        yield f"{name}.txt", letter.text.encode()


def _epub(job: Job, known: Knowledge, record: IssueRecord) -> bytes:
    """The issue as an e-book."""
    setter = Setter(job.task())
    cache = cache_of(job.order)
    stories: list[BookStory] = []
    pictures: list[PictureSet] = []
    for item in ranked(Reader(known.catalogue), record.card.number):
        copy = setter.copy(known.files[item.card.id])
        if copy:
            stories.append(BookStory(copy[0], item.card, item.page))
            pictures += copy[1].values()
    book = Book(
        job.head.paper,
        record.card,
        tuple(stories),
        tuple(dict.fromkeys(pictures)),
        css(palettes(job.head.design)[0].accent),
    )
    return epub(book, lambda address: developed_bytes(cache, address))
