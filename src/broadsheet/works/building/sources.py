"""The files of a paper's folder: which there are, when they changed, and what kind each is."""

from __future__ import annotations

import os
import stat
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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
    """Every file that counts, relative to the folder, in order, with its stamp; ``unsafe`` are links, to be looked at.

    ``heads`` are the stamps of ``HEADS`` and of the issues' files; ``linked`` says that a folder is a link. Where only
    some files were looked at again, ``before`` are the stamps as they were and ``again`` those files; all others are
    the same in both.
    """

    stamps: Mapping[str, str]
    unsafe: frozenset[str] = frozenset()
    heads: Mapping[str, str] = field(default_factory=dict)
    linked: bool = False
    before: Mapping[str, str] | None = None
    again: tuple[str, ...] = ()

    @property
    def stories(self) -> tuple[str, ...]:
        """The files that hold stories."""
        return tuple(file for file in self.stamps if is_story(file))

    def of(self, *folders: str) -> dict[str, str]:
        """The files below some folders."""
        files = tuple(self.stamps)
        return {file: self.stamps[file] for folder in folders for file in _below_in_order(files, folder)}

    def changes(self, before: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The files that are new or other than ``before``, and those that are gone; both in order."""
        if before is self.before:
            return tuple(file for file in self.again if self.stamps[file] != before[file]), ()
        fresh = (file for file, stamp in self.stamps.items() if before.get(file) != stamp)
        return tuple(fresh), tuple(sorted(before.keys() - self.stamps.keys()))


def scan(folder: Path) -> Scan:
    """The files of a paper's folder, as they are now."""
    stamps: dict[str, str] = {}
    unsafe: set[str] = set()
    for file, entry in _files(folder):
        try:
            found = entry.stat()
        except OSError:
            continue
        stamps[file] = _stamp(found)
        if entry.is_symlink():
            unsafe.add(file)
    ordered = dict(sorted(stamps.items()))
    heads = {file: stamp for file, stamp in ordered.items() if _is_head(file)}
    return Scan(ordered, frozenset(unsafe), heads, _linked(folder))


def scan_again(folder: Path, before: Scan, changed: Iterable[Path]) -> Scan | None:
    """The files as they are now, when only those told can have changed since a scan; None when all must be looked at.

    Files alone can be told so. A file that came or went, a folder and a link may stand for more than was told.
    """
    again: dict[str, str] = {}
    top, names = folder.resolve(), tuple(before.stamps)
    for path in changed:
        file = _told(path, (folder, top))
        if before.unsafe or before.linked or not file:
            return None
        stamp = _known_file(top, file) if file in before.stamps else _nothing(top, file, names)
        if stamp is None:
            return None
        if stamp:
            again[file] = stamp
    stamps = {**before.stamps, **again}
    heads = before.heads if again.keys().isdisjoint(before.heads) else {file: stamps[file] for file in before.heads}
    return replace(before, stamps=stamps, heads=heads, before=before.stamps, again=tuple(sorted(again)))


def _told(path: Path, homes: tuple[Path, Path]) -> str:
    """A path that was told as a file of the paper; empty when it lies elsewhere, or is the folder itself."""
    for home in homes:
        if path.is_relative_to(home):
            file = path.relative_to(home).as_posix()
            return "" if file == "." or ".." in file.split("/") else file
    return ""


def _known_file(top: Path, file: str) -> str | None:
    """The stamp of a file that was there; None when it is gone, or a link leads to it, or it is no plain file."""
    path = f"{top}/{file}"
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return _stamp(found) if stat.S_ISREG(found.st_mode) and os.path.realpath(path) == path else None


def _nothing(top: Path, file: str, names: tuple[str, ...]) -> str | None:
    """An empty text for a path that is and was none of the paper's files; None where it may be one, or hold some."""
    if any(part.startswith(".") for part in file.split("/")) or file == "addresses.jsonl":
        return ""
    return None if _below_in_order(names, file) or os.path.lexists(f"{top}/{file}") else ""


def _below_in_order(files: tuple[str, ...], folder: str) -> tuple[str, ...]:
    """The files below a folder, of files in order; "0" is the character after the slash."""
    return files[bisect_left(files, f"{folder}/") : bisect_left(files, f"{folder}0")]


def _linked(folder: Path) -> bool:
    """Whether a folder of copy is a link, so that its files may change under another name."""
    tops = ("issues", "stories", REPLIES, *OWN, *PICTURES, *PRINT_ONLY)
    homes = _entries(folder / "issues")
    return (
        any((folder / name).is_symlink() for name in tops)
        or any(home.is_symlink() for home in homes)
        or any(os.path.islink(f"{home.path}/pages") for home in homes)  # noqa: PTH114 - one for each issue of a century
    )


def _stamp(found: os.stat_result) -> str:
    """A file's time of change and its length."""
    return f"{found.st_mtime_ns}:{found.st_size}"


def _is_head(file: str) -> bool:
    """Whether a file tells of the paper or of an issue."""
    return file.endswith(".toml") and (file in HEADS or is_issue(file))


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
