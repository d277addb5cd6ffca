"""A site is whole at every moment: builds killed with SIGKILL, and what is served looked through afterwards.

``killed_site`` and ``killed_build`` take a seed and return a fault in words ("" when the proof holds); ``killed_while``
is their driver and kills any command. ``killed_site`` kills this file run as a script: it publishes one version after
another, each with pages changed, added and removed; its front page names every file with its digest. ``killed_build``
kills ``broadsheet build`` while it brings a paper's site up to date.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from broadsheet.edition.starter import new_paper
from broadsheet.works.publishing.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAGES = 60
LONGEST = 0.35
"""Seconds after the build has begun in which it is killed; a version of the small site takes about 0.02."""
LONG_LIVED = ("assets/", "pictures/")
REFERENCE = re.compile(r"""(?:href|src)=["']?(/(?!/)[^"'#?\s>]*)""")
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
        draft.publish()


def stood(out: Path) -> list[str]:
    """The files the front page served names."""
    front = out / "site" / "index.html"
    return [path for path, _ in NAMED.findall(front.read_text())] if front.exists() else []


def fault_of(out: Path) -> str:
    """What is wrong with the site served: a file that is missing or of another version."""
    site = out / "site"
    if not site.exists():
        return "" if not Tree(out).version else "the site is gone"
    front = (site / "index.html").read_text()
    for path, digest in NAMED.findall(front):
        if not (site / path).is_file():
            return f"{path} is missing"
        if hashlib.sha256((site / path).read_bytes()).hexdigest() != digest:
            return f"{path} is of another version"
    return ""


def unneeded(out: Path) -> str:
    """What a healed folder holds and need not: drafts, and more than twice the site."""
    files = sum(len(names) for _, _, names in os.walk(out / ".site" / "versions"))
    return left_behind(out) or (f"{files} files left behind" if files > 3 * PAGES else "")


# ---- the killing ----


def killed_while(command: Sequence[str], moment: float, begun: Callable[[str], bool]) -> None:
    """Start a command, wait until it has said that it began, and kill it ``moment`` seconds later."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
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


# ---- the real build ----


def command_for(work: Path, out: str = "out") -> list[str]:
    """The build of the paper in a folder."""
    words = ["build", str(work / "paper"), "--out", str(work / out), "--only", "site", "--date", "2027-03-23"]
    return [sys.executable, "-m", "broadsheet.cli", *words]


def has_begun(line: str) -> bool:
    """Whether a build has said that it works."""
    return line.startswith("Looking")


@cache
def first_build() -> tuple[tempfile.TemporaryDirectory[str], float]:
    """A small paper with its site built, and the seconds the build worked; made once for each process."""
    home = tempfile.TemporaryDirectory()
    work = Path(home.name)
    new_paper(work / "paper", "The Proving Post")
    with subprocess.Popen(command_for(work), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        next(filter(has_begun, process.stderr or ()))
        begun = time.perf_counter()
        process.communicate()
    return home, time.perf_counter() - begun


def change(paper: Path, seed: int) -> None:
    """Change the paper: what stands on every page, one story, the file of a story, or its place in the world."""
    story = sorted(paper.glob("issues/1/*.md"))[seed % 5]
    if seed % 4 == 0:
        file = paper / "paper.toml"
        file.write_text(re.sub(r"(?m)^strapline.*$", f'strapline = "Stamp {seed}"', file.read_text()))
    elif seed % 4 == 1:
        story.write_text(f"{story.read_text()}\nOne more word on it, number {seed}.\n")
    elif seed % 4 == 2:
        story.write_text(re.sub(r"(?m)^headline: .*$", f"headline: A new headline, number {seed}", story.read_text()))
    else:
        (paper / "stories").mkdir(exist_ok=True)
        text = re.sub(r"(?m)^(id|slug): .*\n", "", story.read_text()).replace("---\n", f"---\nid: late-{seed}\n", 1)
        (paper / "stories" / f"late-{seed}.md").write_text(text)


def killed_build(seed: int) -> str:
    """Kill a build that brings a site up to date: what is served is the old site or the new one, byte for byte."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    home, seconds = first_build()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name) / "work"
        shutil.copytree(home.name, work, symlinks=True)
        before = digests(work / "out" / "site")
        change(work / "paper", seed)
        killed_while(command_for(work), chance.uniform(0, seconds), has_begun)
        found = digests(work / "out" / "site")
        for out in ("out", "afresh"):
            ran = subprocess.run(command_for(work, out), check=False, capture_output=True, text=True)
            if ran.returncode:
                return f"the build after it failed: {ran.stderr[-300:]} {ran.stdout[-300:]}"
        healed, afresh = digests(work / "out" / "site"), digests(work / "afresh" / "site")
        if found not in (before, healed):
            return f"a mixture: {differing(found, healed)[:3]} are not new, {differing(found, before)[:3]} not old"
        return beside(healed, afresh) or unresolved(work / "out" / "site") or left_behind(work / "out")


def digests(site: Path) -> dict[str, str]:
    """The digest of every file a reader can reach."""
    files = [Path(folder, name) for folder, _, names in os.walk(site, followlinks=True) for name in names]
    return {str(file.relative_to(site)): hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(files)}


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def beside(healed: dict[str, str], afresh: dict[str, str]) -> str:
    """What a site brought up to date has otherwise than one built afresh; what open pages ask for may stay."""
    paths = [path for path in differing(healed, afresh) if path in afresh or not path.startswith(LONG_LIVED)]
    return f"otherwise than built afresh: {paths[:5]}" if paths else ""


def unresolved(site: Path) -> str:
    """The first address of the site that a page names and at which nothing stands."""
    for page in sorted(Path(folder, name) for folder, _, names in os.walk(site, followlinks=True) for name in names):
        if page.suffix == ".html":
            for address in REFERENCE.findall(page.read_text()):
                aim = site / unquote(address).lstrip("/")
                if not (aim / "index.html" if address.endswith("/") else aim).is_file():
                    return f"{page.relative_to(site)} names {address}, where nothing stands"
    return ""


def left_behind(out: Path) -> str:
    """Drafts that a healed folder still holds; what was discarded is being deleted in the background."""
    drafts = [path.name for path in (out / ".site" / "versions").glob("draft-*")]
    return f"drafts left behind: {drafts}" if drafts else ""


def build_for_ever(out: Path, stamp: int) -> None:
    """Publish one version after another until killed."""
    print("begun", flush=True)  # noqa: T201 - the sign the driver waits for
    while True:
        publish(out, stamp)
        stamp += 1


if __name__ == "__main__":
    build_for_ever(Path(sys.argv[1]), int(sys.argv[2]))
