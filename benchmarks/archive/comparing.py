"""Whether every generator made the same pages: their numbers, and the words of sampled articles, block by block.

A peer that leaves out a body would look fast; ``check_same`` raises ``NotTheSameError`` then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from archive.forms import Form
from archive.pieces import PER_ISSUE, SECTIONS, Piece, address, issues_in, piece, texts_of

SAMPLES = 20
ARTICLES = "[0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html"
PER_PAGE = 50
FEED_ITEMS = 20
UNPRINTED = ("script", "style")
MARKS = tuple(map(re.compile, ("NewsArticle", "og:title", "og:description", "rel=[\"']?canonical")))
WORD = re.compile(r"[^\W_]+")
SOFT_HYPHEN = "\u00ad"


class NotTheSameError(Exception):
    """A site lacks what was asked of all of them."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What a site holds: article pages, all HTML files, bytes of all files, bytes of the middle sampled article."""

    articles: int
    pages: int
    bytes: int
    article_bytes: int


class _Words(HTMLParser):
    """Collects the text of a page without scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        """Nothing of a script is printed."""
        self.silent += tag in UNPRINTED

    def handle_endtag(self, tag: str) -> None:
        """The text goes on."""
        self.silent -= tag in UNPRINTED

    def handle_data(self, data: str) -> None:
        """Text that is printed."""
        if not self.silent:
            self.parts.append(data)


def words_of(text: str) -> str:
    """The words of a text in small letters, one space between and around them; soft hyphens do not count."""
    return f" {' '.join(WORD.findall(text.replace(SOFT_HYPHEN, '').casefold()))} "


def words_of_page(html: str) -> str:
    """The words a page shows."""
    parser = _Words()
    parser.feed(html)
    return words_of("".join(parser.parts))


def page_of(site: Path, item: Piece) -> Path:
    """The file of an article's page in a site."""
    return site / item.address.strip("/") / "index.html"


def check_same(root: Path, forms: tuple[Form, ...], size: int) -> dict[str, Pages]:
    """What each site holds, by the form's name; raises ``NotTheSameError`` when one lacks what all were asked for."""
    return {form.name: _check_site((root / form.site).resolve(), form.name, size) for form in forms}


def _check_site(site: Path, name: str, size: int) -> Pages:
    """One site: the sampled articles, the lists, the number of its pages."""
    sampled = [piece(size * number // SAMPLES, size) for number in range(SAMPLES)]
    faults = [fault for item in sampled for fault in _faults_of_article(site, item, size)]
    faults += _faults_of_lists(site, size)
    if faults:
        raise NotTheSameError(f"{name}: {faults[0]}; {len(faults)} faults in all")
    files = [path for path in site.rglob("*") if path.is_file()]
    return Pages(
        articles=len(list(site.glob(ARTICLES))),
        pages=sum(path.suffix == ".html" for path in files),
        bytes=sum(path.stat().st_size for path in files),
        article_bytes=sorted(page_of(site, item).stat().st_size for item in sampled)[SAMPLES // 2],
    )


def _faults_of_article(site: Path, item: Piece, size: int) -> list[str]:
    """What an article's page lacks of its copy, its links to its issue and neighbours, and its data for machines."""
    html = _read(page_of(site, item))
    page, story = words_of_page(html), item.story
    asked = [story.kicker, story.headline, story.standfirst, *(byline.name for byline in story.bylines)]
    asked += [text for block in story.blocks for text in texts_of(block)]
    missing = [text for text in asked if words_of(text) not in page]
    missing += [f"a link to {link}" for link in _links(item, size) if link not in html]
    missing += [mark.pattern for mark in MARKS if not mark.search(html)]
    return [f"{item.address} lacks {text!r}" for text in missing]


def _links(item: Piece, size: int) -> list[str]:
    """Where an article must lead: to its issue and to what stands before and after it there."""
    first = (item.issue - 1) * PER_ISSUE
    near = [at for at in (item.index - 1, item.index + 1) if first <= at < min(first + PER_ISSUE, size)]
    return [f"/issues/{item.issue}/", *(address(at, size) for at in near)]


def _faults_of_lists(site: Path, size: int) -> list[str]:
    """What a site has too few of: articles, issues, pages of the sections' lists, links on its front, feed items."""
    newest = issues_in(size)
    counted = {
        "article pages": (_count(site, ARTICLES), size),
        "issue pages": (_count(site, "issues/*/index.html"), newest),
        "pages of lists": (_count(site, "sections/*/**/index.html"), len(SECTIONS) * _list_pages(size)),
        "articles on the newest issue's page": (_led_to(site / f"issues/{newest}/index.html", newest), PER_ISSUE),
        "articles on the front page": (_led_to(site / "index.html", newest), PER_ISSUE),
        "issues on the page of all": (_read(site / "issues/index.html").count('href="/issues/'), newest),
        "items in the feed": (_feed_items(site), FEED_ITEMS),
    }
    return [f"{has} of {asked} {what}" for what, (has, asked) in counted.items() if has < asked]


def _count(site: Path, pattern: str) -> int:
    """How many files there are of a kind."""
    return sum(1 for _ in site.glob(pattern))


def _list_pages(size: int) -> int:
    """How many pages a section's list has at least; its newest page may hold another page's articles."""
    return max(1, size // len(SECTIONS) // PER_PAGE)


def _led_to(path: Path, newest: int) -> int:
    """How many of the newest issue's articles a page leads to."""
    html, first = _read(path), (newest - 1) * PER_ISSUE
    return sum(address(at, newest * PER_ISSUE) in html for at in range(first, first + PER_ISSUE))


def _feed_items(site: Path) -> int:
    """How many items the fullest RSS feed at the top of the site has."""
    feeds = [_read(path) for pattern in ("*.xml", "feeds/*.xml") for path in site.glob(pattern)]
    return max((feed.count("<item>") for feed in feeds if "<rss" in feed), default=0)


def _read(path: Path) -> str:
    """A file's text; nothing when it is not there."""
    return path.read_text(encoding="utf-8") if path.exists() else ""
