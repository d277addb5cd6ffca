"""The public issues composed by a process that ends: it reads the whole paper, and what that takes goes with it.

    python -m broadsheet.newsroom.running.printroom DAY PROCESSES

Tells on standard output, as JSON, how many files it made, or what stood in its way.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.home import home_here
from broadsheet.newsroom.trouble import NO_SPACE, trouble_of
from broadsheet.works.apart import end_with_parent, parents
from broadsheet.works.building.builder import Builder
from broadsheet.works.building.order import BuildOrder

if TYPE_CHECKING:
    from broadsheet.newsroom.home import Home

ROOM = "broadsheet.newsroom.running.printroom"
LONGEST = 3600.0
"""Seconds it may take: a paper taken in has all its public issues composed at once."""
PRINT = frozenset({"print"})


def print_apart(home: Home, day: date, processes: int) -> int:
    """Compose the public issues that changed; how many files were made. Raises ``BroadsheetError`` in words.

    Raises ``OSError`` where the disk is full.
    """
    command = (sys.executable, "-m", ROOM, day.isoformat(), str(processes))
    environment = {**os.environ, **home.environment(), **parents()}
    try:
        told = subprocess.run(  # noqa: S603 - our own module
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )
        answer = json.loads(told.stdout)
    except subprocess.TimeoutExpired:
        raise BroadsheetError("The public issues were not composed within an hour; the process was ended.") from None
    except ValueError:
        message = "The process that composed the public issues ended before it was done. Is there enough memory?"
        raise BroadsheetError(message) from None
    if answer.get("full"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if "error" in answer:
        raise BroadsheetError(str(answer["error"]))
    return int(answer["files"])


def printed(home: Home, day: date, processes: int) -> dict[str, object]:
    """What came of composing them here."""
    order = BuildOrder(home.paper, home.out, day, only=PRINT, processes=processes)
    try:
        with Builder(order) as builder:
            return {"files": len(builder.build(day).files)}
    except (BroadsheetError, OSError) as error:
        return {"error": str(error), "full": trouble_of(error) is NO_SPACE}


def main() -> None:
    """Compose once."""
    end_with_parent()
    told = printed(home_here(), date.fromisoformat(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
