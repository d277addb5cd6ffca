"""The rules of RSS 2.0 and Atom by the names a feed validator reports them under, to be proved on known bad feeds.

Sources: RSS 2.0 (RSS Advisory Board), "Required channel elements" and "Elements of <item>"; RFC 4287, 4.1.1 to 4.2.7.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MISSING_IN_CHANNEL = {"title": "MissingTitle", "link": "MissingLink", "description": "MissingDescription"}
MANY_IN_CHANNEL = {"category", "item"}
ONCE_IN_ITEM = {"title", "link", "description", "guid", "pubDate", "author", "comments", "source", CONTENT}
ONCE_IN_ENTRY = ("content", "id", "published", "rights", "source", "summary", "title", "updated")
ONCE_IN_FEED = ("generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated")
NEEDED = ("id", "title", "updated")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
MAIL_DATE = re.compile(r"(\w{3}, )?\d\d \w{3} \d{4} \d\d:\d\d:\d\d ([+-]\d{4}|GMT|UT|Z)")
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Report:
    """A rule that is broken, at which element within which."""

    rule: str
    element: str = ""
    parent: str = ""


def feed_reports(data: bytes) -> tuple[Report, ...]:
    """Every rule that an RSS 2.0 feed, an Atom feed or an Atom entry breaks."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    name = str(root.tag).removeprefix(ATOM)
    if name == "rss":
        return tuple(_channel(root.find("channel")))
    return tuple(_feed(root) if name == "feed" else _entry(root, "", authored=False))


def _counted(place: etree._Element, namespace: str = "") -> Counter[str]:
    """How often each kind of child stands in an element, those of a namespace by their names alone."""
    return Counter(str(child.tag).removeprefix(namespace) for child in place if isinstance(child.tag, str))


def _channel(channel: etree._Element) -> Iterator[Report]:
    """RSS: the channel, then its items."""
    found = _counted(channel)
    yield from (Report(rule, part, "channel") for part, rule in MISSING_IN_CHANNEL.items() if not found[part])
    yield from _twice(found, "channel", {part for part in found if "{" not in part} - MANY_IN_CHANNEL)
    tags = [child.tag for child in channel if isinstance(child.tag, str)]
    if "item" in tags and any(tag != "item" for tag in tags[tags.index("item") :]):
        yield Report("MisplacedItem")
    for item in channel.findall("item"):
        yield from _item(item)
    identities = Counter(guid.text for guid in channel.iter("guid"))
    yield from (Report("DuplicateValue", "guid", "item") for times in identities.values() if times > 1)
    yield from (
        Report("InvalidRFC2822Date", str(date.tag))
        for date in channel.iter("pubDate", "lastBuildDate")
        if not MAIL_DATE.fullmatch(date.text or "")
    )
    yield from (Report("InvalidFullLink", "link") for link in channel.iter("link") if not _address(link.text))


def _item(item: etree._Element) -> Iterator[Report]:
    """RSS: one item."""
    found = _counted(item)
    yield from _twice(found, "item", ONCE_IN_ITEM)
    if not found["title"] + found["description"]:
        yield Report("MissingItemTitleOrDescription", "item", "channel")
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink", "true") != "false" and not _address(guid.text):
        yield Report("InvalidHttpGUID", "guid", "item")
    yield from (Report("UnexpectedWhitespace", str(part.tag)) for part in item.iter("title", "link") if _loose(part))


def _feed(feed: etree._Element) -> Iterator[Report]:
    """Atom: the feed, then its entries."""
    found = _counted(feed, ATOM)
    yield from (Report("MissingElement", part, "feed") for part in NEEDED if not found[part])
    yield from _twice(found, "feed", ONCE_IN_FEED)
    yield from _links(feed, "feed")
    for entry in feed.findall(f"{ATOM}entry"):
        yield from _entry(entry, "feed", authored=bool(found["author"]))
    entries = Counter((entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in feed)
    yield from (Report("DuplicateEntries", "entry", "feed") for key, times in entries.items() if all(key) and times > 1)


def _entry(entry: etree._Element, parent: str, *, authored: bool) -> Iterator[Report]:
    """Atom: one entry."""
    found = _counted(entry, ATOM)
    yield from (Report("MissingElement", part, "entry") for part in NEEDED if not found[part])
    yield from _twice(found, "entry", ONCE_IN_ENTRY)
    yield from _links(entry, "entry")
    source = entry.find(f"{ATOM}source/{ATOM}author")
    if not (authored or found["author"] or source is not None):
        yield Report("MissingElement", "author", "entry")
    kinds = [link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")]
    if not found["content"] and "alternate" not in kinds:
        yield Report("MissingContentOrAlternate", "entry", parent)
    if any(map(_elsewhere, entry.findall(f"{ATOM}content"))) and not found["summary"]:
        yield Report("MissingSummary", "entry", parent)
    dates = [*entry.findall(f"{ATOM}updated"), *entry.findall(f"{ATOM}published")]
    yield from (Report("InvalidRFC3339Date", str(date.tag)) for date in dates if not MOMENT.fullmatch(date.text or ""))
    yield from (
        Report("InvalidFullLink", "id", "entry") for name in entry.findall(f"{ATOM}id") if not _address(name.text)
    )


def _elsewhere(content: etree._Element) -> bool:
    """Whether content is at another address, or encoded (RFC 4287, 4.1.1)."""
    kind = content.get("type", "text").casefold()
    plain = kind in {"text", "html", "xhtml"} or kind.startswith("text/") or kind.endswith(("+xml", "/xml"))
    return content.get("src") is not None or not plain


def _links(place: etree._Element, name: str) -> Iterator[Report]:
    """Atom: no two alternates of one type and language, and addresses that are such."""
    links = place.findall(f"{ATOM}link")
    alternates = Counter(
        (link.get("type"), link.get("hreflang")) for link in links if link.get("rel", "alternate") == "alternate"
    )
    yield from (Report("DuplicateAtomLink", "link", name) for times in alternates.values() if times > 1)
    yield from (Report("InvalidURIReference", "link", name) for link in links if not _address(link.get("href")))


def _twice(found: Counter[str], parent: str, parts: object) -> Iterator[Report]:
    """What may stand once and stands more often."""
    names = sorted(set(parts) & set(found)) if isinstance(parts, set | tuple) else []
    yield from (Report("DuplicateElement", part, parent) for part in names if found[part] > 1)


def _address(text: str | None) -> bool:
    """Whether a text is a whole address, with its scheme."""
    return bool(ADDRESS.fullmatch(text or ""))


def _loose(part: etree._Element) -> bool:
    """Whether white space stands about a text."""
    return (part.text or "") != (part.text or "").strip()
