"""Output written aside and moved into place in one go, so that nothing half-written ever stands in a folder.

What a run that was killed left aside, the next one sweeps: it is known by a lock that died with it. The number of its
process tells only where there is no lock, since by then it may be another's (in a container, the same each time).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


PREFIX = ".broadsheet-"
HELD, OLD = ".held", ".old"
"""The file that a run keeps locked in its folder, and where it sets aside what it replaces."""
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
    aside = _made(home)
    try:
        with _held(aside):
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
        _made(out.parent).rmdir()
    except OSError as error:
        message = f"{out.parent} cannot be written ({error.strerror}); name another folder with --out."
        raise InputError(message) from error
    return out.parent


def _made(home: Path) -> Path:
    """A new folder that is known to be this process's."""
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=home))


@contextmanager
def _held(aside: Path) -> Iterator[None]:
    """Keep a folder's file locked meanwhile; it has its name only once it is. Where locks cannot be had, do without."""
    handle = os.open(aside / f"{HELD}.new", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # of this handle alone: another of ours is refused too
            (aside / f"{HELD}.new").rename(aside / HELD)
        yield
    finally:
        os.close(handle)


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
        if pid.isdigit() and (_is_let_go(left / HELD) if (left / HELD).exists() else not _alive(int(pid))):
            shutil.rmtree(left, ignore_errors=True)


def _is_let_go(file: Path) -> bool:
    """Whether nobody locks a file that was locked when it got its name; False where there is none."""
    try:
        handle = os.open(file, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(handle)


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
    old = aside / OLD
    old.mkdir()
    fresh = sorted(entry.name for entry in aside.iterdir() if not entry.name.startswith((OLD, HELD)))
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
