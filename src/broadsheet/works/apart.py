"""Processes that work for another end with it, even where that was killed and could tell them nothing."""

from __future__ import annotations

import os
import signal
import threading
from functools import partial
from multiprocessing import parent_process
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK = 0.5
"""Seconds between two looks at who the parent is."""
PARENT = "BROADSHEET_COMMAND"
"""The environment's variable with the parent's process number: it may end before anybody here has looked."""


def parents() -> dict[str, str]:
    """What processes that are to end with this one must find in their environment."""
    return {PARENT: str(os.getpid())}


def end_with_parent() -> None:
    """Tell this process to end, as from outside, once the process that started it has.

    One that ``multiprocessing`` started knows its parent; any other looks for who ``parents`` named.
    """
    parent = parent_process()
    ended = parent.join if parent else partial(_until_gone, int(os.environ.get(PARENT) or os.getppid()))
    threading.Thread(target=_end_after, args=(ended,), daemon=True).start()


def _until_gone(parent: int) -> None:
    """Wait until somebody else is the parent."""
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(LOOK)


def _end_after(ended: Callable[[], object]) -> None:
    """Wait, and end; what this process was doing is of no use to anybody then."""
    ended()
    os.kill(os.getpid(), signal.SIGTERM)
