"""The contents box of the front page: what is inside, by page, each entry a live link to its page.

The entries are chosen by rank, spread over the sections, and stand in page order. The box closes at any number of
entries from ``FEWEST`` to ``MOST`` in one to all columns, so it also helps the front page to close.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadsheet.edition.model import Position
from broadsheet.makeup.briefs import LABEL_ROWS, group_shapes, label_frames, row_frames
from broadsheet.makeup.flow import Item, Stream, leg_rows, stream
from broadsheet.makeup.furniture import Frames, Shapes, Stone, at_left, cheapest, furniture
from broadsheet.makeup.model import Cell, Frame, LinkFrame, Shape
from broadsheet.measure import Mpt, Rect, pt
from broadsheet.story.model import Genre, Story
from broadsheet.typeset.model import GalleyLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FEWEST, MOST = 3, 8
LONGEST = 56
"""Letters of an entry, if a form of the headline allows it."""
INDENT = pt(22)
"""Where the words begin; the page number stands before them."""
FEW_COST = 2
"""For each entry fewer than ``MOST``."""
OUTSIDE = (Genre.LETTER, Genre.BRIEF, Genre.LISTING)
"""Genres that the box does not name: they have places that readers know."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the box: which story, what is said of it, where it stands."""

    story: str
    text: str
    page: int
    section: str = ""
    rank: int = 3


@dataclass(frozen=True, slots=True, eq=False)
class ContentsPiece:
    """The box as a piece. A shape's option is (number of entries, leg ends)."""

    id: str
    stone: Stone
    entries: tuple[Entry, ...]
    table: Shapes
    rank: int = 9
    position: Position = Position.BOTTOM

    def shapes(self) -> Shapes:
        """Every size at which some number of entries closes exactly."""
        return self.table

    def frames(self, page: int, cell: Cell, shape: Shape) -> Frames:
        """Label, then entries leg by leg, each with its page number and a live area."""
        count, ends = _option(shape)
        copy = entry_stream(self.stone, self.entries, count)
        chosen = chosen_entries(self.entries, count)
        grid = self.stone.design.grid
        drawn: list[Frame] = [*label_frames(self.stone, self.stone.words.inside, page, cell, "contents")]
        for leg, (start, end) in enumerate(zip((0, *ends), ends, strict=False)):
            rows = leg_rows(copy, start, end, cell.rows - LABEL_ROWS)
            drawn += self._leg(chosen, copy, start, rows, grid.left(page, cell.column + leg), cell.row + LABEL_ROWS)
        return tuple(drawn)

    def _leg(
        self,
        chosen: Sequence[Entry],
        copy: Stream,
        start: int,
        rows: Sequence[tuple[int, GalleyLine]],
        x: Mpt,
        top: int,
    ) -> list[Frame]:
        """One leg of entries."""
        grid = self.stone.design.grid
        drawn: list[Frame] = list(row_frames(rows, self.stone, x + INDENT, top))
        for number, (row, _line) in enumerate(rows, start):
            entry = chosen[copy.owners[number]]
            if copy.starts_item(number):
                drawn += self._number(entry, x, grid.baseline(top + row), copy.items[copy.owners[number]].rows)
        return drawn

    def _number(self, entry: Entry, x: Mpt, y: Mpt, rows: int) -> Frames:
        """The page number of an entry and the live area over the whole of it."""
        grid = self.stone.design.grid
        ref = furniture(f"contents.{entry.story}.page")
        line = self.stone.label(str(entry.page), "contents-head")
        area = Rect(x, y - grid.ascent, grid.measure, rows * grid.format.leading)
        said = f"{entry.text}, {self.stone.words.page_number.format(n=entry.page)}"
        link = LinkFrame(area, f"page:{entry.page}", said, ref)
        return (at_left(line, x, y, self.stone.ink("contents-head"), ref), link)

    def explain(self, shape: Shape) -> str:
        """How many stories it names."""
        return f"contents: {_option(shape)[0]} entries in {shape.columns} column(s)"

    def with_pages(self, pages: Mapping[str, int]) -> ContentsPiece:
        """The same box with the pages the stories stand on in the end."""
        entries = tuple(replace(entry, page=pages.get(entry.story, entry.page)) for entry in self.entries)
        return contents_piece(self.id, self.stone, entries)


def _option(shape: Shape) -> tuple[int, tuple[int, ...]]:
    """A shape's number of entries and leg ends."""
    count, ends = shape.option if isinstance(shape.option, tuple) else (0, ())
    return count, ends


def chosen_entries(entries: Sequence[Entry], count: int) -> tuple[Entry, ...]:
    """The ``count`` most important entries in page order."""
    return tuple(sorted(entries[:count], key=lambda entry: entry.page))


def entry_stream(stone: Stone, entries: Sequence[Entry], count: int) -> Stream:
    """The chosen entries as a stream of rows."""
    return stream(tuple(_item(stone, entry) for entry in chosen_entries(entries, count)))


def _item(stone: Stone, entry: Entry) -> Item:
    """An entry set as rows that stay together."""
    setting = stone.block(entry.text, "contents", stone.design.grid.measure - INDENT, f"contents.{entry.story}")
    lines = tuple(GalleyLine(line.line, line.ref, line.style, keep=True) for line in setting.lines)
    return Item(entry.story, lines)


def contents_piece(name: str, stone: Stone, entries: tuple[Entry, ...]) -> ContentsPiece:
    """The contents box over the entries, the most important first; without entries it has no shapes."""
    counts = range(min(FEWEST, len(entries)), min(MOST, len(entries)) + 1) if entries else ()
    table = cheapest(shape for count in counts for shape in _shapes(stone, entries, count))
    return ContentsPiece(name, stone, entries, table)


def _shapes(stone: Stone, entries: tuple[Entry, ...], count: int) -> Iterable[Shape]:
    """The sizes at which ``count`` entries close; as good at one column as at all of them."""
    copy = entry_stream(stone, entries, count)
    fewer = FEW_COST * (min(MOST, len(entries)) - count)
    for group in group_shapes(copy, stone.design.grid, LABEL_ROWS).values():
        for shape in group:
            yield replace(shape, cost=shape.cost + fewer, option=(count, shape.option))


def short_form(story: Story) -> str:
    """What the box says of a story: the longest form of its headline that stays short."""
    forms = (story.headline, *story.print_headlines)
    return next((form for form in forms if len(form) <= LONGEST), forms[-1])


def best_inside(stories: Iterable[tuple[Story, int, int]]) -> tuple[Entry, ...]:
    """Entries for stories given as (story, rank, page): by rank, each section's best before any section's second."""
    entries = [
        Entry(story.id, short_form(story), page, story.section, rank)
        for story, rank, page in stories
        if page > 1 and story.genre not in OUTSIDE
    ]
    entries.sort(key=lambda entry: (entry.rank, entry.page))
    seen: dict[str, int] = {}
    turns = []
    for entry in entries:
        turns.append(seen.get(entry.section, 0))
        seen[entry.section] = turns[-1] + 1
    order = sorted(range(len(entries)), key=lambda i: (turns[i], entries[i].rank, i))
    return tuple(entries[i] for i in order[: MOST + 2])
