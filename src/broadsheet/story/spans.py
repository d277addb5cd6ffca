"""Spans in their normal form: clean text, one space between words, dress that ends where words end.

Within this module a span is a tuple (``Piece``), which is made five times as quickly as a ``Span``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.story.characters import scrub
from broadsheet.story.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadsheet.story.model import Spans

Dress: TypeAlias = tuple[bool, bool, str]
"""Emphasis, strength and link: what two spans must share to be one."""
Piece: TypeAlias = tuple[str, Dress, str]
"""Text, dress and the name of the note whose mark follows it."""

UNDRESSED: Dress = (False, False, "")
_WHITE = re.compile("[ \t\n]+")
UNSAFE = re.compile(r"\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)
"""Addresses that run a program or reach into a reader's machine."""


def _one_spaced(text: str) -> str:
    """A text without characters that have no place in copy, white space as one space."""
    if text.isprintable() and "  " not in text:
        return text
    clean = scrub(text)
    return _WHITE.sub(" ", clean) if "  " in clean or "\n" in clean or "\t" in clean else clean


def normal_text(text: str) -> str:
    """A text without characters that have no place in copy, white space as one space and none at the ends."""
    return _one_spaced(text).strip()


def normal_link(link: str) -> str:
    """An address without white space around it; empty when it must not be followed."""
    if not link:
        return ""
    clean = normal_text(link)
    return "" if UNSAFE.match(clean) else clean


def normal_id(name: str) -> str:
    """A note's name in letters, figures, points, colons and hyphens, so that ``[^name]`` stays whole in Markdown."""
    return re.sub(r"[^\w.:-]", "-", normal_text(name))


def normal_spans(spans: Spans) -> Spans:
    """Spans in normal form (see ``normal``)."""
    return spans_of_pieces([(span.text, (span.emphasis, span.strong, span.link), span.note) for span in spans])


def spans_of_pieces(pieces: Sequence[Piece]) -> Spans:
    """The spans that pieces are, in normal form."""
    merged = _merged(pieces)
    normal = merged if _is_normal(merged) else _merged(_spaced(_parted(merged)))
    return tuple([Span(text, *dress, note) for text, dress, note in normal])


def _is_normal(pieces: Sequence[Piece]) -> bool:
    """Whether pieces of different dress, none with a note, are spans in normal form already."""
    before = " "
    for text, (emphasis, strong, link), note in pieces:
        if note or text != _one_spaced(text) or link != normal_link(link):
            return False
        if not text or (before.isspace() and text[0].isspace()):
            return False
        if (emphasis or strong) and (text[0].isspace() or text[-1].isspace()):
            return False
        before = text[-1]
    return not (pieces and before.isspace())


def _parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Clean words, white space and notes, each by itself; white space is never emphasised, but stays in its link."""
    for raw, (emphasis, strong, address), note in pieces:
        text, link = _one_spaced(raw), normal_link(address)
        words = text.strip()
        start = text.index(words)
        yield text[:start], (False, False, link), ""
        yield words, (emphasis, strong, link), ""
        yield text[start + len(words) :], (False, False, link), ""
        if note:
            yield "", UNDRESSED, normal_id(note)


def _spaced(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """White space once between words, after the marks of notes, and none at the ends."""
    nothing: Piece = ("", UNDRESSED, "")
    white, begun = nothing, False
    for piece in pieces:
        text, dress, note = piece
        if note:
            white, begun = white if begun else nothing, True
            yield piece
        elif text.strip():
            if begun and white[0]:
                yield white
            white, begun = nothing, True
            yield piece
        elif text:
            white = (_WHITE.sub(" ", white[0] + text), white[1] if white[0] else dress, "")


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces of one dress joined; a note joins the text before it unless that has a note already."""
    found: list[Piece] = []
    for piece in pieces:
        text, dress, note = piece
        last = found[-1] if found else None
        if last and not last[2] and (last[1] == dress or not text):
            found[-1] = (last[0] + text, last[1], note)
        else:
            found.append(piece)
    return found
