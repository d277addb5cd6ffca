"""Atom (RFC 4287) with whole articles, people with their roles, related articles, translations and archives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from broadsheet.outlets.feeds.archives import links_of
from broadsheet.outlets.feeds.entries import entries_of, newest_change, shown
from broadsheet.outlets.feeds.markup import around as wrapped
from broadsheet.outlets.feeds.markup import character_data, document, element
from broadsheet.outlets.feeds.naming import moment
from broadsheet.outlets.home import home_of, whole

if TYPE_CHECKING:
    from broadsheet.outlets.feeds.entries import Entry, Illustration, Person
    from broadsheet.outlets.model import Feed, Surroundings

ATOM_TYPE = "application/atom+xml"
PAGE_TYPE = "text/html"
BEFORE_ALL = date(1970, 1, 1)
"""When a feed that never held anything was changed."""


def atom(feed: Feed, around: Surroundings) -> bytes:
    """A page of a feed as Atom, in UTF-8."""
    entries = entries_of(feed, around)
    language = _tag(around.paper.language)
    inside = _head(feed, around, entries) + "".join(_entry(entry, language) for entry in entries)
    names = (
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xmlns:fh", "http://purl.org/syndication/history/1.0"),
        ("xmlns:relator", "http://id.loc.gov/vocabulary/relators/"),
        ("xml:base", f"{home_of(around)}/"),
        ("xml:lang", language),
    )
    return document(wrapped("feed", f"\n{inside}", *names))


def _head(feed: Feed, around: Surroundings, entries: tuple[Entry, ...]) -> str:
    """What is said of the feed as a whole. All its pages share one id, for they are one feed."""
    home, paper = home_of(around), around.paper
    icon = around.assets.icon if not feed.archive else ""
    parts = [
        element("title", shown(feed.title) or paper.name),
        element("subtitle", paper.strapline) if shown(paper.strapline) else "",
        element("id", whole(home, f"{feed.address}atom.xml")),
        element("updated", moment(newest_change(entries, around) or BEFORE_ALL)),
        wrapped("author", element("name", paper.name) + element("uri", f"{home}/")),
        _link("alternate", whole(home, feed.page), PAGE_TYPE),
        *(_link(relation, home + feed.address + name, ATOM_TYPE) for relation, name in links_of(feed, "atom.xml")),
        element("icon", whole(home, icon)) if icon else "",
        element("generator", "Broadsheet"),
        "<fh:archive/>" if feed.archive else "",
    ]
    return "".join(f"{part}\n" for part in parts if part)


def _link(relation: str, address: str, kind: str, language: str = "") -> str:
    """A link."""
    return element("link", "", ("rel", relation), ("type", kind), ("hreflang", language), ("href", address))


def _entry(entry: Entry, around: str) -> str:
    """One article; its language is told where it is not the paper's."""
    card = entry.card
    parts = [
        element("title", entry.title),
        element("id", entry.id),
        element("published", moment(card.published)),
        element("updated", moment(card.updated)),
        _link("alternate", entry.address, PAGE_TYPE, _tag(card.language)),
        *(_link("related", address, PAGE_TYPE, _tag(language)) for language, address in entry.versions),
        *(_link("related", address, PAGE_TYPE) for address in entry.related),
        _enclosure(entry.picture) if entry.picture else "",
        *(_person("author", person) for person in entry.writers),
        *(_person("contributor", person) for person in entry.others),
        *(
            element("category", "", ("term", topic.key), ("scheme", topic.scheme), ("label", topic.name))
            for topic in entry.topics
        ),
        element("summary", entry.summary) if entry.summary else "",
        wrapped("content", character_data(entry.body), ("type", "html")),
    ]
    inside = "".join(f"{part}\n" for part in parts if part)
    language = _tag(card.language)
    return wrapped("entry", f"\n{inside}", ("xml:lang", language if language != around else "")) + "\n"


def _enclosure(picture: Illustration) -> str:
    """The article's picture."""
    told = ("rel", "enclosure"), ("type", picture.kind), ("title", picture.alt), ("href", picture.address)
    return element("link", "", *told)


def _person(part: str, person: Person) -> str:
    """A person with the page of their articles and, beyond Atom's own words, their role."""
    role = element(f"relator:{person.relator}", person.label)
    return wrapped(part, element("name", person.name) + (element("uri", person.page) if person.page else "") + role)


def _tag(language: str) -> str:
    """A language tag as RFC 5646 writes it."""
    return language.replace("_", "-")
