"""Waiting for changes of a paper's folder, gathered until the writer's editor has done saving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import DefaultFilter, watch

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

QUIET, LONGEST = 30, 800
"""Milliseconds without a further change after which changes are told, and after which they are told in any case."""
WRITTEN = "addresses.jsonl"
"""The one file of a paper's folder that builds write to."""
ROUND = 250
"""Milliseconds after which an empty set is told, so that the listener may look at the clock."""


def changes_of(folder: Path, out: Path, stop: threading.Event) -> Iterator[frozenset[Path]]:
    """The files that changed, again and again until ``stop``; empty sets while nothing happens.

    The first set comes when watching has begun, so that nothing that changes after it is missed. What builds write,
    hidden folders and editors' own files are passed over.
    """
    wanted = DefaultFilter(ignore_paths=[str(out.resolve()), str(folder.resolve() / WRITTEN)])
    rounds = watch(
        folder.resolve(),
        watch_filter=wanted,
        debounce=LONGEST,
        step=QUIET,
        stop_event=stop,
        rust_timeout=ROUND,
        yield_on_timeout=True,
    )
    for changes in rounds:
        yield frozenset(Path(name) for _, name in changes)
