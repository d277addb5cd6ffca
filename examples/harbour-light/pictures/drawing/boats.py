"""Four skiffs at the second mark."""

from __future__ import annotations

import numpy as np
from PIL import Image

from drawing.ink import (
    ACCENT,
    DEEP,
    INK,
    MIST,
    OCHRE,
    PAPER,
    SAND,
    SKIN,
    SLATE,
    Colour,
    Hatch,
    Plate,
    across,
    box,
    brush,
    down,
    ellipse,
)
from drawing.motifs import PALE_WATER, Spot, bunting, gull, person, sky, water


def regatta() -> Image.Image:
    """Four skiffs at the second mark."""
    plate = Plate(1600, 727, seed=151)
    sky(plate, (PAPER, MIST), down(0, 330, 0.75, 0.1), 340)
    _pier(plate)
    water(plate, 336, 727, PALE_WATER, 0.9)
    colours = (SLATE, OCHRE, DEEP, ACCENT)
    places = (Spot(1120, 412, 0.62), Spot(870, 452, 0.78), Spot(1010, 520, 0.98), Spot(560, 606, 1.5))
    for place, colour in zip(places, colours, strict=True):
        _skiff(plate, place, colour, dog=place.size > 1.2)  # noqa: PLR2004 - the nearest has the dog
    _mark(plate, Spot(150, 600, 1.25))
    for x, y, size in ((420, 70, 1.0), (520, 120, 0.8), (300, 150, 0.7)):
        gull(plate, x, y, size)
    return plate.finish()


def _pier(plate: Plate) -> None:
    """The pier with its crowd and its flags."""
    plate.fill(SAND, [(520, 246), (1600, 216), (1600, 350), (500, 344)])
    plate.hatch(INK, 0.34, Hatch(1, 20, 3), [(520, 246), (1600, 216), (1600, 350), (500, 344)])
    plate.fill(INK, [(520, 244), (1600, 214), (1600, 222), (520, 252)])
    hats = (INK, ACCENT, PAPER, OCHRE, DEEP)
    for i, x in enumerate(np.arange(540, 1620, 23)):
        ground = 246 - (x - 520) * 0.028
        person(
            plate,
            Spot(float(x), ground, 0.52 + 0.12 * plate.rng.random()),
            (DEEP, SLATE, ACCENT, OCHRE, INK, MIST)[i % 6],
            hats[(i * 2) % 5],
        )
    for left, right in ((560, 820), (820, 1080), (1080, 1340), (1340, 1600)):
        plate.strokes(INK, 6, [[(left, 246 - (left - 520) * 0.028), (left, 84)]], ends=0.8)
        bunting(plate, [(left, 92), ((left + right) / 2, 132), (right, 92)], (ACCENT, DEEP, OCHRE, PAPER))
    plate.fill(PAPER, box(1180, 120, 190, 92))
    plate.hatch(ACCENT, 0.5, Hatch(90, 44, 0.3, 0.01), box(1180, 120, 190, 92))
    plate.fill(ACCENT, [(1166, 124), (1275, 66), (1384, 124)])


def _skiff(plate: Plate, spot: Spot, colour: Colour, *, dog: bool) -> None:
    """A rowing skiff going left, with four at the oars and a cox; one of them carries a dog."""
    size = spot.size
    for k in range(4):
        _rower(
            plate,
            Spot(spot.x + (-96 + 60 * k) * size, spot.y - 10 * size, size),
            (PAPER, colour)[k % 2] if colour != ACCENT else PAPER,
        )
    cox = Spot(spot.x + 150 * size, spot.y - 8 * size, size * 0.52)
    person(plate, cox, colour, PAPER)
    hull = spot.curve(
        [(-216, -40), (-150, -20), (0, -10), (150, -18), (214, -40), (190, 10), (110, 26), (-110, 26), (-186, 8)]
    )
    plate.fill(colour, hull)
    plate.hatch(INK, down(spot.y - 20 * size, spot.y + 26 * size, 0.05, 0.75), Hatch(2, max(6, 8 * size), 2), hull)
    plate.fill(
        PAPER, brush(spot([(-212, -38), (-150, -18), (0, -8), (150, -16), (212, -38)]), 6 * size, start=1, end=1)
    )
    oars = [spot([(-100 + 60 * k, -34), (-128 + 60 * k, 40)]) for k in range(4)]
    plate.strokes(INK, 7 * size, oars, ends=0.9)
    plate.fill(PAPER, *(spot(ellipse(-131 + 60 * k, 46, 6, 18, 20)) for k in range(4)))
    plate.strokes(
        PAPER,
        6 * size,
        [spot([(-160 + 60 * k, 56), (-130 + 60 * k, 48), (-100 + 60 * k, 57)]) for k in range(4)]
        + [spot([(-250, 20), (-214, 8), (-180, 26)]), spot([(-270, 36), (-216, 26), (-160, 38)])],
        ends=0.1,
    )
    if dog:
        _dog(plate, Spot(spot.x - 176 * size, spot.y - 32 * size, size * 0.9))


def _rower(plate: Plate, spot: Spot, shirt: Colour) -> None:
    """A rower leaning back on the oar."""
    back = spot.curve([(2, 0), (4, -34), (18, -62), (36, -60), (40, -36), (34, 0)])
    plate.fill(shirt, back)
    plate.hatch(INK, across(spot.x, spot.x + 44 * spot.size, 0.1, 0.65), Hatch(72, max(5, 7 * spot.size), 3), back)
    plate.fill(INK, brush(spot([(26, -50), (4, -40), (-14, -36)]), 12 * spot.size, start=1, end=0.8))
    plate.fill(
        SKIN,
        brush(spot([(24, -50), (4, -40), (-14, -36)]), 8 * spot.size, start=1, end=0.8),
        spot(ellipse(28, -74, 11, 13)),
    )
    plate.fill(INK, spot.curve([(18, -78), (20, -88), (32, -90), (41, -80), (40, -70), (34, -78)]))


def _dog(plate: Plate, spot: Spot) -> None:
    """Stroke, in the bow."""
    plate.fill(
        INK,
        spot.curve([(-6, 4), (-10, -24), (0, -38), (18, -34), (26, -12), (24, 6)]),
        spot.curve([(-26, -36), (-14, -50), (4, -52), (10, -38), (0, -28), (-20, -28)]),
        spot([(0, -50), (12, -60), (10, -38)]),
    )
    plate.fill(INK, brush(spot([(22, -4), (36, -14), (40, -30)]), 6))
    plate.fill(PAPER, spot(ellipse(-6, -42, 2.4, 2.4)), spot.curve([(-8, 2), (-8, -16), (0, -22), (6, -8), (4, 4)]))


def _mark(plate: Plate, spot: Spot) -> None:
    """The second mark, leaning."""
    plate.fill(ACCENT, spot([(-34, 10), (-6, -96), (10, -96), (40, 10)]))
    plate.hatch(
        INK,
        across(spot.x - 30, spot.x + 44, 0.1, 0.7),
        Hatch(86, 9, 2),
        spot([(-34, 10), (-6, -96), (10, -96), (40, 10)]),
    )
    plate.fill(INK, spot(ellipse(2, -108, 13, 13)))
    plate.strokes(PAPER, 7, [spot([(-60, 14), (0, 4), (64, 16)]), spot([(-40, 28), (10, 20), (56, 30)])], ends=0.1)
