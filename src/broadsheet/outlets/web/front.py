"""The front page of the web edition: the issue on sale by the rank its editor gave each story, as print has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.edition.words import long_date
from broadsheet.outlets.addresses import issue_address, list_address, slug_of
from broadsheet.outlets.model import FrontPage, Ranked
from broadsheet.outlets.pictures import ACROSS
from broadsheet.outlets.web.base import Head, local, page_html
from broadsheet.outlets.web.kiosk import issue_box
from broadsheet.outlets.web.list_words import list_words
from broadsheet.outlets.web.periodical import front_graph
from broadsheet.outlets.web.teasers import Look, teaser
from broadsheet.story.model import Genre

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from broadsheet.edition.model import Paper
    from broadsheet.outlets.model import Surroundings
    from broadsheet.outlets.web.templates import Markup, Templates

APART = frozenset({Genre.BRIEF, Genre.COMMENT, Genre.LETTER, Genre.LISTING})
"""Kinds of pieces that stand in places of their own."""
BRIEF_RANK = 5
SECONDS = 2
THIRDS = 3

LEAD = Look("lead", 2, "wide", f"(min-width: 64rem) 38rem, (min-width: 40rem) 94vw, {ACROSS}", first=True)
SECOND = Look("second", 2, "wide", f"(min-width: 64rem) 25rem, (min-width: 40rem) 50vw, {ACROSS}")
THIRD = Look("third", 2, "wide", "(min-width: 64rem) 16rem, 30vw")
COMMENT = Look("comment", 3)
LETTER = Look("letter", 3)
LISTING = Look("listing", 3)
BRIEF = Look("brief", 3)
SECTION_LEAD = Look("section-lead", 3, "wide", "(min-width: 64rem) 21rem, (min-width: 40rem) 44vw, 30vw")
SECTION_MORE = Look("section-more", 3, text=False)
SINCE = Look("line", 3, text=False, day=True, printed=False)
HEIGHTS = {"lead": 6.0, "seconds": 4.5, "thirds": 4.0, "box": 2.5, "since": 0.8, "brief": 1.75}
"""About how high the parts of the front page's top are, in hundreds of pixels on a wide screen."""


@dataclass(frozen=True, slots=True)
class Front:
    """Where each story stands on the front page; every one stands once. ``sections`` are (id, stories)."""

    lead: Ranked | None = None
    seconds: tuple[Ranked, ...] = ()
    thirds: tuple[Ranked, ...] = ()
    comment: tuple[Ranked, ...] = ()
    letters: tuple[Ranked, ...] = ()
    listings: tuple[Ranked, ...] = ()
    briefs: tuple[Ranked, ...] = ()
    sections: tuple[tuple[str, tuple[Ranked, ...]], ...] = ()


def front_html(page: FrontPage, around: Surroundings, templates: Templates) -> bytes:
    """The front page. Raises ``InputError`` where a paper's own template has a mistake."""
    front = arranged(page.stories or tuple(Ranked(card) for card in page.since), around.paper)
    words = list_words(around.paper.language)
    values = {
        "said": words,
        "issue": page.issue,
        "heading": _heading(page, around, words),
        "front": _teasers(front, around, templates),
        "beside": _room(front, page),
        "section_names": _section_names(around),
        "since": [teaser(templates, around, card, SINCE) for card in page.since] if page.stories else [],
        "box": issue_box(templates, around, page.issue) if page.issue else "",
        "all_of": words["whole_issue"].format(n=page.issue.number) if page.issue else "",
        "issue_address": local(around, issue_address(page.issue.number)) if page.issue else "",
    }
    head = Head(address="/", description=around.paper.strapline, wide=True, data=front_graph(page, around))
    return page_html(templates, "front.html", around, head, values)


def _room(front: Front, page: FrontPage) -> int:
    """How many briefs fit beside the lead, so that both columns of the page's top end at about one height."""
    parts = {"lead": front.lead, "seconds": front.seconds, "thirds": front.thirds}
    height = sum(HEIGHTS[name] for name, part in parts.items() if part)
    taken = (HEIGHTS["box"] if page.issue else 0) + (HEIGHTS["since"] * len(page.since) if page.stories else 0)
    return max(0, int((height - taken) / HEIGHTS["brief"]))


def _heading(page: FrontPage, around: Surroundings, words: dict[str, str]) -> str:
    """What the page is, for those who hear it: "Issue 24, Friday 6 November 2026"."""
    if not page.issue:
        return words["latest"]
    return f"{words['issue'].format(n=page.issue.number)}, {long_date(page.issue.day, around.paper.language)}"


def _section_names(around: Surroundings) -> dict[str, tuple[str, str]]:
    """Each section's name and, where sections have lists, its address."""
    listed = "sections" in around.paper.web.lists
    return {
        item.id: (item.name, local(around, list_address("sections", slug_of(item.id))) if listed else "")
        for item in around.paper.sections
    }


def _teasers(front: Front, around: Surroundings, templates: Templates) -> dict[str, object]:
    """The teasers of every part."""

    def dressed(look: Look) -> Callable[[Iterable[Ranked]], list[Markup]]:
        return lambda items: [teaser(templates, around, item.card, look, item.page) for item in items]

    return {
        "lead": dressed(LEAD)([front.lead])[0] if front.lead else "",
        "seconds": dressed(SECOND)(front.seconds),
        "thirds": dressed(THIRD)(front.thirds),
        "comment": dressed(COMMENT)(front.comment),
        "letters": dressed(LETTER)(front.letters),
        "listings": dressed(LISTING)(front.listings),
        "briefs": dressed(BRIEF)(front.briefs),
        "sections": [
            (name, dressed(SECTION_LEAD)(items[:1]), dressed(SECTION_MORE)(items[1:])) for name, items in front.sections
        ],
    }


def arranged(stories: tuple[Ranked, ...], paper: Paper) -> Front:
    """Put each story in its place on the front page, once.

    The lead and the seconds are those of the printed front page as far as there are, then the best ranked; three more
    stand below them, and the rest in their sections in running order. Stories are taken in the order they come in.
    """
    news = sorted((item for item in stories if _is_news(item)), key=_standing)
    if not news:
        news, stories = list(stories[:1]), stories[1:]
    rest = news[1 + SECONDS + THIRDS :]
    others = [item for item in stories if not _is_news(item)]
    return Front(
        lead=news[0] if news else None,
        seconds=tuple(news[1 : 1 + SECONDS]),
        thirds=tuple(news[1 + SECONDS : 1 + SECONDS + THIRDS]),
        comment=_of(others, Genre.COMMENT),
        letters=_of(others, Genre.LETTER),
        listings=_of(others, Genre.LISTING),
        briefs=tuple(item for item in others if _is_brief(item)),
        sections=_by_section(rest, paper),
    )


def _is_brief(item: Ranked) -> bool:
    """Whether a story is a brief, by what it is or by its rank."""
    kind = item.card.genre
    return kind is Genre.BRIEF or (item.rank >= BRIEF_RANK and kind not in APART)


def _is_news(item: Ranked) -> bool:
    """Whether a story stands among the news and features."""
    return item.card.genre not in APART and not _is_brief(item)


def _standing(item: Ranked) -> tuple[bool, int, bool]:
    """Where a story stands among others: those that open the printed front page, then by rank, pictures first."""
    opens = item.page == 1 and item.rank <= SECONDS
    return not opens, item.rank, item.card.picture is None


def _of(items: list[Ranked], genre: Genre) -> tuple[Ranked, ...]:
    """The stories of one kind."""
    return tuple(item for item in items if item.card.genre is genre)


def _by_section(items: list[Ranked], paper: Paper) -> tuple[tuple[str, tuple[Ranked, ...]], ...]:
    """Stories by section, in the paper's running order; those of no section of the paper come last."""
    known = [section.id for section in paper.sections]
    groups: dict[str, list[Ranked]] = {key: [] for key in (*known, "")}
    for item in items:
        groups[item.card.section if item.card.section in groups else ""].append(item)
    return tuple((key, tuple(group)) for key, group in groups.items() if group)
