"""Every row of every table as lines of JSON that any database takes in again: one list of values a line.

The rows are read in one snapshot, so that a newsroom goes on working while it is backed up. Tables are taken as the
migrations left them that the database has been through, not as today's code has them: what an upgrade is going to
remove or rename is in the backup made before it.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import IO, TYPE_CHECKING, Any

from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import JSONField
from wagtail.fields import StreamField

from broadsheet.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db.migrations.state import ProjectState
    from django.db.models import Field, Model

SNAPSHOT = "snapshot"
AT_ONCE = 500
"""Rows read or written at a time."""
DERIVED = ("wagtailsearch",)
"""Applications whose tables are made from others, in another way on each database."""
PASSING = ("people.remembered",)
"""Tables whose rows are over in minutes and tell where somebody signed in from: in no backup."""


def tables(using: str) -> tuple[type[Model], ...]:
    """The models of all tables that stand in a database, as its own migrations made them."""
    loader = MigrationLoader(connections[using])
    state = loader.project_state([key for key in loader.applied_migrations if key in loader.graph.nodes])
    _plainly(state)
    found = (model for model in state.apps.get_models(include_auto_created=True))
    return tuple(model for model in found if _is_kept(model))


def _is_kept(model: type[Model]) -> bool:
    """Whether a model has a table of its own that is backed up."""
    about = model._meta  # noqa: SLF001 - Django's documented way
    passing = about.app_label in DERIVED or about.label_lower in PASSING
    return about.managed and not about.proxy and not passing


def _plainly(state: ProjectState) -> None:
    """Have copy read as the JSON it is, whatever blocks it is made of."""
    for model in state.models.values():
        for name, field in model.fields.items():
            if isinstance(field, StreamField):
                model.fields[name] = JSONField(null=field.null, db_column=field.db_column)


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


def write_rows(model: type[Model], using: str, out: IO[bytes]) -> int:
    """Write a table's rows; tell how many. The first line names its columns."""
    fields = columns(model)
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


def empty(models: Sequence[type[Model]]) -> None:
    """Take away what a new database is given to begin with. The log, of which nothing can be taken, begins empty."""
    with connection.cursor() as cursor:
        for model in reversed(models):
            if model._base_manager.exists():  # noqa: SLF001 - all rows, whatever a manager hides
                cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)}")  # noqa: S608, SLF001 - tables of our own models


def count_on(models: Sequence[type[Model]]) -> None:
    """Let the database count on from the highest keys."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
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
