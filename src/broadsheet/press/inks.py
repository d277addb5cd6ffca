"""Inks as colour operators: grey or RGB in the reading edition, CMYK with overprinting black in the press edition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from broadsheet.errors import PressError
from broadsheet.press.operators import share

if TYPE_CHECKING:
    from broadsheet.edition.design import Ink

FULL = 1_000
OVERPRINT = "GSo"
KNOCKOUT = "GSk"


class Palette(Protocol):
    """How an edition speaks its colours."""

    def select(self, name: str) -> str:
        """The operators that select an ink for filling and stroking."""

    @property
    def plain(self) -> str:
        """The operators that undo overprinting before a picture or an advert."""


@dataclass(frozen=True, slots=True)
class ScreenPalette:
    """Colours for the reading edition: neutral inks as grey, all others as RGB."""

    inks: tuple[Ink, ...]
    plain: str = ""

    def select(self, name: str) -> str:
        """``g``/``rg`` operators for an ink."""
        return _screen(ink_named(self.inks, name))


@dataclass(frozen=True, slots=True)
class PressPalette:
    """Colours for the press: CMYK; solid black overprints, everything else knocks out."""

    inks: tuple[Ink, ...]
    plain: str = f"/{KNOCKOUT} gs\n"

    def select(self, name: str) -> str:
        """``k`` operators for an ink with its overprint state."""
        return _press(ink_named(self.inks, name))


def ink_named(inks: tuple[Ink, ...], name: str) -> Ink:
    """The ink of that name. Raises ``PressError`` when the display list does not bring it."""
    for ink in inks:
        if ink.name == name:
            return ink
    known = ", ".join(ink.name for ink in inks)
    raise PressError(f"There is no ink “{name}”; the design has {known}. Add it under [inks] in design.toml.")


@lru_cache(maxsize=256)
def _screen(ink: Ink) -> str:
    light = 1 - ink.k / FULL
    if not (ink.c or ink.m or ink.y):
        grey = share(light)
        return f"{grey} g {grey} G\n"
    rgb = " ".join(share((1 - part / FULL) * light) for part in (ink.c, ink.m, ink.y))
    return f"{rgb} rg {rgb} RG\n"


@lru_cache(maxsize=256)
def _press(ink: Ink) -> str:
    parts = " ".join(share(part / FULL) for part in (ink.c, ink.m, ink.y, ink.k))
    state = OVERPRINT if ink.k == FULL and not (ink.c or ink.m or ink.y) else KNOCKOUT
    return f"/{state} gs {parts} k {parts} K\n"
