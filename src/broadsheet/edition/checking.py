"""The plan of an issue looked over before anything is set: what can be said without measuring type."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from broadsheet.edition.model import Advert
from broadsheet.edition.scalars import did_you_mean
from broadsheet.measure import Mpt
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.counting import count_words

if TYPE_CHECKING:
    from broadsheet.edition.plan import Edition

MOST_WORDS = 60_000
LEAD = 1
FRONT = 1


def check_plan(edition: Edition) -> tuple[Remark, ...]:
    """What is wrong or doubtful about an issue's plan: leads, sections, adverts, hopeless lengths."""
    return (
        *_front(edition),
        *_leads(edition),
        *_sections(edition),
        *_long_stories(edition),
        *_advert_area(edition),
    )


def _front(edition: Edition) -> tuple[Remark, ...]:
    """A front page that nothing leads."""
    placements = edition.issue.placements
    on_front = [item for item in placements if item.page == FRONT]
    if not placements or any(item.rank == LEAD and item.page in {0, FRONT} for item in placements):
        return ()
    message = "No story of rank 1 can lead the front page."
    advice = "Give the most important story rank = 1" + (" on page 1." if on_front else ".")
    return (Remark("front-without-lead", Severity.WARN, Place(page=FRONT), message, advice),)


def _leads(edition: Edition) -> tuple[Remark, ...]:
    """Pages that several stories are pinned to lead."""
    pinned = Counter(item.page for item in edition.issue.placements if item.rank == LEAD and item.page)
    return tuple(
        Remark(
            "several-leads",
            Severity.WARN,
            Place(page=page),
            f"{count} stories of rank 1 are pinned to page {page}; a page has one lead.",
            "Give the others rank 2, or other pages.",
        )
        for page, count in sorted(pinned.items())
        if count > 1
    )


def _sections(edition: Edition) -> tuple[Remark, ...]:
    """Stories of sections there are not, and sections without stories."""
    known = [section.id for section in edition.paper.sections]
    used = {item.story: item.section for item in edition.issue.placements}
    remarks = [
        Remark(
            "unknown-section",
            Severity.STOP,
            Place(story=story.id),
            f'The story\'s section "{story.section}" is not in paper.toml.',
            did_you_mean(story.section, known),
        )
        for story in edition.stories
        if story.section and story.section not in known
    ]
    filled = {used.get(story.id) or story.section for story in edition.stories}
    filled |= {pin.section for pin in edition.issue.page_pins}
    return (*remarks, *(_empty_section(section) for section in known if section not in filled))


def _empty_section(section: str) -> Remark:
    """A section with nothing in it."""
    message = f'The section "{section}" has no story in this issue.'
    return Remark("section-without-stories", Severity.NOTE, Place(file="paper.toml"), message, "It is left out.")


def _long_stories(edition: Edition) -> tuple[Remark, ...]:
    """Stories no issue can hold."""
    lengths = ((story, count_words(story)) for story in edition.stories)
    return tuple(
        Remark(
            "story-too-long",
            Severity.STOP,
            Place(story=story.id),
            f"The story has {words:,} words; {MOST_WORDS:,} are the most an issue can hold.",
            "Divide it into parts with ids of their own, and print them in several issues.",
        )
        for story, words in lengths
        if words > MOST_WORDS
    )


def _advert_area(edition: Edition) -> tuple[Remark, ...]:
    """Pages booked for more advertising than they can hold."""
    grid = edition.design.grid
    room = grid.columns * grid.rows
    booked = sorted((item for item in edition.issue.adverts if item.page), key=lambda item: item.page)
    remarks = []
    for page, adverts in groupby(booked, key=lambda item: item.page):
        on_page = tuple(adverts)
        cells = sum(_cells(item, grid.format.leading) for item in on_page)
        if len(on_page) > 1 and cells > room:
            names = ", ".join(item.id for item in on_page)
            message = f"The adverts {names} fill {cells * 100 // room} % of page {page}."
            remarks.append(Remark("adverts-over-page", Severity.STOP, Place(page=page), message, "Book one elsewhere."))
    return tuple(remarks)


def _cells(advert: Advert, leading: Mpt) -> int:
    """Columns times rows of the grid that an advert takes."""
    return advert.columns * -(-advert.depth // leading)
