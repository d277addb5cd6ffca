"""Where a word may be divided: patterns by language (Liang, 1983), exceptions, soft and hard hyphens, addresses.

The pattern files are those that pyphen carries. They are read here without its parser, which spends 0.1 s on what a
newspaper line needs; the places found are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pyphen

SOFT_HYPHEN = "\u00ad"
LEFT = 2
RIGHT = 3
SHORTEST = 5
"""A word with fewer letters is never divided."""

DICTIONARIES = {
    "en": "en_US",
    "de": "de_DE",
    "fr": "fr",
    "es": "es",
    "pt": "pt_PT",
    "pl": "pl_PL",
    "el": "el_GR",
    "ru": "ru_RU",
}
"""American patterns for English: at a narrow measure they leave fewer bad lines than the British ones."""

EXCEPTIONS = {
    "en": (
        "any-thing as-so-ciate as-so-ciates data-base ev-ery-one ev-ery-thing news-paper news-papers pho-to-graph "
        "pho-to-graphs pho-tog-ra-pher pho-tog-ra-phers pres-ent pro-ject pro-jects rec-ord rec-ords ref-er-ence "
        "some-thing ther-a-pist week-day"
    ),
    "de": "Ur-in-stinkt beinhalten Wach-stube Druck-erzeugnis",
}

_IGNORED = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NEXTLEVEL")
_DIGITS = str.maketrans("", "", "0123456789")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S|\S@\S+\.\w|^\S+\.(?:org|com|net|eu|info|[a-z]{2})/\S", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+", re.UNICODE)
_DASHES = "–—"
_TURKISH_VOWELS = frozenset("aeıioöuüâîû")


@dataclass(frozen=True, slots=True)
class Break:
    """A place a word may be divided: before character ``at``.

    ``adds``: a hyphen is added there; ``flagged``: the line ends in a hyphen, added or the word's own.
    """

    at: int
    adds: bool
    flagged: bool


class Patterns:
    """Liang's patterns of one language. A pattern's digits are worked out when a word first meets it."""

    def __init__(self, path: Path) -> None:
        encoding, _, body = path.read_bytes().partition(b"\n")
        named = encoding.decode("ascii").strip()
        text = body.decode("cp1251" if named.lower() == "microsoft-cp1251" else named)
        lines = [line.strip() for line in text.split("\n")]
        kept = [line for line in lines if line and "/" not in line and not line.startswith(_IGNORED)]
        keys = "\n".join(kept).translate(_DIGITS).split("\n")
        self._raw = dict(zip(keys, kept, strict=True))
        self._values: dict[str, tuple[tuple[int, int], ...]] = {}
        self._longest = max(map(len, keys), default=0)

    def positions(self, word: str) -> list[int]:
        """Every place the patterns would divide a word, without regard to its ends."""
        pointed = f".{word.lower()}."
        length = len(pointed)
        levels = [0] * (length + 1)
        raw, longest = self._raw, self._longest
        for start in range(length - 1):
            for end in range(start + 1, min(start + longest, length) + 1):
                piece = pointed[start:end]
                if piece in raw:
                    for offset, level in self._levels(piece):
                        levels[start + offset] = max(levels[start + offset], level)
        return [index - 1 for index, level in enumerate(levels) if level % 2]

    def _levels(self, piece: str) -> tuple[tuple[int, int], ...]:
        """A pattern's digits as (offset, level), zeros left out."""
        values = self._values.get(piece)
        if values is None:
            found, offset = [], 0
            for character in self._raw[piece]:
                if character.isdigit():
                    found.append((offset, int(character)))
                else:
                    offset += 1
            values = self._values[piece] = tuple(found)
        return values


@cache
def _patterns(language: str) -> Patterns | None:
    """The patterns of a language; None when there are none."""
    path = pyphen.LANGUAGES.get(DICTIONARIES.get(language, language))
    return Patterns(Path(str(path))) if path else None


@cache
def _exceptions(language: str) -> dict[str, tuple[int, ...]]:
    """The exception list of a language as word → places."""
    return {word.replace("-", "").lower(): _places(word) for word in EXCEPTIONS.get(language, "").split()}


def _places(word: str) -> tuple[int, ...]:
    """Where the hyphens of a written-out division stand, counted without them."""
    return tuple(match.start() - index for index, match in enumerate(re.finditer("-", word)))


def syllables(word: str, language: str) -> tuple[int, ...]:
    """Where a plain word (letters only) may be divided, at least two letters before and three after."""
    base = language.split("-", maxsplit=1)[0].lower()
    listed = _exceptions(base).get(word.lower())
    if listed is not None:
        return listed
    if base == "tr":
        found = turkish(word)
    else:
        patterns = _patterns(base)
        found = patterns.positions(word) if patterns else []
    return tuple(at for at in found if LEFT <= at <= len(word) - RIGHT)


def turkish(word: str) -> list[int]:
    """Turkish syllables: each has one vowel and takes at most one consonant before it (TDK, Yazım Kılavuzu)."""
    lowered = word.replace("I", "ı").replace("İ", "i").lower()
    vowels = [index for index, letter in enumerate(lowered) if letter in _TURKISH_VOWELS]
    return [following - 1 if following - vowel > 1 else following for vowel, following in pairwise(vowels)]


def breaks(token: str, language: str, *, patterns: bool = True) -> tuple[Break, ...]:
    """Every place a token (text between two spaces) may be divided, in order.

    Addresses break after slashes and before dots, without a hyphen; words with digits or all in capitals only at
    their own hyphens; a soft hyphen in a word silences the patterns there.
    """
    if token.isalpha() and len(token) < SHORTEST:
        return ()
    if _ADDRESS.search(token):
        return _address_breaks(token)
    found: dict[int, Break] = {}
    for match in _WORDS.finditer(token):
        for at in _word_breaks(match, token, language) if patterns else ():
            found[at] = Break(at, adds=True, flagged=True)
    for index, character in enumerate(token):
        own = _own_break(token, index, character)
        if own:
            found[own.at] = own
    return tuple(found[at] for at in sorted(found))


def _word_breaks(match: re.Match[str], token: str, language: str) -> tuple[int, ...]:
    """The pattern breaks of one run of letters in a token."""
    word = match.group()
    plain = len(word) >= SHORTEST and not (word.isupper() and len(word) > 1)
    if not plain or SOFT_HYPHEN in token or any(character.isdigit() for character in token):
        return ()
    return tuple(match.start() + at for at in syllables(word, language))


def _own_break(token: str, index: int, character: str) -> Break | None:
    """A break the token brings itself: at a soft hyphen, after a hard hyphen, after a dash, after a slash."""
    inside = 0 < index < len(token) - 1
    if not inside:
        return None
    if character == SOFT_HYPHEN:
        return Break(index + 1, adds=True, flagged=True)
    if character in "-\u2010" and token[index - 1].isalpha() and token[index + 1].isalpha():
        return Break(index + 1, adds=False, flagged=True)
    if character in _DASHES and token[index + 1] not in _DASHES + ",.;:!?’”":
        return Break(index + 1, adds=False, flagged=False)
    if character == "/" and index > 1 and len(token) - index > LEFT:
        return Break(index + 1, adds=False, flagged=False)
    return None


def _address_breaks(token: str) -> tuple[Break, ...]:
    """An address breaks after a slash, a query mark or an at sign, and before a dot or a hyphen; no hyphen is added."""
    start = token.find("//") + 2 if "//" in token else 0
    after = {index + 1 for index in range(start, len(token) - 1) if token[index] in "/?&=@_"}
    before = {index for index in range(start + 1, len(token) - 1) if token[index] in ".-"}
    inside = (at for at in sorted(after | before) if LEFT <= at <= len(token) - LEFT)
    return tuple(Break(at, adds=False, flagged=False) for at in inside)
