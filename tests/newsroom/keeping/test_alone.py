"""Two at once in one home: the second is told so in a sentence; a process that was killed holds nobody up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from broadsheet.errors import UsageError
from broadsheet.newsroom.home import Home
from broadsheet.newsroom.keeping.actions import back_up
from broadsheet.newsroom.running import errands
from broadsheet.newsroom.running.alone import CHANGING, IS_CHANGING, LOCK, alone
from broadsheet.newsroom.running.restoring import restored

WORDS = "four unrelated words here"
HOLDER = """
import sys
from pathlib import Path
from broadsheet.newsroom.running.alone import alone
with alone(Path(sys.argv[1]), Path(), ""):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(file):
    """A lock held by another process; the process."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


def broadsheet(*words: object) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("BROADSHEET", "DJANGO"))}
    command = [sys.executable, "-m", "broadsheet.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=outside)


@pytest.mark.parametrize("errand", [errands.begin, errands.bring_in])
def test_while_the_tables_are_made_nobody_else_makes_them(empty_newsroom, errand, tmp_path):
    with held(empty_newsroom.path / CHANGING) as other, pytest.raises(UsageError) as refused:
        errand(str(tmp_path))
    assert f"is being begun or brought up to date (process {other.pid}). Wait until" in str(refused.value)


def test_copy_is_not_taken_into_an_open_newsroom_whose_tables_are_old(empty_newsroom, monkeypatch, tmp_path):
    monkeypatch.setattr(errands, "waiting", lambda: True)
    with held(empty_newsroom.path / LOCK) as other, pytest.raises(UsageError) as refused:
        errands.bring_in(str(tmp_path))
    assert f"is open already (process {other.pid})" in str(refused.value)


def test_one_that_was_killed_leaves_no_mark(empty_newsroom):
    file = empty_newsroom.path / CHANGING
    with held(file) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        with alone(file, empty_newsroom.path, IS_CHANGING):
            assert file.read_text() == f"{os.getpid()}\n"


def test_two_do_not_restore_into_one_home_and_what_a_killed_one_left_is_taken_away(empty_newsroom, tmp_path):
    empty_newsroom.secret()
    kept = back_up(empty_newsroom, tmp_path / "all.backup", WORDS)
    (tmp_path / "words").write_text(WORDS)
    beside = tmp_path / ".home.restoring"
    (beside / "home" / "tables").mkdir(parents=True)
    (beside / "home" / "tables" / "left.jsonl").touch()
    asked = ("restore", kept.file, tmp_path / "home", "--key", tmp_path / "words")
    with held(beside / LOCK) as other:
        refused = broadsheet(*asked)
    assert (refused.returncode, (tmp_path / "home").exists()) == (2, False)
    assert f"is being put into {tmp_path / 'home'} already (process {other.pid})" in refused.stderr
    done = broadsheet(*asked)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "home" / "db.sqlite3").exists()
    assert not (tmp_path / "home" / "tables").exists()
    assert not beside.exists()


def test_a_home_that_is_a_disk_of_its_own_is_not_restored_into(tmp_path):
    disk = next(Path(place) for place in ("/proc", "/") if Path(place).is_mount())
    with pytest.raises(UsageError, match=r"is a disk of its own, or .* Restore into a folder within it"):
        restored(tmp_path / "paper.backup", Home(disk, ""), WORDS)
