"""What the e-book of an issue is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from broadsheet.edition.model import Paper
from broadsheet.outlets.model import Card, IssueCard, PictureSet
from broadsheet.story.model import Story

Read: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a rendition by its address; none where there is no such file."""


@dataclass(frozen=True, slots=True)
class BookStory:
    """A story of the issue with its card and the printed page it begins on (0 unknown)."""

    story: Story
    card: Card
    page: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """An issue as a book. ``stories`` stand in page order; ``pictures`` are theirs, by file in any order.

    The issue's ``cover`` becomes the cover, its ``pages`` the page list. Sections make the parts after page 1.
    ``accent`` is a colour of the paper's dress as "#a01c1c", empty for none.
    """

    paper: Paper
    issue: IssueCard
    stories: tuple[BookStory, ...]
    pictures: tuple[PictureSet, ...] = ()
    accent: str = ""
