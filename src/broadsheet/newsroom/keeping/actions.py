"""Backups are made, looked through and put back here.

A backup holds every row of the database (accounts, versions, letters, the log), the pictures, the key that signs, and
the public addresses. What can be made again from these (composed pages, the site) is not in it.
"""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from broadsheet import __version__
from broadsheet.errors import InputError
from broadsheet.newsroom.home import keep_secret
from broadsheet.newsroom.keeping import tables
from broadsheet.newsroom.keeping.archive import Manifest, packing, unpack
from broadsheet.newsroom.keeping.rules import ENDING, file_name, made_at, to_drop
from broadsheet.newsroom.keeping.whole import unordered, whole
from broadsheet.newsroom.search import index
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.stories.shelf import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import Model

    from broadsheet.newsroom.home import Home

FOLDER, KEY = "backups", "backup.key"
KEPT = ("secret", "media", "paper/addresses.jsonl", "paper/replies")
"""What of a newsroom's home is in a backup beside its database."""
ROWS, HOME = "tables", "home"


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made: its file, its length in bytes, how many parts and rows it holds."""

    file: Path
    size: int
    parts: int
    rows: int


def passphrase_of(home: Home) -> str:
    """What opens this newsroom's own backups, made at the first; only its owner may read it."""
    file = home.path / KEY
    if not file.exists():
        keep_words(home, "-".join(secrets.token_hex(3) for _ in range(8)))
    return file.read_text(encoding="utf-8").strip()


def keep_words(home: Home, words: str) -> None:
    """Let the backups to come open with the words the restored one opened with.

    Raises ``InputError`` where they cannot be written; a file that holds half of them is never there.
    """
    try:
        keep_secret(home.path / KEY, words)
    except OSError as error:
        message = f"{home.path / KEY} could not be written ({error.strerror}); there is no new backup."
        raise InputError(message) from error


def back_up(home: Home, to: Path, passphrase: str) -> Kept:
    """Make a backup as the file ``to``, written aside and then renamed, while the newsroom goes on working.

    Raises ``InputError`` where it cannot be written; nothing is left then.
    """
    aside = to.with_name(f".{to.name}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as out:
            os.fchmod(out.fileno(), 0o600)
            with packing(out, passphrase, to.parent) as pack, tables.snapshot() as using:
                for model in tables.tables(using):
                    pack.written(_name(model), partial(tables.write_rows, model, using))
                for path in _files(home):
                    pack.file(f"{HOME}/{path}", home.path / path)
                facts = {"version": __version__, "migrations": tables.migrations(using)}
                manifest = pack.finish(timezone.now().isoformat(), facts)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(to)
    except OSError as error:
        raise InputError(f"{to} could not be written ({error.strerror}); there is no new backup.") from error
    finally:
        aside.unlink(missing_ok=True)
    return Kept(to, to.stat().st_size, len(manifest.parts), sum(part.rows for part in manifest.parts))


def look_through(source: Path, passphrase: str) -> Manifest:
    """Read a backup from end to end and hold it to its manifest. Raises ``InputError`` where it is not sound."""
    if not source.is_file():
        raise InputError(f"{source} is not there; name the file of a backup.")
    return unpack(source, passphrase, None)


def restore(source: Path, passphrase: str, home: Home) -> Manifest:
    """Put a backup into a home and a database that are empty. Raises ``InputError``; then nothing is in the database.

    The home's folder is the caller's to take away where this fails (the command restores aside and renames).
    """
    _require_empty(source)
    try:
        manifest = unpack(source, passphrase, home.path)
        _require_known(source, manifest)
        with whole():
            put_back(home.path, manifest)
            call_command("migrate", interactive=False, verbosity=0)
            _fill_the_index()
            _move_in(home)
    except (InputError, Error, OSError) as error:
        why = " ".join(str(error).split())
        told = why if isinstance(error, InputError) else f"{source} could not be put back ({why})."
        raise InputError(f"{told} The database is as empty as it was.") from error
    return manifest


def _move_in(home: Home) -> None:
    """Put the files of a backup where they belong."""
    shutil.rmtree(home.path / ROWS)
    if (home.path / HOME).is_dir():
        for item in sorted((home.path / HOME).iterdir()):
            item.replace(home.path / item.name)
        (home.path / HOME).rmdir()
    if (home.path / "secret").exists():
        (home.path / "secret").chmod(0o600)


def put_back(folder: Path, manifest: Manifest) -> None:
    """Make the tables as they were when the backup was made, and fill them from what was unpacked into a folder."""
    executor = MigrationExecutor(connection)
    executor.migrate(_last(executor, manifest))
    models = tables.tables(connection.alias)
    with unordered():
        tables.empty(models)
        for model in models:
            file = folder / _name(model)
            if file.exists():
                with file.open("rb") as lines:
                    tables.read_rows(model, lines)
        tables.count_on(models)


def _name(model: type[Model]) -> str:
    """Where a table's rows are in a backup."""
    return f"{ROWS}/{model._meta.label}.jsonl"  # noqa: SLF001 - Django's documented way


def daily(home: Home, now: datetime) -> Kept:
    """Make the day's backup in the home, and let go of old ones."""
    folder = home.path / FOLDER
    kept = back_up(home, folder / file_name("daily", now), passphrase_of(home))
    for name in to_drop(item.name for item in folder.iterdir()):
        (folder / name).unlink()
    return kept


def backups(home: Home) -> tuple[Path, ...]:
    """The backups in a home, the newest first."""
    folder = home.path / FOLDER
    found = [item for item in folder.glob(f"*{ENDING}") if made_at(item.name)] if folder.is_dir() else []
    return tuple(sorted(found, key=lambda item: str(made_at(item.name)), reverse=True))


def _fill_the_index() -> None:
    """Let editors' search know all stories."""
    with transaction.atomic():
        index.make()
        index.put(Article.objects.values_list("pk", flat=True))


def _files(home: Home) -> Iterator[str]:
    """The files of a home that are kept, in order; uploads that are still arriving are none yet."""
    for name in KEPT:
        path = home.path / name
        if path.is_file():
            yield name
        for item in sorted(path.rglob("*")) if path.is_dir() else ():
            within = item.relative_to(home.path)
            if item.is_file() and not item.is_symlink() and ASIDE not in within.parts:
                yield within.as_posix()


def _require_empty(source: Path) -> None:
    """Refuse a database that holds a newsroom, or another program's tables under names of ours."""
    found = set(connection.introspection.table_names())
    if "people_user" in found:
        message = f"The database holds a newsroom already; {source} can only be put into an empty one."
        raise InputError(f"{message} Name another database, or another home.")
    ours = {MigrationRecorder.Migration._meta.db_table, *connection.introspection.django_table_names()}  # noqa: SLF001 - Django's documented way
    taken = sorted(found & ours)
    if taken:
        message = f"The database holds another program's tables ({', '.join(taken[:3])}), which stay as they are."
        raise InputError(f"{message} Make a database of its own for the newsroom, and name that.")


def _require_known(source: Path, manifest: Manifest) -> None:
    """Refuse a backup of a newer Broadsheet."""
    known = MigrationExecutor(connection).loader.disk_migrations
    told = manifest.facts["migrations"]
    newer = [f"{app}.{name}" for app, names in told.items() for name in names if (app, name) not in known]
    if newer:
        message = f"{source} was made by a newer Broadsheet ({manifest.facts['version']}, with {newer[0]})."
        raise InputError(f"{message} Install that one, or a newer, and restore it again.")


def _last(executor: MigrationExecutor, manifest: Manifest) -> list[tuple[str, str]]:
    """The last migration of each application that the backup's database had been through."""
    done = {(app, name) for app, names in manifest.facts["migrations"].items() for name in names}
    nodes = executor.loader.graph.node_map
    return [
        key
        for key in sorted(done)
        if key in nodes and not any(child.key in done for child in nodes[key].children if child.key[0] == key[0])
    ]
