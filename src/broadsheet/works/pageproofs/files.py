"""Stories as they were read, until their files change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.story.reading import read_story_file

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.remarks import Remark
    from broadsheet.story.model import Story

    Read: TypeAlias = "tuple[Story | None, tuple[Remark, ...]]"
    Stamp: TypeAlias = "tuple[int, int, int, str]"


@dataclass(slots=True)
class ReadFiles:
    """Reads stories, each file again only when it is another file, of another size, or was written since."""

    _known: dict[Path, tuple[Stamp, Read]] = field(default_factory=dict)

    def read(self, path: Path, root: Path, language: str = "en") -> Read:
        """As ``story.reading.read_story_file``."""
        stat = path.stat()
        stamp = (stat.st_ino, stat.st_size, stat.st_mtime_ns, language)
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = (stamp, read_story_file(path, root, language))
        return known[1]
