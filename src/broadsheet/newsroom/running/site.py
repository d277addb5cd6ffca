"""The public site, kept up to date from the public folder by one builder that remembers what it built."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from broadsheet.works.building.builder import Builder
from broadsheet.works.building.order import OUTLETS, BuildOrder

if TYPE_CHECKING:
    from datetime import date

    from broadsheet.newsroom.home import Home
    from broadsheet.works.building.order import Built

PAGES = frozenset(OUTLETS) - {"print"}
"""What readers wait for; the printed issues are composed beside it and join it when they are done."""


class PublicSite:
    """What readers read. One build runs at a time."""

    def __init__(self, home: Home, processes: int = 1) -> None:
        self._home = home
        self._processes = processes
        self._alone = threading.Lock()
        self._builder: Builder | None = None

    def __enter__(self) -> Self:
        """The site."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the builder."""
        with self._alone:
            self._close()

    def build(self, day: date) -> Built:
        """Bring the site up to date as of a day. Raises ``BroadsheetError``; readers then keep what they had."""
        with self._alone:
            if self._builder is None:
                self._builder = Builder(self._order(day, PAGES))
            try:
                return self._builder.build(day)
            except BaseException:
                self._close()
                raise

    def print_issues(self, day: date) -> Built:
        """Compose the public issues that changed, beside the site; the next build takes them up."""
        with Builder(self._order(day, frozenset({"print"}))) as builder:
            return builder.build(day)

    def _order(self, day: date, only: frozenset[str]) -> BuildOrder:
        """What is asked of a builder."""
        return BuildOrder(self._home.paper, self._home.out, day, only=only, processes=self._processes)

    def _close(self) -> None:
        """Let go of a builder that was closed or failed."""
        if self._builder is not None:
            self._builder.__exit__()
        self._builder = None
