"""The length of a story as it is being written, in the paper's design, and what today's checks say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from broadsheet.errors import DesignError
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.stories.doors import to_story
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.checking import check_story
from broadsheet.story.counting import count_words
from broadsheet.story.model import Picture
from broadsheet.works.gauging import Gauge, Reading

if TYPE_CHECKING:
    from broadsheet.edition.design import Design
    from broadsheet.newsroom.stories.models import Article
    from broadsheet.story.model import Story


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted of a story: ``depth`` in millimetres of one column; ``shown`` pictures; the remarks on it."""

    words: int
    lines: int
    depth: float
    shown: int
    remarks: tuple[Remark, ...]

    @property
    def stops(self) -> int:
        """Remarks that hold it back."""
        return sum(remark.severity is Severity.STOP for remark in self.remarks)

    @property
    def others(self) -> int:
        """All other remarks."""
        return len(self.remarks) - self.stops


def figures(article: Article) -> Figures:
    """Measure a story as it stands in memory."""
    return figures_of(to_story(article), to_paper()[1])


def stops_of(article: Article) -> tuple[str, ...]:
    """What the checks say that holds a story back from readers, as it stands in memory."""
    found = check_story(to_story(article), "")
    return tuple(remark.message for remark in found if remark.severity is Severity.STOP)


def figures_of(story: Story, design: Design) -> Figures:
    """Measure a story in a design. Where the design's fonts cannot be had, its lines are not counted."""
    try:
        reading = _gauge(design).read(story)
    except DesignError as error:
        unset = Remark("design-unusable", Severity.STOP, Place("design.toml"), str(error))
        reading = Reading(count_words(story), 0, 0.0, (*check_story(story, ""), unset))
    shown = sum(isinstance(block, Picture) for block in story.blocks)
    return Figures(reading.words, reading.lines, reading.depth_mm, shown, reading.remarks)


@lru_cache(maxsize=2)
def _gauge(design: Design) -> Gauge:
    """The gauge of a design, kept while the paper has it."""
    return Gauge(design)
