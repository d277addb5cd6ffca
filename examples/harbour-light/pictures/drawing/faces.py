"""Heads, large and small, in one hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from drawing.ink import ACCENT, INK, PAPER, SKIN, Colour, Hatch, Plate, across, around, brush, ellipse, smooth
from drawing.motifs import Spot

OUTLINE = (
    (-232, -110), (-240, 40), (-206, 190), (-128, 300), (0, 346), (132, 300), (208, 190), (240, 40),
    (234, -110), (176, -260), (0, -312), (-172, -260),
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """What makes a face somebody's: jaw (1 as wide as the brow), how far eyes are open, brows, mouth, years, gaze."""

    jaw: float = 1.0
    open: float = 0.6
    brows: tuple[float, float] = (0.0, 0.0)
    smile: float = 0.3
    years: float = 0.5
    gaze: float = 0.2
    nose: float = 1.0
    skin: Colour = SKIN
    brow_colour: Colour = INK


def head(plate: Plate, spot: Spot, look: Look) -> None:
    """A face without its hair, turned a little to the right; about 480 by 660 units, eyes at height -40."""
    jawed = [(x * (look.jaw if y > 100 else 1), y) for x, y in OUTLINE]  # noqa: PLR2004 - below the cheekbones
    outline = spot.curve(jawed)
    size = spot.size
    plate.fill(look.skin, outline, *_ears(spot))
    side = -1 if spot.flip else 1
    plate.within(outline)
    shade = across(spot.x - 250 * size * side, spot.x - 10 * size * side, 0.72, -0.12)
    plate.hatch(INK, shade, Hatch(64 * side, max(4.5, 15 * size), 4), outline)
    plate.hatch(
        ACCENT,
        around(spot.x + 130 * size * side, spot.y + 90 * size, 120 * size, 0.38, 0.0),
        Hatch(-30, max(4.5, 13 * size), 2),
        outline,
    )
    _under(plate, spot, look)
    plate.free()
    plate.fill(INK, brush(np.vstack([outline, outline[:1]]), 9 * size, start=1, end=1, curve=False))
    for eye, lift in ((-88, look.brows[0]), (118, look.brows[1])):
        _eye(plate, spot, eye, look)
        _brow(plate, spot, eye, lift, look)
    _nose(plate, spot, look)
    _mouth(plate, spot, look)
    _lines(plate, spot, look)


def _ears(spot: Spot) -> list[np.ndarray]:
    """The one ear that shows, on the far side from the gaze."""
    return [spot(ellipse(-238, 0, 34, 66, 8))]


def _under(plate: Plate, spot: Spot, look: Look) -> None:
    """Shadow under brow, nose, lip and along the jaw."""
    fine = Hatch(18, max(4, 12 * spot.size), 2)
    plate.hatch(
        INK, 0.42, fine, spot.curve([(-160, -66), (-90, -84), (-20, -60), (-30, -20), (-100, -30), (-165, -20)])
    )
    plate.hatch(INK, 0.34, fine, spot.curve([(50, -70), (120, -86), (190, -66), (185, -30), (120, -36), (60, -26)]))
    plate.hatch(INK, 0.5, fine, spot.curve([(-10, -40), (22, 40), (12, 116), (-36, 108), (-10, 40)]))
    jaw = spot.curve([(-220, 190), (-120, 262), (20, 306), (150, 262), (230, 150), (220, 420), (-220, 420)])
    plate.hatch(INK, 0.45, Hatch(12, max(4.5, 14 * spot.size), 3), jaw)
    plate.hatch(INK, 0.3 + 0.1 * look.years, fine, spot.curve([(-30, 232), (30, 226), (90, 230), (60, 252), (0, 252)]))


def _eye(plate: Plate, spot: Spot, x: float, look: Look) -> None:
    """An eye: white, iris looking along the gaze, lids."""
    half, rise = 52, 34 * look.open
    white = smooth(
        [
            (x - half, -32),
            (x - 12, -36 - rise),
            (x + 24, -38 - rise * 0.9),
            (x + half, -34),
            (x + 14, -24 + rise * 0.3),
            (x - 22, -23 + rise * 0.3),
        ]
    )
    plate.fill(PAPER, spot(white))
    plate.within(spot(white))
    middle = x + 30 * look.gaze
    plate.fill(INK, spot(ellipse(middle, -36 - rise * 0.2, 19, 21)))
    plate.fill(PAPER, spot(ellipse(middle + 6, -44 - rise * 0.2, 5.5, 5.5)))
    plate.free()
    lid = [(x - half - 6, -27), (x - 16, -38 - rise), (x + 24, -40 - rise * 0.9), (x + half + 8, -31)]
    plate.fill(INK, brush(spot(lid), 13 * spot.size, start=0.3, end=0.4))
    low = [(x - half + 4, -28), (x - 10, -20 + rise * 0.34), (x + 30, -22 + rise * 0.3), (x + half, -32)]
    plate.fill(INK, brush(spot(low), 5 * spot.size, start=0.2, end=0.3))
    fold = [(x - half + 2, -50 - rise * 0.5), (x, -62 - rise), (x + half, -50 - rise * 0.6)]
    plate.fill(INK, brush(spot(fold), 4.5 * spot.size, start=0.1, end=0.1))


def _brow(plate: Plate, spot: Spot, x: float, lift: float, look: Look) -> None:
    """An eyebrow; ``lift`` raises it."""
    inner = 1 if x < 0 else -1
    arch = [(x - 66 * inner, -92 - lift * 34), (x - 10 * inner, -118 - lift * 52), (x + 62 * inner, -98 - lift * 18)]
    plate.fill(look.brow_colour, brush(spot(arch), 19 * spot.size, start=0.2, end=0.55))


def _nose(plate: Plate, spot: Spot, look: Look) -> None:
    """Bridge, tip and nostril."""
    n = look.nose
    ridge = [(14, -78), (30, -20), (38 + 16 * n, 56), (50 + 22 * n, 96), (44 + 10 * n, 122), (14, 124)]
    plate.fill(INK, brush(spot(ridge), 9 * spot.size, start=0.1, end=0.35))
    plate.fill(INK, brush(spot([(-34, 92), (-42, 112), (-26, 126), (-4, 120)]), 8 * spot.size, start=0.15, end=0.3))
    plate.fill(INK, brush(spot([(-8, 120), (10, 128), (28, 122)]), 11 * spot.size, start=0.2, end=0.2))


def _mouth(plate: Plate, spot: Spot, look: Look) -> None:
    """The line of the mouth and a lip below it."""
    up = 26 * look.smile
    line = [(-74, 196 - up), (-30, 200), (14, 196), (56, 202), (104, 190 - up)]
    plate.fill(INK, brush(spot(line), 11 * spot.size, start=0.35, end=0.35))
    lip = smooth([(-46, 203), (14, 200), (74, 203), (40, 224), (10, 228), (-20, 222)])
    plate.fill(ACCENT, spot(lip), strength=0.55)
    plate.fill(INK, brush(spot([(-18, 232), (12, 238), (46, 230)]), 6 * spot.size, start=0.1, end=0.1))
    plate.fill(
        INK,
        *(brush(spot([(x, 184 - up), (x * 1.06, 196 - up), (x * 1.02, 208 - up)]), 5 * spot.size) for x in (-80, 108)),
    )


def _lines(plate: Plate, spot: Spot, look: Look) -> None:
    """What the years have cut."""
    if look.years <= 0.2 or spot.size < 0.3:  # noqa: PLR2004 - the young and the far-off have no lines
        return
    lines = [[(-58, 110), (-92, 160), (-96, 206)], [(82, 104), (124, 156), (128, 200)]]
    lines += [[(-152, -44), (-182, -58 + 14 * k), (-204, -62 + 26 * k)] for k in range(3)]
    lines += [[(182, -44), (204, -56 + 14 * k), (220, -58 + 24 * k)] for k in range(3)]
    lines += [[(-120, 2), (-80, 14), (-36, 4)], [(70, 4), (120, 14), (164, 0)]]
    if look.years > 0.6:  # noqa: PLR2004 - the old have more
        lines += [[(-110, -170 - 30 * k), (10, -182 - 30 * k), (140, -168 - 28 * k)] for k in range(3)]
        lines += [
            [(-30, -96), (-24, -70)],
            [(16, -100), (20, -74)],
            [(-150, 90), (-140, 150), (-112, 196)],
            [(176, 80), (172, 140), (152, 186)],
        ]
    plate.fill(INK, *(brush(spot(line), 5.5 * spot.size, start=0.1, end=0.1) for line in lines))


def neck(plate: Plate, spot: Spot, look: Look) -> None:
    """A neck, to be drawn before the collar and the head."""
    column = spot.curve([(-130, 180), (-124, 330), (-150, 470), (0, 520), (150, 470), (126, 330), (130, 180)])
    plate.fill(look.skin, column)
    plate.hatch(
        INK,
        across(spot.x - 140 * spot.size, spot.x + 150 * spot.size, 0.85, 0.3),
        Hatch(14, max(4.5, 14 * spot.size), 3),
        column,
    )


def locks(
    plate: Plate, colour: Colour, spot: Spot, strands: list[list[tuple[float, float]]], width: float = 10
) -> None:
    """Strands of hair or wool over a mass that is already there."""
    plate.fill(colour, *(brush(spot(strand), width * spot.size, start=0.1, end=0.1) for strand in strands))
