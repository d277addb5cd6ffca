"""``broadsheet restore FILE HOME``."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadsheet.cli.asking import Database
from broadsheet.errors import MissingFileError, UsageError
from broadsheet.newsroom.home import PASSPHRASE, Home
from broadsheet.newsroom.running.alone import IS_RESTORED, LOCK, alone
from broadsheet.newsroom.running.supervising import errand

if TYPE_CHECKING:
    from collections.abc import Iterator

INSIDE = "home"
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
@click.option(
    "--database",
    type=Database(),
    default="",
    envvar="BROADSHEET_DATABASE",
    help="An empty database, if not a file in HOME.",
)
def command(file: Path, home: Path, key: Path | None, database: str) -> None:
    """Put a backup into HOME, which must not exist yet; every part is held to the backup's own list first."""
    if not file.is_file():
        raise MissingFileError(f"{file} is not there; name the file of a backup.")
    _require_empty(home)
    words = key.read_text(encoding="utf-8").strip() if key else click.prompt("The words that open it", hide_input=True)
    with _aside(home) as aside:
        errand({**Home(aside, database).environment(), PASSPHRASE: words}, "restore", str(file.resolve()))
        if home.exists():
            home.rmdir()
        aside.rename(home)
    click.echo(f"Open it:\n  broadsheet newsroom {home}")


def _require_empty(home: Path) -> None:
    """Refuse a place that is taken."""
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise UsageError(f"{home} is not empty; a backup goes into an empty place only. Name another folder.")


@contextmanager
def _aside(home: Path) -> Iterator[Path]:
    """A folder beside a home, for nobody else while this lasts; what a restore that was killed left there is gone."""
    beside = home.resolve().with_name(f".{home.name}.restoring")
    beside.mkdir(parents=True, mode=0o700, exist_ok=True)
    with alone(beside / LOCK, home, IS_RESTORED):
        try:
            _require_empty(home)
            shutil.rmtree(beside / INSIDE, ignore_errors=True)
            (beside / INSIDE).mkdir(mode=0o700)
            yield beside / INSIDE
        finally:
            shutil.rmtree(beside, ignore_errors=True)
