"""A paper's feeds as one list that feed readers take in at once (OPML 2.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.feeds.markup import around as wrapped
from broadsheet.outlets.feeds.markup import document, element
from broadsheet.outlets.home import home_of, whole

if TYPE_CHECKING:
    from broadsheet.outlets.model import ListName, Surroundings


def opml(lists: tuple[ListName, ...], around: Surroundings) -> bytes:
    """The main feed and the feed of each list, in the order given; for sections the paper's own order is customary.

    A list's feed stands in ``feeds/`` below its address, the main one in ``/feeds/``.
    """
    paper = around.paper
    rows = [_outline(paper.name, "/", around)]
    rows += [_outline(f"{paper.name}: {item.title}", item.address, around) for item in lists]
    head = wrapped("head", element("title", paper.name))
    body = wrapped("body", "\n" + "".join(f"{row}\n" for row in rows))
    return document(wrapped("opml", f"\n{head}\n{body}\n", ("version", "2.0")))


def _outline(title: str, address: str, around: Surroundings) -> str:
    """One feed."""
    home = home_of(around)
    told = (
        ("type", "rss"),
        ("text", title),
        ("title", title),
        ("xmlUrl", whole(home, f"{address}feeds/rss.xml")),
        ("htmlUrl", whole(home, address)),
        ("language", around.paper.language.replace("_", "-")),
        ("version", "RSS2"),
    )
    return element("outline", "", *told)
