"""The sites that are brought before the judges, each built once for a run of tests, however many processes run them."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from broadsheet.works.building.builder import Builder
from broadsheet.works.building.order import OUTLETS, BuildOrder, Built
from judges.hostile_paper import hostile_paper

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour-light"
DAY = date(2026, 11, 23)
ADDRESS = "https://harbourlight.example"
SHORT_LISTS = "[web]\nper_page = 5\nfeed_items = 10\n\n[network]"
"""So that lists and feeds have further pages."""
GONE = '{"story": "gone", "address": "/2026/10/the-fog-horn/"}\n'


@dataclass(frozen=True, slots=True)
class BuiltPaper:
    """A paper's folder and what was built of it."""

    folder: Path
    out: Path

    @property
    def site(self) -> Path:
        """What is served."""
        return self.out / "site"

    def page(self, address: str) -> str:
        """The page at an address."""
        return (self.site / address.lstrip("/") / "index.html").read_text(encoding="utf-8")

    def articles(self) -> tuple[str, ...]:
        """The addresses of the articles, in order."""
        found = (path.parent.relative_to(self.site) for path in self.site.glob("2*/*/*/ninjs.json"))
        return tuple(sorted(f"/{path.as_posix()}/" for path in found))


def build(paper: BuiltPaper, *only: str) -> Built:
    """Build a paper, precompressed as it would stand on its host."""
    with Builder(BuildOrder(paper.folder, paper.out, DAY, frozenset(only or OUTLETS))) as builder:
        return builder.build()


def once(home: Path, make: Callable[[BuiltPaper], None]) -> BuiltPaper:
    """A paper made by whichever process asks first; the others wait for it."""
    home.mkdir(parents=True, exist_ok=True)
    paper, done = BuiltPaper(home / "paper", home / "out"), home / "done"
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(paper)
            done.touch()
    return paper


def example(home: Path) -> BuiltPaper:
    """The example paper with all outlets; an article that was taken away has left its address."""
    return once(home / "example", _example)


def from_the_right(home: Path) -> BuiltPaper:
    """The example paper as if it were Arabic: its furniture is, and everything stands from right to left."""
    given = example(home)
    return once(home / "from-the-right", lambda paper: _from_the_right(paper, given))


def hostile(home: Path) -> BuiltPaper:
    """A paper whose copy means harm, in every outlet that is no print."""
    return once(home / "hostile", _hostile)


def _example(paper: BuiltPaper) -> None:
    """Copy the example and build it."""
    shutil.copytree(EXAMPLE, paper.folder, ignore=shutil.ignore_patterns("addresses.jsonl", "drawing"))
    (paper.folder / "addresses.jsonl").write_text(GONE, encoding="utf-8")
    change(paper.folder / "paper.toml", "[network]", SHORT_LISTS)
    assert not build(paper).stopped


def change(path: Path, old: str, new: str) -> None:
    """Change words that must stand in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _from_the_right(paper: BuiltPaper, given: BuiltPaper) -> None:
    """Turn the example; its pictures and printed pages are taken as they are."""
    shutil.copytree(given.folder, paper.folder)
    shutil.copytree(given.out, paper.out, symlinks=True)
    change(paper.folder / "paper.toml", 'language = "en"', 'language = "ar"')
    assert not build(paper, "site").stopped


def _hostile(paper: BuiltPaper) -> None:
    """Write the hostile paper and build it."""
    hostile_paper(paper.folder)
    build(paper, "site", "epub", "mail")
