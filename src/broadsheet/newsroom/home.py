"""The folder a newsroom lives in: its database, its pictures, the copy put out as folders, and what is built from them.

db.sqlite3      unless another database is named
secret          the key that signs sessions and links, made at the first start
media/          pictures and artwork as they were uploaded
desk/           the whole paper as a folder, drafts too: what is composed and previewed; never public
desk-out/       what is composed from it: pages for the flatplan, press files
paper/          the public paper as a folder: what was released, and no more
out/            what is built from it; ``out/site`` is what readers read
"""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

HOME, DATABASE = "BROADSHEET_HOME", "BROADSHEET_DATABASE"
"""The names of the environment's variables that say where the newsroom lives and which database it uses."""
PASSPHRASE = "BROADSHEET_PASSPHRASE"  # noqa: S105 - the name of a variable
"""Where the words that open a backup are handed to a process: never on its command line."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where the disk has no room."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a newsroom lives. ``database`` is a URL; empty for SQLite in the folder."""

    path: Path
    database: str = ""

    @property
    def database_url(self) -> str:
        """The database as a URL."""
        return self.database or f"sqlite:///{self.path / 'db.sqlite3'}"

    @property
    def media(self) -> Path:
        """Uploaded files."""
        return self.path / "media"

    @property
    def desk(self) -> Path:
        """The whole paper as a folder, drafts too."""
        return self.path / "desk"

    @property
    def desk_out(self) -> Path:
        """What is composed from the desk's folder."""
        return self.path / "desk-out"

    @property
    def paper(self) -> Path:
        """The public paper as a folder."""
        return self.path / "paper"

    @property
    def out(self) -> Path:
        """What is built from the public paper."""
        return self.path / "out"

    def secret(self) -> str:
        """The key that signs, made when it is first asked for; only its owner may read it.

        Where the home has not been made yet, a key that is good for this process alone.
        """
        file = self.path / "secret"
        if not self.path.is_dir():
            return secrets.token_urlsafe(50)
        if not file.exists():
            keep_secret(file, secrets.token_urlsafe(50))
        return file.read_text(encoding="ascii")

    def environment(self) -> dict[str, str]:
        """What a process of this newsroom must find in its environment."""
        return {HOME: str(self.path), DATABASE: self.database, "DJANGO_SETTINGS_MODULE": "broadsheet.newsroom.settings"}


def keep_secret(file: Path, words: str) -> None:
    """Write what only the owner may read; all of it is there, or nothing, also after a power cut."""
    aside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(words)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(file)
        _fsync_folder(file.parent)
    finally:
        aside.unlink(missing_ok=True)


def _fsync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks cannot
            os.fsync(handle)
    finally:
        os.close(handle)


def home_here() -> Home:
    """The home that the environment names; the folder ``newsroom`` below the working folder where it names none."""
    return Home(Path(os.environ.get(HOME) or "newsroom").resolve(), os.environ.get(DATABASE, ""))
