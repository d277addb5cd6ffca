"""The files of a paper's folder: which there are, when they changed, and what kind each is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HEADS = ("paper.toml", "design.toml")
"""What every page depends on, with the folders of ``OWN``."""
OWN = ("templates", "styles")
PICTURES = ("pictures",)
REPLIES = "replies"
PRINT_ONLY = ("adverts", "printers")
"""Folders that only print reads, with the stored plans of locked pages."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Every file that counts, relative to the folder, with its stamp; ``unsafe`` are links, to be looked at."""

    stamps: Mapping[str, str]
    unsafe: frozenset[str] = frozenset()

    def of(self, *folders: str) -> dict[str, str]:
        """The files below some folders."""
        return {file: stamp for file, stamp in self.stamps.items() if file.startswith(tuple(f"{x}/" for x in folders))}


def scan(folder: Path) -> Scan:
    """The files of a paper's folder, as they are now."""
    stamps: dict[str, str] = {}
    unsafe: set[str] = set()
    for file, entry in _files(folder):
        try:
            found = entry.stat()
        except OSError:
            continue
        stamps[file] = f"{found.st_mtime_ns}:{found.st_size}"
        if entry.is_symlink():
            unsafe.add(file)
    return Scan(dict(sorted(stamps.items())), frozenset(unsafe))


def is_story(file: str) -> bool:
    """Whether a file of the paper holds a story."""
    parts = file.split("/")
    depth = {"issues": 3, "stories": 2}.get(parts[0])
    return file.endswith(".md") and len(parts) == depth


def is_issue(file: str) -> bool:
    """Whether a file of the paper says what an issue holds."""
    parts = file.split("/")
    return len(parts) == 3 and parts[0] == "issues" and parts[2] == "issue.toml"  # noqa: PLR2004 - issues/24/issue.toml


def _files(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files that count with their entries."""
    yield from ((entry.name, entry) for entry in _entries(folder) if entry.name in HEADS)
    for home in _entries(folder / "issues"):
        yield from _copy(folder, f"issues/{home.name}", (".md", ".toml"))
        yield from _copy(folder, f"issues/{home.name}/pages", (".json",))
    yield from _copy(folder, "stories", (".md",))
    for name in (REPLIES, *OWN, *PICTURES, *PRINT_ONLY):
        yield from _below(folder, name)


def _copy(folder: Path, home: str, endings: tuple[str, ...]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files of some endings in a folder of the paper."""
    for entry in _entries(folder / home):
        if entry.name.endswith(endings):
            yield f"{home}/{entry.name}", entry


def _below(folder: Path, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All files below a folder of the paper."""
    for entry in _entries(folder / name):
        if entry.is_dir(follow_symlinks=False):
            yield from _below(folder, f"{name}/{entry.name}")
        elif entry.is_file():
            yield f"{name}/{entry.name}", entry


def _entries(folder: Path) -> tuple[os.DirEntry[str], ...]:
    """The entries of a folder that are not hidden; none when it is not there."""
    try:
        with os.scandir(folder) as entries:
            return tuple(entry for entry in entries if not entry.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return ()
