"""What the newsroom remembers for a while: in files what can be made again, in rows what keeps guessers out.

Files make room by letting go of any. A row stays until its time is over, whatever else is written: whoever fails in
a thousand names is not forgotten under the first. The number of rows is bounded all the same: when there is no room
for more, newcomers are counted together, some thousand to a row, so that a flood makes strangers wait and frees nobody.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.filebased import FileBasedCache
from django.db import OperationalError
from django.utils import timezone

from broadsheet.newsroom.people.models import Remembered

if TYPE_CHECKING:
    from datetime import datetime

SIGN_IN = "allauth"
"""How the names begin that the sign-in library gives to what it remembers: failures, and codes used once."""
COUNTERS, LOCK = f"{SIGN_IN}:rl:", ":lock"
"""How its counters begin, each followed by part, act, rate and who; and how its locks end, which last a moment."""
HEAD = 5
"""Parts of a counter's name that stand before who is counted."""
MOST = 50_000
"""Counters that stand for one machine or one name each."""
SHARED = 1024
"""Counters of each rate that newcomers share when there are so many."""


class Rows(DatabaseCache):
    """What keeps guessers out, as rows of ``Remembered``."""

    def __init__(self) -> None:
        super().__init__(Remembered._meta.db_table, {"OPTIONS": {"MAX_ENTRIES": 0}})  # noqa: SLF001 - Django's documented way

    def make_and_validate_key(self, key: str, version: int | None = None) -> str:
        """The name something is remembered under."""
        made = super().make_and_validate_key(key, version)
        if not key.startswith(COUNTERS) or key.endswith(LOCK) or _is_one_of_few(made):
            return made
        *head, who = key.split(":", HEAD)
        place = int(sha256(who.encode()).hexdigest(), 16) % SHARED
        return super().make_and_validate_key(":".join((*head, f"shared-{place}")), version)

    def _base_set(self, mode: str, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT) -> bool:  # noqa: ANN401 - the framework's signature
        """Write a row. Raises ``OperationalError`` where it cannot: a failure that is not counted is none."""
        done = super()._base_set(mode, key, value, timeout)  # type: ignore[misc] # the stubs leave it out
        if not done and (mode == "set" or (mode == "add" and not Remembered.objects.filter(pk=key).exists())):
            raise OperationalError("what keeps guessers out could not be written")
        return bool(done)

    def _cull(self, db: str, cursor: Any, now: datetime, num: int) -> None:  # noqa: ANN401, ARG002 - the framework's signature
        """Let go of what is over, and of nothing else."""
        Remembered.objects.using(db).filter(expires__lt=now).delete()


def _is_one_of_few(key: str) -> bool:
    """Whether a counter stands, or there is room for it."""
    rows = Remembered.objects
    return rows.filter(pk=key).exists() or rows.filter(expires__gte=timezone.now()).count() < MOST


class Memory(FileBasedCache):
    """Files, and rows for what the sign-in remembers; emptying it leaves the rows."""

    def __init__(self, place: str, params: dict[str, Any]) -> None:
        super().__init__(place, params)
        self._rows = Rows()

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:  # noqa: ANN401 - the framework's signature
        """What is remembered."""
        return self._rows.get(key, default, version) if _of_sign_in(key) else super().get(key, default, version)

    def add(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:  # noqa: ANN401 - the framework's signature
        """Remember what is not remembered yet; whether it was not."""
        if _of_sign_in(key):
            return bool(self._rows.add(key, value, timeout, version))
        return super().add(key, value, timeout, version)

    def set(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:  # noqa: ANN401 - the framework's signature
        """Remember something."""
        if _of_sign_in(key):
            self._rows.set(key, value, timeout, version)
        else:
            super().set(key, value, timeout, version)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget something; whether there was anything."""
        return bool(self._rows.delete(key, version)) if _of_sign_in(key) else super().delete(key, version)


def _of_sign_in(key: str) -> bool:
    """Whether the sign-in remembers it."""
    return key.startswith(SIGN_IN)
