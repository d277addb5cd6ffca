"""What the tests of feeds and newsletters send out: a story with everything in it, its card, pictures, feeds."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from broadsheet.edition.model import Paper, Section
from broadsheet.outlets.cards import Printing, card_of
from broadsheet.outlets.feeds.items import feed_item
from broadsheet.outlets.model import Card, Feed, FeedItem, PictureSet, Surroundings
from broadsheet.outlets.pictures import SourcePicture, picture_set
from broadsheet.story.model import (
    Align,
    Byline,
    Correction,
    CorrectionKind,
    Elsewhere,
    FactBox,
    ItemList,
    Listing,
    ListingEntry,
    ListItem,
    Note,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    SectionBreak,
    Span,
    Story,
    Subhead,
    Table,
)
from builders import a_paper

HOME = "https://courier.example"
DAY = date(2026, 11, 6)
BOARD = Picture(
    "pictures/board.jpg", "A board with tide times", (Span("The board at Low Slip."),), "Tom Reed", "own work"
)
CHART = Picture("pictures/chart.png", decorative=True)


def the_paper(**wishes: Any) -> Paper:
    """The paper that sends."""
    paper = replace(a_paper(), sections=(Section("town", "The Town"), Section("work", "Work & Homes")))
    return replace(paper, letters_to="letters@courier.example", **wishes)


def surroundings(**wishes: Any) -> Surroundings:
    """What all files of the paper share."""
    return Surroundings(the_paper(**wishes))


def the_story(story_id: str = "ferry-vote", **wishes: Any) -> Story:
    """A story that holds one of everything."""
    told = Story(
        id=story_id,
        slug=story_id,
        headline="Ferry & tide: the vote at 5 < 6 o’clock",
        kicker="Harbour",
        print_headlines=("Ferry vote",),
        standfirst="Three hundred came, and nobody left “before the count”.",
        bylines=(Byline("Ada Finch"), Byline("Mara Quill"), Byline("Tom Reed", "photographs"), Byline("Jo Ek", "tea")),
        dateline="Saltwick",
        section="town",
        subjects=("ferries", "the harbour"),
        published=DAY,
        notes=(Note("1", (Span("Minutes of 3 May, "), Span("page 4", link="/minutes/3-may/"), Span("."))),),
        blocks=every_block(),
    )
    return replace(told, **wishes)


def every_block() -> tuple[Any, ...]:
    """Each kind of block, with links of each kind."""
    links = (
        Span("The hall was "),
        Span("full", emphasis=True),
        Span(" by six", note="1"),
        Span("; see "),
        Span("the plan", link="/2026/10/harbour-plan/"),
        Span(", "),
        Span("the council", link="https://council.example/?a=1&b=2"),
        Span(" and "),
        Span("the count", link="#the-count"),
        Span("."),
    )
    cells = (((Span("For"),), (Span("212"),)), ((Span("Against"),), (Span("88"),)))
    return (
        Paragraph(links),
        BOARD,
        CHART,
        Subhead((Span("The count"),)),
        Quotation(((Span("We are not for sale."),),), "Ruth Canfor", "to the county council"),
        ItemList((ListItem((Span("One boat"),)), ListItem((Span("two crews"),), 1))),
        Table(((Span("Vote"),), (Span("Hands"),)), cells, (Align.LEFT, Align.RIGHT), (Span("The hands"),)),
        PullQuote((Span("Lifted from elsewhere"),), "Ada Finch"),
        FactBox("The boat", (Paragraph((Span("Built in 1961."),)),)),
        Listing("Next", (ListingEntry((Span("Tuesday"),), (Span("the net loft"),)),)),
        SectionBreak(),
        Paragraph((Span("It ends at the quay."),)),
    )


def a_picture_set(file: str) -> PictureSet:
    """The files made from a picture, as the site makes them."""
    return picture_set(SourcePicture(file, hashlib.sha256(file.encode("utf-8", "replace")).hexdigest(), 1600, 1067))


PICTURES = {picture.file: a_picture_set(picture.file) for picture in (BOARD, CHART)}


def the_card(story: Story, day: date = DAY, issue: int = 24, page: int = 5) -> Card:
    """A story's card, printed on a page of an issue."""
    printing = Printing((issue,) if issue else (), issue, page, day)
    return card_of(story, printing, day, HOME, lambda picture: PICTURES.get(picture.file))


def an_item(story: Story | None = None, day: date = DAY) -> FeedItem:
    """A story as it stands in a feed."""
    story = story or the_story()
    return feed_item(story, the_card(story, day), PICTURES, HOME)


def a_feed(*stories: Story, **wishes: Any) -> Feed:
    """A feed of stories."""
    items = tuple(an_item(story, story.published or DAY) for story in stories or (the_story(),))
    return replace(Feed("The Saltwick Courier", "/feeds/", "/", items), **wishes)


def many_stories(count: int) -> tuple[Story, ...]:
    """Short stories, a day apart, the oldest first."""
    first = date(2026, 1, 1)
    return tuple(
        Story(f"story-{n:03}", f"Story {n}", (Paragraph((Span(f"Copy {n}."),)),), published=first + timedelta(days=n))
        for n in range(1, count + 1)
    )


def corrected(story: Story) -> Story:
    """A story with an update and, later, a correction."""
    return replace(
        story,
        corrections=(
            Correction(date(2026, 11, 7), CorrectionKind.UPDATE, "The count is complete."),
            Correction(date(2026, 11, 9), CorrectionKind.CORRECTION, "It was 212, not 221 <hands>."),
        ),
    )


def retracted(story: Story) -> Story:
    """A story that was taken back."""
    return replace(story, corrections=(Correction(date(2026, 11, 12), CorrectionKind.RETRACTION, "It was a hoax."),))


def translated(story: Story) -> Story:
    """A story that a sister paper has in German, and another in its own language."""
    versions = (
        Elsewhere("de", "https://laterne.example/2026/11/faehre/", paper="Die Laterne"),
        Elsewhere("en", "https://light.example/ferry/", paper="The Light"),
    )
    return replace(story, elsewhere=versions)
