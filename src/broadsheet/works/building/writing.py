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
            os.makedirs(f"{self._home}/{folder}", exist_ok=True)  # noqa: PTH103 - ten thousand times, so plainly
            self._folders.add(folder)
        handle = os.open(f"{self._home}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)
