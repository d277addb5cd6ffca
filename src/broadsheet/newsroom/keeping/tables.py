"""Every row of every table as lines of JSON that any database takes in again: one list of values a line.

The rows are read in one snapshot, so that a newsroom goes on working while it is backed up.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import IO, TYPE_CHECKING, Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from broadsheet.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Field, Model

SNAPSHOT = "snapshot"
AT_ONCE = 500
"""Rows read or written at a time."""


DERIVED = ("wagtailsearch",)
"""Applications whose tables are made from others, in another way on each database."""


def tables() -> tuple[type[Model], ...]:
    """The models of all tables, in the order of their applications."""
    kept = (app for app in apps.get_app_configs() if app.label not in DERIVED)
    found = (model for app in kept for model in app.get_models(include_auto_created=True))
    return tuple(model for model in found if model._meta.managed and not model._meta.proxy)  # noqa: SLF001 - Django's documented way


@contextmanager
def snapshot() -> Iterator[str]:
    """The name of a connection that sees the database as it is now, whatever is written meanwhile."""
    settings = {**connection.settings_dict, "OPTIONS": {**connection.settings_dict["OPTIONS"]}}
    if connection.vendor == "sqlite":
        settings["OPTIONS"]["transaction_mode"] = "DEFERRED"
    connections.settings[SNAPSHOT] = settings
    try:
        with transaction.atomic(SNAPSHOT), connections[SNAPSHOT].cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield SNAPSHOT
    finally:
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT]
        del connections.settings[SNAPSHOT]


def migrations(using: str) -> dict[str, list[str]]:
    """The migrations the database has been through, by application."""
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connections[using]).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def standing(using: str) -> dict[str, frozenset[str]]:
    """The columns of every table that stands in the database: before an upgrade fewer than the models have."""
    base = connections[using]
    with base.cursor() as cursor:
        names = base.introspection.table_names(cursor)
        return {
            name: frozenset(item.name for item in base.introspection.get_table_description(cursor, name))
            for name in names
        }


def write_rows(model: type[Model], using: str, there: frozenset[str], out: IO[bytes]) -> int:
    """Write a table's rows, those of its columns that are ``there``; tell how many. The first line names them."""
    fields = [field for field in columns(model) if field.column in there]
    out.write(_line([field.attname for field in fields]))
    count = 0
    rows = model._base_manager.using(using).order_by("pk").values_list(*(field.attname for field in fields))  # noqa: SLF001 - all rows, whatever a manager hides
    for row in rows.iterator(chunk_size=AT_ONCE):
        out.write(_line([_plain(field, value) for field, value in zip(fields, row, strict=True)]))
        count += 1
    return count


def read_rows(model: type[Model], lines: Iterator[bytes]) -> int:
    """Put the rows of a table into the database, in the transaction that is open; tell how many."""
    known = {field.attname: field for field in columns(model)}
    names = json.loads(next(lines))
    strange = [name for name in names if name not in known]
    if strange:
        message = f"The backup knows {', '.join(strange)} of {model._meta.label}, which this Broadsheet does not."  # noqa: SLF001 - Django's documented way
        raise InputError(f"{message} Restore it with the Broadsheet that made it.")
    fields = [known[name] for name in names]
    count, batch = 0, []
    for line in lines:
        batch.append([_stored(field, value) for field, value in zip(fields, json.loads(line), strict=True)])
        if len(batch) == AT_ONCE:
            count += _insert(model, fields, batch)
            batch = []
    return count + _insert(model, fields, batch)


def empty() -> None:
    """Take away what a new database is given to begin with. The log, of which nothing can be taken, begins empty."""
    with connection.cursor() as cursor:
        there = standing(connection.alias)
        for model in reversed(tables()):
            if model._meta.db_table in there and model._base_manager.exists():  # noqa: SLF001 - all rows, whatever a manager hides
                cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)}")  # noqa: S608, SLF001 - tables of our own models


def count_on() -> None:
    """Let the database count on from the highest keys."""
    with connection.cursor() as cursor:
        there = standing(connection.alias)
        stand = [model for model in tables() if model._meta.db_table in there]  # noqa: SLF001 - Django's documented way
        for statement in connection.ops.sequence_reset_sql(no_style(), stand):
            cursor.execute(statement)


def columns(model: type[Model]) -> tuple[Field[Any, Any], ...]:
    """A table's columns."""
    return tuple(model._meta.local_concrete_fields)  # noqa: SLF001 - Django's documented way


def _insert(model: type[Model], fields: list[Field[Any, Any]], rows: list[list[Any]]) -> int:
    """Write some rows."""
    if rows:
        names = ", ".join(_quoted(str(field.column)) for field in fields)
        marks = ", ".join(["%s"] * len(fields))
        table = _quoted(model._meta.db_table)  # noqa: SLF001 - Django's documented way
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names of our own models
    return len(rows)


def _plain(field: Field[Any, Any], value: object) -> object:
    """A value as JSON can hold it."""
    prepared = field.get_prep_value(value)
    return prepared.isoformat() if isinstance(prepared, datetime | date | time) else prepared


def _stored(field: Field[Any, Any], value: object) -> Any:  # noqa: ANN401 - what the database's driver takes
    """A value as this database wants it."""
    return field.get_db_prep_save(field.to_python(value), connection)


def _line(values: list[object]) -> bytes:
    """One line."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=str).encode() + b"\n"


def _quoted(name: str) -> str:
    """A name in a statement."""
    return connection.ops.quote_name(name)
