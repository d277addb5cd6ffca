"""Block quotations and their attribution: the last line, when it begins with a dash.

    > We have kept the lamp lit for a hundred years.
    >
    > — Ida Moss, to the harbour board

The line is the last paragraph of the quotation or the last line of one; it begins with ``—``, ``―``, ``–`` or ``--``.
Before the first semicolon stands the speaker, behind it the source: "— Ida Moss, keeper; to the board". Without a
semicolon the first comma parts them. A comma or semicolon with a backslash before it parts nothing. A quotation that
is all one line has no attribution, and a last line of speech that begins with a dash is written ``&mdash;``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.story.inline import spans_of
from broadsheet.story.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from broadsheet.story.inline import Sheet
    from broadsheet.story.model import Spans

DASH = re.compile("(?:[—―][ \u00a0]?|–[ \u00a0]|--[ \u00a0])\\s*")
_BREAKS = frozenset({"softbreak", "hardbreak"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it and where; ``notes`` are the names of notes whose marks stood in the line."""

    speaker: str
    source: str = ""
    notes: tuple[str, ...] = ()


def last_line(tokens: Sequence[Token]) -> int:
    """Where the last line begins."""
    return max((at + 1 for at, token in enumerate(tokens) if token.type in _BREAKS), default=0)


def is_attribution(tokens: Sequence[Token]) -> bool:
    """Whether a line begins with the dash of an attribution. A dash written as an entity is no such dash."""
    return bool(tokens) and tokens[0].type == "text" and DASH.match(tokens[0].content) is not None


def read_attribution(tokens: Sequence[Token], sheet: Sheet, line: int, *, split: bool = True) -> Attribution:
    """An attribution's line into speaker and source; with ``split`` False all of it is the speaker."""
    tokens = [token for token in tokens if token.nesting == 0]
    at, mark = _parting(tokens) if split else (len(tokens), -1)
    if mark < 0:
        before, after = list(tokens), []
    else:
        token = tokens[at]
        before = [*tokens[:at], token.copy(content=token.content[:mark])]
        after = [token.copy(content=token.content[mark + 1 :]), *tokens[at + 1 :]]
    first = before[0]
    before[0] = first.copy(content=DASH.sub("", first.content, count=1))
    speaker, source = (spans_of(part, sheet, line) for part in (before, after))
    return Attribution(plain(speaker), plain(source), _notes((*speaker, *source)))


def _notes(spans: Spans) -> tuple[str, ...]:
    """The notes spans carry."""
    return tuple(span.note for span in spans if span.note)


def _parting(tokens: Sequence[Token]) -> tuple[int, int]:
    """The token and place in it that part speaker from source; place -1 without one."""
    for separator in ";,":
        for at, token in enumerate(tokens):
            if token.type == "text" and separator in token.content:
                return at, token.content.index(separator)
    return len(tokens), -1
