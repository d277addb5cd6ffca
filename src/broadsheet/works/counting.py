"""Words, lines and column depth of every story of a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.edition.folder import PaperFolder
from broadsheet.edition.joining import edition_of
from broadsheet.edition.reading import read_paper
from broadsheet.measure import to_mm
from broadsheet.story.counting import count_words
from broadsheet.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.remarks import Remark
    from broadsheet.story.model import Story


@dataclass(frozen=True, slots=True)
class StoryCount:
    """One story's length: words, lines at the paper's column measure, and column depth in millimetres."""

    issue: int
    story: str
    headline: str
    words: int
    lines: int
    depth_mm: float


def count_folder(folder: Path, number: int = 0) -> tuple[tuple[StoryCount, ...], tuple[Remark, ...]]:
    """The length of every story by issue in placement order, then of those in no issue; with reading's remarks."""
    paper, remarks = read_paper(folder)
    if paper is None:
        return (), remarks
    typesetter = Typesetter(paper.design)
    stories = {item.story.id: item.story for item in paper.stories}
    missing = edition_of(paper, number)[1] if number and paper.issue_file(number) is None else ()
    counts = [
        _count(paper, typesetter, issue, stories[story_id])
        for issue, story_id in _order(paper, stories)
        if not number or issue == number
    ]
    return tuple(counts), (*remarks, *missing)


def _order(paper: PaperFolder, stories: dict[str, Story]) -> list[tuple[int, str]]:
    """Story ids with their issue (0 for none), in placement order."""
    placed = [
        (issue.number, item.story) for issue in paper.issues for item in issue.placements if item.story in stories
    ]
    known = {story_id for _, story_id in placed}
    return placed + [(0, story_id) for story_id in stories if story_id not in known]


def _count(paper: PaperFolder, typesetter: Typesetter, issue: int, story: Story) -> StoryCount:
    """Set the story to the column and measure it."""
    galley = typesetter.galley(story, paper.design.grid.measure)
    depth = round(to_mm(galley.depth * paper.design.format.leading), 1)
    return StoryCount(issue, story.id, story.headline, count_words(story), galley.depth, depth)
