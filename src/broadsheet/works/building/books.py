"""The e-book and the newsletter of each public issue, beside its PDFs; made when something in them changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet import __version__, opened
from broadsheet.outlets.assembly import ranked
from broadsheet.outlets.catalogue import Reader
from broadsheet.works.building.job import ISSUES
from broadsheet.works.building.sources import PICTURES
from broadsheet.works.filenotes import store
from broadsheet.works.printing import issue_home

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from broadsheet.outlets.catalogue import IssueRecord
    from broadsheet.remarks import Remark
    from broadsheet.works.building.job import Job
    from broadsheet.works.building.knowledge import Knowledge

KINDS = ("epub", "mail")
KEPT = "outlets.txt"


@dataclass(frozen=True, slots=True)
class Books:
    """The files made this time."""

    files: tuple[Path, ...] = ()
    remarks: tuple[Remark, ...] = ()


def make_books(job: Job, known: Knowledge, facts: set[str] | None, *, settled: bool = False) -> Books:
    """Make the e-books and newsletters that are wanted and not as they should be; ``facts`` are those that changed.

    ``settled`` says that nothing but what ``facts`` are about can have changed.
    """
    kinds = tuple(kind for kind in KINDS if kind in job.order.only)
    touched = None if facts is None else _touched(known, facts)
    files: list[Path] = []
    for record in _concerned(job, touched if settled else None) if kinds else ():
        home = issue_home(job.order.out / ISSUES, record.card.number)
        if touched is not None and record.card.number not in touched and (home / KEPT).is_file():
            continue
        digest = _digest(job, known, record, kinds)
        kept = home / KEPT
        if kept.is_file() and kept.read_text(encoding="utf-8") == digest:
            continue
        home.mkdir(parents=True, exist_ok=True)
        made: Iterable[tuple[str, bytes]] = opened("works.building.binding").bound(job, known, record, kinds)
        files += [_stored(home / name, data) for name, data in made]
        store(kept, digest.encode())
    return Books(tuple(files))


def _concerned(job: Job, numbers: set[int] | None) -> tuple[IssueRecord, ...]:
    """The issues of those numbers; all for None."""
    return tuple(item for item in job.records if numbers is None or item.card.number in numbers)


def _touched(known: Knowledge, facts: set[str]) -> set[int]:
    """The issues some facts are about."""
    named = [fact.partition(":")[::2] for fact in facts]
    numbers = {int(key) for kind, key in named if kind in {"issue", "order"}}
    cards = (known.catalogue.cards.get(key) for kind, key in named if kind in {"card", "story"})
    return numbers.union(*(card.issues for card in cards if card))


def _digest(job: Job, known: Knowledge, record: IssueRecord, kinds: tuple[str, ...]) -> str:
    """A digest of everything an issue's e-book and newsletter show."""
    reader = Reader(known.catalogue)
    cards = ranked(reader, record.card.number)
    stamps = [job.scan.stamps.get(known.files[item.card.id], "") for item in cards]
    pictures = sorted(job.scan.of(*PICTURES).items())
    told = repr((__version__, kinds, record, cards, stamps, pictures, job.head.paper, job.head.design.inks))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def _stored(path: Path, data: bytes) -> Path:
    """Put a file in place, and say where."""
    store(path, data)
    return path
