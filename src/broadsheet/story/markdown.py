"""The Markdown of copy: CommonMark 0.31 with tables, notes, attributes on pictures and fenced divs.

CommonMark is read by markdown-it-py; notes (``[^1]``) by its plugin. Divs and attributes are two rules of our own: a
div of ours is never nested, so an opening line inside one means that the earlier was never closed, and that is said
(``commonmark``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet import opened

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_NESTED = 24
"""Blocks deeper than this are not read: ten lists inside each other, of which markdown-it counts each as two. More
would let a line of thousands of brackets take long to read."""


@dataclass(frozen=True, slots=True)
class Node:
    """A block with the blocks inside it; ``kind`` is the token's type without ``_open``."""

    kind: str
    token: Token
    children: tuple[Node, ...] = ()


def parse_blocks(body: str, notebook: dict[str, object]) -> tuple[Node, ...]:
    """The blocks of a text as a tree. ``notebook`` is the parser's memory of links and notes, to be passed on."""
    return _tree(_parser().parse(body, notebook))


def parse_inline(text: str, notebook: dict[str, object]) -> tuple[Token, ...]:
    """The inline tokens of one line."""
    inline = _parser().parseInline(text, notebook)[0]
    return tuple(inline.children or ())


def _tree(tokens: list[Token]) -> tuple[Node, ...]:
    """Tokens in a row as a tree."""
    levels: list[tuple[Token | None, list[Node]]] = [(None, [])]
    for token in tokens:
        if token.nesting == 1:
            levels.append((token, []))
        elif token.nesting == 0:
            levels[-1][1].append(Node(token.type, token))
        else:
            opening, children = levels.pop()
            levels[-1][1].append(Node(token.type.removesuffix("_close"), opening or token, tuple(children)))
    return tuple(levels[0][1])


def _parser() -> MarkdownIt:
    """The parser, whose library is imported when it is first needed."""
    parser: MarkdownIt = opened("story.commonmark").parser()
    return parser
