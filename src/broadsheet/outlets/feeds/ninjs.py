"""An article for sister systems: IPTC ninjs 3.1, and the same in the small letters of ninjs 2.

Where the article was printed has no field of its own there; it stands among the alternative ids, under the roles
``issue``, ``page`` and ``issn``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.outlets.addresses import STANDING
from broadsheet.outlets.feeds.entries import people_of, topics_of
from broadsheet.outlets.feeds.items import feed_item
from broadsheet.outlets.feeds.json_feed import written
from broadsheet.outlets.feeds.naming import moment, story_tag
from broadsheet.outlets.feeds.texts import story_text
from broadsheet.outlets.home import home_of, whole
from broadsheet.outlets.model import PictureSet
from broadsheet.story.bylines import byline_text
from broadsheet.story.model import CorrectionKind, Genre, Picture
from broadsheet.story.text import plain

if TYPE_CHECKING:
    from broadsheet.outlets.model import Card, Rendition, Surroundings
    from broadsheet.story.model import Story

Told: TypeAlias = dict[str, object]
NO_PICTURES: Mapping[str, PictureSet] = MappingProxyType({})
SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json#"
NEWSCODES = "http://cv.iptc.org/newscodes/"
GENRES = {
    Genre.NEWS: "Current",
    Genre.ANALYSIS: "Analysis",
    Genre.FEATURE: "Feature",
    Genre.COMMENT: "Opinion",
    Genre.REVIEW: "Review",
    Genre.OBITUARY: "Obituary",
    Genre.LETTER: "Opinion",
    Genre.BRIEF: "Current",
    Genre.LISTING: "Daybook",
    Genre.INTERVIEW: "Interview",
}
"""Kinds of piece as the IPTC's genre NewsCodes name them."""


def ninjs(story: Story, card: Card, around: Surroundings, pictures: Mapping[str, PictureSet] = NO_PICTURES) -> bytes:
    """The article as an item of ninjs 3.1 (IPTC), in UTF-8. ``pictures`` are found by the file named in the copy."""
    return written(_item(story, card, around, pictures) | {"standard": _standard("3.1")})


def ninjs_2(story: Story, card: Card, around: Surroundings, pictures: Mapping[str, PictureSet] = NO_PICTURES) -> bytes:
    """The same article as an item of ninjs 2.2, whose names are those of 3.1 in small letters."""
    item = _lowered(_item(story, card, around, pictures) | {"standard": _standard("2.2")})
    return written(item if isinstance(item, dict) else {})


def _standard(version: str) -> Told:
    """Which schema the item is valid against."""
    return {"name": "ninjs", "version": version, "schema": SCHEMA.format(version=version)}


def _lowered(value: object) -> object:
    """A value with the names in it in small letters."""
    if isinstance(value, dict):
        return {key.lower(): _lowered(inner) for key, inner in value.items()}
    return [_lowered(inner) for inner in value] if isinstance(value, list) else value


def _kept(told: Told) -> Told:
    """What says something."""
    return {key: value for key, value in told.items() if value}


def _item(story: Story, card: Card, around: Surroundings, pictures: Mapping[str, PictureSet]) -> Told:
    """The item but for its standard."""
    home = home_of(around)
    return _kept(
        _record(card, around)
        | _texts(story, card, pictures, home)
        | _context(story, card, around)
        | {
            "renditions": [{"name": "web", "href": whole(home, card.address), "contentType": "text/html"}],
            "associations": _associations(story, card, pictures, home),
            "trustIndicators": [
                {
                    "role": f"{NEWSCODES}trustindicator/editorialPolicy",
                    "title": around.paper.name,
                    "href": whole(home, STANDING["imprint"]),
                }
            ],
        }
    )


def _record(card: Card, around: Surroundings) -> Told:
    """What the item is, whose, and in which state. A retracted article is told as cancelled."""
    paper = around.paper
    retracted = any(item.kind is CorrectionKind.RETRACTION for item in card.corrections)
    return {
        "uri": story_tag(home_of(around), card),
        "type": "text",
        "representationType": "full",
        "profile": "article",
        "version": str(len(card.corrections) + 1),
        "firstCreated": moment(card.published),
        "versionCreated": moment(card.updated),
        "pubStatus": "canceled" if retracted else "usable",
        "copyrightHolder": paper.name,
        "copyrightNotice": f"© {card.published.year} {paper.name}",
        "edNote": "\n".join(f"{item.day}, {item.kind.value}: {item.text}" for item in card.corrections),
        "language": card.language.replace("_", "-"),
        "altIds": _alternatives(card, around),
    }


def _alternatives(card: Card, around: Surroundings) -> list[Told]:
    """What else the article is known by: its id in this paper, its address, the printed issue and page."""
    known = (
        ("story", card.id),
        ("address", whole(home_of(around), card.address)),
        ("issn", around.paper.issn),
        ("issue", str(card.issue or "")),
        ("page", str(card.page or "")),
    )
    return [{"role": role, "value": value} for role, value in known if value]


def _texts(story: Story, card: Card, pictures: Mapping[str, PictureSet], home: str) -> Told:
    """Headlines, standfirst and the copy, plain and as HTML."""
    heads = (("main", story.headline), ("kicker", story.kicker), *(("print", text) for text in story.print_headlines))
    text = story_text(story)
    html = feed_item(story, card, pictures, home).body
    plainly: Told = {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(text),
        "wordCount": len(text.split()),
    }
    return {
        "title": story.headline,
        "headlines": [{"role": role, "contentType": "text/plain", "value": value} for role, value in heads if value],
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": value}
            for role, value in (("standfirst", card.standfirst), ("summary", card.opening))
            if value
        ],
        "bodies": [plainly | {"value": text}, {"role": "richtext", "contentType": "text/html", "value": html}],
    }


def _context(story: Story, card: Card, around: Surroundings) -> Told:
    """People, place, subjects and kind."""
    people = people_of(card, around)
    topics = topics_of(card, around)
    return {
        "by": byline_text(story),
        "infoSources": [_kept({"name": item.name, "role": item.role, "uri": item.page}) for item in people],
        "located": card.dateline,
        "places": [{"name": card.dateline, "rel": "dateline"}] if card.dateline else [],
        "subjects": [
            {"name": item.name, "rel": "about", "uri": f"{item.scheme}{item.key}/", "literal": item.key}
            for item in topics
        ],
        "genres": [
            {"name": card.genre.value, "uri": f"{NEWSCODES}genre/{GENRES[card.genre]}", "literal": card.genre.value}
        ],
    }


def _associations(story: Story, card: Card, pictures: Mapping[str, PictureSet], home: str) -> list[Told]:
    """The article's pictures, each file once, in the order of the copy."""
    named = {block.file: block for block in reversed(story.blocks) if isinstance(block, Picture)}
    shown = [(named[file], pictures[file]) for file in reversed(named) if file in pictures]
    return [_association(picture, found, card, home) for picture, found in shown if found.renditions]


def _association(picture: Picture, found: PictureSet, card: Card, home: str) -> Told:
    """One picture with its renditions."""
    largest = max(found.of(found.renditions[-1].kind) or found.renditions, key=lambda item: item.width)
    caption = plain(picture.caption)
    return _kept(
        {
            "name": picture.file,
            "uri": whole(home, largest.address),
            "type": "picture",
            "versionCreated": moment(card.published),
            "by": picture.credit,
            "copyrightNotice": picture.credit,
            "usageTerms": picture.rights,
            "language": card.language.replace("_", "-"),
            "descriptions": [
                {"role": role, "contentType": "text/plain", "value": value}
                for role, value in (("caption", caption), ("alternative", picture.alt))
                if value
            ],
            "renditions": [_rendition(item, home) for item in found.renditions],
        }
    )


def _rendition(item: Rendition, home: str) -> Told:
    """One file of a picture."""
    return {
        "name": f"{item.crop}-{item.width}-{item.kind}",
        "href": whole(home, item.address),
        "contentType": f"image/{item.kind}",
        "width": item.width,
        "height": item.height,
    }
