"""Newsrooms for tests, on real databases.

- ``empty_newsroom``: tables made, the cast hired, no copy; ``newsroom``: the example paper taken in too; on SQLite.
- ``postgres_newsroom``: the same as ``newsroom`` on PostgreSQL; ``either_newsroom``: the test runs on each.
- ``cast``: somebody of every role, ``cast.editor``; ``cast.client("editor")`` is their browser, signed in.
- ``moved_in(Home)``: for tests that want a database or a home of their own in this process.

Each gives a ``Home``. What is dear (the migrations, taking the paper in) is done once for a run of tests and copied.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dj_database_url
import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connections
from django.test import Client

from broadsheet.newsroom.home import Home
from broadsheet.newsroom.people.models import User
from newsroom.clusters import Cluster, a_cluster
from newsroom.ground import HOUSE, SECRET
from newsroom.hiring import EXAMPLE, PASSWORD, STAFF, hire, take_the_example_in

SQLITE_OPTIONS = dict(settings.DATABASES["default"]["OPTIONS"])
TESTS = Path(__file__).resolve().parents[1]
HIRING = "import django; django.setup(); from newsroom.hiring import hire_and_take_in; hire_and_take_in()"
__all__ = [
    "EXAMPLE",
    "HOUSE",
    "PASSWORD",
    "STAFF",
    "Cast",
    "cast",
    "either_newsroom",
    "empty_newsroom",
    "moved_in",
    "newsroom",
    "postgres",
    "postgres_newsroom",
    "postgres_template",
    "templates",
]


class Cast:
    """Somebody of every role, under the role's name; ``client`` is their browser, a stranger's without a name."""

    def __getattr__(self, name: str) -> User:
        """The account: ``cast.sub_editor``."""
        return User.objects.get(username=name.replace("_", "-"))

    def client(self, name: str = "") -> Client:
        """A browser, signed in."""
        client = Client()
        if name:
            client.force_login(User.objects.get(username=name.replace("_", "-")))
        return client


@dataclass(frozen=True, slots=True)
class Templates:
    """Homes that are made once for a run of tests, by whichever process asks first, below ``folder``."""

    folder: Path

    def home(self, name: str, make: Callable[[], None], start: Path | None = None) -> Path:
        """A template: ``make`` fills the home of this process (as ``start`` is, if given); what it wrote is kept."""
        place = self.folder / name
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not place.exists():
                _is_there(start)
                with moved_in(Home(HOUSE)):
                    make()
                shutil.copytree(HOUSE, place.with_suffix(".aside"))
                place.with_suffix(".aside").rename(place)
        return place

    def empty(self) -> Path:
        """A newsroom with its people."""
        return self.home("empty", hire)

    def example(self) -> Path:
        """The same with the example paper."""
        return self.home("example", take_the_example_in, self.empty())


def _is_there(template: Path | None) -> None:
    """Put a template's home in place of this process's; an empty one without a template."""
    shutil.rmtree(HOUSE, ignore_errors=True)
    if template:
        shutil.copytree(template, HOUSE)
    else:
        HOUSE.mkdir()
    (HOUSE / "static").mkdir(exist_ok=True)


@contextmanager
def moved_in(home: Home) -> Iterator[Home]:
    """Let Django work in a home of this process: with its database, and nothing remembered of the last one."""
    _forget()
    parsed = dj_database_url.parse(home.database_url)
    given = parsed if home.database else {**parsed, "OPTIONS": SQLITE_OPTIONS}
    before = settings.NEWSROOM_HOME, connections.settings["default"]
    connections.settings["default"] = connections.configure_settings({"default": given})["default"]
    settings.NEWSROOM_HOME = home
    os.environ.update(home.environment())
    try:
        yield home
    finally:
        _forget()
        settings.NEWSROOM_HOME, connections.settings["default"] = before
        os.environ.update(before[0].environment())


def _forget() -> None:
    """Close the database, and forget what was remembered of its rows."""
    if connections.all(initialized_only=True):
        connections.close_all()
        del connections["default"]
    ContentType.objects.clear_cache()
    cache.clear()


@pytest.fixture(scope="session")
def templates(tmp_path_factory) -> Templates:
    """The templates that all processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    return Templates((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "newsrooms")


@pytest.fixture
def empty_newsroom(templates) -> Iterator[Home]:
    """A newsroom with its people, without copy."""
    _is_there(templates.empty())
    with moved_in(Home(HOUSE)) as home:
        yield home


@pytest.fixture
def newsroom(templates) -> Iterator[Home]:
    """A newsroom into which the example paper was taken."""
    _is_there(templates.example())
    with moved_in(Home(HOUSE)) as home:
        yield home


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL of this run's own."""
    with a_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def postgres_template(postgres) -> str:
    """The database that others are copied from: the example paper taken in, in a process that knew PostgreSQL first.

    The framework makes its tables for the database it finds when it is imported.
    """
    home = Home(HOUSE.parent / "example", postgres.database("example"))
    home.path.mkdir(exist_ok=True)
    (home.path / "secret").write_text(SECRET, encoding="ascii")
    environment = {**os.environ, **home.environment(), "PYTHONPATH": str(TESTS)}
    subprocess.run([sys.executable, "-c", HIRING], env=environment, check=True)
    return "example"


@pytest.fixture
def postgres_newsroom(templates, postgres, postgres_template) -> Iterator[Home]:
    """A newsroom on PostgreSQL into which the example paper was taken."""
    _is_there(templates.example())
    (HOUSE / "db.sqlite3").unlink()
    with moved_in(Home(HOUSE, postgres.database("newsroom", postgres_template))) as home:
        yield home


@pytest.fixture(params=["newsroom", "postgres_newsroom"])
def either_newsroom(request) -> Home:
    """The newsroom on SQLite, then on PostgreSQL."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def cast() -> Cast:
    """Somebody of every role; asks the database when it is asked itself, so it stands beside any newsroom."""
    return Cast()
