"""What a measurement found: remarks, figures of the whole file and figures of single pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.remarks import Place, Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from broadsheet.proof.layout import Layout

Figure: TypeAlias = float
"""A count or a measure."""


@dataclass(frozen=True, slots=True)
class Findings:
    """``totals`` are (name, figure), ``pages`` are (page number, name, figure)."""

    remarks: tuple[Remark, ...] = ()
    totals: tuple[tuple[str, Figure], ...] = ()
    pages: tuple[tuple[int, str, Figure], ...] = ()

    def __add__(self, other: Findings) -> Findings:
        """Both together."""
        return Findings(self.remarks + other.remarks, self.totals + other.totals, self.pages + other.pages)


def together(findings: Iterable[Findings]) -> Findings:
    """All of them as one."""
    return reduce(Findings.__add__, findings, Findings())


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a good page: its stable name, how much breaking it matters, and the way out."""

    name: str
    severity: Severity
    advice: str = ""

    def broken(self, layout: Layout, page: int, message: str, story: int = -1) -> Remark:
        """A remark that the rule is broken on a page."""
        return Remark(self.name, self.severity, Place(page=page, story=layout.title(story)), message, self.advice)


def stop(name: str, advice: str = "") -> Rule:
    """A rule that holds the press."""
    return Rule(name, Severity.STOP, advice)


def warn(name: str, advice: str = "") -> Rule:
    """A rule an editor should look at."""
    return Rule(name, Severity.WARN, advice)


def note(name: str, advice: str = "") -> Rule:
    """A rule of taste."""
    return Rule(name, Severity.NOTE, advice)


def count(things: Sequence[object], name: str) -> str:
    """How many there are, in words: 1 line, 3 lines."""
    return f"{len(things)} {name}" if len(things) == 1 else f"{len(things)} {name}s"


def shown(text: str, length: int = 32) -> str:
    """The beginning of a line, to find it by."""
    text = text.strip().replace("\u00ad", "-")
    return f"“{text}”" if len(text) <= length else f"“{text[:length].rstrip()}…”"
