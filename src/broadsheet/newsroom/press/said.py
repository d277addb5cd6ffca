"""Remarks as press day tells them: what holds the press first, those of one kind as one. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

STOP, NOTE = "stop", "note"
WEIGHTS = {STOP: 0, "warn": 1, NOTE: 2}
"""The severities, the heaviest first."""
NAMED = re.compile(r"[\"“]([^\"”]+)[\"”]")
TOGETHER = {"section-without-stories": "{count} sections have no story in this issue: {names}."}
"""What is said where several remarks of a rule differ only in what they name."""


@dataclass(frozen=True, slots=True)
class Said:
    """A remark: its number in the proof, what is said, and where its mark lies (empty: the whole page)."""

    nth: int
    severity: str
    message: str
    advice: str
    about: str = ""
    box: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Remarks of one kind: what is said of them all, and the single ones where that does not say it all."""

    severity: str
    words: str
    about: str
    single: tuple[Said, ...] = ()


def in_order(remarks: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Remarks with those that hold the press first, then warnings, then notes; otherwise as they came."""
    return sorted(remarks, key=lambda remark: WEIGHTS.get(remark["severity"], len(WEIGHTS)))


def gathered(said: Sequence[Said]) -> tuple[Gathered, ...]:
    """Remarks with those of one kind as one, in the order of the first of each."""
    kinds: dict[tuple[str, str], list[Said]] = {}
    for nth, item in enumerate(said):
        kinds.setdefault((item.severity, item.rule or str(nth)), []).append(item)
    return tuple(_one(items[0]) if len(items) == 1 else _many(items) for items in kinds.values())


def _one(item: Said) -> Gathered:
    """A remark that stands alone."""
    return Gathered(item.severity, f"{item.message} {item.advice}".strip(), item.about)


def _many(items: Sequence[Said]) -> Gathered:
    """Several of one kind."""
    first, count = items[0], len(items)
    names = [match[1] for match in (NAMED.search(item.message) for item in items) if match]
    if first.rule in TOGETHER and len(names) == count:
        return Gathered(first.severity, TOGETHER[first.rule].format(count=count, names=", ".join(names)), "")
    words = f"{first.advice or first.message} ({count} places)"
    return Gathered(first.severity, words, "", tuple(items))
