"""Quotation marks that open and never close, or close what never opened.

The marks of all our languages are followed in one pass: “…”, „…“, „…”, «…», »…«. A low mark „ opens and a high “ or ”
closes it; “ opens elsewhere; a guillemet closes when its partner is open, and opens otherwise. Single marks can be told
from apostrophes only in part, so of them only a ‘ too many is seen. A quotation that runs over several paragraphs opens
anew at each and closes at its end (Chicago Manual of Style 18, 13.32; New Hart's Rules, 9.2.3), which is no mistake.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSES = {"„": "“”", "“": "”", "«": "»", "»": "«"}
SAME_BOTH_SIDES = frozenset({"sv", "fi"})
"""Languages that open and close with ”."""
_MARKS = re.compile("[„“”«»]")
_BEGINS = re.compile("[\\s—–-]*[„“”«»\"‘']")


def open_marks(text: str, language: str) -> tuple[str, str]:
    """The first mark that is never closed, and the first that closes nothing; empty where there is none."""
    stack: list[str] = []
    stray = ""
    both = language.split("-", maxsplit=1)[0].casefold() in SAME_BOTH_SIDES
    for match in _MARKS.finditer(text):
        mark = match[0]
        if stack and (mark in CLOSES.get(stack[-1], "") or (both and mark == stack[-1])):
            stack.pop()
        elif mark in CLOSES or both:
            stack.append(mark)
        elif not text[: match.start()][-1:].isdigit():  # 12” is a measure
            stray = stray or mark
    return "".join(stack[:1]) or _single(text) or _straight(text), stray


def _single(text: str) -> str:
    """A ‘ more than there are ’, which may be apostrophes as well."""
    return "‘" if text.count("‘") > text.count("’") + text.count("‚") else ""


def _straight(text: str) -> str:
    """An odd straight quote, unless one follows a figure and may stand for inches."""
    return '"' if text.count('"') % 2 and not re.search(r'\d"', text) else ""


def unbalanced(paragraphs: tuple[str, ...], language: str) -> Iterator[tuple[str, str, bool]]:
    """Paragraphs in a row whose marks do not pair: the paragraph, the mark, and whether it closes (else it opens).

    An open quotation is right when the next paragraph begins with a mark of its own.
    """
    for text, following in pairwise((*paragraphs, "")):
        opening, stray = open_marks(text, language)
        if opening and not _BEGINS.match(following):
            yield text, opening, False
        if stray:
            yield text, stray, True
