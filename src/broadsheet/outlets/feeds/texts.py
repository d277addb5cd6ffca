"""A story's copy as plain text: paragraphs parted by blank lines, table rows and list items a line each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from broadsheet.story.text import story_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.story.model import Story
    from broadsheet.story.text import Piece

HEAD = frozenset({"kicker", "headline", "standfirst", "byline", "pull-quote"})
"""What is told elsewhere, or twice."""


def story_text(story: Story) -> str:
    """The copy without the head of the story and its pull quotes; notes last."""
    pieces = [piece for piece in story_paragraphs(story) if piece[1] not in HEAD]
    return "\n\n".join(_block(tuple(group)) for _, group in groupby(pieces, key=_block_of))


def _block_of(piece: Piece) -> str:
    """The block a piece belongs to: lists and tables are one, paragraphs of a quotation are not."""
    path, role, _ = piece
    return path.rpartition(".")[0] if role == "list-item" else _table_of(path) if role == "table-cell" else path


def _table_of(path: str) -> str:
    """The table of a cell: "b3" of "b3.r0.c1"."""
    return path.rpartition(".")[0].rpartition(".")[0]


def _block(pieces: tuple[Piece, ...]) -> str:
    """The lines of one block."""
    if pieces[0][1] == "list-item":
        return "\n".join(f"- {text}" for _, _, text in pieces)
    if pieces[0][1] == "table-cell":
        return "\n".join(_rows(pieces))
    return "\n".join(text for _, _, text in pieces)


def _rows(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The rows of a table, cells parted by bars."""
    for _, cells in groupby(pieces, key=lambda piece: piece[0].rpartition(".")[0]):
        yield " | ".join(text for _, _, text in cells)
