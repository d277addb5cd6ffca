"""What serving is asked for, and what a build in between tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from broadsheet.remarks import Remark, Severity


@dataclass(frozen=True, slots=True)
class ServeOrder:
    """What is asked for: the paper's ``folder``, the ``out`` whose site is served, and where.

    ``host`` is the loopback address unless others are to read along. ``port`` 0 takes any that is free. ``base`` is the
    path the site stands under ("" or "/paper"). ``live`` puts the reload script into pages as they are sent.
    """

    folder: Path
    out: Path
    host: str = "127.0.0.1"
    port: int = 8000
    base: str = ""
    live: bool = True

    @property
    def site(self) -> Path:
        """What is served."""
        return self.out / "site"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a build tells: a line for the terminal, the addresses that changed ("/2026/11/the-vote/"), its remarks.

    Where ``addresses`` is None, any page may have changed. ``error`` is a sentence where nothing was built.
    """

    summary: str
    addresses: tuple[str, ...] | None = None
    remarks: tuple[Remark, ...] = ()
    error: str = ""

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is to be shown on the page: the error, and the remarks that stop or are to be weighed."""
        told = (str(remark) for remark in self.remarks if remark.severity is not Severity.NOTE)
        return (*((self.error,) if self.error else ()), *told)


class Rebuild(Protocol):
    """Builds the site again; ``changed`` is empty for the first time and when the day has turned."""

    def __call__(self, changed: frozenset[Path]) -> Rebuilt:
        """Build."""


class Say(Protocol):
    """Tells a line to whoever serves."""

    def __call__(self, line: str) -> None:
        """Say it."""
