"""Fenced divs: pull quotes, fact boxes and listings.

::: pull-quote {speaker="Ida Moss"}          ::: box "How to vote"          ::: listing "This week"
Nobody ever drowned in a committee.          - Take the ferry.              **Friday, 7 pm. Quiz.** The Bell.
:::                                          :::                            :::
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.story.attributes import parse_attributes, unquoted
from broadsheet.story.findings import short, suggestion
from broadsheet.story.flat import LISTS, flat_texts, flattened, joined, read_list
from broadsheet.story.inline import spans_of
from broadsheet.story.model import FactBox, Listing, ListingEntry, Paragraph, PullQuote
from broadsheet.story.pictures import pictures_of
from broadsheet.story.quoting import is_attribution, last_line, read_attribution
from broadsheet.story.tables import read_table, with_captions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from broadsheet.story.inline import Sheet
    from broadsheet.story.markdown import Node
    from broadsheet.story.model import Block, ItemList, Picture, Spans, Table

KINDS = ("pull-quote", "box", "listing")
_SHORT = {"pull": "pull-quote", "pullquote": "pull-quote", "fact-box": "box", "listings": "listing"}
_OPENING = re.compile(r"([\w-]*)\s*(.*)", re.DOTALL)


def read_div(node: Node, sheet: Sheet) -> tuple[Block, ...]:
    """The block a div stands for, and the pictures that stood in it, which go behind it."""
    kind, title, attributes = _opening(node, sheet)
    if kind == "pull-quote":
        return (_pull_quote(node, title, attributes.get("speaker", ""), sheet),)
    if kind == "listing":
        return (Listing(title, tuple(_entries(node, sheet))),)
    pictures = tuple(picture for child in node.children for picture in _pictures(child, sheet))
    return (FactBox(title, tuple(_boxed(node, sheet))), *pictures)


def _opening(node: Node, sheet: Sheet) -> tuple[str, str, dict[str, str]]:
    """Kind, title and attributes of the opening line. An unknown kind is read as a box, which loses no words."""
    line = sheet.line(node.token)
    match = _OPENING.match(node.token.info)
    word, rest = match.groups() if match else ("", "")
    shown = short(word)
    kind = _SHORT.get(word.casefold(), word.casefold())
    if not node.token.meta["closed"]:
        message = f'"::: {shown}" opens here and is never closed.'
        sheet.findings.stop("unclosed-box", line, message, "Write a line ::: where it ends.")
    if kind not in KINDS:
        message = f'There is no "::: {shown}"; it is read as a box.'
        sheet.findings.stop("unknown-box", line, message, suggestion(kind, KINDS))
        rest = rest if word else node.token.info
    title, attributes = _title(rest)
    for name in attributes:
        if (kind, name) != ("pull-quote", "speaker"):
            message = f'"::: {shown}" has no "{short(name)}"; it was left out.'
            sheet.findings.warn("unknown-attribute", line, message, 'Only a pull quote has one: {speaker="…"}.')
    return kind, title, attributes


def _title(rest: str) -> tuple[str, dict[str, str]]:
    """The title on an opening line, and the attributes behind it."""
    start = rest.rfind("{")
    while start >= 0:
        found = parse_attributes(rest, start)
        if found and found[1] == len(rest):
            return unquoted(rest[:start].strip()), found[0]
        start = rest.rfind("{", 0, start)
    return unquoted(rest), {}


def _pull_quote(node: Node, title: str, speaker: str, sheet: Sheet) -> PullQuote:
    """A pull quote; its speaker in braces, behind the kind, or in a last line that begins with a dash."""
    children = list(node.children)
    last = children[-1] if children and children[-1].kind == "paragraph" else None
    tokens = list(last.children[0].token.children or ()) if last else []
    start = last_line(tokens)
    if last and (start or children[1:]) and is_attribution(tokens[start:]):
        inline = last.children[0]
        speaker = read_attribution(tokens[start:], sheet, sheet.line(inline.token), split=False).speaker
        children[-1] = replace(last, children=(_cut(inline, start),))
    texts = (spans for child in children for spans in flattened(child, sheet, "a pull quote"))
    return PullQuote(joined(texts), speaker or title)


def _cut(node: Node, end: int) -> Node:
    """An inline node up to its last line."""
    return replace(node, token=node.token.copy(children=(node.token.children or [])[:end]))


def _pictures(node: Node, sheet: Sheet) -> tuple[Picture, ...]:
    """The pictures of a paragraph within a box, with a remark that they move out."""
    if node.kind != "paragraph":
        return ()
    line = sheet.line(node.token)
    pictures = pictures_of(node.children[0].token.children or (), sheet, line)
    if pictures:
        sheet.findings.note(
            "picture-in-box", line, "A picture cannot stand in a box; it goes behind it.", "Move it out."
        )
    return pictures


def _boxed(node: Node, sheet: Sheet) -> Iterator[Paragraph | ItemList | Table]:
    """The blocks in a box."""
    for child, caption in with_captions(node.children, sheet):
        if child.kind in LISTS:
            yield read_list(child, sheet)
        elif child.kind == "table":
            yield read_table(child, caption, sheet)
        elif not _is_picture(child):
            yield from map(Paragraph, flattened(child, sheet, "a box"))


def _is_picture(node: Node) -> bool:
    """Whether a paragraph begins with a picture and holds nothing but pictures."""
    tokens = node.children[0].token.children or () if node.kind == "paragraph" else ()
    shown = [token for token in tokens if token.type != "text" or token.content.strip()]
    return bool(shown) and all(token.type in {"image", "softbreak", "link_open", "link_close"} for token in shown)


def _entries(node: Node, sheet: Sheet) -> Iterator[ListingEntry]:
    """A listing's entries: its paragraphs and the items of its lists, their strong beginning as head."""
    for child in node.children:
        items = child.children if child.kind in LISTS else (child,)
        for item in items:
            first = item.children[0] if item.kind == "list_item" and item.children else item
            if first.kind == "paragraph":
                head, text = _entry(first, sheet)
                rest = (inner for part in item.children[1:] for inner in flat_texts(part, sheet))
                yield ListingEntry(head, joined((text, *rest)))
            else:
                yield from (ListingEntry((), spans) for spans in flattened(item, sheet, "a listing"))


def _entry(node: Node, sheet: Sheet) -> tuple[Spans, Spans]:
    """The strong words a paragraph begins with, plain, and what comes behind them."""
    inline = node.children[0].token
    tokens = [token for token in inline.children or () if token.type != "text" or token.content]
    end = _strong_end(tokens)
    head, text = (spans_of(part, sheet, sheet.line(inline)) for part in (tokens[:end], tokens[end:]))
    return tuple(replace(span, strong=False) for span in head), text


def _strong_end(tokens: list[Token]) -> int:
    """Where the strong words end that tokens begin with; 0 without any."""
    depth = 0
    for at, token in enumerate(tokens):
        depth += token.nesting if token.type.startswith("strong") else 0
        if depth == 0:
            return at + 1 if at else 0
    return 0
