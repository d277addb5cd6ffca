"""Several processes at one job, each keeping what it has read: whoever read a story sets its page.

Where nothing else runs in this process, hands are forked and need not start; where there are threads (a server's), or
no fork, they are started anew.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import traceback
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from broadsheet.errors import BroadsheetError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

T = TypeVar("T")


class Crew(Generic[T]):
    """Hands at work. ``make(*setup)`` makes one of each of ``setups``, in a process of its own when there are several.

    Processes start at once. Leaving the ``with`` block sends them home.
    """

    def __init__(self, make: Callable[..., T], setups: Sequence[tuple[Any, ...]]) -> None:
        self.setups = setups
        self._own = make(*setups[0]) if len(setups) == 1 else None
        self._done: list[Any] = []
        self._begun = 0
        self._lines: list[Connection] = []
        self._processes: list[Any] = []
        if self._own is None:
            self._start(make)

    def _start(self, make: Callable[..., T]) -> None:
        """Start the processes."""
        forks = sys.platform == "linux" and threading.active_count() == 1
        context = get_context("fork") if forks else get_context("spawn")
        for setup in self.setups:
            here, there = context.Pipe()
            mine = (*self._lines, here) if forks else ()
            process = context.Process(target=_work, args=(there, make, setup if forks else None, mine), daemon=True)
            process.start()
            there.close()
            self._lines.append(here)
            self._processes.append(process)
        for line, setup in zip(self._lines, () if forks else self.setups, strict=False):
            with suppress(BrokenPipeError, ConnectionResetError):  # who died is told of when answers are heard
                line.send(setup)

    @property
    def hands(self) -> int:
        """How many work."""
        return len(self.setups)

    def begin(self, act: str, shares: Sequence[tuple[Any, ...]]) -> None:
        """Let every hand begin an act (a method's name) with its share (the method's arguments), one for each hand.

        More acts may be begun before the first is finished. A hand that waits to be heard hears nothing: where an act
        before had a long answer, shares must be short (a line holds some 64 kB).
        """
        self._begun += 1
        if self._own is not None:
            self._done += [getattr(self._own, act)(*share) for share in shares]
        for line, share in zip(self._lines, shares, strict=False):
            with suppress(BrokenPipeError, ConnectionResetError):  # who died is told of when answers are heard
                line.send((act, share))

    def finish(self) -> list[Any]:
        """What the hands made of all acts begun, act by act in their order. Raises what one of them raised."""
        begun, self._begun = self._begun, 0
        if self._own is not None:
            done, self._done = self._done, []
            return done
        answers = []
        for _ in range(begun):
            answers += [_unpacked(heard) for heard in [_hear(line) for line in self._lines]]
        for failed, answer in answers:
            if failed:
                raise answer if isinstance(answer, BroadsheetError) else RuntimeError(answer)
        return [answer for _, answer in answers]

    def __enter__(self) -> Crew[T]:
        """The crew."""
        return self

    def __exit__(self, *_: object) -> None:
        """Send everybody home."""
        for line in self._lines:
            line.close()
        for process in self._processes:
            process.join(timeout=5)
            if process.is_alive():
                process.terminate()


def _hear(line: Connection) -> bytes:
    """What a hand answers, still packed, so that it can go on; nothing from a process that died."""
    try:
        return line.recv_bytes()
    except (EOFError, ConnectionResetError):
        return b""


def _unpacked(heard: bytes) -> tuple[bool, Any]:
    """Whether an act failed, and the answer."""
    if not heard:
        message = "a process of the build was killed; the site is as it was. Is there enough memory? Build again."
        return True, BroadsheetError(message)
    answer: tuple[bool, Any] = ForkingPickler.loads(heard)
    return answer


def _work(
    line: Connection, make: Callable[..., Any], setup: tuple[Any, ...] | None, inherited: Sequence[Connection]
) -> None:
    """One hand's working day: made, then act by act until the line is closed.

    A hand that was started anew is told its ``setup`` by the line: a start waits for ever where more than a pipe holds
    comes with it and the process dies (CPython, ``multiprocessing.popen_spawn_posix``).
    ``inherited`` are ends of lines that came along with a fork; kept open, nobody would hear that they were closed.
    Garbage is not collected: reading makes many values and few cycles, and looking for them costs a fifth of its time.
    """
    gc.disable()
    for end in inherited:
        end.close()
    failed, hand = _tried(make, _told(line) if setup is None else setup)
    while True:
        act, share = _told(line)
        _tell(line, (True, hand) if failed else _tried(getattr(hand, act), share))


def _tell(line: Connection, answer: tuple[bool, Any]) -> None:
    """Answer, if anybody is there to hear it."""
    with suppress(BrokenPipeError, ConnectionResetError):
        line.send(answer)


def _told(line: Connection) -> Any:  # noqa: ANN401 - whatever comes through a line
    """What a hand is told next. Where nobody is there any more it goes home: all is written and told.

    It does so at once: freeing a million values one by one would only take time.
    """
    try:
        return line.recv()
    except (EOFError, ConnectionResetError, KeyboardInterrupt):
        os._exit(0)


def _tried(act: Callable[..., Any], share: tuple[Any, ...]) -> tuple[bool, Any]:
    """Whether an act failed, and its answer."""
    try:
        return False, act(*share)
    except BroadsheetError as error:
        return True, error
    except Exception:  # noqa: BLE001 - told to the process that waits, which raises it
        return True, traceback.format_exc()
