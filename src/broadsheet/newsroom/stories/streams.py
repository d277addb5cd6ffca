"""The editor's streams (lists of blocks, as they are stored) into the blocks of a story and back. Knows no Django.

A block is ``{"type", "value", "id"}``. The ids made here count the blocks of a kind: the same copy has the same ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any, TypeAlias
from uuid import UUID, uuid5

from broadsheet.newsroom.stories.kept import NO_PICTURE, KeptPicture, picture_of, picture_value
from broadsheet.newsroom.stories.spans import Addresses, no_address, paragraphs_of, rich_text, spans_of
from broadsheet.story.model import (
    Align,
    Block,
    FactBox,
    ItemList,
    Listing,
    ListingEntry,
    ListItem,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    SectionBreak,
    Span,
    Spans,
    Subhead,
    Table,
)

Value: TypeAlias = dict[str, Any]
Pictures: TypeAlias = Mapping[str, KeptPicture]
"""Kept pictures by their path in the paper's folder."""
_BLOCK_IDS = UUID("0b7c5d2e-6a0e-5f57-9d38-3c1d5f0f8a11")


@dataclass(frozen=True, slots=True)
class Beside:
    """What blocks refer to: the notes of the story by key, pictures by primary key, addresses of stories of ours."""

    notes: frozenset[str] = frozenset()
    pictures: Mapping[int, KeptPicture] = field(default_factory=dict)
    addresses: Addresses = no_address

    def spans(self, html: str | None) -> Spans:
        """A rich text as one run of words."""
        return spans_of(html or "", self.notes, self.addresses)

    def paragraphs(self, html: str | None) -> tuple[Spans, ...]:
        """The paragraphs of a rich text."""
        return paragraphs_of(html or "", self.notes, self.addresses)


def values_in(stream: Iterable[Value]) -> Iterator[Any]:
    """The values of a list's or a stream's entries, without their ids."""
    return (item["value"] for item in stream)


def stream_of(kind: str, values: Iterable[object]) -> list[Value]:
    """Values of one kind as a stream, or as the entries of a list (kind ``item``)."""
    return [{"type": kind, "value": value, "id": _block_id(kind, at)} for at, value in enumerate(values)]


@cache
def _block_id(kind: str, at: int) -> str:
    """The id of the block of a kind that stands there in its row."""
    return str(uuid5(_BLOCK_IDS, f"{kind} {at}"))


def blocks_of(stream: Iterable[Value], beside: Beside) -> tuple[Block, ...]:
    """The blocks a stream stands for."""
    return tuple(block for item in stream for block in _READERS[item["type"]](item["value"], beside))


def stream_of_blocks(
    blocks: Iterable[Block], notes: frozenset[str], pictures: Mapping[str, KeptPicture]
) -> list[Value]:
    """Blocks as a stream; paragraphs one after the other stand in one block. Raises ``KeyError`` for a picture unknown.

    ``pictures`` are known by their path in the paper's folder.
    """
    seen: Counter[str] = Counter()
    stream = []
    for kind, value in _values(blocks, notes, pictures):
        stream.append({"type": kind, "value": value, "id": _block_id(kind, seen[kind])})
        seen[kind] += 1
    return stream


def pictures_in(stream: Iterable[Value]) -> Iterator[int]:
    """The primary keys of the pictures of a stream."""
    for item in stream:
        if item["type"] == "picture" and item["value"].get("image"):
            yield int(item["value"]["image"])


def _text(value: Any, beside: Beside) -> Iterator[Block]:  # noqa: ANN401 - as JSON holds it
    """Running text."""
    return (Paragraph(spans) for spans in beside.paragraphs(value))


def _subhead(value: Value, beside: Beside) -> Iterator[Block]:
    """A crosshead."""
    yield Subhead(beside.spans(value["text"]), int(value.get("level") or 1))


def _quotation(value: Value, beside: Beside) -> Iterator[Block]:
    """A displayed quotation."""
    yield Quotation(beside.paragraphs(value["text"]), value.get("speaker") or "", value.get("source") or "")


def _list(value: Value, beside: Beside) -> Iterator[Block]:
    """A list."""
    yield ItemList(
        tuple(
            ListItem(beside.spans(item["text"]), item.get("level") or 0, bool(item.get("ordered")), _number(item))
            for item in values_in(value["items"])
        )
    )


def _number(item: Value) -> int:
    """The number of a list's entry."""
    return int(item.get("number") or 0)


def _break(_value: object, _beside: Beside) -> Iterator[Block]:
    """A pause."""
    yield SectionBreak()


def _picture(value: Value, beside: Beside) -> Iterator[Block]:
    """A picture."""
    kept = beside.pictures.get(int(value.get("image") or 0), NO_PICTURE)
    yield picture_of(value, kept, beside.spans(value.get("caption")))


def _pull_quote(value: Value, beside: Beside) -> Iterator[Block]:
    """Words lifted from the story."""
    yield PullQuote(beside.spans(value["text"]), value.get("speaker") or "")


def _box(value: Value, beside: Beside) -> Iterator[Block]:
    """Facts beside the story."""
    inner = blocks_of(value.get("blocks") or (), beside)
    yield FactBox(
        value.get("title") or "", tuple(block for block in inner if isinstance(block, Paragraph | ItemList | Table))
    )


def _table(value: Value, beside: Beside) -> Iterator[Block]:
    """A table. Headings written above its columns are its head; else the first row is, where it was said so."""
    table = value.get("table") or {"columns": (), "rows": ()}
    rows = [tuple(beside.spans(cell) for cell in row["values"]) for row in table["rows"]]
    head: tuple[Spans, ...] = ()
    if any(column.get("heading") for column in table["columns"]):
        head = tuple((Span(column.get("heading") or ""),) for column in table["columns"])
    elif value.get("has_head") and rows:
        head = rows.pop(0)
    caption = beside.spans(value.get("caption")) or (Span(table.get("caption") or ""),)
    yield Table(head, tuple(rows), tuple(Align(column["type"]) for column in table["columns"]), caption)


def _listing(value: Value, beside: Beside) -> Iterator[Block]:
    """A group of listings."""
    entries = values_in(value["entries"])
    yield Listing(
        value.get("title") or "",
        tuple(ListingEntry(beside.spans(entry.get("head")), beside.spans(entry.get("text"))) for entry in entries),
    )


_READERS: dict[str, Callable[[Any, Beside], Iterator[Block]]] = {
    "paragraph": _text,
    "subhead": _subhead,
    "quotation": _quotation,
    "list": _list,
    "section_break": _break,
    "picture": _picture,
    "pull_quote": _pull_quote,
    "box": _box,
    "table": _table,
    "listing": _listing,
}


def _values(blocks: Iterable[Block], notes: frozenset[str], pictures: Pictures) -> Iterator[tuple[str, object]]:
    """The kind and the value of each block of a stream."""
    for running, group in groupby(blocks, key=lambda block: isinstance(block, Paragraph)):
        if running:
            yield "paragraph", rich_text([block.spans for block in group if isinstance(block, Paragraph)], notes)
            continue
        for block in group:
            if isinstance(block, Picture):
                kept = pictures[block.file] if block.file else NO_PICTURE
                yield "picture", picture_value(block, kept, notes)
            else:
                yield _value(block, notes)


def _value(block: Block, notes: frozenset[str]) -> tuple[str, object]:
    """The kind and the value of a block that is neither running text nor a picture."""
    match block:
        case Subhead():
            return "subhead", {"text": _rich(block.spans, notes), "level": str(block.level)}
        case Quotation():
            said = rich_text(block.paragraphs, notes)
            return "quotation", {"text": said, "speaker": block.speaker, "source": block.source}
        case PullQuote():
            return "pull_quote", {"text": _rich(block.spans, notes), "speaker": block.speaker}
        case ItemList():
            return "list", {"items": stream_of("item", [_item_value(item, notes) for item in block.items])}
        case _:
            return _group_value(block, notes)


def _group_value(block: Block, notes: frozenset[str]) -> tuple[str, object]:
    """The kind and the value of a box, a table, a listing or a pause."""
    match block:
        case FactBox():
            return "box", {"title": block.title, "blocks": stream_of_blocks(block.blocks, notes, {})}
        case Table():
            return "table", _table_value(block, notes)
        case Listing():
            entries = [{"head": _rich(entry.head, notes), "text": _rich(entry.text, notes)} for entry in block.entries]
            return "listing", {"title": block.title, "entries": stream_of("item", entries)}
        case _:
            return "section_break", None


def _rich(spans: Spans, notes: frozenset[str]) -> str:
    """Words as rich text."""
    return rich_text([spans], notes)


def _item_value(item: ListItem, notes: frozenset[str]) -> Value:
    """An entry of a list."""
    return {"text": _rich(item.spans, notes), "level": item.level, "ordered": item.ordered, "number": item.number}


def _table_value(table: Table, notes: frozenset[str]) -> Value:
    """A table, its head the first row."""
    rows: Sequence[tuple[Spans, ...]] = (table.head, *table.rows) if table.head else table.rows
    return {
        "caption": _rich(table.caption, notes),
        "has_head": bool(table.head),
        "table": {
            "columns": [{"type": align.value, "heading": ""} for align in table.aligns],
            "rows": [{"values": [_rich(cell, notes) for cell in row]} for row in rows],
            "caption": "",
        },
    }
