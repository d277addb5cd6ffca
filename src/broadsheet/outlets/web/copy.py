"""A story's copy as the article page shows it."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.outlets.blocks import Dress, story_html
from broadsheet.outlets.home import home_of
from broadsheet.outlets.model import PictureSet, Surroundings
from broadsheet.outlets.pictures import ACROSS
from broadsheet.outlets.web.pictures import picture_element
from broadsheet.story.model import Picture, Story

SIZES = f"(min-width: 46rem) 42rem, (min-width: 40rem) 94vw, {ACROSS}"
"""How wide a picture in running text is shown: the measure of the theme's style sheet."""


def copy_html(story: Story, pictures: Callable[[Picture], PictureSet | None], around: Surroundings) -> str:
    """A story's copy and notes for ``ArticlePage.body``; pictures without renditions are left out.

    Links to the paper's own address become links within the site. The first picture is fetched at once.
    """
    waiting = iter((True,))

    def shown(picture: Picture) -> str:
        """A picture of the story."""
        found = pictures(picture)
        alt = "" if picture.decorative else picture.alt
        return picture_element(found, alt, around.base, sizes=SIZES, first=next(waiting, False)) if found else ""

    return story_html(story, Dress(shown, lambda link: within(link, around), language=around.paper.language))


def within(link: str, around: Surroundings) -> str:
    """A link of the copy as the site names it: its own pages by their path, the rest as it is."""
    home = home_of(around)
    if link == home:
        return f"{around.base}/"
    if link.startswith((f"{home}/", f"{home}#")):
        link = link.removeprefix(home)
    return f"{around.base}{link}" if link.startswith("/") else link
