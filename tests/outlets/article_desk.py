"""What the tests of the article page are given: a page with everything on it, and its surroundings."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from lxml import html as markup

from broadsheet.outlets.model import ArticlePage, Assets, Card, IssueCard, PrintedPage, Surroundings
from broadsheet.outlets.web.article import article_html
from broadsheet.outlets.web.copy import copy_html
from broadsheet.outlets.web.scripts import theme_switch
from broadsheet.outlets.web.templates import Templates
from broadsheet.story.model import Correction, CorrectionKind, Elsewhere, Paragraph, Reply, Span, Story
from outlets.feed_desk import DAY, PICTURES, the_card, the_paper, the_story

ON_SALE = IssueCard(26, date(2027, 1, 8), "/issues/26/", price="£2.00")
PRINTED = IssueCard(
    24,
    DAY,
    "/issues/24/",
    volume=2,
    pages=tuple(PrintedPage(number) for number in range(1, 9)),
    pdf="/issues/24/24.pdf",
)
ASSETS = Assets("/assets/style.css", script=theme_switch().decode(), icon="/assets/icon.svg")
TEMPLATES = Templates()
REPLIES = (
    Reply("r1", "Ida Moss", date(2026, 11, 8), "I was there.\n\nSee https://minutes.example/3?a=1&b=2."),
    Reply("r2", "Tom Reed", date(2026, 11, 9), "So was I.\nTwice.", "r1"),
    Reply("r3", "Ida Moss", date(2026, 11, 9), "In writing?", "r2"),
    Reply("r4", "Tom Reed", date(2026, 11, 10), "In ink.", "r3"),
    Reply("r5", "Mara Quill", date(2026, 11, 11), "Who pays?"),
)
CHANGES = (
    Correction(date(2026, 11, 12), CorrectionKind.CORRECTION, "There were 212 hands, not 221."),
    Correction(date(2026, 11, 14), CorrectionKind.UPDATE, "The offer was made."),
)
RETRACTION = Correction(date(2026, 11, 20), CorrectionKind.RETRACTION, "We withdraw this article.")


def around(assets: Assets = ASSETS, base: str = "", **wishes: Any) -> Surroundings:
    """What all pages of the paper share; ``wishes`` are fields of ``Paper``."""
    return Surroundings(replace(the_paper(), **wishes), ON_SALE, assets, base)


def other(name: str, day: date = DAY) -> Card:
    """Another article."""
    return the_card(Story(name, f"About {name}", (Paragraph((Span("Copy."),)),), slug=name), day)


def a_page(story: Story | None = None, surroundings: Surroundings | None = None, **wishes: Any) -> ArticlePage:
    """The page of a story printed on page 5 of issue 24; ``wishes`` are fields of ``ArticlePage``."""
    story = story or the_story()
    body = copy_html(story, lambda picture: PICTURES.get(picture.file), surroundings or around())
    return replace(ArticlePage(story, the_card(story), body, issue=PRINTED), **wishes)


def full_page(surroundings: Surroundings | None = None) -> ArticlePage:
    """A page with everything that can stand on one."""
    return a_page(
        the_story(corrections=(*CHANGES, RETRACTION)),
        surroundings,
        said_before=(other("before"),),
        said_since=(other("since"),),
        previous=other("previous"),
        next=other("next"),
        versions=(Elsewhere("de", "https://bote.example/abstimmung/", paper="Der Bote", original=True),),
        replies=REPLIES,
    )


def rendered(page: ArticlePage, surroundings: Surroundings | None = None, templates: Templates = TEMPLATES) -> str:
    """The page as text."""
    return article_html(page, surroundings or around(), templates).decode()


def tree(page: str) -> Any:
    """A page as a tree."""
    return markup.document_fromstring(page)


def words(element: Any) -> str:
    """The text of an element with its white space drawn together."""
    return re.sub("[ \n\t]+", " ", element.text_content()).strip()


def found(page: str, path: str) -> list[str]:
    """The texts (or attributes) an XPath finds in a page."""
    return [item if isinstance(item, str) else words(item) for item in tree(page).xpath(path)]
