"""New files, many of them, written plainly and quickly."""

from __future__ import annotations

import os


class Writer:
    """Writes new files below a folder, making each folder once."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._folders: set[str] = set()

    def write(self, path: str, data: bytes) -> None:
        """Write a file; ``path`` is relative with slashes."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._make(folder)
        handle = os.open(f"{self._home}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)

    def _make(self, folder: str) -> None:
        """Make a folder; those above it are mostly there. Raises ``ValueError`` for one outside."""
        if folder.startswith("/") or ".." in folder.split("/"):
            raise ValueError(folder)
        try:
            os.mkdir(f"{self._home}/{folder}")  # noqa: PTH102 - ten thousand times, so plainly
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(f"{self._home}/{folder}", exist_ok=True)  # noqa: PTH103 - as above
        self._folders.add(folder)
