"""What a build knows before it reads a story: the paper, its design, its issues, and where each story was printed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from broadsheet.edition.model import PdfAccess
from broadsheet.edition.reading import issue_on_sale, public_issues, read_head, read_issue_file
from broadsheet.outlets.addresses import issue_address
from broadsheet.outlets.cards import Printing
from broadsheet.outlets.catalogue import IssueRecord, Placed
from broadsheet.outlets.model import IssueCard
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.works.building.record import SourceRecord
from broadsheet.works.building.sources import is_issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from broadsheet.edition.design import Design
    from broadsheet.edition.model import Issue, Paper
    from broadsheet.outlets.model import PrintedPage

NO_PRINTING = Printing()


@dataclass(frozen=True, slots=True)
class Head:
    """The paper as its TOML files tell of it. ``public`` are the issues readers may see on the day, by number."""

    paper: Paper
    design: Design
    issues: tuple[Issue, ...]
    public: tuple[Issue, ...]
    on_sale: Issue | None
    remarks: tuple[Remark, ...] = ()
    sources: tuple[SourceRecord, ...] = field(default=(), compare=False)


def read_the_head(folder: Path, day: date, stamps: Mapping[str, str], known: Mapping[str, SourceRecord]) -> Head | None:
    """Paper, design and issues; issue files whose stamp is known are not read again. None without ``paper.toml``.

    A paper that cannot be used has no name, and remarks.
    """
    found, remarks = read_head(folder)
    if found is None:
        return None
    paper, design = found
    sources = tuple(_issue_source(folder, file, stamps[file], known.get(file)) for file in stamps if is_issue(file))
    issues, twice = _by_number(sources)
    on_sale = issue_on_sale(issues, day)
    public = public_issues(issues, day)
    told = (*remarks, *(remark for source in sources for remark in source.remarks), *twice)
    return Head(paper, design, issues, public, on_sale, told, sources)


def _issue_source(folder: Path, file: str, stamp: str, known: SourceRecord | None) -> SourceRecord:
    """An issue's file as it is now, or as it was read when it is still the same."""
    if known and known.stamp == stamp:
        return known
    item, remarks = read_issue_file(folder, file.split("/")[1])
    return SourceRecord(file, stamp, "", remarks, item.issue if item else None)


def _by_number(sources: Iterable[SourceRecord]) -> tuple[tuple[Issue, ...], tuple[Remark, ...]]:
    """The issues by number; of two with one number the first, with a remark."""
    issues: dict[int, Issue] = {}
    homes: dict[int, str] = {}
    remarks = []
    for source in sources:
        issue: Issue | None = source.value  # type: ignore[assignment] # what ``_issue_source`` keeps
        if issue is None:
            continue
        if issue.number in issues:
            message = f"Issue {issue.number} stands twice, also in {homes[issue.number]}."
            place = Place(source.file)
            remarks.append(Remark("issue-twice", Severity.STOP, place, message, "Give one of them another number."))
        homes.setdefault(issue.number, source.file)
        issues.setdefault(issue.number, issue)
    return tuple(issues[number] for number in sorted(issues)), tuple(remarks)


def printings(head: Head, pages: Mapping[int, tuple[PrintedPage, ...]]) -> dict[str, Printing]:
    """Where each story of the public issues was printed; ``pages`` are the composed pages by issue."""
    found: dict[str, Printing] = {}
    for issue in head.public:
        on_page = _first_pages(pages.get(issue.number, ()))
        for placement in issue.placements:
            earlier = found.get(placement.story)
            if earlier:
                found[placement.story] = replace(earlier, issues=(*earlier.issues, issue.number))
            else:
                page = on_page.get(placement.story, placement.page)
                found[placement.story] = Printing((issue.number,), issue.number, page, issue.first_day)
    return found


def _first_pages(pages: tuple[PrintedPage, ...]) -> dict[str, int]:
    """The first page each story stands on."""
    found: dict[str, int] = {}
    for page in pages:
        for story in page.stories:
            found.setdefault(story, page.number)
    return found


def issue_record(issue: Issue, pages: tuple[PrintedPage, ...]) -> IssueRecord:
    """A public issue as the catalogue keeps it; its stories in page order where it was composed."""
    card = IssueCard(
        number=issue.number,
        day=issue.day,
        address=issue_address(issue.number),
        volume=issue.volume,
        on_sale=issue.on_sale,
        off_sale=issue.off_sale,
        price=issue.price,
        stock=issue.stock,
        cover=pages[0].picture if pages else None,
        pages=pages,
    )
    return IssueRecord(card, _reading_order(issue, pages))


def _reading_order(issue: Issue, pages: tuple[PrintedPage, ...]) -> tuple[Placed, ...]:
    """The placed stories in the order of the pages; those on none stand last."""
    on_page = _first_pages(pages)
    places = {story: at for at, story in enumerate(on_page)}
    placed: dict[str, Placed] = {}
    for item in issue.placements:
        placed.setdefault(item.story, Placed(item.story, item.rank, on_page.get(item.story, item.page)))
    return tuple(sorted(placed.values(), key=lambda item: places.get(item.story, len(places))))


def pdf_is_public(head: Head, issue: Issue) -> bool:
    """Whether the reading PDF and the e-book of an issue stand on the site for all."""
    web = head.paper.web
    if web.pdf is not PdfAccess.AFTER:
        return web.pdf is PdfAccess.AT_ONCE
    newer = sum(1 for item in head.public if (item.first_day, item.number) > (issue.first_day, issue.number))
    return newer >= web.pdf_after
