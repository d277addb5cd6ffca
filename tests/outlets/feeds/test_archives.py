"""A feed and its archive documents (RFC 5005)."""

from __future__ import annotations

import json

import feedparser
import pytest

from broadsheet.outlets.feeds.files import feed_files
from broadsheet.outlets.model import Feed
from outlets.feed_desk import HOME, a_feed, many_stories, surroundings

PER_PAGE = 30


def pages(count: int) -> tuple[Feed, ...]:
    """The feed of so many articles, and its archive documents, as the site cuts them."""
    stories = many_stories(count)
    full = count // PER_PAGE
    latest = a_feed(*reversed(stories[-PER_PAGE:]), archives=full)
    cut = (stories[number * PER_PAGE : (number + 1) * PER_PAGE] for number in range(full))
    old = (a_feed(*reversed(part), archive=number, archives=full) for number, part in enumerate(cut, start=1))
    return (latest, *old)


def files(count: int) -> dict[str, bytes]:
    """All files of the feed's folder."""
    return dict(file for feed in pages(count) for file in feed_files(feed, surroundings()))


def followed(found: dict[str, bytes], name: str) -> tuple[str, ...]:
    """The titles a reader gathers who starts at the feed and follows the archives."""
    titles: dict[str, None] = {}
    while name:
        feed = feedparser.parse(found[name])
        titles.update(dict.fromkeys(entry.title for entry in feed.entries))
        links = {link["rel"]: link["href"] for link in feed.feed.links}
        name = links.get("prev-archive", "").rpartition("/")[2]
    return tuple(titles)


def test_the_files_have_names_of_their_own():
    assert list(files(65))[:6] == [
        "rss.xml", "atom.xml", "feed.json", "rss-archive-1.xml", "atom-archive-1.xml", "feed-archive-1.json",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_who_follows_the_archives_misses_no_article(name: str):
    titles = followed(files(100), name)
    assert set(titles) == {f"Story {number}" for number in range(1, 101)}


def test_json_feed_leads_to_the_next_older_page():
    found, name, titles = files(100), "feed.json", set()
    while name:
        told = json.loads(found[name])
        titles |= {item["title"] for item in told["items"]}
        name = told.get("next_url", "").rpartition("/")[2]
    assert len(titles) == 100


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_an_archive_document_says_that_it_is_one_and_where_the_feed_is(name: str):
    found = files(65)
    feed = feedparser.parse(found[f"{name}-archive-2.xml"]).feed
    links = {link["rel"]: link["href"] for link in feed.links}
    assert links["self"] == f"{HOME}/feeds/{name}-archive-2.xml"
    assert links["current"] == f"{HOME}/feeds/{name}.xml"
    assert links["prev-archive"] == f"{HOME}/feeds/{name}-archive-1.xml"
    assert b"<fh:archive/>" in found[f"{name}-archive-2.xml"]
    assert b"<fh:archive/>" not in found[f"{name}.xml"]


def test_a_full_archive_document_never_changes_when_articles_come():
    before, after = files(65), files(130)
    archived = [name for name in before if "archive" in name]
    assert len(archived) == 6
    assert all(before[name] == after[name] for name in archived)
    assert before["atom.xml"] != after["atom.xml"]


def test_a_young_feed_has_no_archive():
    assert b"archive" not in files(29)["rss.xml"].replace(b"fh=", b"")
