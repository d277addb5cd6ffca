"""Corrections that fall due: what an earlier issue printed wrong, this one should put right in print."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from broadsheet.edition.model import Issue
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.model import Correction, CorrectionKind

if TYPE_CHECKING:
    from broadsheet.edition.folder import PaperFolder, StoryFile


def corrections_due(paper: PaperFolder, issue: Issue) -> tuple[Remark, ...]:
    """A remark on each correction made since the issue before to a story printed earlier, that nothing here takes up.

    A story takes a correction up by naming the corrected story among its ``related`` ones, or by being that story.
    """
    earlier = [item for item in paper.issues if item.day < issue.day]
    printed = {place.story for item in earlier for place in item.placements}
    since = max((item.day for item in earlier), default=date.min)
    taken_up = _taken_up(paper, issue)
    return tuple(
        _due(item, correction)
        for item in paper.stories
        if item.story.id in printed - taken_up
        for correction in item.story.corrections
        if correction.kind is not CorrectionKind.UPDATE and since < correction.day <= issue.day
    )


def _taken_up(paper: PaperFolder, issue: Issue) -> set[str]:
    """The stories printed in the issue, and those they name as related."""
    placed = {place.story for place in issue.placements}
    related = {name for item in paper.stories if item.story.id in placed for name in item.story.related}
    return placed | related


def _due(item: StoryFile, correction: Correction) -> Remark:
    """A correction that has not been printed."""
    message = f"The {correction.kind.value} of {correction.day} is printed nowhere in this issue."
    advice = f'Place a brief that says it, with related: ["{item.story.id}"].'
    return Remark("correction-not-printed", Severity.WARN, Place(item.file, story=item.story.id), message, advice)
