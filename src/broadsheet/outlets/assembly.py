"""Pages put together from the catalogue: each function asks a ``Reader`` for all that its page shows.

What a function asks is what its page depends on; nothing else may reach the page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import list_address, slug_of
from broadsheet.outlets.catalogue import ALL, CORRECTED
from broadsheet.outlets.model import (
    ArticlePage,
    CorrectionsPage,
    DirectoryPage,
    FrontPage,
    IssuePage,
    IssuesPage,
    ListName,
    ListPage,
    MapPage,
    Ranked,
    StandingPage,
)
from broadsheet.story.model import Elsewhere, Story

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.edition.model import Paper
    from broadsheet.outlets.catalogue import ListKey, Reader
    from broadsheet.outlets.model import Card, IssueCard
    from broadsheet.story.model import Reply

MOST_RELATED = 8
"""Earlier or later articles named on an article's page."""
ENOUGH = 3
"""With so many named by the stories themselves, none is added for its subject alone."""
MOST_SINCE = 12
"""Articles on the front page that came after the issue on sale."""
MOST_CORRECTIONS = 200


def article_page(reader: Reader, card: Card, replies: tuple[Reply, ...]) -> ArticlePage:
    """The page of a published story, still without its copy: ``with_copy`` puts that in."""
    reader.card(card.id)
    reader.note(f"story:{card.id}")
    reader.note(f"replies:{card.id}")
    before, since = _said(reader, card)
    previous, following = _neighbours(reader, card)
    return ArticlePage(
        story=Story(card.id, card.headline, ()),
        card=card,
        body="",
        issue=reader.issue(card.issue) if card.issue else None,
        said_before=before,
        said_since=since,
        previous=previous,
        next=following,
        versions=tuple(_version(reader, item) for item in card.elsewhere),
        replies=replies,
    )


def with_copy(page: ArticlePage, story: Story, body: str) -> ArticlePage:
    """The page with its story and its copy as HTML."""
    return ArticlePage(
        story,
        page.card,
        body,
        page.issue,
        page.said_before,
        page.said_since,
        page.previous,
        page.next,
        page.versions,
        page.replies,
    )


def _version(reader: Reader, version: Elsewhere) -> Elsewhere:
    """A version of an article; one in this paper with its address."""
    card = reader.card(version.story) if version.story else None
    return replace(version, address=card.address, language=card.language) if card else version


def _said(reader: Reader, card: Card) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """What the paper said before and since: stories named on either side, and where these are few, its subjects'."""
    links = (reader.at(link) for link in card.links)
    mentions = reader.mentions(card.id, card.address)
    own = {"", card.id, *(item.story for item in card.elsewhere)}
    named = reader.cards(story for story in dict.fromkeys((*card.related, *links, *mentions)) if story not in own)
    before = [other for other in named if _when(other) < _when(card)]
    since = [other for other in named if _when(other) > _when(card)]
    own |= {other.id for other in named}
    beside = [reader.near(("subjects", slug_of(subject)), card) for subject in card.subjects]
    before += _others(reader, (story for earlier, _ in beside for story in earlier), own, ENOUGH - len(before))
    since += _others(reader, (story for _, later in beside for story in later), own, ENOUGH - len(since))
    return _newest_first(before)[:MOST_RELATED], _newest_first(since)[-MOST_RELATED:]


def _others(reader: Reader, stories: Iterable[str], own: set[str], most: int) -> tuple[Card, ...]:
    """So many of some stories that are not among those named already."""
    fresh = [story for story in dict.fromkeys(stories) if story not in own]
    return reader.cards(fresh[: max(0, most)])


def _when(card: Card) -> tuple[str, str]:
    """Where a card stands in time; of one day by id."""
    return card.published.isoformat(), card.id


def _newest_first(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Cards by day."""
    return tuple(sorted(cards, key=_when, reverse=True))


def _neighbours(reader: Reader, card: Card) -> tuple[Card | None, Card | None]:
    """The stories before and behind one in its issue."""
    if not card.issue:
        return None, None
    order = [item.story for item in reader.order(card.issue)]
    if card.id not in order:
        return None, None
    at = order.index(card.id)
    return _first(reader, reversed(order[:at])), _first(reader, order[at + 1 :])


def _first(reader: Reader, stories: Iterable[str]) -> Card | None:
    """The first of some stories that is published."""
    return next((card for card in map(reader.card, stories) if card), None)


def ranked(reader: Reader, number: int) -> tuple[Ranked, ...]:
    """The published stories of an issue in reading order."""
    found = ((reader.card(item.story), item) for item in reader.order(number))
    return tuple(Ranked(card, item.rank, item.page) for card, item in found if card)


def front_page(reader: Reader, number: int) -> FrontPage:
    """The front page by the ranks of the issue on sale (0: there is none), and what came since."""
    issue = reader.issue(number) if number else None
    stories = tuple(sorted(ranked(reader, number), key=lambda item: item.rank)) if issue else ()
    held = {item.card.id for item in stories}
    first = issue.first_day if issue else None
    newest = reader.cards(reader.latest(ALL, MOST_SINCE + len(held)))
    since = (card for card in newest if card.id not in held and (first is None or card.published >= first))
    return FrontPage(issue, stories, tuple(since)[:MOST_SINCE])


def issue_page(reader: Reader, number: int) -> IssuePage:
    """An issue's page. Raises ``KeyError`` when the issue is not public."""
    numbers = reader.numbers()
    at = numbers.index(number)
    older = reader.issue(numbers[at + 1]) if at + 1 < len(numbers) else None
    newer = reader.issue(numbers[at - 1]) if at else None
    return IssuePage(_issue(reader, number), ranked(reader, number), older, newer)


def _issue(reader: Reader, number: int) -> IssueCard:
    """A public issue."""
    issue = reader.issue(number)
    if issue is None:
        raise KeyError(number)
    return issue


def map_page(reader: Reader, number: int, page: int) -> MapPage:
    """A printed page of an issue. Raises ``KeyError`` when there is none."""
    issue = _issue(reader, number)
    printed = next((item for item in issue.pages if item.number == page), None)
    if printed is None:
        raise KeyError(page)
    return MapPage(issue, printed, reader.cards(printed.stories))


def issues_page(reader: Reader) -> IssuesPage:
    """All issues."""
    return IssuesPage(tuple(_issue(reader, number) for number in reader.numbers()))


def list_page(reader: Reader, paper: Paper, key: ListKey, number: int = 0) -> ListPage:
    """A list's head, which shows the newest articles, or one of its numbered pages.

    A numbered page says only whether a newer one follows it (``of`` is then one more), so that it stays as it is while
    the list grows.
    """
    chunk = paper.web.per_page
    if number == 0:
        total = reader.total(key)
        last = max(0, -(-total // chunk) - 1) + 1
        return ListPage(
            *key, list_title(reader, paper, key), last, last, reader.cards(reader.latest(key, chunk)), total
        )
    last = number + 1
    cards = reader.cards(reader.page(key, chunk, number))
    newer = reader.is_full(key, chunk, number + 1)
    return ListPage(*key, list_title(reader, paper, key), number, last if newer else number, cards, 0)


def list_title(reader: Reader, paper: Paper, key: ListKey) -> str:
    """A list's name; of a section the one that is printed."""
    if key[0] == "sections":
        return next((item.name for item in paper.sections if slug_of(item.id) == key[1]), key[1])
    return reader.title(key)


def directory_page(reader: Reader, paper: Paper, kind: str) -> DirectoryPage:
    """All lists of one kind; sections in the paper's order, with those that hold nothing yet."""
    found = {key: (title, total) for key, title, total in reader.shelves(kind)}
    if kind == "sections":
        names = {slug_of(item.id): item.name for item in paper.sections}
        found = {key: (names.get(key, key), found.get(key, ("", 0))[1]) for key in (*names, *found)}
    lists = (ListName(key, title, list_address(kind, key), total) for key, (title, total) in found.items())
    return DirectoryPage(kind, tuple(lists))


def year_page(reader: Reader, year: str) -> DirectoryPage:
    """The months of a year."""
    found = (item for item in reader.shelves("months") if item[0].startswith(f"{year}/"))
    lists = (ListName(key, title, list_address("months", key), total) for key, title, total in found)
    return DirectoryPage("months", tuple(lists), year)


def corrections_page(reader: Reader) -> CorrectionsPage:
    """Every public change, newest first."""
    cards = reader.cards(reader.latest(CORRECTED, MOST_CORRECTIONS))
    changes = [(card, item) for card in cards for item in card.corrections]
    return CorrectionsPage(tuple(sorted(changes, key=lambda change: (change[1].day, change[0].id), reverse=True)))


def standing_page(reader: Reader, kind: str) -> StandingPage:
    """A standing page; the one on how to get the paper with the issues that can be had."""
    issues = issues_page(reader).issues if kind == "get" else ()
    return StandingPage(kind, issues)
