"""A paper to start from, which composes as it stands: copied from the files in ``starter/``, its pictures drawn."""

from __future__ import annotations

import json
import shutil
import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.edition.keys import PAPER
from broadsheet.edition.scalars import Problem, scalar
from broadsheet.edition.scenes import SCENES, scene
from broadsheet.errors import InputError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

STARTER = resources.files("broadsheet.edition") / "starter"
PLACEHOLDER = '"{name}"'


def new_paper(folder: Path, name: str) -> tuple[str, ...]:
    """Write a small paper called ``name`` into a folder that is new or empty; its files, relative to the folder.

    Raises ``InputError`` when the folder holds anything, cannot be written, or the name cannot be printed. Nothing
    half-written stays.
    """
    _check_name(name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is there already and holds something; name a new folder."
        raise InputError(message)
    try:
        return _written(folder, name)
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror}); name a folder elsewhere."
        raise InputError(message) from error


def _check_name(name: str) -> None:
    """Refuse a name that ``paper.toml`` would refuse."""
    field = PAPER.field("name")
    value = scalar(field, name) if field and name.isprintable() else Problem("", "name holds what cannot be printed.")
    if isinstance(value, Problem):
        message = (
            f"The paper's name will not do: {value.message} Give another, for example --name 'The Aldermere Heron'."
        )
        raise InputError(message)


def _written(folder: Path, name: str) -> tuple[str, ...]:
    """Write everything aside and put it in place in one go."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".broadsheet-", dir=folder.parent))
    try:
        home = aside / "paper"
        files = (*_copied(STARTER, home, name), *_drawn(home))
        if folder.exists():
            folder.rmdir()
        home.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return tuple(sorted(file.relative_to(home).as_posix() for file in files))


def _copied(source: Traversable, home: Path, name: str) -> tuple[Path, ...]:
    """The files of a folder and of those in it, with the paper's name put in."""
    home.mkdir()
    files: list[Path] = []
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            files += _copied(entry, home / entry.name, name)
        else:
            text = entry.read_text(encoding="utf-8").replace(PLACEHOLDER, json.dumps(name, ensure_ascii=False))
            (home / entry.name).write_text(text, encoding="utf-8")
            files.append(home / entry.name)
    return tuple(files)


def _drawn(home: Path) -> tuple[Path, ...]:
    """The pictures."""
    (home / "pictures").mkdir()
    files = []
    for name in SCENES:
        file = home / "pictures" / f"{name}.png"
        file.write_bytes(scene(name))
        files.append(file)
    return tuple(files)
