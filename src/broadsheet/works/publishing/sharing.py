"""Completing a changed folder with what did not change: files by hard link, folders by a link to their real place."""

# ruff: noqa: PTH112, PTH115, PTH118, PTH122, PTH211
# Plain strings and os calls: thousands of paths a second pass through here.

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

COMPANIONS = (".br", ".gz")
"""Compressed forms of a file stand beside it under its name and one of these; they never outlive a change of it."""


@dataclass(frozen=True, slots=True)
class Share:
    """How a draft shares with the version before: ``draft``, ``before`` and ``versions`` are real folders.

    ``gone`` are paths that are not taken over. ``plain`` copies whole folders where links are not to be had.
    """

    draft: str
    before: str
    versions: str
    gone: frozenset[str] = frozenset()
    plain: bool = False

    def covers(self, path: str) -> bool:
        """Whether a path or a folder above it is gone."""
        return bool(self.gone) and covered(path, self.gone)

    def complete(self, folder: str) -> tuple[str, ...]:
        """Take over into a folder of the draft what it has not itself.

        Returns the real folders, relative to the versions, that the draft does without from now on.
        """
        old = os.path.realpath(os.path.join(self.before, folder))
        if self.covers(folder) or not os.path.isdir(old):
            return ()
        target = os.path.join(self.draft, folder)
        with os.scandir(target) as entries:
            here = {entry.name: entry.is_dir() for entry in entries}
        given_up = [self._relative(old)]
        with os.scandir(old) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                given_up += self._take_over(entry, path, here)
        return tuple(given_up)

    def _take_over(self, entry: os.DirEntry[str], path: str, here: dict[str, bool]) -> list[str]:
        """Take one entry over, unless it was written anew or is gone; returns the real folders given up with it."""
        lost = path in self.gone
        if entry.is_symlink() or entry.is_dir():
            if lost or here.get(entry.name) is False:
                return self._real_folders(entry.path)
            if entry.name not in here:
                self.share_folder(real_place(entry), path)
        elif not (lost or entry.name in here or is_outdated(entry.name, here)):
            share_file(entry.path, os.path.join(self.draft, path))
        return []

    def share_folder(self, source: str, path: str) -> None:
        """Make a real folder of the version before stand in the draft at ``path``."""
        target = f"{self.draft}/{path}"
        if self.plain:
            shutil.copytree(source, target, copy_function=share_file)
            return
        up = "../" * (path.count("/") + 1)
        os.symlink(up + self._relative(source), target)

    def _real_folders(self, top: str) -> list[str]:
        """All real folders at and below a folder, links followed."""
        return [self._relative(os.path.realpath(folder)) for folder, _, _ in os.walk(top, followlinks=True)]

    def _relative(self, real: str) -> str:
        """A real folder relative to the versions."""
        return real[len(self.versions) + 1 :]


def covered(path: str, paths: AbstractSet[str]) -> bool:
    """Whether the path, or a folder above it, is among ``paths``."""
    while path:
        if path in paths:
            return True
        path = path.rpartition("/")[0]
    return False


def is_outdated(name: str, rewritten: dict[str, bool]) -> bool:
    """Whether a file is the compressed form of one that was written anew."""
    stem, suffix = os.path.splitext(name)
    return suffix in COMPANIONS and stem in rewritten


def share_file(source: str, target: str) -> str:
    """Make a file stand in two places: by a hard link, else by a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def real_place(entry: os.DirEntry[str]) -> str:
    """Where a folder in a real folder really is; links never point at links."""
    if not entry.is_symlink():
        return entry.path
    return os.path.normpath(f"{entry.path}/../{os.readlink(entry.path)}")
