"""The processes of one newsroom: what each is called, how it is begun, how it is ended and begun again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOMS = "broadsheet.newsroom.running"
OPEN = "open"
"""The file in a home that stands while the desk is open: its tables are as the program wants them."""
BRIEF = 10.0
"""A process that ended within so many seconds may do so again: the next start waits."""
PAUSES = (0.2, 1.0, 5.0, 15.0)
"""Seconds before a process that ended is begun again; each brief life makes the next pause longer."""


@dataclass(slots=True)
class Process:
    """One process that is to run as long as the newsroom: ``name`` in words, its module and arguments."""

    name: str
    module: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    brief: int = 0
    due: float = 0.0
    _begun: float = 0.0
    _running: subprocess.Popen[bytes] | None = field(default=None)

    def begin(self) -> None:
        """Start it. It has a session of its own: an interrupt from the keyboard reaches the command alone."""
        command = (sys.executable, "-m", f"{ROOMS}.{self.module}", *self.arguments)
        self._running = subprocess.Popen(  # noqa: S603 - our own module
            command, env={**os.environ, **self.environment}, start_new_session=True, stdin=subprocess.DEVNULL
        )
        self._begun = time.monotonic()

    @property
    def number(self) -> int:
        """Its process number; 0 while it does not run."""
        return self._running.pid if self._running else 0

    def ended(self) -> str:
        """How it ended, in words; empty while it runs or waits to be begun again."""
        if self._running is None or self._running.poll() is None:
            return ""
        code = self._running.returncode
        lived = time.monotonic() - self._begun
        self._running = None
        self.brief = self.brief + 1 if lived < BRIEF else 0
        self.due = time.monotonic() + PAUSES[min(self.brief, len(PAUSES) - 1)]
        return f"was stopped by signal {signal.Signals(-code).name}" if code < 0 else f"ended with status {code}"

    def begin_again(self) -> bool:
        """Start it once its pause is over; whether it was."""
        if self._running is not None or time.monotonic() < self.due:
            return False
        self.begin()
        return True

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal, if it runs."""
        if self._running is not None and self._running.poll() is None:
            self._running.send_signal(number)

    def wait(self, until: float) -> bool:
        """Wait for its end until a moment of the monotonic clock; whether it came."""
        if self._running is None:
            return True
        try:
            self._running.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            return False
        return True
