"""A worker at work beside a test, and waiting for what comes of it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager

from broadsheet.newsroom.running.handlers import HANDLERS
from broadsheet.newsroom.running.worker import work
from broadsheet.newsroom.work.models import Job

PATIENCE = 60.0


@contextmanager
def at_work(home, table=HANDLERS):
    """A worker, in a thread; it has ended when the test goes on."""
    stop = threading.Event()
    thread = threading.Thread(target=work, args=(home, stop, table))
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def until(holds, patience=PATIENCE):
    """Wait until something holds, and return it."""
    end = time.monotonic() + patience
    while not (found := holds()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)
    return found


def quiet():
    """Whether nothing is left to do."""
    return not Job.objects.filter(state__in=[Job.State.WAITING, Job.State.RUNNING]).exists()
