"""The normal form of a story: what reading gives, and what writing and reading again keep to the letter.

Two stories that print alike may be written down differently as values. In the normal form

- texts hold no character that ``characters.scrub`` removes; white space (line breaks too) is one space, none at the
  ends;
- spans of one dress are one span; emphasis and strength do not reach over white space at their ends; the mark of a note
  follows a word, not a space; a span without text only carries a note that begins the text or follows another note;
- an address of a link begins with no scheme that runs a program (``javascript:``, ``vbscript:``, ``data:``, ``file:``);
- a quotation, list, table, box or listing holds no empty part; one that holds nothing at all is left out, as is an
  empty paragraph (what an empty block still says, such as a caption, stays as a paragraph);
- list levels begin at 0 and go down one at a time, no deeper than 8; an ordered item numbered 0 counts on from the one
  before it (the first is 1); an outermost list is one kind of list, its numbers in sequence, or else several lists;
- a table is as wide as its widest row, with an alignment for every column;
- the head of a listing entry is not strong (its style is); an entry without a head takes the strong words its text
  begins with;
- subheads have levels 1 to 3, focus points lie inside their pictures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.story.lists import LAST_NUMBER, normal_lists
from broadsheet.story.model import (
    Align,
    Byline,
    Correction,
    Elsewhere,
    FactBox,
    Focus,
    ItemList,
    Listing,
    ListingEntry,
    Note,
    Origin,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Span,
    Story,
    Subhead,
    Table,
)
from broadsheet.story.spans import normal_id, normal_link, normal_spans, normal_text

if TYPE_CHECKING:
    from broadsheet.story.model import Block, Spans

LEVELS = (1, 3)
WHOLE = 1000
"""A picture's width and height in the thousandths of ``Focus``."""


def normalise(story: Story) -> Story:
    """The story in its normal form; a story already in it comes back equal."""
    return normal_story(story, normal_blocks(story.blocks))


def normal_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks in normal form, empty ones left out."""
    return tuple([inner for block in blocks for inner in _block(block)])


def normal_story(story: Story, blocks: tuple[Block, ...]) -> Story:
    """The story with blocks that are in normal form, and all else of it brought there."""
    return Story(
        id=normal_text(story.id),
        headline=normal_text(story.headline),
        blocks=blocks,
        slug=normal_text(story.slug),
        kicker=normal_text(story.kicker),
        print_headlines=_texts(story.print_headlines),
        standfirst=normal_text(story.standfirst),
        bylines=_bylines(story.bylines),
        dateline=normal_text(story.dateline),
        section=normal_text(story.section),
        language=normal_text(story.language) or "en",
        genre=story.genre,
        subjects=_texts(story.subjects),
        published=story.published,
        notes=tuple(Note(normal_id(note.id) or "-", normal_spans(note.spans)) for note in story.notes),
        corrections=tuple(
            Correction(item.day, item.kind, normal_text(item.text))
            for item in story.corrections
            if normal_text(item.text)
        ),
        origin=_origin(story.origin),
        related=_texts(story.related),
        elsewhere=tuple(item for item in map(_elsewhere, story.elsewhere) if item.address or item.story),
    )


def _bylines(bylines: tuple[Byline, ...]) -> tuple[Byline, ...]:
    """Bylines in normal form without those that name nobody."""
    found = (Byline(normal_text(byline.name), normal_text(byline.role) or "words") for byline in bylines)
    return tuple(byline for byline in found if byline.name)


def _texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Texts in normal form without empty ones."""
    return tuple(text for text in map(normal_text, texts) if text)


def _origin(origin: Origin | None) -> Origin | None:
    """Where it was first printed, in normal form."""
    if origin is None:
        return None
    issue, page = (min(max(number, 0), LAST_NUMBER) for number in (origin.issue, origin.page))
    return Origin(issue, page, origin.day, normal_text(origin.paper))


def _elsewhere(item: Elsewhere) -> Elsewhere:
    """The same article elsewhere, in normal form."""
    address, story = normal_link(item.address), normal_text(item.story)
    return Elsewhere(normal_text(item.language) or "en", address, story, normal_text(item.paper), item.original)


def _block(block: Block) -> tuple[Block, ...]:
    """A block in normal form: usually one, none when it is empty, several when lists have to part."""
    match block:
        case Paragraph() | Subhead() | Quotation() | PullQuote():
            return _words(block)
        case ItemList():
            return normal_lists(block)
        case Table():
            return _table(block)
        case FactBox() | Listing():
            return _group(block)
        case _:
            return (_picture(block) if isinstance(block, Picture) else block,)


def _words(block: Paragraph | Subhead | Quotation | PullQuote) -> tuple[Block, ...]:
    """A block of running words."""
    match block:
        case Paragraph():
            return _paragraph(block.spans)
        case Subhead():
            spans = normal_spans(block.spans)
            return (Subhead(spans, min(max(block.level, LEVELS[0]), LEVELS[1])),) if spans else ()
        case Quotation():
            return _quotation(block)
        case PullQuote():
            return _pull_quote(block)


def _group(block: FactBox | Listing) -> tuple[Block, ...]:
    """A box or a listing."""
    title = normal_text(block.title)
    if isinstance(block, FactBox):
        blocks = tuple(inner for part in block.blocks for inner in _block(part) if _fits_box(inner))
        return (FactBox(title, blocks),) if title or blocks else ()  # type: ignore[arg-type] # _fits_box has seen to it
    entries = tuple(entry for entry in map(_entry, block.entries) if entry.head or entry.text)
    return (Listing(title, entries),) if title or entries else ()


def _fits_box(block: Block) -> bool:
    """Whether a block may stand in a box."""
    return isinstance(block, Paragraph | ItemList | Table)


def _paragraph(spans: Spans) -> tuple[Block, ...]:
    """A paragraph, or none when it says nothing."""
    normal = normal_spans(spans)
    return (Paragraph(normal),) if normal else ()


def _quotation(block: Quotation) -> tuple[Block, ...]:
    """A quotation; a mere attribution is a paragraph."""
    paragraphs = tuple(spans for spans in map(normal_spans, block.paragraphs) if spans)
    speaker, source = normal_text(block.speaker), normal_text(block.source)
    if paragraphs:
        return (Quotation(paragraphs, speaker, source),)
    return _paragraph((Span(", ".join(part for part in (speaker, source) if part)),))


def _pull_quote(block: PullQuote) -> tuple[Block, ...]:
    """A pull quote; one without words is left out, since it only repeats."""
    spans = normal_spans(block.spans)
    return (PullQuote(spans, normal_text(block.speaker)),) if spans else _paragraph((Span(block.speaker),))


def _picture(block: Picture) -> Picture:
    """A picture with its texts in normal form and its focus inside it."""
    x, y = (min(max(value, 0), WHOLE) for value in (block.focus.x, block.focus.y))
    return Picture(
        normal_text(block.file),
        normal_text(block.alt),
        normal_spans(block.caption),
        normal_text(block.credit),
        normal_text(block.rights),
        Focus(x, y),
        block.decorative,
    )


def _table(block: Table) -> tuple[Block, ...]:
    """A table squared to its widest row; its caption alone is a paragraph."""
    rows = [tuple(map(normal_spans, row)) for row in (block.head, *block.rows)]
    caption = normal_spans(block.caption)
    width = max(map(len, rows))
    squared = [(*row, *((),) * (width - len(row))) for row in rows]
    if not any(map(any, squared)):
        return _paragraph(caption)
    aligns = (*block.aligns, *(Align.LEFT,) * width)[:width]
    head = squared[0] if any(squared[0]) else ()
    return (Table(head, tuple(row for row in squared[1:] if any(row)), aligns, caption),)


def _entry(entry: ListingEntry) -> ListingEntry:
    """A listing entry; its head plain, or taken from the strong words its text begins with."""
    head, text = normal_spans(entry.head), normal_spans(entry.text)
    if not head and text and text[0].strong:
        head, text = text[:1], normal_spans(text[1:])
    return ListingEntry(normal_spans(tuple(replace(span, strong=False) for span in head)), text)
