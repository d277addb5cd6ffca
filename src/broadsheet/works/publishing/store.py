"""Where the versions of a site lie beside it, which of them is served, and what is kept of each.

    OUT/site                      -> .site/versions/000042
    OUT/.site/versions/000042/    the folders this version wrote, and links to folders of older ones
    OUT/.site/journal/000042.json what it replaced, and what it keeps only for readers of the version before

Where the file system has no symbolic links, ``OUT/site`` is a plain folder with its number in ``.broadsheet-version``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from broadsheet.errors import InputError, UsageError

MARK = ".broadsheet-version"
LONG_LIVED = ("assets", "pictures")
"""Folders whose files are named by their contents; pages already open go on asking for them."""
TRASH = "trash-"
SWEEP = 'exec </dev/null >/dev/null 2>&1; nice rm -rf -- "$@" &'
"""Deletes folders in the background, with no terminal and nobody who must wait for it."""


@dataclass(frozen=True, slots=True)
class Journal:
    """What a version did: the folders it replaced (``000041/2026/11``), and the paths it only keeps once more.

    ``afresh`` means that it shares nothing with any version before it.
    """

    replaced: tuple[str, ...] = ()
    lingering: tuple[str, ...] = ()
    afresh: bool = False


@dataclass(frozen=True, slots=True)
class Store:
    """The versions of the site in ``out``."""

    out: Path

    @property
    def site(self) -> Path:
        """What is served."""
        return self.out / "site"

    @property
    def home(self) -> Path:
        """What lies beside it."""
        return self.out / ".site"

    @property
    def versions(self) -> Path:
        """The folder of all versions."""
        return self.home / "versions"

    def version(self, number: int) -> Path:
        """A version's folder."""
        return self.versions / name_of(number)

    def journal_file(self, number: int) -> Path:
        """The file of a version's journal."""
        return self.home / "journal" / f"{name_of(number)}.json"

    @property
    def plain(self) -> bool:
        """Whether the site is a plain folder of ours."""
        return not self.site.is_symlink() and (self.site / MARK).is_file()

    def live(self) -> tuple[int, Path | None]:
        """The number and the real folder of the version served; ``(0, None)`` where there is none."""
        if self.plain:
            return int((self.site / MARK).read_text(encoding="ascii")), self.site
        if not self.site.is_symlink():
            return 0, None
        folder = self.out / self.site.readlink()
        return (int(folder.name), folder) if folder.is_dir() else (0, None)

    def journal(self, number: int) -> Journal:
        """A version's journal; an empty one where it is gone."""
        try:
            data = json.loads(self.journal_file(number).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return Journal()
        return Journal(tuple(data["replaced"]), tuple(data["lingering"]), data["afresh"])

    def write_journal(self, number: int, journal: Journal) -> None:
        """Keep a version's journal; it is made durable with the version."""
        data = {"replaced": journal.replaced, "lingering": journal.lingering, "afresh": journal.afresh}
        self.journal_file(number).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    def open(self) -> None:
        """Make the folders, having looked that ``site`` is ours.

        Raises ``UsageError`` where it is not and ``InputError`` where nothing can be written.
        """
        self._refuse_strange()
        try:
            for name in ("versions", "journal"):
                (self.home / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"{self.out} cannot be written ({error.strerror}); name another folder with --out."
            raise InputError(message) from error

    def _refuse_strange(self) -> None:
        """Say that ``site`` is somebody else's."""
        site = self.site
        if site.is_symlink():
            ours = site.readlink().parent == Path(".site/versions")
        else:
            ours = not site.exists() or self.plain or (site.is_dir() and not any(site.iterdir()))
        if not ours:
            raise UsageError(
                f"{site} was not made by Broadsheet and would be replaced; "
                "move it away or name another folder with --out."
            )

    def heal(self) -> None:
        """Clear away what a killed build left: a swap half done, drafts, versions that were never served.

        What was set aside may be a link, which leads nowhere until it is back in its place. Beside a plain folder no
        version is of use.
        """
        before = self.home / "before"
        if os.path.lexists(before) and not os.path.lexists(self.site):
            before.rename(self.site)
        number, _ = self.live()
        self.discard(before)
        kept = {"versions": 0 if self.plain else number, "journal": number}
        for name, last in kept.items():
            for entry in sorted((self.home / name).iterdir()):
                if not _numbered_to(entry.name, last):
                    self.discard(entry)
        self.sweep()

    def discard(self, path: Path) -> None:
        """Take something away at once, whatever its size; ``sweep`` frees the room on the disk."""
        if os.path.lexists(path):
            path.rename(Path(tempfile.mkdtemp(prefix=TRASH, dir=self.home)) / path.name)

    def sweep(self) -> None:
        """Have the operating system delete what was discarded while others go on: a large site takes it seconds."""
        trash = sorted(str(path) for path in self.home.glob(f"{TRASH}*"))
        if not trash:
            return
        try:
            subprocess.run(["/bin/sh", "-c", SWEEP, "sweep", *trash], check=False)  # noqa: S603 - a constant and our paths
        except OSError:
            for folder in trash:
                shutil.rmtree(folder, ignore_errors=True)

    def takes_links(self) -> bool:
        """Whether the file system has symbolic links."""
        probe = self.home / "probe"
        try:
            probe.unlink(missing_ok=True)
            probe.symlink_to("versions")
            probe.unlink()
        except (OSError, NotImplementedError):
            return False
        return True


def name_of(number: int) -> str:
    """``000042``."""
    return f"{number:06}"


def clear(path: Path) -> None:
    """Remove a file or a folder, whatever stands there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _numbered_to(name: str, live: int) -> bool:
    """Whether a name belongs to the version served or to one before it."""
    digits = name.partition(".")[0]
    return digits.isdigit() and int(digits) <= live
