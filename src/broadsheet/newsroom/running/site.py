"""The public site, kept up to date from the public folder by one builder that remembers what it built."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Self

from broadsheet.newsroom.running.printroom import print_apart
from broadsheet.works.building.builder import Builder
from broadsheet.works.building.order import OUTLETS, BuildOrder
from broadsheet.works.publishing.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from broadsheet.newsroom.home import Home
    from broadsheet.works.building.order import Built

PAGES = frozenset(OUTLETS) - {"print"}
"""What readers wait for; the printed issues are composed beside it and join it when they are done."""


PROCESSES = max(1, os.cpu_count() or 1)


class PublicSite:
    """What readers read. One build runs at a time."""

    def __init__(self, home: Home, processes: int = PROCESSES) -> None:
        self._home = home
        self._processes = processes
        self._alone = threading.Lock()
        self._builder: Builder | None = None
        self._version = 0

    def __enter__(self) -> Self:
        """The site."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the builder, unless it is at work: it is then ended with its process, and heals at the next."""
        if self._alone.acquire(blocking=False):
            self._close()
            self._alone.release()

    def build(self, day: date, changed: Iterable[Path] | None = None) -> Built:
        """Bring the site up to date as of a day. Raises ``BroadsheetError``; readers then keep what they had.

        ``changed`` are the files written since the last build, None where that is not known. Where another process
        built in the meantime, every file is looked at.
        """
        with self._alone:
            if self._builder is None:
                self._builder = Builder(self._order(day))
            told = changed if self._version and self._version == Tree(self._home.out).version else None
            try:
                built = self._builder.build(day, told)
            except BaseException:
                self._close()
                raise
            self._version = built.version
            return built

    def doubt(self) -> None:
        """What was written since the last build is not known: the next one looks at every file."""
        with self._alone:
            self._version = 0

    def print_issues(self, day: date) -> int:
        """Compose the public issues that changed, beside the site; the next build takes them up. How many files.

        Raises ``BroadsheetError`` where that is not done.
        """
        return print_apart(self._home, day, self._processes)

    def _order(self, day: date) -> BuildOrder:
        """What is asked of a builder."""
        return BuildOrder(self._home.paper, self._home.out, day, only=PAGES, processes=self._processes)

    def _close(self) -> None:
        """Let go of a builder that was closed or failed."""
        if self._builder is not None:
            self._builder.__exit__()
        self._builder, self._version = None, 0
