"""Telling how far a job is, and how long each stage took."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

from contextlib import contextmanager


class Progress(Protocol):
    """What a job reports to. ``done`` of ``total`` steps of ``stage`` are finished; ``total`` 0 is unknown."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Report."""


def silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall seconds by stage, in the order the stages ran. The only place of the pure rooms that asks for the time."""

    progress: Progress = silent
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage and announce it."""
        self.progress(name, 0, 0)
        begun = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - begun, 3)
        self.progress(name, 1, 1)
