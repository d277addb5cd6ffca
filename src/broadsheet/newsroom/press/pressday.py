"""What press day shows: every page with what was remarked on it and whether it is approved, and the press files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings

from broadsheet.errors import DesignError
from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.press.rules import UNDO_WITHIN, Made, Sheet, digest_of_pages
from broadsheet.newsroom.press.said import NOTE, STOP, Gathered, Said, gathered, in_order
from broadsheet.newsroom.stories.models import BudgetLine
from broadsheet.newsroom.stories.wording import in_words
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job, Release
from broadsheet.press.printers import printer_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

FILES = {
    "press.pdf": "For the printer (PDF/X-4)",
    "reading.pdf": "For readers (PDF/UA)",
    "report.html": "The report",
    "report.json": "The report as data",
}
"""What can be downloaded, with what it is."""
MAIL = {
    "eml": "The mail, ready to be sent",
    "html": "The same as a page, for a mailing service",
    "txt": "The same as plain text",
}
"""The forms in which the mail about an issue is prepared, by how its name ends."""
DELIVERED = {
    "give the printer a link": "{who} gave the printer a link",
    "send the press files": "{who} sent the press file to {to}",
    "the printer fetched": "the printer fetched the press file",
    "download a press file": "{who} downloaded the press file",
}
"""What the log says of files that go out, and how the screen says it."""
OPEN = (Job.State.WAITING, Job.State.RUNNING)


@dataclass(frozen=True, slots=True)
class PageCard:
    """A page on press day."""

    sheet: Sheet
    section: str
    said: tuple[Said, ...]
    approved_by: str = ""
    approved_at: datetime | None = None
    deadline: datetime | None = None

    @property
    def loud(self) -> tuple[Said, ...]:
        """What is more than a note."""
        return tuple(item for item in self.said if item.severity != NOTE)

    @property
    def notes(self) -> tuple[Said, ...]:
        """Notes; they hold nothing up."""
        return tuple(item for item in self.said if item.severity == NOTE)


@dataclass(frozen=True, slots=True)
class PressFiles:
    """Press files as they lie in the folder: name, what it is, and size in bytes; what was remarked on making them."""

    made_at: datetime
    files: tuple[tuple[str, str, int], ...]
    said: tuple[Said, ...]

    @property
    def gathered(self) -> tuple[Gathered, ...]:
        """The same with those of one kind as one."""
        return gathered(self.said)

    @property
    def stops(self) -> int:
        """Remarks that hold the press."""
        return sum(item.severity == STOP for item in self.said)


@dataclass(frozen=True, slots=True)
class Day:
    """Everything the screen shows.

    ``job`` tells how far the press files are, ``trouble`` why there are none; ``sending`` and ``unsent`` the same of
    their way to the printer.
    """

    issue: Issue
    cards: tuple[PageCard, ...]
    made: Made
    said: tuple[Said, ...]
    files: PressFiles | None
    printer: str
    job: str
    trouble: str
    planned: Release | None
    deliveries: tuple[tuple[datetime, str], ...]
    sending: str = ""
    unsent: str = ""
    mail: tuple[tuple[str, str], ...] = ()

    @property
    def gathered(self) -> tuple[Gathered, ...]:
        """What is said of the whole issue, with remarks of one kind as one."""
        return gathered(self.said)

    @property
    def waiting(self) -> int:
        """Pages that are not approved."""
        return sum(not card.sheet.is_approved for card in self.cards)

    @property
    def approvable(self) -> int:
        """Pages that could be approved now."""
        return sum(not card.sheet.is_approved and not card.sheet.stops for card in self.cards)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages as the rules know them."""
        return tuple(card.sheet for card in self.cards)


def day_of(issue: Issue) -> Day:
    """Press day of an issue as it stands."""
    kept = Composition.objects.filter(issue=issue).first()
    pages: Sequence[Mapping[str, Any]] = kept.pages if kept else ()
    files = files_of(issue.number)
    unplaced = in_order(_of_no_page(kept))
    said = tuple(_said(enumerate(unplaced, 1), {}, _headlines(unplaced)))
    made = made_of(issue, kept, sum(item.severity == STOP for item in said) + _held_by(kept, files))
    job, trouble = _job(kinds.PRESS, issue.number)
    return Day(
        issue,
        _cards(issue, pages, kept.overset if kept else ()),
        made,
        said,
        files if made.press else None,
        _printer(),
        job,
        trouble,
        Release.objects.filter(issue=issue, state=Release.State.PLANNED).first(),
        _deliveries(issue),
        *_job(kinds.DELIVER, issue.number),
        _mail(issue),
    )


def is_undoable(issue: Issue, now: datetime) -> bool:
    """Whether an issue was published here within a day; not one that came published."""
    done = Release.objects.filter(issue=issue, state=Release.State.DONE, done_at__gte=now - UNDO_WITHIN)
    return done.exists()


def made_of(issue: Issue, kept: Composition | None, stops: int = 0) -> Made:
    """How far the composing of an issue is."""
    if kept is None:
        return Made(fresh=False)
    current = bool(kept.press_digest) and kept.press_digest == digest_of_pages(page["digest"] for page in kept.pages)
    fresh = issue.state != Issue.State.PLANNING or (kept.plan >= issue.version and not _composing(issue.number))
    return Made(fresh, kept.failure, current, stops)


def sheet_of(issue: Issue, number: int) -> Sheet | None:
    """One page as the rules know it; None where there is none of that number."""
    kept = Composition.objects.filter(issue=issue).first()
    cards = _cards(issue, kept.pages, kept.overset) if kept else ()
    return next((card.sheet for card in cards if card.sheet.number == number), None)


def press_home(number: int) -> Path:
    """Where the press files of an issue lie."""
    folder: Path = settings.NEWSROOM_HOME.desk_out / "issues" / str(number)
    return folder


def files_of(number: int) -> PressFiles | None:
    """The press files of an issue; None where none were made."""
    folder = press_home(number)
    try:
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        found = [(name, what, (folder / name).stat()) for name, what in FILES.items() if (folder / name).exists()]
    except (OSError, ValueError):
        return None
    made_at = datetime.fromtimestamp(max(stat.st_mtime for *_, stat in found), UTC)
    told = in_order(report.get("remarks", ()))
    remarks = _said(enumerate(told, 1), {}, _headlines(told))
    return PressFiles(made_at, tuple((name, what, stat.st_size) for name, what, stat in found), tuple(remarks))


def mail_of(issue: Issue, kind: str) -> Path:
    """Where the mail about an issue lies once the site was built with it."""
    folder: Path = settings.NEWSROOM_HOME.out / "issues" / str(issue.number)
    return folder / f"issue-{issue.number}.{kind}"


# ---- within ----


def _deliveries(issue: Issue) -> tuple[tuple[datetime, str], ...]:
    """When the press file went out last, and how, in words."""
    entries = AuditEntry.objects.filter(target=str(issue), act__in=DELIVERED)[:8]
    return tuple((entry.at, DELIVERED[entry.act].format(who=entry.who, to=entry.detail.get("to"))) for entry in entries)


def _mail(issue: Issue) -> tuple[tuple[str, str], ...]:
    """The forms of the prepared mail that are there, with what they are."""
    published = issue.state == Issue.State.PUBLISHED
    return tuple((kind, what) for kind, what in MAIL.items() if published and mail_of(issue, kind).exists())


def _composing(number: int) -> bool:
    """Whether what the pages show may still change: copy is being written to the desk's folder, or composed."""
    jobs = Job.objects.filter(state__in=OPEN)
    return jobs.filter(kind=kinds.DESK).exists() or jobs.filter(kind=kinds.COMPOSE, key=str(number)).exists()


def _held_by(kept: Composition | None, files: PressFiles | None) -> int:
    """What the making of the press files found that holds the press, where they are of the issue as it stands."""
    if kept is None or files is None or not kept.press_digest:
        return 0
    current = kept.press_digest == digest_of_pages(page["digest"] for page in kept.pages)
    return files.stops if current else 0


def _cards(
    issue: Issue, pages: Iterable[Mapping[str, Any]], overset: Iterable[Mapping[str, Any]]
) -> tuple[PageCard, ...]:
    """Every page with what the desk agreed about it."""
    rows = {row.number: row for row in issue.sheets.select_related("approved_by")}
    over = list(overset)
    return tuple(_card(page, rows.get(page["number"]), over) for page in pages)


def _card(page: Mapping[str, Any], row: Any, overset: Sequence[Mapping[str, Any]]) -> PageCard:  # noqa: ANN401 - a row or None
    """One page."""
    number = page["number"]
    over = (_over(item) for item in overset if item.get("page") == number)
    remarks = in_order([*page.get("remarks", ()), *over])
    areas = {area["story"]: _box(area) for area in page.get("areas", ())}
    said = tuple(_said(enumerate(remarks, 1), areas, _headlines(remarks)))
    stops = sum(item.severity == STOP for item in said)
    sheet = Sheet(number, page["digest"], row.approved_picture if row else "", stops)
    if row is None:
        return PageCard(sheet, page.get("section", ""), said)
    who = row.approved_by.get_full_name() or row.approved_by.get_username() if row.approved_by else ""
    return PageCard(sheet, page.get("section", ""), said, who, row.approved_at, row.deadline)


def _of_no_page(kept: Composition | None) -> list[Mapping[str, Any]]:
    """What concerns no page: remarks, and copy that fits on none."""
    if kept is None:
        return []
    return [*kept.remarks, *(_over(item) for item in kept.overset if not item.get("page"))]


def _over(item: Mapping[str, Any]) -> dict[str, Any]:
    """Copy that does not fit, as a remark."""
    message = f"{item['words']} words ({item['lines']} lines) do not fit."
    return {
        "rule": "overset",
        "severity": STOP,
        "message": message,
        "advice": item.get("advice", ""),
        "place": {"story": item["story"]},
    }


def _said(
    remarks: Iterable[tuple[int, Mapping[str, Any]]], boxes: Mapping[str, str], headlines: Mapping[str, str]
) -> Iterator[Said]:
    """Remarks as the proof shows them."""
    for nth, remark in remarks:
        place = remark.get("place", {})
        story, page = place.get("story", ""), place.get("page", 0)
        about = headlines.get(story, story) or (f"page {page}" if page and not boxes else "")
        message, advice = in_words(remark.get("rule", ""), remark["message"], remark.get("advice", ""))
        box, rule = boxes.get(story, ""), remark.get("rule", "")
        yield Said(nth, remark["severity"], message, advice, about, box, rule)


def _headlines(remarks: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The headlines of the stories that remarks name."""
    ids = {remark.get("place", {}).get("story", "") for remark in remarks} - {""}
    rows = BudgetLine.objects.filter(article__story_id__in=ids) if ids else BudgetLine.objects.none()
    return dict(rows.values_list("article__story_id", "headline"))


def _box(area: Mapping[str, float]) -> str:
    """Where a story lies on its page, as a style."""
    return ";".join(f"{name}:{area[name] * 100:.2f}%" for name in ("left", "top", "width", "height"))


def _printer() -> str:
    """The printer whose profile the files are held to, in words."""
    name = to_paper()[1].printer
    try:
        return printer_named(name, settings.NEWSROOM_HOME.desk).title
    except DesignError:
        return name


def _job(kind: str, number: int) -> tuple[str, str]:
    """How far a job about an issue is, in words, and why it was given up or has to be tried again."""
    job = Job.objects.filter(kind=kind, key=str(number)).order_by("-pk").first()
    if job is None or job.state == Job.State.DONE:
        return "", ""
    if job.state == Job.State.ASIDE:
        return "", job.reason
    return (job.progress or "Waiting for its turn"), job.reason
