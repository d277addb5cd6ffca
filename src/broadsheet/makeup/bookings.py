"""What is booked onto a page: the recipe of each piece, small enough to be stored with a locked page.

A booking names what a piece is made of (a story, the first part of one, its turn, a group of briefs, an advert) and
nothing of how it will look; the caster makes the piece from it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any


class Kind(Enum):
    """What sort of piece it is."""

    ARTICLE = "article"
    START = "start"
    TURN = "turn"
    BRIEFS = "briefs"
    LETTERS = "letters"
    CONTENTS = "contents"
    IMPRINT = "imprint"
    HOUSE = "house"


COPY = (Kind.ARTICLE, Kind.START, Kind.TURN, Kind.BRIEFS, Kind.LETTERS)
"""Kinds that carry stories."""


@dataclass(frozen=True, slots=True)
class Booking:
    """A recipe. ``rank`` as it stands on this page.

    ``line``: a start is cut before that line of its galley (0 leaves the cut to the page), a turn begins with it.
    ``other`` is the page a start continues on or a turn comes from. ``until``: the galley is cut off before that line
    (0 set whole); what lies behind it is overset. ``label`` heads a group; ``name`` tells two of one kind apart.
    """

    kind: Kind
    stories: tuple[str, ...] = ()
    rank: int = 9
    line: int = 0
    other: int = 0
    until: int = 0
    label: str = ""
    name: str = ""

    @property
    def id(self) -> str:
        """The piece's name on its page."""
        if self.kind is Kind.ARTICLE:
            return self.stories[0]
        if self.kind in {Kind.START, Kind.TURN}:
            return f"{self.stories[0]}.{self.kind.value}"
        return f"{self.kind.value}.{self.name}" if self.name else self.kind.value

    @property
    def carries_copy(self) -> bool:
        """Whether stories stand in it."""
        return self.kind in COPY

    def as_dict(self) -> dict[str, Any]:
        """As JSON-able data; defaults are left out."""
        data: dict[str, Any] = {"kind": self.kind.value}
        for item in fields(self)[1:]:
            value = getattr(self, item.name)
            if value != item.default:
                data[item.name] = list(value) if isinstance(value, tuple) else value
        return data

    def ranked(self, rank: int) -> Booking:
        """The same piece with another rank on its page."""
        return replace(self, rank=rank)


def booking_from(data: dict[str, Any]) -> Booking:
    """A booking from stored data. Raises ``ValueError``, ``KeyError`` or ``TypeError`` when it is none."""
    known = {item.name for item in fields(Booking)}
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items() if key in known
    }
    values["kind"] = Kind(data["kind"])
    return Booking(**values)
