"""An article as it stands in a feed: its whole text, readable where nothing of our site is but the words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from broadsheet.outlets.blocks import story_html
from broadsheet.outlets.dates import day_text
from broadsheet.outlets.dress import Dress
from broadsheet.outlets.feeds.words import feed_words
from broadsheet.outlets.home import whole
from broadsheet.outlets.markup import attribute, safe_address, text_html
from broadsheet.outlets.model import FeedItem
from broadsheet.outlets.words import direction
from broadsheet.story.bylines import byline_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadsheet.outlets.model import Card, PictureSet
    from broadsheet.story.model import Correction, Picture, Story

SHOWN_WIDTH = 960
"""The pictures in a feed are the largest ones up to this width in pixels."""
SHOWN_KINDS = ("jpeg", "png", "webp")


def feed_item(story: Story, card: Card, pictures: Mapping[str, PictureSet], root: str) -> FeedItem:
    """The article with its text as HTML: what was corrected first, byline, copy, notes, and where it was printed.

    ``root`` is the site's whole address without a slash at its end ("https://paper.example"); every address in the
    text is whole. ``pictures`` are found by the file named in the copy; one that is missing is left out.
    """
    dress = Dress(
        picture=partial(_image, pictures=pictures, root=root),
        address=partial(_outward, page=root + card.address, root=root),
        anchors=False,
        linked_notes=False,
        scroll=False,
        pull_quotes=False,
        language=story.language,
    )
    parts = (*map(partial(_correction, language=card.language), _newest_first(card)), _head(story))
    return FeedItem(card, _turned("".join((*parts, story_html(story, dress), _printed(card, root))), story.language))


def _turned(body: str, language: str) -> str:
    """A text that runs from right to left says so, for the feed reader's own page may not."""
    if direction(language) == "ltr":
        return body
    return f'<div lang="{attribute(language.replace("_", "-"))}" dir="rtl">\n{body}</div>\n'


def _newest_first(card: Card) -> tuple[Correction, ...]:
    """The public changes, the newest first; of one day the last told."""
    told = sorted(card.corrections, key=lambda item: item.day)
    return tuple(told[::-1])


def _correction(item: Correction, language: str) -> str:
    """One public change, with its class and day."""
    label = feed_words(language)[item.kind.value].format(day=day_text(item.day, language))
    return f"<p><strong>{text_html(label)}:</strong> {text_html(item.text)}</p>\n"


def _head(story: Story) -> str:
    """Standfirst and byline, which stand above the copy everywhere else too."""
    standfirst = f"<p><strong>{text_html(story.standfirst)}</strong></p>\n" if story.standfirst else ""
    byline = byline_text(story)
    return standfirst + (f"<p><em>{text_html(byline)}</em></p>\n" if byline else "")


def _printed(card: Card, root: str) -> str:
    """Where it was first printed, as a link to the article."""
    if not card.issue:
        return ""
    words = feed_words(card.language)
    line = words["printed_on" if card.page else "printed"].format(issue=card.issue, page=card.page)
    return f'<p><a href="{attribute(whole(root, card.address))}">{text_html(line)}</a></p>\n'


def _outward(link: str, page: str, root: str) -> str:
    """A link of the copy as a whole address: places on the page lead to the article."""
    if link.lstrip().startswith("#"):
        return page + safe_address(link)
    return whole(root, safe_address(link))


def _image(picture: Picture, pictures: Mapping[str, PictureSet], root: str) -> str:
    """A picture as one plain image of a size that suits a feed reader."""
    found = pictures.get(picture.file)
    if found is None:
        return ""
    renditions = next((made for made in map(found.of, SHOWN_KINDS) if made), ())
    if not renditions:
        return ""
    fitting = [item for item in renditions if item.width <= SHOWN_WIDTH]
    best = fitting[-1] if fitting else renditions[0]
    alt = "" if picture.decorative else picture.alt
    return (
        f'<img src="{attribute(whole(root, best.address))}" alt="{attribute(alt)}"'
        f' width="{best.width}" height="{best.height}"/>'
    )
