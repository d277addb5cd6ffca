"""A version of the site in the making: files are written aside, and nobody sees them before it is published."""

# ruff: noqa: PTH112, PTH113, PTH118
# Plain strings and os calls: thousands of paths a second pass through here.

from __future__ import annotations

import filecmp
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from broadsheet.works.progress import Clock
from broadsheet.works.publishing.alone import Lock
from broadsheet.works.publishing.lingering import bring_along, stay_once_more
from broadsheet.works.publishing.settling import expire, settle
from broadsheet.works.publishing.sharing import COMPANIONS, Share, covered, share_file
from broadsheet.works.publishing.store import MARK, Journal, Store, clear
from broadsheet.works.publishing.switching import switch

if TYPE_CHECKING:
    from types import TracebackType


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the version, the paths of files written and removed, and wall seconds until it was served.

    ``plain`` says that the file system has no symbolic links (or none were wanted), so that the whole site was copied.
    """

    version: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    seconds: float
    plain: bool = False


class Draft:
    """A version in the making. ``home`` is its folder; forked workers may write files of new folders there themselves.

    Paths are relative to the site with slashes ("2026/11/the-vote/index.html"). Use it in a ``with`` block: left
    without ``publish`` it is abandoned.
    """

    def __init__(self, store: Store, lock: Lock, *, keep: bool, plain: bool) -> None:
        self._store, self._lock, self._plain = store, lock, plain
        self._number, live = store.live()
        self._live = os.path.realpath(live) if live else ""
        self._before = self._live if keep else ""
        self._lingering = set(store.journal(self._number).lingering)
        self._removed: set[str] = set()
        self._made: set[str] = set()
        self._open = True
        self.home = store.versions.resolve() / f"draft-{os.getpid()}"
        self.home.mkdir()

    def __enter__(self) -> Self:
        """The draft itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Abandon what was not published."""
        self.abandon()

    def write(self, path: str, data: bytes) -> bool:
        """Write a file; returns whether it differs from what is served. Equal bytes leave the served file as it is."""
        self._want(path)
        if self._before and self._is_served(path, data):
            return False
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self.folder(folder)
        handle = os.open(f"{self.home}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            _write_all(handle, data)
        finally:
            os.close(handle)
        return True

    def place(self, path: str, source: Path) -> bool:
        """Make a file from elsewhere on the disk stand at ``path``, by a hard link where that can be had.

        Returns whether it differs from what is served. The source must not be written to in place afterwards.
        """
        self._want(path)
        if self._before and self._is_same_file(path, source):
            return False
        folder, _, name = path.rpartition("/")
        target = self.folder(folder) / name
        clear(target)
        share_file(str(source), str(target))
        return True

    def folder(self, path: str) -> Path:
        """The real folder to write the files of ``path`` in. What is not written there is taken over from before."""
        folder = self.home / path
        if ".." in path.split("/") or path.startswith("/"):
            raise ValueError(f"{path!r} does not lie in the site")
        folder.mkdir(parents=True, exist_ok=True)
        self._made.add(path)
        return folder

    def remove(self, path: str) -> None:
        """Take a file, or a folder with all in it, off the site.

        What lies in ``assets`` and ``pictures`` stays reachable for one version more.
        """
        for name in (path, *(path + suffix for suffix in COMPANIONS)):
            clear(self.home / name)
            self._removed.add(name)
        self._made = {folder for folder in self._made if not f"{folder}/".startswith(f"{path}/")}

    def written(self) -> tuple[str, ...]:
        """The paths of all files written so far, by whichever process, in order."""
        return _files_of(self._folders())

    def publish(self) -> Published:
        """Share what did not change, make the version durable, serve it, and clear away what nobody can reach.

        Where nothing changed, the version served stays.
        """
        clock = Clock()
        with clock.stage("publish"):
            folders = self._folders()
            changed = _files_of(folders)
            removed = tuple(sorted(path for path in self._removed if self._stood(path)))
            if changed or removed or not self._before:
                self._serve(folders, frozenset(removed))
        expire(self._store, self._store.live()[0])
        self.abandon()
        told = tuple(path for path in removed if not path.endswith(COMPANIONS))
        return Published(self._store.live()[0], changed, told, clock.seconds["publish"], self._plain)

    def abandon(self) -> None:
        """Leave the site as it is, and let others build."""
        if self._open:
            self._open = False
            self._store.discard(self.home)
            self._store.sweep()
            self._lock.free()

    # ---- what is served now ----

    def _want(self, path: str) -> None:
        """Take note that a path belongs to the site again."""
        if self._removed:
            self._removed.discard(path)
        if self._lingering:
            self._lingering -= {path + suffix for suffix in ("", *COMPANIONS)}

    def _is_served(self, path: str, data: bytes) -> bool:
        """Whether the version before has a file with these bytes; then the draft needs none."""
        if self._removed and covered(path, self._removed):
            return False
        if _read(f"{self._before}/{path}", len(data)) != data:
            return False
        self._drop(path)
        return True

    def _is_same_file(self, path: str, source: Path) -> bool:
        """The same for a file from elsewhere."""
        old = os.path.join(self._before, path)
        if covered(path, self._removed) or not os.path.isfile(old):
            return False
        if not (source.samefile(old) or filecmp.cmp(old, source, shallow=False)):
            return False
        self._drop(path)
        return True

    def _drop(self, path: str) -> None:
        """Take back what this draft wrote before at a path."""
        if path.rpartition("/")[0] in self._made:
            clear(self.home / path)

    def _stood(self, path: str) -> bool:
        """Whether the version before has a path."""
        return bool(self._before) and os.path.lexists(os.path.join(self._before, path))

    # ---- publishing ----

    def _folders(self) -> dict[str, list[str]]:
        """The files written so far by folder."""
        top = str(self.home)
        return {folder[len(top) + 1 :]: sorted(names) for folder, _, names in os.walk(top)}

    def _serve(self, folders: dict[str, list[str]], removed: frozenset[str]) -> None:
        """Complete the draft and switch to it."""
        number = self._number + 1
        if self._plain:
            (self.home / MARK).write_text(str(number), encoding="ascii")
        journal = self._take_over(folders, removed) if self._before else self._begin_afresh()
        self._store.write_journal(number, journal)
        settle([*self._new_paths(folders), str(self._store.journal_file(number))])
        switch(self._store, self.home, number, plain=self._plain)

    def _take_over(self, folders: dict[str, list[str]], removed: frozenset[str]) -> Journal:
        """Share with the version before what did not change."""
        staying = stay_once_more(removed, self._lingering)
        gone = frozenset((removed - staying) | self._lingering)
        share = Share(str(self.home), self._before, str(self._store.versions.resolve()), gone, self._plain)
        for path in sorted(gone):
            self._touch_above(path, share, folders)
        replaced = [old for folder in folders for old in share.complete(folder)]
        for folder in sorted(folders, reverse=True):
            _prune(self.home / folder if folder else None)
        return Journal(() if self._plain else tuple(replaced), tuple(sorted(staying)))

    def _touch_above(self, path: str, share: Share, folders: dict[str, list[str]]) -> None:
        """Make the folder above a path that goes one that changes, and those above it."""
        above = path.rpartition("/")[0]
        if share.covers(above) or not os.path.isdir(os.path.join(self._before, above)):
            return
        self.folder(above)
        while above not in folders:
            folders[above] = []
            above = above.rpartition("/")[0]

    def _begin_afresh(self) -> Journal:
        """Bring along only what open pages may still ask for."""
        brought = bring_along(self._live, str(self.home), self._lingering) if self._live else ()
        return Journal(lingering=brought, afresh=True)

    def _new_paths(self, folders: dict[str, list[str]]) -> list[str]:
        """All files and folders of this version's own."""
        homes = {folder: os.path.join(self.home, folder) for folder in folders}
        kept = [folder for folder in folders if os.path.isdir(homes[folder])]
        files = [f"{homes[folder]}/{name}" for folder in kept for name in folders[folder]]
        return [*files, *(homes[folder] for folder in kept)]


def _write_all(handle: int, data: bytes) -> None:
    """Write all bytes, however many the system takes at a time."""
    written = os.write(handle, data)
    while written < len(data):
        written += os.write(handle, data[written:])


def _read(file: str, size: int) -> bytes | None:
    """A file of that size; None where there is none."""
    try:
        handle = os.open(file, os.O_RDONLY)
    except OSError:
        return None
    try:
        return os.read(handle, size) if os.fstat(handle).st_size == size else None
    except IsADirectoryError:
        return None
    finally:
        os.close(handle)


def _files_of(folders: dict[str, list[str]]) -> tuple[str, ...]:
    """The paths of all files, in order."""
    return tuple(sorted(f"{folder}/{name}" if folder else name for folder, names in folders.items() for name in names))


def _prune(folder: Path | None) -> None:
    """Remove a folder that has come out empty."""
    if folder is not None:
        try:
            folder.rmdir()
        except OSError:
            return
