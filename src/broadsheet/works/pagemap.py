"""Which story covers which part of a made-up page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.edition.words import words
from broadsheet.makeup.model import ArtworkFrame, BarsFrame, LinkFrame, RuleFrame, TextFrame
from broadsheet.measure import Rect
from broadsheet.outlets.model import PrintedPage, StoryArea

if TYPE_CHECKING:
    from broadsheet.edition.format import Grid
    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.model import Flatplan, Frame, MadeUpPage
    from broadsheet.measure import Mpt

BLOCK = re.compile(r"b(\d+)\b")
OVER, UNDER = 750, 220
"""How far a letter reaches over and under its baseline, in thousandths of its size."""
TOUCH = 1_000
"""Neighbours may reach a point into each other (descenders, optical edges) and still stand apart."""

WITHIN = frozenset({"", "end-mark"})
"""Paths of furniture that stands within a story: markers of lists, the mark at its end."""

Block: TypeAlias = "tuple[str, Rect]"
"""Something drawn and the story it belongs to ("" for adverts and furniture)."""


def printed_pages(edition: Edition, flatplan: Flatplan) -> tuple[PrintedPage, ...]:
    """Each page of a made-up issue with its section's name, its stories in reading order and their areas.

    A story has one area for each block of its own: where its rectangle would cover a neighbour, several make it up.
    """
    seen: set[str] = set()
    found = []
    for page in flatplan.pages:
        found.append(replace(_printed(edition, page), begins=_turned(page, seen)))
        seen.update(page.stories)
    return tuple(found)


def _printed(edition: Edition, page: MadeUpPage) -> PrintedPage:
    """One page."""
    sheet = _Sheet(edition.design.grid, page.number)
    blocks = [block for frame in page.frames for block in sheet.blocks(frame, page.stories)]
    areas = tuple(sheet.area(story, rect) for story in page.stories for rect in _areas(story, blocks))
    return PrintedPage(page.number, _section(edition, page), page.stories, areas)


def _turned(page: MadeUpPage, seen: set[str]) -> tuple[tuple[str, int], ...]:
    """The stories that go on from an earlier page, each with the first block of its text that stands here."""
    first: dict[str, int] = {}
    for frame in page.frames:
        if isinstance(frame, TextFrame) and frame.ref.story in seen:
            found = BLOCK.match(frame.ref.path)
            if found:
                first[frame.ref.story] = min(int(found[1]), first.get(frame.ref.story, int(found[1])))
    return tuple((story, first[story]) for story in page.stories if story in first)


def _section(edition: Edition, page: MadeUpPage) -> str:
    """The name at the head of a page: the editor's own, or its section's."""
    pin = edition.issue.page_pin(page.number)
    section = edition.paper.section(pin.section or page.section)
    told = words(edition.paper.language)
    own = {"letters": told.letters, "listings": told.listings}
    return pin.heading or (section.name if section else own.get(page.section, ""))


# ---- from frames to blocks ----


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The printed page that frames stand on."""

    grid: Grid
    number: int

    def blocks(self, frame: Frame, stories: tuple[str, ...]) -> tuple[Block, ...]:
        """A frame as a block of its story; rules, codes and live areas are nobody's."""
        if isinstance(frame, RuleFrame | BarsFrame | LinkFrame) or _within(frame):
            return ()
        rect = self._line(frame) if isinstance(frame, TextFrame) else frame.rect
        story = "" if isinstance(frame, ArtworkFrame) else frame.ref.story
        return ((story if story in stories else "", rect),)

    def _line(self, frame: TextFrame) -> Rect:
        """What a line of type covers; one that begins at a column's edge is at least a column wide."""
        size = max((piece.fragment.size for piece in frame.line.pieces), default=0)
        least = self.grid.measure if self._at_column(frame.x) else 0
        width = max(frame.line.x + frame.line.width, least)
        return Rect(frame.x, frame.y - size * OVER // 1000, width, size * (OVER + UNDER) // 1000)

    def _at_column(self, x: Mpt) -> bool:
        """Whether a column begins there."""
        return any(x == self.grid.left(self.number, column) for column in range(self.grid.columns))

    def area(self, story: str, rect: Rect) -> StoryArea:
        """A rectangle of the page in thousandths, within the page."""
        across, down = self.grid.format.width, self.grid.format.height
        left, top = max(0, rect.x * 1000 // across), max(0, rect.y * 1000 // down)
        right, bottom = min(1000, -(-rect.right * 1000 // across)), min(1000, -(-rect.bottom * 1000 // down))
        return StoryArea(story, left, top, max(1, right - left), max(1, bottom - top))


def _within(frame: Frame) -> bool:
    """Whether a frame is a mark that no story owns though it stands within one."""
    return isinstance(frame, TextFrame) and not frame.ref.story and frame.ref.path in WITHIN


# ---- from blocks to areas ----


def _areas(story: str, blocks: list[Block]) -> list[Rect]:
    """A story's blocks joined into as few rectangles as cover no other's."""
    others = [rect.inset(TOUCH) for owner, rect in blocks if owner != story]
    own = sorted((rect.x, rect.y, rect) for owner, rect in blocks if owner == story and rect.height)
    columns: list[Rect] = []
    for _, _, rect in own:
        joined = _around(columns[-1], rect) if columns and columns[-1].x == rect.x else None
        if joined and _free(joined, others):
            columns[-1] = joined
        else:
            columns.append(rect)
    return _joined(columns, others)


def _joined(rects: list[Rect], others: list[Rect]) -> list[Rect]:
    """Join rectangles two by two while what lies around both is free of others; from top to bottom."""
    pair = next((pair for pair in combinations(rects, 2) if _free(_around(*pair), others)), None)
    while pair:
        rects = [rect for rect in rects if rect not in pair]
        rects = [_around(*pair), *rects]
        pair = next((pair for pair in combinations(rects, 2) if _free(_around(*pair), others)), None)
    return sorted(rects, key=lambda rect: (rect.y, rect.x))


def _around(one: Rect, other: Rect) -> Rect:
    """The rectangle about two."""
    left, top = min(one.x, other.x), min(one.y, other.y)
    return Rect(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)


def _free(rect: Rect, others: list[Rect]) -> bool:
    """Whether nothing of others lies within."""
    return not any(rect.overlaps(other) for other in others)
