"""One at a time in a home: the newsroom that is open, and whatever makes or changes its tables.

The locks die with the processes that hold them (``works.publishing.alone``), so no kill leaves a mark behind.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from broadsheet.errors import InputError, UsageError
from broadsheet.works.publishing.alone import Lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK, CHANGING = "lock", "changing"
"""The files of a home on which the locks are: of whoever has it open, and of whoever changes its tables."""
IS_OPEN = "The newsroom in {home} is open already (process {holder}); use that one, or stop it first."
IS_CHANGING = (
    "The newsroom in {home} is being begun or brought up to date (process {holder}). Wait until that is done, and try "
    "again."
)
IS_RESTORED = (
    "A backup is being put into {home} already (process {holder}). Wait until that is done, or name another folder."
)


@contextmanager
def alone(file: Path, home: Path, refusal: str) -> Iterator[None]:
    """Hold the lock on a file. Raises ``UsageError`` with the ``refusal``, one of those above, where another does."""
    lock = Lock(file)
    try:
        lock.take(str(home))
    except InputError as error:
        holder = file.read_text(encoding="ascii").strip()
        raise UsageError(refusal.format(home=home, holder=holder)) from error
    try:
        yield
    finally:
        lock.free()
