"""What machines are told of the paper, its issues and its lists: JSON-LD in the words of schema.org (29.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import STANDING
from broadsheet.outlets.model import Card, FrontPage, IssueCard, IssuePage, Surroundings
from broadsheet.outlets.web.base import absolute
from broadsheet.outlets.web.structured import Data, issue_data, periodical, publisher, script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.outlets.web.templates import Markup

MOST_NAMED = 100
"""Articles of a list or an issue named to machines."""

Trail = tuple[tuple[str, str], ...]
"""The way to a page as (name, root-relative address), from the front page on."""


def front_graph(page: FrontPage, around: Surroundings) -> Markup:
    """The front page: the site, its publisher, and the issue on sale."""
    site = _site(around) | {"inLanguage": around.paper.language, "publisher": _publisher(around)}
    return _graph(site, *([_issue(page.issue, around)] if page.issue else ()))


def issue_graph(page: IssuePage, around: Surroundings, trail: Trail) -> Markup:
    """An issue with its articles, and the way to it."""
    parts = [_article(item.card, around) for item in page.stories[:MOST_NAMED]]
    return _graph(_issue(page.issue, around) | ({"hasPart": parts} if parts else {}), breadcrumbs(trail, around))


def issues_graph(issues: Iterable[IssueCard], around: Surroundings, trail: Trail) -> Markup:
    """The printed paper with its issues."""
    parts = [{key: value for key, value in _issue(issue, around).items() if key != "isPartOf"} for issue in issues]
    whole = {**periodical(around.paper), "publisher": _publisher(around)}
    return _graph(whole | ({"hasPart": parts[:MOST_NAMED]} if parts else {}), breadcrumbs(trail, around))


def list_graph(name: str, address: str, cards: Iterable[Card], around: Surroundings, trail: Trail) -> Markup:
    """A list of articles, and the way to it."""
    items = [
        {"@type": "ListItem", "position": at, "url": absolute(around, card.address), "name": card.headline}
        for at, card in enumerate(cards, 1)
    ][:MOST_NAMED]
    page: Data = {
        "@type": "CollectionPage",
        "name": name,
        "url": absolute(around, address),
        "isPartOf": _site(around),
    }
    if items:
        page["mainEntity"] = {"@type": "ItemList", "itemListElement": items}
    return _graph(page, breadcrumbs(trail, around))


def standing_graph(around: Surroundings, trail: Trail) -> Markup:
    """Who publishes, and the way to the page."""
    imprint = {"masthead": absolute(around, STANDING["imprint"])}
    return _graph(_publisher(around) | imprint, periodical(around.paper), breadcrumbs(trail, around))


def trail_graph(around: Surroundings, trail: Trail) -> Markup:
    """The way to a page alone."""
    return _graph(breadcrumbs(trail, around))


def breadcrumbs(trail: Trail, around: Surroundings) -> Data:
    """The way to a page."""
    steps = [
        {"@type": "ListItem", "position": at, "name": name, "item": absolute(around, address)}
        for at, (name, address) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _site(around: Surroundings) -> Data:
    """The web site."""
    return {"@type": "WebSite", "name": around.paper.name, "url": absolute(around, "/")}


def _publisher(around: Surroundings) -> Data:
    """The paper as an organisation."""
    return dict(publisher(around))


def _issue(issue: IssueCard, around: Surroundings) -> Data:
    """An issue of the periodical, within its volume if it has one."""
    data = dict(issue_data(issue, around))
    if issue.volume:
        volume = {"@type": "PublicationVolume", "volumeNumber": str(issue.volume), "isPartOf": data["isPartOf"]}
        data["isPartOf"] = volume
    return data


def _article(card: Card, around: Surroundings) -> Data:
    """An article as a part of something else."""
    return {
        "@type": "NewsArticle",
        "headline": card.headline,
        "url": absolute(around, card.address),
        "datePublished": card.published.isoformat(),
    }


def _graph(*nodes: Data) -> Markup:
    """Things as one script, each with its context: some readers of linked data do not look into ``@graph``."""
    return script([{"@context": "https://schema.org", **_known(node)} for node in nodes])


def _known(value: Data) -> Data:
    """A thing without what is not known; without a paper's address, what needs one is left out."""
    return {key: told for key, told in value.items() if told not in ("", None)}
