"""The worker as a process of the newsroom's command: ``python -m broadsheet.newsroom.running.backroom``."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from broadsheet.newsroom.running.worker import main
from broadsheet.works.apart import end_with_parent

BEHIND = 5
"""How far the worker, and all it starts, stands behind readers and editors for the processor (nice(2))."""
GROUP = Path("/proc/self/autogroup")
"""Where Linux shares the processor out by session, a session's own place (sched(7), autogroup)."""


def stand_behind() -> None:
    """Let readers and editors go first: composing may take a little longer, a page may not."""
    os.nice(BEHIND)
    with suppress(OSError):
        GROUP.write_text(str(BEHIND), encoding="ascii")


if __name__ == "__main__":
    end_with_parent()
    stand_behind()
    main()
