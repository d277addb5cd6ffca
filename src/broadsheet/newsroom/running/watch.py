"""An eye on a process: it is ended when it computes for too long, or does nothing at all for too long.

A process that waits for its turn on a busy machine is left alone, however long that takes: what counts is the time it
was given by the processor (proc(5), ``/proc/PID/stat``). Where a system does not tell that, the clock counts.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import subprocess

TOLD = Path("/proc/self/stat")
OFTEN = 0.5
"""Seconds between two looks, at most."""


class Watch:
    """Watches a process as long as the ``with`` block lasts. ``late`` then says after what it was ended, if it was."""

    def __init__(self, process: subprocess.Popen[str], longest: float) -> None:
        self.late = ""
        self._process = process
        self._longest = longest
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Watch no more."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        """Look again and again, until the block is over or the process is ended."""
        used = begun = seen = processor_seconds(self._process.pid)
        moved = time.monotonic()
        while used is not None and not self._over.wait(min(OFTEN, self._longest / 4)):
            used = processor_seconds(self._process.pid)
            if used is None or begun is None or seen is None:
                return  # it has ended
            if used > seen:
                seen, moved = used, time.monotonic()
            idle = time.monotonic() - moved
            if max(used - begun, idle) >= self._longest:
                self.late = f"{_told(self._longest)} {'without a move' if idle >= self._longest else 'of computing'}"
                self._process.kill()
                return


def processor_seconds(number: int) -> float | None:
    """The processor seconds a process and those it has waited for were given; None once it has ended.

    By the clock where a system does not tell.
    """
    try:
        told = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None if TOLD.exists() else time.monotonic()
    return sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")


def _told(seconds: float) -> str:
    """A length of time in words."""
    return f"{seconds / 60:.0f} minutes" if seconds >= 60 else f"{seconds:g} seconds"  # noqa: PLR2004 - of a minute
