"""A small paper in a folder, for builds: two dozen stories over three issues, each file easily changed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from broadsheet.works.building.builder import Builder
from broadsheet.works.building.order import BuildOrder, Built

DAY = date(2026, 11, 23)
SECTIONS = ("harbour", "town", "sport")
NAMES = ("Ada Finch", "Tom Reed", "Priya Lanyon")
SUBJECTS = ("ferries", "money", "gulls", "schools")
WORDS = ("quay", "tide", "boat", "rope", "lamp", "gull", "net", "oar", "mast", "pier", "buoy", "sand", "salt", "fog")


@dataclass(frozen=True)
class SmallPaper:
    """The folder of a paper with its output beside it."""

    folder: Path
    out: Path

    @property
    def site(self) -> Path:
        """What is served."""
        return self.out / "site"

    def page(self, address: str) -> str:
        """A page of the site."""
        return (self.site / address.lstrip("/") / "index.html").read_text()

    def story(self, number: int) -> Path:
        """A story's file."""
        return next(self.folder.glob(f"issues/*/s{number}.md"))

    def edit(self, number: int, old: str, new: str) -> None:
        """Change words that must be in a story's file."""
        path = self.story(number)
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def build(self, day: date = DAY, **wishes: object) -> Built:
        """A cold build of the site."""
        with Builder(order(self, day, **wishes)) as builder:
            return builder.build()

    def files(self) -> dict[str, bytes]:
        """Every file of the site with its bytes."""
        home = self.site.resolve()
        return {path.relative_to(home).as_posix(): path.read_bytes() for path in walk(home)}


def order(paper: SmallPaper, day: date = DAY, **wishes: object) -> BuildOrder:
    given = {"only": frozenset({"site"}), "precompress": False, "processes": 1, **wishes}
    return BuildOrder(paper.folder, paper.out, day, **given)  # type: ignore[arg-type]


def walk(home: Path):
    """All files below a folder, through links."""
    for entry in sorted(home.iterdir()):
        if entry.is_dir():
            yield from walk(entry)
        else:
            yield entry


def a_small_paper(home: Path, stories: int = 24, web: str = "per_page = 5\nfeed_items = 4") -> SmallPaper:
    """Write the paper. Stories are numbered from 1, eight an issue; issue 1 is of September."""
    folder = home / "paper"
    folder.mkdir(parents=True)
    sections = "\n".join(f'[[sections]]\nid = "{name}"\nname = "{name.title()}"' for name in SECTIONS)
    head = 'name = "The Small Light"\naddress = "https://small.example"\nletters_to = "desk@small.example"'
    (folder / "paper.toml").write_text(f"{head}\n\n[web]\n{web}\n\n{sections}\n")
    for number in range(1, -(-stories // 8) + 1):
        write_issue(folder, number, [n for n in range(1, stories + 1) if (n - 1) // 8 + 1 == number])
    return SmallPaper(folder, home / "out")


def write_issue(folder: Path, number: int, stories: list[int]) -> None:
    """An issue and its stories."""
    home = folder / "issues" / str(number)
    home.mkdir(parents=True)
    rows = "\n".join(f'[[placements]]\nstory = "s{n}"\nrank = {1 + n % 5}\n' for n in stories)
    day = date(2026, 8 + number, 4)
    (home / "issue.toml").write_text(f'number = {number}\ndate = {day}\nprice = "£2.00"\n\n{rows}')
    for n in stories:
        text = story_text(n, day)
        (home / f"s{n}.md").write_text(text if n % 5 else text.replace(f"published: {day}\n", ""))


def story_text(number: int, day: date) -> str:
    """A story's file."""
    chance = random.Random(number)  # noqa: S311 - seeded on purpose
    words = " ".join(chance.choice(WORDS) for _ in range(60))
    subjects = ", ".join(chance.sample(SUBJECTS, 2))
    return (
        f"---\nid: s{number}\nslug: story-{number}\nheadline: Story {number} of the quay\n"
        f"standfirst: What story {number} says.\nbylines: [{chance.choice(NAMES)}]\n"
        f"section: {chance.choice(SECTIONS)}\nsubjects: [{subjects}]\npublished: {day}\n---\n\n"
        f"First words of {number}. {words}.\n\n## A subhead\n\n{words.title()}.\n"
    )
