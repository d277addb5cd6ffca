"""``broadsheet count FOLDER``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadsheet.cli.printing import leave, say_json, say_remarks
from broadsheet.remarks import Severity
from broadsheet.works.counting import count_folder
from broadsheet.works.folders import require_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadsheet.works.counting import StoryCount

EPILOG = """\b
Examples:
  broadsheet count my-paper
  broadsheet count my-paper --issue 24 --json"""


@click.command("count", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--issue", type=click.IntRange(min=1), default=None, help="Only this issue's stories.")
@click.option("--json", "as_json", is_flag=True, help="The counts as a JSON list.")
def command(folder: Path, issue: int | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Words, lines and column depth of every story in FOLDER."""
    counts, remarks = count_folder(require_folder(folder), issue or 0)
    if as_json:
        say_json([asdict(count) for count in counts])
    elif counts:
        _say(counts)
    stopping = [remark for remark in remarks if remark.severity is Severity.STOP]
    if stopping:
        say_remarks(stopping, as_json=False, err=as_json)
    leave(remarks)


def _say(counts: Sequence[StoryCount]) -> None:
    """The counts as a table with a sum."""
    click.echo(f"{'issue':>5} {'words':>6} {'lines':>6} {'depth':>8}  story")
    for count in counts:
        click.echo(
            f"{count.issue or '–':>5} {count.words:>6} {count.lines:>6} {count.depth_mm:>5.0f} mm  {count.story}"
        )
    words, lines = sum(count.words for count in counts), sum(count.lines for count in counts)
    click.echo(f"{'sum':>5} {words:>6} {lines:>6}           {len(counts)} stories")
