"""What every kind of feed says of an article, worked out once: ids, dates, people, subjects, picture, neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import list_address, slug_of
from broadsheet.outlets.feeds.markup import permitted
from broadsheet.outlets.feeds.naming import story_tag
from broadsheet.outlets.feeds.words import feed_words
from broadsheet.outlets.home import home_of, whole
from broadsheet.outlets.words import primary
from broadsheet.story.bylines import LANGUAGES, WRITERS
from broadsheet.story.model import CorrectionKind

if TYPE_CHECKING:
    from datetime import date

    from broadsheet.outlets.model import Card, Feed, FeedItem, Surroundings

RELATORS = {
    "words": "aut",
    "photographs": "pht",
    "translation": "trl",
    "drawing": "ill",
    "research": "res",
    "data": "dtc",
}
"""Roles as the Library of Congress codes them (MARC relators)."""
SHARED_KINDS = ("jpeg", "png", "webp")
"""The kinds of picture that feed readers show, the most common first."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a part in an article. ``label`` words the role; ``page`` is a whole address or empty."""

    name: str
    role: str
    label: str
    page: str = ""

    @property
    def relator(self) -> str:
        """The role's code; "ctb", a contributor, for a role of the paper's own."""
        return RELATORS.get(self.role, "ctb")


@dataclass(frozen=True, slots=True)
class Topic:
    """A section or subject: its key, its name and the whole address of its scheme."""

    key: str
    name: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Illustration:
    """The article's picture: its whole address, media type and size in pixels."""

    address: str
    kind: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a feed. Addresses are whole; ``versions`` are (language, address) of the same article elsewhere."""

    id: str
    address: str
    title: str
    summary: str
    body: str
    card: Card
    people: tuple[Person, ...]
    topics: tuple[Topic, ...]
    picture: Illustration | None
    related: tuple[str, ...]
    versions: tuple[tuple[str, str], ...]

    @property
    def writers(self) -> tuple[Person, ...]:
        """Who wrote it."""
        return tuple(person for person in self.people if person.role == WRITERS)

    @property
    def others(self) -> tuple[Person, ...]:
        """Who had another part in it."""
        return tuple(person for person in self.people if person.role != WRITERS)


def entries_of(feed: Feed, around: Surroundings) -> tuple[Entry, ...]:
    """The feed's articles in its order, each told once."""
    firsts = {item.card.id: item for item in reversed(feed.items)}
    return tuple(entry_of(firsts[story], around) for story in dict.fromkeys(item.card.id for item in feed.items))


def entry_of(item: FeedItem, around: Surroundings) -> Entry:
    """What a feed says of one article."""
    card, home = item.card, home_of(around)
    return Entry(
        id=story_tag(home, card),
        address=whole(home, card.address),
        title=title_of(card),
        summary=shown(card.standfirst) or shown(card.opening),
        body=item.body,
        card=card,
        people=people_of(card, around),
        topics=topics_of(card, around),
        picture=picture_of(card, home),
        related=tuple(dict.fromkeys(whole(home, link) for link in card.links)),
        versions=_versions(card),
    )


def title_of(card: Card) -> str:
    """The headline; of a retracted article with that word before it. Never empty, as feeds ask."""
    headline = shown(card.headline) or shown(card.kicker) or card.id
    if any(item.kind is CorrectionKind.RETRACTION for item in card.corrections):
        return feed_words(card.language)["retracted"].format(headline=headline)
    return headline


def shown(text: str) -> str:
    """What of a text a feed can show, without white space about it."""
    return permitted(text).strip()


def people_of(card: Card, around: Surroundings) -> tuple[Person, ...]:
    """Everybody with a part in the article, writers first, with the pages of their articles where there are such."""
    words = LANGUAGES.get(primary(card.language), LANGUAGES["en"])
    labels, home = dict(words.labels), home_of(around)
    listed = "authors" in around.paper.web.lists
    people = [
        Person(
            item.name,
            item.role,
            labels.get(item.role, item.role),
            whole(home, list_address("authors", slug_of(item.name))) if listed else "",
        )
        for item in dict.fromkeys(card.bylines)
        if shown(item.name)
    ]
    return tuple(sorted(people, key=lambda person: person.role != WRITERS))


def topics_of(card: Card, around: Surroundings) -> tuple[Topic, ...]:
    """The article's section and subjects."""
    home = home_of(around)
    section = around.paper.section(card.section)
    name = section.name if section else card.section
    sections = [Topic(card.section, name, f"{home}/sections/")] if shown(name) else []
    subjects = [Topic(slug_of(name), name, f"{home}/subjects/") for name in card.subjects if shown(name)]
    return tuple({topic.key + topic.scheme: topic for topic in (*sections, *subjects)}.values())


def picture_of(card: Card, home: str) -> Illustration | None:
    """The largest rendition of the article's picture that every reader shows: the shape for sharing, else the whole."""
    if card.picture is None:
        return None
    found = [
        item
        for crop in ("card", "whole")
        for kind in SHARED_KINDS
        for item in card.picture.pictures.of(kind, crop)[-1:]
    ]
    if not found:
        return None
    best = found[0]
    kind = f"image/{best.kind}"
    return Illustration(whole(home, best.address), kind, best.width, best.height, card.picture.alt, card.picture.credit)


def _versions(card: Card) -> tuple[tuple[str, str], ...]:
    """The same article elsewhere, one a language, none in its own.

    They are told as related: of several alternates some readers would open the last, in a language that is not theirs.
    """
    found = {
        item.language: item.address
        for item in reversed(card.elsewhere)
        if item.address.startswith(("https://", "http://")) and item.language.casefold() != card.language.casefold()
    }
    return tuple(sorted(found.items()))


def newest_change(entries: tuple[Entry, ...], around: Surroundings) -> date | None:
    """The day of the latest change in the feed; of an empty one the day of the issue on sale, or None."""
    days = [entry.card.updated for entry in entries]
    if not days and around.on_sale:
        days = [around.on_sale.day]
    return max(days, default=None)
