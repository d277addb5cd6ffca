"""The worker: takes up jobs, lane by lane, until it is told to stop.

    python -m broadsheet.newsroom.running.worker

Several may work for one newsroom; the database says whose a job is. What a worker that was killed had in hand is
taken up again: at once by the next worker on the same machine, by others when its lease has run out.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import socket
import threading
import time
from contextlib import ExitStack
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING

import django
from django.db import Error, close_old_connections, connections
from django.utils import timezone

from broadsheet.newsroom.home import home_here

django.setup()

from broadsheet.newsroom.running.handlers import HANDLERS  # noqa: E402 - models are known once Django is set up
from broadsheet.newsroom.running.lookout import EVERY, Lookout  # noqa: E402 - the same
from broadsheet.newsroom.running.proofroom import ProofRoom  # noqa: E402 - the same
from broadsheet.newsroom.running.resting import keep_few_pages  # noqa: E402 - the same
from broadsheet.newsroom.running.shift import LANES, Shift  # noqa: E402 - the same
from broadsheet.newsroom.running.site import PublicSite  # noqa: E402 - the same
from broadsheet.newsroom.running.tasks import Rooms  # noqa: E402 - the same
from broadsheet.newsroom.work import actions  # noqa: E402 - the same
from broadsheet.newsroom.work.rules import Worker, worker_named  # noqa: E402 - the same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from broadsheet.newsroom.home import Home
    from broadsheet.newsroom.running.tasks import Handler

BORN = f"{time.time_ns():x}"
"""When this process began: two processes may have the same number, one after the other."""
LOG = logging.getLogger(__name__)
GRACE = 5.0
"""Seconds that jobs in hand are given to be done when the worker is told to stop; then they are handed back."""
TROUBLE = 1.0
"""Seconds before a database that failed is asked again."""
IDLE = 1.0
"""Seconds after which a lane that nobody woke looks by itself, for what has become due."""


def work(home: Home, stop: threading.Event, table: Mapping[str, Handler] = HANDLERS) -> None:
    """Work until ``stop`` is set; ``table`` says what does each kind of job. Safe to end at any moment."""
    name = str(Worker(socket.gethostname(), os.getpid(), f"{BORN}.{token_hex(4)}"))
    with ExitStack() as kept:
        rooms = Rooms(home, stop, kept.enter_context(ProofRoom()), kept.enter_context(PublicSite(home)))
        _persist(lambda: actions.left(_ended(), timezone.now()), stop)
        lookout = Lookout(lane.name for lane in LANES)
        threads = [threading.Thread(target=act, daemon=True) for act in _acts(Shift(name, rooms, table), lookout)]
        for thread in threads:
            thread.start()
        stop.wait()
        lookout.ring()
        _end(threads)
        actions.handed_back(name)
        connections.close_all()


def _acts(shift: Shift, lookout: Lookout) -> Iterator[Callable[[], None]]:
    """What goes on beside each other until the worker is told to stop."""
    stop = shift.rooms.stop
    yield partial(_until, stop, lookout.look, partial(stop.wait, EVERY))
    for lane in LANES:
        yield partial(_until, stop, partial(shift.all_of, lane), partial(lookout.wait, lane.name, IDLE))
    for act, pause in shift.clockwork():
        yield partial(_until, stop, act, partial(stop.wait, pause))


def _until(stop: threading.Event, act: Callable[[], object], rest: Callable[[], object]) -> None:
    """Act again and again until told to stop. A database that fails is asked again: it may only be away."""
    while not stop.is_set():
        _once(act, stop)
        rest()
    connections.close_all()


def _once(act: Callable[[], object], stop: threading.Event) -> bool:
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


def main() -> None:
    """Work until the process is told to end."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    keep_few_pages()
    work(home_here(), stop)
    for child in multiprocessing.active_children():
        child.kill()
    logging.shutdown()
    os._exit(0)  # a build that goes on in a thread would be waited for; it heals at the next start


if __name__ == "__main__":
    main()
