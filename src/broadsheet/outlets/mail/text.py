"""The newsletter as plain text: 72 columns, headlines underlined, each link on a line of its own after its piece."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from broadsheet.outlets.mail.letter import one_line
from broadsheet.outlets.mail.words import mail_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.edition.model import Paper
    from broadsheet.outlets.mail.letter import Group, Letter, Piece

COLUMNS = 72
"""As many as a quoted line still has room for in a window of 80 (RFC 3676, 4.2)."""


def letter_text(letter: Letter, paper: Paper) -> str:
    """The whole text, with line feeds; it ends with one."""
    parts = [
        _masthead(letter, paper),
        *map(_wrapped, letter.intro),
        *(part for group in letter.groups for part in _group(group)),
        *_corrections(letter, paper.language),
        *_foot(letter, paper),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def columns_of(text: str) -> int:
    """How many columns a line takes where every letter is as wide: marks take none, wide letters two (UAX 11)."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
        if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    )


def _wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """A paragraph in lines; addresses are never broken."""
    return textwrap.fill(
        one_line(text),
        COLUMNS,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _underlined(text: str, sign: str) -> str:
    """A head with a line under it as long as its longest line."""
    lines = _wrapped(text)
    return f"{lines}\n{sign * max(map(columns_of, lines.splitlines()), default=0)}" if lines else ""


def _headed(title: str) -> str:
    """The head of a group, with an empty line more above it."""
    head = _underlined(title, "=")
    return f"\n{head}" if head else ""


def _masthead(letter: Letter, paper: Paper) -> str:
    """Who writes, and when."""
    lines = (paper.network.line, paper.name, paper.strapline, letter.issue_line)
    told = "\n".join(_wrapped(line) for line in lines if line)
    rule = "=" * COLUMNS
    return f"{rule}\n{told}\n{rule}"


def _group(group: Group) -> Iterator[str]:
    """A head and its stories."""
    yield _headed(group.title)
    for piece in group.pieces:
        yield _brief(piece) if group.briefs else _piece(piece)


def _piece(piece: Piece) -> str:
    """A story: headline, who and where, teaser, link."""
    credit = " · ".join(part for part in (piece.byline, piece.where) if part)
    told = (
        _wrapped(piece.label),
        _underlined(piece.headline, "-"),
        _wrapped(credit),
        _wrapped(piece.teaser),
        piece.address,
    )
    return "\n".join(line for line in told if line)


def _brief(piece: Piece) -> str:
    """A brief: its headline as a list item, its link below."""
    line = " · ".join(part for part in (piece.headline, piece.where) if part)
    return f"{_wrapped(line, '  ', '* ')}\n  {piece.address}"


def _corrections(letter: Letter, language: str) -> Iterator[str]:
    """What is put right."""
    if letter.corrections:
        yield _headed(mail_words(language)["corrections"])
    for piece, text in letter.corrections:
        head = f"{piece.label}: {piece.headline}" if piece.label else piece.headline
        yield f"{_underlined(head, '-')}\n{_wrapped(text)}\n{piece.address}"


def _foot(letter: Letter, paper: Paper) -> Iterator[str]:
    """The rest of the issue, the ways to the paper, and who is responsible."""
    if letter.more:
        yield f"{_wrapped(letter.more.words)}:\n{letter.more.address}"
    yield "-" * COLUMNS
    yield "\n".join(f"{_wrapped(way.words)}: {way.address.removeprefix('mailto:')}" for way in letter.ways)
    yield "\n".join(map(_wrapped, (paper.name, *paper.imprint, *paper.contact)))
