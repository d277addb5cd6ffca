"""From made-up pages to the display list: the frames joined with what the files must know of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.edition.words import words
from broadsheet.press.display import DisplayList, DisplayPage

if TYPE_CHECKING:
    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.model import Flatplan
    from broadsheet.story.model import Story
    from broadsheet.typeset.fonts import FontFace


def display_of(flatplan: Flatplan, edition: Edition, faces: dict[str, FontFace]) -> DisplayList:
    """The display list of a composed issue. ``faces`` are the typesetter's, by the keys its fragments carry."""
    paper, issue = edition.paper, edition.issue
    return DisplayList(
        title=f"{paper.name}, {words(paper.language).issue_number.format(n=issue.number)}",
        language=paper.language,
        pages=tuple(DisplayPage(page.number, str(page.number), page.frames) for page in flatplan.pages),
        stories=_in_reading_order(flatplan, edition),
        faces=faces,
        inks=edition.design.inks,
        width=edition.design.format.width,
        height=edition.design.format.height,
        identity=f"{paper.address or paper.name}/{issue.number}",
        day=issue.day,
        folder=edition.folder,
        author=paper.name,
        subject=paper.strapline,
    )


def _in_reading_order(flatplan: Flatplan, edition: Edition) -> tuple[Story, ...]:
    """The stories that stand on pages, each once, by the page they begin on and their order there."""
    ids = dict.fromkeys(story for page in flatplan.pages for story in page.stories)
    found = (edition.story(story) for story in ids)
    return tuple(story for story in found if story is not None)
