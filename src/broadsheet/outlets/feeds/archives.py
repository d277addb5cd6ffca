"""A feed's pages and how they name each other (RFC 5005, 4).

The feed holds the latest articles; every full page of older ones is an archive document, numbered from the oldest. An
archive document names the feed and the document before it, never the one after: so it says the same for ever once it
is full, and caches and incremental builds may keep it. Nothing is between the feed and its newest archive document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadsheet.outlets.model import Feed


def archive_name(name: str, number: int) -> str:
    """The file of an archive document: "rss-archive-3.xml" of "rss.xml"; the feed's own file for 0."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}-archive-{number}.{ending}" if number else name


def links_of(feed: Feed, name: str) -> tuple[tuple[str, str], ...]:
    """The links of a page of a feed as (relation, file name)."""
    before = feed.archive - 1 if feed.archive else feed.archives
    links = [("self", archive_name(name, feed.archive))]
    if feed.archive:
        links.append(("current", name))
    if before:
        links.append(("prev-archive", archive_name(name, before)))
    return tuple(links)
