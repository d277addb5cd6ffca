"""Spans into Markdown that reads back as the same spans, with as few escapes as that allows.

Emphasis that touches a letter or sign outside it is Markdown's weak spot: whether ``*`` opens or closes depends on its
neighbours (CommonMark 0.31, 6.2). Where a neighbour would spoil it, the neighbour is written as an entity, which begins
and ends in a sign; where two dressed spans touch, the second is written with ``_``.
"""

from __future__ import annotations

import re
import string
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.story.model import Span, Spans

# Brackets around words stay when nothing behind them can make a link of them: "[sic] and".
_SPECIAL = re.compile(
    r"(?P<kept>\[[^\[\]\\^*_`<&!]+\](?=[^\[(:{]))|[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)"
)
_AT_START = re.compile(r"#{1,6}(?:\s|$)|>|[+-](?:\s|$)|-[-\s]*$|~~~|:(?:\s|::)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_DASH = re.compile("[—―]|[–] |-- ")
_IN_ADDRESS = re.compile(r"([\\<>&])")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9./:#?=%+,;@~_-]+")
_AFTER_NOTE = "(:"
_IN_LINK = "^"


def escape(text: str) -> str:
    """Plain text within a line."""
    return _SPECIAL.sub(lambda match: match["kept"] or f"\\{match[0]}", text)


def paragraph(spans: Spans) -> str:
    """Spans as a paragraph of its own, on one line that does not look like a list, a subhead or a div."""
    line = inline(spans)
    numbered = _NUMBER.match(line)
    if numbered:
        return f"{numbered[1]}\\{line[numbered.end(1) :]}"
    return f"\\{line}" if _AT_START.match(line) else line


def last_paragraph(spans: Spans) -> str:
    """A paragraph at the end of a quotation that must not look like its attribution."""
    line = paragraph(spans)
    return _entity(line[0]) + line[1:] if _DASH.match(line) else line


def subhead(spans: Spans) -> str:
    """Spans as the text of a subhead."""
    line = inline(spans)
    return f"{line[:-1]}\\#" if line.endswith("#") else line


def cell(spans: Spans) -> str:
    """Spans as a cell of a table."""
    return inline(spans).replace("|", "\\|")


def strong(spans: Spans) -> str:
    """Spans as strong words at the beginning of a line; any emphasis within is written with ``_``."""
    return f"**{inline(spans, low=True)}**" if spans else ""


def inline(spans: Spans, *, low: bool = False) -> str:
    """Spans in normal form as Markdown within a line; ``low`` takes ``_`` for all emphasis."""
    line = _Line(low=low)
    for (link, _), group in groupby(_with_links(spans), key=lambda pair: pair[1]):
        line.linked(tuple(span for span, _ in group), link)
    return line.written


def _with_links(spans: Spans) -> Iterator[tuple[Span, tuple[str, int]]]:
    """Each span with its link and which part of it: a note's mark parts a link in two."""
    notes = 0
    for span in spans:
        yield span, (span.link, notes)
        notes += bool(span.note)


class _Line:
    """A line of Markdown as it grows.

    ``closed`` is the delimiter the line ends with, if any; ``touchy``: it closes only before a space or sign;
    ``guarded``: signs that would change what stands before them if they came next; ``bang``: the line ends with an
    exclamation mark of the text. With ``low`` all emphasis is written with ``_``.
    """

    def __init__(self, *, low: bool) -> None:
        self.low = low
        self.written = self.closed = ""
        self.touchy = self.bang = False
        self.guarded = ""

    def _write(self, markdown: str) -> None:
        """Add to the line, and forget how it ended."""
        self.written += markdown
        self.closed = ""
        self.touchy = self.bang = False
        self.guarded = ""

    def linked(self, spans: Spans, link: str) -> None:
        """Spans that share a link, or have none; only the last can have a note."""
        if link:
            self._bracket("[", _IN_LINK)
        for span in spans:
            self._span(span)
        if link:
            self._write(f"]({address(link)})")
        if spans[-1].note:
            self._bracket(f"[^{spans[-1].note}]", _AFTER_NOTE)

    def _bracket(self, markup: str, guarded: str) -> None:
        """Markup that begins with a bracket, which an exclamation mark before it would make a picture."""
        if self.bang:
            self.written = f"{self.written[:-1]}\\!"
        self._write(markup)
        self.guarded = guarded

    def _span(self, span: Span) -> None:
        """The text of a span in its dress."""
        if span.text and (span.emphasis or span.strong):
            self._dressed(span.text, 2 * span.strong + span.emphasis)
        elif span.text:
            self._plain(span.text)

    def _plain(self, text: str) -> None:
        """Text without dress. Its first letter is an entity where it would spoil the delimiter before it."""
        if self.touchy and not _apart(text[0]):
            self._write(_entity(text[0]) + escape(text[1:]))
        elif text[0] in self.guarded:
            self._write(f"\\{text[0]}{escape(text[1:])}")
        else:
            self._write(escape(text))
        self.bang = text.endswith("!")

    def _dressed(self, text: str, strength: int) -> None:
        """Text between delimiters of emphasis (1), strength (2) or both (3)."""
        mark = "_" if self.low or self.closed == "*" else "*"
        before = self.written[-1:]
        if before and not _apart(before) and (self.low or not text[0].isalnum()):
            self.written = self.written[:-1] + _entity(before)
        delimiter = mark * strength
        self._write(f"{delimiter}{escape(text)}{delimiter}")
        self.closed, self.touchy = mark, mark == "_" or not text[-1].isalnum()


def _apart(letter: str) -> bool:
    """Whether every reader of CommonMark takes a character for white space or punctuation."""
    return letter.isspace() or letter in string.punctuation or unicodedata.category(letter).startswith("P")


def _entity(letter: str) -> str:
    """A character as a numeric reference."""
    return f"&#{ord(letter)};"


def address(link: str) -> str:
    """The address of a link or picture; in angle brackets when it holds more than the plainest characters."""
    escaped = _IN_ADDRESS.sub(r"\\\1", link)
    return link if _PLAIN_ADDRESS.fullmatch(link) else f"<{escaped}>"
