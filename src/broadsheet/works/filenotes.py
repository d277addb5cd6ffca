"""What was learnt from files, remembered by their length and time of change, so that none is read again unchanged.

Each noted file has a note of its own: several processes can take notes at once, and one file costs one note, however
many there are.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class FileNotes:
    """Notes on files, kept in the folder ``home``. A note that cannot be read is as good as none."""

    home: Path

    def known(self, path: Path) -> list[Any]:
        """What was noted of a file that is still the same; empty otherwise."""
        try:
            noted = json.loads(self._note(path).read_bytes())
        except (OSError, ValueError):
            return []
        return noted[2:] if isinstance(noted, list) and noted[:2] == _stamp(path) else []

    def note(self, path: Path, *values: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Remember values for a file as it now is."""
        self.home.mkdir(parents=True, exist_ok=True)
        store(self._note(path), json.dumps([*_stamp(path), *values], ensure_ascii=False).encode())

    def _note(self, path: Path) -> Path:
        """Where a file's note stands."""
        name = os.fsencode(path.absolute())
        return self.home / hashlib.blake2b(name, digest_size=12).hexdigest()


def store(path: Path, content: bytes) -> None:
    """Write a file aside and rename it into place, so that it is there whole or not at all; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    aside.write_bytes(content)
    aside.replace(path)


def _stamp(path: Path) -> list[int]:
    """A file's length and time of change; nothing when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]
