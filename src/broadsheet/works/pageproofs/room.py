"""The proof room as a process: ``python -m broadsheet.works.pageproofs.room`` reads an order a line and answers each.

It ends when its orders end, when it has been quiet for a minute, and when it holds much memory; whoever needs it again
starts it again.
"""

from __future__ import annotations

import gc
import json
import select
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.errors import BroadsheetError
from broadsheet.works.pageproofs.order import QUIET, order_of
from broadsheet.works.pageproofs.pulling import ProofPress

if TYPE_CHECKING:
    from broadsheet.works.pageproofs.order import Answer

MOST_MEMORY = 600 * 1024
"""Kilobytes."""
STATUS = Path("/proc/self/status")


def answer(press: ProofPress, line: str) -> Answer:
    """What came of an order; ``{"error": …}`` where it could not be filled."""
    try:
        return press.fill(order_of(line))
    except (BroadsheetError, OSError) as error:
        return {"error": str(error)}
    except Exception as error:  # noqa: BLE001 - told to the process that waits
        traceback.print_exc()
        return {"error": f"Composing failed in a way it should not ({type(error).__name__}: {error})."}


def main() -> None:
    """Fill orders until there are none."""
    gc.disable()
    press = ProofPress()
    while _comes():
        line = sys.stdin.readline()
        if not line:
            return
        sys.stdout.write(json.dumps(answer(press, line)) + "\n")
        sys.stdout.flush()
        if _memory() > MOST_MEMORY:
            return
        gc.collect()


def _memory() -> int:
    """The most kilobytes this process has held (proc(5), VmHWM); 0 where the system does not tell.

    What getrusage(2) tells begins with the memory of the process that started this one.
    """
    try:
        told = STATUS.read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM:")), 0)


def _comes() -> bool:
    """Wait for an order, or for the end of orders; False when it stays quiet."""
    return bool(select.select([sys.stdin], [], [], QUIET)[0])


if __name__ == "__main__":
    main()
