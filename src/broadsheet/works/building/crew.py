"""Several processes at one job, each keeping what it has read: whoever read a story sets its page.

Processes are started anew rather than forked, so that a server with threads may build too.
"""

from __future__ import annotations

import gc
import os
import traceback
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from broadsheet.errors import BroadsheetError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

T = TypeVar("T")


class Crew(Generic[T]):
    """Hands at work. ``make(setup)`` makes one, in a process of its own when there are several.

    Processes start at once; ``brief`` tells them what there is to know. Leaving the ``with`` block sends them home.
    """

    def __init__(self, make: Callable[[Any], T], hands: int) -> None:
        self._make = make
        self._own: T | None = None
        self._done: list[Any] = []
        self._begun = 0
        self._lines: list[Connection] = []
        self._processes: list[Any] = []
        if hands > 1:
            self._start(hands)

    def _start(self, hands: int) -> None:
        """Start the processes."""
        context = get_context("spawn")
        for _ in range(hands):
            here, there = context.Pipe()
            process = context.Process(target=_work, args=(there, self._make), daemon=True)
            process.start()
            there.close()
            self._lines.append(here)
            self._processes.append(process)

    @property
    def hands(self) -> int:
        """How many work."""
        return max(1, len(self._lines))

    def brief(self, setup: object) -> None:
        """Tell every hand what there is to know. Must come before anything else."""
        if not self._lines:
            self._own = self._make(setup)
        for line in self._lines:
            line.send(setup)

    def begin(self, act: str, shares: Sequence[tuple[Any, ...]]) -> None:
        """Let every hand begin an act (a method's name) with its share (the method's arguments), one for each hand.

        More acts may be begun before the first is finished; of these all but the last must have short answers, since
        a hand that waits to be heard hears nothing.
        """
        self._begun += 1
        if self._own is not None:
            self._done += [getattr(self._own, act)(*share) for share in shares]
        for line, share in zip(self._lines, shares, strict=False):
            line.send((act, share))

    def finish(self) -> list[Any]:
        """What the hands made of all acts begun, act by act in their order. Raises what one of them raised."""
        begun, self._begun = self._begun, 0
        if self._own is not None:
            done, self._done = self._done, []
            return done
        answers = [_answer(line) for _ in range(begun) for line in self._lines]
        for failed, answer in answers:
            if failed:
                raise answer if isinstance(answer, BroadsheetError) else RuntimeError(answer)
        return [answer for _, answer in answers]

    def do(self, act: str, shares: Sequence[tuple[Any, ...]]) -> list[Any]:
        """An act from beginning to end."""
        self.begin(act, shares)
        return self.finish()

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


def _answer(line: Connection) -> tuple[bool, Any]:
    """What a hand answers; a process that died has nothing to say."""
    try:
        answer: tuple[bool, Any] = line.recv()
    except EOFError:
        message = "a process of the build was killed; the site is as it was. Is there enough memory? Build again."
        return True, BroadsheetError(message)
    return answer


def _work(line: Connection, make: Callable[[Any], Any]) -> None:
    """One hand's working day: briefed, then act by act until the line is closed.

    Garbage is not collected: reading makes many values and few cycles, and looking for them costs a fifth of its time.
    """
    gc.disable()
    hand = None
    while True:
        try:
            told = line.recv()
        except (EOFError, KeyboardInterrupt):
            os._exit(0)  # all is written and told; freeing a million values one by one would only take time
        if hand is None:
            hand = make(told)
            continue
        act, share = told
        try:
            answer = (False, getattr(hand, act)(*share))
        except BroadsheetError as error:
            answer = (True, error)
        except Exception:  # noqa: BLE001 - told to the process that waits, which raises it
            answer = (True, traceback.format_exc())
        line.send(answer)
