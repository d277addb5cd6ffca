"""What changed between two versions of a story, line by line and word by word, for those who release it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING

from broadsheet.story.model import Picture
from broadsheet.story.text import story_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadsheet.story.model import Story

_WORDS = re.compile(r"\S+\s*|\s+")
AROUND = 1
"""Lines shown beside each change, so that it can be found."""
ALIKE = 0.4
"""Lines with at least so much in common are one line that was changed."""


class Mark(Enum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a story: what it is, in words, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the comparison shows it; ``gap`` where lines that stayed were left out before it."""

    name: str
    runs: tuple[Run, ...]
    gap: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything in it changed."""
        return any(run.mark is not Mark.SAME for run in self.runs)


def lines_of(story: Story) -> tuple[Line, ...]:
    """A story as lines: its text in reading order, then its pictures and what is said about it."""
    text = (Line(role.replace("-", " ").capitalize(), words) for _, role, words in story_paragraphs(story))
    pictures = (item for item in story.blocks if isinstance(item, Picture))
    shown = (Line("Picture", " · ".join(filter(None, (item.file, item.alt, item.rights)))) for item in pictures)
    about = (Line("Section", story.section), Line("Subjects", ", ".join(story.subjects)))
    return tuple(line for line in (*text, *shown, *about) if line.text)


def differences(before: Story, after: Story) -> tuple[Row, ...]:
    """The changed lines with one line around each; none where nothing was changed."""
    rows = tuple(_rows(lines_of(before), lines_of(after)))
    near = {at for nth, row in enumerate(rows) if row.changed for at in range(nth - AROUND, nth + AROUND + 1)}
    shown = [at for at in range(len(rows)) if at in near]
    return tuple(
        Row(rows[at].name, rows[at].runs, gap=at > 0 and (nth == 0 or shown[nth - 1] != at - 1))
        for nth, at in enumerate(shown)
    )


def _rows(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Row]:
    """All lines of both, those that stayed once."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Row(line.name, (Run(Mark.SAME, line.text),)) for line in old[a:b])
        else:
            yield from _exchanged(old[a:b], new[c:d])


def _exchanged(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Row]:
    """Lines in place of others: those that are alike are told word by word."""
    for nth in range(max(len(old), len(new))):
        before, after = (lines[nth] if nth < len(lines) else None for lines in (old, new))
        if before and after and before.name == after.name and _alike(before.text, after.text):
            yield Row(after.name, tuple(_runs(before.text, after.text)))
            continue
        if before:
            yield Row(before.name, (Run(Mark.GONE, before.text),))
        if after:
            yield Row(after.name, (Run(Mark.NEW, after.text),))


def _alike(old: str, new: str) -> bool:
    """Whether two lines are one that was changed."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() >= ALIKE


def _runs(old: str, new: str) -> Iterator[Run]:
    """What became of each word."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run(Mark.SAME, "".join(before[a:b]))
            continue
        if b > a:
            yield Run(Mark.GONE, "".join(before[a:b]))
        if d > c:
            yield Run(Mark.NEW, "".join(after[c:d]))
