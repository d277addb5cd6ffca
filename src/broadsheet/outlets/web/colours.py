"""The inks of the printed paper as colours of a screen, for a light and a dark page, each readable by computation.

Inks are CMYK in parts of a thousand; on screen they are sRGB by the plain formula (1 − c)(1 − k), for the site need
only look like the paper. A colour that is too near its ground is made darker or lighter until its contrast is enough
(WCAG 2.2, 1.4.3 and 1.4.11; relative luminance as defined there).
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from typing import TypeAlias

from broadsheet.edition.design import Design, Ink

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0…255."""

TEXT_CONTRAST = 7.0
"""Of text to read at length (WCAG 1.4.6)."""
ENOUGH = 4.6
"""Of all other text; a little above the 4.5 asked, so that rounding cannot fall below."""
EDGES = 3.1
"""Of rules and the edges of fields."""
LIGHT_GROUND = (255, 254, 251)
DARK_GROUND = (22, 23, 26)
BRIGHT = (232, 230, 224)
"""Text on a dark page; pure white would glare."""
STEPS = 200
_FULL = 255
_LINEAR_BELOW = 0.04045


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one page: ground, text, faint text, rules, the ground of boxes, the paper's accent, links."""

    paper: Colour
    ink: Colour
    soft: Colour
    rule: Colour
    tint: Colour
    accent: Colour
    link: Colour


def palettes(design: Design) -> tuple[Palette, Palette]:
    """The palette of the light page and of the dark one."""
    return _light(design), _dark(design)


def _light(design: Design) -> Palette:
    """Paper is white, ink is ink."""
    ground = LIGHT_GROUND
    tint = _tint(design, ground)
    return Palette(
        paper=ground,
        ink=readable(screen(_ink(design, "text")), (ground, tint), TEXT_CONTRAST),
        soft=readable(screen(_ink(design, "soft")), (ground, tint), ENOUGH),
        rule=readable(screen(_ink(design, "rule")), (ground,), EDGES),
        tint=tint,
        accent=readable(screen(_ink(design, "accent")), (ground, tint), ENOUGH),
        link=readable(screen(_ink(design, "colour")), (ground, tint), ENOUGH),
    )


def _dark(design: Design) -> Palette:
    """The same hues, their lightness turned over."""
    ground, tint = DARK_GROUND, (38, 40, 45)
    grounds = (ground, tint)
    return Palette(
        paper=ground,
        ink=readable(_turned(screen(_ink(design, "text"))), grounds, TEXT_CONTRAST),
        soft=readable(_turned(screen(_ink(design, "soft"))), grounds, ENOUGH),
        rule=readable(_turned(screen(_ink(design, "rule"))), (ground,), EDGES),
        tint=tint,
        accent=readable(_turned(screen(_ink(design, "accent"))), grounds, ENOUGH),
        link=readable(_turned(screen(_ink(design, "colour"))), grounds, ENOUGH),
    )


def _ink(design: Design, name: str) -> Ink:
    """The ink of that name; black where a design has none."""
    return next((ink for ink in design.inks if ink.name == name), Ink(name, k=1000))


def _tint(design: Design, ground: Colour) -> Colour:
    """The ground of boxes: the design's tint, never darker than text can be read on."""
    shade = screen(_ink(design, "tint"))
    red, green, blue = (round(part * (base / _FULL)) for part, base in zip(shade, ground, strict=True))
    return (red, green, blue) if luminance((red, green, blue)) > 0.6 else (235, 235, 232)  # noqa: PLR2004 - half grey


def screen(ink: Ink) -> Colour:
    """An ink as it looks on screen; full black is as deep as printed black, not blacker."""
    black = 1 - ink.k / 1000
    red, green, blue = (round(_FULL * (1 - part / 1000) * black) for part in (ink.c, ink.m, ink.y))
    return max(red, 17), max(green, 17), max(blue, 17)


def _turned(colour: Colour) -> Colour:
    """A colour of the same hue, as light as it was dark; black becomes the text colour of a dark page."""
    hue, light, full = rgb_to_hls(*(part / _FULL for part in colour))
    if full < 0.05:  # noqa: PLR2004 - a grey
        deep = min(1.0, max(0.0, 1 - light))
        return _mixed(BRIGHT, deep)
    return _bytes(hls_to_rgb(hue, min(0.85, 1 - light * 0.8), min(full, 0.8)))


def _mixed(colour: Colour, share: float) -> Colour:
    """A colour darkened to a share of itself."""
    red, green, blue = (round(part * share) for part in colour)
    return red, green, blue


def _bytes(parts: tuple[float, float, float]) -> Colour:
    """Parts of one as bytes."""
    red, green, blue = (round(part * _FULL) for part in parts)
    return red, green, blue


def readable(colour: Colour, grounds: tuple[Colour, ...], ratio: float) -> Colour:
    """The nearest colour of the same hue with that contrast to every ground; the grounds are all light or all dark."""
    hue, light, full = rgb_to_hls(*(part / _FULL for part in colour))
    end = 0.0 if luminance(grounds[0]) > 0.18 else 1.0  # noqa: PLR2004 - from where black contrasts better than white
    for step in range(STEPS + 1):
        tried = _bytes(hls_to_rgb(hue, light + (end - light) * step / STEPS, full))
        if all(contrast(tried, ground) >= ratio for ground in grounds):
            return tried
    return (0, 0, 0) if end == 0 else (_FULL, _FULL, _FULL)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0…1 (WCAG 2.2)."""
    red, green, blue = (_linear(part / _FULL) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    """A part of sRGB made linear (IEC 61966-2-1)."""
    return part / 12.92 if part <= _LINEAR_BELOW else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, 1…21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def css(colour: Colour) -> str:
    """A colour as CSS writes it: "#1a2b3c"."""
    return "#" + "".join(f"{part:02x}" for part in colour)
