"""A changed page of the flatplan, from the changed file to its picture, beside composing the whole issue.

    python benchmarks/page_proofs.py

The middle of five changes, each to another story, by a proof room that stands warm; where the time goes by stage; and
what the room takes when it must first be started. The peer is ``broadsheet compose`` of the same issue, as a process.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from measuring import cpu_of_tree, run_cold

from broadsheet.works.pageproofs.order import PULL, ROOM, ProofOrder

EXAMPLE = Path(__file__).parent.parent / "examples" / "harbour-light"
NUMBER = 24
CHANGES = 5
LIMIT = 2.0
"""Seconds after which a changed page must be fresh."""


def filled(room: subprocess.Popen[str], order: ProofOrder) -> tuple[float, dict[str, Any]]:
    """Seconds until an order is answered, and the answer."""
    begun = time.perf_counter()
    asked, told = room.stdin, room.stdout
    if asked is None or told is None:
        raise OSError("the room was started without pipes")
    asked.write(f"{order.told()}\n")
    asked.flush()
    answer = json.loads(told.readline())
    return time.perf_counter() - begun, answer


def main() -> None:
    """Measure and print beside the bar."""
    with tempfile.TemporaryDirectory() as name:
        paper, out = Path(name) / "paper", Path(name) / "out"
        shutil.copytree(EXAMPLE, paper)
        order = ProofOrder(PULL, str(paper), NUMBER, str(Path(name) / "pages"))
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", ROOM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as room:
            filled(room, order)
            first, used = time.perf_counter() - begun, cpu_of_tree(room.pid)
            warm = [changed(room, order, story) for story in sorted(paper.glob(f"issues/{NUMBER}/*.md"))[:CHANGES]]
            used = (cpu_of_tree(room.pid) - used) / CHANGES
            room.kill()
        command = [sys.executable, "-m", "broadsheet.cli", "compose", str(paper), "--out", str(out)]
        whole = run_cold([*command, "--issue", str(NUMBER)], Path(name))
    page = statistics.median(seconds for seconds, _ in warm)
    print(f"a changed page {page:.2f} s, first of all {first:.2f} s, broadsheet compose {whole.wall:.2f} s")
    print(
        f"of the processor {used:.2f} s and {whole.cpu:.2f} s; ratio {page / whole.wall:.3f} and {used / whole.cpu:.3f}"
    )
    for stage in warm[0][1]:
        print(f"  {stage:8} {statistics.median(stages[stage] for _, stages in warm):.3f} s")
    print(f"a changed page {page:.2f} s   <= {LIMIT:.0f} s   {'kept' if page <= LIMIT else 'MISSED'}")


def changed(room: subprocess.Popen[str], order: ProofOrder, story: Path) -> tuple[float, dict[str, float]]:
    """Change a story; seconds until its page is fresh, in all and by stage."""
    story.write_text(story.read_text() + "\nOne more sentence stands here now, and it goes on for a bit.\n")
    seconds, answer = filled(room, order)
    if "error" in answer:
        sys.exit(f"The proof room could not: {answer['error']}")
    return seconds, answer["seconds"]


if __name__ == "__main__":
    main()
