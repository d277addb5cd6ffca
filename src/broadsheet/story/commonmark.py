"""The parser of Markdown: markdown-it-py with its plugin for notes, and two rules of our own for divs and attributes.

Only copy that is not plain needs it (``quick``), so ``markdown`` opens this module when the first such text comes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from broadsheet.story.attributes import parse_attributes
from broadsheet.story.markdown import MOST_NESTED

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_COLONS = re.compile(r"(:{3,})[ \t]*(.*?)[ \t]*$")
_LOOSE = re.compile(r"\{[^{}]*=[^{}]*\}?")


@cache
def parser() -> MarkdownIt:
    """The one parser. It keeps nothing between files."""
    markdown = MarkdownIt("commonmark", {"maxNesting": MOST_NESTED}).enable("table").disable("text_join")
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    markdown.block.ruler.before(
        "fence", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    )
    markdown.inline.ruler.push("attributes", _attributes)
    markdown.normalizeLink = _as_written  # type: ignore[method-assign] # addresses are kept as written
    markdown.normalizeLinkText = _as_written  # type: ignore[assignment, method-assign] # so is their text
    markdown.validateLink = _any_link  # type: ignore[assignment, method-assign] # unsafe ones draw a remark instead
    return markdown


def _as_written(url: str) -> str:
    """An address unchanged."""
    return url


def _any_link(_url: str) -> bool:
    """Every address is a link at first."""
    return True


def lines_of(state: StateBlock, line: int) -> str:
    """One line of the text within its container."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _div(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """``::: kind title {attributes}`` to ``:::``, at the outermost level only."""
    fence = _COLONS.match(lines_of(state, start))
    if not fence or state.is_code_block(start) or (state.level and state.sCount[start] >= state.blkIndent):
        return False
    if silent:
        return True
    if not fence[2]:
        _push(state, "div_stray", 0, (start, start + 1))
        state.line = start + 1
        return True
    last, closed = _div_end(state, start, end)
    opening = _push(state, "div_open", 1, (start, last))
    opening.info, opening.meta = fence[2], {"closed": closed}
    _inside(state, start + 1, last)
    _push(state, "div_close", -1, (last, last))
    state.line = last + closed
    return True


def _push(state: StateBlock, kind: str, nesting: int, lines: tuple[int, int]) -> Token:
    """A token of ours on its lines."""
    token = state.push(kind, "div", 1 if nesting > 0 else nesting and -1)
    token.block, token.map = True, list(lines)
    return token


def _div_end(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """The line that closes a div; or where it must end unclosed, before the next opening or at the end of the text."""
    for line in range(start + 1, end):
        fence = None if state.is_code_block(line) else _COLONS.match(lines_of(state, line))
        if fence:
            return line, not fence[2]
    return end, False


def _inside(state: StateBlock, first: int, last: int) -> None:
    """Read a div's own lines as blocks; nothing may continue past its end."""
    parent, limit = state.parentType, state.lineMax
    state.parentType, state.lineMax = "div", last
    state.md.block.tokenize(state, first, last)
    state.parentType, state.lineMax = parent, limit


def _attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Attributes right after a picture, or on the line after it."""
    if silent or state.src[state.pos] != "{" or state.pending:
        return False
    picture = _picture_before(state.tokens)
    return picture is not None and _attach(state, picture)


def _picture_before(tokens: list[Token]) -> Token | None:
    """The picture that ends a row of tokens, a line break after it set aside, if it has no attributes yet."""
    back = 2 if tokens and tokens[-1].type == "softbreak" else 1
    picture = tokens[-back] if len(tokens) >= back else None
    return picture if picture and picture.type == "image" and "attributes" not in picture.meta else None


def _attach(state: StateInline, picture: Token) -> bool:
    """Put the attributes at the parser's place into their picture; what only looks like some is kept to be told."""
    found = parse_attributes(state.src, state.pos)
    loose = None if found else _LOOSE.match(state.src, state.pos)
    if found:
        picture.meta["attributes"], state.pos = found
    elif loose:
        picture.meta["attributes"], picture.meta["unread"], state.pos = {}, loose[0], loose.end()
    else:
        return False
    if state.tokens[-1].type == "softbreak":
        state.tokens.pop()
    return True
