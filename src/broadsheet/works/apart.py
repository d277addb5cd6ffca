"""Processes that work for another end with it, even where that was killed and could tell them nothing."""

from __future__ import annotations

import os
import threading
from multiprocessing import parent_process


def end_with_parent() -> None:
    """End this process, which ``multiprocessing`` started, as soon as its parent has ended."""
    threading.Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    """Wait for the parent's end; what this process was doing is of no use to anybody then."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
