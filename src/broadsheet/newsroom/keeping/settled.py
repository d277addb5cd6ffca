"""Whether the tables of a newsroom are those its Broadsheet asks for.

Before the first release the tables were changed without a step from the one form to the other: a home of those days
can be opened no more. It is told at the start what to do, in place of failing at every screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connection

from broadsheet.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import Model

    from broadsheet.newsroom.home import Home

OURS = ("people", "newsroom")
"""The applications whose tables are the newsroom's own."""
TOLD = 3
"""Differences that are told; there may be many more."""


def own_tables() -> tuple[type[Model], ...]:
    """The models of all tables, as this Broadsheet has them."""
    return tuple(apps.get_models(include_auto_created=True))


def require_settled(home: Home, wanted: Iterable[type[Model]]) -> None:
    """Hold the tables that stand to those that are wanted. Raises ``InputError`` with the way out where they differ."""
    found = list(differences(wanted))
    if not found:
        return
    told = ", ".join(found[:TOLD]) + (f" and {len(found) - TOLD} more" if len(found) > TOLD else "")
    message = (
        f"The newsroom in {home.path} was made by another Broadsheet, with other tables ({told}). Nothing was changed. "
        "Open it with the Broadsheet it was made with."
    )
    raise InputError(f"{message} {_way_out(home)}")


def differences(wanted: Iterable[type[Model]]) -> Iterator[str]:
    """What the database lacks of the newsroom's own tables, or has too much, in words."""
    standing = set(connection.introspection.table_names())
    for model in wanted:
        about = model._meta  # noqa: SLF001 - Django's documented way
        if about.app_label not in OURS or not about.managed or about.proxy:
            continue
        if about.db_table not in standing:
            yield f"there is no {about.db_table}"
            continue
        columns = {str(field.column) for field in about.local_concrete_fields}
        there = _columns(about.db_table)
        yield from (f"{about.db_table} has no {name}" for name in sorted(columns - there))
        yield from (f"{about.db_table} has {name} too" for name in sorted(there - columns))


def _columns(table: str) -> set[str]:
    """The columns of a table that stands."""
    with connection.cursor() as cursor:
        return {column.name for column in connection.introspection.get_table_description(cursor, table)}


def _way_out(home: Home) -> str:
    """What else can be done than to go back."""
    anew = "broadsheet newsroom {} --home NEW-HOME"
    if (home.desk / "paper.toml").is_file():
        return f"Or begin a new one from its copy, which lies there as a folder, drafts too: {anew.format(home.desk)}"
    return (
        f"Or put its copy out with that one (broadsheet newsroom put-out FOLDER --home {home.path}), "
        f"and begin a new one from it with this one: {anew.format('FOLDER')}"
    )
