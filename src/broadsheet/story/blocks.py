"""Markdown blocks into the blocks and notes of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.story.divs import read_div
from broadsheet.story.flat import flat_texts, flattened, joined, read_list
from broadsheet.story.inline import Sheet, spans_of
from broadsheet.story.markdown import MOST_NESTED, parse_blocks
from broadsheet.story.model import Note, Paragraph, Quotation, SectionBreak, Span, Subhead
from broadsheet.story.pictures import pictures_of
from broadsheet.story.quoting import Attribution, is_attribution, last_line, read_attribution
from broadsheet.story.spans import normal_id, normal_spans
from broadsheet.story.tables import read_table, with_captions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from broadsheet.story.findings import Findings
    from broadsheet.story.markdown import Node
    from broadsheet.story.model import Block, Spans

SUBHEAD_MARKS = 2
"""``##`` is a subhead of level 1; ``#`` would be the headline."""
DEEPEST_SUBHEAD = 3


def read_body(body: str, first_line: int, findings: Findings) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks and notes of a story's Markdown, whose first line is ``first_line`` of the file."""
    notebook: dict[str, object] = {}
    nodes = parse_blocks(body, notebook)
    definitions = tuple(_definitions(nodes))
    names = frozenset(str(node.token.meta["label"]) for node in definitions)
    sheet = Sheet(findings, notebook, first_line, names, tuple(body.split("\n")))
    _too_deep(nodes, sheet)
    blocks = tuple(block for node, caption in with_captions(nodes, sheet) for block in _block(node, caption, sheet))
    return blocks, _notes(definitions, sheet)


def _definitions(nodes: Iterable[Node]) -> Iterator[Node]:
    """The definitions of notes, wherever they stand."""
    for node in nodes:
        if node.kind == "footnote_reference":
            yield node
        yield from _definitions(node.children)


def _too_deep(nodes: Iterable[Node], sheet: Sheet) -> None:
    """Blocks nested so deep that what is inside is not read."""
    for node in nodes:
        if node.token.level >= MOST_NESTED - 1:
            message = "Quotations or lists stand too deep inside each other; what is inside could not be read."
            sheet.findings.stop("too-deep", sheet.line(node.token), message, "Take away all but a few of their marks.")
            return
        _too_deep(node.children, sheet)


def _notes(definitions: tuple[Node, ...], sheet: Sheet) -> tuple[Note, ...]:
    """The notes, with remarks on those that are twice there."""
    seen: set[str] = set()
    notes: list[Note] = []
    for node in definitions:
        label, line = str(node.token.meta["label"]), sheet.line(node.token)
        if normal_id(label) in seen:
            message = f"The note [^{label}] is there twice."
            sheet.findings.stop("note-twice", line, message, "Give one of them another name, here and at its mark.")
        texts = (text for child in node.children for text in flattened(child, sheet, "a note"))
        seen.add(normal_id(label))
        notes.append(Note(label, joined(texts)))
    return tuple(notes)


def _block(node: Node, caption: Spans, sheet: Sheet) -> Iterable[Block]:
    """The blocks one Markdown block stands for; ``caption`` belongs to a table."""
    if node.kind == "table":
        return (read_table(node, caption, sheet),)
    if node.kind in READERS:
        return READERS[node.kind](node, sheet)
    return map(Paragraph, flat_texts(node, sheet))


def _stray(node: Node, sheet: Sheet) -> tuple[Block, ...]:
    """A closing line with nothing to close."""
    message = "Nothing is open that this ::: could close; the line is left out."
    sheet.findings.warn(
        "stray-close", sheet.line(node.token), message, "Delete it, or write ::: box where the box begins."
    )
    return ()


def _items(node: Node, sheet: Sheet) -> tuple[Block, ...]:
    """A list."""
    return (read_list(node, sheet),)


def _break(_node: Node, _sheet: Sheet) -> tuple[Block, ...]:
    """A section break."""
    return (SectionBreak(),)


def _paragraph(node: Node, sheet: Sheet) -> tuple[Block, ...]:
    """A paragraph, or the pictures that stand in it alone."""
    inline = node.children[0].token
    line = sheet.line(inline)
    pictures = pictures_of(inline.children or (), sheet, line)
    return pictures or (Paragraph(spans_of(inline.children or (), sheet, line)),)


def _subhead(node: Node, sheet: Sheet) -> tuple[Block, ...]:
    """A subhead; ``##`` is level 1."""
    inline = node.children[0].token
    marks, line = int(node.token.tag[1:]), sheet.line(inline)
    level = min(max(marks - SUBHEAD_MARKS + 1, 1), DEEPEST_SUBHEAD)
    if marks < SUBHEAD_MARKS:
        message = "A subhead begins with ##; a single # is the headline, which stands at the head of the file."
        sheet.findings.warn("subhead-level", line, message, "Write ## before it.")
    elif marks - SUBHEAD_MARKS >= DEEPEST_SUBHEAD:
        message = f"A subhead of {marks} marks is printed like one of {level + 1}."
        sheet.findings.note("subhead-level", line, message, "Write ##, ### or ####.")
    return (Subhead(spans_of(inline.children or (), sheet, line), level),)


def _quotation(node: Node, sheet: Sheet) -> tuple[Block, ...]:
    """A quotation with its attribution."""
    paragraphs: list[Spans] = []
    credit = Attribution("")
    for child in node.children:
        final = child is node.children[-1] and child.kind == "paragraph"
        if final:
            texts, credit = _last_paragraph(child, sheet, begun=bool(paragraphs))
            paragraphs += texts
        else:
            paragraphs += flattened(child, sheet, "a quotation")
    if credit.notes and paragraphs:
        marks = tuple(Span("", note=note) for note in credit.notes)
        paragraphs[-1] = normal_spans((*paragraphs[-1], *marks))
    return (Quotation(tuple(paragraphs), credit.speaker, credit.source),)


def _last_paragraph(node: Node, sheet: Sheet, *, begun: bool) -> tuple[list[Spans], Attribution]:
    """The last paragraph of a quotation, and the attribution in it, if something is said before it."""
    inline = node.children[0].token
    tokens, line = inline.children or [], sheet.line(inline)
    start = last_line(tokens)
    if not (begun or start) or not is_attribution(tokens[start:]):
        return [spans_of(tokens, sheet, line)], Attribution("")
    said = [spans_of(tokens[:start], sheet, line)] if start else []
    return said, read_attribution(tokens[start:], sheet, line)


READERS: dict[str, Callable[[Node, Sheet], tuple[Block, ...]]] = {
    "paragraph": _paragraph,
    "heading": _subhead,
    "blockquote": _quotation,
    "bullet_list": _items,
    "ordered_list": _items,
    "hr": _break,
    "div": read_div,
    "div_stray": _stray,
}
"""How each kind of Markdown block is read; a table, with its caption, by ``read_table``; all else as plain text."""
