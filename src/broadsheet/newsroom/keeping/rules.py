"""Which backups are kept: seven days, four weeks, twelve months. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAYS, WEEKS, MONTHS = 7, 4, 12
ENDING = ".backup"
STAMP = "%Y-%m-%dT%H%M%S"
_NAME = re.compile(r"([a-z-]+)-(\d{4}-\d{2}-\d{2}T\d{6})\.backup")


def file_name(kind: str, now: datetime) -> str:
    """The name of a backup made now; ``kind`` is ``daily``, ``by-hand`` or ``before-upgrade``."""
    return f"{kind}-{now:{STAMP}}{ENDING}"


def made_at(name: str) -> datetime | None:
    """When a backup of ours was made, by its name and without a zone; None for other files."""
    found = _NAME.fullmatch(name)
    return datetime.strptime(found[2], STAMP) if found else None  # noqa: DTZ007 - names are compared with each other alone


def to_drop(names: Iterable[str]) -> tuple[str, ...]:
    """The daily backups that need not be kept: all but the newest of each of the last days, weeks and months."""
    daily = sorted((name for name in names if name.startswith("daily-") and made_at(name)), reverse=True)
    kept = {*_newest(daily, _day, DAYS), *_newest(daily, _week, WEEKS), *_newest(daily, _month, MONTHS)}
    return tuple(name for name in daily if name not in kept)


def _newest(names: list[str], span: Callable[[str], str], count: int) -> list[str]:
    """The newest of each of the last spans that have one; ``names`` stand newest first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(span(name), name)
    return list(found.values())[:count]


def _day(name: str) -> str:
    """The day of a backup."""
    return f"{made_at(name):%Y-%m-%d}"


def _week(name: str) -> str:
    """The week of a backup (ISO 8601)."""
    return f"{made_at(name):%G-%V}"


def _month(name: str) -> str:
    """The month of a backup."""
    return f"{made_at(name):%Y-%m}"
