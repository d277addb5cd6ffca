"""One build's own values: what there is to read, what readers may see on its day, and what all pages share."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from broadsheet import __version__
from broadsheet.outlets.addresses import issue_address
from broadsheet.outlets.model import Assets, Surroundings
from broadsheet.works.building.head import Head, issue_record, pdf_is_public, printings
from broadsheet.works.building.setting import Task
from broadsheet.works.building.sources import OWN, Scan
from broadsheet.works.printed import FILE, picture_pages, read_printed
from broadsheet.works.printing import issue_home

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from broadsheet.edition.model import Issue, Paper
    from broadsheet.outlets.cards import Printing
    from broadsheet.outlets.catalogue import IssueRecord
    from broadsheet.outlets.model import IssueCard, PrintedPage
    from broadsheet.works.building.order import BuildOrder

ISSUES = "issues"
CACHE = ".cache"


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a build knows before it reads a story. ``pages`` are the composed pages of each public issue."""

    order: BuildOrder
    scan: Scan
    head: Head
    pages: Mapping[int, tuple[PrintedPage, ...]]
    records: tuple[IssueRecord, ...]
    printings: Mapping[str, Printing]

    @property
    def base(self) -> str:
        """The path the site is served under."""
        return base_of(self.head.paper)

    @property
    def stories(self) -> tuple[str, ...]:
        """The files that hold stories."""
        return self.scan.stories

    def task(self) -> Task:
        """What a hand must know."""
        return replace(task_of(self.order, self.head.paper, self.scan), printings=self.printings)

    def on_sale(self) -> IssueCard | None:
        """The issue on sale on the day of the build."""
        number = self.head.on_sale.number if self.head.on_sale else 0
        return next((record.card for record in self.records if record.card.number == number), None)

    def around(self, assets: Assets) -> Surroundings:
        """What all pages share. Of the issue on sale its printed pages are not shown on every page."""
        on_sale = self.on_sale()
        return Surroundings(self.head.paper, replace(on_sale, pages=()) if on_sale else None, assets, self.base)


def base_of(paper: Paper) -> str:
    """The path a paper's site is served under."""
    return urlsplit(paper.address).path.rstrip("/")


def task_of(order: BuildOrder, paper: Paper, scan: Scan) -> Task:
    """What a hand must know before anybody knows where stories were printed."""
    return Task(order.folder, paper, order.day, {}, cache_of(order), base_of(paper), scan.unsafe)


def cache_of(order: BuildOrder) -> Path:
    """Where developed pictures and notes on files are kept."""
    return order.out / CACHE


def job_of(order: BuildOrder, scan: Scan, head: Head) -> Job:
    """The job of a build."""
    pages = {issue.number: _pages(order, issue.number) for issue in head.public}
    records = tuple(_record(order, head, issue, pages[issue.number]) for issue in head.public)
    return Job(order, scan, head, pages, records, printings(head, pages))


def _pages(order: BuildOrder, number: int) -> tuple[PrintedPage, ...]:
    """The composed pages of an issue with their pictures, where it was composed."""
    home = issue_home(order.out / ISSUES, number)
    pages = read_printed(home / FILE)
    return picture_pages(home, pages, cache_of(order), order.processes)[0] if pages else ()


def _record(order: BuildOrder, head: Head, issue: Issue, pages: tuple[PrintedPage, ...]) -> IssueRecord:
    """An issue as the catalogue keeps it, with the files readers can have."""
    number = issue.number
    record = issue_record(issue, pages)
    if not pdf_is_public(head, issue):
        return record
    home, address = issue_home(order.out / ISSUES, number), issue_address(number)
    pdf = f"{address}issue-{number}.pdf" if (home / "reading.pdf").is_file() else ""
    book = "epub" in order.only or (home / f"issue-{number}.epub").is_file()
    epub = f"{address}issue-{number}.epub" if book else ""
    return replace(record, card=replace(record.card, pdf=pdf, epub=epub))


def settings_of(job: Job, around: Surroundings) -> str:
    """A digest of everything that touches every page: shared values, the paper's own templates, this programme."""
    own = sorted(job.scan.of(*OWN).items())
    told = repr((__version__, around, job.head.paper.web, own, job.order.precompress, job.order.plain))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
