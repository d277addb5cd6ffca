"""The column of briefs, and every other group of short pieces under one label that flows through equal legs.

A group offers a shape for each number of legs and each depth at which its white can be shared out; each story in it
keeps its own references, so the structure tree knows it as a story of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadsheet.edition.format import Grid
from broadsheet.edition.model import Position
from broadsheet.makeup.flow import FOOT, GAP, STRETCH, Item, Stream, leg_ends, leg_rows, stream
from broadsheet.makeup.furniture import Frames, Shapes, Stone, at_left, cheapest, furniture, rule
from broadsheet.makeup.model import Cell, Frame, Shape, TextFrame
from broadsheet.measure import Mpt, pt
from broadsheet.story.bylines import byline_text
from broadsheet.story.model import FactBox, Genre, Picture, Story, Table
from broadsheet.typeset.model import GalleyLine, HeadlineSetting, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LABEL_ROWS = 2
"""The label, and the rule under it."""
RULE_DROP = pt(4)
"""The rule below the label's baseline."""
BRIEF_RANK = 5
TALLEST = 0.95
"""Legs deeper than this share of the page are not offered."""
WIDE_COST = 3
"""For each leg beyond the first: a group reads best as a column."""


@dataclass(frozen=True, slots=True, eq=False)
class GroupPiece:
    """Short pieces under a label. ``table`` holds its shapes; a shape's option is its leg ends."""

    id: str
    rank: int
    stone: Stone
    label: str
    copy: Stream
    table: Shapes
    position: Position = Position.FREE

    def shapes(self) -> Shapes:
        """Every size at which the group closes exactly."""
        return self.table

    def frames(self, page: int, cell: Cell, shape: Shape) -> Frames:
        """The label with its rule, then the legs."""
        grid = self.stone.design.grid
        head = label_frames(self.stone, self.label, page, cell, f"group.{self.id}") if self.label else ()
        top = cell.row + (LABEL_ROWS if self.label else 0)
        depth = cell.rows - (LABEL_ROWS if self.label else 0)
        ends = shape.option if isinstance(shape.option, tuple) else ()
        legs: list[Frame] = []
        for leg, (start, end) in enumerate(zip((0, *ends), ends, strict=False)):
            rows = leg_rows(self.copy, start, end, depth)
            legs += row_frames(rows, self.stone, grid.left(page, cell.column + leg), top)
        return (*head, *legs)

    def explain(self, shape: Shape) -> str:
        """How many pieces in how many legs."""
        name = self.label or self.id
        return f"{name}: {len(self.copy.items)} short pieces in {shape.columns} column(s) of {shape.rows} rows"


def label_frames(stone: Stone, text: str, page: int, cell: Cell, path: str) -> Frames:
    """A label over a rule across its block."""
    grid, design = stone.design.grid, stone.design
    x, under = grid.left(page, cell.column), grid.baseline(cell.row) + RULE_DROP
    line = at_left(stone.label(text, "label"), x, grid.baseline(cell.row), stone.ink("label"), furniture(path))
    return (line, rule(x, under, grid.span(cell.columns), design.treatment.folio_rule))


def row_frames(rows: Iterable[tuple[int, GalleyLine]], stone: Stone, x: Mpt, top: int) -> Iterator[TextFrame]:
    """Galley rows drawn at ``x``, the first row standing on grid row ``top``."""
    grid, design = stone.design.grid, stone.design
    for row, line in rows:
        y = grid.baseline(top + row + line.rows - 1)
        ink = design.style(line.style).ink
        if line.line is not None:
            yield TextFrame(line.line, x, y, ink, line.ref)
        for extra, ref in line.extra:
            yield TextFrame(extra, x, y, ink, ref)
        if line.drop is not None:
            yield TextFrame(line.drop.line, x, grid.baseline(top + row + line.rows - 2 + line.drop.rows), ink, line.ref)


def group_piece(name: str, stone: Stone, label: str, items: tuple[Item, ...], rank: int = BRIEF_RANK) -> GroupPiece:
    """A group as a piece of the page. ``label`` "" leaves the rule and the label out."""
    copy = stream(items)
    return GroupPiece(name, rank, stone, label, copy, group_shapes(copy, stone.design.grid, LABEL_ROWS if label else 0))


def group_shapes(copy: Stream, grid: Grid, label_rows: int) -> Shapes:
    """The sizes at which a stream closes: for each number of legs, depths around its natural one."""
    return cheapest(shape for legs in range(1, grid.columns + 1) for shape in _shapes_of(copy, grid, legs, label_rows))


def _shapes_of(copy: Stream, grid: Grid, legs: int, label_rows: int) -> Iterator[Shape]:
    """Shapes with a number of legs. Depths run from the natural depth shared by the legs to the loosest possible."""
    if not copy.lines:
        return
    least = -(-copy.depth // legs) - (GAP if legs > 1 else 0)
    most = least + (STRETCH * len(copy.items)) // legs + FOOT + 2 * legs
    for depth in range(max(1, least), min(most, int(grid.rows * TALLEST) - label_rows) + 1):
        found = leg_ends(copy, legs, depth)
        if found:
            cost, ends = found
            extra = WIDE_COST * (legs - 1)
            yield Shape(legs, depth + label_rows, cost + extra, art_top=bool(label_rows), head_size=0, option=ends)


def is_brief(story: Story, rank: int) -> bool:
    """Whether a story can run in the column of briefs: small by rank or genre, and nothing in it needs a place."""
    small = rank >= BRIEF_RANK or story.genre is Genre.BRIEF
    return small and fits_group(story)


def fits_group(story: Story) -> bool:
    """Whether nothing in a story needs a place of its own."""
    return not any(isinstance(block, Picture | FactBox | Table) for block in story.blocks)


def brief_item(stone: Stone, story: Story) -> Item:
    """A brief set as rows: kicker, head, standfirst, text, byline."""
    head = (*_part(stone, story, story.kicker, "kicker"), *head_rows(stone, story))
    body = stone.typesetter.galley(story, stone.design.grid.measure).lines
    head = (*head, *_part(stone, story, story.standfirst, "standfirst"))
    return Item(story.id, (*head, *signed(body, signature(stone, story))))


def signed(body: tuple[GalleyLine, ...], names: tuple[GalleyLine, ...]) -> tuple[GalleyLine, ...]:
    """A text with its signature, which never stands at the head of a leg alone."""
    if not body or not names:
        return (*body, *names)
    last = replace(body[-1], keep=True)
    return (*body[:-1], last, *(replace(line, keep=True) for line in names[:-1]), names[-1])


def head_rows(stone: Stone, story: Story) -> tuple[GalleyLine, ...]:
    """The headline of a short piece, in its shortest form, one row a line."""
    form = story.print_headlines[-1] if story.print_headlines else story.headline
    return _rows(_set(stone, story, form, "brief-head", Ref(story.id, "headline", "headline")), keep=True)


def signature(stone: Stone, story: Story) -> tuple[GalleyLine, ...]:
    """Who wrote a short piece, beneath it; rows that stay with the text."""
    text = byline_text(story)
    if not text:
        return ()
    return _rows(_set(stone, story, text, "byline", Ref(story.id, "byline", "byline")), keep=False)


def _part(stone: Stone, story: Story, text: str, path: str) -> tuple[GalleyLine, ...]:
    """Kicker or standfirst of a short piece as rows on the grid."""
    style = {"kicker": "kicker", "standfirst": "box"}[path]
    return _rows(_set(stone, story, text, style, Ref(story.id, path, path)), keep=True) if text else ()


def _set(stone: Stone, story: Story, text: str, style: str, ref: Ref) -> HeadlineSetting:
    """Text of a story set to the column's measure in a style of the grid's leading."""
    return stone.typesetter.block(text, style, stone.design.grid.measure, story.language, ref)


def _rows(setting: HeadlineSetting, *, keep: bool) -> tuple[GalleyLine, ...]:
    """A set block as galley rows, one a line."""
    return tuple(
        GalleyLine(placed.line, placed.ref, placed.style, keep=keep, starts=i == 0, ends=i == len(setting.lines) - 1)
        for i, placed in enumerate(setting.lines)
    )
