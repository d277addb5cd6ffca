"""Where uploads are kept: each file is there wholly or not at all, whatever room the disk has."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

if TYPE_CHECKING:
    from collections.abc import Iterator

ASIDE = ".arriving"
"""The folder in which files are written until they are whole."""
GIVEN_UP = 24 * 3600
"""Seconds after which nobody is writing a file any more."""


class Arrived(File):  # type: ignore[type-arg] # the framework's class takes no kind when it runs
    """A file that was written aside; the framework moves such a file by a rename."""

    def temporary_file_path(self) -> str:
        """Where it was written."""
        return str(self.name)


class Shelf(FileSystemStorage):
    """Files on the newsroom's own disk."""

    def _save(self, name: str, content: File[Any]) -> str:
        """Write a file aside, and then move it to its name."""
        with arriving(Path(self.location)) as out:
            for piece in content.chunks():
                out.write(piece if isinstance(piece, bytes) else piece.encode())
            out.flush()
            os.fsync(out.fileno())
            return str(super()._save(name, Arrived(out, name=out.name)))  # type: ignore[misc] # the stubs leave it out


def sweep(place: Path, now: float) -> int:
    """Take away what was begun and never finished, as of a process that was killed; how many. ``now`` is in seconds."""
    stale = [item for item in (place / ASIDE).glob("*") if item.is_file() and item.stat().st_mtime < now - GIVEN_UP]
    for item in stale:
        item.unlink(missing_ok=True)
    return len(stale)


@contextmanager
def arriving(place: Path) -> Iterator[IO[bytes]]:
    """A file to write in, nobody else's; taken away again unless it was moved."""
    folder = place / ASIDE
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as out:
        try:
            yield out
        finally:
            Path(out.name).unlink(missing_ok=True)
