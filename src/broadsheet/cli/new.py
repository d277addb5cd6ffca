"""``broadsheet new FOLDER``."""

from __future__ import annotations

from pathlib import Path

import click

from broadsheet.edition.starter import new_paper

EPILOG = """\b
Examples:
  broadsheet new harbour-post
  broadsheet new papers/parish --name "The Parish Lantern\""""


@click.command("new", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The paper's name; made from the folder's name if left out.")
def command(folder: Path, name: str) -> None:
    """Write a paper to start from into FOLDER, which composes as it stands."""
    title = name or folder.name.replace("-", " ").replace("_", " ").title()
    for file in new_paper(folder, title):
        click.echo(folder / file)
    click.echo(f"\nYour paper stands in {folder}. Compose it:\n  broadsheet compose {folder} --out out")
