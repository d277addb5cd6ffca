"""No process outlives the command that started it, not even where that was killed."""

from __future__ import annotations

import os
import signal
import threading

LOOK = 0.5
"""Seconds between two looks at who the parent is."""


def end_with_parent() -> None:
    """Tell this process to end, as from outside, once the process that started it has."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    """Wait until somebody else is the parent."""
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
