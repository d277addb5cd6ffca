"""The newsletter worked out once, in the order it is read; the HTML and the plain text only dress it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import STANDING
from broadsheet.outlets.dates import day_text
from broadsheet.outlets.home import home_of, whole
from broadsheet.outlets.mail.words import mail_words
from broadsheet.story.bylines import byline_text
from broadsheet.story.model import Correction, CorrectionKind, Story

if TYPE_CHECKING:
    from broadsheet.edition.model import Paper
    from broadsheet.outlets.mail.model import Newsletter
    from broadsheet.outlets.model import Card, CardPicture, Ranked, Rendition, Surroundings

BRIEF = 5
"""The rank of briefs, which are told by their headlines."""
PICTURED = 1
"""The lowest rank that brings its picture: those that lead a page."""
KINDS = ("jpeg", "png")
"""The kinds of picture that mail programs show."""

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of the paper the letter holds: teasers down to which rank, and how many stories."""

    teasers: int = BRIEF - 1
    stories: int = 10_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in the letter: its whole address and its words."""

    address: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A story in the letter. ``label`` is its kicker, ``teaser`` its standfirst or first words, ``where`` its page.

    Any of them may be empty.
    """

    headline: str
    address: str
    language: str
    label: str = ""
    teaser: str = ""
    byline: str = ""
    where: str = ""
    picture: Shown | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Stories under one head; the lead stands under none. Briefs are told in a list."""

    title: str
    pieces: tuple[Piece, ...]
    briefs: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A link with its words."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything the letter says."""

    home: str
    subject: str
    preheader: str
    issue_line: str
    intro: tuple[str, ...]
    groups: tuple[Group, ...]
    corrections: tuple[tuple[Piece, str], ...]
    more: Way | None
    cover: Shown | None
    ways: tuple[Way, ...]


def letter_of(order: Newsletter, around: Surroundings, detail: Detail = Detail()) -> Letter:
    """Arrange a newsletter."""
    ranked = sorted(order.stories, key=lambda item: min(max(item.rank, 1), BRIEF))
    kept = ranked[: detail.stories]
    left_out = len(ranked) - len(kept)
    words = mail_words(around.paper.language)
    return Letter(
        home=f"{home_of(around)}/",
        subject=_subject(order, kept, around.paper),
        preheader=order.preheader or " · ".join(item.card.headline for item in kept[1:4]),
        issue_line=_issue_line(order, around.paper),
        intro=order.intro,
        groups=_groups(kept, order, around, detail),
        corrections=tuple(_correction(card, item, around) for card, item in order.corrections),
        more=Way(words["more_pieces"].format(n=left_out), _front(order, around)) if left_out else None,
        cover=_cover(order, around),
        ways=_ways(order, around),
    )


def one_line(text: str) -> str:
    """Text in one line, without controls, lone surrogates and what turns the writing direction for all that follows."""
    return _UNFIT.sub(" ", text).strip()


def _subject(order: Newsletter, ranked: list[Ranked], paper: Paper) -> str:
    """The editor's subject, else paper, issue and lead."""
    lead = ranked[0].card.headline if ranked else ""
    made = order.subject
    if not made and order.issue and lead:
        form = mail_words(paper.language)["subject"]
        made = form.format(paper=paper.name, n=order.issue.number, headline=lead)
    made = made or ": ".join(part for part in (paper.name, lead) if part)
    return one_line(made)


def _issue_line(order: Newsletter, paper: Paper) -> str:
    """Issue, date and price in one line."""
    issue = order.issue
    number = mail_words(paper.language)["issue"].format(n=issue.number) if issue else ""
    day = day_text(issue.day if issue else order.day, paper.language)
    return " · ".join(part for part in (number, day, issue.price if issue else "") if part)


def _front(order: Newsletter, around: Surroundings) -> str:
    """Where the whole of it can be read."""
    return whole(home_of(around), order.issue.address if order.issue else "/")


def _groups(ranked: list[Ranked], order: Newsletter, around: Surroundings, detail: Detail) -> tuple[Group, ...]:
    """The lead, then section by section in the paper's order, then the briefs."""
    lead, rest = ranked[:1], ranked[1:]
    long = [item for item in rest if item.rank < BRIEF]
    briefs = [item for item in rest if item.rank >= BRIEF]
    groups = [Group("", tuple(_pictured(item, order, around, detail) for item in lead))]
    known = [section.id for section in around.paper.sections]
    for section in dict.fromkeys([*known, *(item.card.section for item in long)]):
        pieces = tuple(_pictured(item, order, around, detail) for item in long if item.card.section == section)
        named = around.paper.section(section)
        groups.append(Group(named.name if named else section, pieces))
    told = tuple(_piece(item, around, told=False) for item in briefs)
    groups.append(Group(mail_words(around.paper.language)["brief"], told, briefs=True))
    return tuple(group for group in groups if group.pieces)


def _pictured(item: Ranked, order: Newsletter, around: Surroundings, detail: Detail) -> Piece:
    """One story, with its picture where it leads a page."""
    piece = _piece(item, around, told=item.rank <= detail.teasers)
    if not (order.pictures and item.rank <= min(PICTURED, detail.teasers) and item.card.picture):
        return piece
    return replace(piece, picture=_shown(item.card.picture, home_of(around)))


def _piece(item: Ranked, around: Surroundings, *, told: bool) -> Piece:
    """One story: its headline and page, and where it is ``told``, its beginning and who wrote it."""
    card = item.card
    credited = Story(card.id, card.headline, (), bylines=card.bylines, language=card.language)
    return Piece(
        headline=card.headline,
        address=whole(home_of(around), card.address),
        language=card.language,
        label=_label(card),
        teaser=(card.standfirst or card.opening.replace(" …", "\u00a0…")) if told else "",
        byline=byline_text(credited) if told else "",
        where=_page(item.page, around.paper.language),
    )


def _page(number: int, language: str) -> str:
    """The printed page, in words that stay together; empty when it is not known."""
    return mail_words(language)["page"].format(n=number).replace(" ", "\u00a0") if number else ""


def _label(card: Card) -> str:
    """The kicker; over a retracted story, that it is."""
    if any(item.kind is CorrectionKind.RETRACTION for item in card.corrections):
        return mail_words(card.language)["retracted"]
    return card.kicker


def _correction(card: Card, item: Correction, around: Surroundings) -> tuple[Piece, str]:
    """A public change to a story: the story by its headline, and what is put right."""
    return Piece(card.headline, whole(home_of(around), card.address), card.language, _label(card)), item.text


def _shown(picture: CardPicture, home: str) -> Shown | None:
    """A story's picture in the shape of the paper's own photographs, else whole."""
    made = [picture.pictures.of(kind, crop) for crop in ("wide", "whole") for kind in KINDS]
    best = next((files[0] if files[0].width >= 600 else files[-1] for files in made if files), None)  # noqa: PLR2004 - the width of the letter
    return _picture(best, home, picture.alt, picture.credit) if best else None


def _cover(order: Newsletter, around: Surroundings) -> Shown | None:
    """The issue's front page, small."""
    if not (order.pictures and order.issue and order.issue.cover):
        return None
    files = next((files for files in map(order.issue.cover.of, KINDS) if files), ())
    alt = mail_words(around.paper.language)["issue"].format(n=order.issue.number)
    return _picture(files[0], home_of(around), f"{around.paper.name}, {alt}", "") if files else None


def _picture(file: Rendition, home: str, alt: str, credit: str) -> Shown:
    """A file of a picture with its words."""
    return Shown(whole(home, file.address), alt, credit)


def _ways(order: Newsletter, around: Surroundings) -> tuple[Way, ...]:
    """The issue on the web, how to get it on paper, and where letters go."""
    paper, words = around.paper, mail_words(around.paper.language)
    ways = [Way(words["whole" if order.issue else "site"], _front(order, around))]
    if order.issue:
        got = paper.web.order_at or whole(home_of(around), STANDING["get"])
        ways.append(Way(words["get"].format(n=order.issue.number), got))
    if "@" in paper.letters_to:
        ways.append(Way(words["letters"], f"mailto:{paper.letters_to.strip()}"))
    elif paper.letters_to.startswith("https://"):
        ways.append(Way(words["letters"], paper.letters_to))
    return tuple(ways)
