"""The gauge beside a story while it is written: words, lines and depth in the printed design, and the remarks."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.measure import to_mm
from broadsheet.story.checking import check_story
from broadsheet.story.counting import count_words
from broadsheet.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from broadsheet.edition.design import Design
    from broadsheet.remarks import Remark
    from broadsheet.story.model import Story

MOST_WORDS = 20_000
"""More no column holds: beyond it words are counted and lines are not, so that no story keeps its writer waiting."""
MOST_SET = 500
"""Stories set before the gauge begins anew with an empty memory."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A story's length: words, lines of one column, depth in millimetres of one column; and the remarks on it.

    ``lines`` is 0 where the story was too long to be set.
    """

    words: int
    lines: int
    depth_mm: float
    remarks: tuple[Remark, ...] = ()


class Gauge:
    """Measures stories in one design, one at a time. What was set once is set again quickly."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self._alone = threading.Lock()
        self._typesetter = Typesetter(design)
        self._set = 0

    def read(self, story: Story) -> Reading:
        """How long a story is, and what there is to remark."""
        words, remarks = count_words(story), check_story(story, "")
        if words > MOST_WORDS:
            return Reading(words, 0, 0.0, remarks)
        rows = self._rows(story)
        depth = round(to_mm(rows * self.design.format.leading), 1)
        return Reading(words, rows, depth, remarks)

    def _rows(self, story: Story) -> int:
        """The rows of its galley."""
        with self._alone:
            self._set += 1
            if self._set > MOST_SET:
                self._typesetter, self._set = Typesetter(self.design), 1
            return self._typesetter.galley(story, self.design.grid.measure).depth
