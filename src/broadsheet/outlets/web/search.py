"""Search without a server: the index as small files which the page ``/search/`` reads in the reader's browser.

Every year has a folder. Its articles' terms stand in shards, by a hash of a term's first three letters, so that a word
or its beginning is in one file; what a result shows stands in a file for each month. ``/search/index.json`` counts.

A shard is a sheet of lines in order of code points: ``ferry BAdC``. After the term come its places in steps from the
one before, the first from 0, each place being four times the article's number in its year plus where the term stands
(0 the text, 1 names and subjects, 2 the standfirst and kicker, 3 the headline). Steps are written in fives of bits,
the lowest first, as letters of ``DIGITS``; all but a step's last have the sixth bit set (as varints have the eighth).
A term too common to tell articles apart has ``*`` before its places, which then are only those outside the text: it
is found everywhere. Sections are terms too: ``=harbour``.

``search.js`` reads all this and makes terms of a query as ``terms_of`` does; a test holds the two together.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from broadsheet.outlets.addresses import slug_of
from broadsheet.story.text import story_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from broadsheet.outlets.model import Card
    from broadsheet.story.model import Story

FOLDER = "/search/"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LONGEST = 24
"""Letters of a term that count."""
PER_SHARD = 10
"""Articles of a year for each of its shards: 10 to 30 KB where they have 900 words."""
COMMON_LENGTH = 4
COMMON_LEAST = 20
"""Terms this short that stand in more than half of a year's articles are common, if it has this many."""
MONTHS = 12
TEXT, NAMES, STANDFIRST, HEADLINE = range(4)

_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670"
_UNVOICED = re.compile(f"[{_MARKS}.,]+")
_WORD = re.compile(rf"[\w{_MARKS}]+(?:(?<=\d)[.,](?=\d)[\w{_MARKS}]+)*")
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ς": "σ",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ى": "ي",
        "ة": "ه",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the index: what a result shows, and its terms.

    ``terms`` are those of the text, names, standfirst and headline, each in order, parted by spaces; a term stands only
    in the best of its places.
    """

    id: str
    address: str
    headline: str
    published: date
    standfirst: str = ""
    names: tuple[str, ...] = ()
    section: str = ""
    subjects: tuple[str, ...] = ()
    issue: int = 0
    page: int = 0
    terms: tuple[str, str, str, str] = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many articles the index holds of a year, by month from January."""

    year: int
    months: tuple[int, ...]

    @property
    def shards(self) -> int:
        """How many files its terms stand in, a power of two."""
        return 1 << (max(1, -(-sum(self.months) // PER_SHARD)) - 1).bit_length()


def terms_of(text: str) -> set[str]:
    """The terms of a text: its words and figures of two and more letters, in small letters without accents.

    "4,106" is ``4106``; points over Hebrew and Arabic go, and each letter has one form. At most 24 letters count.
    """
    return set(chain.from_iterable(map(_terms_within, set(text.split()))))


@lru_cache(maxsize=1 << 16)
def _terms_within(run: str) -> tuple[str, ...]:
    """The terms within a run of letters and signs: most runs come again and again."""
    words = _WORD.findall(run.lower().replace("_", " "))
    terms = (_UNVOICED.sub("", unicodedata.normalize("NFKD", word)).translate(_LETTERS) for word in words)
    return tuple(term[:LONGEST] for term in terms if len(term) > 1)


def entry_of(story: Story, card: Card) -> Entry:
    """The entry of a story as its card tells of it."""
    names = tuple(dict.fromkeys(byline.name for byline in card.bylines))
    texts = (
        " ".join(text for _, _, text in story_paragraphs(story)),
        " ".join((*names, *card.subjects, card.dateline)),
        f"{card.standfirst} {card.kicker}",
        card.headline,
    )
    return Entry(
        id=card.id,
        address=card.address,
        headline=card.headline,
        published=card.published,
        standfirst=card.standfirst or card.opening,
        names=names,
        section=card.section,
        subjects=card.subjects,
        issue=card.issue,
        page=card.page,
        terms=_placed(texts),
    )


def _placed(texts: tuple[str, str, str, str]) -> tuple[str, str, str, str]:
    """The terms of each text that stand in no better one."""
    text, names, standfirst, headline = (terms_of(text) for text in texts)
    standfirst -= headline
    names -= headline | standfirst
    text -= headline | standfirst | names
    return (_joined(text), _joined(names), _joined(standfirst), _joined(headline))


def _joined(terms: set[str]) -> str:
    """Terms in order, parted by spaces."""
    return " ".join(sorted(terms))


def count_of(year: int, entries: Iterable[Entry]) -> YearCount:
    """How many of the entries fall in each month of the year."""
    months = [0] * MONTHS
    for entry in entries:
        months[entry.published.month - 1] += 1
    return YearCount(year, tuple(months))


def manifest(counts: Iterable[YearCount]) -> tuple[str, bytes]:
    """The address and bytes of the file that says what there is: years, newest first, with shards and months."""
    years = sorted(counts, key=lambda count: count.year, reverse=True)
    return f"{FOLDER}index.json", _json([[count.year, count.shards, list(count.months)] for count in years])


def year_files(year: int, entries: Sequence[Entry]) -> tuple[tuple[str, bytes], ...]:
    """Every file of a year's folder as (address, bytes), whatever order the entries come in.

    A change of one article's text changes its month's file and the shards of the terms that came or went.
    """
    ordered = sorted(entries, key=lambda entry: (entry.published, entry.id))
    home = f"{FOLDER}{year:04}/"
    return (*_card_files(home, ordered), *_shard_files(home, _places(ordered), count_of(year, ordered)))


def _card_files(home: str, entries: Sequence[Entry]) -> list[tuple[str, bytes]]:
    """For each month what results show of its articles, in order."""
    months: dict[int, list[list[object]]] = defaultdict(list)
    for entry in entries:
        months[entry.published.month].append(_shown(entry))
    return [(f"{home}{month:02}.json", _json(rows)) for month, rows in months.items()]


def _shown(entry: Entry) -> list[object]:
    """What a result shows: address, headline, standfirst, names, section, day, issue, page."""
    names = ", ".join(entry.names)
    day = entry.published.isoformat()
    return [entry.address, entry.headline, entry.standfirst, names, entry.section, day, entry.issue, entry.page]


def _places(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Each term's places in rising order."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for where, terms in enumerate(entry.terms):
            place = 4 * number + where
            for term in terms.split():
                places[term].append(place)
        if entry.section:
            places[f"={slug_of(entry.section)}"].append(4 * number)
    return places


def _shard_files(home: str, places: dict[str, list[int]], count: YearCount) -> list[tuple[str, bytes]]:
    """The shards: every one of the year is written, so that a reader's browser asks for none that is missing."""
    total, shards = sum(count.months), count.shards
    sheets: list[list[str]] = [[] for _ in range(shards)]
    for term in sorted(places):
        sheets[_hash(term[:3]) % shards].append(f"{term} {_told(term, places[term], total)}\n")
    return [(f"{home}t{number}.txt", f"\n{''.join(sheet)}".encode()) for number, sheet in enumerate(sheets)]


@cache
def _hash(beginning: str) -> int:
    """A number for a term's beginning: FNV-1a (32 bits) over its code points, folded once."""
    number = 2_166_136_261
    for letter in beginning:
        number = (number ^ ord(letter)) * 16_777_619 & 0xFFFFFFFF
    return number ^ (number >> 15)


def _told(term: str, places: list[int], total: int) -> str:
    """A term's places as a shard writes them."""
    if len(term) > COMMON_LENGTH or total < COMMON_LEAST or len(places) * 2 <= total or term[0] == "=":
        return _steps(places)
    return f"*{_steps([place for place in places if place % 4])}"


def _steps(places: list[int]) -> str:
    """Rising numbers as the steps between them."""
    if not places:
        return ""
    return _digits(places[0]) + "".join([_digits(here - before) for before, here in pairwise(places)])


@cache
def _digits(number: int) -> str:
    """A number in fives of bits, the lowest first."""
    written = ""
    while number > 31:  # noqa: PLR2004 - five bits, as the module says
        written += DIGITS[32 | (number & 31)]
        number >>= 5
    return written + DIGITS[number]


def _json(value: object) -> bytes:
    """A value as JSON without white space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
