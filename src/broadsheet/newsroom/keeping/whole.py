"""Great changes to the database that are there wholly afterwards or not at all, also after a kill or a power cut.

On PostgreSQL they are one transaction. SQLite's tables cannot be altered in one that holds several migrations; there a
copy of the file is changed aside and then put in its place by one rename (rename(2) is atomic).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection, transaction

from broadsheet.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 5.0
"""Seconds that others are given to let go of the file."""


@contextmanager
def whole() -> Iterator[None]:
    """What is done to the database inside counts when all of it is done; where anything is raised, nothing is.

    Raises ``InputError`` where somebody else has the newsroom's file open.
    """
    with _aside() if connection.vendor == "sqlite" else _one_transaction():
        yield


@contextmanager
def unordered() -> Iterator[None]:
    """A transaction in which rows may be put in before those they name; all that are named must be there at its end."""
    with transaction.atomic():
        _constraints("DEFERRED")
        yield
        _constraints("IMMEDIATE")


@contextmanager
def _one_transaction() -> Iterator[None]:
    """A transaction in which tables may be altered after their rows: nothing is left to be looked at at its end."""
    with transaction.atomic():
        _constraints("IMMEDIATE")
        yield


def _constraints(when: str) -> None:
    """Have PostgreSQL see to keys at once, or at the end."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS ALL {when}")


@contextmanager
def _aside() -> Iterator[None]:
    """Have the connection lead to a copy of its file, which then takes the file's place."""
    named = str(connection.settings_dict["NAME"])
    file = Path(named).resolve()
    copy = file.with_name(f"{file.name}.aside")
    connection.close()
    _remove(copy)
    with _held(file) as held:
        try:
            _copy(held, file, copy)
            connection.settings_dict["NAME"] = str(copy)
            yield
            connection.close()
            _settle(copy)
            copy.replace(file)
            _keep(file.parent)
        finally:
            connection.close()
            connection.settings_dict["NAME"] = named
            _remove(copy)


def _copy(held: sqlite3.Connection, file: Path, copy: Path) -> None:
    """Copy a database, with the mode and the owner of its file. Raises ``InputError`` where there is no room."""
    try:
        with closing(sqlite3.connect(copy)) as target:
            held.backup(target)
        shutil.copymode(file, copy)
    except (sqlite3.Error, OSError) as error:
        message = f"{file} could not be copied beside it ({error}); make room on the disk. Nothing was changed."
        raise InputError(message) from error
    _give(copy, file)


def _give(copy: Path, file: Path) -> None:
    """Let a copy belong to whom its file belongs. Raises ``InputError`` where only they may do that."""
    owner, owned = ((path.stat().st_uid, path.stat().st_gid) for path in (file, copy))
    try:
        if owned != owner:
            os.chown(copy, *owner)
    except OSError as error:
        message = f"{file} belongs to another user or group ({error}); do this as that user. Nothing was changed."
        raise InputError(message) from error


def _settle(copy: Path) -> None:
    """Bring all that a log beside it holds into the copy itself. Raises ``InputError`` where that cannot be done."""
    try:
        with closing(sqlite3.connect(copy, PATIENCE, isolation_level=None)) as settled:
            mode = settled.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except sqlite3.Error as error:
        mode = str(error)
    if mode != "delete" or copy.with_name(f"{copy.name}-wal").exists():
        raise InputError(f"{copy} could not be written out ({mode}); make room on the disk. Nothing was changed.")
    _keep(copy)


@contextmanager
def _held(file: Path) -> Iterator[sqlite3.Connection]:
    """A reader of a file into which nobody can write meanwhile, and which stands without a log beside it."""
    with (
        closing(sqlite3.connect(file, PATIENCE, isolation_level=None)) as guard,
        closing(sqlite3.connect(file)) as reader,
    ):
        try:
            guard.execute("PRAGMA journal_mode = DELETE")
            guard.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            message = f"Another program has {file} open ({error}); end it, and try again. Nothing was changed."
            raise InputError(message) from error
        yield reader


def _keep(path: Path) -> None:
    """Have the disk keep what was written."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(copy: Path) -> None:
    """Take a copy away with what SQLite put beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            copy.with_name(f"{copy.name}{ending}").unlink()
