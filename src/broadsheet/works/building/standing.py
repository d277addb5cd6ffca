"""What stands on a site beside its leaves: pictures, issues' files, and what hosts must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.model import GonePage
from broadsheet.outlets.web.pages import page_html
from broadsheet.works.building.job import ISSUES, cache_of
from broadsheet.works.pictures import Developed, develop, developed_file
from broadsheet.works.printing import issue_home
from broadsheet.works.publishing.headers import Policy
from broadsheet.works.publishing.hosts import Hosting, forwarding_page, host_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from broadsheet.outlets.catalogue import IssueRecord
    from broadsheet.outlets.model import PictureSet, Surroundings
    from broadsheet.outlets.web.templates import Templates
    from broadsheet.remarks import Remark
    from broadsheet.works.building.job import Job
    from broadsheet.works.progress import Clock
    from broadsheet.works.publishing.draft import Draft


def place_pictures(job: Job, draft: Draft, sets: Iterable[PictureSet], clock: Clock) -> tuple[Remark, ...]:
    """Make the renditions that are missing, and put all of some pictures on the site."""
    cache, developed = cache_of(job.order), develop_pictures(job, sets, clock)
    for pictures in developed.sets:
        for item in pictures.renditions:
            draft.place(item.address[1:], developed_file(cache, item.address))
    return developed.remarks


def develop_pictures(job: Job, sets: Iterable[PictureSet], clock: Clock) -> Developed:
    """Make the renditions of some pictures that are missing from the cache."""
    wanted = tuple(dict.fromkeys(sets))
    if not wanted:
        return Developed(())
    with clock.stage("pictures"):
        return develop(job.order.folder, wanted, cache_of(job.order), job.order.processes, clock.progress)


def withdraw(draft: Draft, record: IssueRecord) -> None:
    """Take everything of an issue off the site that is no longer public."""
    draft.remove(record.card.address.strip("/"))
    for page in record.card.pages:
        for item in page.picture.renditions if page.picture else ():
            draft.remove(item.address[1:])


def place_pages(job: Job, draft: Draft) -> None:
    """Put the pictures of the printed pages on the site; they were made when the job began."""
    cache = cache_of(job.order)
    for pages in job.pages.values():
        for page in pages:
            for item in page.picture.renditions if page.picture else ():
                draft.place(item.address[1:], developed_file(cache, item.address))


def place_issues(job: Job, draft: Draft, homes: frozenset[Path] | None = None) -> None:
    """Put the PDFs and e-books readers may have on the site; take away those they may not.

    ``homes`` are the folders of the issues to look at; None for all.
    """
    for record in job.records if homes is None or homes else ():
        home = issue_home(job.order.out / ISSUES, record.card.number)
        if homes is not None and home not in homes:
            continue
        name = f"issue-{record.card.number}"
        _place(draft, record.card.pdf, f"{record.card.address}{name}.pdf", home / "reading.pdf")
        _place(draft, record.card.epub, f"{record.card.address}{name}.epub", home / f"{name}.epub")


def _place(draft: Draft, wanted: str, address: str, source: Path) -> None:
    """Put one file on the site, or take it away."""
    if wanted and source.is_file():
        draft.place(address[1:], source)
    else:
        draft.remove(address[1:])


def left_behind(
    left: tuple[tuple[str, str], ...], around: Surroundings, templates: Templates, policy: Policy
) -> tuple[tuple[str, bytes], ...]:
    """Pages at addresses where no article is any more, and what hosts must know of them."""
    redirects = tuple((old, new or None) for old, new in left)
    files = list(host_files(Hosting(redirects, policy, around.base)))
    for old, new in left:
        page = forwarding_page(f"{around.base}{new}") if new else page_html(GonePage(old), around, templates)
        files.append((f"{old[1:]}index.html", page))
    return tuple(files)
