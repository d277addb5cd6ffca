"""Tables: rows of cells, an alignment per column, and a caption in a paragraph ``: The caption`` right below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.story.inline import read_spans, spans_of
from broadsheet.story.model import Align, Span, Table
from broadsheet.story.spans import normal_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadsheet.story.inline import Sheet
    from broadsheet.story.markdown import Node
    from broadsheet.story.model import Spans

CAPTION = ": "
_ALIGNS = {"text-align:center": Align.CENTRE, "text-align:right": Align.RIGHT}


def with_captions(nodes: Iterable[Node], sheet: Sheet) -> Iterator[tuple[Node, Spans]]:
    """Each block with the caption that follows it; the paragraphs that are captions of tables do not come again."""
    table: Node | None = None
    for node in nodes:
        caption = _caption(node, sheet) if table else ()
        if table:
            yield table, caption
        table = node if node.kind == "table" else None
        if not table and not caption:
            yield node, ()
    if table:
        yield table, ()


def _caption(node: Node, sheet: Sheet) -> Spans:
    """The caption a paragraph is."""
    if node.kind != "paragraph" or not node.children or not node.children[0].token.content.startswith(CAPTION):
        return ()
    inline = node.children[0].token
    return read_spans(inline.content.removeprefix(CAPTION), sheet, sheet.line(inline))


def read_table(node: Node, caption: Spans, sheet: Sheet) -> Table:
    """A table. A last line without bars that begins like a caption is its caption."""
    rows = [row for part in node.children for row in part.children]
    caption, rows = _caption_row(rows, caption, sheet)
    head, *body = (row_cells(row, sheet) for row in rows)
    aligns = tuple(_ALIGNS.get(str(cell.token.attrs.get("style", "")), Align.LEFT) for cell in rows[0].children)
    return Table(head if any(head) else (), tuple(body), aligns, caption)


def _caption_row(rows: list[Node], caption: Spans, sheet: Sheet) -> tuple[Spans, list[Node]]:
    """The caption and the rows without it."""
    source = _source(rows[-1], sheet)
    if caption or len(rows) == 1 or "|" in source or not source.startswith(CAPTION):
        return caption, rows
    return read_spans(source.removeprefix(CAPTION), sheet, sheet.line(rows[-1].token)), rows[:-1]


def _source(row: Node, sheet: Sheet) -> str:
    """A row as written, without the marks of a quotation around it."""
    line = row.token.map[0] if row.token.map else 0
    return sheet.lines[line].strip().lstrip("> ") if line < len(sheet.lines) else ""


def row_cells(row: Node, sheet: Sheet) -> tuple[Spans, ...]:
    """The cells of a row; what stands beyond the last column joins it, with a remark."""
    line = sheet.line(row.token)
    cells = [spans_of(cell.children[0].token.children or (), sheet, line) for cell in row.children]
    written = _split(_source(row, sheet))
    if len(written) > len(cells) and any(text.strip() for text in written[len(cells) :]):
        message = f"The row has {len(written)} cells, but the table {len(cells)} columns; the rest joins the last cell."
        sheet.findings.warn(
            "table-row-too-long", line, message, "Write a bar that is no border as \\|, or add a column."
        )
        cells[-1] = _with_rest(cells[-1], written[len(cells) :], sheet, line)
    return tuple(cells)


def _with_rest(cell: Spans, rest: list[str], sheet: Sheet, line: int) -> Spans:
    """The last cell with what stood beyond it."""
    extra = [span for text in rest for span in (Span(" "), *read_spans(text, sheet, line))]
    return normal_spans((*cell, *extra))


def _split(source: str) -> list[str]:
    """A row parted at its bars; a bar right after a backslash is text."""
    parts, start = [], 0
    for at, letter in enumerate(source):
        if letter == "|" and source[at - 1 : at] != "\\":
            parts.append(source[start:at])
            start = at + 1
    parts.append(source[start:])
    parts = [part.replace("\\|", "|") for part in parts]
    return parts[not parts[0] : len(parts) - (not parts[-1])]
