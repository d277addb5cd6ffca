"""The East Quay at dusk."""

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
    SLATE,
    Hatch,
    Plate,
    around,
    box,
    down,
    ellipse,
    smooth,
)
from drawing.motifs import (
    NIGHT_WATER,
    Boat,
    House,
    Spot,
    boat,
    crane,
    creel,
    glitter,
    gull,
    house,
    lamp,
    person,
    reflection,
    sky,
    water,
)


def quay_at_dusk() -> Image.Image:
    """The East Quay on the evening of the vote."""
    plate = Plate(1600, 727, seed=24)
    sky(plate, ((236, 196, 138), SLATE), down(-60, 400, 0.95, -0.05), 420)
    plate.hatch(ACCENT, around(430, 372, 420, 0.85, -0.1), Hatch(0, 11, 9, 0.12), box(0, 0, 1600, 422))
    plate.fill((250, 226, 170), ellipse(430, 372, 62, 62))
    _town(plate)
    water(plate, 420, 727, NIGHT_WATER, 0.5)
    glitter(plate, 430, 424, 727, (233, 160, 96))
    _far_pier(plate)
    _moored(plate)
    _quay(plate)
    for x, y, size in ((250, 160, 0.9), (330, 120, 0.7), (610, 190, 0.8), (720, 90, 1.2), (505, 235, 0.5)):
        gull(plate, x, y, size)
    return plate.finish()


def _town(plate: Plate) -> None:
    """The hill with the church, and the row of houses behind the quay."""
    hill = smooth([(640, 430), (760, 340), (930, 262), (1120, 236), (1330, 250), (1500, 220), (1680, 190), (1680, 440)])
    plate.fill(SLATE, hill)
    plate.hatch(DEEP, down(200, 430, 0.75, 0.5), Hatch(-8, 9, 6), hill)
    church = Spot(-165, 52)
    plate.fill(
        INK,
        *(
            church(part)
            for part in (
                box(1010, 170, 34, 90),
                [(1004, 172), (1027, 92), (1050, 172)],
                [(1040, 262), (1040, 214), (1078, 196), (1116, 214), (1116, 262)],
            )
        ),
    )
    x = 668.0
    for i in range(18):
        wide = 44 + plate.rng.uniform(0, 26)
        wall = (SAND, MIST, (205, 178, 140), SLATE)[i % 4]
        house(plate, House(x, 424, wide, 60 + plate.rng.uniform(0, 46), wall, gable=i % 3 == 1))
        x += wide + 1


def _far_pier(plate: Plate) -> None:
    """The west pier with its small light, against the sun."""
    plate.fill(INK, [(0, 404), (300, 410), (318, 426), (0, 434)])
    plate.fill(INK, [(268, 412), (274, 352), (296, 352), (302, 412)], ellipse(285, 346, 15, 12), box(281, 326, 8, 14))
    plate.fill((250, 214, 130), ellipse(285, 346, 7, 6))


def _moored(plate: Plate) -> None:
    """Six boats, the nearest largest."""
    dresses = (
        Boat(DEEP, PAPER, SAND),
        Boat(ACCENT, PAPER, INK, light=True),
        Boat(SLATE, SAND, PAPER),
        Boat(INK, PAPER, ACCENT, light=True),
    )
    spots = (
        Spot(600, 446, 0.42),
        Spot(760, 462, 0.55, flip=True),
        Spot(925, 480, 0.68),
        Spot(560, 520, 0.85, flip=True),
        Spot(800, 560, 1.0),
        Spot(250, 600, 1.25),
    )
    for i, spot in enumerate(spots):
        reflection(plate, spot, INK)
        boat(plate, spot, dresses[i % 4])


def _quay(plate: Plate) -> None:
    """The quay wall in the foreground with crane, creels, lamp and two people."""
    wall = np.array([(1600, 452), (1050, 486), (905, 727), (1600, 727)], dtype=np.float64)
    crane(plate, Spot(1275, 520, 1.06, flip=True))
    plate.fill((70, 84, 92), wall)
    plate.hatch(INK, 0.5, Hatch(-4, 15, 3), wall)
    plate.fill(INK, [(1050, 484), (905, 727), (862, 727), (1040, 490)])
    plate.fill(OCHRE, [(1600, 446), (1050, 480), (1046, 490), (1600, 458)])
    lamp(plate, Spot(1490, 600, 1.25))
    person(plate, Spot(1120, 640, 1.25), ACCENT)
    person(plate, Spot(1166, 648, 1.2), DEEP, SAND)
    for x, y in (
        (1330, 700),
        (1396, 706),
        (1464, 700),
        (1532, 706),
        (1362, 662),
        (1430, 664),
        (1498, 664),
        (1396, 626),
        (1464, 626),
        (1432, 590),
    ):
        creel(plate, Spot(x, y, 1.1))
    plate.strokes(INK, 7, [[(1040, 560), (1000, 566), (950, 556)]], ends=0.5)
    plate.fill(INK, box(1030, 540, 16, 34), ellipse(1038, 540, 14, 7))
