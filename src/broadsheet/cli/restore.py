"""``broadsheet restore FILE HOME``."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from broadsheet.errors import MissingFileError, UsageError
from broadsheet.newsroom.home import PASSPHRASE, Home
from broadsheet.newsroom.running.supervising import errand

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
@click.option("--database", default="", envvar="BROADSHEET_DATABASE", help="An empty database, if not a file in HOME.")
def command(file: Path, home: Path, key: Path | None, database: str) -> None:
    """Put a backup into HOME, which must not exist yet; every part is held to the backup's own list first."""
    if not file.is_file():
        raise MissingFileError(f"{file} is not there; name the file of a backup.")
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise UsageError(f"{home} is not empty; a backup goes into an empty place only. Name another folder.")
    words = key.read_text(encoding="utf-8").strip() if key else click.prompt("The words that open it", hide_input=True)
    aside = home.resolve().with_name(f".{home.name}.restoring")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True, mode=0o700)
    try:
        errand({**Home(aside, database).environment(), PASSPHRASE: words}, "restore", str(file.resolve()))
        if home.exists():
            home.rmdir()
        aside.rename(home)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    click.echo(f"Open it:\n  broadsheet newsroom {home}")
