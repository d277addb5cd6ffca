"""How the command speaks: remarks as lines or JSON, progress as a bar on a terminal and as lines elsewhere."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from broadsheet.remarks import Remark, Severity, stops
from broadsheet.works.report import remark_dict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadsheet.works.progress import Progress

COLOURS = {Severity.STOP: "red", Severity.WARN: "yellow", Severity.NOTE: "cyan"}
STAGES = {
    "read": "Reading the copy",
    "set": "Setting the type",
    "make up": "Making up the pages",
    "write": "Writing the two editions",
    "preflight": "Preflight",
    "draw": "Drawing the page pictures",
    "prove": "Reading the pages back",
}


def say_json(data: Any) -> None:  # noqa: ANN401 - whatever json takes
    """Data as indented JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def say_remarks(remarks: Sequence[Remark], *, as_json: bool) -> None:
    """The remarks and a line that counts them, or a JSON list."""
    if as_json:
        say_json([remark_dict(remark) for remark in remarks])
        return
    for severity in Severity:
        for remark in remarks:
            if remark.severity is severity:
                click.echo(f"{click.style(severity.value, fg=COLOURS[severity])}: {str(remark).split(': ', 1)[1]}")
    click.echo(summary(remarks))


def summary(remarks: Sequence[Remark]) -> str:
    """``2 remarks: 1 stops the press, 1 to weigh``; or that there are none."""
    counts = Counter(remark.severity for remark in remarks)
    words = {Severity.STOP: "stop the press", Severity.WARN: "to weigh", Severity.NOTE: "for notice"}
    parts = [f"{counts[severity]} {words[severity]}" for severity in Severity if counts[severity]]
    return f"{len(remarks)} remarks: {', '.join(parts)}." if parts else "No remarks."


def leave(remarks: Sequence[Remark]) -> None:
    """End with status 1 if remarks stop the press."""
    if stops(remarks):
        sys.exit(1)


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """A progress reporter: live lines on a terminal, one line a stage elsewhere, nothing when quiet."""
    live = sys.stderr.isatty()

    def report(stage: str, done: int, total: int) -> None:
        if quiet or stage not in STAGES:
            return
        text = STAGES[stage]
        count = f" {done}/{total}" if total > 1 else ""
        if live:
            click.echo(f"\r\033[K{text} …{count}", nl=False, err=True)
        elif done == 0:
            click.echo(f"{text} …", err=True)

    try:
        yield report
    finally:
        if live and not quiet:
            click.echo("\r\033[K", nl=False, err=True)
