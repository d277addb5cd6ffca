"""What was learnt from files, remembered by their length and time of change, so that none is read again unchanged."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


class FileNotes:
    """Notes on files, kept as JSON in ``home``. Notes that cannot be read are as good as none."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._kept = _read(home)
        self._notes = dict(self._kept)

    def known(self, path: Path) -> list[Any]:
        """What was noted of a file that is still the same; empty otherwise."""
        noted = self._notes.get(str(path.absolute()), [])
        return noted[2:] if noted and noted[:2] == _stamp(path) else []

    def note(self, path: Path, *values: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Remember values for a file as it now is."""
        self._notes[str(path.absolute())] = [*_stamp(path), *values]

    def keep(self) -> None:
        """Write the notes, if there are new ones."""
        if self._notes != self._kept:
            self._home.parent.mkdir(parents=True, exist_ok=True)
            store(self._home, json.dumps(self._notes, ensure_ascii=False, indent=0, sort_keys=True).encode())


def store(path: Path, content: bytes) -> None:
    """Write a file aside and rename it into place, so that it is there whole or not at all."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    aside.write_bytes(content)
    aside.replace(path)


def _read(path: Path) -> dict[str, list[Any]]:
    """The notes of earlier runs."""
    try:
        notes = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return notes if isinstance(notes, dict) else {}


def _stamp(path: Path) -> list[int]:
    """A file's length and time of change; nothing when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]
