"""Site maps (sitemaps.org 0.9) with pictures, translations and the news extension, in chunks that rarely change.

Articles stand in one chunk a month of publication, so that a change rewrites one small file; every other page stands
in ``pages``. No chunk holds more than ``MOST`` addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from broadsheet.outlets.feeds.entries import picture_of, title_of
from broadsheet.outlets.feeds.markup import around as wrapped
from broadsheet.outlets.feeds.markup import document, element
from broadsheet.outlets.home import home_of, whole
from broadsheet.outlets.words import primary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadsheet.outlets.model import Card, Surroundings

MOST = 50_000
"""Addresses in one site map (sitemaps.org, "Sitemap file location")."""
MOST_NEWS = 1_000
NEWS_DAYS = 2
"""Articles no older than this are news (Google News sitemaps)."""
HOME = "/sitemaps/"
SITEMAP = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
IMAGE = ("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1")
NEWS = ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")
XHTML = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")


@dataclass(frozen=True, slots=True)
class Spot:
    """A page in a site map: its root-relative address and the day it last changed (None unknown)."""

    address: str
    changed: date | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A site map that the index names: its file in ``/sitemaps/`` and the day it last changed (None unknown)."""

    name: str
    changed: date | None = None


def month_of(card: Card) -> str:
    """The chunk an article stands in: "2026-11"."""
    return f"{card.published.year:04}-{card.published.month:02}"


def month_sitemaps(month: str, cards: Iterable[Card], around: Surroundings) -> tuple[tuple[Chunk, bytes], ...]:
    """The site maps of one month's articles; ``cards`` are all of that month, in any order."""
    ordered = sorted(cards, key=lambda card: (card.published, card.id))
    home = home_of(around)
    rows = [(_article(card, home), card.updated) for card in ordered]
    return _chunks(month, rows)


def page_sitemaps(spots: Iterable[Spot], around: Surroundings) -> tuple[tuple[Chunk, bytes], ...]:
    """The site maps of all pages that are no articles: issues, lists, the standing pages."""
    home = home_of(around)
    ordered = sorted(set(spots), key=lambda spot: spot.address)
    return _chunks("pages", [(_page(home, spot.address, spot.changed), spot.changed) for spot in ordered])


def sitemap_index(chunks: Iterable[Chunk], around: Surroundings, *, news: bool = True) -> bytes:
    """``/sitemap.xml``: all site maps. ``news`` names the one of the news too, which stands beside the others."""
    home = home_of(around)
    named = [*sorted(set(chunks), key=lambda chunk: chunk.name), *([Chunk("news.xml")] if news else [])]
    rows = "".join(
        wrapped("sitemap", element("loc", home + HOME + chunk.name) + _changed(chunk.changed)) + "\n" for chunk in named
    )
    return document(wrapped("sitemapindex", f"\n{rows}", SITEMAP))


def news_sitemap(cards: Iterable[Card], around: Surroundings, day: date) -> bytes:
    """``/sitemaps/news.xml``: the articles of ``day``, the day of the build, and of the two days before."""
    home = home_of(around)
    since = day - timedelta(days=NEWS_DAYS)
    fresh = sorted((card for card in cards if since <= card.published <= day), key=_newest)
    rows = "".join(_news(card, home, around.paper.name) for card in fresh[:MOST_NEWS])
    return document(wrapped("urlset", f"\n{rows}", SITEMAP, NEWS))


def robots(around: Surroundings) -> bytes:
    """``/robots.txt``: all may read, and here are the site maps (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {home_of(around)}/sitemap.xml\n".encode()


def _newest(card: Card) -> tuple[int, str]:
    """The order of news: the newest first."""
    return -card.published.toordinal(), card.id


def _chunks(name: str, rows: Sequence[tuple[str, date | None]]) -> tuple[tuple[Chunk, bytes], ...]:
    """Rows in files of at most ``MOST``: "2026-11.xml", "2026-11-2.xml"."""
    made = []
    for number, start in enumerate(range(0, len(rows), MOST), start=1):
        part = rows[start : start + MOST]
        file = f"{name}-{number}.xml" if number > 1 else f"{name}.xml"
        changed = max((day for _, day in part if day), default=None)
        markup = wrapped("urlset", "\n" + "".join(row for row, _ in part), SITEMAP, IMAGE, XHTML)
        made.append((Chunk(file, changed), document(markup)))
    return tuple(made)


def _page(home: str, address: str, changed: date | None, more: str = "") -> str:
    """A page with the day it changed."""
    return wrapped("url", element("loc", whole(home, address)) + _changed(changed) + more) + "\n"


def _changed(day: date | None) -> str:
    """The day a page or file last changed."""
    return element("lastmod", day.isoformat()) if day else ""


def _article(card: Card, home: str) -> str:
    """An article with its translations and its picture."""
    picture = picture_of(card, home)
    image = wrapped("image:image", element("image:loc", picture.address)) if picture else ""
    return _page(home, card.address, card.updated, "".join(_versions(card, home)) + image)


def _versions(card: Card, home: str) -> Iterator[str]:
    """The article's translations; where there are some, a page names itself among them (Google, "Localized pages")."""
    found = {
        item.language.replace("_", "-"): item.address
        for item in reversed(card.elsewhere)
        if item.address.startswith(("https://", "http://"))
    }
    if found:
        found[card.language.replace("_", "-")] = whole(home, card.address)
    for language, address in sorted(found.items()):
        yield element("xhtml:link", "", ("rel", "alternate"), ("hreflang", language), ("href", address))


def _news(card: Card, home: str, paper: str) -> str:
    """An article as the news extension tells it. Its language is one code, save for Chinese."""
    language = card.language.replace("_", "-").casefold()
    short = language if language in {"zh-cn", "zh-tw"} else primary(language)
    publication = wrapped("news:publication", element("news:name", paper) + element("news:language", short))
    told = publication + element("news:publication_date", card.published.isoformat())
    return _page(home, card.address, None, wrapped("news:news", told + element("news:title", title_of(card))))
