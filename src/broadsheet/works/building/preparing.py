"""What a build knows before it reads a story, kept for the next build as far as nothing it came from changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.works.building.books import KEPT
from broadsheet.works.building.ever import Addresses
from broadsheet.works.building.head import read_the_head
from broadsheet.works.building.job import ISSUES, job_of
from broadsheet.works.building.sources import is_issue, scan, scan_again
from broadsheet.works.printed import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from broadsheet.works.building.job import Job
    from broadsheet.works.building.order import BuildOrder
    from broadsheet.works.building.record import BuildRecord
    from broadsheet.works.building.sources import Scan

Composed: TypeAlias = "tuple[tuple[str, tuple[int, ...]], ...]"
"""The folders of composed issues, each with when its files were last written (0 where there is none)."""
MADE = (FILE, "composed.json", "reading.pdf", "pages", KEPT)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A job with what it was made from beside its order."""

    job: Job
    composed: Composed


class Preparation:
    """Prepares the builds of one builder, one after the other."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._addresses: Addresses | None = None

    def forget(self) -> None:
        """Prepare the next build from nothing."""
        self._kept = self._addresses = None

    def scan(self, order: BuildOrder, changed: Iterable[Path] | None) -> Scan:
        """The paper's files as they are now; where that is enough, only those that are told are looked at again."""
        found = scan_again(order.folder, self._kept.job.scan, changed) if self._kept and changed is not None else None
        return found or scan(order.folder)

    def job(self, order: BuildOrder, found: Scan, record: BuildRecord) -> Job | None:
        """The job of a build; None where the folder holds no paper. Its issues are the same value while they are so."""
        composed = _composed(order)
        kept = self._kept
        if kept and _is_same(kept, order, found) and kept.composed == composed:
            job = replace(kept.job, scan=found)
        else:
            sources = {item.file: item for item in record.sources(file for file in found.heads if is_issue(file))}
            head = read_the_head(order.folder, order.day, found.heads, sources)
            if head is None or not head.paper.name:
                return None
            job = job_of(order, found, head)
        self._kept = _Kept(job, composed)
        return job

    def addresses(self, order: BuildOrder) -> Addresses:
        """Every address ever published."""
        if self._addresses is None or not self._addresses.current:
            self._addresses = Addresses(order.folder)
        return self._addresses

    def settle(self) -> None:
        """Take note that what was made in the folders of issues just now was made here."""
        if self._kept:
            self._kept = replace(self._kept, composed=_composed(self._kept.job.order))


def _is_same(kept: _Kept, order: BuildOrder, found: Scan) -> bool:
    """Whether a job was for the same order, paper and issues."""
    before = kept.job
    return before.order == order and (before.scan.heads is found.heads or before.scan.heads == found.heads)


def _composed(order: BuildOrder) -> Composed:
    """The composed issues as they stand."""
    top = order.out / ISSUES
    homes = sorted(top.iterdir()) if top.is_dir() else ()
    return tuple((home.name, tuple(_written(home / name) for name in MADE)) for home in homes)


def _written(path: Path) -> int:
    """When a file was last written; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
