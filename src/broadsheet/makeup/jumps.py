"""Stories that continue on another page: which may, where they break off, and the word readers find them by.

A front page has at most two jumps, other pages none unless the editor asks or nothing else lets the story in. Before a
jump stand at least four inches of text, after it at least six (Harrower); the turn's head is a keyword in capitals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.cost import AFTER_JUMP_MM, BEFORE_JUMP_MM
from broadsheet.measure import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from broadsheet.edition.format import Grid
    from broadsheet.edition.model import Pins
    from broadsheet.story.model import Story

MOST_JUMPS = 2
"""Jumps from one page (about seven readers in ten do not follow them)."""
TURN_RANK = 4
SHORTEST, LONGEST = 3, 11
"""Letters of a keyword."""


def least_rows(grid: Grid) -> int:
    """Rows of text a story needs before it may jump: the least before and after together."""
    leading = grid.format.leading
    return -(-mm(BEFORE_JUMP_MM) // leading) + -(-mm(AFTER_JUMP_MM) // leading)


def may_jump(pins: Pins, text_rows: int, grid: Grid) -> bool:
    """Whether a story is long enough to continue elsewhere and its editor does not forbid it."""
    return pins.jump is not False and text_rows >= least_rows(grid)


def start_of(booking: Booking, line: int = 0, page: int = 0) -> Booking:
    """The first part of an article: cut before ``line`` (0 wherever the page likes), continued on ``page``."""
    return Booking(Kind.START, booking.stories, booking.rank, line=line, other=page, until=booking.until)


def turn_of(start: Booking, line: int, page: int) -> Booking:
    """The rest of a started article, coming from ``page``."""
    return Booking(Kind.TURN, start.stories, TURN_RANK, line=line, other=page)


def jump_sets(articles: Sequence[Booking], asked: Iterable[str], allowed: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Sets of stories to continue elsewhere, from the fewest jumps up; ``allowed`` in order of preference.

    Stories whose editors ask for a jump are in every set.
    """
    standing = {booking.stories[0] for booking in articles if booking.kind is Kind.ARTICLE}
    always = [story for story in asked if story in standing]
    others = [story for story in allowed if story in standing and story not in always]
    room = max(0, MOST_JUMPS - len(always))
    sets = [frozenset(always)]
    sets += [frozenset((*always, story)) for story in others[: MOST_JUMPS if room else 0]]
    if room >= MOST_JUMPS and len(others) >= MOST_JUMPS:
        sets.append(frozenset(others[:MOST_JUMPS]))
    return tuple(dict.fromkeys(sets))


def keyword(story: Story, taken: Iterable[str] = ()) -> str:
    """A short word in capitals that names a story over its turn, different from those ``taken``."""
    used = set(taken)
    forms = (story.kicker, *reversed(story.print_headlines), story.headline)
    words = [word.upper() for form in forms for word in _by_length(form)]
    return next((word for word in words if word not in used), words[0] if words else story.id.upper())


def _by_length(form: str) -> list[str]:
    """The words of a form fit to be keywords, the longest first, earlier ones before later of one length."""
    words = [word for word in re.findall(r"[^\W\d_]+", form) if SHORTEST < len(word) <= LONGEST]
    return sorted(words, key=lambda word: -len(word))
