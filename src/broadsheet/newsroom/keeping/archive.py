"""The archive of a backup: files and tables in one sealed stream, with a manifest that tells the hash of each.

A tar archive (POSIX.1-2001), gzipped, sealed (``sealing``). Its last member is ``manifest.json``.
"""

from __future__ import annotations

import gzip
import json
import os
import tarfile
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from broadsheet.errors import InputError
from broadsheet.newsroom.keeping.sealing import Opened, Sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MANIFEST = "manifest.json"
LITTLE = 1
"""How hard gzip tries: text shrinks to a fifth all the same, and pictures do not shrink at all."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a backup: its path, its length in bytes, its SHA-256; ``rows`` of a table."""

    path: str
    size: int
    digest: str
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. ``made`` is a time in ISO 8601, ``facts`` what else must fit (version, migrations)."""

    made: str
    facts: dict[str, Any] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    def text(self) -> bytes:
        """The manifest as JSON."""
        parts = [[part.path, part.size, part.digest, part.rows] for part in self.parts]
        return json.dumps({"made": self.made, "facts": self.facts, "parts": parts}, indent=1).encode()


class Packing:
    """An archive being written."""

    def __init__(self, tar: tarfile.TarFile, aside: Path) -> None:
        self._tar, self._aside = tar, aside
        self.parts: list[Part] = []

    def file(self, path: str, source: Path) -> None:
        """Take in a file as it is now; one that has gone meanwhile is passed over."""
        try:
            with source.open("rb") as data:
                self._add(path, data, os.fstat(data.fileno()).st_size)
        except FileNotFoundError:
            return

    def written(self, path: str, write: Callable[[IO[bytes]], int]) -> None:
        """Take in what ``write`` writes; it tells the number of rows."""
        with tempfile.TemporaryFile(dir=self._aside) as data:
            rows = write(data)
            size = data.tell()
            data.seek(0)
            self._add(path, data, size, rows)

    def finish(self, made: str, facts: dict[str, Any]) -> Manifest:
        """Write the manifest."""
        manifest = Manifest(made, facts, tuple(self.parts))
        text = manifest.text()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(text)
        with tempfile.TemporaryFile(dir=self._aside) as data:
            data.write(text)
            data.seek(0)
            self._tar.addfile(info, data)
        return manifest

    def _add(self, path: str, data: IO[bytes], size: int, rows: int = 0) -> None:
        """Add a member and note its hash."""
        info = tarfile.TarInfo(path)
        info.size = size
        told = _Counted(data, size)
        self._tar.addfile(info, told)
        self.parts.append(Part(path, size, told.digest.hexdigest(), rows))


class _Counted:
    """A file that is hashed as it is read; one that grew or shrank meanwhile is cut or filled to its first length."""

    def __init__(self, data: IO[bytes], size: int) -> None:
        self._data, self._left = data, size
        self.digest = sha256()

    def read(self, count: int = -1) -> bytes:
        """Some bytes."""
        wanted = self._left if count < 0 else min(count, self._left)
        found = self._data.read(wanted).ljust(wanted, b"\0")
        self._left -= wanted
        self.digest.update(found)
        return found


@contextmanager
def packing(out: IO[bytes], passphrase: str, aside: Path) -> Iterator[Packing]:
    """An archive written to ``out``; large tables are written ``aside`` first."""
    sealed = Sealed(out, passphrase)
    with (
        gzip.GzipFile(fileobj=sealed, mode="wb", compresslevel=LITTLE, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        yield Packing(tar, aside)
    sealed.close()


def unpack(source: Path, passphrase: str, into: Path | None) -> Manifest:
    """Unpack an archive into a folder and hold every part to the manifest; with None it is only read through.

    Raises ``InputError`` where anything is wrong with it; what was unpacked until then is the caller's to take away.
    """
    with source.open("rb") as data:
        opened = Opened(data, passphrase, str(source))
        try:
            found, manifest = _members(opened, into)
        except (tarfile.TarError, EOFError, gzip.BadGzipFile, ValueError) as error:
            raise InputError(f"{source} cannot be unpacked ({error}); take another backup.") from error
    if manifest is None:
        raise InputError(f"{source} holds no manifest; take another backup.")
    wrong = [part.path for part in manifest.parts if found.get(part.path) != part.digest]
    if wrong or len(found) != len(manifest.parts):
        raise InputError(f"{source} does not hold what its manifest tells ({', '.join(wrong[:3]) or 'more parts'}).")
    return manifest


def _members(opened: Opened, into: Path | None) -> tuple[dict[str, str], Manifest | None]:
    """The hashes of all parts by path, and the manifest."""
    found: dict[str, str] = {}
    manifest = None
    with gzip.GzipFile(fileobj=opened) as packed, tarfile.open(fileobj=packed, mode="r|") as tar:
        for member in tar:
            data = tar.extractfile(member)
            if data is None:
                raise InputError(f"{member.name} is no file; the backup was not made by us.")
            if member.name == MANIFEST:
                manifest = _manifest(data.read())
            else:
                found[member.name] = _take(data, member.name, into)
    while opened.read(1 << 20):
        pass
    return found, manifest


def _take(data: IO[bytes], name: str, into: Path | None) -> str:
    """Write a part below the folder, and tell its hash."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise InputError(f"{name} leads out of the backup; it was not made by us.")
    if into is None:
        return file_digest(data, "sha256").hexdigest()  # type: ignore[arg-type] # a readable stream is enough
    target = into / path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = sha256()
    with target.open("wb") as out:
        while piece := data.read(1 << 20):
            digest.update(piece)
            out.write(piece)
    return digest.hexdigest()


def _manifest(text: bytes) -> Manifest:
    """The manifest of a backup."""
    told = json.loads(text)
    return Manifest(told["made"], told["facts"], tuple(Part(*part) for part in told["parts"]))
