"""What happens because its time has come: releases, the turn of the day, the backup, deadlines that pass.

Nothing is done here, only asked for; each is asked for once, however often and however late the scheduler looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from broadsheet.newsroom.issues.models import Issue, PageSheet
from broadsheet.newsroom.press.actions import plan_wished
from broadsheet.newsroom.running.timetable import at, backup_due, day_began, late
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask, sweep, tell, unknown
from broadsheet.newsroom.work.models import Job, Release

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

SOON, SELDOM = 1.0, 30.0
"""Seconds between two looks: at what goes out at a set minute, and at all else."""
OPEN = Q(state__in=(Job.State.WAITING, Job.State.RUNNING))
"""Jobs that wait or run."""


def tick(now: datetime, able: Collection[str]) -> None:
    """Ask for all that is due; ``able`` are the kinds of jobs this newsroom can do."""
    unknown(able, now)
    releases(now)
    daily(now, able)
    deadlines(now)


def releases(now: datetime) -> None:
    """Ask for every planned release whose minute has come, in their order; of late ones the desk is told."""
    plan_wished(now)
    planned = Release.objects.filter(state=Release.State.PLANNED, due_at__lte=now).order_by("due_at", "id")
    for release in planned.select_related("issue"):
        key = str(release.pk)
        if _asked(key, release.due_at):
            continue
        ask(kinds.RELEASE, key, {"release": release.pk})
        if late(release.due_at, now):
            tell(_late(release, now), "warning", f"late:{key}")


def _asked(key: str, due: datetime) -> bool:
    """Whether a release was asked for: its job waits, runs, or was set aside since the minute it is planned for."""
    since = Q(state=Job.State.ASIDE, done_at__gte=due)
    return Job.objects.filter(OPEN | since, kind=kinds.RELEASE, key=key).exists()


def daily(now: datetime, able: Collection[str]) -> None:
    """Once a day: build the site anew, for what is public and on sale turns with the day; make the backup; sweep."""
    zone = timezone.get_current_timezone()
    if kinds.STREET in able and _first(kinds.STREET, f"day {day_began(now, zone):%Y-%m-%d}"):
        sweep(now)
    if kinds.BACKUP in able:
        _first(kinds.BACKUP, f"day {backup_due(now, zone):%Y-%m-%d}")


def _first(kind: str, key: str) -> bool:
    """Ask for a job unless it was asked for before; whether it was asked for now."""
    if Job.objects.filter(kind=kind, key=key).exists():
        return False
    ask(kind, key)
    return True


def deadlines(now: datetime) -> None:
    """Tell the desk, once, of every deadline of a planned issue that has passed."""
    zone = timezone.get_current_timezone()
    for issue in Issue.objects.filter(state=Issue.State.PLANNING, copy_deadline__lte=now).order_by("number"):
        if issue.copy_deadline:
            words = f"The copy deadline of issue {issue.number} has passed ({at(issue.copy_deadline, zone)})."
            tell(words, "warning", f"deadline:{issue.pk}:{issue.copy_deadline.isoformat()}")
    waiting = Q(deadline__lte=now, approved_at=None, issue__state=Issue.State.PLANNING)
    for sheet in PageSheet.objects.filter(waiting).select_related("issue").order_by("issue__number", "number"):
        if sheet.deadline:
            page = f"page {sheet.number} of issue {sheet.issue.number}"
            words = f"The deadline of {page} has passed ({at(sheet.deadline, zone)}); nobody has approved it."
            tell(words, "warning", f"deadline:{sheet.issue_id}.{sheet.number}:{sheet.deadline.isoformat()}")


def _late(release: Release, now: datetime) -> str:
    """What the desk is told of a release that goes out late."""
    zone = timezone.get_current_timezone()
    count = len(release.articles)
    what = str(release.issue) if release.issue else f"{count} stories" if count > 1 else "A story"
    when = at(release.due_at, zone)
    return f"{what}, to be published at {when}, went out late, at {at(now, zone)}: the newsroom was not running."
