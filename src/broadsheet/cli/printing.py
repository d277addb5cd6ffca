"""How the command speaks: remarks as lines or as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from broadsheet.remarks import Remark, Severity, remark_dict, stops

if TYPE_CHECKING:
    from collections.abc import Sequence

COLOURS = {Severity.STOP: "red", Severity.WARN: "yellow", Severity.NOTE: "cyan"}


def say_json(data: Any) -> None:  # noqa: ANN401 - whatever json takes
    """Data as indented JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def say_remarks(remarks: Sequence[Remark], *, as_json: bool, err: bool = False) -> None:
    """The remarks and a line that counts them, or a JSON list; ``err`` says them on standard error."""
    if as_json:
        say_json([remark_dict(remark) for remark in remarks])
        return
    _list(remarks, tuple(Severity), err=err)
    click.echo(summary(remarks), err=err)


def say_pressing(remarks: Sequence[Remark]) -> None:
    """What stops the press and what is to weigh, each on a line; the notes are only counted, by rule."""
    _list(remarks, (Severity.STOP, Severity.WARN), err=False)
    notes = Counter(remark.rule for remark in remarks if remark.severity is Severity.NOTE)
    if notes:
        kinds = ", ".join(f"{count} × {rule}" for rule, count in sorted(notes.items()))
        click.echo(f"{click.style('note', fg=COLOURS[Severity.NOTE])}: {kinds}. The report, or --verbose, tells them.")
    click.echo(summary(remarks))


def _list(remarks: Sequence[Remark], severities: Sequence[Severity], *, err: bool) -> None:
    """The remarks of these severities, one a line, the pressing ones first."""
    for severity in severities:
        for remark in remarks:
            if remark.severity is severity:
                told = str(remark).split(": ", 1)[1]
                click.echo(f"{click.style(severity.value, fg=COLOURS[severity])}: {told}", err=err)


def summary(remarks: Sequence[Remark]) -> str:
    """``2 remarks: 1 stops the press, 1 to weigh.``; or that there are none."""
    counts = Counter(remark.severity for remark in remarks)
    stopping = "stops the press" if counts[Severity.STOP] == 1 else "stop the press"
    words = {Severity.STOP: stopping, Severity.WARN: "to weigh", Severity.NOTE: "for notice"}
    parts = [f"{counts[severity]} {words[severity]}" for severity in Severity if counts[severity]]
    noun = "remark" if len(remarks) == 1 else "remarks"
    return f"{len(remarks)} {noun}: {', '.join(parts)}." if parts else "No remarks."


def leave(remarks: Sequence[Remark]) -> None:
    """End with status 1 if remarks stop the press."""
    if stops(remarks):
        sys.exit(1)
