"""The folder a command is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def require_folder(folder: Path) -> Path:
    """The folder, or a sentence that says what is wrong with it."""
    if not folder.is_dir():
        message = f"{folder} is not a folder; name the folder that holds paper.toml."
        raise InputError(message)
    return folder
