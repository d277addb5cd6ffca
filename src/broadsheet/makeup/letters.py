"""The letters page: readers' letters flowing through the legs of a block, and a note on how to write one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.makeup.briefs import GroupPiece, fits_group, group_piece, head_rows, signature, signed
from broadsheet.makeup.flow import Item
from broadsheet.makeup.furniture import Stone, furniture
from broadsheet.story.model import Genre
from broadsheet.typeset.model import GalleyLine, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.story.model import Story

RANK = 3


def is_letter(story: Story) -> bool:
    """Whether a story runs among the letters; one with pictures or boxes is laid out as an article."""
    return story.genre is Genre.LETTER and fits_group(story)


def letters_piece(name: str, stone: Stone, stories: Iterable[Story], *, label: str) -> GroupPiece:
    """The letters as one block. ``label`` "" where the page's own heading says what they are."""
    items = [letter_item(stone, story) for story in stories]
    note = write_to_us(stone)
    return group_piece(name, stone, label, (*items, note) if note else tuple(items), RANK)


def letter_item(stone: Stone, story: Story) -> Item:
    """A letter set as rows: head, standfirst, text, who wrote it."""
    measure = stone.design.grid.measure
    head: tuple[GalleyLine, ...] = head_rows(stone, story)
    for path, style, text in (("kicker", "kicker", story.kicker), ("standfirst", "box", story.standfirst)):
        if text:
            setting = stone.typesetter.block(text, style, measure, story.language, Ref(story.id, path, path))
            rows = tuple(GalleyLine(line.line, line.ref, line.style, keep=True) for line in setting.lines)
            head = (*rows, *head) if path == "kicker" else (*head, *rows)
    return Item(story.id, (*head, *signed(stone.typesetter.galley(story, measure).lines, signature(stone, story))))


def write_to_us(stone: Stone) -> Item | None:
    """Where letters go; None for a paper that does not say."""
    address = stone.edition.paper.letters_to
    if not address:
        return None
    setting = stone.typesetter.block(
        address, "box", stone.design.grid.measure, stone.language, furniture("letters.address")
    )
    head = stone.typesetter.block(
        stone.words.letters, "box-title", stone.design.grid.measure, stone.language, furniture("letters.note")
    )
    rows = [GalleyLine(line.line, line.ref, line.style, keep=True) for line in (*head.lines, *setting.lines)]
    return Item("", tuple(rows))
