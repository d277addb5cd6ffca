"""Colour spaces as preflight sees them: what a space amounts to on the press, and how much ink a colour lays down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Stream

if TYPE_CHECKING:
    from pikepdf import Object

GREY, RGB, CMYK, LAB, SPOT, PATTERN = "grey", "rgb", "cmyk", "lab", "spot", "pattern"
BY_NAME = {
    "/DeviceGray": GREY,
    "/G": GREY,
    "/CalGray": GREY,
    "/DeviceRGB": RGB,
    "/RGB": RGB,
    "/CalRGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Lab": LAB,
    "/Pattern": PATTERN,
}
BY_CHANNELS = {1: GREY, 3: RGB, 4: CMYK}
PROCESS = ("/Cyan", "/Magenta", "/Yellow", "/Black")
HARMLESS = frozenset({*PROCESS, "/All", "/None"})
RULE_OF_KIND = {RGB: "rgb-colour", LAB: "lab-colour", SPOT: "spot-colour"}
SAID = {RGB: "RGB", LAB: "Lab", SPOT: "a spot colour"}


def kind_of(space: Object | None, resources: Object) -> str:
    """What a colour space amounts to; an ``Indexed`` space is what its base is."""
    if isinstance(space, Name):
        named = BY_NAME.get(str(space))
        return named or kind_of_named(space, resources)
    if not isinstance(space, Array) or not len(space):
        return ""
    family = str(space[0])
    if family == "/ICCBased":
        profile = space[1]
        return BY_CHANNELS.get(int(profile.get("/N", 0)), "") if isinstance(profile, Stream) else ""
    if family in {"/Indexed", "/I"}:
        return kind_of(space[1], resources)
    if family in {"/Separation", "/DeviceN"}:
        return _named_inks(space[1])
    return BY_NAME.get(family, "")


def kind_of_named(name: Name, resources: Object) -> str:
    """A colour space that the page's resources define."""
    spaces = resources.get("/ColorSpace", Dictionary())
    found = spaces.get(str(name))
    return "" if found is None or found == name else kind_of(found, resources)


def _named_inks(names: Object) -> str:
    """Separations of the four process inks are CMYK; any other ink is a spot colour."""
    inks = {str(name) for name in names} if isinstance(names, Array) else {str(names)}
    return CMYK if inks <= HARMLESS else SPOT


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as it is painted: its kind and its components."""

    kind: str
    parts: tuple[float, ...] = ()

    @property
    def inks(self) -> tuple[float, float, float, float] | None:
        """Cyan, magenta, yellow, black from 0 to 1; None when that cannot be told."""
        if self.kind == GREY and len(self.parts) == 1:
            return (0.0, 0.0, 0.0, 1 - self.parts[0])
        if self.kind == CMYK and len(self.parts) == 4:  # noqa: PLR2004 - four inks
            c, m, y, k = self.parts
            return (c, m, y, k)
        return None

    @property
    def total(self) -> float:
        """The sum of the inks in per cent; 0 when it cannot be told."""
        return 100 * sum(self.inks or ())


BLACK = Colour(GREY, (0.0,))
