"""Any page as HTML: each kind of value by its own renderer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadsheet.outlets.model import (
    ArticlePage,
    CorrectionsPage,
    DirectoryPage,
    FrontPage,
    GonePage,
    IssuePage,
    IssuesPage,
    ListPage,
    MapPage,
    StandingPage,
)
from broadsheet.outlets.web.article import article_html
from broadsheet.outlets.web.front import front_html
from broadsheet.outlets.web.issues import issue_html, issues_html
from broadsheet.outlets.web.lists import directory_html, list_html
from broadsheet.outlets.web.maps import map_html
from broadsheet.outlets.web.standing import corrections_html, gone_html, standing_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadsheet.outlets.model import Page, Surroundings
    from broadsheet.outlets.web.templates import Templates

RENDERERS: dict[type, Callable[[Any, Surroundings, Templates], bytes]] = {
    ArticlePage: article_html,
    FrontPage: front_html,
    IssuePage: issue_html,
    IssuesPage: issues_html,
    MapPage: map_html,
    ListPage: list_html,
    DirectoryPage: directory_html,
    CorrectionsPage: corrections_html,
    StandingPage: standing_html,
    GonePage: gone_html,
}


def page_html(page: Page, around: Surroundings, templates: Templates) -> bytes:
    """The page as UTF-8. Raises ``InputError`` where a paper's own template has a mistake."""
    return RENDERERS[type(page)](page, around, templates)
