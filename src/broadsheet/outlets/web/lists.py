"""Lists of articles: sections, authors, subjects, months; and the directories that name them."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import STANDING, directory_address, list_address, slug_of, year_address
from broadsheet.outlets.dates import month_text
from broadsheet.outlets.model import DirectoryPage, ListName, ListPage
from broadsheet.outlets.web.base import FeedLink, Head, feed_files, local, page_html
from broadsheet.outlets.web.list_words import list_words
from broadsheet.outlets.web.periodical import list_graph, trail_graph
from broadsheet.outlets.web.teasers import RIVER, teaser

if TYPE_CHECKING:
    from broadsheet.outlets.model import Surroundings
    from broadsheet.outlets.web.periodical import Trail
    from broadsheet.outlets.web.templates import Templates

FEED_NAMES = ("RSS", "Atom", "JSON Feed")
MANY = 40
"""Names that are easier found under their letters."""
_MONTH = re.compile(r"(\d{4})/(\d{2})")


def list_html(page: ListPage, around: Surroundings, templates: Templates) -> bytes:
    """One page of a list. Raises ``InputError`` where a paper's own template has a mistake."""
    words = list_words(around.paper.language)
    newer, older = _beside(page)
    heading, own, trail = _place(page, around, words)
    values = {
        "said": words,
        "trail": [(name, local(around, address)) for name, address in trail],
        "heading": heading,
        "count": words["articles"].format(n=page.total) if page.total else "",
        "cards": [teaser(templates, around, card, RIVER) for card in page.cards],
        "newer": local(around, newer) if newer else "",
        "older": local(around, older) if older else "",
        "feed_links": _feed_links(page, around),
        "ways": ways(around, words),
    }
    head = Head(
        title=heading,
        address=own,
        description=f"{around.paper.name}: {heading}",
        feeds=_feeds(page, around),
        previous=newer,
        next=older,
        data=list_graph(heading, own, page.cards, around, trail),
        section=_section(page, around),
    )
    return page_html(templates, "list.html", around, head, values)


def _place(page: ListPage, around: Surroundings, words: dict[str, str]) -> tuple[str, str, Trail]:
    """A page's heading, its address, and the way to it."""
    home, title = list_address(page.kind, page.key), list_title(page, around.paper.language)
    trail = (*_trail(page.kind, words), *_year(page), (title, home))
    if _is_head(page):
        return title, home, trail
    heading = words["list_page"].format(title=title, n=page.number)
    own = list_address(page.kind, page.key, page.number)
    return heading, own, (*trail, (heading, own))


def list_title(page: ListPage, language: str) -> str:
    """A list's name; of a month in words."""
    return _month_name(page.key, language) if page.kind == "months" else page.title


def _month_name(key: str, language: str) -> str:
    """A month's name: "November 2026" for "2026/11"."""
    found = _MONTH.fullmatch(key)
    return month_text(date(int(found[1]), int(found[2]), 1), language) if found else key


def _is_head(page: ListPage) -> bool:
    """Whether it stands at the list's own address: only there the total is told, or nothing is."""
    return page.total > 0 or not page.cards


def _beside(page: ListPage) -> tuple[str, str]:
    """The addresses of the newer and the older page; empty at the ends."""
    older = list_address(page.kind, page.key, page.number - 1) if page.number > 1 else ""
    if _is_head(page):
        return "", older
    return list_address(page.kind, page.key, page.number + 1 if page.of > page.number else 0), older


def _trail(kind: str, words: dict[str, str]) -> Trail:
    """The way to a directory."""
    return ((words["front"], "/"), (words[kind], directory_address(kind)))


def _year(page: ListPage) -> Trail:
    """The year of a month, on the way to it."""
    return ((page.key[:4], year_address(page.key)),) if page.kind == "months" else ()


def _section(page: ListPage, around: Surroundings) -> str:
    """The id of the section whose list it is."""
    if page.kind != "sections":
        return ""
    return next((item.id for item in around.paper.sections if slug_of(item.id) == page.key), "")


def _feeds(page: ListPage, around: Surroundings) -> tuple[FeedLink, ...]:
    """A list's feed; months, which end, have none."""
    if around.paper.web.feeds != "all" or page.kind == "months":
        return ()
    title = f"{around.paper.name}: {list_title(page, around.paper.language)}"
    return (FeedLink(title, f"{list_address(page.kind, page.key)}feeds/"),)


def _feed_links(page: ListPage, around: Surroundings) -> list[tuple[str, str, str]]:
    """A list's feeds as (name, address, media type)."""
    files = (file for feed in _feeds(page, around) for file in feed_files(feed, around))
    return [(name, href, kind) for name, (kind, href, _) in zip(FEED_NAMES, files, strict=False)]


def ways(around: Surroundings, words: dict[str, str], *, searching: bool = False) -> list[tuple[str, str]]:
    """Pages to go on from, as (name, address), where nothing was found; ``searching`` leaves out the search itself."""
    listed = [kind for kind in ("sections", "subjects", "authors", "months") if kind in around.paper.web.lists]
    search = [(words["search"], local(around, STANDING["search"]))] if around.paper.web.search and not searching else []
    kinds = [(words[kind], local(around, directory_address(kind))) for kind in ("issues", *listed)]
    return [(words["front"], local(around, "/")), *search, *kinds]


# ---- directories ----


def directory_html(page: DirectoryPage, around: Surroundings, templates: Templates) -> bytes:
    """All lists of one kind. Raises ``InputError`` where a paper's own template has a mistake."""
    words = list_words(around.paper.language)
    trail = (*_trail(page.kind, words), *([(page.year, year_address(page.year))] if page.year else []))
    heading, address = trail[-1]
    values = {
        "said": words,
        "kind": page.kind,
        "trail": [(name, local(around, address)) for name, address in trail],
        "heading": heading,
        "groups": _groups(page, around),
        "ways": ways(around, words),
    }
    head = Head(title=heading, address=address, data=trail_graph(around, trail))
    return page_html(templates, "directory.html", around, head, values)


def _groups(page: DirectoryPage, around: Surroundings) -> list[tuple[str, str, list[dict[str, object]]]]:
    """Lists in groups as (name, address, lists): months by year, the newest first; many names by their first letter."""
    shown = [_entry(item, page.kind, around) for item in _ordered(page)]
    if page.kind == "months" and not page.year:
        years = groupby(shown, key=lambda item: str(item["key"])[:4])
        return [(year, local(around, year_address(year)), list(items)) for year, items in years]
    if page.kind in {"sections", "months"} or len(shown) < MANY:
        return [("", "", shown)] if shown else []
    letters = groupby(shown, key=lambda item: _initial(str(item["title"])))
    return [(letter, "", list(items)) for letter, items in letters]


def _ordered(page: DirectoryPage) -> list[ListName]:
    """Lists in the order a reader looks for them; sections in the paper's."""
    if page.kind == "sections":
        return list(page.lists)
    if page.kind == "months":
        return sorted(page.lists, key=lambda item: item.key, reverse=True)
    return sorted(page.lists, key=lambda item: (slug_of(item.title), item.key))


def _initial(title: str) -> str:
    """The letter a name stands under."""
    return slug_of(title)[0].upper()


def _entry(item: ListName, kind: str, around: Surroundings) -> dict[str, object]:
    """A list in its directory."""
    title = _month_name(item.key, around.paper.language) if kind == "months" else item.title
    return {"key": item.key, "title": title, "address": local(around, item.address), "total": item.total}
