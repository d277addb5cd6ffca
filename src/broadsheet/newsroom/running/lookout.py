"""The lookout: sees that the database changed, and wakes the lanes, so that none need ask all the time.

SQLite counts the commits of other connections (``PRAGMA data_version``, which reads one number from memory); on
PostgreSQL the newest job's number is asked for. What becomes due by time alone the lanes find when they wake by
themselves.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable

NEWEST = "SELECT max(id) FROM newsroom_job"
EVERY = 0.04
"""Seconds between two looks."""


class Lookout:
    """Wakes every lane when something was written."""

    def __init__(self, names: Iterable[str]) -> None:
        self._bells = {name: threading.Event() for name in names}
        self._seen: object = None

    def look(self) -> None:
        """Look once; ring where something was written since."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version" if connection.vendor == "sqlite" else NEWEST)
            found = cursor.fetchone()
        if found != self._seen:
            self._seen = found
            self.ring()

    def ring(self) -> None:
        """Wake every lane."""
        for bell in self._bells.values():
            bell.set()

    def wait(self, name: str, longest: float) -> None:
        """Wait until woken, but not longer than so many seconds."""
        self._bells[name].wait(longest)
        self._bells[name].clear()
