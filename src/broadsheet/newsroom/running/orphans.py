"""No process outlives the command that started it, not even where that was killed."""

from __future__ import annotations

import os
import signal
import threading

LOOK = 0.5
"""Seconds between two looks at who the parent is."""
PARENT = "BROADSHEET_COMMAND"
"""The environment's variable with the parent's process number: it may end before anybody here has looked."""


def parents() -> dict[str, str]:
    """What processes that are to end with this one must find in their environment."""
    return {PARENT: str(os.getpid())}


def end_with_parent() -> None:
    """Tell this process to end, as from outside, once the process that started it has."""
    threading.Thread(target=_watch, args=(int(os.environ.get(PARENT) or os.getppid()),), daemon=True).start()


def _watch(parent: int) -> None:
    """Wait until somebody else is the parent."""
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
