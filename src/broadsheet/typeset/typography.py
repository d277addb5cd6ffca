"""Smart typography by language: quotation marks, apostrophes, dashes, ellipses and spaces that must not break.

Only what stands for the same word is exchanged; no word is added, lost or moved. ``dress`` is idempotent, so dressed
text may be dressed again. ``as_read`` says what a reader copies back out of a page: the yardstick for "nothing lost".

Sources: Duden (Richtlinien für den Schriftsatz); Lexique des règles typographiques en usage à l'Imprimerie nationale;
Ortografía de la lengua española, 2010; New Hart's Rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias
from unicodedata import normalize

from broadsheet.story.model import Spans

NBSP = "\u00a0"
NARROW = "\u202f"
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a language: outer pair, inner pair."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


ENGLISH = Quotes("“", "”", "‘", "’")
QUOTES = {
    "en": ENGLISH,
    "de": Quotes("„", "“", "‚", "‘"),
    "fr": Quotes("«" + NARROW, NARROW + "»", "“", "”"),
    "es": Quotes("«", "»", "“", "”"),
    "pt": ENGLISH,
    "pl": Quotes("„", "”", "«", "»"),
    "tr": ENGLISH,
    "el": Quotes("«", "»", "“", "”"),
    "ru": Quotes("«", "»", "„", "“"),
}
EM_DASH_LANGUAGES = frozenset({"ru", "es", "pt"})
"""Languages whose spaced dash is the em dash; the others set an en dash between spaces."""
THIN_THOUSANDS = frozenset({"fr", "es", "pt", "pl", "ru"})
"""Languages that part thousands by a thin space."""

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я"
_UNITS = (
    r"km|m|cm|mm|kg|g|t|l|ml|ha|°C|kW|kWh|MW|GWh?|€|£|zł|%|Mio\.|Mrd\.|million|billion|Millionen|Prozent|руб\."
    r"|Uhr|[ap]\.m\."
)
_NUMBERED = (
    r"[Pp]ages?|pp?\.|No\.|Nr\.|Seite|S\.|n\.º|[Pp]ág\.|str\.|стр\.|№|σελ\.|[Aa]rt\.|[Vv]ol\.|Bd\.|[Cc]hapter|[Ii]ssue"
)
_TITLES = r"Mr|Mrs|Ms|Dr|Prof|St|Mme|Mlle|Sra?|Hr|Fr|Mr\.|Mrs\.|Ms\.|Dr\.|Prof\.|St\."
_INVISIBLE = (
    "".join(map(chr, (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0))))
    + "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_ELISIONS = re.compile(r"(?:tis|twas|em|til|cause|n|\d\ds?)\b", re.IGNORECASE)
LONGEST_INNER = 600
"""An inner quotation closes within so many characters, or its mark is an apostrophe."""
_MARKS = re.compile("[\"']")
_OPENERS = frozenset(" \t\n([{–—/«„“‘‚¿¡" + NBSP + NARROW)
_LATER_CLOSE = re.compile(r"[^\s'](?:[^']|(?<=\w)'(?=\w))*?(?<=\S)'(?!\w)|[^\s']'(?!\w)")

Edit: TypeAlias = tuple[int, int, str]
"""Characters from … to … are exchanged for others."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One kind of exchange, looked for only in text that has one of the ``guard`` characters."""

    guard: frozenset[str]
    edits: Callable[[str], list[Edit]]


def _rule(guard: str, pattern: str, exchange: str) -> Stage:
    """A stage that exchanges what a pattern matches for a template."""
    compiled = re.compile(pattern)

    def edits(text: str) -> list[Edit]:
        return [(match.start(), match.end(), match.expand(exchange)) for match in compiled.finditer(text)]

    return Stage(frozenset(guard), edits)


@cache
def stages(language: str) -> tuple[Stage, ...]:
    """The exchanges of a language, in order."""
    base = language.split("-", maxsplit=1)[0].lower()
    dash = "—" if base in EM_DASH_LANGUAGES else "–"
    quotes = QUOTES.get(base, ENGLISH)
    own = OWN.get(base, ())
    spaced = _rule("-", rf"(?<=[^\s-])[ {NBSP}]--?[ {NBSP}](?=[^\s-])", f"{NBSP}{dash} ")
    thousands = (_rule(" ", rf"(?<![\d,.])(\d{{1,3}}) (?=\d{{3}}(?:[{NARROW} ]\d{{3}})*(?!\d))", rf"\1{NARROW}"),)
    return (
        _rule("\t\n\r\u2028\u2029", r"[\n\r\t\u2028\u2029]+", " "),
        _rule(_INVISIBLE, f"[{re.escape(_INVISIBLE)}]+", ""),
        _rule(".", r"(?<!\.)\.\.\.(?!\.)", "…"),
        spaced,
        _rule("-", r"(?<!-)---(?!-)", "—"),
        _rule("-", r"(?<!-)--(?!-)", "–"),
        spaced,
        _rule("–—", r"(?<=[^\s]) ([–—]) (?=\S)", rf"{NBSP}\1 "),
        Stage(frozenset("\"'"), lambda text: _quote_edits(text, quotes)),
        *own,
        *(thousands if base in THIN_THOUSANDS else ()),
        _rule("0123456789", rf"(?<=\d) (?=(?:{_UNITS})(?!\w))", NBSP),
        _rule("0123456789", rf"(?<!\w)({_NUMBERED}) (?=\d)", rf"\1{NBSP}"),
        _rule(".", rf"(?<![\w.])((?!I\.)[{_CAPITAL}]\.) (?=[{_CAPITAL}])", rf"\1{NBSP}"),
        _rule("MDPSHF", rf"(?<!\w)({_TITLES}) (?=[{_CAPITAL}])", rf"\1{NBSP}"),
    )


OWN: dict[str, tuple[Stage, ...]] = {
    # Thin before ; ! ? and inside guillemets, a word space before the colon; hours stay with their minutes.
    "fr": (
        _rule("«", f"«(?!{NARROW})[ {NBSP}]?(?=\\S)", f"«{NARROW}"),
        _rule("»", f"(?<![{NARROW}\\s])[ {NBSP}]?»", f"{NARROW}»"),
        _rule(";!?", rf"(?<=[^\s{NARROW}{NBSP};!?(])[ {NBSP}]?([;!?])(?![\w/=&])", rf"{NARROW}\1"),
        _rule(":", rf"(?<=[^\s{NARROW}{NBSP}:])[ {NBSP}]?:(?=\s|$)(?<!{NBSP}:)", f"{NBSP}:"),
        _rule("h", r"(?<=\d) h (?=\d)", f"{NBSP}h{NBSP}"),
        _rule("h", r"(?<=\d) h(?!\w)", f"{NBSP}h"),
    ),
    # A preposition or conjunction of one letter goes with the word it governs (Wolański, Edycja tekstów).
    "pl": (_rule("aiouwzAIOUWZ", r"(?<!\w)([aiouwzAIOUWZ]) (?=\w)", rf"\1{NBSP}"),),
}
"""What a language asks beyond quotation marks and dashes."""


def _quote_edits(text: str, quotes: Quotes) -> list[Edit]:
    """Straight marks to the language's own, by what stands before and after each."""
    edits: list[Edit] = []
    opened, inside = -2, False
    for match in _MARKS.finditer(text):
        at = match.start()
        before = text[at - 1] if at else " "
        after = text[at + 1 : at + 2] or " "
        opens = (before in _OPENERS or opened == at - 1) and not after.isspace()
        if match.group() == '"':
            mark = quotes.opening if opens else quotes.closing
        elif opens and not _ELISIONS.match(text, at + 1) and _LATER_CLOSE.match(text, at + 1, at + LONGEST_INNER):
            mark, inside = quotes.inner_opening, True
        elif inside and not (before.isalnum() and after.isalnum()):
            mark, inside = quotes.inner_closing, False
        else:
            mark = "’"
        opened = at if opens else opened
        edits.append((at, at + 1, mark))
    return edits


def _apply(text: str, edits: list[Edit]) -> str:
    """The text with its edits made."""
    parts: list[str] = []
    done = 0
    for start, end, exchange in edits:
        parts += (text[done:start], exchange)
        done = end
    return "".join((*parts, text[done:]))


def dress(text: str, language: str) -> str:
    """A plain text as it is set. Idempotent."""
    text = text if text.isascii() else normalize("NFC", text)
    signs = set(text)
    for stage in stages(language):
        if not stage.guard.isdisjoint(signs):
            edits = stage.edits(text)
            if edits:
                text = _apply(text, edits)
                signs = set(text)
    return text


def dress_spans(spans: Spans, language: str) -> Spans:
    """Spans as they are set: dressed as one text, so that a quotation may open in one span and close in another."""
    if not spans:
        return ()
    if len(spans) == 1:
        return (replace(spans[0], text=dress(spans[0].text, language)),)
    spans = tuple(replace(span, text=normalize("NFC", span.text)) for span in spans)
    text = "".join(span.text for span in spans)
    ends = [sum(len(span.text) for span in spans[: index + 1]) for index in range(len(spans))]
    for stage in stages(language):
        edits = [] if stage.guard.isdisjoint(text) else stage.edits(text)
        ends = [_moved(end, edits) for end in ends] if edits else ends
        text = _apply(text, edits)
    starts = [0, *ends[:-1]]
    return tuple(replace(span, text=text[a:b]) for span, a, b in zip(spans, starts, ends, strict=True))


def _moved(place: int, edits: list[Edit]) -> int:
    """Where a place between characters lies after the edits; inside an edit it moves to its end."""
    shift = 0
    for start, end, exchange in edits:
        if end <= place:
            shift += len(exchange) - (end - start)
        elif start < place:
            return start + shift + len(exchange)
    return place + shift


_READ = str.maketrans({NBSP: " ", NARROW: " ", "\u2009": " ", "\u200a": " ", "\u2011": "-", SOFT_HYPHEN: None})


def as_read(text: str, language: str) -> str:
    """What a reader copies back of a text that was set: dressed, soft hyphens gone, every space a plain one."""
    return " ".join(dress(text, language).translate(_READ).split())
