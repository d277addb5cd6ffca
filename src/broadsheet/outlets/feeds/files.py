"""All files of a page of a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.feeds.archives import archive_name
from broadsheet.outlets.feeds.atom import atom
from broadsheet.outlets.feeds.json_feed import json_feed
from broadsheet.outlets.feeds.rss import rss

if TYPE_CHECKING:
    from broadsheet.outlets.model import Feed, Surroundings


def feed_files(feed: Feed, around: Surroundings) -> tuple[tuple[str, bytes], ...]:
    """The files of a page of a feed as (name within its folder, bytes): RSS, Atom and JSON Feed.

    ``rss.xml``, ``atom.xml`` and ``feed.json`` for the feed itself, ``rss-archive-3.xml`` and so on for its archives.
    """
    made = (("rss.xml", rss(feed, around)), ("atom.xml", atom(feed, around)), ("feed.json", json_feed(feed, around)))
    return tuple((archive_name(name, feed.archive), data) for name, data in made)
