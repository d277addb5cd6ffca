"""A quick reader of plain front matter, which most of it is: YAML parsers take longer over it than the body takes.

It gives the nodes that ``yaml.compose`` gives, as far as ``fields`` looks at them: kind, value, line, and whether a
scalar is null. For front matter that is not plain it gives None, and YAML has it. Front matter is *plain* when

- it holds no tab, and every line is empty or one of these, and goes on in no other;
- ``key: value`` at the beginning of a line, the key of ASCII letters, figures, ``_`` and ``-``;
- ``key:`` alone, which is null or holds the lines that follow: items ``- value``, all indented alike (perhaps not at
  all), or pairs ``key: value``, indented alike; an item may be such pairs itself, the first behind its ``- ``;
- a value is a plain scalar, which begins with a letter, a figure or a sign that means nothing to YAML, and holds no
  ``: `` and `` #``; or a text in straight quotes, in double ones without a backslash; or, of a key at the beginning of
  a line, a list ``[a, b]`` of words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import yaml

NULL = "tag:yaml.org,2002:null"
_TEXT, _LIST, _KEYS = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_NULLS = frozenset({"", "null", "Null", "NULL"})
_PAIR = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,63}):(?: +(.*))?\Z")
_PLAIN = re.compile(r"[^\W_]|[“”‘’„«»¿¡£€$(–—…]")
_DOUBLE = re.compile(r'"([^"\\]*)"')
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_WORD = re.compile(r"[^\W_][\w ’.()+/-]*")
_ITEM = "- "

Pair: TypeAlias = tuple[yaml.ScalarNode, yaml.Node]
"""A key and its value."""


class Line(NamedTuple):
    """A line that holds something: how far it is indented, what it holds, and its number from 0."""

    indent: int
    content: str
    number: int


def read_plain_head(front: str) -> list[Pair] | None:
    """The keys of front matter with their values, whose nodes know their lines (from 0), as YAML composes them.

    None when the front matter is not plain in the sense of this module. ``characters.clean_text`` has seen it.
    """
    if "\t" in front:
        return None
    lines = _lines(front)
    pairs: list[Pair] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at + 1)
        pair = _entry(lines[at], lines[at + 1 : end])
        if pair is None:
            return None
        pairs.append(pair)
        at = end
    return pairs


def _lines(front: str) -> list[Line]:
    """The lines that hold something."""
    found = []
    for number, line in enumerate(front.split("\n")):
        content = line.strip(" ")
        if content:
            found.append(Line(len(line) - len(line.lstrip(" ")), content, number))
    return found


def _end(lines: list[Line], start: int) -> int:
    """Where the lines end that may belong to the key before them: what is indented, and items."""
    while start < len(lines) and (lines[start].indent or lines[start].content.startswith(_ITEM)):
        start += 1
    return start


def _entry(line: Line, inner: list[Line]) -> Pair | None:
    """A key at the beginning of a line, with its value there or in the lines below."""
    match = _PAIR.match(line.content)
    if line.indent or not match:
        return None
    key, text = match.groups()
    if inner:
        value = None if text else _collection(inner)
    elif text and text.startswith("["):
        value = _flow(text, line.number)
    else:
        value = _scalar(text or "", line.number)
    return (_node(key, line.number), value) if value else None


def _collection(lines: list[Line]) -> yaml.Node | None:
    """The items or the pairs that lines hold."""
    first = lines[0]
    if first.content.startswith(_ITEM):
        return _sequence(lines)
    pairs = [_pair(line) for line in lines if line.indent == first.indent]
    return _mapping(pairs, first.number) if len(pairs) == len(lines) else None


def _sequence(lines: list[Line]) -> yaml.Node | None:
    """Items; what is indented as far as the first key of one are further keys of it."""
    first = lines[0]
    items: list[list[Line]] = []
    for line in lines:
        if line.indent == first.indent and line.content.startswith(_ITEM):
            items.append([Line(line.indent + len(_ITEM), line.content[len(_ITEM) :], line.number)])
        elif line.indent == first.indent + len(_ITEM):
            items[-1].append(line)
        else:
            return None
    nodes = [node for node in map(_item, items) if node]
    return yaml.SequenceNode(_LIST, nodes, _mark(first.number)) if len(nodes) == len(items) else None


def _item(lines: list[Line]) -> yaml.Node | None:
    """One item: pairs, or a scalar in one line."""
    first = lines[0]
    if _PAIR.match(first.content):
        return _mapping([_pair(line) for line in lines], first.number)
    return _scalar(first.content, first.number) if len(lines) == 1 else None


def _mapping(pairs: list[Pair | None], number: int) -> yaml.Node | None:
    """Pairs as a node; None when one of them could not be read."""
    found = [pair for pair in pairs if pair]
    return yaml.MappingNode(_KEYS, found, _mark(number)) if len(found) == len(pairs) else None


def _pair(line: Line) -> Pair | None:
    """A key with a scalar."""
    match = _PAIR.match(line.content)
    value = _scalar(match[2] or "", line.number) if match else None
    return (_node(match[1], line.number), value) if match and value else None


def _scalar(text: str, number: int) -> yaml.ScalarNode | None:
    """A scalar; None when YAML may see more in it."""
    if text in _NULLS:
        return yaml.ScalarNode(NULL, text, _mark(number))
    if _PLAIN.match(text):
        return None if ": " in text or " #" in text or text[-1] == ":" else _node(text, number)
    quoted = _DOUBLE.fullmatch(text) or _SINGLE.fullmatch(text)
    if not quoted:
        return None
    return _node(quoted[1] if text[0] == '"' else quoted[1].replace("''", "'"), number)


def _flow(text: str, number: int) -> yaml.Node | None:
    """A list of words in square brackets."""
    words = [word.strip(" ") for word in text[1:-1].split(",")] if text[1:-1].strip(" ") else []
    if text[-1] != "]" or not all(map(_WORD.fullmatch, words)):
        return None
    return yaml.SequenceNode(_LIST, [_scalar(word, number) for word in words], _mark(number))


def _node(text: str, number: int) -> yaml.ScalarNode:
    """A scalar that is not null."""
    return yaml.ScalarNode(_TEXT, text, _mark(number))


@lru_cache(maxsize=256)
def _mark(number: int) -> yaml.Mark:
    """The place of a node, of which only the line is asked."""
    return yaml.Mark("front matter", 0, number, 0, None, 0)
