"""Spans in their normal form: clean text, one space between words, dress that ends where words end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.story.characters import scrub
from broadsheet.story.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadsheet.story.model import Spans

_WHITE = re.compile("[ \t\n]+")
UNSAFE = re.compile(r"\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)
"""Addresses that run a program or reach into a reader's machine."""


def normal_text(text: str) -> str:
    """A text without characters that have no place in copy, white space as one space and none at the ends."""
    return _WHITE.sub(" ", scrub(text)).strip()


def normal_link(link: str) -> str:
    """An address without white space around it; empty when it must not be followed."""
    clean = normal_text(link)
    return "" if UNSAFE.match(clean) else clean


def normal_id(name: str) -> str:
    """A note's name in letters, figures, points, colons and hyphens, so that ``[^name]`` stays whole in Markdown."""
    return re.sub(r"[^\w.:-]", "-", normal_text(name))


def normal_spans(spans: Spans) -> Spans:
    """Spans in normal form (see ``normal``)."""
    return _merged(_spaced(_pieces(_merged(spans))))


def _pieces(spans: Spans) -> Iterator[Span]:
    """Clean words, white space and notes, each as a span; white space is never emphasised, but stays in its link."""
    for span in spans:
        text, link = _WHITE.sub(" ", scrub(span.text)), normal_link(span.link)
        words = text.strip()
        start = text.index(words)
        yield Span(text[:start], link=link)
        yield Span(words, span.emphasis, span.strong, link)
        yield Span(text[start + len(words) :], link=link)
        if span.note:
            yield Span("", note=normal_id(span.note))


def _spaced(pieces: Iterable[Span]) -> Iterator[Span]:
    """White space once between words, after the marks of notes, and none at the ends."""
    white, begun = Span(""), False
    for piece in pieces:
        if piece.note:
            white, begun = white if begun else Span(""), True
            yield piece
        elif piece.text.strip():
            if begun and white.text:
                yield white
            white, begun = Span(""), True
            yield piece
        elif piece.text:
            white = replace(white if white.text else piece, text=_WHITE.sub(" ", white.text + piece.text))


def _merged(spans: Iterable[Span]) -> Spans:
    """Spans of one dress joined; a note joins the text before it unless that has a note already."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last and not last.note and (_dress(last) == _dress(span) or not span.text):
            found[-1] = replace(last, text=last.text + span.text, note=span.note)
        else:
            found.append(span)
    return tuple(found)


def _dress(span: Span) -> tuple[bool, bool, str]:
    """What two spans must share to be one."""
    return span.emphasis, span.strong, span.link
