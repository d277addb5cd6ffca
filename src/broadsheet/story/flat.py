"""Blocks where only text fits: lists, code, raw HTML, and whatever stands inside quotations, items and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.story.findings import short
from broadsheet.story.inline import html_text, spans_of
from broadsheet.story.model import ItemList, ListItem, Span
from broadsheet.story.spans import normal_spans, normal_text
from broadsheet.story.tables import row_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadsheet.story.inline import Sheet
    from broadsheet.story.markdown import Node
    from broadsheet.story.model import Spans

LISTS = frozenset({"bullet_list", "ordered_list"})
PLAIN = frozenset({"paragraph", "inline", "footnote_reference", "code_block", "fence", "html_block"})
NAMES = {
    "heading": "A subhead",
    "blockquote": "A quotation",
    "table": "A table",
    "hr": "A section break",
    "bullet_list": "A list",
    "ordered_list": "A list",
}
_BLANK = re.compile(r"\n[ \t]*\n")


def flat_texts(node: Node, sheet: Sheet) -> Iterator[Spans]:
    """The paragraphs of a block and everything in it."""
    match node.kind:
        case "inline":
            yield spans_of(node.token.children or (), sheet, sheet.line(node.token))
        case "fence" | "code_block":
            yield from code_texts(node, sheet)
        case "html_block":
            yield html_paragraph(node, sheet)
        case "tr":
            yield joined(row_cells(node, sheet))
        case "footnote_reference":
            return
        case _:
            for child in node.children:
                yield from flat_texts(child, sheet)


def joined(texts: Iterable[Spans]) -> Spans:
    """Several texts as one, a space between them."""
    return normal_spans(tuple(span for text in texts for span in (*text, Span(" "))))


def flattened(node: Node, sheet: Sheet, where: str) -> Iterator[Spans]:
    """The paragraphs of a block that has no place where it stands, with a remark."""
    if node.kind not in PLAIN:
        name = NAMES.get(node.kind, "A block")
        message = f"{name} within {where} is printed as plain text."
        sheet.findings.note("flattened", sheet.line(node.token), message, f"Move it out of {where}.")
    return flat_texts(node, sheet)


def code_texts(node: Node, sheet: Sheet) -> Iterator[Spans]:
    """A code block as plain paragraphs, parted at its blank lines."""
    line, content = sheet.line(node.token), node.token.content
    fenced = node.kind == "fence"
    if fenced and not _is_closed(node, sheet):
        message = "A code block opens here and is never closed; all that follows is taken for code."
        sheet.findings.stop(
            "unclosed-code", line, message, f"Delete the line, or write {node.token.markup} behind the code."
        )
    advice = "Leave out its fences." if fenced else "If these lines are no code, take away the spaces they begin with."
    sheet.findings.warn("code-block", line, "A code block is printed as plain text.", advice)
    return (normal_spans((Span(part),)) for part in _BLANK.split(content))


def _is_closed(node: Node, sheet: Sheet) -> bool:
    """Whether a fenced code block ends with a fence of its own."""
    first, end = node.token.map or (0, 0)
    return end - 1 > first and sheet.lines[end - 1].rstrip().endswith(node.token.markup)


def html_paragraph(node: Node, sheet: Sheet) -> Spans:
    """The visible text of a block of raw HTML."""
    message = f'The HTML "{short(node.token.content)}" is printed as plain text, without its tags.'
    advice = "Write it in Markdown; pictures, tables and boxes have forms of their own."
    sheet.findings.warn("raw-html", sheet.line(node.token), message, advice)
    return normal_spans((Span(normal_text(html_text(node.token.content))),))


def read_list(node: Node, sheet: Sheet) -> ItemList:
    """A list with the lists in it."""
    return ItemList(tuple(_items(node, sheet, 0)))


def _items(node: Node, sheet: Sheet, level: int) -> Iterator[ListItem]:
    """The items of one list, each followed by those of the lists inside it."""
    ordered = node.kind == "ordered_list"
    first = int(node.token.attrs.get("start", 1)) if ordered else 0
    for at, item in enumerate(node.children):
        yield from _item(item, sheet, ListItem((), level, ordered, first + at if ordered else 0))


def _item(node: Node, sheet: Sheet, form: ListItem) -> Iterator[ListItem]:
    """One item: its text, the lists in it, and text behind these as an item of their level."""
    texts: list[Spans] = []
    inner = form.level + 1
    for child in node.children:
        if child.kind in LISTS:
            yield _as_item(texts, form)
            texts, form = [], ListItem((), inner)
            yield from _items(child, sheet, inner)
        else:
            texts += flattened(child, sheet, "a list")
    if len(texts) > 1:
        message = "A list item of several paragraphs is printed as one."
        sheet.findings.note("long-item", sheet.line(node.token), message, "Make each paragraph an item of its own.")
    yield _as_item(texts, form)


def _as_item(texts: list[Spans], form: ListItem) -> ListItem:
    """An item of a form with its texts."""
    return ListItem(joined(texts), form.level, form.ordered, form.number)
