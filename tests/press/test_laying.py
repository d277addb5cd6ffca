"""From made-up pages to the display list."""

from __future__ import annotations

import builders
from broadsheet.makeup.model import Flatplan, MadeUpPage
from broadsheet.press.laying import display_of


def test_stories_come_once_in_the_order_they_are_met():
    edition = builders.an_edition(pages=4, words=1_500, items=6, pictures=0)
    first, second, third = (story.id for story in edition.stories[:3])
    pages = (
        MadeUpPage(1, "town", (), None, (second, first)),
        MadeUpPage(2, "town", (), None, (first, third, "a house advert")),
    )
    display = display_of(Flatplan(pages), edition, {})
    assert [story.id for story in display.stories] == [second, first, third]
    assert [(page.number, page.label) for page in display.pages] == [(1, "1"), (2, "2")]
    assert display.title == "The Saltwick Courier, Issue 24"
    assert display.day == edition.issue.day
    assert (display.width, display.height) == (edition.design.format.width, edition.design.format.height)
