"""Jobs are asked for in the transaction of the change that makes them needed; workers take them up under a lease.

SQLite's transactions begin by taking its one write lock (``settings``), so that they come one after the other. On
PostgreSQL the rows a wish is joined with are locked, and taking is made to come one after the other by a lock of its
own. Either way a change is never lost: a wish is joined only with a job that has not begun, and a job that has begun
cannot have seen what was written after it.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils import timezone

from broadsheet.newsroom.people.actions import forget_what_is_over, note
from broadsheet.newsroom.work.kinds import WAITED_FOR
from broadsheet.newsroom.work.models import Job, Notice, Release
from broadsheet.newsroom.work.rules import ALONE, IN_ORDER, KEPT, MOST, PUT_OFF, after_failure, joined, lease_from, told

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import datetime

    from django.db.models import QuerySet

    from broadsheet.newsroom.people.models import User

TAKING = 7_302_118
"""The number of PostgreSQL's lock that lets one worker take at a time."""
OPEN = (Job.State.WAITING, Job.State.RUNNING)
LONGEST_KEY, LONGEST_PROGRESS = 200, 200


def ask(kind: str, key: str = "", payload: dict[str, object] | None = None, after: datetime | None = None) -> Job:
    """Ask for a job, to be begun not before ``after`` (now).

    One of that kind and ``key`` that waits serves: it then does both, as soon as the sooner is due. Where it runs
    already, another follows it. Without a key every wish is a job of its own.
    """
    due = after or timezone.now()
    with transaction.atomic():
        waiting = Job.objects.select_for_update().filter(kind=kind, key=key, state=Job.State.WAITING) if key else None
        job = waiting.order_by("id").first() if waiting is not None else None
        if job is None:
            return Job.objects.create(kind=kind, key=key[:LONGEST_KEY], payload=payload or {}, not_before=due)
        job.payload, job.not_before = joined(job.payload, payload or {}), min(job.not_before, due)
        job.save(update_fields=["payload", "not_before"])
    return job


def tell(text: str, level: str = "info", key: str = "") -> Notice | None:
    """Tell the desk something; ``level`` is ``info``, ``warning`` or ``error``. With a ``key`` it is told only once."""
    if key and Notice.objects.filter(key=key).exists():
        return None
    return Notice.objects.create(text=text, level=level, key=key[:LONGEST_KEY])


# ---- a worker takes a job up, and puts it down ----


def take(worker: str, kinds: Collection[str], now: datetime) -> Job | None:
    """The next job of these kinds, from now on that worker's; None where there is none to be had.

    A job whose worker died is the next of its kind. One whose workers died again and again is set aside.
    """
    if not Job.objects.filter(state__in=OPEN, kind__in=kinds).exists() or not due(kinds, now).exists():
        return None
    with transaction.atomic():
        _one_at_a_time()
        job = _next(kinds, now)
        while job is not None and job.tries >= MOST:
            _set_aside(job, job.reason or "The process that worked on it ended each time before it was done.", now)
            job = _next(kinds, now)
        return _taken(job, worker, now) if job else None


def due(kinds: Collection[str], now: datetime) -> QuerySet[Job]:
    """The jobs of these kinds that could be taken up now."""
    waits = Q(state=Job.State.WAITING, not_before__lte=now)
    dropped = Q(state=Job.State.RUNNING, lease_until__lt=now)
    running = Job.objects.filter(state=Job.State.RUNNING, lease_until__gte=now, kind=OuterRef("kind"))
    earlier = Job.objects.filter(state=Job.State.WAITING, kind=OuterRef("kind"), id__lt=OuterRef("id"))
    found = Job.objects.filter(waits | dropped, kind__in=kinds)
    found = found.exclude(Exists(running.filter(key=OuterRef("key")).exclude(key="")))
    found = found.exclude(Q(kind__in=ALONE) & Exists(running))
    return found.exclude(Q(kind__in=IN_ORDER) & Exists(earlier))


def done(job: Job, now: datetime, effect: Callable[[], object] | None = None) -> bool:
    """Put down a job that is done, and write what came of it, in one transaction.

    False, and nothing is written, where it is this worker's no longer: the lease ran out and another has taken it up.
    """
    with transaction.atomic():
        state = {"state": Job.State.DONE, "done_at": now, "lease_until": None, "progress": "", "reason": ""}
        if not _mine(job).update(**state):
            return False
        if effect:
            effect()
    return True


def failed(job: Job, reason: str, now: datetime, most: int = MOST) -> None:
    """Put down a job that failed: to be tried again after a pause, or set aside, of which the desk is told.

    It is tried ``most`` times.
    """
    verdict = after_failure(job.tries, most)
    with transaction.atomic():
        if not _mine(job).select_for_update().exists():
            return
        if verdict.aside:
            _set_aside(job, reason, now)
            return
        state = {"state": Job.State.WAITING, "not_before": now + verdict.pause, "reason": reason}
        _mine(job).update(lease_until=None, progress="", **state)


def put_off(job: Job, reason: str, now: datetime) -> None:
    """Put down a job that met what is not its own fault (no room on the disk): tried again as often as it takes.

    The desk is told once for as long as it lasts.
    """
    with transaction.atomic():
        state = {"state": Job.State.WAITING, "not_before": now + PUT_OFF, "reason": reason, "tries": F("tries") - 1}
        if _mine(job).update(lease_until=None, progress="", **state):
            tell(f"{told(job.kind, job.key)} waits. {reason}", "warning", f"put off:{job.pk}")


def refused(job: Job, reason: str, now: datetime) -> None:
    """Set a job aside at once: it cannot be done however often it is tried."""
    with transaction.atomic():
        if _mine(job).select_for_update().exists():
            _set_aside(job, reason, now)


def unknown(known: Collection[str], now: datetime) -> None:
    """Set aside jobs of kinds that nothing here does."""
    strange = Job.objects.filter(state=Job.State.WAITING).exclude(kind__in=known)
    with transaction.atomic():
        for job in strange.select_for_update(skip_locked=True).order_by("id"):
            _set_aside(job, "This newsroom does not know how to do it. Was it asked for by a newer version?", now)


def renew(worker: str, now: datetime) -> None:
    """Say that a worker still works on what it took up."""
    Job.objects.filter(worker=worker, state=Job.State.RUNNING).update(lease_until=lease_from(now))


def advance(job: Job, progress: str) -> None:
    """Say in words how far a job is."""
    _mine(job).update(progress=progress[:LONGEST_PROGRESS])


def left(names: Iterable[str], now: datetime) -> None:
    """The workers of these names have ended: what they worked on may be taken up at once, as another try."""
    Job.objects.filter(worker__in=list(names), state=Job.State.RUNNING).update(lease_until=now)


def handed_back(worker: str) -> None:
    """A worker ends in good order: what it had not done waits again, and the try does not count."""
    running = Job.objects.filter(worker=worker, state=Job.State.RUNNING)
    running.update(state=Job.State.WAITING, lease_until=None, progress="", tries=F("tries") - 1)


def workers() -> tuple[str, ...]:
    """The names of all workers that hold a job."""
    held = Job.objects.filter(state=Job.State.RUNNING).order_by("worker").values_list("worker", flat=True)
    return tuple(dict.fromkeys(held))


def sweep(now: datetime) -> None:
    """Forget jobs that were done long ago, notices long put away, sessions and failures that are over."""
    Job.objects.filter(state=Job.State.DONE, done_at__lt=now - KEPT).delete()
    Notice.objects.filter(seen=True, at__lt=now - 13 * KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    forget_what_is_over(now)


# ---- what people do ----


def restart(pk: int, who: User) -> bool:
    """Try a job that was set aside once more; False where none of that number was."""
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=pk, state=Job.State.ASIDE).first()
        if job is None:
            return False
        job.state, job.tries, job.not_before = Job.State.WAITING, 0, timezone.now()
        job.save(update_fields=["state", "tries", "not_before"])
        note(who, "restart a job", told(job.kind, job.key))
    return True


def put_away(pk: int) -> None:
    """Put a notice away."""
    Notice.objects.filter(pk=pk).update(seen=True)


def planned_alone(stories: Collection[str]) -> list[Release]:
    """What is planned of these stories by themselves, locked, in one order; whoever locks stories too does it after.

    While one waits for a lock another may have parted them: it is looked again until all that names them is locked.
    """
    rows = Release.objects.filter(state=Release.State.PLANNED, issue=None)
    held: dict[int, Release] = {}
    while left := _naming(rows, stories) - held.keys():
        locked = rows.select_for_update(of=("self",)).filter(pk__in=left).order_by("pk")
        held |= {row.pk: row for row in locked}
    return [row for row in held.values() if not set(row.articles).isdisjoint(stories)]


def _naming(rows: QuerySet[Release], stories: Collection[str]) -> set[int]:
    """The keys of those that name one of these stories."""
    return {pk for pk, articles in rows.values_list("pk", "articles") if not set(articles).isdisjoint(stories)}


def plan_publication(row: Release, due: datetime, who: User | None, target: str) -> None:
    """Write that something is published at a minute, or moves to it; ``target`` is how the log names it."""
    act = "move a publication" if row.pk else "plan a publication"
    row.due_at, row.asked_by = due, who
    row.save()
    note(who, act, target, due=due.astimezone(UTC).isoformat())


def call_publication_off(row: Release, who: User | None, target: str, reason: str) -> None:
    """Write that a planned publication does not happen."""
    row.state, row.reason = Release.State.CANCELLED, reason
    row.save(update_fields=["state", "reason"])
    note(who, "call a publication off", target, reason=reason)


def keep_minute(story: str, due: datetime | None, who: User | None) -> None:
    """Let the publication of a story by itself follow the minute that is planned for it; None calls it off.

    Of stories that were to come out together the others stay as they are planned. Whether it may be published is
    asked before, as the press asks it.
    """
    with transaction.atomic():
        row = _parted(story)
        if due is not None and (row is None or row.due_at != due):
            plan_publication(row or Release(articles=[story]), due, who, story)
        elif due is None and row is not None:
            call_publication_off(row, who, story, "The story is planned otherwise.")


# ---- within ----


def _parted(story: str) -> Release | None:
    """The planned publication of a story, locked; taken out of one that it shares with others."""
    row = next(iter(planned_alone([story])), None)
    if row is None or len(row.articles) == 1:
        return row
    row.articles.remove(story)
    row.save(update_fields=["articles"])
    return Release.objects.create(articles=[story], due_at=row.due_at, asked_by=row.asked_by)


def _one_at_a_time() -> None:
    """Let one worker take at a time; SQLite does so by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TAKING])


def _next(kinds: Collection[str], now: datetime) -> Job | None:
    """The first job that could be taken up, locked; one that is waited for before all others."""
    turn = Case(When(kind__in=WAITED_FOR, then=0), default=1)
    return due(kinds, now).select_for_update(skip_locked=True, of=("self",)).order_by(turn, "id").first()


def _taken(job: Job, worker: str, now: datetime) -> Job:
    """A job as its worker's."""
    job.state, job.worker, job.tries = Job.State.RUNNING, worker, job.tries + 1
    job.lease_until, job.progress = lease_from(now), ""
    job.save(update_fields=["state", "worker", "tries", "lease_until", "progress"])
    return job


def _mine(job: Job) -> QuerySet[Job]:
    """The row of a job as it was taken up, if it still is."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, worker=job.worker, tries=job.tries)


def _set_aside(job: Job, reason: str, now: datetime) -> None:
    """Set a job aside and tell the desk."""
    state = {"state": Job.State.ASIDE, "lease_until": None, "progress": "", "reason": reason, "done_at": now}
    Job.objects.filter(pk=job.pk).update(**state)
    tell(f"{told(job.kind, job.key)} was given up. {reason}", "error")
