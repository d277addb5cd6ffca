"""An article as linked data: a NewsArticle with where it was printed (schema.org 29.0).

``printEdition``, ``printPage``, ``printSection`` and ``dateline`` are properties of NewsArticle, ``correction`` of
CreativeWork; the article is part of a PublicationIssue, and that of a Periodical with its ISSN.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.edition.model import Paper
from broadsheet.outlets.addresses import STANDING, list_address, slug_of
from broadsheet.outlets.model import ArticlePage, Card, CardPicture, IssueCard, Surroundings
from broadsheet.outlets.web.base import absolute, issue_label
from broadsheet.outlets.web.templates import Markup
from broadsheet.story.model import CorrectionKind, Genre

if TYPE_CHECKING:
    from broadsheet.story.model import Byline, Elsewhere, Reply

Data: TypeAlias = dict[str, object]

TYPES = {
    Genre.COMMENT: "OpinionNewsArticle",
    Genre.LETTER: "OpinionNewsArticle",
    Genre.REVIEW: "ReviewNewsArticle",
    Genre.ANALYSIS: "AnalysisNewsArticle",
}
WRITERS = "words"
TRANSLATORS = "translation"
_ESCAPES = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def script(data: Data | list[Data]) -> Markup:
    """Data as JSON that may stand in a ``<script>`` element: no copy can end it (HTML, 4.12.1.3)."""
    text = _encode(data)
    for mark, escape in _ESCAPES:
        text = text.replace(mark, escape)
    return Markup(text)


def article_data(page: ArticlePage, around: Surroundings) -> Markup:
    """The article as JSON-LD, ready for its script element. What is unknown is left out."""
    card = page.card
    address = absolute(around, card.address)
    data: Data = {
        "@context": "https://schema.org",
        "@type": TYPES.get(card.genre, "NewsArticle"),
        "mainEntityOfPage": address,
        "url": address,
        "identifier": card.id,
        "headline": card.headline,
        "description": card.standfirst or card.opening,
        "articleSection": section_name(card, around.paper),
        "keywords": list(card.subjects),
        "inLanguage": card.language.replace("_", "-"),
        "datePublished": card.published.isoformat(),
        "dateModified": card.updated.isoformat(),
        "dateline": card.dateline,
        "wordCount": card.words,
        "isAccessibleForFree": True,
        "image": _image(page, around),
        "publisher": publisher(around),
        **_people(card, around),
        **_print(page, around),
        **_changes(card),
        **_versions(page.versions, around),
        **_replies(page.replies, address),
    }
    return script({key: value for key, value in data.items() if value not in ("", None, [], 0)})


def section_name(card: Card, paper: Paper) -> str:
    """The name of a story's section; its id where the paper does not list it."""
    section = paper.section(card.section)
    return section.name if section else card.section


def publisher(around: Surroundings) -> Data:
    """The paper as a NewsMediaOrganization."""
    paper = around.paper
    data: Data = {"@type": "NewsMediaOrganization", "name": paper.name}
    if paper.address:
        data["url"] = absolute(around, "/")
        data["publishingPrinciples"] = absolute(around, STANDING["imprint"])
        data["correctionsPolicy"] = absolute(around, STANDING["corrections"])
        logo = absolute(around, around.assets.icon) if around.assets.icon else ""
        data |= {"logo": {"@type": "ImageObject", "url": logo}} if logo else {}
    if paper.network.name:
        data["parentOrganization"] = {"@type": "Organization", "name": paper.network.name}
    return data


def periodical(paper: Paper) -> Data:
    """The printed paper."""
    data: Data = {"@type": "Periodical", "name": paper.name}
    return {**data, "issn": paper.issn} if paper.issn else data


def issue_data(issue: IssueCard, around: Surroundings) -> Data:
    """A printed issue, part of the periodical."""
    data: Data = {
        "@type": "PublicationIssue",
        "issueNumber": str(issue.number),
        "datePublished": issue.day.isoformat(),
        "isPartOf": periodical(around.paper),
    }
    if around.paper.address:
        data["url"] = absolute(around, issue.address)
    if issue.pages:
        data["pagination"] = f"{issue.pages[0].number}–{issue.pages[-1].number}"
    return data


def picture_data(picture: CardPicture, around: Surroundings) -> Data | None:
    """A picture with its credit, in the crop for sharing where there is one; None without a rendition or address."""
    crops = [item for crop in ("card", "whole") for item in picture.pictures.of("jpeg", crop)]
    if not crops or not around.paper.address:
        return None
    best = crops[0] if crops[0].crop == "card" else crops[-1]
    data: Data = {
        "@type": "ImageObject",
        "url": absolute(around, best.address),
        "width": best.width,
        "height": best.height,
    }
    return {**data, "creditText": picture.credit} if picture.credit else data


def _image(page: ArticlePage, around: Surroundings) -> Data | None:
    """The article's picture; without one, the front page of the issue it was printed in, or the paper's icon."""
    if page.card.picture:
        return picture_data(page.card.picture, around)
    if page.issue and page.issue.cover:
        return picture_data(CardPicture(page.issue.cover), around)
    icon = absolute(around, around.assets.icon) if around.assets.icon else ""
    return {"@type": "ImageObject", "url": icon} if icon else None


def person(name: str, around: Surroundings) -> Data:
    """Somebody named in a byline, with the address of their own page."""
    data: Data = {"@type": "Person", "name": name}
    if "authors" in around.paper.web.lists and around.paper.address:
        data["url"] = absolute(around, list_address("authors", slug_of(name)))
    return data


def _people(card: Card, around: Surroundings) -> Data:
    """Who did what: writers are authors, the others contributors in their role. Unsigned copy is the paper's."""
    authors = [person(item.name, around) for item in card.bylines if item.role == WRITERS]
    data: Data = {"author": authors or [publisher(around)]}
    translators = [person(item.name, around) for item in card.bylines if item.role == TRANSLATORS]
    others = [_in_role(item, around) for item in card.bylines if item.role not in {WRITERS, TRANSLATORS}]
    return data | ({"translator": translators} if translators else {}) | ({"contributor": others} if others else {})


def _in_role(byline: Byline, around: Surroundings) -> Data:
    """A contributor (schema.org, Role)."""
    return {"@type": "Role", "roleName": byline.role, "contributor": person(byline.name, around)}


def _print(page: ArticlePage, around: Surroundings) -> Data:
    """Where the article was printed."""
    if page.issue is None:
        return {}
    label = issue_label(page.issue, around.paper.language)
    data: Data = {"printEdition": label, "isPartOf": issue_data(page.issue, around)}
    if not page.card.page:
        return data
    printed = next((item for item in page.issue.pages if item.number == page.card.page), None)
    section = (printed.section if printed else "") or section_name(page.card, around.paper)
    return {**data, "printPage": str(page.card.page), **({"printSection": section} if section else {})}


def _changes(card: Card) -> Data:
    """Corrections, the newest first; a retraction is the article's status too."""
    if not card.corrections:
        return {}
    newest = sorted(card.corrections, key=lambda item: item.day, reverse=True)
    told = [{"@type": "CorrectionComment", "datePublished": x.day.isoformat(), "text": x.text} for x in newest]
    retracted = any(item.kind is CorrectionKind.RETRACTION for item in newest)
    return {"correction": told, **({"creativeWorkStatus": "Retracted"} if retracted else {})}


def _versions(versions: tuple[Elsewhere, ...], around: Surroundings) -> Data:
    """The same article in other languages."""
    addressed = [(item, absolute(around, item.address)) for item in versions if item.address]
    works = [
        (item.original, {"@type": "NewsArticle", "url": address, "inLanguage": item.language})
        for item, address in addressed
        if address
    ]
    original = next((work for marked, work in works if marked), None)
    if original:
        return {"translationOfWork": original}
    return {"workTranslation": [work for _, work in works]} if works else {}


def _replies(replies: tuple[Reply, ...], address: str) -> Data:
    """Readers' replies."""
    if not replies:
        return {}
    told = [
        {
            "@type": "Comment",
            "url": f"{address}#{reply_id(item)}",
            "author": {"@type": "Person", "name": item.name},
            "datePublished": item.day.isoformat(),
            "text": item.text,
        }
        for item in replies
    ]
    return {"commentCount": len(told), "comment": told}


def reply_id(reply: Reply) -> str:
    """The id of a reply on its page."""
    return f"reply_{slug_of(reply.id)}"
