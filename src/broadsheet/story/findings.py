"""What reading a file found, collected while it goes on: the user's mistakes are values, so all of them come out."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from broadsheet.remarks import Place, Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


MOST_QUOTED = 40
"""About half a terminal's line."""


class Findings:
    """The remarks on one file in the making. Saying the same twice about one line is saying it once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[Remark, None] = {}

    def stop(self, rule: str, line: int, message: str, advice: str) -> None:
        """Note a mistake with which the story cannot be printed as it was meant."""
        self._add(Severity.STOP, rule, line, message, advice)

    def warn(self, rule: str, line: int, message: str, advice: str) -> None:
        """Note a mistake the paper can be printed with, but should not be."""
        self._add(Severity.WARN, rule, line, message, advice)

    def note(self, rule: str, line: int, message: str, advice: str) -> None:
        """Note what an editor may want to know."""
        self._add(Severity.NOTE, rule, line, message, advice)

    def _add(self, severity: Severity, rule: str, line: int, message: str, advice: str) -> None:
        self._found[Remark(rule, severity, Place(self.file, line), message, advice)] = None

    def remarks(self) -> tuple[Remark, ...]:
        """Everything found, in order of line."""
        return tuple(sorted(self._found, key=lambda remark: remark.place.line))


def short(text: str) -> str:
    """A text on one line, short enough to be quoted in a remark."""
    clean = " ".join(text.split())
    return clean if len(clean) <= MOST_QUOTED else f"{clean[: MOST_QUOTED - 1]}…"


def suggestion(word: str, known: Iterable[str]) -> str:
    """A way out for a word that is none of ``known``: the nearest of them, or all."""
    choices = tuple(known)
    near = get_close_matches(word.casefold(), choices, n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else f"It may be {', '.join(choices[:-1])} or {choices[-1]}."
