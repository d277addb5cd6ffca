"""Things picked up from the beach."""

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
    across,
    around,
    box,
    brush,
    down,
    ellipse,
    smooth,
)
from drawing.motifs import Spot, edge


def flotsam() -> Image.Image:
    """From the exhibition: float, shoe, spoon, skull."""
    plate = Plate(1400, 1050, seed=365)
    plate.fill(MIST, box(0, 0, 1400, 1050))
    plate.hatch(SLATE, across(0, 1400, 0.15, 0.7), Hatch(-8, 15, 8), box(0, 0, 1400, 520))
    cloth = smooth([(-40, 470), (300, 440), (700, 460), (1100, 440), (1440, 470), (1440, 1100), (-40, 1100)])
    plate.fill(PAPER, cloth)
    plate.hatch(ACCENT, 0.3, Hatch(74, 120, 2, 0.01), cloth)
    plate.hatch(SLATE, down(440, 1050, 0.05, 0.4), Hatch(-4, 15, 10), cloth)
    _bottle(plate, Spot(1080, 700))
    _float(plate, Spot(420, 500))
    _rope(plate, Spot(760, 620))
    _skull(plate, Spot(560, 830, turn=-6))
    _shoe(plate, Spot(1010, 900))
    _spoon(plate, Spot(210, 840))
    return plate.finish()


def _shadow(plate: Plate, x: float, y: float, wide: float) -> None:
    """What a thing on the cloth throws to the right."""
    plate.hatch(
        INK,
        around(x + wide * 0.3, y, wide * 1.1, 0.75, 0.0),
        Hatch(-4, 12, 3),
        ellipse(x + wide * 0.35, y, wide, wide * 0.2),
    )


def _float(plate: Plate, spot: Spot) -> None:
    """A green glass float in its net."""
    _shadow(plate, spot.x, spot.y + 205, 220)
    ball = spot(ellipse(0, 0, 220, 220))
    plate.fill((116, 150, 134), ball)
    plate.hatch(INK, around(spot.x - 90, spot.y - 90, 330, -0.1, 0.95), Hatch(34, 13, 9), ball)
    plate.within(ball)
    for k in range(-3, 4):
        plate.strokes(
            INK,
            9,
            [
                spot([(k * 60 - 10, -230), (k * 92, 0), (k * 60 - 10, 230)]),
                spot([(-230, k * 60), (0, k * 92 + 20), (230, k * 60)]),
            ],
            ends=1,
        )
        plate.strokes(
            SAND,
            4,
            [
                spot([(k * 60 - 10, -230), (k * 92, 0), (k * 60 - 10, 230)]),
                spot([(-230, k * 60), (0, k * 92 + 20), (230, k * 60)]),
            ],
            ends=1,
        )
    plate.fill(PAPER, spot(smooth([(-150, -80), (-110, -150), (-60, -170), (-90, -130), (-126, -70)])))
    plate.free()
    edge(plate, ball, 8)


def _bottle(plate: Plate, spot: Spot) -> None:
    """A bottle that has lost its cork."""
    _shadow(plate, spot.x, spot.y + 4, 110)
    glass = spot(
        smooth(
            [
                (-90, 0),
                (-92, -260),
                (-80, -320),
                (-34, -380),
                (-30, -500),
                (30, -500),
                (34, -380),
                (80, -320),
                (92, -260),
                (90, 0),
                (0, 16),
            ],
            8,
        )
    )
    plate.fill(DEEP, glass)
    plate.hatch(INK, across(spot.x - 30, spot.x + 90, 0.0, 0.9), Hatch(88, 13, 4), glass)
    plate.fill(
        MIST,
        spot(smooth([(-66, -40), (-68, -250), (-54, -300), (-46, -250), (-48, -40)])),
        spot(box(-20, -480, 9, 110)),
    )
    plate.fill(SAND, spot(box(-70, -220, 140, 120)))
    plate.strokes(
        INK, 5, [spot([(-50, -190 + 24 * k), (30 + 14 * (k % 2), -192 + 24 * k)]) for k in range(4)], ends=0.5
    )
    plate.fill(INK, spot(box(-38, -506, 76, 26)))
    edge(plate, glass, 7)


def _rope(plate: Plate, spot: Spot) -> None:
    """A coil of rope, blue since about 1991."""
    _shadow(plate, spot.x, spot.y + 84, 180)
    for k in range(4):
        ring = spot(ellipse(6 * (k % 2), 60 - 36 * k, 158 - 8 * k, 58 - 3 * k))
        loop = np.vstack([ring, ring[:1]])
        plate.fill(INK, brush(loop, 46, start=1, end=1, curve=False))
        plate.fill((74, 112, 142), brush(loop, 34, start=1, end=1, curve=False))
        lays = [[(ring[i][0] - 9, ring[i][1] + 15), (ring[i][0] + 9, ring[i][1] - 15)] for i in range(0, 72, 3)]
        plate.strokes(INK, 5, lays, ends=0.4)
    plate.fill(INK, brush(spot([(150, 60), (230, 100), (290, 84), (330, 120)]), 42))
    plate.fill((74, 112, 142), brush(spot([(150, 60), (230, 100), (290, 84), (330, 120)]), 30))


def _skull(plate: Plate, spot: Spot) -> None:
    """A gull's skull."""
    _shadow(plate, spot.x, spot.y + 92, 170)
    bone = spot.curve(
        [
            (190, -10),
            (150, -90),
            (60, -120),
            (-20, -96),
            (-70, -56),
            (-220, -30),
            (-300, 14),
            (-306, 44),
            (-200, 36),
            (-80, 40),
            (0, 80),
            (110, 84),
            (180, 50),
        ]
    )
    plate.fill(PAPER, bone)
    plate.hatch(INK, down(spot.y - 60, spot.y + 110, 0.0, 0.6), Hatch(10, 11, 7), bone)
    plate.fill(INK, spot(ellipse(40, -30, 44, 38)), spot(ellipse(-120, -6, 36, 9, 8)))
    plate.strokes(
        INK,
        6,
        [
            spot([(-296, 30), (-180, 18), (-60, 24)]),
            spot([(100, -90), (120, -40), (110, 10)]),
            spot([(0, 70), (40, 50), (110, 56)]),
        ],
        ends=0.2,
    )
    edge(plate, bone, 7)


def _shoe(plate: Plate, spot: Spot) -> None:
    """A child's left shoe."""
    _shadow(plate, spot.x, spot.y + 50, 170)
    upper = spot.curve(
        [(-170, 36), (-186, -20), (-150, -70), (-70, -78), (-10, -120), (60, -130), (150, -110), (168, -30), (166, 36)]
    )
    plate.fill(ACCENT, upper)
    plate.hatch(INK, across(spot.x - 180, spot.x + 170, 0.05, 0.65), Hatch(66, 12, 7), upper)
    plate.fill(DEEP, spot.curve([(-10, -116), (60, -134), (140, -116), (120, -84), (40, -76)]))
    plate.fill(PAPER, spot(box(-186, 30, 356, 22)))
    edge(plate, spot(box(-186, 30, 356, 22)), 6)
    edge(plate, upper, 7)
    plate.fill(INK, brush(spot([(-70, -78), (-20, -20), (60, -4), (160, -24)]), 16))
    plate.fill(PAPER, spot(ellipse(60, -8, 16, 16)))
    edge(plate, spot(ellipse(60, -8, 16, 16)), 5)


def _spoon(plate: Plate, spot: Spot) -> None:
    """A wooden spoon, waiting for its bowl."""
    outline = spot(
        smooth(
            [(-150, -210), (-130, -222), (20, 20), (84, 60), (110, 130), (80, 180), (20, 170), (-20, 110), (-14, 44)]
        )
    )
    plate.fill(OCHRE, outline)
    plate.hatch((112, 76, 40), 0.4, Hatch(58, 12, 6), outline)
    plate.fill((150, 106, 64), spot(ellipse(52, 118, 34, 48, -30)))
    edge(plate, outline, 7)
