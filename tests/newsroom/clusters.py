"""A throw-away PostgreSQL for a run of tests: its data in a folder of its own, reached through a socket there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from judges.programs import missing

OWNER = "postgres"
NOBODY = "nobody"
FAST = "fsync=off\nfull_page_writes=off\nsynchronous_commit=off\nlisten_addresses=''\nshared_buffers=64MB\n"
"""Tests kill our processes, never the database's machine, so it need not wait for its disk."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running PostgreSQL. ``socket`` is the folder of its socket, ``control`` the program that starts and ends it."""

    socket: Path
    control: tuple[str | Path, ...] = ()
    who: str | None = None

    def stop(self) -> None:
        """End it as an operator does: those who are connected are thrown out."""
        _run(self.who, *self.control, "-m", "fast", "stop")

    def start(self) -> None:
        """Start it again."""
        _run(self.who, *self.control, "-l", self.socket / "log", "-o", f"-k {self.socket}", "start")

    def url(self, name: str) -> str:
        """A database of it as settings name it."""
        return f"postgresql://{OWNER}@/{name}?host={str(self.socket).replace('/', '%2F')}"

    def say(self, statement: str) -> None:
        """Run a statement that stands outside of transactions."""
        with psycopg.connect(f"host={self.socket} user={OWNER} dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def database(self, name: str, template: str = "template0") -> str:
        """Make a database anew, as a copy of another; its address."""
        self.say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self.say(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)


@contextmanager
def a_cluster() -> Iterator[Cluster]:
    """Start a cluster, and end it with all it holds. Skips, or fails in CI, where PostgreSQL is not installed."""
    programs = _programs()
    home = Path(tempfile.mkdtemp(prefix="broadsheet-pg-"))
    who = _account(home)
    try:
        _run(who, programs / "initdb", "-D", home / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-sync")
        settings = home / "data" / "postgresql.conf"
        settings.write_text(settings.read_text() + FAST)
        cluster = Cluster(home, (programs / "pg_ctl", "-D", home / "data", "-w"), who)
        cluster.start()
        try:
            yield cluster
        finally:
            _run(who, *cluster.control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _programs() -> Path:
    """Where PostgreSQL's programs lie; Debian keeps them off the PATH."""
    on_path = shutil.which("pg_ctl")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    return found[-1].parent if found else missing("postgresql")


def _account(home: Path) -> str | None:
    """Whom to run it as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in (OWNER, NOBODY):
        try:
            shutil.chown(home, name)
        except LookupError:
            continue
        return name
    return missing("postgresql")


def _run(who: str | None, *command: str | Path) -> None:
    """Run one of its programs; what it says is part of the error."""
    done = subprocess.run(
        [str(part) for part in command],
        user=who,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if "initdb" in str(command[0]) else subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}: {done.stdout!r}"
