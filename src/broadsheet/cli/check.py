"""``broadsheet check FOLDER``."""

from __future__ import annotations

from pathlib import Path

import click

from broadsheet.cli.printing import leave, say_remarks
from broadsheet.works.checking import check_folder
from broadsheet.works.folders import require_folder

EPILOG = """\b
Examples:
  broadsheet check my-paper
  broadsheet check my-paper --issue 24 --json"""


@click.command("check", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--issue", type=click.IntRange(min=1), default=None, help="Only this issue's plan.")
@click.option("--json", "as_json", is_flag=True, help="Remarks as a JSON list.")
def command(folder: Path, issue: int | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Look the paper in FOLDER over: mistakes in files, in copy and in the plan."""
    remarks = check_folder(require_folder(folder), issue or 0)
    say_remarks(remarks, as_json=as_json)
    leave(remarks)
