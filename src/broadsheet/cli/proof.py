"""``broadsheet proof FILE.pdf``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadsheet.cli.printing import leave, say_json, say_remarks
from broadsheet.proof.report import proof

if TYPE_CHECKING:
    from collections.abc import Iterator

EPILOG = """\b
Examples:
  broadsheet proof out/reading.pdf
  broadsheet proof out/reading.pdf --json"""


@click.command("proof", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All figures and remarks as JSON.")
def command(file: Path, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Read FILE back and measure it against the rules of a good page. Works on any tagged PDF."""
    report = proof(file)
    if as_json:
        say_json(report.as_dict())
    else:
        for name, figure in _flat("", report.as_dict().get("totals", {})):
            click.echo(f"{name:<44} {figure}")
        say_remarks(report.remarks, as_json=False)
    leave(report.remarks)


def _flat(prefix: str, figures: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Figures by name; nested ones by their path."""
    for key, value in figures.items():
        name = f"{prefix}{key}".replace("_", " ")
        if isinstance(value, dict):
            yield from _flat(f"{name} ", value)
        else:
            yield name, f"{value:.4g}" if isinstance(value, float) else str(value)
