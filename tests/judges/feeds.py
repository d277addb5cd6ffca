"""Judges of feeds: feedparser and feedsmith read them, and the formats' own rules are held against them.

RSS 2.0 with the Advisory Board's profile, RFC 4287 (Atom), JSON Feed 1.1.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import feedparser
from jsonschema import Draft202012Validator
from lxml import etree

from judges.packages import NODE, node

ATOM = "{http://www.w3.org/2005/Atom}"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
ADDRESS = {"type": "string", "pattern": "^https?://[^\\s]+$"}
MOMENT = {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$"}
TEXT = {"type": "string", "minLength": 1}
LANGUAGE = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}
AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"name": TEXT, "url": {"type": "string"}, "avatar": ADDRESS},
        "minProperties": 1,
        "patternProperties": {"^_": {}},
        "additionalProperties": False,
    },
}
ITEM = {
    "type": "object",
    "properties": {
        "id": TEXT,
        "url": ADDRESS,
        "external_url": ADDRESS,
        "title": TEXT,
        "content_html": TEXT,
        "content_text": TEXT,
        "summary": TEXT,
        "image": ADDRESS,
        "banner_image": ADDRESS,
        "date_published": MOMENT,
        "date_modified": MOMENT,
        "authors": AUTHORS,
        "tags": {"type": "array", "items": TEXT, "uniqueItems": True},
        "language": LANGUAGE,
        "attachments": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "url": ADDRESS,
                    "mime_type": {"type": "string", "pattern": "^[a-z]+/[\\w.+-]+$"},
                    "title": TEXT,
                    "size_in_bytes": {"type": "integer", "minimum": 0},
                    "duration_in_seconds": {"type": "number", "minimum": 0},
                },
                "required": ["url", "mime_type"],
            },
        },
    },
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "patternProperties": {"^_": {}},
    "additionalProperties": False,
}
JSON_FEED = {
    "type": "object",
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "description": TEXT,
        "user_comment": TEXT,
        "next_url": ADDRESS,
        "icon": ADDRESS,
        "favicon": ADDRESS,
        "authors": AUTHORS,
        "language": LANGUAGE,
        "expired": {"type": "boolean"},
        "hubs": {
            "type": "array",
            "items": {"type": "object", "properties": {"type": TEXT, "url": ADDRESS}, "required": ["type", "url"]},
        },
        "items": {"type": "array", "items": ITEM},
    },
    "required": ["version", "title", "items"],
    "patternProperties": {"^_": {}},
    "additionalProperties": False,
}
"""JSON Feed 1.1 as a schema; names that begin with an underscore are extensions."""
ATOM_FEED = {"id": 1, "title": 1, "updated": 1}
ATOM_AT_MOST = (
    "id",
    "title",
    "updated",
    "published",
    "rights",
    "summary",
    "content",
    "subtitle",
    "generator",
    "source",
)
CHANNEL = {"title": 1, "link": 1, "description": 1}
CHANNEL_MANY = {"category", "item"}


def feed_problems(data: bytes) -> tuple[str, ...]:
    """What is wrong with a feed of whichever of the three formats, or keeps feedsmith from reading it."""
    return (*rule_problems(data), *_second_opinion(data))


def rule_problems(data: bytes) -> tuple[str, ...]:
    """The same without a start of Node: feedparser and the formats' rules alone."""
    if data.lstrip().startswith(b"{"):
        return tuple(_json(data))
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return (f"not well-formed: {error}",)
    return (*_read(data), *(_atom(root) if root.tag == f"{ATOM}feed" else _rss(root)))


def _read(data: bytes) -> Iterator[str]:
    """What feedparser stumbles over."""
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if found.bozo:
        yield f"feedparser: {found.bozo_exception}"


def _second_opinion(data: bytes) -> Iterator[str]:
    """Whether feedsmith reads it at all."""
    told = node(NODE / "feed.mjs", given=data.decode())
    if told.returncode:
        yield f"feedsmith: {next((line for line in told.stderr.splitlines() if 'Error' in line), told.stderr)}"


def _json(data: bytes) -> Iterator[str]:
    """JSON Feed: the schema, and ids that are unique."""
    try:
        feed = json.loads(data)
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    errors = sorted(Draft202012Validator(JSON_FEED).iter_errors(feed), key=lambda found: found.json_path)
    yield from (f"{error.json_path}: {error.message}" for error in errors)
    yield from _repeated(str(item.get("id")) for item in feed.get("items", ()))


def _repeated(identities: Iterator[str]) -> Iterator[str]:
    """Identities that stand twice."""
    yield from (f"{name} stands {times} times" for name, times in Counter(identities).items() if times > 1)


def _atom(feed: etree._Element) -> Iterator[str]:
    """RFC 4287, 4.1.1 and 4.1.2."""
    entries = feed.findall(f"{ATOM}entry")
    yield from _counted(feed, "feed")
    if not [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        yield "feed: no link rel=self"
    for entry in entries:
        yield from _counted(entry, "entry")
        yield from _entry(entry, authored=feed.find(f"{ATOM}author") is not None)
    for place in (feed, *entries):
        yield from _alternates(place)
    yield from _repeated(entry.findtext(f"{ATOM}id", "") for entry in entries)
    yield from _addresses(link.get("href", "") for link in feed.iter(f"{ATOM}link") if not _based(link))
    yield from (
        f"no date: {date.text}" for date in feed.iter(f"{ATOM}updated", f"{ATOM}published") if not _moment(date.text)
    )


def _counted(place: etree._Element, name: str) -> Iterator[str]:
    """What must stand once, and what may."""
    found = Counter(str(child.tag).removeprefix(ATOM) for child in place)
    yield from (f"{name}: no {part}" for part in ATOM_FEED if not found[part])
    yield from (f"{name}: {part} stands {found[part]} times" for part in ATOM_AT_MOST if found[part] > 1)


def _entry(entry: etree._Element, *, authored: bool) -> Iterator[str]:
    """An entry has content or a page, an author, and a summary where its content is elsewhere or encoded."""
    content = entry.find(f"{ATOM}content")
    pages = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    if content is None and not pages:
        yield "entry: neither content nor a link rel=alternate"
    if not authored and entry.find(f"{ATOM}author") is None and entry.find(f"{ATOM}source/{ATOM}author") is None:
        yield "entry: no author"
    if content is not None and _distant(content) and entry.find(f"{ATOM}summary") is None:
        yield "entry: content that is elsewhere or encoded asks for a summary"


def _distant(content: etree._Element) -> bool:
    """Whether the content has a source, or is neither text nor XML (RFC 4287, 4.1.2)."""
    kind = content.get("type", "text")
    plain = kind in {"text", "html", "xhtml"} or kind.startswith("text/") or kind.endswith(("+xml", "/xml"))
    return content.get("src") is not None or not plain


def _alternates(place: etree._Element) -> Iterator[str]:
    """No two alternates of one type and language."""
    links = [link for link in place.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    found = Counter((link.get("type"), link.get("hreflang")) for link in links)
    yield from (f"two alternates of {kind}, {language}" for (kind, language), times in found.items() if times > 1)


def _based(place: etree._Element) -> bool:
    """Whether an xml:base resolves what is relative here."""
    return any(part.get(XML_BASE) for part in (place, *place.iterancestors()))


def _addresses(found: Iterator[str]) -> Iterator[str]:
    """Addresses a reader's program cannot resolve."""
    yield from (f"not a whole address: {address!r}" for address in found if not _whole(address))


def _whole(address: str) -> bool:
    """Whether an address says scheme and host."""
    parts = urlsplit(address.strip())
    return bool(parts.scheme and (parts.netloc or parts.path))


def _moment(text: str | None) -> bool:
    """Whether a text is a moment as RFC 3339 has it, with its zone."""
    try:
        return datetime.fromisoformat(text or "").tzinfo is not None
    except ValueError:
        return False


def _rss(root: etree._Element) -> Iterator[str]:
    """RSS 2.0: the channel, its items, their identities and dates."""
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        yield "neither RSS 2.0 nor Atom"
        return
    items = channel.findall("item")
    if any(item.getnext() is not None and item.getnext().tag != "item" for item in items):
        yield "channel: an item stands before the channel's own elements"
    found = Counter(str(child.tag) for child in channel if "{" not in str(child.tag))
    yield from (f"channel: no {part}" for part in CHANNEL if not channel.findtext(part, "").strip())
    yield from (f"channel: {part} stands {n} times" for part, n in found.items() if n > 1 and part not in CHANNEL_MANY)
    if not [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        yield "channel: no atom:link rel=self"
    for item in items:
        yield from _item(item)
    yield from _repeated(item.findtext("guid", "") for item in items)
    yield from _addresses(link.text or "" for link in channel.iter("link"))
    yield from (f"no date: {date.text}" for date in channel.iter("pubDate", "lastBuildDate") if not _mailed(date.text))


def _item(item: etree._Element) -> Iterator[str]:
    """One item: a title or description, one identity, an address where the identity claims to be one."""
    found = Counter(str(child.tag) for child in item if "{" not in str(child.tag))
    if not found["title"] + found["description"]:
        yield "item: neither title nor description"
    yield from (f"item: {part} stands {n} times" for part, n in found.items() if n > 1 and part and part != "category")
    guid = item.find("guid")
    if guid is None:
        yield "item: no guid"
    elif guid.get("isPermaLink", "true") == "true" and not (guid.text or "").startswith(("http://", "https://")):
        yield f"item: guid is no address: {guid.text}"


def _mailed(text: str | None) -> bool:
    """Whether a text is a moment as RFC 822 has it, with its zone."""
    try:
        return parsedate_to_datetime(text or "").tzinfo is not None
    except ValueError:
        return False
