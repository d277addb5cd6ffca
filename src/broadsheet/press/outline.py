"""Where a piece of a story stands in its outline: the steps from the article down to the element that holds it.

Each step has a place among its siblings, so elements sort into story order whatever the order of drawing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.story.model import (
    FactBox,
    ItemList,
    Listing,
    Picture,
    Quotation,
    Subhead,
    Table,
)

if TYPE_CHECKING:
    from broadsheet.story.model import Block, Story
    from broadsheet.typeset.model import Ref

HEADS = {"kicker": 0, "headline": 1, "standfirst": 2, "byline": 3, "dateline": 4}
BLOCKS, NOTES, ELSEWHERE, LAST = 5, 6, 7, 8
TAILS = {"jump": 0, "turn-head": 1, "address": 2, "code": 3}
FIRST_WORDS = frozenset({"h", "rh", "head", "title", "marker", "label", "number"})
LAST_WORDS = {"text": 0, "caption": 1, "speaker": 2, "source": 3, "credit": 4}
HEAD_ROWS = frozenset({"h", "rh"})
LABELS = frozenset({"marker", "label", "number"})
FIRST_SUBHEAD = 3
SEGMENT = re.compile(r"([a-z-]+?)(\d*)$")
MASTHEAD = frozenset({"strapline", "masthead"})
SEVERAL = frozenset({"advert", "house"})
FIRST, LAST_OF_ALL = 0, 2
"""Furniture before the stories and after them; the stories themselves are 1."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the outline: the element's kind and its place among its siblings.

    ``in_turn``: pieces with this order so far follow one another as they are drawn, told apart by ``name``.
    ``cells`` completes a row.
    """

    kind: str
    order: tuple[object, ...]
    in_turn: bool = False
    name: str = ""
    language: str = ""
    cells: tuple[Step, ...] = ()


def segment_order(segment: str) -> tuple[object, ...]:
    """How the parts of a block sort: titles and head rows, then numbered parts by number, then captions and credits."""
    match = SEGMENT.match(segment)
    word, number = match.groups() if match else (segment, "")
    if number:
        return (1, int(number), word)
    if not word or word in FIRST_WORDS:
        return (0, 0, word)
    return (2, LAST_WORDS.get(word, len(LAST_WORDS)), word)


def story_steps(ref: Ref, story: Story) -> tuple[Step, ...]:
    """The steps from a story's article to the element of one of its pieces."""
    head, *rest = ref.path.split(".")
    if head in HEADS:
        number = int(rest[0]) if rest and rest[0].isdigit() else 0
        return (Step("H2" if head == "headline" else "P", (HEADS[head], number)),)
    if head == "note":
        return (Step("Note", (NOTES, _note_place(story, ".".join(rest))), name=f"{story.id}.{ref.path}"),)
    block = _block_at(head, story.blocks)
    if block is None:
        return (Step("P", (LAST, TAILS.get(head, len(TAILS)), ref.path)),)
    return block_steps(block, rest, (BLOCKS, int(head[1:])), ref)


def _note_place(story: Story, note: str) -> int:
    """Where a note stands among the story's notes."""
    return next((at for at, known in enumerate(story.notes) if known.id == note), len(story.notes))


def _block_at(segment: str, blocks: tuple[Block, ...]) -> Block | None:
    """The block a path's segment names."""
    number = segment[1:] if segment.startswith("b") else ""
    return blocks[int(number)] if number.isdigit() and int(number) < len(blocks) else None


def block_steps(block: Block, rest: list[str], order: tuple[object, ...], ref: Ref, depth: int = 0) -> tuple[Step, ...]:
    """The steps into a block: ``rest`` is what its path says after the block's own segment."""
    if isinstance(block, Subhead):
        return (Step(f"H{FIRST_SUBHEAD + depth + block.level - 1}", order),)
    if isinstance(block, ItemList):
        return _list_steps(rest, order, ref)
    if isinstance(block, Table):
        return _table_steps(block, rest, order)
    if isinstance(block, FactBox | Listing):
        return _box_steps(block, rest, order, ref)
    return _plain_steps(block, rest, order)


def _plain_steps(block: Block, rest: list[str], order: tuple[object, ...]) -> tuple[Step, ...]:
    """Blocks of one level: pictures, quotations, paragraphs."""
    if isinstance(block, Picture):
        return (Step("Div", order), _picture_step(rest))
    if isinstance(block, Quotation):
        return (Step("BlockQuote", order), Step("P", _first(rest)))
    return (Step("P", order),)


def _first(rest: list[str]) -> tuple[object, ...]:
    return segment_order(rest[0] if rest else "")


def _picture_step(rest: list[str]) -> Step:
    """The picture itself, its caption or its credit."""
    part = rest[0] if rest else ""
    kind = {"": "Figure", "caption": "Caption"}.get(part, "P")
    return Step(kind, segment_order(part))


def _list_steps(rest: list[str], order: tuple[object, ...], ref: Ref) -> tuple[Step, ...]:
    """List, item, then its label or its body."""
    label = ref.role in LABELS or (len(rest) > 1 and rest[1] in LABELS)
    part = Step("Lbl", (0,)) if label else Step("LBody", (1,))
    return (Step("L", order), Step("LI", _first(rest)), part)


def _table_steps(block: Table, rest: list[str], order: tuple[object, ...]) -> tuple[Step, ...]:
    """Table, row, cell; or table, caption."""
    table = Step("Table", order)
    row = rest[0] if rest else "caption"
    if row == "caption":
        return (table, Step("Caption", segment_order(row)))
    kind = "TH" if row in HEAD_ROWS else "TD"
    cells = tuple(Step(kind, segment_order(f"c{at}")) for at in range(len(block.aligns)))
    cell = rest[1] if len(rest) > 1 else "c0"
    return (table, Step("TR", segment_order(row), cells=cells), Step(kind, segment_order(cell)))


def _box_steps(block: FactBox | Listing, rest: list[str], order: tuple[object, ...], ref: Ref) -> tuple[Step, ...]:
    """A section of its own: its title is a heading, its parts are blocks or entries."""
    box = Step("Sect", order)
    part = rest[0] if rest else "title"
    if part == "title":
        return (box, Step(f"H{FIRST_SUBHEAD}", (segment_order(part),)))
    inner = _block_at(part, block.blocks) if isinstance(block, FactBox) else None
    if inner is None:
        return (box, Step("P", tuple(segment_order(segment) for segment in rest)))
    return (box, *block_steps(inner, rest[1:], (segment_order(part),), ref, depth=1))


def furniture_steps(ref: Ref, page: int) -> tuple[Step, ...]:
    """The steps to a piece that belongs to no story: masthead and contents before the stories, the rest after them.

    ``page`` counts from 0.
    """
    head, _, tail = ref.path.partition(".")
    if head == "nameplate":
        return (Step("H1", (FIRST, 0)),)
    if head in MASTHEAD:
        return (Step("P", (FIRST, 1), in_turn=True, name=ref.path),)
    if head == "contents":
        return _contents_steps(tail, page)
    group = f"{head}.{tail.partition('.')[0]}" if head in SEVERAL else head
    place = LAST_OF_ALL if page or head in SEVERAL else FIRST
    return (Step("Sect", (place, 3, page), in_turn=True, name=group), Step("P", (), in_turn=True, name=ref.path))


def _contents_steps(tail: str, page: int) -> tuple[Step, ...]:
    """A contents box: its heading as caption, its entries as items; an entry's path begins with what it leads to."""
    contents = Step("TOC", (FIRST, 2, page))
    entry = tail.removesuffix(".page")
    if not entry or entry in FIRST_WORDS:
        return (contents, Step("Caption", (0,)))
    return (contents, Step("TOCI", (1,), in_turn=True, name=entry))
