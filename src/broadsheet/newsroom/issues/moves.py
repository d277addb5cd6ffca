"""Moves on the plan of an issue, and the changes they come to, as values and as JSON. Pure; knows no Django.

A move is what somebody asks for; a change is what it comes to: one thing of the plan before and after. Changes can be
turned round, which is how a move is taken back, and they name what they touch, which is how two people at one plan do
not disturb each other.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from broadsheet.edition.model import Advert, AdvertKind, PagePin, Pins, Placement, Position

if TYPE_CHECKING:
    from collections.abc import Mapping

# ---- what is asked for ----


@dataclass(frozen=True, slots=True)
class Place:
    """Put a story into the issue, or change how it stands there; None leaves a field as it is.

    ``page`` 0 is wherever it fits. ``position`` is the one pin that is set by hand, and leaves the others as they are.
    """

    story: str
    page: int | None = None
    rank: int | None = None
    section: str | None = None
    pins: Pins | None = None
    hold: bool | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class TakeOut:
    """Take a story out of the issue."""

    story: str


@dataclass(frozen=True, slots=True)
class SetPage:
    """Fix something about a page; None leaves a field as it is."""

    number: int
    section: str | None = None
    heading: str | None = None
    alternative: int | None = None
    locked: bool | None = None


@dataclass(frozen=True, slots=True)
class SetPages:
    """How many pages the issue has; 0 is as many as are needed, in fours."""

    pages: int


@dataclass(frozen=True, slots=True)
class Book:
    """Book an advert, or change one that is booked, by its id."""

    advert: Advert


@dataclass(frozen=True, slots=True)
class TakeAdvert:
    """Take an advert out of the issue."""

    advert: str


Move: TypeAlias = Place | TakeOut | SetPage | SetPages | Book | TakeAdvert

# ---- what it comes to ----


class Part(Enum):
    """What a change touches."""

    STORY = "story"
    PAGE = "page"
    PAGES = "pages"
    ADVERT = "advert"


Value: TypeAlias = Placement | PagePin | Advert | int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing of the plan before and after; None is absence. ``at`` is its place in the order if it comes or goes."""

    part: Part
    key: str
    before: Value
    after: Value
    at: int = 0

    @property
    def touched(self) -> tuple[str, str]:
        """What is touched: two changes that touch the same are in each other's way."""
        return (self.part.value, self.key)

    def turned(self) -> Change:
        """The change that takes it back."""
        return replace(self, before=self.after, after=self.before)


# ---- as JSON ----


def move_of(told: Mapping[str, Any]) -> Move:
    """The move of a JSON object such as ``{"act": "place", "story": "harbour-vote", "page": 3}``.

    Raises ``ValueError`` with a sentence for anything else.
    """
    try:
        act, rest = told["act"], {name: value for name, value in told.items() if name != "act"}
        return _checked(_MAKERS[act](rest))
    except (KeyError, TypeError, AttributeError, ValueError):
        raise ValueError("That move could not be understood. Load the page again, then make it once more.") from None


def change_dict(change: Change) -> dict[str, Any]:
    """A change as JSON-able data."""
    return {
        "part": change.part.value,
        "key": change.key,
        "before": _told(change.before),
        "after": _told(change.after),
        "at": change.at,
    }


def change_of(told: Mapping[str, Any]) -> Change:
    """The change of ``change_dict``."""
    part = Part(told["part"])
    return Change(part, told["key"], _read(part, told["before"]), _read(part, told["after"]), told["at"])


def pins_of(told: Mapping[str, Any]) -> Pins:
    """Pins from their fields by name; those not named are empty. Raises ``ValueError`` or ``TypeError`` for others."""
    return Pins(**{**told, "position": Position(told.get("position", Position.FREE.value))})


def pins_dict(pins: Pins) -> dict[str, Any]:
    """The fields of pins that are not empty, by name."""
    empty = Pins()
    told = {item.name: getattr(pins, item.name) for item in fields(Pins)}
    kept = {name: value for name, value in told.items() if value != getattr(empty, name)}
    return {name: value.value if isinstance(value, Position) else value for name, value in kept.items()}


def _place(told: Mapping[str, Any]) -> Place:
    """The move that places a story."""
    pins, position = told.get("pins"), told.get("position")
    given = {"pins": None if pins is None else pins_of(pins), "position": position and Position(position)}
    return Place(**{**told, **given})


def advert_of(told: Mapping[str, Any]) -> Advert:
    """An advert from its fields by name."""
    enums = {"kind": AdvertKind(told.get("kind", "booked")), "position": Position(told.get("position", "free"))}
    return Advert(**{**told, **enums})


_MAKERS: Mapping[str, Any] = {
    "place": _place,
    "take-out": lambda told: TakeOut(**told),
    "page": lambda told: SetPage(**told),
    "pages": lambda told: SetPages(**told),
    "book": lambda told: Book(advert_of(told["advert"])),
    "take-advert": lambda told: TakeAdvert(**told),
}


def _checked(move: Move) -> Move:
    """A move whose fields are of the kinds they are declared as. Raises ``TypeError`` for another."""
    for item in fields(move):
        value = getattr(move, item.name)
        if value is not None and not isinstance(value, KINDS[item.name]):
            raise TypeError(item.name)
        if isinstance(value, int) and KINDS[item.name] is int and (isinstance(value, bool) or value < 0):
            raise TypeError(item.name)
    if isinstance(move, Place) and move.pins:
        _check_pins(move.pins)
    return move


def _check_pins(pins: Pins) -> None:
    """Raise ``TypeError`` for pins whose numbers are none."""
    numbers = (pins.columns, pins.picture_columns, pins.headline, pins.turn_page)
    if any(isinstance(item, bool) or not isinstance(item, int) or item < 0 for item in numbers):
        raise TypeError("pins")
    if pins.jump not in {None, True, False}:
        raise TypeError("jump")


KINDS: Mapping[str, type | tuple[type, ...]] = {
    "story": str,
    "page": int,
    "rank": int,
    "section": str,
    "pins": Pins,
    "position": Position,
    "hold": bool,
    "number": int,
    "heading": str,
    "alternative": int,
    "locked": bool,
    "pages": int,
    "advert": (str, Advert),
}
"""What each field of a move holds, where it holds anything."""


def _told(value: Value) -> Any:  # noqa: ANN401 - JSON
    """A value as JSON-able data."""
    match value:
        case Placement():
            return {**asdict(value), "pins": pins_dict(value.pins)}
        case Advert():
            return {**asdict(value), "kind": value.kind.value, "position": value.position.value}
        case PagePin():
            return asdict(value)
    return value


def _read(part: Part, told: Any) -> Value:  # noqa: ANN401 - JSON
    """A value from its data."""
    if told is None or part is Part.PAGES:
        return told if told is None else int(told)
    match part:
        case Part.STORY:
            return Placement(**{**told, "pins": pins_of(told["pins"])})
        case Part.ADVERT:
            return advert_of(told)
    return PagePin(**told)
