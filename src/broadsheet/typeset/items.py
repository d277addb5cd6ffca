"""A paragraph as items for line breaking: words with the places they divide, and the arrays the breaker walks.

Each break has two coordinates on the paragraph's long line: where a line ending there ends, hyphen included
(``end``), and where the next line begins (``origin``). The natural width of the line from break a to break b is then
``end[b] - origin[a]`` exactly, whatever kerning or ligatures a division undoes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from broadsheet.measure import Mpt
from broadsheet.typeset.hyphenation import SOFT_HYPHEN, Break, breaks
from broadsheet.typeset.model import Piece
from broadsheet.typeset.shaping import Case, Shaped

NO_BREAK_SPACE = "\u00a0"
OWN_HYPHEN_PENALTY = 40
NAME_PENALTY = 70
"""Added for dividing a proper name."""
CHARACTER_PENALTY = 900
LONGEST = 500
"""A token with more characters is no word; it is only ever cut between letters."""
_SENTENCE_ENDS = tuple(".!?:…")
_CLOSERS = '”’»“")'


class Division(NamedTuple):
    """One place inside a word, before character ``at``.

    ``end`` is the width of what stays on the line, ``rest`` the word's width less that of what is carried over.
    ``adds``: a hyphen is added; ``flagged``: the line then ends in a hyphen.
    """

    at: int
    end: Mpt
    rest: Mpt
    penalty: int
    adds: bool
    flagged: bool


class Word:
    """A token of text in one case. Shared by all paragraphs that use it, so it can be compared by identity.

    ``cut``: its divisions stand between any two letters, and their widths are not those of the parts shaped anew.
    """

    __slots__ = ("_pieces", "capital", "case", "cut", "divisions", "ends_sentence", "shaped", "text")

    def __init__(self, case: Case, text: str, divisions: tuple[Division, ...], *, cut: bool = False) -> None:
        self.case = case
        self.text = text
        self.shaped: Shaped = case.word(text)
        self.divisions = divisions
        self.cut = cut
        self.capital = text[:1].isupper() or text[1:2].isupper()
        self.ends_sentence = text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)
        self._pieces: dict[tuple[bool, Mpt], tuple[Piece, ...]] = {}

    def pieces(self, gap: bool, kern: Mpt) -> tuple[Piece, ...]:  # noqa: FBT001 - the piece's own field
        """The whole word as pieces for a line, remembered."""
        key = (gap, kern)
        pieces = self._pieces.get(key)
        if pieces is None:
            pieces = self._pieces[key] = as_pieces(self.shaped, gap=gap, kern=kern)
        return pieces


def as_pieces(shaped: Shaped, *, gap: bool, kern: Mpt, rise: Mpt = 0, link: str = "") -> tuple[Piece, ...]:
    """A shaped word as pieces; only the first stands after a space."""
    first = shaped.fragments[:1]
    rest = shaped.fragments[1:]
    lead = tuple(Piece(fragment, gap, rise, link, kern) for fragment in first)
    return lead + tuple(Piece(fragment, gap=False, rise=rise, link=link) for fragment in rest)


@dataclass(frozen=True, slots=True)
class Dress:
    """What a run carries beside its letters."""

    rise: Mpt = 0
    link: str = ""


PLAIN = Dress()


class Item(NamedTuple):
    """A word in a paragraph: ``gap`` a space stands before it, ``breakable`` that space may end a line."""

    word: Word
    gap: bool
    breakable: bool
    dress: Dress


class BreakPoint(NamedTuple):
    """A place a line may end.

    ``item`` is the word before it, ``division`` the place inside that word or -1 after it. ``first`` and ``last`` are
    the words beginning the next line and ending this one, when whole.
    """

    end: Mpt
    spaces: int
    origin: Mpt
    next_spaces: int
    penalty: int
    flagged: bool
    item: int
    division: int
    first: Word | None
    last: Word | None


class WordStock:
    """The words of one case as the breaker wants them, each divided once. ``hyphenate`` turns the patterns on."""

    def __init__(self, case: Case, hyphen_penalty: int, *, hyphenate: bool) -> None:
        self.case = case
        self.hyphen_penalty = hyphen_penalty
        self.hyphenate = hyphenate
        self.known: dict[str, Word] = {}

    def word(self, token: str) -> Word:
        """The word for a token without breaking spaces."""
        word = self.known.get(token)
        if word is None:
            word = self.known[token] = self._make(token)
        return word

    def _make(self, token: str) -> Word:
        """Shape and divide a token."""
        places = breaks(token, self.case.language, patterns=self.hyphenate) if len(token) <= LONGEST else ()
        if not self.hyphenate:
            places = tuple(place for place in places if not place.adds)
        text = token
        if SOFT_HYPHEN in token:
            places = tuple(_without_soft(place, token) for place in places)
            text = token.replace(SOFT_HYPHEN, "")
        return Word(self.case, text, tuple(self._division(text, place) for place in places))

    def _division(self, text: str, place: Break) -> Division:
        """A division with its widths, exact: both parts are shaped."""
        case = self.case
        head = text[: place.at]
        end = (case.hyphened(head) if place.adds else case.word(head)).width
        rest = case.word(text).width - case.word(text[place.at :]).width
        penalty = self.hyphen_penalty if place.adds else OWN_HYPHEN_PENALTY if place.flagged else 0
        return Division(place.at, end, rest, penalty, place.adds, place.flagged)

    def cut_everywhere(self, word: Word) -> Word:
        """The word with a place to divide between any two glyphs, for what no line can hold; widths not shaped anew."""
        return Word(word.case, word.text, tuple(_cuts(word.shaped)), cut=True)


def _cuts(shaped: Shaped) -> Iterator[Division]:
    """A division before every glyph that begins a character, but the first."""
    x = at = seen = 0
    for fragment in shaped.fragments:
        starts = fragment.clusters or range(len(fragment.glyphs))
        for start, advance in zip(starts, fragment.advances, strict=True):
            if at + start > seen:
                seen = at + start
                yield Division(seen, x, x, CHARACTER_PENALTY, adds=False, flagged=False)
            x += advance
        at += len(fragment.text)


def _without_soft(place: Break, token: str) -> Break:
    """A place counted without the soft hyphens before it."""
    return Break(place.at - token.count(SOFT_HYPHEN, 0, place.at), place.adds, place.flagged)


def items_of(stock: WordStock, text: str, dress: Dress = PLAIN, *, glued: bool = False) -> list[Item]:
    """The items of a run of text in one case. ``glued``: no space parts it from the run before."""
    items = []
    gap = not glued
    for token in text.split(" "):
        if not token:
            gap = True
            continue
        if NO_BREAK_SPACE in token:
            items.extend(_bound(stock, token, dress, gap=gap))
        else:
            items.append(Item(stock.word(token), gap, gap, dress))
        gap = True
    return items


def _bound(stock: WordStock, token: str, dress: Dress, *, gap: bool) -> list[Item]:
    """Words held together by no-break spaces: a space that stretches but never ends a line."""
    parts = enumerate(token.split(NO_BREAK_SPACE))
    return [Item(stock.word(part), gap or at > 0, gap and at == 0, dress) for at, part in parts if part]


def break_points(items: list[Item], space: Mpt) -> list[BreakPoint]:
    """All break points of a paragraph, from its beginning (index 0) to its end."""
    points = [BreakPoint(0, 0, 0, 0, 0, False, -1, -1, items[0].word, None)]
    x = 0
    spaces = 0
    previous: Word | None = None
    for index, item in enumerate(items):
        word = item.word
        shaped = word.shaped
        if previous is not None and item.gap:
            end = x
            x += previous.shaped.after + space + shaped.before
            spaces += 1
            if item.breakable:
                points.append(BreakPoint(end, spaces - 1, x, spaces, 0, False, index - 1, -1, word, previous))
        if word.divisions:
            name = NAME_PENALTY if word.capital and _is_name(word, previous) else 0
            points += [
                BreakPoint(x + end, spaces, x + rest, spaces, penalty + name, flagged, index, place, None, None)
                for place, (_, end, rest, penalty, _, flagged) in enumerate(word.divisions)
            ]
        x += shaped.width
        previous = word
    points.append(BreakPoint(x, spaces, x, spaces, 0, False, len(items) - 1, -1, None, previous))
    return points


def _is_name(word: Word, previous: Word | None) -> bool:
    """A capital in mid-sentence is a name, except in German, which gives one to every noun."""
    return previous is not None and not previous.ends_sentence and not word.case.language.startswith("de")
