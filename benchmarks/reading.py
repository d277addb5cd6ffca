"""Milliseconds to read one story of 900 words from its bytes: plain copy, and the same when the full reader has it.

    python benchmarks/reading.py [STORIES]

The stories are those of the archive (``archive.pieces``). To have one read in full, a sign in its copy is escaped and
its front matter begins with a comment. CPU time, the best of five rounds.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from archive.pieces import piece

from broadsheet.story.reading import read_story

ROUNDS = 5


def in_full(source: str) -> str:
    """A story's file in a form the quick readers leave to the full ones."""
    return source.replace("---\n", "---\n# in full\n", 1) + "\nThe end\\.\n"


def milliseconds(files: list[bytes]) -> float:
    """The CPU time of reading one file."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        for source in files:
            read_story(source, "story.md")
        best = min(best, time.process_time() - begun)
    return best / len(files) * 1000


def main(count: int) -> None:
    """Print both."""
    sources = [piece(index, count).text for index in range(count)]
    quick = milliseconds([source.encode() for source in sources])
    full = milliseconds([in_full(source).encode() for source in sources])
    print(f"{count} stories: {quick:.3f} ms a story plain, {full:.3f} ms in full ({full / quick:.1f} times)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 300)
