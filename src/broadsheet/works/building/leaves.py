"""The leaves of a site beside its articles: what each is called, and the files it stands in.

A leaf's name tells its kind and key ("list|sections|harbour|2"). Making one asks a ``Reader`` for what it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.outlets import assembly
from broadsheet.outlets.addresses import (
    STANDING,
    directory_address,
    list_address,
    printed_page_address,
    slug_of,
    year_address,
)
from broadsheet.outlets.catalogue import ALL, Catalogue, Reader, full_pages
from broadsheet.outlets.feeds.files import feed_files
from broadsheet.outlets.feeds.items import feed_item
from broadsheet.outlets.feeds.manifest import web_manifest
from broadsheet.outlets.feeds.opml import opml
from broadsheet.outlets.feeds.sitemaps import (
    Chunk,
    Spot,
    month_sitemaps,
    news_sitemap,
    page_sitemaps,
    robots,
    sitemap_index,
)
from broadsheet.outlets.home import home_of
from broadsheet.outlets.model import Feed, Surroundings
from broadsheet.outlets.web.pages import page_html
from broadsheet.outlets.web.search import YearCount, manifest, year_files
from broadsheet.works.building.record import LeafRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from broadsheet.outlets.catalogue import ListKey
    from broadsheet.outlets.model import Card, FeedItem, Page, PictureSet
    from broadsheet.outlets.web.search import Entry
    from broadsheet.outlets.web.templates import Templates
    from broadsheet.story.model import Story

Files: TypeAlias = tuple[tuple[str, bytes], ...]
FEED_KINDS = ("sections", "authors", "subjects")
MONTHS = "months"
MOST_NEWS = 60
"""More a monthly does not publish in three days."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where leaves get what no card holds: a story's copy by id, and its entry for the search."""

    copy: Callable[[str], tuple[Story, Mapping[str, PictureSet]] | None]
    entries: Callable[[tuple[str, ...]], tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Leaves:
    """All leaves of one site but its articles."""

    around: Surroundings
    templates: Templates
    day: date
    sources: Sources

    def names(self, catalogue: Catalogue) -> Iterator[str]:
        """The name of every leaf there is."""
        web = self.around.paper.web
        yield from ("front", "issues", "corrections", "sitemaps", "news", "robots", "manifest")
        yield from (f"standing|{kind}" for kind in ("imprint", "get", "404"))
        yield from (f"directory|{kind}" for kind in web.lists)
        if MONTHS in web.lists:
            yield from (
                f"year|{year}" for year in sorted({key[:4] for kind, key in catalogue.shelves if kind == MONTHS})
            )
        for number, record in catalogue.issues.items():
            yield f"issue|{number}"
            yield from (f"map|{number}|{page.number}" for page in record.card.pages)
        for key, total in self._lists(catalogue).items():
            yield from self._of_list(key, total)
        yield from self._feeds(catalogue)
        if web.search:
            yield from ("standing|search", "search")
            yield from (f"search|{year}" for year in sorted({card.published.year for card in catalogue.cards.values()}))

    def _lists(self, catalogue: Catalogue) -> dict[ListKey, int]:
        """Every list with how many articles it holds; sections that hold nothing yet have their page and feed too."""
        sections = {("sections", slug_of(item.id)): 0 for item in self.around.paper.sections}
        return sections | {key: len(shelf.entries) for key, shelf in catalogue.shelves.items()}

    def _of_list(self, key: ListKey, total: int) -> Iterator[str]:
        """The leaves of one list."""
        kind, name = key
        web = self.around.paper.web
        if kind == MONTHS:
            yield f"sitemap|{name}"
        if kind in web.lists:
            pages = full_pages(total, web.per_page)
            yield from (f"list|{kind}|{name}|{number}" for number in range(pages + 1))

    def _feeds(self, catalogue: Catalogue) -> Iterator[str]:
        """The leaves of the feeds."""
        web = self.around.paper.web
        if web.feeds == "none":
            return
        keys = [ALL]
        if web.feeds == "all":
            keys += [key for key in self._lists(catalogue) if key[0] in FEED_KINDS and key[0] in web.lists]
            yield "opml"
            yield from (f"feed|issues|{number}|0" for number in catalogue.issues)
        for key in keys:
            shelf = catalogue.shelves.get(key)
            pages = full_pages(len(shelf.entries), web.feed_items) if shelf and web.feeds == "all" else 0
            yield from (f"feed|{key[0]}|{key[1]}|{number}" for number in range(pages + 1))

    def make(self, name: str, reader: Reader) -> Files:
        """The files of a leaf, by their paths on the site. Raises ``KeyError`` for a leaf there is not."""
        kind, *key = name.split("|")
        return MAKERS[kind](self, reader, key)

    def leaf(self, name: str, catalogue: Catalogue) -> tuple[LeafRecord, Files]:
        """A leaf as the record keeps it, with its files. Raises ``KeyError`` for a leaf there is not."""
        reader = Reader(catalogue)
        files = self.make(name, reader)
        return LeafRecord(name, tuple(path for path, _ in files), frozenset(reader.asked)), files

    # ---- pages ----

    def _page(self, address: str, page: Page) -> Files:
        """A page at its address."""
        path = f"{address[1:]}index.html" if address.endswith("/") else address[1:]
        return ((path, page_html(page, self.around, self.templates)),)

    def _front(self, reader: Reader, _key: list[str]) -> Files:
        """The front page."""
        on_sale = self.around.on_sale
        return self._page("/", assembly.front_page(reader, on_sale.number if on_sale else 0))

    def _issue(self, reader: Reader, key: list[str]) -> Files:
        """An issue's page."""
        page = assembly.issue_page(reader, int(key[0]))
        return self._page(page.issue.address, page)

    def _map(self, reader: Reader, key: list[str]) -> Files:
        """A printed page to click on."""
        number, page = map(int, key)
        return self._page(printed_page_address(number, page), assembly.map_page(reader, number, page))

    def _issues(self, reader: Reader, _key: list[str]) -> Files:
        """All issues."""
        return self._page("/issues/", assembly.issues_page(reader))

    def _list(self, reader: Reader, key: list[str]) -> Files:
        """One page of a list."""
        kind, name, number = key[0], key[1], int(key[2])
        page = assembly.list_page(reader, self.around.paper, (kind, name), number)
        return self._page(list_address(kind, name, number), page)

    def _directory(self, reader: Reader, key: list[str]) -> Files:
        """All lists of a kind."""
        return self._page(directory_address(key[0]), assembly.directory_page(reader, self.around.paper, key[0]))

    def _year(self, reader: Reader, key: list[str]) -> Files:
        """The months of a year."""
        return self._page(year_address(key[0]), assembly.year_page(reader, key[0]))

    def _corrections(self, reader: Reader, _key: list[str]) -> Files:
        """Every public change."""
        return self._page(STANDING["corrections"], assembly.corrections_page(reader))

    def _standing(self, reader: Reader, key: list[str]) -> Files:
        """A standing page; the one that stands for all that is missing lies at the root."""
        address = STANDING.get(key[0], f"/{key[0]}.html")
        return self._page(address, assembly.standing_page(reader, key[0]))

    # ---- feeds ----

    def _feed(self, reader: Reader, key: list[str]) -> Files:
        """A feed, or one page of its archive."""
        feed = self._feed_value(reader, (key[0], key[1]), int(key[2]))
        return tuple((f"{feed.address[1:]}{name}", data) for name, data in feed_files(feed, self.around))

    def _feed_value(self, reader: Reader, key: ListKey, number: int) -> Feed:
        """What a feed holds."""
        web, name = self.around.paper.web, self.around.paper.name
        if key[0] == "issues":
            issue = reader.issue(int(key[1]))
            page = issue.address if issue else "/issues/"
            stories = tuple(item.story for item in reader.order(int(key[1])))
            return Feed(f"{name} {key[1]}", f"{page}feeds/", page, self._items(reader, stories))
        page = "/" if key == ALL else list_address(*key)
        title = name if key == ALL else f"{name}: {assembly.list_title(reader, self.around.paper, key)}"
        stories = reader.page(key, web.feed_items, number) if number else reader.latest(key, web.feed_items)
        archives = 0 if number or web.feeds != "all" else full_pages(reader.total(key), web.feed_items)
        return Feed(title, f"{page}feeds/", page, self._items(reader, stories), number, archives)

    def _items(self, reader: Reader, stories: tuple[str, ...]) -> tuple[FeedItem, ...]:
        """The items of a feed with their whole text."""
        found = []
        for card in reader.cards(stories):
            reader.note(f"story:{card.id}")
            copy = self.sources.copy(card.id)
            if copy:
                found.append(feed_item(copy[0], card, copy[1], home_of(self.around)))
        return tuple(found)

    def _opml(self, reader: Reader, _key: list[str]) -> Files:
        """The list of the feeds of sections."""
        lists = assembly.directory_page(reader, self.around.paper, "sections").lists
        return (("feeds/sections.opml", opml(lists, self.around)),)

    # ---- for machines ----

    def _sitemap(self, reader: Reader, key: list[str]) -> Files:
        """The site map of one month."""
        cards = _month(reader, key[0])
        return tuple(
            (f"sitemaps/{chunk.name}", data) for chunk, data in month_sitemaps(_dashed(key[0]), cards, self.around)
        )

    def _sitemaps(self, reader: Reader, _key: list[str]) -> Files:
        """The site map of all other pages, and the index of site maps."""
        spots = [Spot("/"), Spot("/issues/"), *(Spot(STANDING[kind]) for kind in ("imprint", "get", "corrections"))]
        spots += [Spot(issue.address, issue.day) for issue in assembly.issues_page(reader).issues]
        for kind in self.around.paper.web.lists:
            spots.append(Spot(directory_address(kind)))
            keys = [key for key, _, _ in reader.shelves(kind)]
            spots += [Spot(list_address(kind, key)) for key in keys]
            spots += [Spot(address) for address in dict.fromkeys(map(year_address, keys)) if kind == MONTHS]
        pages = page_sitemaps(spots, self.around)
        months = (Chunk(f"{_dashed(key)}.xml") for key, _, _ in reader.shelves(MONTHS))
        index = sitemap_index((*months, *(chunk for chunk, _ in pages)), self.around)
        return (("sitemap.xml", index), *((f"sitemaps/{chunk.name}", data) for chunk, data in pages))

    def _news(self, reader: Reader, _key: list[str]) -> Files:
        """The site map of the news."""
        reader.note("day:")
        cards = reader.cards(reader.latest(ALL, MOST_NEWS))
        return (("sitemaps/news.xml", news_sitemap(cards, self.around, self.day)),)

    def _robots(self, _reader: Reader, _key: list[str]) -> Files:
        """What robots may read."""
        return (("robots.txt", robots(self.around)),)

    def _manifest(self, _reader: Reader, _key: list[str]) -> Files:
        """What telephones ask for that keep the site on their screen."""
        return (("site.webmanifest", web_manifest(self.around)),)

    def _search(self, reader: Reader, key: list[str]) -> Files:
        """The index of one year; without a year what years there are."""
        if key:
            return _plain(year_files(int(key[0]), self._entries(reader, key[0])))
        months: dict[int, list[int]] = {}
        for month, _, total in reader.shelves(MONTHS):
            months.setdefault(int(month[:4]), [0] * 12)[int(month[5:]) - 1] = total
        return _plain((manifest(YearCount(year, tuple(counts)) for year, counts in months.items()),))

    def _entries(self, reader: Reader, year: str) -> tuple[Entry, ...]:
        """The entries of a year's articles."""
        months = [key for key, _, _ in reader.shelves(MONTHS) if key.startswith(year)]
        cards = [card for month in months for card in _month(reader, month)]
        for card in cards:
            reader.note(f"story:{card.id}")
        return self.sources.entries(tuple(card.id for card in cards))


def _month(reader: Reader, month: str) -> tuple[Card, ...]:
    """The articles of a month."""
    key = (MONTHS, month)
    return reader.cards(reader.latest(key, reader.total(key) or 1))


def _dashed(month: str) -> str:
    """A month's key in a file name."""
    return month.replace("/", "-")


def _plain(files: tuple[tuple[str, bytes], ...]) -> Files:
    """Addresses as paths."""
    return tuple((address.removeprefix("/"), data) for address, data in files)


MAKERS: dict[str, Callable[[Leaves, Reader, list[str]], Files]] = {
    kind: getattr(Leaves, f"_{kind}")
    for kind in (
        "front", "issue", "map", "issues", "list", "directory", "year", "corrections", "standing", "feed", "opml",
        "sitemap", "sitemaps", "news", "robots", "manifest", "search",
    )
}  # fmt: skip
"""How each kind of leaf is made."""
