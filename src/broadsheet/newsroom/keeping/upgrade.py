"""An upgrade of the tables: a backup first, then the migrations, then a look round; else all as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from broadsheet.errors import InputError
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.keeping.actions import (
    FOLDER,
    KEY,
    ROLLING_BACK,
    back_up,
    backups,
    passphrase_of,
    rolled_back,
)
from broadsheet.newsroom.keeping.rules import file_name
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.stories.models import Article

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.newsroom.home import Home


def upgrade(home: Home) -> Path | None:
    """Bring the tables of a newsroom up to date; the backup made before, None where nothing was to be done.

    Raises ``InputError`` where it failed; the database is then as it was.
    """
    if (home.path / FOLDER / ROLLING_BACK).exists():
        newest = backups(home)[0] if backups(home) else home.path / FOLDER
        message = (
            f"Taking back an upgrade was broken off in {home.path}. Put the backup made before it into a new home:"
        )
        raise InputError(f"{message} broadsheet restore {newest} NEW-HOME --key {home.path / KEY}")
    if "people_user" not in connection.introspection.table_names() or not _waiting():
        return None
    now = timezone.now()
    kept = back_up(home, home.path / FOLDER / file_name("before-upgrade", now), passphrase_of(home))
    with rolled_back(home, kept):
        call_command("migrate", interactive=False, verbosity=0)
        _try_out()
    return kept.file


def _waiting() -> bool:
    """Whether there are migrations the database has not been through."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _try_out() -> None:
    """Read something of everything; raises what the database raises."""
    for model in (User, Article, Issue):
        model._base_manager.order_by("pk").first()  # noqa: SLF001 - all rows, whatever a manager hides
