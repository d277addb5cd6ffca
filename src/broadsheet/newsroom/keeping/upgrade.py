"""An upgrade of the tables: a backup first, then the migrations and a look round as a whole; else all as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from broadsheet.errors import InputError
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.keeping import tables
from broadsheet.newsroom.keeping.actions import FOLDER, back_up, passphrase_of
from broadsheet.newsroom.keeping.rules import file_name
from broadsheet.newsroom.keeping.settled import own_tables, require_settled
from broadsheet.newsroom.keeping.whole import whole
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.stories.models import Article

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.newsroom.home import Home


def upgrade(home: Home) -> Path | None:
    """Bring the tables of a newsroom up to date; the backup made before, None where nothing was to be done.

    Raises ``InputError`` where it failed, or where the tables are of no version we know; all is then as it was.
    """
    if "people_user" not in connection.introspection.table_names():
        return None
    if not waiting():
        require_settled(home, own_tables())
        return None
    require_settled(home, tables.tables(connection.alias))
    now = timezone.now()
    kept = back_up(home, home.path / FOLDER / file_name("before-upgrade", now), passphrase_of(home))
    try:
        with whole():
            call_command("migrate", interactive=False, verbosity=0)
            _try_out()
    except InputError as error:
        raise InputError(f"The tables were not brought up to date. {error} The backup is {kept.file}.") from error
    except Exception as error:
        message = f"The upgrade failed ({error}); everything is as it was before. The backup is {kept.file}."
        raise InputError(f"{message} Go on with the Broadsheet you had, and report this.") from error
    return kept.file


def waiting() -> bool:
    """Whether there are migrations the database has not been through."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _try_out() -> None:
    """Read something of everything; raises what the database raises."""
    for model in (User, Article, Issue):
        model._base_manager.order_by("pk").first()  # noqa: SLF001 - all rows, whatever a manager hides
