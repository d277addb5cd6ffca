"""What is looked for, and what is found in a text: words without case and accents, phrases in quotes. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_TERMS, LONGEST_WORD, LONGEST_QUERY = 12, 60, 400
LONGEST_COPY = 300_000
"""Characters of a story that are looked at; what is longer is no story."""
AROUND = 90
"""Characters shown on each side of what was found."""
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]*>")
_QUOTES = re.compile(r"[\"“”„«»]")
_NOT_TEXT = frozenset({"id", "type", "image"})
"""Keys of a stream that hold no words a person wrote."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other; with ``prefix`` the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What is looked at of a story: its headline, the names about it, its copy."""

    headline: str
    names: str
    copy: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an excerpt; ``found`` where it is what was looked for."""

    text: str
    found: bool = False


def folded(text: str) -> str:
    """A text without case and accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKC", "".join(mark for mark in apart if not unicodedata.combining(mark)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(folded(text)))


def terms_of(query: str) -> tuple[Term, ...]:
    """What a query asks for; every term must be found. The last word may be the beginning of one."""
    parts = _QUOTES.split(query[:LONGEST_QUERY])
    terms: list[Term] = []
    for at, part in enumerate(parts):
        words = words_of(part)
        quoted = at % 2 == 1
        if quoted and words:
            terms.append(Term(words, prefix=at == len(parts) - 1))
        elif words:
            terms += [Term((word,)) for word in words]
            if at == len(parts) - 1:
                terms[-1] = Term(terms[-1].words, prefix=True)
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]


# ---- the words of a story ----


def document_of(content: Mapping[str, object], streams: Mapping[str, object]) -> Document:
    """What is looked at of a story, from its plain fields and its streams' values."""
    about = [content.get("kicker"), content.get("dateline"), content.get("section"), content.get("story_id")]
    names = [*map(str, about), *(_plain(streams.get(name)) for name in ("bylines", "subjects"))]
    copy = [str(content.get("standfirst") or ""), *(_plain(streams.get(name)) for name in ("body", "notes"))]
    return Document(
        str(content.get("headline") or ""), " ".join(filter(None, names)), "\n".join(filter(None, copy))[:LONGEST_COPY]
    )


def _plain(value: object) -> str:
    """Every text in a stream's value."""
    return unicodedata.normalize("NFC", " ".join(" ".join(_texts(value)).split()))


def _texts(value: object) -> Iterator[str]:
    """The texts in a value, however deep."""
    if isinstance(value, str):
        yield unescape(_TAG.sub(" ", value))
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NOT_TEXT:
                yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)


# ---- what is shown of what was found ----


def excerpt(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The part of a text around the first thing found, what was found in it marked; its beginning where nothing was."""
    first = next(_found(text, terms), (0, 0))[0]
    begin, end = _from_word(text, first - AROUND), _to_word(text, first + 2 * AROUND)
    spans = [(begin + left, begin + right) for left, right in _found(text[begin:end], terms)]
    pieces = _pieces(text, spans, begin, end)
    before, after = ("…" if begin else ""), ("…" if end < len(text) else "")
    return tuple(piece for piece in (Piece(before), *pieces, Piece(after)) if piece.text)


def _pieces(text: str, spans: Sequence[tuple[int, int]], begin: int, end: int) -> Iterator[Piece]:
    """A part of a text in pieces."""
    at = begin
    for left, right in spans:
        yield Piece(text[at:left])
        yield Piece(text[left:right], found=True)
        at = right
    yield Piece(text[at:end])


def _found(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Where the words looked for stand in a text; in the folded text where each sign has one sign in it too."""
    plain = folded(text)
    if len(plain) == len(text):
        wanted = _pattern(tuple(terms))
        return (found.span() for found in wanted.finditer(plain)) if terms else iter(())
    return (found.span() for found in _WORD.finditer(text) if _is_one(found[0], terms))


@lru_cache(maxsize=32)
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str]:
    """The words looked for, as they stand in a folded text."""
    whole = [word for term in terms for word in (term.words[:-1] if term.prefix else term.words)]
    begun = [rf"{term.words[-1]}[^\W_]*" for term in terms if term.prefix]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(begun + whole)})(?![^\W_])")


def _is_one(word: str, terms: Sequence[Term]) -> bool:
    """Whether a word is one of those looked for."""
    plain = folded(word)
    return any(plain in term.words or (term.prefix and plain.startswith(term.words[-1])) for term in terms)


def _from_word(text: str, at: int) -> int:
    """Where the word at a place begins."""
    return text.rfind(" ", 0, at) + 1 if at > 0 else 0


def _to_word(text: str, at: int) -> int:
    """Where the word at a place ends."""
    end = text.find(" ", at)
    return end if end >= 0 else len(text)
