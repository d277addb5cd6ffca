"""What every page of the web edition has: its head, the masthead with the sections, and the foot.

A page is a template that extends ``base.html`` and is given a ``Head``; ``page_html`` renders it. The masthead and the
foot are the same on many pages and are rendered once for each section that may be marked as the current one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import (
    STANDING,
    directory_address,
    issue_address,
    list_address,
    slug_of,
)
from broadsheet.outlets.dates import day_text, month_text
from broadsheet.outlets.home import home_of, whole
from broadsheet.outlets.markup import attribute, safe_address
from broadsheet.outlets.model import IssueCard, Surroundings
from broadsheet.outlets.web.templates import Markup, Templates
from broadsheet.outlets.web.words import page_words
from broadsheet.outlets.words import direction

if TYPE_CHECKING:
    from broadsheet.edition.model import Paper

FEED_KINDS = (
    ("application/rss+xml", "rss.xml"),
    ("application/atom+xml", "atom.xml"),
    ("application/feed+json", "feed.json"),
)
MAIN_FEED = "/feeds/"
ARTICLE = "article"
"""The ``Head.kind`` of articles, which need no style sheet for lists."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed a page names in its head. ``address`` is the folder its files stand in ("/sections/harbour/feeds/")."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """The picture shown where a page is shared. ``address`` is root-relative; sizes in pixels (0 unknown)."""

    address: str
    width: int = 0
    height: int = 0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says. Addresses are root-relative, but for ``canonical`` and ``alternates``.

    ``title`` stands before the paper's name, or alone as the paper's name when empty. ``address`` is the page's own;
    empty for pages without one (404). ``canonical`` is the address of the original where that is elsewhere. ``kind`` is
    its Open Graph type. ``alternates`` are (language, absolute address). ``data`` is JSON-LD as ``structured.script``
    makes it. ``section`` is the id of the section to mark in the masthead. ``wide``: the front page's large nameplate.
    ``language`` is the page's, the paper's when empty. ``scripts`` are loaded after the page. ``meta`` are further
    (property, content) pairs.
    """

    title: str = ""
    address: str = ""
    description: str = ""
    canonical: str = ""
    kind: str = "website"
    picture: SharedPicture | None = None
    feeds: tuple[FeedLink, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    previous: str = ""
    next: str = ""
    data: str = ""
    section: str = ""
    wide: bool = False
    hidden: bool = False
    scripts: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()


def page_html(templates: Templates, name: str, around: Surroundings, head: Head, values: Mapping[str, object]) -> bytes:
    """Render the page of a template that extends ``base.html``: its values, and those every page has.

    These are ``paper``, ``around``, ``base`` (put before addresses), ``language``, ``direction``, ``words``, ``head``,
    ``masthead`` and ``foot``. Raises ``InputError`` where a paper's own template has a mistake.
    """
    return templates.page(name, {**_furniture(templates, around, head), **values})


def shared_values(around: Surroundings) -> dict[str, object]:
    """The values every template is given. ``home`` is the paper's web address without a trailing slash."""
    language = around.paper.language.replace("_", "-")
    return {
        "paper": around.paper,
        "around": around,
        "assets": around.assets,
        "base": Markup(attribute(around.base)),
        "language": language,
        "direction": direction(language),
        "words": page_words(language),
        "home": around.paper.address.rstrip("/"),
    }


def _standing(templates: Templates, around: Surroundings) -> dict[str, object]:
    """What is the same on every page: the shared values and the foot."""
    values = shared_values(around)
    return {**values, "foot": templates.text("foot.html", {**values, **_foot(around)})}


def _furniture(templates: Templates, around: Surroundings, head: Head) -> dict[str, object]:
    """What every page is given: values, head, masthead and foot."""
    standing = templates.kept(around, "standing", lambda: _standing(templates, around))
    masthead = templates.kept(
        around,
        (head.section, head.wide, head.address == "/"),
        lambda: templates.text("masthead.html", {**standing, **_masthead(around, head)}),
    )
    listing = head.kind != ARTICLE
    links = templates.kept(
        around,
        ("links", listing),
        lambda: templates.text("links.html", {**standing, **_links(around, listing=listing)}),
    )
    own_address = absolute(around, head.address) if head.address else ""
    return {
        **standing,
        "head": head,
        "links": links,
        "masthead": masthead,
        "title": f"{head.title} · {around.paper.name}" if head.title else _plain_title(around.paper),
        "feeds": tuple(item for feed in head.feeds for item in feed_files(feed, around)),
        "canonical": head.canonical or own_address,
        "own_address": own_address,
        "picture_address": absolute(around, head.picture.address) if head.picture else "",
    }


def _plain_title(paper: Paper) -> str:
    """The title of the front page."""
    return f"{paper.name} · {paper.strapline}" if paper.strapline else paper.name


def local(around: Surroundings, address: str) -> str:
    """An address of the site as links within it name it."""
    return f"{around.base}{address}"


def absolute(around: Surroundings, address: str) -> str:
    """An address of the site with the paper's own; empty when the paper has none. Others come back as they are."""
    if not address.startswith("/"):
        return address
    return _whole(home_of(around), address) if around.paper.address else ""


_whole = lru_cache(maxsize=8192)(whole)


def feed_files(feed: FeedLink, around: Surroundings) -> tuple[tuple[str, str, str], ...]:
    """A feed's files as (media type, address, title)."""
    return tuple((kind, f"{around.base}{feed.address}{name}", feed.title) for kind, name in FEED_KINDS)


def ways_to_get(around: Surroundings) -> tuple[str, bool]:
    """Where an issue can be ordered, and whether that is a mail address; else the page that tells how to get it."""
    paper = around.paper
    mail = "@" in paper.orders_to and "/" not in paper.orders_to
    if mail and not safe_address(paper.web.order_at):
        return safe_address(f"mailto:{paper.orders_to}"), True
    link = safe_address(paper.web.order_at) or safe_address(paper.orders_to) or STANDING["get"]
    return (local(around, link) if link.startswith("/") else link), False


def issue_label(issue: IssueCard, language: str) -> str:
    """An issue and its month: "Issue 24 · November 2026"."""
    return f"{page_words(language)['issue'].format(n=issue.number)} · {month_text(issue.day, language)}"


def _links(around: Surroundings, *, listing: bool) -> dict[str, object]:
    """What stands in every head: style, fonts, icon, the main feed. ``listing``: pages other than articles."""
    feed = FeedLink(around.paper.name, MAIN_FEED)
    return {"listing": listing, "main_feeds": feed_files(feed, around) if around.paper.web.feeds != "none" else ()}


def _masthead(around: Surroundings, head: Head) -> dict[str, object]:
    """The sections, and the issue on sale."""
    paper, language, issue = around.paper, around.paper.language, around.on_sale
    listed = "sections" in paper.web.lists
    return {
        "wide": head.wide,
        "front": head.address == "/",
        "sections": [
            (item.name, local(around, list_address("sections", slug_of(item.id))), item.id == head.section)
            for item in paper.sections
            if listed
        ],
        "search_address": local(around, STANDING["search"]) if paper.web.search else "",
        "issue": issue,
        "issue_address": local(around, issue_address(issue.number)) if issue else "",
        "issue_label": issue_label(issue, language) if issue else "",
        "issue_day": day_text(issue.day, language) if issue else "",
        "get_address": local(around, STANDING["get"]),
        "get_label": page_words(language)["get_issue"].format(n=issue.number) if issue else "",
    }


def _foot(around: Surroundings) -> dict[str, object]:
    """The ways on from the foot of a page."""
    words, web = page_words(around.paper.language), around.paper.web
    kinds = ["issues", *(kind for kind in ("sections", "authors", "subjects", "months") if kind in web.lists)]
    pages = [(words[kind], local(around, directory_address(kind))) for kind in kinds]
    standing = [kind for kind in ("get", "corrections", "imprint", "search") if kind != "search" or web.search]
    pages += [(words[kind], local(around, STANDING[kind])) for kind in standing]
    sisters = [(item.name, safe_address(item.address), item.language) for item in around.paper.network.sisters]
    return {"pages": pages, "sisters": sisters, "feed": f"{MAIN_FEED}rss.xml" if web.feeds != "none" else ""}
