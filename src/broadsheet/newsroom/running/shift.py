"""A worker's shift: which jobs it does beside each other, and how one is done."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import Error, connections
from django.utils import timezone

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.running import scheduler
from broadsheet.newsroom.running.proofroom import LateError
from broadsheet.newsroom.running.resting import QUIET, Rest
from broadsheet.newsroom.running.tasks import RefusedError, Rooms, Task
from broadsheet.newsroom.trouble import trouble_of
from broadsheet.newsroom.work import actions, kinds
from broadsheet.newsroom.work.rules import MOST, RENEW, TWICE, told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from broadsheet.newsroom.running.tasks import Handler
    from broadsheet.newsroom.work.models import Job

LOG = logging.getLogger(__name__)
PAUSE = 1.0
"""Seconds before a database that is away is asked again, twice as long each time."""
LONGEST_PAUSE = 60.0
COSTLY = frozenset({kinds.BACKUP})
"""Kinds that would take the last room on a full disk again and again; tried a few times, like any that fails."""
TELLING = 0.5
"""Seconds between two words on how far a job is."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Kinds of jobs that wait for each other, so that no quick one waits for a long one."""

    name: str
    kinds: frozenset[str]


LANES = (
    Lane("desk", frozenset({kinds.DESK, kinds.COMPOSE})),
    Lane("street", frozenset({kinds.STREET, kinds.RELEASE})),
    Lane("press", frozenset({kinds.PRESS, kinds.PRINT, kinds.OPTIONS})),
    Lane("printer", frozenset({kinds.DELIVER})),
    Lane("keeping", frozenset({kinds.BACKUP})),
)


@dataclass(frozen=True, slots=True)
class Shift:
    """One worker at work under its name."""

    name: str
    rooms: Rooms
    table: Mapping[str, Handler]
    rest: Rest = field(default_factory=Rest)

    def renew(self) -> None:
        """Keep what is in hand."""
        actions.renew(self.name, timezone.now())

    def clockwork(self) -> tuple[tuple[Callable[[], object], float], ...]:
        """What is done from time to time, with the seconds between."""
        return (
            (self.renew, RENEW.total_seconds()),
            (lambda: scheduler.releases(timezone.now()), scheduler.SOON),
            (lambda: actions.unknown(self.table, timezone.now()), scheduler.SELDOM),
            (lambda: scheduler.daily(timezone.now(), self.table), scheduler.SELDOM),
            (lambda: scheduler.deadlines(timezone.now()), scheduler.SELDOM),
            (self.rest.give_back, QUIET),
        )

    def all_of(self, lane: Lane) -> None:
        """Do all that a lane has to do."""
        while not self.rooms.stop.is_set() and self.next(lane):
            pass

    def next(self, lane: Lane) -> bool:
        """Do the next job of a lane; False where there is none."""
        job = actions.take(self.name, lane.kinds.intersection(self.table), timezone.now())
        if job is None:
            return False
        with self.rest.broken():
            try:
                self._do(job)
            except Exception as error:  # noqa: BLE001 - whatever it was, it is written down
                self._put_down(job, error)
        return True

    def _put_down(self, job: Job, error: Exception) -> None:
        """Write why a job was not done. A database that is away is waited for: nothing stays in hand for ever."""
        pause = PAUSE
        while not self.rooms.stop.is_set():
            try:
                _write(job, error)
            except Error as found:
                if pause == PAUSE:
                    LOG.warning("%s cannot be put down", told(job.kind, job.key), exc_info=found)
                connections.close_all()
                self.rooms.stop.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return

    def _do(self, job: Job) -> None:
        """Do a job and write what came of it."""
        handler = self.table[job.kind]
        effect = handler(Task(job.kind, job.key, job.payload, self.rooms, Telling(job)))
        actions.done(job, timezone.now(), effect)


@dataclass(slots=True)
class Telling:
    """Tells how far a job is, not more often than anybody could read."""

    job: Job
    last: float = 0.0

    def __call__(self, words: str) -> None:
        """Tell."""
        if time.monotonic() - self.last > TELLING:
            self.last = time.monotonic()
            actions.advance(self.job, words)


def _write(job: Job, error: Exception) -> None:
    """Write why a job was not done, and so what becomes of it."""
    trouble = trouble_of(error)
    if trouble and job.kind not in COSTLY:
        LOG.warning("%s is put off: %s.", told(job.kind, job.key), trouble.heading, exc_info=error)
        actions.put_off(job, f"{trouble.heading}. It is tried again by itself.", timezone.now())
    elif isinstance(error, RefusedError):
        actions.refused(job, str(error), timezone.now())
    elif isinstance(error, BroadsheetError):
        actions.failed(job, str(error), timezone.now(), TWICE if isinstance(error, LateError) else MOST)
    else:
        LOG.error("%s failed", told(job.kind, job.key), exc_info=error)
        actions.failed(job, _broken(error), timezone.now())


def _broken(error: Exception) -> str:
    """What to say of a mistake of ours."""
    return f"Something went wrong that should not have ({type(error).__name__}: {error}). Nothing was lost."
