"""Files put in place: written aside and renamed, linked where that is possible, left alone where nothing changed."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Content: TypeAlias = bytes | Path
"""What a file shall hold: bytes, or what another file holds."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of files: the ``names`` of all that were wanted, and the paths ``changed``, in order."""

    names: frozenset[str]
    changed: tuple[Path, ...]


def put_files(
    folder: Path, wanted: Iterable[tuple[str, Content]], gone: Collection[str] = (), *, own: bool = False
) -> Written:
    """Bring files of a folder up to date, each as it comes, and then remove others.

    Names are relative to the folder. A file whose source is not there is left out. A folder that has files of its
    ``own`` gets copies, never links, so that what is done to them there is done to nothing else.
    """
    way = put_own if own else put
    names, changed = set(), []
    for name, content in wanted:
        names.add(name)
        if way(folder / name, content):
            changed.append(folder / name)
    removed = [folder / name for name in sorted(gone) if name not in names and _removed(folder, name)]
    return Written(frozenset(names), (*sorted(changed), *removed))


def put(path: Path, content: Content) -> bool:
    """Put one file in place; False when it was there as it shall be, or has no source."""
    return _linked(path, content) if isinstance(content, Path) else _written(path, content)


def put_own(path: Path, content: Content) -> bool:
    """The same, with a copy where ``put`` links."""
    if isinstance(content, Path):
        return content.is_file() and copied(path, content)
    return _written(path, content)


def copied(path: Path, source: Path) -> bool:
    """Put a copy in place, of a link too; False when its bytes were there."""
    if path.is_file() and not path.samefile(source) and filecmp.cmp(path, source, shallow=False):
        return False
    aside = _aside(path)
    shutil.copyfile(source, aside)
    aside.replace(path)
    return True


def _written(path: Path, data: bytes) -> bool:
    """Put bytes in place."""
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        pass
    aside = _aside(path)
    aside.write_bytes(data)
    aside.replace(path)
    return True


def _linked(path: Path, source: Path) -> bool:
    """Put a file in place as a hard link, or as a copy where the file system has none."""
    if not source.is_file() or (path.is_file() and _same(path, source)):
        return False
    aside = _aside(path)
    aside.unlink(missing_ok=True)
    try:
        os.link(source, aside)
    except OSError:
        shutil.copyfile(source, aside)
    aside.replace(path)
    return True


def _same(path: Path, source: Path) -> bool:
    """Whether a file is another one, or a copy of it."""
    return path.samefile(source) or filecmp.cmp(path, source, shallow=False)


def _aside(path: Path) -> Path:
    """Where a file is written before it is put in place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name[:200]}.aside")


def _removed(folder: Path, name: str) -> bool:
    """Remove a file, and the folders that hold nothing any more."""
    path = folder / name
    try:
        path.unlink()
    except OSError:
        return False
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True


def files_in(folder: Path, home: str, pattern: str = "*") -> set[str]:
    """The files below one folder of the paper, by name relative to the paper's; hidden ones too."""
    return {path.relative_to(folder).as_posix() for path in (folder / home).rglob(pattern) if path.is_file()}
