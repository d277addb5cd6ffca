"""``broadsheet backup HOME [--to FILE]``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from broadsheet.cli.asking import DATABASE
from broadsheet.errors import MissingFileError
from broadsheet.newsroom.home import PASSPHRASE, Home
from broadsheet.newsroom.running.supervising import errand

EPILOG = """\b
Examples:
  broadsheet backup my-paper/.newsroom
  broadsheet backup my-paper/.newsroom --to /mnt/stick/paper.backup --words words.txt
  broadsheet backup my-paper/.newsroom --look /mnt/stick/paper.backup"""


@click.command("backup", epilog=EPILOG)
@click.argument("home", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), help="The file to write; in HOME/backups if left out.")
@click.option(
    "--words",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with the words that open it; HOME/backup.key if left out.",
)
@click.option("--look", type=click.Path(path_type=Path), help="Make none: read this one through and check every part.")
@DATABASE
def command(home: Path, to: Path | None, words: Path | None, look: Path | None, database: str) -> None:
    """Write all of the newsroom in HOME into one sealed file, while it goes on working."""
    if not (home / "secret").exists():
        message = f"{home} holds no newsroom. Name the folder of one, for example my-paper/.newsroom."
        raise MissingFileError(message)
    environment = Home(home.resolve(), database).environment()
    if words:
        environment[PASSPHRASE] = words.read_text(encoding="utf-8").strip()
    if look:
        errand(environment, "look-through", str(look.resolve()))
        return
    name = f"by-hand-{datetime.now().astimezone():%Y-%m-%dT%H%M%S}.backup"
    errand(environment, "back-up", str((to or home / "backups" / name).resolve()))
