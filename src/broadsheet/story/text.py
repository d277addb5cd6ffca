"""Every logical piece of a story's text in reading order: the yardstick of "nothing lost".

Typesetting names its lines, and the press its elements, by the same paths (``typeset.model.Ref``):

    kicker headline standfirst byline       the head of the story
    b0                                      a paragraph, subhead or pull quote: block 0
    b1.p0 b1.speaker                        a quotation's paragraphs, and who said it where
    b2.i0                                   an item of a list (its marker is not text)
    b3.rh.c0 b3.r0.c0 b3.caption            a table: head row, body rows, caption
    b4.caption b4.credit                    a picture (its alt text is not printed)
    b5.title b5.b0 b5.b1.i0                 a fact box and the blocks in it
    b6.title b6.e0.head b6.e0.text          a listing
    note.ID                                 a note, after all blocks

Pieces without text are left out. Corrections and ``origin`` are said beside a story, not within it, and are not here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.story.bylines import byline_text
from broadsheet.story.model import (
    FactBox,
    ItemList,
    Listing,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Span,
    Subhead,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.story.model import Block, Spans, Story

__all__ = ["Piece", "attribution", "byline_text", "plain", "story_paragraphs", "story_texts", "with_dateline"]

Piece: TypeAlias = tuple[str, str, str]
"""Path, role and text."""


def plain(spans: Spans) -> str:
    """The text of spans without their dress; the marks of notes are not part of it."""
    return spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])


def attribution(quotation: Quotation) -> str:
    """Who said it and where, as printed under a quotation: "Ruth Canfor, to the county council"."""
    return ", ".join(part for part in (quotation.speaker, quotation.source) if part)


def with_dateline(story: Story) -> Story:
    """The story as it is set: its dateline run in, strong, at the head of its first paragraph, "**Hethra.** The …".

    A story without a dateline, or without a paragraph, comes back as it is. Running it in a second time has no effect,
    since the story returned has no dateline of its own left.
    """
    first = next((at for at, block in enumerate(story.blocks) if isinstance(block, Paragraph)), None)
    if first is None or not story.dateline:
        return story
    stop = "" if story.dateline.endswith((".", ":", "!", "?")) else "."
    opening = Paragraph((Span(f"{story.dateline}{stop}", strong=True), Span(" "), *_spans_of(story.blocks[first])))
    return replace(story, dateline="", blocks=(*story.blocks[:first], opening, *story.blocks[first + 1 :]))


def _spans_of(block: Block) -> Spans:
    """The spans of a paragraph."""
    return block.spans if isinstance(block, Paragraph) else ()


def story_paragraphs(story: Story) -> tuple[Piece, ...]:
    """Every piece of a story's text in reading order, as (path, role, text). Roles are those of ``typeset.model.Ref``.

    The dateline is part of the first paragraph, as ``with_dateline`` sets it. A pull quote repeats the story and may be
    left out by the makeup: both its words and its speaker have the role ``pull-quote``.
    """
    story = with_dateline(story)
    return tuple(piece for piece in _pieces(story) if piece[2])


def story_texts(story: Story) -> Iterator[str]:
    """The texts of ``story_paragraphs``, empty ones as well and the dateline by itself, in a third of the time."""
    yield from (story.kicker, story.headline, story.standfirst, byline_text(story), story.dateline)
    for block in story.blocks:
        if isinstance(block, Paragraph):
            yield plain(block.spans)
        else:
            yield from (text for _, _, text in _block("", block))
    yield from (plain(note.spans) for note in story.notes)


def _pieces(story: Story) -> Iterator[Piece]:
    """All pieces, empty ones as well."""
    yield "kicker", "kicker", story.kicker
    yield "headline", "headline", story.headline
    yield "standfirst", "standfirst", story.standfirst
    yield "byline", "byline", byline_text(story)
    yield "dateline", "paragraph", story.dateline
    for number, block in enumerate(story.blocks):
        yield from _block(f"b{number}", block)
    for note in story.notes:
        yield f"note.{note.id}", "note", plain(note.spans)


def _block(path: str, block: Block) -> Iterator[Piece]:
    """The pieces of one block."""
    match block:
        case Paragraph():
            yield path, "paragraph", plain(block.spans)
        case Subhead():
            yield path, "subhead", plain(block.spans)
        case Quotation():
            yield from _numbered(f"{path}.p", "quotation", block.paragraphs)
            yield f"{path}.speaker", "speaker", attribution(block)
        case ItemList():
            yield from _numbered(f"{path}.i", "list-item", tuple(item.spans for item in block.items))
        case Picture():
            yield f"{path}.caption", "caption", plain(block.caption)
            yield f"{path}.credit", "credit", block.credit
        case PullQuote():
            yield path, "pull-quote", plain(block.spans)
            yield f"{path}.speaker", "pull-quote", block.speaker
        case _:
            yield from _compound(path, block)


def _compound(path: str, block: Block) -> Iterator[Piece]:
    """The pieces of tables, boxes and listings. A section break has none."""
    match block:
        case Table():
            yield from _numbered(f"{path}.rh.c", "table-cell", block.head)
            for number, row in enumerate(block.rows):
                yield from _numbered(f"{path}.r{number}.c", "table-cell", row)
            yield f"{path}.caption", "caption", plain(block.caption)
        case FactBox():
            yield f"{path}.title", "box-title", block.title
            for number, inner in enumerate(block.blocks):
                yield from _block(f"{path}.b{number}", inner)
        case Listing():
            yield f"{path}.title", "box-title", block.title
            for number, entry in enumerate(block.entries):
                yield f"{path}.e{number}.head", "listing-head", plain(entry.head)
                yield f"{path}.e{number}.text", "listing", plain(entry.text)


def _numbered(path: str, role: str, texts: tuple[Spans, ...]) -> Iterator[Piece]:
    """Pieces of one kind, counted from 0."""
    for number, spans in enumerate(texts):
        yield f"{path}{number}", role, plain(spans)
