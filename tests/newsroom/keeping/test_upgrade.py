"""Upgrades: a backup first, then the tables; one that fails, or is killed, leaves everything as it was."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings
from django.db import connection

from broadsheet.errors import InputError
from broadsheet.newsroom.home import Home
from broadsheet.newsroom.keeping import tables
from broadsheet.newsroom.keeping.actions import backups, passphrase_of, restore
from broadsheet.newsroom.keeping.upgrade import upgrade
from broadsheet.newsroom.people.models import User
from newsroom.keeping.versions import MARKS, MODULE, MOTTO, NO_MOTTO, SAYING, Versions, forget
from newsroom.newsrooms import moved_in

NO_LUCK = 'raise RuntimeError("no such luck")'
KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
UPGRADE = """
import sys
from contextlib import closing
sys.path.insert(0, sys.argv[1])
import django
from django.conf import settings
settings.MIGRATION_MODULES = {"people": sys.argv[2]}
django.setup()
from broadsheet.newsroom.keeping.upgrade import upgrade
upgrade(settings.NEWSROOM_HOME)
"""


@pytest.fixture
def versions(tmp_path, monkeypatch):
    """The migrations of people, in a folder where more can be added."""
    made = Versions.begun(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(settings, "MIGRATION_MODULES", {"people": MODULE})
    yield made
    forget()


@pytest.fixture
def with_mottos(either_newsroom, versions):
    """A newsroom of a version whose accounts had mottos, each its own."""
    versions.add("8000_motto", MOTTO)
    versions.go_over()
    say("UPDATE people_user SET motto = 'I am ' || username")
    return either_newsroom


def say(statement: str) -> list[tuple[object, ...]]:
    """Run a statement; what it finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def names() -> list[str]:
    """First names, in the order of the accounts."""
    return list(User.objects.order_by("pk").values_list("first_name", flat=True))


def mottos() -> list[tuple[object, ...]]:
    """What accounts say, in their order."""
    return say("SELECT username, motto FROM people_user ORDER BY id")


def shape() -> dict[str, list[str]]:
    """Every table with its columns."""
    with connection.cursor() as cursor:
        inside = connection.introspection
        names = inside.table_names(cursor)
        return {name: [item.name for item in inside.get_table_description(cursor, name)] for name in names}


def test_a_newsroom_that_is_up_to_date_is_left_alone(newsroom):
    assert upgrade(newsroom) is None
    assert backups(newsroom) == ()


def test_an_upgrade_makes_a_backup_first(either_newsroom, versions):
    versions.add("9000_next", *MARKS)
    made = upgrade(either_newsroom)
    assert backups(either_newsroom) == (made,)
    assert made.name.startswith("before-upgrade-")
    assert set(names()) == {"changed"}
    assert "9000_next" in tables.migrations("default")["people"]


def test_an_upgrade_that_fails_leaves_all_as_it_was(either_newsroom, versions):
    before, stood = names(), shape()
    versions.add("9000_next", *MARKS, act=NO_LUCK)
    with pytest.raises(InputError, match=r"no such luck.*as it was before"):
        upgrade(either_newsroom)
    assert (names(), shape()) == (before, stood)
    assert "9000_next" not in tables.migrations("default")["people"]
    assert len(backups(either_newsroom)) == 1


def test_what_went_well_before_the_failure_is_taken_back_too(with_mottos, versions):
    before, stood = mottos(), shape()
    versions.add("9000_gone", *MARKS, NO_MOTTO)
    versions.add("9001_next", MARKS[1], act=NO_LUCK)
    with pytest.raises(InputError, match="no such luck"):
        upgrade(with_mottos)
    assert (mottos(), shape()) == (before, stood)
    assert before[0][1] == f"I am {before[0][0]}"


def test_a_renamed_column_has_its_name_and_values_back(with_mottos, versions):
    before = mottos()
    versions.add("9000_next", SAYING, act=NO_LUCK)
    with pytest.raises(InputError, match="no such luck"):
        upgrade(with_mottos)
    assert mottos() == before


@pytest.mark.parametrize("operation", [NO_MOTTO, SAYING])
def test_the_backup_before_an_upgrade_holds_what_the_upgrade_takes_away(with_mottos, versions, tmp_path, operation):
    before = mottos()
    versions.add("9000_gone", operation)
    made = upgrade(with_mottos)
    assert "motto" not in shape()["people_user"]
    versions.take_away("9000_gone")
    with moved_in(Home(tmp_path / "elsewhere")) as home:
        home.path.mkdir()
        restore(made, passphrase_of(with_mottos), home)
        assert mottos() == before


def test_another_programs_tables_are_left_alone(postgres_newsroom, versions):
    say("CREATE TABLE parish_register (name text)")
    say("INSERT INTO parish_register VALUES ('Ashdown')")
    say("CREATE VIEW parish_accounts AS SELECT username FROM people_user")
    versions.add("9000_next", *MARKS, act=NO_LUCK)
    with pytest.raises(InputError, match="no such luck"):
        upgrade(postgres_newsroom)
    assert say("SELECT name FROM parish_register") == [("Ashdown",)]
    assert len(say("SELECT * FROM parish_accounts")) == len(names())


def test_one_that_was_killed_is_as_if_never_begun_and_can_be_begun_again(either_newsroom, versions):
    before, stood = names(), shape()
    versions.add("9000_next", *MARKS)
    versions.add("9001_killed", MARKS[1], act=KILLED)
    connection.close()
    place = str(versions.folder.parent)
    environment = {**os.environ, **either_newsroom.environment()}
    done = subprocess.run([sys.executable, "-c", UPGRADE, place, MODULE], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (names(), shape()) == (before, stood)
    versions.take_away("9001_killed")
    assert upgrade(either_newsroom) is not None
    assert set(names()) == {"changed"}
    assert not [file.name for file in either_newsroom.path.glob("*.aside*")]


def test_a_file_that_others_have_open_is_not_upgraded(newsroom, versions):
    versions.add("9000_next", *MARKS)
    reader = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT 1 FROM people_user').fetchall()"
    hold = f"{reader}; c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(newsroom.path / "db.sqlite3")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        with pytest.raises(InputError, match="Another program has") as told:
            upgrade(newsroom)
        assert "report this" not in str(told.value)
        holder.stdin.close()
    assert upgrade(newsroom) is not None


def test_an_upgraded_file_keeps_its_mode_and_needs_no_log_beside_it(newsroom, versions):
    versions.add("9000_next", *MARKS)
    file = newsroom.path / "db.sqlite3"
    connection.close()
    file.chmod(0o640)
    assert upgrade(newsroom) is not None
    connection.close()
    assert file.stat().st_mode & 0o777 == 0o640
    with closing(sqlite3.connect(f"file:{file}?immutable=1", uri=True)) as alone:
        assert ("9000_next",) in alone.execute("SELECT name FROM django_migrations").fetchall()
