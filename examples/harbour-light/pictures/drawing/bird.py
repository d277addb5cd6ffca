"""The respondent."""

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
    SLATE,
    Hatch,
    Plate,
    across,
    box,
    brush,
    down,
    ellipse,
    smooth,
)
from drawing.motifs import Spot


def gull_portrait() -> Image.Image:
    """The respondent."""
    plate = Plate(1280, 1280, seed=7)
    plate.fill(MIST, box(0, 0, 1280, 1280))
    plate.hatch(SLATE, down(0, 1000, 0.8, 0.08), Hatch(0, 14, 10), box(0, 0, 1280, 1280))
    body = smooth(
        [
            (330, 1110),
            (250, 900),
            (300, 690),
            (430, 560),
            (470, 430),
            (560, 330),
            (690, 310),
            (790, 370),
            (820, 470),
            (790, 580),
            (830, 760),
            (830, 930),
            (760, 1110),
            (560, 1170),
        ]
    )
    plate.fill(PAPER, body)
    plate.hatch(SLATE, across(250, 700, 0.62, -0.1), Hatch(62, 15, 14), body)
    _wing(plate)
    plate.fill(INK, brush(np.vstack([body, body[:1]]), 9, start=1, end=1, curve=False))
    _beak(plate)
    _gull_eye(plate)
    _railing(plate)
    return plate.finish().crop((105, 235, 1150, 1280))


def _wing(plate: Plate) -> None:
    """A folded wing with dark tips."""
    wing = smooth(
        [
            (300, 720),
            (420, 700),
            (560, 800),
            (600, 940),
            (520, 1080),
            (330, 1180),
            (120, 1230),
            (90, 1190),
            (210, 1080),
            (250, 900),
        ]
    )
    plate.fill(SLATE, wing)
    plate.hatch(DEEP, down(700, 1200, 0.15, 0.8), Hatch(-36, 15, 10), wing)
    for k in range(4):
        feather = smooth(
            [
                (330 - 50 * k, 1060 + 26 * k),
                (250 - 60 * k, 1130 + 22 * k),
                (60 - 30 * k, 1212 + 18 * k),
                (180 - 50 * k, 1120 + 26 * k),
            ]
        )
        plate.fill(INK, feather)
        plate.fill(PAPER, ellipse(104 - 36 * k, 1186 + 20 * k, 20, 9, -25))
    plate.fill(INK, brush([(300, 720), (430, 704), (560, 800), (600, 940), (520, 1080), (330, 1180)], 8))
    for k in range(3):
        plate.fill(
            INK, brush([(560 - 60 * k, 830 + 40 * k), (520 - 50 * k, 960 + 30 * k), (400 - 60 * k, 1070 + 24 * k)], 7)
        )


def _beak(plate: Plate) -> None:
    """A heavy beak with its red spot, and a chip crosswise in it."""
    upper = smooth([(770, 410), (880, 408), (990, 440), (1030, 500), (1010, 530), (950, 488), (790, 486)])
    lower = smooth([(780, 494), (900, 506), (970, 532), (950, 560), (860, 558), (776, 530)])
    plate.fill((226, 172, 70), upper, lower)
    plate.hatch(INK, down(400, 570, 0.0, 0.5), Hatch(8, 11, 3), upper, lower)
    plate.fill(ACCENT, ellipse(918, 536, 25, 15, 12))
    for part in (upper, lower):
        plate.fill(INK, brush(np.vstack([part, part[:1]]), 8, start=1, end=1, curve=False))
    plate.fill(INK, brush([(846, 446), (874, 442), (896, 448)], 10))
    chip = Spot(905, 500, turn=-68)
    stick = chip(smooth([(-172, -8), (-164, -27), (-20, -32), (168, -26), (178, -6), (170, 24), (10, 20), (-158, 28)]))
    plate.fill((240, 205, 120), stick)
    plate.fill(
        OCHRE,
        chip([(-150, 10), (172, 4), (174, 22), (-160, 26)]),
        *(chip(ellipse(x, -2 + 5 * (x % 3), 7, 3)) for x in range(-120, 150, 34)),
    )
    plate.fill((252, 230, 160), chip([(-165, -24), (170, -26), (170, -12), (-165, -8)]))
    plate.fill(INK, brush(np.vstack([stick, stick[:1]]), 8, start=1, end=1, curve=False))
    tip = smooth([(930, 424), (990, 440), (1030, 500), (1010, 530), (950, 488)])
    plate.fill((226, 172, 70), tip)
    plate.fill(INK, brush([(930, 424), (990, 440), (1030, 500), (1010, 530), (950, 488)], 8, start=0.6, end=0.6))


def _gull_eye(plate: Plate) -> None:
    """A pale eye without remorse, and the cap that makes it frown."""
    plate.fill(ACCENT, ellipse(690, 418, 45, 41))
    plate.fill((240, 216, 140), ellipse(690, 418, 36, 32))
    plate.fill(INK, ellipse(696, 418, 16, 16))
    plate.fill(PAPER, ellipse(702, 411, 6, 6))
    plate.fill(INK, brush([(622, 384), (690, 366), (760, 396)], 18, start=0.2, end=0.5))
    plate.strokes(
        SLATE,
        7,
        [[(540 + 36 * k, 370 - 8 * k), (560 + 36 * k, 350 - 6 * k), (590 + 36 * k, 346 - 4 * k)] for k in range(4)],
    )
    plate.strokes(
        SLATE,
        7,
        [
            [(560 + 34 * k, 620 + 14 * (k % 3)), (580 + 34 * k, 646 + 14 * (k % 3)), (586 + 34 * k, 676 + 14 * (k % 3))]
            for k in range(7)
        ],
    )


def _railing(plate: Plate) -> None:
    """The quay railing under pink feet."""
    for x in (500, 640):
        plate.fill((226, 160, 140), brush([(x, 1110), (x + 6, 1160), (x + 2, 1204)], 30, start=1, end=1))
        plate.fill((226, 160, 140), smooth([(x - 44, 1216), (x, 1186), (x + 70, 1206), (x + 76, 1222), (x, 1226)]))
    plate.fill(INK, box(-10, 1212, 1300, 34), box(180, 1230, 30, 60), box(1010, 1230, 30, 60))
    plate.fill(SLATE, box(-10, 1218, 1300, 7))
