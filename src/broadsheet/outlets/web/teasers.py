"""A story as other pages show it: its teaser, from a single line to the lead of the front page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from broadsheet.outlets.dates import day_text
from broadsheet.outlets.markup import language_attributes
from broadsheet.outlets.web.base import local
from broadsheet.outlets.web.bylines import ARABIC
from broadsheet.outlets.web.list_words import list_words
from broadsheet.outlets.web.pictures import picture_element
from broadsheet.outlets.web.templates import Markup, Templates
from broadsheet.outlets.words import primary
from broadsheet.story.bylines import byline_line
from broadsheet.story.model import Byline, Genre, Story

if TYPE_CHECKING:
    from broadsheet.outlets.model import Card, Surroundings

MAY_LACK_BYLINE = frozenset({Genre.LISTING, Genre.BRIEF})
"""Kinds of pieces whose writers a teaser does not name."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a teaser is dressed.

    ``name`` is its class in the style sheet. ``level`` is that of its headline (2…4). ``crop`` is the shape of its
    picture, empty for none, and ``sizes`` how wide that is shown, as ``<img sizes>`` says it. ``text``: with standfirst
    or opening. ``day``: with its day on the web; ``printed``: with its printed page.
    ``first``: seen at once, so its picture is fetched before all else.
    """

    name: str
    level: int = 3
    crop: str = ""
    sizes: str = "100vw"
    text: bool = True
    day: bool = False
    printed: bool = True
    first: bool = False


RIVER = Look("river", 2, crop="square", sizes="(min-width: 45rem) 8rem, 4.5rem", day=True)
"""One of a list by date."""
LINE = Look("line", text=False)
"""A headline and its page."""


def teaser(templates: Templates, around: Surroundings, card: Card, look: Look, page: int = 0) -> Markup:
    """A story's teaser. ``page`` is its printed page in the issue at hand; 0 names the issue and page of the card."""
    key = ("teaser", card, look, page)
    return templates.kept(around, key, lambda: templates.text("teaser.html", _values(around, card, look, page)))


def _values(around: Surroundings, card: Card, look: Look, page: int) -> dict[str, object]:
    """What the template of a teaser is given."""
    language = around.paper.language
    return {
        "card": card,
        "look": look,
        "href": local(around, card.address),
        "text": (card.standfirst or card.opening) if look.text else "",
        "by": "" if card.genre in MAY_LACK_BYLINE else names_of(card.bylines, card.language),
        "day": day_text(card.published, language) if look.day else "",
        "published": card.published.isoformat(),
        "printed": printed_text(card, page, language) if look.printed else "",
        "paper_attributes": Markup(language_attributes(language, card.language)),
        "language_attributes": Markup(language_attributes(card.language, language)),
        "picture": _picture(around, card, look),
    }


def _picture(around: Surroundings, card: Card, look: Look) -> Markup:
    """A teaser's picture, or nothing."""
    if not look.crop or not card.picture:
        return Markup()
    shown = card.picture
    return picture_element(shown.pictures, shown.alt, around.base, crop=look.crop, sizes=look.sizes, first=look.first)


@lru_cache(maxsize=4096)
def names_of(bylines: tuple[Byline, ...], language: str) -> str:
    """Who wrote it, in the story's language: "By Ada Finch and Tom Reed"; empty for copy without a byline."""
    if primary(language) == "ar":
        names = [byline.name for byline in bylines if byline.role == "words"]
        return ARABIC["words"].format(names=" و".join(names)) if names else ""
    return byline_line(Story("", "", (), bylines=bylines, language=language), "words")


def printed_text(card: Card, page: int, language: str) -> str:
    """Where it was printed: "Page 5" of the issue at hand, or "Issue 24, page 5"; empty where nobody knows."""
    words = list_words(language)
    if page:
        return words["at_page"].format(p=page)
    if not card.issue:
        return ""
    return words["printed" if card.page else "issue"].format(n=card.issue, p=card.page)
