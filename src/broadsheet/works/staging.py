"""Output written aside and moved into place in one go, so that nothing half-written ever stands in a folder."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


PREFIX = ".broadsheet-"
PATIENCE, PAUSE = 100, 0.02
"""How often, and how many seconds apart, a run asks whether another has done moving; renaming takes far less."""


@contextmanager
def staged(out: Path, owned: tuple[str, ...]) -> Iterator[Path]:
    """Give a folder to write in; on success its entries replace those of the same name in ``out``.

    ``owned`` names the entries of ``out`` that belong to this job: those the job did not write this time are removed,
    so that no file of an earlier run passes for one of this. Anything else in ``out`` is left alone. When the job
    fails, ``out`` stays exactly as it was.
    """
    home = writable_home(out)
    _sweep(home)
    aside = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=home))
    try:
        yield aside
        with _alone(home / f"{PREFIX}moving-{out.name}"):
            _move(aside, out, owned)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def writable_home(out: Path) -> Path:
    """The folder that holds ``out``, on the same disk, so that moving is renaming.

    Raises ``UsageError`` where ``out`` is a file and ``InputError`` where nothing can be written.
    """
    if out.exists() and not out.is_dir():
        message = f"{out} is a file; name a folder for the output, for example --out out."
        raise UsageError(message)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        probe = tempfile.mkdtemp(prefix=PREFIX, dir=out.parent)
        Path(probe).rmdir()
    except OSError as error:
        message = f"{out.parent} cannot be written ({error.strerror}); name another folder with --out."
        raise InputError(message) from error
    return out.parent


@contextmanager
def _alone(sign: Path) -> Iterator[None]:
    """Wait while another run moves into the same folder; a sign that outlives the wait was left by one that died."""
    for _ in range(PATIENCE):
        try:
            sign.mkdir()
        except FileExistsError:
            time.sleep(PAUSE)
        else:
            break
    try:
        yield
    finally:
        shutil.rmtree(sign, ignore_errors=True)


def _sweep(home: Path) -> None:
    """Remove what a run that was killed left aside; folders of runs still alive stay."""
    for left in home.glob(f"{PREFIX}[0-9]*-*"):
        pid = left.name.removeprefix(PREFIX).partition("-")[0]
        if pid.isdigit() and not _alive(int(pid)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(pid: int) -> bool:
    """Whether a process of that number runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _move(aside: Path, out: Path, owned: tuple[str, ...]) -> None:
    """Set old entries aside, move the new ones in, and put the old ones back if that fails."""
    out.mkdir(exist_ok=True)
    old = aside / ".old"
    old.mkdir()
    fresh = sorted(entry.name for entry in aside.iterdir() if entry.name != ".old")
    moved: list[str] = []
    try:
        for name in sorted({*owned, *fresh}):
            if (out / name).exists():
                (out / name).rename(old / name)
        for name in fresh:
            (aside / name).rename(out / name)
            moved.append(name)
    except OSError:
        _put_back(out, old, moved)
        raise


def _put_back(out: Path, old: Path, moved: list[str]) -> None:
    """Undo a move that failed half-way."""
    for name in moved:
        entry = out / name
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    for entry in old.iterdir():
        entry.rename(out / entry.name)
