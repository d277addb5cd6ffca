"""Judges of what machines read beside the feeds: site maps with the news extension, and OPML lists of feeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MOST = 50_000
"""Addresses in one map (sitemaps.org 0.9)."""
MOST_NEWS = 1_000
"""Articles in one news map."""
LARGEST = 52_428_800
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
"""W3C date and time formats."""


def sitemap_problems(data: bytes) -> tuple[str, ...]:
    """What is wrong with a site map or an index of site maps (sitemaps.org 0.9, Google's news extension)."""
    root = _read(data)
    if isinstance(root, str):
        return (root,)
    if root.tag not in {f"{MAP}urlset", f"{MAP}sitemapindex"}:
        return (f"neither urlset nor sitemapindex: {root.tag}",)
    return (*_bounds(root, data), *(found for place in root.iterchildren(etree.Element) for found in _place(place)))


def opml_problems(data: bytes) -> tuple[str, ...]:
    """What is wrong with an OPML 2.0 list of feeds."""
    root = _read(data)
    if isinstance(root, str):
        return (root,)
    if root.tag != "opml" or root.get("version") != "2.0":
        return ("no OPML 2.0",)
    return tuple(_outlines(root))


def _read(data: bytes) -> etree._Element | str:
    """The root, or why there is none."""
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return f"not well-formed: {error}"


def _bounds(root: etree._Element, data: bytes) -> Iterator[str]:
    """How much one map may hold, and each address once."""
    places = Counter(root.xpath("/*/*/m:loc/text()", namespaces={"m": MAP.strip("{}")}))
    yield from (f"{place} stands {times} times" for place, times in places.items() if times > 1)
    if len(places) > MOST or len(data) > LARGEST:
        yield f"{len(places)} addresses in {len(data)} bytes are too many"
    if len(root.findall(f"{MAP}url/{NEWS}news")) > MOST_NEWS:
        yield f"more than {MOST_NEWS} articles in a news map"


def _place(place: etree._Element) -> Iterator[str]:
    """One address with its date and its news."""
    address = place.findtext(f"{MAP}loc", "").strip()
    if not re.fullmatch(r"https?://[^\s/]+/\S*", address) or not address.isascii():
        yield f"not a whole, escaped address: {address!r}"
    for moment in place.iter(f"{MAP}lastmod", f"{NEWS}publication_date"):
        if not DATE.fullmatch(moment.text or ""):
            yield f"{address}: no date: {moment.text}"
    for news in place.iter(f"{NEWS}news"):
        wanted = ("publication/" + NEWS + "name", "publication/" + NEWS + "language", "publication_date", "title")
        yield from (
            f"{address}: news without {_short(name)}" for name in wanted if not news.findtext(NEWS + name, "").strip()
        )


def _short(name: str) -> str:
    """A path of names without their namespace."""
    return name.replace(NEWS, "")


def _outlines(root: etree._Element) -> Iterator[str]:
    """A title, and feeds each with a text, a type and a whole address."""
    if not root.findtext("head/title", "").strip():
        yield "no title"
    outlines = root.findall("body//outline")
    if not outlines:
        yield "no outlines"
    for outline in outlines:
        name = outline.get("text", "")
        if not name.strip():
            yield "an outline without text"
        if outline.get("type") == "rss" and not outline.get("xmlUrl", "").startswith(("http://", "https://")):
            yield f"{name}: no whole xmlUrl"
        if outline.get("type") != "rss" and not len(outline):
            yield f"{name}: neither a feed nor a group"
