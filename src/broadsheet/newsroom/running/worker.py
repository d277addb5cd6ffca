"""The worker: takes up jobs, lane by lane, until it is told to stop.

    python -m broadsheet.newsroom.running.worker

Several may work for one newsroom; the database says whose a job is. What a worker that was killed had in hand is
taken up again: at once by the next worker on the same machine, by others when its lease has run out.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING

import django
from django.db import Error, close_old_connections, connections
from django.utils import timezone

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.home import home_here

django.setup()

from broadsheet.newsroom.running import scheduler  # noqa: E402 - models can be imported when Django is set up
from broadsheet.newsroom.running.handlers import HANDLERS  # noqa: E402 - the same
from broadsheet.newsroom.running.proofroom import ProofRoom  # noqa: E402 - the same
from broadsheet.newsroom.running.site import PublicSite  # noqa: E402 - the same
from broadsheet.newsroom.running.tasks import RefusedError, Rooms, Task  # noqa: E402 - the same
from broadsheet.newsroom.work import actions, kinds  # noqa: E402 - the same
from broadsheet.newsroom.work.rules import RENEW, Worker, told, worker_named  # noqa: E402 - the same

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from broadsheet.newsroom.home import Home
    from broadsheet.newsroom.running.tasks import Handler
    from broadsheet.newsroom.work.models import Job

BORN = f"{time.time_ns():x}"
"""When this process began: two processes may have the same number, one after the other."""
LOG = logging.getLogger(__name__)
GRACE = 8.0
"""Seconds that jobs in hand are given to be done when the worker is told to stop; then they are handed back."""
TROUBLE = 1.0
"""Seconds before a database that failed is asked again."""
TELLING = 0.5
"""Seconds between two words on how far a job is."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Kinds of jobs that wait for each other, so that no quick one waits for a long one. ``pause``: seconds of rest."""

    name: str
    kinds: frozenset[str]
    pause: float


LANES = (
    Lane("desk", frozenset({kinds.DESK, kinds.COMPOSE}), 0.05),
    Lane("street", frozenset({kinds.STREET, kinds.RELEASE}), 0.1),
    Lane("press", frozenset({kinds.PRESS, kinds.PRINT, kinds.OPTIONS}), 0.25),
    Lane("keeping", frozenset({kinds.BACKUP}), 1.0),
)


def work(home: Home, stop: threading.Event, table: Mapping[str, Handler] = HANDLERS) -> None:
    """Work until ``stop`` is set; ``table`` says what does each kind of job. Safe to end at any moment."""
    name = str(Worker(socket.gethostname(), os.getpid(), f"{BORN}.{token_hex(4)}"))
    with ExitStack() as kept:
        rooms = Rooms(home, stop, kept.enter_context(ProofRoom()), kept.enter_context(PublicSite(home)))
        _persist(lambda: actions.left(_ended(), timezone.now()), stop)
        shift = Shift(name, rooms, table)
        acts = [*(_lane(shift, lane) for lane in LANES), *shift.clockwork()]
        threads = [threading.Thread(target=_until, args=(stop, act, pause), daemon=True) for act, pause in acts]
        for thread in threads:
            thread.start()
        stop.wait()
        _end(threads)
        actions.handed_back(name)
        connections.close_all()


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
            (lambda: scheduler.daily(timezone.now(), self.table), scheduler.SELDOM),
            (lambda: scheduler.deadlines(timezone.now()), scheduler.SELDOM),
        )

    def next(self, lane: Lane) -> bool:
        """Do the next job of a lane; False where there is none."""
        job = actions.take(self.name, lane.kinds, timezone.now())
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
        handler = self.table.get(job.kind)
        if handler is None:
            raise RefusedError(f"This newsroom does not know how to do jobs of the kind “{job.kind}”.")
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


def _lane(shift: Shift, lane: Lane) -> tuple[Callable[[], None], float]:
    """What a lane does again and again: all that waits."""

    def act() -> None:
        while not shift.rooms.stop.is_set() and shift.next(lane):
            pass

    return act, lane.pause


def _until(stop: threading.Event, act: Callable[[], None], pause: float) -> None:
    """Act again and again until told to stop. A database that fails is asked again: it may only be away."""
    while not stop.is_set():
        _once(act, stop)
        stop.wait(pause)
    connections.close_all()


def _once(act: Callable[[], None], stop: threading.Event) -> bool:
    """Act, and say whether the database let us."""
    close_old_connections()
    try:
        act()
    except Error:
        LOG.warning("The database did not answer; asking again.", exc_info=True)
        connections.close_all()
        stop.wait(TROUBLE)
        return False
    return True


def _persist(act: Callable[[], None], stop: threading.Event) -> None:
    """Act until it works."""
    while not stop.is_set() and not _once(act, stop):
        pass


def _end(threads: list[threading.Thread]) -> None:
    """Give what is in hand its time."""
    last = time.monotonic() + GRACE
    for thread in threads:
        thread.join(max(0.0, last - time.monotonic()))


def _ended() -> tuple[str, ...]:
    """The names of workers on this machine that hold jobs although their process has ended."""
    here = socket.gethostname()
    named = ((name, worker_named(name)) for name in actions.workers())
    return tuple(name for name, worker in named if worker and worker.host == here and not _alive(worker))


def _alive(worker: Worker) -> bool:
    """Whether a worker's process runs; one with the number of this process may be an earlier one's."""
    if worker.process == os.getpid():
        return worker.mark.startswith(f"{BORN}.")
    try:
        os.kill(worker.process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _broken(error: Exception) -> str:
    """What to say of a mistake of ours."""
    return f"Something went wrong that should not have ({type(error).__name__}: {error}). Nothing was lost."


def main() -> None:
    """Work until the process is told to end."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    work(home_here(), stop)


if __name__ == "__main__":
    main()
