"""Memory given back while a worker rests, so that a newsroom at rest is as small as it can be.

What a job used is free when it is done, but the heap keeps it for the next (malloc_trim(3)), and each connection to
SQLite keeps the pages it has read.
"""

from __future__ import annotations

import ctypes
import gc
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db.backends.signals import connection_created

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper

QUIET = 5.0
"""Seconds without a job after which memory is given back: looking for what is free would hold up the next."""
FEW_PAGES = "PRAGMA cache_size=-1000"
"""How much of the database a worker's connection keeps, in kB: each lane has one, and jobs read from end to end."""
TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None)
"""Gives back what is free in the heap; None where the system's library has no such thing."""


class Rest:
    """Knows whether jobs are in hand, and when the last was put down."""

    def __init__(self, quiet: float = QUIET) -> None:
        self._quiet = quiet
        self._lock = threading.Lock()
        self._in_hand = 0
        self._since: float | None = None

    @contextmanager
    def broken(self) -> Iterator[None]:
        """A job is in hand meanwhile."""
        with self._lock:
            self._in_hand += 1
        try:
            yield
        finally:
            with self._lock:
                self._in_hand, self._since = self._in_hand - 1, time.monotonic()

    def give_back(self) -> bool:
        """Give back what was used, once after jobs were done and none came for a while; whether it was."""
        with self._lock:
            if self._in_hand or self._since is None or time.monotonic() - self._since < self._quiet:
                return False
            self._since = None
        gc.collect()
        if TRIM:
            TRIM(0)
        return True


def keep_few_pages() -> None:
    """Let every connection that this process makes from now on keep but little of the database."""
    connection_created.connect(_keep_few_pages, dispatch_uid="few pages")


def _keep_few_pages(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Let a connection keep but little."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(FEW_PAGES)
