"""The third goal at the Saltings."""

from __future__ import annotations

import numpy as np
from PIL import Image

from drawing.ink import (
    ACCENT,
    DEEP,
    GRASS,
    INK,
    OCHRE,
    PAPER,
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
    smooth,
)
from drawing.motifs import Spot, edge, person, sky


def football() -> Image.Image:
    """The third goal, in the last of the light."""
    plate = Plate(1600, 1067, seed=32)
    sky(plate, ((236, 196, 138), SLATE), down(-40, 520, 0.9, 0.05), 560)
    plate.hatch(ACCENT, down(260, 560, -0.1, 0.6), Hatch(0, 11, 9), box(0, 200, 1600, 360))
    _behind_the_touchline(plate)
    _pitch(plate)
    _net(plate)
    _keeper(plate, Spot(1160, 640, 1.2, turn=14))
    _player(plate, Spot(225, 660, 1.3), (SLATE, SLATE))
    _player(plate, Spot(640, 500, 1.55), (PAPER, ACCENT))
    _ball(plate, (790, 168))
    return plate.finish()


def _behind_the_touchline(plate: Plate) -> None:
    """Sea, masts, roofs and the crowd in its hats."""
    plate.fill(SLATE, box(0, 470, 1600, 90))
    plate.hatch(DEEP, 0.5, Hatch(0, 12, 5), box(0, 470, 1600, 90))
    for x, tall in ((120, 190), (176, 150), (300, 210), (352, 170)):
        plate.strokes(
            INK,
            5,
            [[(x, 510), (x, 510 - tall)], [(x, 510 - tall), (x + 46, 505)], [(x, 510 - tall), (x - 40, 505)]],
            ends=0.8,
        )
    x = 640.0
    while x < 1640:  # noqa: PLR2004 - past the right edge
        wide, tall = plate.rng.uniform(90, 150), plate.rng.uniform(70, 130)
        plate.fill(
            DEEP,
            box(x, 540 - tall, wide, tall),
            [(x - 8, 540 - tall), (x + wide / 2, 500 - tall), (x + wide + 8, 540 - tall)],
            box(x + wide * 0.7, 480 - tall, 18, 60),
        )
        plate.fill(
            (246, 205, 120),
            *(box(x + wide * t, 556 - tall + 30 * (k % 2), 16, 20) for k, t in enumerate((0.18, 0.5, 0.72))),
        )
        x += wide + 2
    colours = (INK, DEEP, ACCENT, INK, OCHRE, INK, SLATE)
    for i, x in enumerate(np.arange(-10, 1640, 47)):
        size = 1.15 + 0.16 * plate.rng.random()
        person(plate, Spot(float(x), 640, size), colours[i % 7], colours[(i * 3 + 1) % 7])


def _pitch(plate: Plate) -> None:
    """Grass that has been a pitch since August."""
    ground = box(0, 600, 1600, 467)
    plate.fill(GRASS, ground)
    plate.hatch((74, 84, 58), down(600, 1067, 0.3, 0.75), Hatch(1, 17, 9), ground)
    mud = smooth([(820, 860), (980, 780), (1240, 760), (1500, 800), (1660, 900), (1660, 1080), (760, 1080)])
    plate.fill((122, 92, 62), mud)
    plate.hatch(INK, 0.4, Hatch(-3, 15, 9), mud)
    plate.fill(
        PAPER,
        brush([(-20, 648), (800, 642), (1620, 648)], 8, start=1, end=1),
        brush([(700, 1080), (860, 900), (1000, 770)], 13, start=0.9, end=0.6),
    )


def _net(plate: Plate) -> None:
    """Goal and net, from the side."""
    front, back = [(1270, 930), (1270, 330), (1560, 372), (1560, 1010)], 1640
    lines = [[(1270 + 29 * k, 330 + 4.2 * k), (back + 12 * k, 430 + 6 * k)] for k in range(11)]
    lines += [[(1270, 330 + 50 * k), (back, 420 + 52 * k)] for k in range(13)]
    lines += [[(1290 + 36 * k, 340 + 12 * k), (1300 + 36 * k, 980)] for k in range(10)]
    plate.strokes(PAPER, 3, lines, ends=1)
    plate.strokes(INK, 30, [[front[0], front[1]], [front[1], front[2]], [front[2], front[3]]], ends=1)
    plate.strokes(PAPER, 21, [[front[0], front[1]], [front[1], front[2]], [front[2], front[3]]], ends=1)


def limb(plate: Plate, points: list[tuple[float, float]], width: float, colour: Colour) -> None:
    """An arm or a leg: a thick stroke with a drawn edge and a shaded side."""
    plate.fill(INK, brush(points, width + 10, start=0.9, end=0.75))
    body = brush(points, width, start=0.9, end=0.72)
    plate.fill(colour, body)
    plate.hatch(INK, 0.26, Hatch(60, 11, 4), body)


def _player(plate: Plate, spot: Spot, shirt: tuple[Colour, Colour]) -> None:
    """A player at the top of a leap, arms out, looking up at the ball."""
    wide = spot.size
    limb(plate, spot([(-30, 110), (-92, 190), (-176, 210)]), 46 * wide, SKIN)
    limb(plate, spot([(24, 110), (70, 220), (20, 310)]), 46 * wide, SKIN)
    for boot in ([(-168, 188), (-214, 206), (-206, 232), (-170, 226)], [(2, 300), (40, 306), (44, 338), (-14, 336)]):
        plate.fill(INK, spot(smooth(boot)))
    plate.fill(
        shirt[1],
        brush(spot([(-130, 200), (-170, 208)]), 46 * wide, start=1, end=1, curve=False),
        brush(spot([(40, 270), (24, 304)]), 44 * wide, start=1, end=1, curve=False),
    )
    limb(plate, spot([(-50, -60), (-130, -70), (-176, -140)]), 38 * wide, SKIN)
    limb(plate, spot([(56, -60), (130, -40), (186, -96)]), 38 * wide, SKIN)
    for x, y in ((-178, -144), (190, -100)):
        plate.fill(SKIN, spot(ellipse(x, y, 19, 21)))
        edge(plate, spot(ellipse(x, y, 19, 21)), 5)
    shorts = spot.curve([(-66, 50), (58, 46), (82, 130), (30, 152), (2, 116), (-36, 156), (-88, 128)])
    plate.fill(INK if shirt[0] == PAPER else PAPER, shorts)
    edge(plate, shorts, 6)
    body = spot.curve([(-64, -86), (0, -98), (66, -84), (70, -10), (60, 64), (0, 74), (-66, 66), (-68, -10)])
    sleeves = (
        brush(spot([(-44, -62), (-108, -72)]), 50 * wide, start=1, end=0.9, curve=False),
        brush(spot([(48, -62), (112, -50)]), 50 * wide, start=1, end=0.9, curve=False),
    )
    plate.fill(shirt[0], body, *sleeves)
    if shirt[0] != shirt[1]:
        plate.hatch(shirt[1], 0.5, Hatch(88, 44 * wide, 0.6, 0.03), body, *sleeves)
    plate.hatch(INK, across(spot.x - 80 * wide, spot.x + 80 * wide, 0.6, 0.0), Hatch(66, 11, 5), body, *sleeves)
    edge(plate, body, 7)
    _head_back(plate, spot)


def _head_back(plate: Plate, spot: Spot) -> None:
    """A head thrown back, three quarters on."""
    plate.fill(SKIN, spot(ellipse(10, -112, 22, 30)))
    face = spot.curve(
        [(-36, -150), (-30, -200), (10, -214), (48, -196), (62, -164), (50, -128), (16, -112), (-20, -122)]
    )
    plate.fill(SKIN, face)
    plate.hatch(INK, across(spot.x - 40 * spot.size, spot.x + 40 * spot.size, 0.6, 0.0), Hatch(60, 9, 3), face)
    edge(plate, face, 6)
    hair = spot.curve(
        [(-42, -140), (-46, -196), (-10, -232), (34, -222), (52, -198), (16, -196), (-14, -176), (-24, -142)]
    )
    plate.fill(INK, hair)
    plate.strokes(
        INK,
        6,
        [
            spot([(22, -172), (34, -178), (44, -172)]),
            spot([(52, -160), (64, -150), (52, -146)]),
            spot([(28, -134), (42, -132)]),
        ],
        ends=0.3,
    )


def _keeper(plate: Plate, spot: Spot) -> None:
    """The goalkeeper at full stretch in the wrong direction."""
    limb(plate, spot([(70, 30), (170, 40), (250, 96)]), 48, INK)
    limb(plate, spot([(80, 10), (190, -20), (280, 10)]), 48, INK)
    body = spot.curve([(-80, -70), (0, -70), (90, -30), (100, 40), (20, 60), (-70, 20), (-110, -30)])
    limb(plate, spot([(-70, -30), (-150, -100), (-190, -190)]), 44, OCHRE)
    limb(plate, spot([(-60, -50), (-90, -140), (-100, -230)]), 44, OCHRE)
    plate.fill(OCHRE, body)
    plate.hatch(INK, down(spot.y - 80, spot.y + 70, 0.05, 0.65), Hatch(20, 12, 5), body)
    edge(plate, body, 7)
    plate.fill(PAPER, spot(ellipse(-194, -206, 24, 26)), spot(ellipse(-102, -246, 24, 26)))
    for glove in (ellipse(-194, -206, 24, 26), ellipse(-102, -246, 24, 26)):
        edge(plate, spot(glove), 6)
    face = spot(ellipse(-104, -80, 40, 44))
    plate.fill(SKIN, face)
    edge(plate, face, 6)
    plate.fill(
        INK,
        spot.curve([(-146, -96), (-130, -128), (-96, -132), (-64, -106), (-64, -84), (-90, -108), (-120, -106)]),
        spot(ellipse(-118, -84, 5, 5)),
        spot(ellipse(-96, -82, 5, 5)),
        brush(spot([(-120, -58), (-106, -64), (-92, -56)]), 6),
    )


def _ball(plate: Plate, middle: tuple[float, float]) -> None:
    """The ball, which whistles."""
    x, y = middle
    outline = ellipse(x, y, 46, 46)
    plate.fill(PAPER, outline)
    plate.hatch(INK, across(x - 20, x + 50, 0.0, 0.5), Hatch(60, 10, 4), outline)
    plate.fill(
        INK,
        *(
            ellipse(x + 28 * np.cos(a) * (k > 0), y + 28 * np.sin(a) * (k > 0), 11, 11)
            for k, a in enumerate((0, 0.5, 1.75, 3.0, 4.25, 5.5))
        ),
    )
    edge(plate, outline, 7)
    plate.strokes(
        PAPER,
        6,
        [[(x + 60 + 10 * k, y - 70 - 34 * k), (x + 110 + 16 * k, y - 130 - 44 * k)] for k in range(2)],
        ends=0.1,
    )
