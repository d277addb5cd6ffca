"""Printing the issues of a paper: each composed into a folder of its own, and only when something it shows changed.

Every issue is composed in a process that ends with it: memory returns, and one that cannot be composed stops no other.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet import __version__
from broadsheet.edition.corrections import corrections_due
from broadsheet.edition.model import Web
from broadsheet.edition.reading import public_issues
from broadsheet.outlets.model import PrintedPage
from broadsheet.remarks import Remark, remark_dict, remark_of
from broadsheet.story.model import Picture
from broadsheet.works.filenotes import FileNotes, store
from broadsheet.works.pressorder import PRESSROOM, PressOrder, not_composed
from broadsheet.works.printed import FILE, read_printed
from broadsheet.works.progress import Progress, silent

if TYPE_CHECKING:
    from datetime import date

    from broadsheet.edition.folder import IssueFile, PaperFolder
    from broadsheet.story.model import Story

KEPT = "composed.json"
"""The fingerprint of what an issue was composed from, and what was remarked then."""
NOTES = "digests"
MADE = ("reading.pdf", "report.json", "pages", FILE)
"""What must be there for an issue to count as composed; the press PDF is held back by remarks."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is asked for: the paper as it was read with the ``remarks`` on it, and where its issues go (``out/NN``).

    ``numbers`` are the issues wanted; without any, those that are public on ``day``. ``cache`` keeps notes on files.
    """

    paper: PaperFolder
    remarks: tuple[Remark, ...]
    out: Path
    cache: Path
    day: date
    numbers: tuple[int, ...] = ()
    dpi: int = 110
    processes: int = 1


@dataclass(frozen=True, slots=True)
class PrintedIssue:
    """An issue in print: its folder, its pages (without pictures), what was remarked; ``fresh``: composed just now.

    ``pages`` are empty when it could not be composed; what stood in its folder before is still there then.
    """

    number: int
    home: Path
    pages: tuple[PrintedPage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    fresh: bool = False


def print_issues(order: PrintOrder, progress: Progress = silent) -> tuple[PrintedIssue, ...]:
    """Compose the issues that changed since they were last composed; all that were asked for, by number.

    Of an issue that did not change nothing is touched.
    """
    jobs = _jobs(order)
    found: list[PrintedIssue] = []
    progress("print", 0, len(jobs))
    with ThreadPoolExecutor(max(1, order.processes)) as pool:
        for printed in pool.map(_print_issue, jobs):
            found.append(printed)
            progress("print", len(found), len(jobs))
    return tuple(found)


def issue_home(out: Path, number: int) -> Path:
    """Where an issue's files stand."""
    return out / str(number)


@dataclass(frozen=True, slots=True)
class _Job:
    """One issue and the fingerprint of what it is composed from."""

    order: PrintOrder
    item: IssueFile
    fingerprint: str

    @property
    def number(self) -> int:
        """The issue's number."""
        return self.item.issue.number

    @property
    def home(self) -> Path:
        """Where its files go."""
        return issue_home(self.order.out, self.number)


def _jobs(order: PrintOrder) -> list[_Job]:
    """The issues asked for that there are, each with its fingerprint as of now."""
    notes = FileNotes(order.cache / NOTES)
    public = (issue.number for issue in public_issues(order.paper.issues, order.day))
    files = [order.paper.issue_file(number) for number in order.numbers or public]
    return [_Job(order, item, _fingerprint(order, item, notes)) for item in files if item]


def _print_issue(job: _Job) -> PrintedIssue:
    """One issue: as it was composed before when nothing changed, else composed anew in a process of its own."""
    kept = _kept(job)
    if kept is not None:
        return PrintedIssue(job.number, job.home, read_printed(job.home / FILE), kept)
    (job.home / KEPT).unlink(missing_ok=True)
    order = PressOrder(job.order.paper.folder, str(job.home), job.order.day.isoformat(), job.number, job.order.dpi)
    done, remarks = _apart(order)
    if not done:
        return PrintedIssue(job.number, job.home, (), remarks)
    told = {"fingerprint": job.fingerprint, "remarks": [remark_dict(remark) for remark in remarks]}
    store(job.home / KEPT, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
    return PrintedIssue(job.number, job.home, read_printed(job.home / FILE), remarks, fresh=True)


# ---- a process of its own ----


def _apart(order: PressOrder) -> tuple[bool, tuple[Remark, ...]]:
    """Compose in another process: whether an issue came of it, and the remarks."""
    command = (sys.executable, "-m", PRESSROOM)
    done = subprocess.run(command, input=order.told(), capture_output=True, check=False, encoding="utf-8")  # noqa: S603 - our own module
    try:
        answer = json.loads(done.stdout)
        return bool(answer["done"]), tuple(map(remark_of, answer["remarks"]))
    except (ValueError, TypeError, KeyError):
        return False, (not_composed(order, f"its process ended with status {done.returncode} before it was done."),)


# ---- whether anything changed ----


def _kept(job: _Job) -> tuple[Remark, ...] | None:
    """The remarks of the time it was composed, when nothing changed since and all is there; else None."""
    if not all((job.home / name).exists() for name in MADE):
        return None
    try:
        told = json.loads((job.home / KEPT).read_text(encoding="utf-8"))
        same = told["fingerprint"] == job.fingerprint
        return tuple(map(remark_of, told["remarks"])) if same else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _fingerprint(order: PrintOrder, item: IssueFile, notes: FileNotes) -> str:
    """A digest of everything an issue is composed from: values as they are, files by the digest of their bytes.

    What only the web edition shows is not in it: its settings, and corrections later than the issue.
    """
    paper, issue = order.paper, item.issue
    stories = _stories(paper, item)
    parts: list[object] = [__version__, order.dpi, replace(paper.paper, web=Web()), paper.design, issue, *stories]
    parts += paper.remarks_on(issue.number, order.remarks)
    parts += corrections_due(paper, issue)
    parts += [story.story.id for story in paper.stories if story.file.startswith(f"{item.folder}/")]
    parts += [(file, _digest(Path(paper.folder) / file, notes)) for file in _files(paper, item, stories)]
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(repr(part).encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def _stories(paper: PaperFolder, item: IssueFile) -> tuple[Story, ...]:
    """The placed stories as the issue prints them: with the corrections of its day."""
    placed = {placement.story for placement in item.issue.placements}
    found = [file.story for file in paper.stories if file.story.id in placed]
    return tuple(
        replace(story, corrections=tuple(fix for fix in story.corrections if fix.day <= item.issue.day))
        for story in found
    )


def _files(paper: PaperFolder, item: IssueFile, stories: tuple[Story, ...]) -> tuple[str, ...]:
    """The files an issue needs besides its copy: pictures, artwork, stored plans, descriptions of printers."""
    pictures = {block.file for story in stories for block in story.blocks if isinstance(block, Picture)}
    artwork = {advert.file for advert in item.issue.adverts if advert.file}
    folder = Path(paper.folder)
    stored = [*folder.glob(f"{item.folder}/pages/*.json"), *folder.glob("printers/*")]
    return tuple(sorted({*pictures, *artwork, *(path.relative_to(folder).as_posix() for path in stored)}))


def _digest(path: Path, notes: FileNotes) -> str:
    """The digest of a file's bytes; empty when it cannot be read."""
    known = notes.known(path)
    if known:
        return str(known[0])
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        return ""
    notes.note(path, digest)
    return digest
