"""``broadsheet preflight FILE.pdf --printer NAME``."""

from __future__ import annotations

from pathlib import Path

import click

from broadsheet.cli.printing import leave, say_remarks
from broadsheet.press.preflight import preflight
from broadsheet.press.printers import printer_named

EPILOG = """\b
Examples:
  broadsheet preflight out/press.pdf --printer newsprint-coldset
  broadsheet preflight advert.pdf --printer my-printer.toml --json"""


@click.command("preflight", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--printer", default="newsprint-coldset", show_default=True, help="A printer's name, or a file that describes one."
)
@click.option("--json", "as_json", is_flag=True, help="Remarks as a JSON list.")
def command(file: Path, printer: str, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Check FILE against PDF/X-4 and what a printer asks: boxes, colours, ink, fonts, pictures."""
    remarks = preflight(file, printer_named(printer, Path.cwd()))
    say_remarks(remarks, as_json=as_json)
    leave(remarks)
