"""How an issue is had: its cover, price and stock, and the way to a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.edition.words import long_date
from broadsheet.outlets.addresses import issue_address, printed_page_address
from broadsheet.outlets.dates import month_text
from broadsheet.outlets.web.base import local, ways_to_get
from broadsheet.outlets.web.list_words import list_words
from broadsheet.outlets.web.pictures import picture_element
from broadsheet.outlets.web.templates import Markup, Templates

if TYPE_CHECKING:
    from broadsheet.outlets.model import IssueCard, Surroundings

BOX_COVER = "(min-width: 40rem) 12rem, 40vw"
GRID_COVER = "(min-width: 40rem) 14rem, 45vw"


def issue_box(templates: Templates, around: Surroundings, issue: IssueCard) -> Markup:
    """An issue to be had: cover, price, stock and the way to it."""
    return templates.text("issue-box.html", issue_values(around, issue, BOX_COVER))


def issue_values(
    around: Surroundings, issue: IssueCard, sizes: str = GRID_COVER, *, first: bool = False
) -> dict[str, object]:
    """What a template says of an issue; ``sizes`` is how wide its cover is shown."""
    words, language = list_words(around.paper.language), around.paper.language
    way, by_mail = ways_to_get(around)
    return {
        "said": words,
        "issue": issue,
        "address": local(around, issue_address(issue.number)),
        "label": words["issue"].format(n=issue.number),
        "get_label": words["get_issue"].format(n=issue.number),
        "volume": words["volume"].format(v=issue.volume) if issue.volume else "",
        "month": month_text(issue.day, language),
        "day": long_date(issue.day, language),
        "cover": cover(around, issue, sizes, first=first),
        "on_sale": around.on_sale is not None and around.on_sale.number == issue.number,
        "way": way,
        "by_mail": by_mail,
        "price": words["price"].format(price=f"\u2068{issue.price}\u2069") if issue.price else "",
        "sold_out": issue.stock == 0,
        "stock": words["stock"].format(n=issue.stock) if issue.stock else "",
        "pdf": local(around, issue.pdf) if issue.pdf else "",
        "epub": local(around, issue.epub) if issue.epub else "",
        "first_page": local(around, printed_page_address(issue.number, issue.pages[0].number)) if issue.pages else "",
    }


def cover(around: Surroundings, issue: IssueCard, sizes: str, *, first: bool = False) -> Markup:
    """The picture of an issue's front page, or nothing."""
    if issue.cover is None:
        return Markup()
    alt = list_words(around.paper.language)["cover_of"].format(n=issue.number)
    return picture_element(issue.cover, alt, around.base, sizes=sizes, first=first)
