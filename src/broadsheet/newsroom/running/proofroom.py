"""The proof room beside a worker: a process that composes while orders come and ends when it has been quiet.

It keeps type standing between orders, so that a changed page comes soon; what it holds in memory goes with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.running.watch import Watch
from broadsheet.works.pageproofs.order import ROOM, ProofOrder

if TYPE_CHECKING:
    from broadsheet.works.pageproofs.order import Answer

PATIENCE = 5.0
"""Seconds the process is given to end by itself."""
LONGEST = 120.0
"""Processor seconds an order may take: some forty times what an issue takes. A process that takes more is ended, and so
is one that does nothing at all for as many seconds; on a busy machine it may well wait its turn for longer."""


class LostError(BroadsheetError):
    """There was no answer: the process ended over the order, or was ended because it took too long."""


class LateError(LostError):
    """It was ended because it took too long, as it may each time."""


class ProofRoom:
    """The process, started when it is first needed and again when it has ended. Its orders are filled one by one."""

    def __init__(self, longest: float = LONGEST) -> None:
        self.longest = longest
        self._alone = threading.Lock()
        self._closed = False
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """The room."""
        return self

    def __exit__(self, *_: object) -> None:
        """Send it home."""
        self.close()

    @property
    def number(self) -> int:
        """The number of the process; 0 while there is none."""
        return self._process.pid if self._process else 0

    def warm(self) -> None:
        """Start the process if it does not run, so that it is ready when the order comes."""
        with self._alone:
            self._running()

    def fill(self, order: ProofOrder) -> Answer:
        """What came of an order.

        Raises ``BroadsheetError`` where the process says so, ``LostError`` where it gave no answer.
        """
        with self._alone:
            line, late = self._asked(order)
        try:
            answer: Answer = json.loads(line)
        except ValueError:
            raise (LateError(_late(order, late)) if late else LostError(_ended(order))) from None
        if "error" in answer:
            raise BroadsheetError(str(answer["error"]))
        return answer

    def _asked(self, order: ProofOrder) -> tuple[str, str]:
        """The line that answers an order; empty where the process ended, and then why it was ended, if it was.

        A process that had just gone home is replaced.
        """
        for _ in range(2):
            process = self._running()
            with Watch(process, self.longest) as watch:
                line = _exchanged(process, order)
                if line or process.wait() not in {0, None}:
                    return line, watch.late
        return "", ""

    def _running(self) -> subprocess.Popen[str]:
        """The process, alive when it was looked at."""
        if self._process is None or self._process.poll() is not None:
            self._let_go()
            if self._closed:
                raise BroadsheetError("The newsroom is being closed; the pages are composed when it is open again.")
            command = (sys.executable, "-m", ROOM, str(os.getpid()))
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )
        return self._process

    def close(self) -> None:
        """End the process; it ends by itself when its orders do."""
        self._closed = True
        process = self._process
        if process is None:
            return
        if process.stdin:
            with suppress(OSError):
                process.stdin.close()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._let_go()

    def _let_go(self) -> None:
        """Close what is left of a process that has ended."""
        for pipe in (self._process.stdin, self._process.stdout) if self._process else ():
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr] # both are piped
        self._process = None


def _exchanged(process: subprocess.Popen[str], order: ProofOrder) -> str:
    """The line a process answers an order with; empty where it ended."""
    assert process.stdin is not None  # noqa: S101 - piped above
    assert process.stdout is not None  # noqa: S101 - the same
    try:
        process.stdin.write(f"{order.told()}\n")
        process.stdin.flush()
        return process.stdout.readline()
    except (OSError, ValueError):
        return ""


def _what(order: ProofOrder) -> str:
    """What an order is about."""
    return f"issue {order.number}" if order.number else "stories"


def _ended(order: ProofOrder) -> str:
    """That the process ended."""
    return f"The process that composed {_what(order)} ended before it was done. Is there enough memory?"


def _late(order: ProofOrder, after: str) -> str:
    """That the process took too long."""
    return (
        f"Composing {_what(order)} was stopped after {after}; it should take a few seconds. Take out what was put in "
        "last, then save."
    )
