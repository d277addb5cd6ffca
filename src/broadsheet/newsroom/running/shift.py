"""A worker's shift: which jobs it does beside each other, and how one is done."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.running import scheduler
from broadsheet.newsroom.running.tasks import RefusedError, Rooms, Task
from broadsheet.newsroom.work import actions, kinds
from broadsheet.newsroom.work.rules import RENEW, told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from broadsheet.newsroom.running.tasks import Handler
    from broadsheet.newsroom.work.models import Job

LOG = logging.getLogger(__name__)
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
    Lane("press", frozenset({kinds.PRESS, kinds.PRINT, kinds.OPTIONS, kinds.DELIVER})),
    Lane("keeping", frozenset({kinds.BACKUP})),
)


@dataclass(frozen=True, slots=True)
class Shift:
    """One worker at work under its name."""

    name: str
    rooms: Rooms
    table: Mapping[str, Handler]

    def renew(self) -> None:
        """Keep what is in hand."""
        actions.renew(self.name, timezone.now())

    def clockwork(self) -> tuple[tuple[Callable[[], None], float], ...]:
        """What is done from time to time, with the seconds between."""
        return (
            (self.renew, RENEW.total_seconds()),
            (lambda: scheduler.releases(timezone.now()), scheduler.SOON),
            (lambda: actions.unknown(self.table, timezone.now()), scheduler.SELDOM),
            (lambda: scheduler.daily(timezone.now(), self.table), scheduler.SELDOM),
            (lambda: scheduler.deadlines(timezone.now()), scheduler.SELDOM),
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
        try:
            self._do(job)
        except RefusedError as error:
            actions.refused(job, str(error), timezone.now())
        except BroadsheetError as error:
            actions.failed(job, str(error), timezone.now())
        except Exception as error:
            LOG.exception("%s failed", told(job.kind, job.key))
            actions.failed(job, _broken(error), timezone.now())
        return True

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


def _broken(error: Exception) -> str:
    """What to say of a mistake of ours."""
    return f"Something went wrong that should not have ({type(error).__name__}: {error}). Nothing was lost."
