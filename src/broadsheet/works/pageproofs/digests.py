"""A page's digest: the same for the same marks on paper, so that a picture drawn once is never drawn again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.makeup.model import ArtworkFrame, PictureFrame

if TYPE_CHECKING:
    from broadsheet.press.display import DisplayList, DisplayPage

SIZE = 16
"""Bytes of a digest."""


@dataclass(slots=True)
class Digests:
    """Digests of pages; those of picture files are remembered while the files stay as they are."""

    _files: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def page(self, display: DisplayList, page: DisplayPage) -> str:
        """The digest of a page of a display list: its marks, its inks, and the bytes of its pictures."""
        files = {frame.file for frame in page.frames if isinstance(frame, PictureFrame | ArtworkFrame)}
        pictures = tuple((file, self._file(Path(display.folder) / file)) for file in sorted(files))
        told = repr((display.width, display.height, display.inks, pictures, page.frames))
        return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()

    def _file(self, path: Path) -> str:
        """The digest of a file's bytes; empty when it cannot be read."""
        try:
            stat = path.stat()
            key = (str(path), stat.st_size, stat.st_mtime_ns)
            if key not in self._files:
                with path.open("rb") as stream:
                    digest = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=SIZE))
                self._files[key] = digest.hexdigest()
        except OSError:
            return ""
        return self._files[key]
