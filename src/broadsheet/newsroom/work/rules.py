"""How jobs go on: leases, tries and pauses, what may run beside what, how two wishes become one. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from broadsheet.newsroom.work.kinds import BACKUP, COMPOSE, DELIVER, DESK, OPTIONS, PRESS, PRINT, RELEASE, STREET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

LEASE = timedelta(seconds=30)
"""How long a job is its worker's unless the worker says that it still works."""
RENEW = LEASE / 5
"""How often it says so."""
MOST = 5
"""Tries of a job before it is set aside."""
TWICE = 2
"""Tries of a job that stood still: each costs as long as was waited for it, and the cause is there yet."""
PAUSES = (1, 4, 15, 60)
"""Seconds before the second try, the third …"""
PUT_OFF = timedelta(seconds=30)
"""The pause of a job that can do nothing about what holds it up: a full disk, a database that is away."""
KEPT = timedelta(days=7)
"""How long jobs that are done stay in the list."""

ALONE = frozenset({DESK, STREET, PRINT, RELEASE, BACKUP})
"""Kinds of which only one job runs at a time; of the others one for each key."""
IN_ORDER = frozenset({RELEASE})
"""Kinds of which none overtakes one asked for earlier, even while that pauses after a failure."""

NAMES = {
    DESK: "Bringing the desk's folder up to date",
    COMPOSE: "Composing issue {key}",
    OPTIONS: "Looking for other ways to make up the pages of issue {key}",
    STREET: "Building the public site",
    PRINT: "Composing the issues readers can download",
    RELEASE: "Publishing",
    PRESS: "Making the press files of issue {key}",
    DELIVER: "Sending the press file of issue {key} to the printer",
    BACKUP: "Making the backup",
}
"""What a job is doing, for those who wait for it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a job that failed: set ``aside``, or tried again after a ``pause``."""

    aside: bool
    pause: timedelta = timedelta(0)


def after_failure(tries: int, most: int = MOST) -> Verdict:
    """What becomes of a job that failed for the ``tries``-th time, of at ``most`` so many."""
    if tries >= most:
        return Verdict(aside=True)
    return Verdict(aside=False, pause=timedelta(seconds=PAUSES[min(max(tries, 1), len(PAUSES)) - 1]))


def lease_from(now: datetime) -> datetime:
    """Until when a job taken up or renewed now is its worker's."""
    return now + LEASE


def joined(old: Mapping[str, object], new: Mapping[str, object]) -> dict[str, object]:
    """Two wishes as one that does both: lists united in order, yes wins over no, else the newer value counts.

    A wish that names nothing asks for everything, whatever the other names.
    """
    if not old or not new:
        return {}
    found = dict(old)
    for name, value in new.items():
        found[name] = _both(found[name], value) if name in found else value
    return found


def _both(old: object, new: object) -> object:
    """Two values of one field as one."""
    if isinstance(old, list) and isinstance(new, list):
        return list(dict.fromkeys([*old, *new]))
    if isinstance(old, bool) and isinstance(new, bool):
        return old or new
    return new


def told(kind: str, key: str) -> str:
    """A job in words."""
    return NAMES.get(kind, f"Job “{kind}” {{key}}").format(key=key).strip()


# ---- who works ----


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that works: on which machine, under which number, and which of its namesakes it is."""

    host: str
    process: int
    mark: str

    def __str__(self) -> str:
        """As a job's row names it."""
        return f"{self.host}/{self.process}/{self.mark}"


def worker_named(name: str) -> Worker | None:
    """The worker a row names; None for a name of no worker."""
    host, _, rest = name.partition("/")
    process, _, mark = rest.partition("/")
    return Worker(host, int(process), mark) if process.isdigit() else None
