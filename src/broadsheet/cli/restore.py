"""``broadsheet restore FILE HOME``."""

from __future__ import annotations

from pathlib import Path

import click

from broadsheet.cli.asking import DATABASE
from broadsheet.errors import MissingFileError
from broadsheet.newsroom.home import Home
from broadsheet.newsroom.running.restoring import require_empty, restored

EPILOG = """\b
Examples:
  broadsheet restore paper.backup new-home --key backup.key
  broadsheet restore paper.backup new-home --key backup.key --database postgres://newsroom@localhost/paper"""


@click.command("restore", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("home", type=click.Path(path_type=Path))
@click.option(
    "--key",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The file with the words that open it; asked for if left out.",
)
@DATABASE
def command(file: Path, home: Path, key: Path | None, database: str) -> None:
    """Put a backup into HOME, which must not exist yet; every part is held to the backup's own list first."""
    if not file.is_file():
        raise MissingFileError(f"{file} is not there; name the file of a backup.")
    require_empty(home)
    words = key.read_text(encoding="utf-8").strip() if key else click.prompt("The words that open it", hide_input=True)
    restored(file, Home(home, database), words)
    click.echo(f"Open it:\n  broadsheet newsroom {home}")
