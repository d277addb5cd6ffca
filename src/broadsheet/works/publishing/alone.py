"""One build at a time: a lock that dies with the process that holds it.

POSIX record locks are not inherited by forked workers, so that a worker that outlives a killed build cannot hold up the
next one (fcntl(2), "Traditional record locks").
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from broadsheet.errors import InputError


class Lock:
    """A lock on a file. One process takes it once; closing any handle of the file in that process would free it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._handle = -1

    def take(self, what: str) -> None:
        """Take the lock or say who has it. Raises ``InputError``; ``what`` is what is being built."""
        handle = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(handle)
            message = f"Another build of {what} is running (process {holder}); wait until it is done, or stop it."
            raise InputError(message) from error
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        self._handle = handle

    def free(self) -> None:
        """Let the next build begin."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
