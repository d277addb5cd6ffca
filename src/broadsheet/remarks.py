"""What a check found: rule, severity, place and advice. A finding is a value, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Severity(Enum):
    """How much a remark matters. Only ``STOP`` holds a story or an issue back from the press."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a remark points: a file and line, a page of the paper, a story; empty parts are unknown."""

    file: str = ""
    line: int = 0
    page: int = 0
    story: str = ""

    def __str__(self) -> str:
        """``issues/24/lead.md:12`` or ``page 3`` or the story's id, whatever is known."""
        where = f"{self.file}:{self.line}" if self.file and self.line else self.file
        page = f"page {self.page}" if self.page else ""
        return ", ".join(part for part in (where or self.story, page) if part) or "the paper"


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding. ``rule`` is a stable kebab-case name; ``message`` says what is wrong, ``advice`` the way out."""

    rule: str
    severity: Severity
    place: Place
    message: str
    advice: str = ""

    def __str__(self) -> str:
        """One line for a terminal."""
        advice = f" {self.advice}" if self.advice else ""
        return f"{self.severity.value}: {self.place}: {self.message}{advice} [{self.rule}]"


def stops(remarks: Iterable[Remark]) -> bool:
    """Whether any of the remarks holds the press."""
    return any(remark.severity is Severity.STOP for remark in remarks)


def remark_dict(remark: Remark) -> dict[str, Any]:
    """A remark as JSON-able data."""
    place = remark.place
    where = {"file": place.file, "line": place.line, "page": place.page, "story": place.story}
    return {
        "rule": remark.rule,
        "severity": remark.severity.value,
        "place": {key: value for key, value in where.items() if value},
        "message": remark.message,
        "advice": remark.advice,
    }


def remark_of(told: Mapping[str, Any]) -> Remark:
    """The remark of ``remark_dict``. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for other data."""
    severity = Severity(told["severity"])
    return Remark(told["rule"], severity, Place(**told["place"]), told["message"], told["advice"])


def in_quotes(headline: str) -> str:
    """A headline between quotation marks, those within it the single ones."""
    return f"“{headline.replace('“', '‘').replace('”', '’')}”"
