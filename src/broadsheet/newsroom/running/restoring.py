"""A backup put back into a home of its own: made aside, and there wholly or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.errors import UsageError
from broadsheet.newsroom.home import PASSPHRASE
from broadsheet.newsroom.running.alone import IS_RESTORED, LOCK, alone
from broadsheet.newsroom.running.supervising import errand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadsheet.newsroom.home import Home

INSIDE = "home"
"""The folder within the one aside that becomes the home."""


def restored(file: Path, home: Home, words: str) -> None:
    """Put a backup that ``words`` open into a home that is empty or not there.

    Raises ``UsageError`` where the place is taken, ``BroadsheetError`` where it fails; the place is then as it was.
    """
    home = replace(home, path=home.path.resolve())
    _require_movable(home.path)
    with _aside(home.path) as aside:
        environment = {**replace(home, path=aside).environment(), PASSPHRASE: words}
        errand(environment, "restore", str(file.resolve()))
        if home.path.exists():
            home.path.rmdir()
        aside.rename(home.path)


def require_empty(home: Path) -> None:
    """Refuse a place that is taken."""
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise UsageError(f"{home} is not empty; a backup goes into an empty place only. Name another folder.")


def _require_movable(home: Path) -> None:
    """Refuse a place to which nothing can be moved at once, before anything is done."""
    above = next((folder for folder in home.parents if folder.is_dir()), home)
    if home.is_mount() or not os.access(above, os.W_OK):
        message = (
            f"{home} cannot be made anew in one step: it is a disk of its own, or {above} may not be written to. "
            f"Restore into a folder within it, for example {home / 'newsroom'}, and open that one with --home."
        )
        raise UsageError(message)


@contextmanager
def _aside(home: Path) -> Iterator[Path]:
    """A folder beside a home, for nobody else while this lasts; what a restore that was killed left there is gone."""
    beside = home.resolve().with_name(f".{home.name}.restoring")
    beside.mkdir(parents=True, mode=0o700, exist_ok=True)
    with alone(beside / LOCK, home, IS_RESTORED):
        try:
            require_empty(home)
            shutil.rmtree(beside / INSIDE, ignore_errors=True)
            (beside / INSIDE).mkdir(mode=0o700)
            yield beside / INSIDE
        finally:
            shutil.rmtree(beside, ignore_errors=True)
