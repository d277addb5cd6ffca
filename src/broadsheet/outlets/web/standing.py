"""Pages that stand in every paper: imprint, how to get it, search, and what says that there is nothing, or no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import STANDING, list_address, slug_of
from broadsheet.outlets.dates import day_text
from broadsheet.outlets.markup import language_attributes, safe_address
from broadsheet.outlets.model import Card, CorrectionsPage, GonePage, IssueCard, StandingPage, Surroundings
from broadsheet.outlets.web.base import Head, local, page_html, ways_to_get
from broadsheet.outlets.web.contacts import mail_link, mail_phrase
from broadsheet.outlets.web.kiosk import BOX_COVER, issue_values
from broadsheet.outlets.web.list_words import list_words
from broadsheet.outlets.web.lists import ways
from broadsheet.outlets.web.periodical import standing_graph, trail_graph
from broadsheet.outlets.web.search import FOLDER
from broadsheet.outlets.web.templates import Markup, Templates
from broadsheet.story.model import Correction, CorrectionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadsheet.outlets.web.periodical import Trail

Values = dict[str, object]
CLASSES = (
    (CorrectionKind.RETRACTION, "retractions"),
    (CorrectionKind.CORRECTION, "corrections"),
    (CorrectionKind.UPDATE, "updates"),
)
"""Classes of public changes, the gravest first, with the word for several."""
SPOKEN = ("found", "sofar", "none", "failed", "printed", "issue")
"""Words the search script says; each is a ``data-`` attribute of the form."""


def standing_html(page: StandingPage, around: Surroundings, templates: Templates) -> bytes:
    """A standing page. Raises ``KeyError`` for an unknown kind, ``InputError`` for a mistake in a paper's template."""
    return PAGES[page.kind](page, around, templates)


def gone_html(page: GonePage, around: Surroundings, templates: Templates) -> bytes:
    """What stands at the address of an article that was taken away."""
    words = list_words(around.paper.language)
    values = _lost(around, words) | {"heading": words["gone_title"], "text": words["gone"]}
    head = Head(title=words["gone_title"], hidden=True)
    return page_html(templates, "lost.html", around, head, values | {"gone": page.address})


def _lost_html(_page: StandingPage, around: Surroundings, templates: Templates) -> bytes:
    """What stands where there is no page."""
    words = list_words(around.paper.language)
    values = _lost(around, words) | {"heading": words["lost_title"], "text": words["lost"], "gone": ""}
    return page_html(templates, "lost.html", around, Head(title=words["lost_title"], hidden=True), values)


def _lost(around: Surroundings, words: dict[str, str]) -> Values:
    """What pages for lost readers offer."""
    search = local(around, STANDING["search"]) if around.paper.web.search else ""
    return {"said": words, "search_address": search, "ways": ways(around, words)}


def _imprint_html(_page: StandingPage, around: Surroundings, templates: Templates) -> bytes:
    """Who makes the paper."""
    paper = around.paper
    words = list_words(paper.language)
    trail = _trail(words, "imprint")
    values = {
        "said": words,
        "trail": [(name, local(around, address)) for name, address in trail],
        "sister_papers": [(item.name, safe_address(item.address), item.language) for item in paper.network.sisters],
        "letters": mail_link(paper.letters_to),
        "orders": mail_link(paper.orders_to),
        "corrections_address": local(around, STANDING["corrections"]),
    }
    head = Head(
        title=words["imprint"],
        address=STANDING["imprint"],
        description=f"{words['imprint']}: {paper.name}",
        data=standing_graph(around, trail),
    )
    return page_html(templates, "imprint.html", around, head, values)


def _trail(words: dict[str, str], kind: str) -> Trail:
    """The way to a standing page."""
    return ((words["front"], "/"), (words[kind], STANDING[kind]))


def _get_html(page: StandingPage, around: Surroundings, templates: Templates) -> bytes:
    """How to get the paper: the issue on sale, the way to it, and back issues."""
    words = list_words(around.paper.language)
    trail = _trail(words, "get")
    number = around.on_sale.number if around.on_sale else 0
    values = {
        "said": words,
        "trail": [(name, local(around, address)) for name, address in trail],
        "on_sale": issue_values(around, around.on_sale, BOX_COVER, first=True) if around.on_sale else None,
        "order": _order(around, words),
        "back_issues": [issue_values(around, issue) for issue in page.issues if _is_past(issue, number)],
    }
    head = Head(
        title=words["get"],
        address=STANDING["get"],
        description=f"{words['get']}: {around.paper.name}",
        data=trail_graph(around, trail),
    )
    return page_html(templates, "get.html", around, head, values)


def _is_past(issue: IssueCard, on_sale: int) -> bool:
    """Whether an issue is not the one on sale."""
    return issue.number != on_sale


def _order(around: Surroundings, words: dict[str, str]) -> Values:
    """The way to a copy: a page to order on, an address to write to, or whom to ask."""
    paper = around.paper
    way, by_mail = ways_to_get(around)
    if by_mail:
        return {"href": "", "told": mail_phrase(words["order_by_mail"], paper.orders_to), "contact": ()}
    if way and way != local(around, STANDING["get"]):
        return {"href": way, "told": "", "contact": ()}
    return {"href": "", "told": words["order_ask"] if paper.contact else "", "contact": paper.contact}


def _search_html(_page: StandingPage, around: Surroundings, templates: Templates) -> bytes:
    """The search, and without scripts the ways to look through the paper."""
    words = list_words(around.paper.language)
    trail = _trail(words, "search")
    listed = "sections" in around.paper.web.lists
    sections = [(item.id, item.name) for item in around.paper.sections]
    values = {
        "said": words,
        "spoken": [(name, words[name]) for name in SPOKEN],
        "index": local(around, FOLDER),
        "script": local(around, around.assets.search) if around.assets.search else "",
        "section_choices": sections,
        "section_links": [
            (name, local(around, list_address("sections", slug_of(key)))) for key, name in sections if listed
        ],
        "ways": ways(around, words, searching=True),
    }
    head = Head(
        title=words["search"],
        address=STANDING["search"],
        description=words["search_hint"],
        data=trail_graph(around, trail),
    )
    return page_html(templates, "search.html", around, head, values)


# ---- corrections ----


def corrections_html(page: CorrectionsPage, around: Surroundings, templates: Templates) -> bytes:
    """Every public change by its class. Raises ``InputError`` where a paper's own template has a mistake."""
    words = list_words(around.paper.language)
    trail = ((words["front"], "/"), (words["corrections"], STANDING["corrections"]))
    groups = [
        (words[name], [_change(card, change, around) for card, change in page.changes if change.kind is kind])
        for kind, name in CLASSES
    ]
    values = {
        "said": words,
        "trail": [(name, local(around, address)) for name, address in trail],
        "groups": [(name, changes) for name, changes in groups if changes],
        "found_mistake": _found_mistake(around, words),
    }
    head = Head(
        title=words["corrections"],
        address=STANDING["corrections"],
        description=words["corrections_intro"],
        data=trail_graph(around, trail),
    )
    return page_html(templates, "corrections.html", around, head, values)


def _change(card: Card, change: Correction, around: Surroundings) -> dict[str, object]:
    """One public change."""
    language = around.paper.language
    return {
        "href": local(around, card.address),
        "headline": card.headline,
        "day": day_text(change.day, language),
        "machine_day": change.day.isoformat(),
        "text": change.text,
        "language": Markup(language_attributes(card.language, language)),
    }


def _found_mistake(around: Surroundings, words: dict[str, str]) -> Markup:
    """Whom to tell of a mistake, or nothing where the paper names no address for letters."""
    return mail_phrase(words["found_mistake"], around.paper.letters_to)


PAGES: dict[str, Callable[[StandingPage, Surroundings, Templates], bytes]] = {
    "imprint": _imprint_html,
    "get": _get_html,
    "search": _search_html,
    "404": _lost_html,
}
"""The standing pages by kind."""
