"""An issue's page: cover, contents in page order, downloads and the way to a copy; and the page of all issues."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import directory_address, issue_address, printed_page_address
from broadsheet.outlets.model import IssueCard, IssuePage, IssuesPage, Ranked
from broadsheet.outlets.web.base import FeedLink, Head, SharedPicture, local, page_html
from broadsheet.outlets.web.kiosk import BOX_COVER, issue_values
from broadsheet.outlets.web.list_words import list_words
from broadsheet.outlets.web.periodical import issue_graph, issues_graph
from broadsheet.outlets.web.pictures import picture_element
from broadsheet.outlets.web.structured import section_name
from broadsheet.outlets.web.teasers import Look, teaser
from broadsheet.outlets.web.templates import Templates

if TYPE_CHECKING:
    from broadsheet.outlets.model import Surroundings
    from broadsheet.outlets.web.periodical import Trail

CONTENTS = Look("contents", 4, printed=False)
THUMBNAIL = "8rem"
SEEN_AT_ONCE = 2
"""Covers on the page of all issues that are fetched at once."""


def issue_html(page: IssuePage, around: Surroundings, templates: Templates) -> bytes:
    """An issue's page. Raises ``InputError`` where a paper's own template has a mistake."""
    words, issue = list_words(around.paper.language), page.issue
    title = words["issue"].format(n=issue.number)
    trail = (*_trail(words), (title, issue_address(issue.number)))
    values = {
        **issue_values(around, issue, BOX_COVER, first=True),
        "trail": [(name, local(around, address)) for name, address in trail],
        "contents": _contents(page, around, templates),
        "pages": _pages(page.issue, around),
        "previous": _neighbour(page.previous, around),
        "next": _neighbour(page.next, around),
    }
    return page_html(templates, "issue.html", around, _head(page, around, title, trail), values)


def _head(page: IssuePage, around: Surroundings, title: str, trail: Trail) -> Head:
    """What the head says of an issue. The newer issue is ``next``."""
    issue = page.issue
    named = f"{around.paper.name}: {title}"
    return Head(
        title=title,
        address=issue_address(issue.number),
        description=" · ".join(item.card.headline for item in page.stories[:3]),
        picture=_shared(issue),
        feeds=(FeedLink(named, f"{issue_address(issue.number)}feeds/"),) if around.paper.web.feeds == "all" else (),
        previous=issue_address(page.previous.number) if page.previous else "",
        next=issue_address(page.next.number) if page.next else "",
        data=issue_graph(page, around, trail),
    )


def _trail(words: dict[str, str]) -> Trail:
    """The way to the issues."""
    return ((words["front"], "/"), (words["issues"], directory_address("issues")))


def _shared(issue: IssueCard) -> SharedPicture | None:
    """The cover where the page is shared."""
    found = issue.cover.of("jpeg") if issue.cover else ()
    return SharedPicture(found[-1].address, found[-1].width, found[-1].height) if found else None


def _contents(page: IssuePage, around: Surroundings, templates: Templates) -> list[dict[str, object]]:
    """The stories in page order, those of one printed page together under its number and name."""
    places = groupby(page.stories, key=lambda item: (item.page, _heading(item, page.issue, around)))
    return [
        {
            "page": _page_label(number, around),
            "address": _page_address(page.issue, number, around),
            "name": name,
            "items": [teaser(templates, around, item.card, CONTENTS) for item in items],
        }
        for (number, name), items in places
    ]


def _heading(item: Ranked, issue: IssueCard, around: Surroundings) -> str:
    """What stands at the head of a story's page: the page's section as printed, else the story's own."""
    printed = next((page.section for page in issue.pages if page.number == item.page), "")
    return printed or section_name(item.card, around.paper)


def _page_label(number: int, around: Surroundings) -> str:
    """A printed page in words; empty where the page is not known."""
    return list_words(around.paper.language)["at_page"].format(p=number) if number else ""


def _page_address(issue: IssueCard, number: int, around: Surroundings) -> str:
    """Where a printed page's picture stands, if the issue was composed."""
    known = any(page.number == number for page in issue.pages)
    return local(around, printed_page_address(issue.number, number)) if known else ""


def _pages(issue: IssueCard, around: Surroundings) -> list[dict[str, object]]:
    """The printed pages as small pictures."""
    return [
        {
            "address": _page_address(issue, page.number, around),
            "label": _page_label(page.number, around),
            "picture": picture_element(page.picture, "", around.base, sizes=THUMBNAIL) if page.picture else "",
        }
        for page in issue.pages
    ]


def _neighbour(issue: IssueCard | None, around: Surroundings) -> dict[str, object] | None:
    """The issue before or behind."""
    return issue_values(around, issue) if issue else None


def issues_html(page: IssuesPage, around: Surroundings, templates: Templates) -> bytes:
    """The page of all issues, newest first. Raises ``InputError`` where a paper's own template has a mistake."""
    words = list_words(around.paper.language)
    trail = _trail(words)
    values = {
        "said": words,
        "trail": [(name, local(around, address)) for name, address in trail],
        "issues": [issue_values(around, issue, first=at < SEEN_AT_ONCE) for at, issue in enumerate(page.issues)],
    }
    head = Head(
        title=words["issues"],
        address=directory_address("issues"),
        data=issues_graph(page.issues, around, trail),
    )
    return page_html(templates, "issues.html", around, head, values)
