"""Great changes to the database that are there wholly afterwards or not at all, also after a kill or a power cut.

On PostgreSQL they are one transaction. SQLite's tables cannot be altered in one that holds several migrations; there a
copy of the file is changed aside and then put in its place by one rename (rename(2) is atomic).
"""

from __future__ import annotations

import os
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
    file = Path(str(connection.settings_dict["NAME"]))
    copy = file.with_name(f"{file.name}.aside")
    connection.close()
    _remove(copy)
    with _held(file) as held:
        try:
            with closing(sqlite3.connect(copy)) as target:
                held.backup(target)
            connection.settings_dict["NAME"] = str(copy)
            yield
            connection.close()
            _keep(copy)
            copy.replace(file)
            _keep(file.parent)
        finally:
            connection.close()
            connection.settings_dict["NAME"] = str(file)
            _remove(copy)


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
