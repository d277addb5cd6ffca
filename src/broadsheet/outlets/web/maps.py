"""A printed page as a picture whose articles can be opened where they stand, and as a list beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import directory_address, issue_address, printed_page_address
from broadsheet.outlets.web.base import Head, local, page_html
from broadsheet.outlets.web.list_words import list_words
from broadsheet.outlets.web.periodical import trail_graph
from broadsheet.outlets.web.pictures import picture_element
from broadsheet.outlets.web.teasers import Look, teaser
from broadsheet.outlets.web.templates import Markup, Templates

if TYPE_CHECKING:
    from broadsheet.outlets.model import MapPage, Surroundings
    from broadsheet.outlets.web.periodical import Trail

ON_PAGE = Look("line", 3, text=False)
SIZES = "(min-width: 64rem) 44rem, 100vw"


def map_html(page: MapPage, around: Surroundings, templates: Templates) -> bytes:
    """A printed page. Its areas are links, so it works by keyboard, without scripts and without style.

    Raises ``InputError`` where a paper's own template has a mistake.
    """
    words = list_words(around.paper.language)
    number, issue = page.page.number, page.issue
    title = words["printed"].format(n=issue.number, p=number)
    trail = _trail(page, words)
    before, after = _neighbours(page)
    values = {
        "said": words,
        "page": page,
        "title_text": title,
        "trail": [(name, local(around, address)) for name, address in trail],
        "picture": _picture(page, around, words),
        "areas": _areas(page, around),
        "cards": [teaser(templates, around, card, ON_PAGE, number) for card in page.cards],
        "previous": local(around, before) if before else "",
        "next": local(around, after) if after else "",
        "pages": [
            (item.number, local(around, printed_page_address(issue.number, item.number))) for item in issue.pages
        ],
        "pdf": local(around, f"{issue.pdf}#page={number}") if issue.pdf else "",
    }
    head = Head(
        title=title,
        address=printed_page_address(issue.number, number),
        description=" · ".join(card.headline for card in page.cards[:3]),
        previous=before,
        next=after,
        data=trail_graph(around, trail),
    )
    return page_html(templates, "map.html", around, head, values)


def _trail(page: MapPage, words: dict[str, str]) -> Trail:
    """The way to the page."""
    issue, number = page.issue, page.page.number
    return (
        (words["front"], "/"),
        (words["issues"], directory_address("issues")),
        (words["issue"].format(n=issue.number), issue_address(issue.number)),
        (words["at_page"].format(p=number), printed_page_address(issue.number, number)),
    )


def _neighbours(page: MapPage) -> tuple[str, str]:
    """The addresses of the pages before and behind this one; empty at the ends."""
    numbers = [item.number for item in page.issue.pages]
    if page.page.number not in numbers:
        return "", ""
    at = numbers.index(page.page.number)
    before, after = numbers[at - 1 : at] if at else [], numbers[at + 1 : at + 2]
    found = [printed_page_address(page.issue.number, other[0]) if other else "" for other in (before, after)]
    return found[0], found[1]


def _picture(page: MapPage, around: Surroundings, words: dict[str, str]) -> Markup:
    """The page's picture, or nothing where it was not drawn."""
    if page.page.picture is None:
        return Markup()
    alt = words["page_picture"].format(n=page.issue.number, p=page.page.number)
    return picture_element(page.page.picture, alt, around.base, sizes=SIZES, first=True)


def _areas(page: MapPage, around: Surroundings) -> list[dict[str, object]]:
    """Links over the picture, in reading order, in thousandths of it. A story in several parts has several."""
    cards = {card.id: card for card in page.cards}
    order = {story: at for at, story in enumerate(page.page.stories)}
    areas = sorted(page.page.areas, key=lambda area: (order.get(area.story, len(order)), area.top, area.left))
    shown = [(cards[area.story], area) for area in areas if area.story in cards]
    return [{"href": local(around, card.address), "headline": card.headline, "place": area} for card, area in shown]
