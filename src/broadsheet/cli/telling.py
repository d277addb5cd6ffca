"""Progress: a line for each stage, which counts on a terminal; plain lines elsewhere; nothing when quiet."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from broadsheet.works.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

STAGES = {
    "read": "Reading the copy",
    "set": "Setting the type",
    "make up": "Making up the pages",
    "write": "Writing the two editions",
    "preflight": "Preflight",
    "draw": "Drawing the page pictures",
    "prove": "Reading the pages back",
    "scan": "Looking what changed",
    "print": "Composing the issues",
    "copy": "Reading the copy",
    "pages": "Setting the web pages",
    "pictures": "Developing the pictures",
    "publish": "Publishing",
    "send": "Sending to the storage",
}
WIDTH = max(map(len, STAGES.values()))
CLEAR = "\r\033[K"


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """A reporter of stages on standard error. Stages it does not know are passed over."""
    if quiet:
        yield silent
        return
    teller = LiveTeller() if sys.stderr.isatty() else PlainTeller()
    try:
        yield teller
    except BaseException:
        teller.close(finished=False)
        raise
    teller.close(finished=True)


class PlainTeller:
    """Names each stage once, as it begins: for logs."""

    def __init__(self) -> None:
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:  # noqa: ARG002 - the reporter's signature
        """Take notice of a stage."""
        if stage in STAGES and stage != self._stage:
            self._stage = stage
            click.echo(f"{STAGES[stage]} …", err=True)

    def close(self, *, finished: bool) -> None:
        """A log needs no ending."""


class LiveTeller:
    """Keeps one line a stage: counting while it runs, ticked with its seconds when the next one begins."""

    def __init__(self) -> None:
        self._stage, self._total, self._begun = "", 0, 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Draw the stage's line again; a new stage ends the one before."""
        if stage not in STAGES:
            return
        if stage != self._stage:
            self._tick()
            self._stage, self._total, self._begun = stage, 0, time.perf_counter()
        self._total = max(total, self._total)
        if done < total or total == 0:
            count = f"{done} of {total}" if total else ""
            click.echo(f"{CLEAR}  {STAGES[stage]:<{WIDTH}}  {count}", nl=False, err=True)

    def close(self, *, finished: bool) -> None:
        """End the last line: ticked, or wiped when the job did not finish."""
        if finished:
            self._tick()
        else:
            click.echo(CLEAR, nl=False, err=True)

    def _tick(self) -> None:
        """End the running stage's line."""
        if self._stage:
            seconds = time.perf_counter() - self._begun
            count = f"{self._total:>3} pages" if self._total > 1 else ""
            mark = click.style("✓", fg="green")
            click.echo(f"{CLEAR}{mark} {STAGES[self._stage]:<{WIDTH}}  {count:<9} {seconds:6.2f} s", err=True)
