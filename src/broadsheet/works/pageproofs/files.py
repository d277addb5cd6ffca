"""Stories as they were read, until their files change; of an archive only those that an issue needs are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.edition.reading import read_issue_file
from broadsheet.story.reading import read_story_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from broadsheet.edition.reading import StoryReader
    from broadsheet.remarks import Remark
    from broadsheet.story.model import Story

    Read: TypeAlias = "tuple[Story | None, tuple[Remark, ...]]"
    Stamp: TypeAlias = "tuple[int, int, int, str]"
    Head: TypeAlias = "tuple[str, bool]"

ID = re.compile(rb"^id:[ \t]*[\"']?([^\s\"']+)", re.MULTILINE)
CORRECTED = re.compile(rb"^corrections:", re.MULTILINE)


@dataclass(slots=True)
class ReadFiles:
    """Reads stories, each file again only when it is another file, of another size, or was written since."""

    _known: dict[Path, tuple[Stamp, Read]] = field(default_factory=dict)
    _heads: dict[Path, tuple[Stamp, Head]] = field(default_factory=dict)

    def read(self, path: Path, root: Path, language: str = "en") -> Read:
        """As ``story.reading.read_story_file``."""
        stamp = _stamp(path, language)
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = (stamp, read_story_file(path, root, language))
        return known[1]

    def reader_for(self, folder: Path, number: int) -> StoryReader:
        """A reader that passes over what an issue cannot need.

        It needs its own folder, its placed stories, and those with corrections, which may fall due in it. Of the others
        no story comes and no remark.
        """
        issue, _ = read_issue_file(folder, str(number))
        if issue is None:
            return self.read
        placed = {place.story for place in issue.issue.placements}
        home = folder / issue.folder

        def read(path: Path, root: Path, language: str) -> Read:
            needed = path.parent == home or self._is_needed(path, language, placed)
            return self.read(path, root, language) if needed else (None, ())

        return read

    def _is_needed(self, path: Path, language: str, placed: Collection[str]) -> bool:
        """Whether a file's story is placed or was corrected; where its id cannot be seen, it may be."""
        stamp = _stamp(path, language)
        known = self._heads.get(path)
        if known is None or known[0] != stamp:
            known = self._heads[path] = (stamp, _head(path.read_bytes()))
        name, corrected = known[1]
        return corrected or not name or name in placed


def _stamp(path: Path, language: str) -> Stamp:
    """What changes when a file does."""
    stat = path.stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, language


def _head(data: bytes) -> Head:
    """A story's id as its file says it, and whether it was corrected."""
    found = ID.search(data)
    return (found[1].decode("utf-8", "replace") if found else ""), CORRECTED.search(data) is not None
