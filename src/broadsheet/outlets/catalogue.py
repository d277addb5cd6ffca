"""The catalogue of everything published: cards, lists, issues, and who mentions whom.

A page is put together from what a ``Reader`` asks of the catalogue; the reader remembers what it asked as *facts*
("card:ferry-vote", "list:sections/harbour"), and every change of the catalogue names the facts that are no longer as
they were. So a page need be made again only when a fact it asked for has changed.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.outlets.addresses import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from broadsheet.outlets.model import Card, IssueCard

ListKey: TypeAlias = tuple[str, str]
"""Kind and key of a list: ``("sections", "harbour")``, ``("months", "2026/11")``; ``ALL`` holds every article."""
Facts: TypeAlias = "set[str]"
ALL: ListKey = ("all", "")
CORRECTED: ListKey = ("corrections", "")
NEAR = 3
"""How many stories before and behind it in a list a story may ask for."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A story in an issue, in reading order: its rank and the first printed page it stands on (0 unknown)."""

    story: str
    rank: int = 3
    page: int = 0


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """An issue as the catalogue keeps it."""

    card: IssueCard
    stories: tuple[Placed, ...] = ()


@dataclass(slots=True)
class Shelf:
    """One list, oldest first, as (day, id); ``titles`` counts the ways its name is written by the stories in it."""

    entries: list[tuple[date, str]] = field(default_factory=list)
    titles: dict[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The name most stories give the list, of equals the first in the alphabet."""
        return min(self.titles, key=lambda title: (-self.titles[title], title), default="")


class Catalogue:
    """Everything published.

    ``kinds`` names the kinds of lists kept; ``chunks`` are the numbers of articles that pages of lists and feeds hold.
    """

    def __init__(self, kinds: tuple[str, ...], chunks: tuple[int, ...]) -> None:
        self.kinds = kinds
        self.chunks = chunks
        self.cards: dict[str, Card] = {}
        self.issues: dict[int, IssueRecord] = {}
        self.shelves: dict[ListKey, Shelf] = {}
        self.by_address: dict[str, str] = {}
        self.mentions: dict[str, set[str]] = {}

    def fill(self, cards: Iterable[Card]) -> None:
        """Take in the cards of an empty catalogue, without asking what changed."""
        for card in cards:
            self.cards[card.id] = card
            self.by_address[card.address] = card.id
            self._mention(None, card)
            for key, title in dict(self._lists(card)).items():
                shelf = self.shelves.setdefault(key, Shelf())
                shelf.entries.append((card.published, card.id))
                shelf.titles[title] = shelf.titles.get(title, 0) + 1
        for shelf in self.shelves.values():
            shelf.entries.sort()

    # ---- changes: each gives the facts that changed ----

    def put(self, card: Card) -> Facts:
        """Take in a new or changed card."""
        before = self.cards.get(card.id)
        if before == card:
            return set()
        changed = self._shift(before, card)
        self.cards[card.id] = card
        if before is None or before.address != card.address:
            changed |= self._settle(before, card)
        changed |= self._mention(before, card)
        return changed | {f"card:{card.id}"}

    def drop(self, story: str) -> Facts:
        """Take a story's card away."""
        card = self.cards.pop(story, None)
        if card is None:
            return set()
        changed = self._shift(card, None) | self._mention(card, None)
        if self.by_address.get(card.address) == story:
            del self.by_address[card.address]
        return changed | {f"card:{story}", f"address:{card.address}"}

    def put_issue(self, record: IssueRecord) -> Facts:
        """Take in a new or changed issue."""
        before = self.issues.get(record.card.number)
        self.issues[record.card.number] = record
        if before is None:
            return {f"issue:{record.card.number}", f"order:{record.card.number}", "issues:"}
        facts: Facts = set()
        if before.card != record.card:
            facts |= {f"issue:{record.card.number}", "issues:"}
        if before.stories != record.stories:
            facts.add(f"order:{record.card.number}")
        return facts

    def drop_issue(self, number: int) -> Facts:
        """Take an issue away."""
        gone = self.issues.pop(number, None)
        return {f"issue:{number}", f"order:{number}", "issues:"} if gone else set()

    def _settle(self, before: Card | None, card: Card) -> Facts:
        """Note who lives at an address."""
        facts = {f"address:{card.address}"}
        if before and self.by_address.get(before.address) == card.id:
            del self.by_address[before.address]
            facts.add(f"address:{before.address}")
        self.by_address[card.address] = card.id
        return facts

    def _mention(self, before: Card | None, card: Card | None) -> Facts:
        """Note whom a story names or links to."""
        old, new = _named(before), _named(card)
        source = (card or before).id if card or before else ""  # type: ignore[union-attr] # one of the two is there
        for target in old - new:
            self.mentions.get(target, set()).discard(source)
        for target in new - old:
            self.mentions.setdefault(target, set()).add(source)
        return {f"mentions:{target}" for target in old ^ new}

    def _shift(self, before: Card | None, card: Card | None) -> Facts:
        """Move a story between the lists it is in."""
        old = dict(self._lists(before)) if before else {}
        new = dict(self._lists(card)) if card else {}
        facts: Facts = set()
        moved = before and card and before.published != card.published
        for key, title in old.items():
            if key not in new or moved or new[key] != title:
                facts |= self._take(key, title, (before.published, before.id))  # type: ignore[union-attr] # old is its
        for key, title in new.items():
            if key not in old or moved or old[key] != title:
                facts |= self._add(key, title, (card.published, card.id))  # type: ignore[union-attr] # new is its
        return facts

    def _lists(self, card: Card) -> Iterator[tuple[ListKey, str]]:
        """The lists a story is in, each with the name the story gives it."""
        yield ALL, ""
        if card.corrections:
            yield CORRECTED, ""
        if "sections" in self.kinds and card.section:
            yield ("sections", slug_of(card.section)), card.section
        if "authors" in self.kinds:
            yield from ((("authors", slug_of(item.name)), item.name) for item in card.bylines)
        if "subjects" in self.kinds:
            yield from ((("subjects", slug_of(name)), name) for name in card.subjects)
        if "months" in self.kinds:
            month = f"{card.published.year:04}/{card.published.month:02}"
            yield ("months", month), month

    def _add(self, key: ListKey, title: str, entry: tuple[date, str]) -> Facts:
        """Put a story on a shelf."""
        shelf = self.shelves.setdefault(key, Shelf())
        before = shelf.title
        shelf.titles[title] = shelf.titles.get(title, 0) + 1
        insort(shelf.entries, entry)
        return self._from(key, bisect_left(shelf.entries, entry)) | _renamed(key, before, shelf.title)

    def _take(self, key: ListKey, title: str, entry: tuple[date, str]) -> Facts:
        """Take a story from a shelf; an empty shelf goes."""
        shelf = self.shelves[key]
        before, at = shelf.title, bisect_left(shelf.entries, entry)
        facts = self._from(key, at)
        del shelf.entries[at]
        shelf.titles[title] -= 1
        if not shelf.titles[title]:
            del shelf.titles[title]
        if not shelf.entries:
            del self.shelves[key]
        return facts | _renamed(key, before, shelf.title)

    def _from(self, key: ListKey, at: int) -> Facts:
        """What changes when a list changes at a position: its pages from there on, its head, the stories close by."""
        entries = self.shelves[key].entries
        name = _name(key)
        facts = {f"list:{name}", f"shelves:{key[0]}"}
        for chunk in self.chunks:
            last = len(entries) // chunk + 1
            facts |= {f"page:{name}:{chunk}:{number}" for number in range(at // chunk + 1, last + 1)}
        close = entries[max(0, at - NEAR) : at + NEAR + 1]
        return facts | {f"near:{name}:{story}" for _, story in close}


class Reader:
    """Asks the catalogue and remembers what it asked, in ``asked``."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.asked: Facts = set()

    def note(self, fact: str) -> None:
        """Remember a fact that does not come from the catalogue, such as a story's own text."""
        self.asked.add(fact)

    def card(self, story: str) -> Card | None:
        """A story's card; None when it is not published."""
        self.asked.add(f"card:{story}")
        return self.catalogue.cards.get(story)

    def cards(self, stories: Iterable[str]) -> tuple[Card, ...]:
        """The cards of those stories that are published."""
        return tuple(card for card in map(self.card, stories) if card)

    def at(self, address: str) -> str:
        """The id of the story at an address; empty when there is none."""
        self.asked.add(f"address:{address}")
        return self.catalogue.by_address.get(address, "")

    def mentions(self, story: str, address: str) -> tuple[str, ...]:
        """The ids of the stories that name this one or link to its address."""
        self.asked |= {f"mentions:{story}", f"mentions:{address}"}
        found = self.catalogue.mentions
        return tuple(sorted(found.get(story, set()) | found.get(address, set())))

    def issue(self, number: int) -> IssueCard | None:
        """An issue's card; None when it is not public."""
        self.asked.add(f"issue:{number}")
        record = self.catalogue.issues.get(number)
        return record.card if record else None

    def order(self, number: int) -> tuple[Placed, ...]:
        """The stories of an issue in reading order."""
        self.asked.add(f"order:{number}")
        record = self.catalogue.issues.get(number)
        return record.stories if record else ()

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all issues, the newest first."""
        self.asked.add("issues:")
        return tuple(sorted(self.catalogue.issues, reverse=True))

    def shelves(self, kind: str) -> tuple[tuple[str, str, int], ...]:
        """The lists of one kind as (key, title, number of articles), by key."""
        self.asked.add(f"shelves:{kind}")
        found = ((key, shelf) for (of, key), shelf in self.catalogue.shelves.items() if of == kind)
        return tuple(sorted((key, shelf.title, len(shelf.entries)) for key, shelf in found))

    def title(self, key: ListKey) -> str:
        """A list's name."""
        self.asked.add(f"title:{_name(key)}")
        return self.catalogue.shelves[key].title if key in self.catalogue.shelves else ""

    def latest(self, key: ListKey, most: int) -> tuple[str, ...]:
        """The newest stories of a list, newest first."""
        self.asked.add(f"list:{_name(key)}")
        shelf = self.catalogue.shelves.get(key)
        return tuple(story for _, story in reversed(shelf.entries[-most:])) if shelf else ()

    def total(self, key: ListKey) -> int:
        """How many stories a list holds."""
        self.asked.add(f"list:{_name(key)}")
        shelf = self.catalogue.shelves.get(key)
        return len(shelf.entries) if shelf else 0

    def page(self, key: ListKey, chunk: int, number: int) -> tuple[str, ...]:
        """The stories on one page of a list, ``chunk`` a page, counted from 1 with the oldest; newest first."""
        self.asked.add(f"page:{_name(key)}:{chunk}:{number}")
        shelf = self.catalogue.shelves.get(key)
        entries = shelf.entries[(number - 1) * chunk : number * chunk] if shelf else []
        return tuple(story for _, story in reversed(entries))

    def is_full(self, key: ListKey, chunk: int, number: int) -> bool:
        """Whether a list has a numbered page of that number."""
        self.asked |= {f"page:{_name(key)}:{chunk}:{number}", f"page:{_name(key)}:{chunk}:{number + 1}"}
        shelf = self.catalogue.shelves.get(key)
        return number <= full_pages(len(shelf.entries) if shelf else 0, chunk)

    def near(self, key: ListKey, card: Card) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The stories right before a story in a list and those right behind it, the nearest first."""
        self.asked.add(f"near:{_name(key)}:{card.id}")
        shelf = self.catalogue.shelves.get(key)
        if shelf is None:
            return (), ()
        at = bisect_left(shelf.entries, (card.published, card.id))
        before, behind = shelf.entries[max(0, at - NEAR) : at], shelf.entries[at + 1 : at + 1 + NEAR]
        return tuple(story for _, story in reversed(before)), tuple(story for _, story in behind)


def full_pages(total: int, chunk: int) -> int:
    """How many numbered pages a list has behind its head, which shows the newest ``chunk`` articles; all are full."""
    return max(0, -(-total // chunk) - 1)


def _named(card: Card | None) -> set[str]:
    """The ids and addresses a story names."""
    return {*card.related, *card.links} if card else set()


def _renamed(key: ListKey, before: str, now: str) -> Facts:
    """The fact that a list has another title."""
    return {f"title:{_name(key)}"} if before != now else set()


def _name(key: ListKey) -> str:
    """A list's name within a fact."""
    return f"{key[0]}/{key[1]}"
