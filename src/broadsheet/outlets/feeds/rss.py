"""RSS 2.0 with whole articles (content:encoded), people (Dublin Core), pictures (Media RSS) and archives (RFC 5005)."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from broadsheet.outlets.feeds.archives import links_of
from broadsheet.outlets.feeds.entries import entries_of, newest_change, shown
from broadsheet.outlets.feeds.markup import around as wrapped
from broadsheet.outlets.feeds.markup import character_data, document, element
from broadsheet.outlets.feeds.naming import mail_date
from broadsheet.outlets.home import home_of, whole

if TYPE_CHECKING:
    from broadsheet.outlets.feeds.entries import Entry, Illustration
    from broadsheet.outlets.model import Feed, Surroundings

NAMESPACES = (
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:fh", "http://purl.org/syndication/history/1.0"),
    ("xmlns:media", "http://search.yahoo.com/mrss/"),
)
_LIKE_MARKUP = re.compile(r"<(?=[A-Za-z/!?])|&(?=#|\w+;)")


def rss(feed: Feed, around: Surroundings) -> bytes:
    """A page of a feed as RSS 2.0 (RSS Advisory Board, 2.0.11), in UTF-8."""
    entries = entries_of(feed, around)
    inside = _channel(feed, around, entries) + "".join(_item(entry, around) for entry in entries)
    return document(wrapped("rss", wrapped("channel", f"\n{inside}"), *NAMESPACES))


def _channel(feed: Feed, around: Surroundings, entries: tuple[Entry, ...]) -> str:
    """What is said of the feed as a whole. All of it stands before the first item."""
    home, paper = home_of(around), around.paper
    changed = newest_change(entries, around)
    parts = [
        element("title", plain_title(shown(feed.title) or paper.name)),
        element("link", whole(home, feed.page)),
        element("description", escape(shown(paper.strapline) or paper.name, quote=False)),
        element("language", paper.language.replace("_", "-")),
        element("lastBuildDate", mail_date(changed)) if changed else "",
        element("generator", "Broadsheet"),
        *(_link(relation, home + feed.address + name) for relation, name in links_of(feed, "rss.xml")),
        "<fh:archive/>" if feed.archive else "",
    ]
    return "".join(f"{part}\n" for part in parts if part)


def _link(relation: str, address: str) -> str:
    """An Atom link, which RSS borrows to name itself and its archives."""
    return element("atom:link", "", ("rel", relation), ("href", address), ("type", "application/rss+xml"))


def _item(entry: Entry, around: Surroundings) -> str:
    """One article."""
    card = entry.card
    language = card.language.replace("_", "-")
    parts = [
        element("title", plain_title(entry.title)),
        element("link", entry.address),
        element("guid", entry.id, ("isPermaLink", "false")),
        element("pubDate", mail_date(card.published)),
        element("atom:updated", f"{card.updated.isoformat()}T00:00:00Z"),
        element("description", escape(entry.summary, quote=False)) if entry.summary else "",
        *(element("dc:creator", person.name) for person in entry.writers),
        *(element("dc:contributor", f"{person.name} ({person.label})") for person in entry.others),
        *(element("category", topic.name, ("domain", topic.scheme)) for topic in entry.topics),
        element("dc:language", language) if language != around.paper.language else "",
        _media(entry.picture) if entry.picture else "",
        f"<content:encoded>{character_data(entry.body)}</content:encoded>",
    ]
    inside = "".join(f"{part}\n" for part in parts if part)
    return f"<item>\n{inside}</item>\n"


def _media(picture: Illustration) -> str:
    """The article's picture. An enclosure would have to tell its bytes, which nobody needs to know here."""
    inside = element("media:description", picture.alt, ("type", "plain")) if picture.alt else ""
    inside += element("media:credit", picture.credit) if picture.credit else ""
    size = ("width", str(picture.width)), ("height", str(picture.height))
    told = ("url", picture.address), ("type", picture.kind), ("medium", "image"), *size
    return wrapped("media:content", inside, *told)


def plain_title(text: str) -> str:
    """A title that every reader shows as the same words, whether it takes it for text or for HTML.

    RSS leaves that open. What would begin a tag or an entity is told as HTML tells it; all else stands as it is, so
    that "Fish & chips < 5" reads alike in both.
    """
    return _LIKE_MARKUP.sub(lambda found: escape(found[0]), text)
