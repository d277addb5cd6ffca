"""A site is whole at every moment: builds killed with SIGKILL, and what is served looked through afterwards.

``killed_site`` takes a seed and returns a fault in words ("" when the proof holds); ``killed_while`` is its driver and
kills any command. This file run as a script is the build that is killed: it publishes one version after another, each
with some pages changed, some added and some removed, and the front page names every file with its digest.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.works.publishing.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAGES = 60
LONGEST = 0.35
"""Seconds after the build has begun in which it is killed; a version of the small site takes about 0.02."""
NAMED = re.compile(r"^(\S+) ([0-9a-f]{64})$", re.MULTILINE)


# ---- the site ----


def pages_of(stamp: int) -> dict[str, bytes]:
    """The pages of a version: one in seven was changed by it, one in nine is missing from it."""
    pages = {}
    for number in range(PAGES):
        if (stamp + number) % 9:
            changed = stamp - (stamp + number) % 7
            address = f"2026/{number % 12 + 1:02}/story-{number}/index.html"
            pages[address] = f"story {number}, stamped {changed}\n".encode() * 200
    pages[f"assets/style.{stamp // 3}.css"] = f"/* {stamp // 3} */".encode()
    return pages


def front_of(stamp: int, pages: dict[str, bytes]) -> bytes:
    """The front page, which names every other file with its digest."""
    lines = [f"{path} {hashlib.sha256(data).hexdigest()}" for path, data in sorted(pages.items())]
    return "\n".join([f"stamp {stamp}", *lines, ""]).encode()


def publish(out: Path, stamp: int) -> None:
    """Publish a version: every fifth from an empty site, the others as changes."""
    tree = Tree(out)
    pages = pages_of(stamp)
    with tree.begin(keep=bool(stamp % 5)) as draft:
        for path in stood(out):
            if path not in pages:
                draft.remove(path.removesuffix("/index.html"))
        for path, data in {**pages, "index.html": front_of(stamp, pages)}.items():
            draft.write(path, data)
        draft.remember("stamp", str(stamp).encode())
        draft.publish()


def stood(out: Path) -> list[str]:
    """The files the front page served names."""
    front = out / "site" / "index.html"
    return [path for path, _ in NAMED.findall(front.read_text())] if front.exists() else []


def fault_of(out: Path) -> str:
    """What is wrong with the site served: a file that is missing or of another version, or records of another one."""
    site = out / "site"
    if not site.exists():
        return "" if not Tree(out).version else "the site is gone"
    front = (site / "index.html").read_text()
    for path, digest in NAMED.findall(front):
        if not (site / path).is_file():
            return f"{path} is missing"
        if hashlib.sha256((site / path).read_bytes()).hexdigest() != digest:
            return f"{path} is of another version"
    known = Tree(out).recall("stamp")
    return "" if known and front.startswith(f"stamp {known.decode()}\n") else "the records are of another version"


def unneeded(out: Path) -> str:
    """What a healed folder holds and need not: drafts, and more than twice the site."""
    drafts = [path.name for path in (out / ".site").rglob("draft-*")]
    if drafts:
        return f"drafts left behind: {drafts}"
    files = sum(len(names) for _, _, names in os.walk(out / ".site" / "versions"))
    return f"{files} files left behind" if files > 3 * PAGES else ""


# ---- the killing ----


def killed_while(command: Sequence[str], moment: float, begun: Callable[[str], bool]) -> None:
    """Start a command, wait until it has said that it began, and kill it ``moment`` seconds later."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        for line in process.stdout or ():
            if begun(line):
                break
        time.sleep(moment)
        process.kill()


def killed_site(seed: int) -> str:
    """Kill a build that publishes version after version; what is served is whole, and the next build heals."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        first = seed * 3 + 1
        killed_while(
            [sys.executable, __file__, str(out), str(first)],
            chance.uniform(0, LONGEST),
            lambda line: line.startswith("begun"),
        )
        fault = fault_of(out)
        if fault:
            return fault
        publish(out, first + 1000)
        publish(out, first + 1001)
        return fault_of(out) or unneeded(out)


def build_for_ever(out: Path, stamp: int) -> None:
    """Publish one version after another until killed."""
    print("begun", flush=True)  # noqa: T201 - the sign the driver waits for
    while True:
        publish(out, stamp)
        stamp += 1


if __name__ == "__main__":
    build_for_ever(Path(sys.argv[1]), int(sys.argv[2]))
