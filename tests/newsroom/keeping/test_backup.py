"""Backups: everything comes back, into either database; what is broken is told and leaves nothing behind."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from broadsheet.errors import InputError
from broadsheet.newsroom.home import Home
from broadsheet.newsroom.keeping import tables
from broadsheet.newsroom.keeping.actions import back_up, backups, daily, look_through, passphrase_of, restore
from broadsheet.newsroom.people.models import Remembered, User
from broadsheet.newsroom.running.handlers import HANDLERS
from broadsheet.newsroom.search import index
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job
from newsroom.newsrooms import moved_in
from newsroom.running.shifts import at_work, until

WORDS = "four unrelated words here"


def rows() -> dict[str, list[object]]:
    """Every row of every table, by table, as the backup tells them."""
    with tables.snapshot() as using:
        return {label(model): sorted(told(model, using)) for model in tables.tables(using)}


def label(model) -> str:
    """A table's name."""
    return model._meta.label  # noqa: SLF001 - Django's documented way


def told(model, using: str) -> list[str]:
    """A table's rows; JSON is compared by what it says, for databases keep its keys in an order of their own."""
    names = [field.attname for field in tables.columns(model)]
    found = model._base_manager.using(using).values_list(*names)  # noqa: SLF001 - all rows
    kinds = [field.get_internal_type() for field in tables.columns(model)]
    prepared = (
        [
            settled(field.get_prep_value(value), kind)
            for field, value, kind in zip(tables.columns(model), row, kinds, strict=True)
        ]
        for row in found
    )
    return [json.dumps(row, default=str, sort_keys=True) for row in prepared]


def settled(value, kind: str):
    """JSON as values."""
    return json.loads(value) if kind == "JSONField" and isinstance(value, str) else value


def files(home: Home) -> dict[str, bytes]:
    """The pictures and the key."""
    found = [home.path / "secret", *(item for item in home.media.rglob("*") if item.is_file())]
    return {str(item.relative_to(home.path)): item.read_bytes() for item in found}


@contextmanager
def narrow(size: int):
    """A disk on which no file can grow beyond a size."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, kept)


def test_everything_comes_back_equal(newsroom, tmp_path):
    newsroom.secret()
    before, pictures = rows(), files(newsroom)
    kept = back_up(newsroom, tmp_path / "all.backup", WORDS)
    assert kept.rows == sum(map(len, before.values())) > 500
    with moved_in(Home(tmp_path / "elsewhere")) as home:
        home.path.mkdir()
        restore(kept.file, WORDS, home)
        assert rows() == before
        assert files(home) == pictures
        assert index.find("harbour")
        user = User.objects.create_user("someone-new")
        assert user.pk not in {json.loads(row)[0] for row in before["people.User"]}


def test_where_somebody_signed_in_from_is_in_no_backup(empty_newsroom, tmp_path):
    Remembered.objects.create(cache_key="192.0.2.1", value="", expires=timezone.now() + timedelta(minutes=5))
    kept = back_up(empty_newsroom, tmp_path / "all.backup", WORDS)
    assert "people.User" in str(manifest := look_through(kept.file, WORDS))
    assert "Remembered" not in str(manifest)
    with moved_in(Home(tmp_path / "elsewhere")) as home:
        home.path.mkdir()
        restore(kept.file, WORDS, home)
        assert not Remembered.objects.exists()


def broadsheet(*words: object) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own: the framework makes its tables for the database it finds first."""
    command = [sys.executable, "-m", "broadsheet.cli", *map(str, words)]
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("BROADSHEET", "DJANGO"))}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=outside)


def succeeded(*words: object) -> str:
    """What the command says when all is well."""
    done = broadsheet(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def without_asked(found: dict[str, list[object]]) -> dict[str, list[object]]:
    """All but the jobs: putting back asks for some."""
    return {name: told for name, told in found.items() if name != "newsroom.Job"}


def test_the_command_takes_it_from_one_database_to_the_other_and_back(newsroom, postgres, tmp_path):
    newsroom.secret()
    before = rows()
    there, back = tmp_path / "there.backup", tmp_path / "back.backup"
    assert "Wrote" in succeeded("backup", newsroom.path, "--to", there)
    key, elsewhere = newsroom.path / "backup.key", postgres.database("moved")
    assert "parts, each as its list tells" in succeeded("backup", newsroom.path, "--look", there)
    succeeded("restore", there, tmp_path / "postgres", "--key", key, "--database", elsewhere)
    with moved_in(Home(tmp_path / "postgres", elsewhere)):
        assert connection.vendor == "postgresql"
        assert without_asked(rows()) == without_asked(before)
        User.objects.create_user("counts-on").delete()
    succeeded("backup", tmp_path / "postgres", "--to", back, "--database", elsewhere)
    succeeded("restore", back, tmp_path / "sqlite", "--key", tmp_path / "postgres" / "backup.key")
    with moved_in(Home(tmp_path / "sqlite")):
        assert connection.vendor == "sqlite"
        assert without_asked(rows()) == without_asked(before)
        assert index.find("harbour")


def test_what_cannot_be_put_back_leaves_nothing_behind(newsroom, tmp_path):
    kept = back_up(newsroom, tmp_path / "all.backup", WORDS)
    (tmp_path / "wrong").write_text("other words")
    done = broadsheet("restore", kept.file, tmp_path / "new", "--key", tmp_path / "wrong")
    assert done.returncode == 1
    assert "The passphrase does not open" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(item.name for item in tmp_path.iterdir()) == ["all.backup", "wrong"]
    taken = broadsheet("restore", kept.file, newsroom.path, "--key", tmp_path / "wrong")
    assert (taken.returncode, "is not empty" in taken.stderr) == (2, True)


def standing_in(address: str) -> list[str]:
    """The tables that stand in a PostgreSQL database."""
    with psycopg.connect(address) as base:
        found = base.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        return [row[0] for row in found]


def without_its_end(source: Path, to: Path) -> Path:
    """A backup that lost its end on the way."""
    to.write_bytes(source.read_bytes()[:-40_000])
    return to


def test_what_fails_half_way_into_the_other_database_leaves_that_empty(newsroom, postgres, tmp_path):
    """A row that names another which is not there: no database takes it in, and it is met when most is put back."""
    with closing(sqlite3.connect(newsroom.path / "db.sqlite3")) as base, base:
        base.execute(
            "UPDATE newsroom_placement SET article_id = 999999 WHERE id = (SELECT min(id) FROM newsroom_placement)"
        )
    kept = back_up(newsroom, tmp_path / "all.backup", WORDS)
    (tmp_path / "key").write_text(WORDS)
    for database in (postgres.database("unlucky"), f"sqlite:///{tmp_path / 'unlucky.sqlite3'}"):
        done = broadsheet("restore", kept.file, tmp_path / "new", "--key", tmp_path / "key", "--database", database)
        assert done.returncode == 1
        assert "could not be put back" in done.stderr
        assert "The database is as empty as it was." in done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "new").exists()
    assert standing_in(postgres.url("unlucky")) == []
    with closing(sqlite3.connect(tmp_path / "unlucky.sqlite3")) as base:
        assert base.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert not list(tmp_path.glob("*.aside*"))


def test_a_backup_cut_off_leaves_the_other_database_empty(newsroom, postgres, tmp_path):
    kept = back_up(newsroom, tmp_path / "all.backup", WORDS)
    (tmp_path / "key").write_text(WORDS)
    short = without_its_end(kept.file, tmp_path / "short.backup")
    database = postgres.database("unlucky")
    done = broadsheet("restore", short, tmp_path / "new", "--key", tmp_path / "key", "--database", database)
    assert (done.returncode, "is cut off" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    assert standing_in(database) == []


def test_tables_of_another_program_are_not_mixed_with_ours(empty_newsroom, postgres, tmp_path):
    kept = back_up(empty_newsroom, tmp_path / "all.backup", WORDS)
    (tmp_path / "key").write_text(WORDS)
    database = postgres.database("parish")
    with psycopg.connect(database) as base:
        base.execute("CREATE TABLE django_migrations (app text, name text)")
    done = broadsheet("restore", kept.file, tmp_path / "new", "--key", tmp_path / "key", "--database", database)
    assert "another program's tables (django_migrations)" in done.stderr
    assert standing_in(database) == ["django_migrations"]


def damaged(data: bytes, how: str) -> bytes:
    """A backup that came to harm."""
    middle = len(data) // 2
    return {
        "cut off": data[:middle],
        "one bit": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        "first bytes": b"GIF89a" + data[6:],
        "nothing": b"",
    }[how]


@pytest.mark.parametrize(
    ("how", "words"),
    [("cut off", "cut off"), ("one bit", "changed"), ("first bytes", "no backup"), ("nothing", "no backup")],
)
def test_a_backup_that_came_to_harm_is_told(empty_newsroom, tmp_path, how, words):
    kept = back_up(empty_newsroom, tmp_path / "all.backup", WORDS)
    kept.file.write_bytes(damaged(kept.file.read_bytes(), how))
    with pytest.raises(InputError, match=words):
        look_through(kept.file, WORDS)


def test_other_words_do_not_open_it(empty_newsroom, tmp_path):
    kept = back_up(empty_newsroom, tmp_path / "all.backup", WORDS)
    assert b"password" not in kept.file.read_bytes()
    with pytest.raises(InputError, match="passphrase does not open"):
        look_through(kept.file, "other words")
    assert len(look_through(kept.file, WORDS).parts) == kept.parts


def test_a_full_disk_leaves_no_half_backup(newsroom, tmp_path):
    with narrow(100_000), pytest.raises(InputError, match="could not be written"):
        back_up(newsroom, tmp_path / "all.backup", WORDS)
    assert list(tmp_path.glob("*")) == []


def test_words_for_which_there_is_no_room_are_not_kept_by_half(empty_newsroom):
    """Words cut short, or none at all, would open every backup to come."""
    (empty_newsroom.path / "backup.key").unlink(missing_ok=True)
    with narrow(0), pytest.raises(InputError, match=r"backup\.key could not be written"):
        passphrase_of(empty_newsroom)
    assert not list(empty_newsroom.path.glob("*backup.key*"))
    assert len(passphrase_of(empty_newsroom)) > 40


def test_a_place_that_is_taken_is_refused(newsroom, tmp_path):
    kept = back_up(newsroom, tmp_path / "all.backup", WORDS)
    before = rows()
    with pytest.raises(InputError, match="only be put into an empty one"):
        restore(kept.file, WORDS, newsroom)
    assert rows() == before


def test_a_backup_of_a_newer_broadsheet_is_refused(empty_newsroom, tmp_path, monkeypatch):
    told_by = tables.migrations
    monkeypatch.setattr(
        tables, "migrations", lambda using: {**told_by(using), "newsroom": ["0001_initial", "0999_far"]}
    )
    kept = back_up(empty_newsroom, tmp_path / "all.backup", WORDS)
    with moved_in(Home(tmp_path / "elsewhere")) as home:
        home.path.mkdir()
        with pytest.raises(InputError, match="newer Broadsheet"):
            restore(kept.file, WORDS, home)
        assert "people_user" not in connection.introspection.table_names()


def test_the_days_backup_is_made_by_itself(either_newsroom):
    Job.objects.all().delete()
    with at_work(either_newsroom, {kinds.BACKUP: HANDLERS[kinds.BACKUP]}):
        until(lambda: Job.objects.filter(kind=kinds.BACKUP, state=Job.State.DONE).exists())
    (made,) = backups(either_newsroom)
    assert made.name.startswith("daily-")
    assert "tables/people.User.jsonl" in {
        part.path for part in look_through(made, passphrase_of(either_newsroom)).parts
    }


def test_the_days_backups_are_kept_and_thinned(empty_newsroom):
    start = datetime(2026, 11, 1, 3, tzinfo=UTC)
    shutil.rmtree(empty_newsroom.path / "backups", ignore_errors=True)
    for day in range(9):
        daily(empty_newsroom, start + timedelta(days=day))
    names = [file.name for file in backups(empty_newsroom)]
    assert names[0] == "daily-2026-11-09T030000.backup"
    assert len(names) == 8  # seven days, and the newest of the first week
