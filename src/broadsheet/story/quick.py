"""A quick reader of plain bodies: most copy has little of what Markdown offers, and is read at a tenth of the price.

It gives the blocks that ``blocks.read_body`` gives, in normal form, for bodies in which reading draws no remark. For
any other it gives None, and the full reader has it. A body is *plain* when

- it holds no backslash, backtick, tab, ``<``, ``[^``, ``]:`` and no entity: no escapes, code, HTML, notes, definitions;
- it consists of chunks between blank lines, and no line begins with a space. A chunk is

  - a subhead of one line, ``##`` to ``####`` and a text that does not end with ``#``;
  - a section break of three ``*``, ``-`` or ``_``;
  - a picture with plain alternative text and address and, behind it or on the next line, attributes a picture has;
  - a list of one level: an item a line, all of one marker, each a plain line (chunks of one marker are one list);
  - a quotation: every line behind a ``>``, of paragraphs, the last one or its last line perhaps an attribution in
    which nothing is dressed;
  - a paragraph: plain lines;

- a *plain line* begins, perhaps behind ``*`` or ``_``, with a letter, with figures that number no list, or with a sign
  no block begins with;
- beside ``*`` and ``_`` stand letters, figures, spaces, and signs that all parsers take alike for punctuation; pictures
  stand in no line;
- a link is ``[text](address)``: its address safe, of ASCII without spaces, brackets and quotation marks; if its text
  ends with ``*`` or ``_``, these are of one kind and behind a letter or figure; a line with links opens no more than
  20 brackets, since parsers look into brackets within brackets to different depths.

What emphasis and links are in such lines is decided by pulldown-cmark, which follows CommonMark as closely as the
parser of the full reader; where no two of them touch or stand within each other, and each is about whole words, by a
look (``_simple``). The lines of a paragraph are joined before, since a line break is a space in print.
"""

from __future__ import annotations

import re
import string
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyromark

from broadsheet.story.attributes import parse_attributes
from broadsheet.story.lists import normal_lists
from broadsheet.story.model import ItemList, ListItem, Paragraph, Picture, Quotation, SectionBreak, Span, Subhead
from broadsheet.story.pictures import KEYS, focus_of, is_decorative, is_elsewhere
from broadsheet.story.quoting import DASH
from broadsheet.story.spans import UNSAFE, normal_text, spans_of_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyromark.event import Event

    from broadsheet.story.model import Block, Spans
    from broadsheet.story.spans import Piece

_DOUBTFUL = ("\\", "`", "\t", "<", "[^", "]:")
_ENTITY = re.compile(r"&#?\w+;")
_BLANK_LINE = re.compile(r"\n +(?=\n)")
_SIGNS = "“”‘’‚„«»‹›—–―…·¿¡§€£"
"""Signs beyond ASCII that every parser takes for punctuation or symbols, which is the same beside emphasis."""
_BESIDE_DRESS = frozenset(("", *string.punctuation, " ", "\u00a0", "\u202f", *_SIGNS))
_DRESS = "*_"
_PLAIN_LINE = re.compile(rf"""(?![0-9]+[.)](?:\s|$))[*_]{{0,3}}(?:[^\W_]|[{_SIGNS}"'(\[$%@])""")
_SUBHEAD = re.compile(r"(#{2,4}) (.*[^#\s])\s*")
_ITEM = re.compile(r"([-+*]|([0-9]{1,9})[.)]) (.*)")
_FIRST_OF_ITEMS = frozenset("-+*" + string.digits)
_BREAKS = frozenset({"***", "---", "___", "* * *", "- - -"})
_PICTURE = re.compile(r"!\[([^\[\]*_\n]*)\]\(([A-Za-z0-9./%+,~_-]+)\)(?:\n?(\{.*\}))? *")
_ADDRESS = re.compile(r"[A-Za-z0-9./:#?=%+,;@~_&!$-]+\)")
_MOST_BRACKETS = 20
_WORDS = r"([^\W_](?:[^*_\[\]]*[^\W_])?)"
_SIMPLE = re.compile(
    r"\[([^\s*_\[\]](?:[^*_\[\]]*[^\s*_\[\]])?)\]\(([A-Za-z0-9./:#?=%+,;@~_&!$-]+)\)"
    rf"""|\*(\*?){_WORDS}\*\3(?=[ .,;:!?)"'”’»]|\Z)|_(_?){_WORDS}_\5(?=[ .,;:!?)"'”’»]|\Z)"""
)
"""A link in plain words; or whole words in one dress before a space. Its first signs are quick to find."""
_BEFORE = frozenset(("", *" (\"'“‘«"))
"""What may stand before words in dress."""
_MARK = re.compile(r"[*_\[\]]")


def read_plain_body(body: str) -> tuple[Block, ...] | None:
    """The blocks of a body in normal form; None when it is not plain in the sense of this module.

    The body is one that ``characters.clean_text`` has seen.
    """
    if any(mark in body for mark in _DOUBTFUL) or ("&" in body and _ENTITY.search(body)):
        return None
    blocks: list[Block] = []
    for chunk in _chunks(body):
        found = _blocks(chunk)
        if found is None:
            return None
        blocks += found
    return tuple(blocks)


def _chunks(body: str) -> Iterator[str]:
    """What stands between blank lines; the chunks of one list as one."""
    for marker, chunks in groupby(_split(body), _marker):
        if marker:
            yield "\n".join(chunks)
        else:
            yield from chunks


def _split(text: str) -> list[str]:
    """What stands between blank lines."""
    text = _BLANK_LINE.sub("\n", text) if "\n " in text else text
    return [chunk for chunk in [part.strip("\n") for part in text.split("\n\n")] if chunk]


def _marker(chunk: str) -> str:
    """The sign that marks the items of a list; empty for all other chunks."""
    if chunk[0] not in _FIRST_OF_ITEMS:
        return ""
    item = _ITEM.match(chunk)
    return item[1][-1] if item and chunk.rstrip(" ") not in _BREAKS else ""


def _blocks(chunk: str) -> Sequence[Block] | None:
    """The blocks of one chunk; None when it is not plain."""
    if chunk[0] in _FIRST_SIGNS:
        reader = _READERS.get(chunk[0])
        if reader:
            return reader(chunk)
        if _marker(chunk):
            return _list(chunk)
        if chunk.rstrip(" ") in _BREAKS:
            return (SectionBreak(),)
    spans = _running(chunk)
    return (Paragraph(spans),) if spans else None


def _running(text: str) -> Spans | None:
    """The spans of plain lines; None when they are not plain, or empty."""
    if "\n" not in text:
        return _dressed(normal_text(text)) if _begins_plainly(text) else None
    lines = text.split("\n")
    return _dressed(normal_text(" ".join(lines))) if all(map(_begins_plainly, lines)) else None


def _begins_plainly(line: str) -> bool:
    """Whether a line begins with what no block begins with: mostly with a letter."""
    return line[:1].isalpha() or bool(_PLAIN_LINE.match(line))


def _dressed(line: str) -> Spans | None:
    """The spans of a line in which only emphasis and links may be found; None when they are in doubt."""
    if "*" not in line and "_" not in line and "[" not in line:
        return (Span(line),)
    if not _begins_plainly(line):
        return None
    simple = _simple(line)
    if simple or not _is_decidable(line):
        return simple
    pieces = _pieces(line)
    return (spans_of_pieces(pieces) or None) if pieces else None


def _simple(line: str) -> Spans | None:
    """The spans of a line whose links and words in dress stand apart; None when there is more to it."""
    spans: list[Span] = []
    at = 0
    for match in _SIMPLE.finditer(line):
        text, address, *_ = match.groups()
        between = line[at : match.start()]
        if _MARK.search(between) or (spans and not between) or not _may_begin(between[-1:], address):
            return None
        if between:
            spans.append(Span(between))
        spans.append(Span(text, link=address) if address else _in_dress(match))
        at = match.end()
    rest = line[at:]
    if not spans or _MARK.search(rest):
        return None
    return (*spans, Span(rest)) if rest else tuple(spans)


def _may_begin(before: str, address: str | None) -> bool:
    """Whether a link that may be followed, or dress where there is no address, begins behind a character."""
    return before in _BEFORE if address is None else before != "!" and not UNSAFE.match(address)


def _in_dress(match: re.Match[str]) -> Span:
    """The words in dress that were found."""
    again, words = (match[3], match[4]) if match[4] else (match[5], match[6])
    return Span(words, emphasis=not again, strong=bool(again))


def _is_decidable(line: str) -> bool:
    """Whether what the marks of dress and links mean does not hang on the parser."""
    return (
        "![" not in line
        and all(_is_between(mark, line) for mark in _DRESS if mark in line)
        and ("](" not in line or _has_plain_links(line))
    )


def _has_plain_links(line: str) -> bool:
    """Whether the addresses of links are plain, and the ends of their texts too."""
    texts = line.split("](")
    return (
        line.count("[") <= _MOST_BRACKETS
        and all(map(_ADDRESS.match, texts[1:]))
        and all(map(_ends_plainly, texts[:-1]))
    )


def _ends_plainly(text: str) -> bool:
    """Whether the mark that ends a link's text, if any, is of one kind and behind a letter or figure.

    To markdown-it the character that follows is a space, to pulldown-cmark it is the bracket.
    """
    words = text.rstrip(_DRESS)
    marks = text[len(words) :]
    return not marks or (words[-1:].isalnum() and marks == marks[0] * len(marks))


def _is_between(mark: str, line: str) -> bool:
    """Whether a mark stands everywhere between characters of a known kind."""
    beside = [character for part in line.split(mark) for character in (part[:1], part[-1:])]
    return all(character in _BESIDE_DRESS or character.isalnum() for character in beside[1:-1])


def _pieces(line: str) -> list[Piece] | None:
    """The pieces of a plain line; None when it holds a link that must not be followed, or what is not expected."""
    depth = {"Paragraph": 0, "Emphasis": 0, "Strong": 0, "Link": 0}
    link = ""
    pieces: list[Piece] = []
    for event in pyromark.events(line):
        kind, value = _named(event)
        if kind == "Text":
            pieces.append((value, (depth["Emphasis"] > 0, depth["Strong"] > 0, link if depth["Link"] else ""), ""))
        elif isinstance(value, str) and value in depth:
            depth[value] += 1 if kind == "Start" else -1
        elif "Link" in value and not UNSAFE.match(value["Link"]["dest_url"]):
            link = value["Link"]["dest_url"]
            depth["Link"] += 1
        else:
            return None
    return pieces


def _named(event: Event) -> tuple[str, Any]:
    """An event's name and what it is about; breaks and rules, which are names alone, are about nothing."""
    return (event, "") if isinstance(event, str) else next(iter(event.items()))


def _subhead(chunk: str) -> tuple[Block, ...] | None:
    """A subhead."""
    match = _SUBHEAD.fullmatch(chunk)
    spans = _dressed(normal_text(match[2])) if match else None
    return (Subhead(spans, len(match[1]) - 1),) if match and spans else None


def _list(chunk: str) -> tuple[Block, ...] | None:
    """A list of one level whose items are marked alike."""
    items = [_ITEM.fullmatch(line) for line in chunk.split("\n")]
    texts = [_running(item[3]) if item else None for item in items]
    first = items[0]
    if first is None or any(item is None or item[1][-1] != first[1][-1] for item in items):
        return None
    start = int(first[2] or 0)
    ordered = bool(first[2])
    found = [ListItem(spans, 0, ordered, start + at if ordered else 0) for at, spans in enumerate(texts) if spans]
    return normal_lists(ItemList(tuple(found))) if len(found) == len(texts) else None


def _quotation(chunk: str) -> tuple[Block, ...] | None:
    """A quotation and who said it."""
    lines = chunk.split("\n")
    if not all(line.startswith(">") for line in lines):
        return None
    parts = _split("\n".join([line[1:].removeprefix(" ").rstrip(" ") for line in lines]))
    said, credit = _credited(parts)
    paragraphs = [spans for spans in map(_running, said) if spans]
    if not paragraphs or len(paragraphs) < len(said) or any(mark in credit for mark in "*_[]"):
        return None
    before, _, after = credit.partition(";" if ";" in credit else ",")
    return (Quotation(tuple(paragraphs), normal_text(DASH.sub("", before, count=1)), normal_text(after)),)


def _credited(parts: list[str]) -> tuple[list[str], str]:
    """What is said in a quotation, and its last line when that is an attribution."""
    if not parts:
        return [], ""
    *before, last = parts
    said, _, line = last.rpartition("\n")
    if not DASH.match(line) or not (before or said):
        return parts, ""
    return [*before, said] if said else before, line


def _picture(chunk: str) -> tuple[Block, ...] | None:
    """A picture with its attributes."""
    match = _PICTURE.fullmatch(chunk)
    if not match or is_elsewhere(match[2]):
        return None
    braces = match[3] or "{}"
    attributes, end = parse_attributes(braces, 0) or ({}, 0)
    focus = focus_of(attributes.get("focus", ""))
    caption = _caption(normal_text(attributes.get("caption", "")))
    if end < len(braces) or any(name not in KEYS for name in attributes) or focus is None or caption is None:
        return None
    credit, rights = (normal_text(attributes.get(key, "")) for key in ("credit", "rights"))
    return (Picture(match[2], normal_text(match[1]), caption, credit, rights, focus, is_decorative(attributes)),)


def _caption(line: str) -> Spans | None:
    """The spans of a caption, which may be empty."""
    return _dressed(line) if line else ()


_READERS = {"#": _subhead, ">": _quotation, "!": _picture}
"""What begins with its own sign."""
_FIRST_SIGNS = frozenset({*_READERS, *_FIRST_OF_ITEMS, *(mark[0] for mark in _BREAKS)})
"""What anything but a paragraph begins with, and some paragraphs too."""
