"""Output is written aside and moved in one go; what fails leaves no trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.errors import InputError, UsageError
from broadsheet.works.staging import staged, writable_home

OWNED = ("press.pdf", "pages")


def write(folder: Path, **files: str):
    for name, text in files.items():
        (folder / name).write_text(text)


def test_what_was_written_aside_stands_in_the_folder(tmp_path: Path):
    with staged(tmp_path / "out", OWNED) as aside:
        write(aside, **{"press.pdf": "new"})
    assert (tmp_path / "out" / "press.pdf").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failure_leaves_the_old_output_untouched(tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    write(out, **{"press.pdf": "old"})
    with pytest.raises(FileNotFoundError), staged(out, OWNED) as aside:
        aside.joinpath("press.pdf").write_text((aside / "no such file").read_text())
    assert (out / "press.pdf").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_owned_file_not_written_this_time_goes_and_a_stranger_stays(tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    write(out, **{"press.pdf": "old", "letter.txt": "mine"})
    with staged(out, OWNED) as aside:
        write(aside, **{"report.json": "{}"})
    assert sorted(path.name for path in out.iterdir()) == ["letter.txt", "report.json"]


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path: Path):
    (tmp_path / ".broadsheet-999999999-abc").mkdir()
    with staged(tmp_path / "out", OWNED) as aside:
        write(aside, **{"press.pdf": "new"})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


STAGING = """
import sys, time
from pathlib import Path
from broadsheet.works.staging import staged
with staged(Path(sys.argv[1]), ()) as aside:
    print(aside, flush=True)
    time.sleep(60)
"""


def test_what_a_killed_run_left_is_swept_although_another_process_has_its_number_now(tmp_path: Path):
    with subprocess.Popen([sys.executable, "-c", STAGING, str(tmp_path / "out")], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        left = Path(run.stdout.readline().decode().strip())
        number = left.name.split("-")[1]
        renamed = left.rename(left.with_name(left.name.replace(number, str(os.getppid()))))
        with staged(tmp_path / "out", OWNED) as aside:
            write(aside, **{"press.pdf": "new"})
        assert renamed.exists()
        run.send_signal(signal.SIGKILL)
    with staged(tmp_path / "out", OWNED) as aside:
        write(aside, **{"press.pdf": "newer"})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["press.pdf"]


def test_what_a_killed_run_of_the_same_number_left_is_swept_as_in_a_container(tmp_path: Path):
    left = tmp_path / f".broadsheet-{os.getpid()}-left"
    left.mkdir()
    write(left, **{".held": "", "page.txt": "half"})
    with staged(tmp_path / "out", OWNED) as aside:
        write(aside, page="new")
    assert not left.exists()


def test_two_runs_of_one_process_leave_each_other_alone(tmp_path: Path):
    with staged(tmp_path / "one", OWNED) as first:
        write(first, **{"press.pdf": "one"})
        with staged(tmp_path / "two", OWNED) as second:
            write(second, **{"press.pdf": "two"})
    assert (tmp_path / "one" / "press.pdf").read_text() == "one"


def test_the_probe_of_a_run_that_was_killed_is_known_as_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Path, "rmdir", lambda _: None)
    writable_home(tmp_path / "out")
    assert [path.name.split("-")[1] for path in tmp_path.iterdir()] == [str(os.getpid())]


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path):
    write(tmp_path, out="a file")
    with pytest.raises(UsageError, match="is a file"), staged(tmp_path / "out", OWNED):
        pass


def test_a_folder_below_a_file_is_named(tmp_path: Path):
    write(tmp_path, blocked="a file")
    with pytest.raises(InputError, match="cannot be written"), staged(tmp_path / "blocked" / "out", OWNED):
        pass
