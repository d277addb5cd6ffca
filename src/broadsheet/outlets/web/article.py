"""The article page: the copy with all that a reader may ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from broadsheet.outlets.addresses import issue_address, list_address, printed_page_address, slug_of
from broadsheet.outlets.dates import day_text, month_text
from broadsheet.outlets.markup import language_attributes, safe_address, text_html
from broadsheet.outlets.model import ArticlePage, Card, CardPicture, Surroundings
from broadsheet.outlets.web.base import (
    ARTICLE,
    FeedLink,
    Head,
    SharedPicture,
    absolute,
    issue_label,
    local,
    page_html,
    ways_to_get,
)
from broadsheet.outlets.web.bylines import byline_lines
from broadsheet.outlets.web.pictures import picture_element
from broadsheet.outlets.web.replies import Threaded, threads
from broadsheet.outlets.web.structured import article_data, section_name
from broadsheet.outlets.web.templates import Markup, Templates
from broadsheet.outlets.web.words import LANGUAGE_NAMES, page_words
from broadsheet.outlets.words import direction, primary
from broadsheet.story.model import CorrectionKind

if TYPE_CHECKING:
    from broadsheet.story.model import Correction, Elsewhere

Values = dict[str, object]
DESCRIPTION = 200
"""Characters of a description in search results and shared links."""
COVER = "5.5rem"


def article_html(page: ArticlePage, around: Surroundings, templates: Templates) -> bytes:
    """The page of an article as UTF-8: ``article.html`` with ``page``, ``card`` and what is made of them here.

    Raises ``InputError`` where a paper's own template has a mistake.
    """
    values: Values = {
        "page": page,
        "card": page.card,
        "body": Markup(page.body),
        "text_language": Markup(language_attributes(page.card.language, around.paper.language)),
        **_top(page, around),
        **_printed(page, around),
        **_changes(page.card, around),
        **_beside(page, around),
        "get": templates.kept(around, "get", lambda: _get(around)),
        **_replies(page, around),
    }
    return page_html(templates, "article.html", around, _head(page, around), values)


# ---- head ----


def _head(page: ArticlePage, around: Surroundings) -> Head:
    """What the head says of an article."""
    card = page.card
    return Head(
        title=card.headline,
        address=card.address,
        description=_shortened(card.standfirst or card.opening),
        canonical=_original(page, around),
        kind=ARTICLE,
        picture=_shared(card.picture),
        feeds=_feeds(card, around),
        alternates=_alternates(page, around),
        previous=page.previous.address if page.previous else "",
        next=page.next.address if page.next else "",
        data=article_data(page, around),
        section=card.section,
        meta=(
            ("article:published_time", card.published.isoformat()),
            ("article:modified_time", card.updated.isoformat()),
            *((("article:section", section_name(card, around.paper)),) if card.section else ()),
        ),
    )


def _shortened(text: str) -> str:
    """A text of a search result's length, broken off between words."""
    if len(text) <= DESCRIPTION:
        return text
    return f"{text[:DESCRIPTION].rpartition(' ')[0] or text[:DESCRIPTION]} …"


def _original(page: ArticlePage, around: Surroundings) -> str:
    """The address of the original where this page repeats it in the same language; a translation stands for itself."""
    own = primary(page.card.language)
    found = (item for item in page.versions if item.original and primary(item.language) == own and item.address)
    return next((safe_address(absolute(around, item.address)) for item in found), "")


def _alternates(page: ArticlePage, around: Surroundings) -> tuple[tuple[str, str], ...]:
    """Every language the article is to be had in, its own too (RFC 8288; hreflang needs both ends)."""
    versions = [(item.language, safe_address(absolute(around, item.address))) for item in page.versions if item.address]
    own = absolute(around, page.card.address)
    if not versions or not own:
        return ()
    named = dict.fromkeys(((page.card.language, own), *versions))
    return tuple((tag.replace("_", "-"), address) for tag, address in named if address)


def _shared(picture: CardPicture | None) -> SharedPicture | None:
    """The picture shown where the article is shared."""
    if picture is None:
        return None
    found = picture.pictures.of("jpeg", "card") or picture.pictures.of("jpeg") or picture.pictures.of("png")
    if not found:
        return None
    return SharedPicture(found[-1].address, found[-1].width, found[-1].height, picture.alt)


def _feeds(card: Card, around: Surroundings) -> tuple[FeedLink, ...]:
    """The feed of the article's section; its authors' feeds are named on their own pages."""
    web, paper = around.paper.web, around.paper
    if web.feeds != "all" or not card.section or "sections" not in web.lists:
        return ()
    home = list_address("sections", slug_of(card.section))
    return (FeedLink(f"{paper.name}: {section_name(card, paper)}", f"{home}feeds/"),)


# ---- the article's own head ----


def _top(page: ArticlePage, around: Surroundings) -> Values:
    """Kicker, bylines, dates."""
    card, language = page.card, around.paper.language
    linked = card.section and "sections" in around.paper.web.lists
    return {
        "section_name": section_name(card, around.paper),
        "section_address": local(around, list_address("sections", slug_of(card.section))) if linked else "",
        "byline_lines": byline_lines(card.bylines, card.language, around),
        "published": day_text(card.published, language),
        "updated": day_text(card.updated, language) if card.updated > card.published else "",
        "look": f"genre-{card.genre.value}",
    }


def _printed(page: ArticlePage, around: Surroundings) -> Values:
    """Where it was first printed, with the way to that page."""
    words, issue, card = page_words(around.paper.language), page.issue, page.card
    origin = page.story.origin
    if origin and origin.paper:
        text = words["printed_in"].format(paper=origin.paper, n=origin.issue)
        where = words["page"].format(n=origin.page) if origin.page else ""
        return {"printed": f"{text}{where}", "printed_address": ""}
    if issue is None:
        return {"printed": "", "printed_address": ""}
    text = words["first_printed"].format(n=issue.number, month=month_text(issue.day, around.paper.language))
    where = words["page"].format(n=card.page) if card.page else ""
    return {"printed": f"{text}{where}", "printed_address": local(around, _printed_address(page))}


def _printed_address(page: ArticlePage) -> str:
    """The printed page in the reading PDF where that is public, else its picture, else the issue."""
    issue, number = page.issue, page.card.page
    if issue is None:
        return ""
    if issue.pdf and number:
        return f"{issue.pdf}#page={number}"
    if any(item.number == number for item in issue.pages):
        return printed_page_address(issue.number, number)
    return issue_address(issue.number)


def _changes(card: Card, around: Surroundings) -> Values:
    """Corrections by their class, the newest first; retractions stand apart."""
    newest = sorted(card.corrections, key=lambda item: item.day, reverse=True)
    retracted = [item for item in newest if item.kind is CorrectionKind.RETRACTION]
    others = [item for item in newest if item.kind is not CorrectionKind.RETRACTION]
    return {
        "retractions": [_change(item, around) for item in retracted],
        "corrections": [_change(item, around) for item in others],
    }


def _change(change: Correction, around: Surroundings) -> Values:
    """One public change."""
    words = page_words(around.paper.language)
    return {
        "kind": change.kind.value,
        "label": words[change.kind.value],
        "machine_day": change.day.isoformat(),
        "day": day_text(change.day, around.paper.language),
        "text": change.text,
    }


# ---- what stands beside and below ----


def _beside(page: ArticlePage, around: Surroundings) -> Values:
    """Neighbours, other articles, other versions, and the ways to pass it on or get it on paper."""
    card, words = page.card, page_words(around.paper.language)
    subjects = card.subjects if "subjects" in around.paper.web.lists else ()
    number = page.issue.number if page.issue else 0
    address = absolute(around, card.address)
    mail = f"mailto:?subject={quote(card.headline)}&body={quote(address)}" if address else ""
    return {
        "subjects": [(name, local(around, list_address("subjects", slug_of(name)))) for name in subjects],
        "said": [
            (words[key], [_entry(item, around) for item in cards])
            for key, cards in (("said_before", page.said_before), ("said_since", page.said_since))
            if cards
        ],
        "versions": [_version(item, around) for item in page.versions if safe_address(item.address)],
        "previous": _entry(page.previous, around) if page.previous else None,
        "next": _entry(page.next, around) if page.next else None,
        "previous_label": words["previous"].format(n=number),
        "next_label": words["next"].format(n=number),
        "share_address": address,
        "share_mail": mail,
    }


def _entry(card: Card, around: Surroundings) -> Values:
    """Another article in a line."""
    return {
        "address": local(around, card.address),
        "headline": card.headline,
        "machine_day": card.published.isoformat(),
        "day": day_text(card.published, around.paper.language),
        "language": Markup(language_attributes(card.language, around.paper.language)),
    }


def _version(version: Elsewhere, around: Surroundings) -> Values:
    """The same article in another place."""
    address = safe_address(version.address)
    tag = version.language.replace("_", "-")
    return {
        "address": local(around, address) if address.startswith("/") else address,
        "paper": version.paper or around.paper.name,
        "tag": tag,
        "language": LANGUAGE_NAMES.get(primary(tag), tag),
        "direction": direction(tag),
        "original": version.original,
    }


def _get(around: Surroundings) -> Values | None:
    """The issue on sale and the way to get it."""
    issue = around.on_sale
    if issue is None:
        return None
    words, (way, by_mail) = page_words(around.paper.language), ways_to_get(around)
    label = issue_label(issue, around.paper.language)
    return {
        "title": words["get_issue"].format(n=issue.number),
        "label": label,
        "price": issue.price,
        "address": local(around, issue.address),
        "way": f"{way}?subject={quote(label)}" if by_mail else way,
        "mail": Markup(text_html(way.removeprefix("mailto:")).replace("@", "@<wbr/>")) if by_mail else "",
        "cover": picture_element(issue.cover, "", around.base, sizes=COVER) if issue.cover else "",
    }


def _replies(page: ArticlePage, around: Surroundings) -> Values:
    """Readers' replies and the form for another."""
    language = around.paper.language
    reply_to = safe_address(around.paper.web.reply_to)
    found = threads(page.replies, language)
    said_on = page_words(language)["said_on"]
    return {
        "threads": [(item, _signed(item, said_on)) for item in found],
        "form": bool(around.paper.letters_to and reply_to),
        "reply_to": local(around, reply_to) if reply_to.startswith("/") else reply_to,
    }


def _signed(item: Threaded, form: str) -> Markup:
    """Who wrote a reply, and when; the day leads to the reply itself."""
    day = f'<a href="#{item.id}"><time datetime="{item.reply.day.isoformat()}">{item.day}</time></a>'
    return Markup(form.format(name=f'<b class="replier">{text_html(item.reply.name)}</b>', day=day))
