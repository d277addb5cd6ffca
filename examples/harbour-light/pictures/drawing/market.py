"""The fish market on a Saturday."""

from __future__ import annotations

import numpy as np
from PIL import Image

from drawing.faces import Look, head
from drawing.ink import (
    ACCENT,
    DEEP,
    GLOW,
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
    around,
    box,
    brush,
    down,
    ellipse,
    smooth,
)
from drawing.motifs import Spot, edge


def fish_market() -> Image.Image:
    """The old hall on the first Saturday."""
    plate = Plate(1600, 1067, seed=640)
    _hall(plate)
    _fishwife(plate, Spot(800, 452, 0.35))
    _counter(plate)
    _customers(plate)
    return plate.finish()


def _hall(plate: Plate) -> None:
    """Arched windows, iron columns and a vault."""
    plate.fill(SAND, box(0, 0, 1600, 1067))
    plate.hatch(OCHRE, down(0, 900, 0.75, 0.2), Hatch(0, 13, 8), box(0, 0, 1600, 1067))
    for x in (90, 470, 850, 1230):
        arch = np.vstack([[(x, 620), (x, 330)], ellipse(x + 140, 330, 140, 170)[36:], [(x + 280, 330), (x + 280, 620)]])
        plate.fill((216, 226, 222), arch)
        plate.hatch(SLATE, down(160, 620, 0.1, 0.5), Hatch(0, 12, 5), arch)
        edge(plate, arch, 10)
        plate.strokes(
            DEEP,
            6,
            [
                [(x + 140, 160), (x + 140, 620)],
                [(x + 46, 200), (x + 46, 620)],
                [(x + 234, 200), (x + 234, 620)],
                [(x, 330), (x + 280, 330)],
                [(x, 470), (x + 280, 470)],
            ],
            ends=1,
        )
    plate.fill(DEEP, box(0, 0, 1600, 64))
    plate.hatch(INK, 0.55, Hatch(0, 14, 5), box(0, 0, 1600, 64))
    for x in (30, 420, 800, 1180, 1570):
        plate.fill(
            DEEP,
            box(x - 17, 60, 34, 640),
            [(x - 34, 320), (x + 34, 320), (x + 20, 296), (x - 20, 296)],
            [(x - 30, 60), (x + 30, 60), (x + 18, 96), (x - 18, 96)],
        )
        plate.hatch(INK, across(x - 17, x + 17, 0.15, 0.75), Hatch(90, 9, 1), box(x - 17, 60, 34, 640))
        plate.strokes(
            DEEP, 12, [[(x, 300), (x + 60, 150), (x + 195, 66)], [(x, 300), (x - 60, 150), (x - 195, 66)]], ends=0.9
        )
    for x in (225, 610, 990, 1375):
        plate.strokes(INK, 4, [[(x, 60), (x, 150)]], ends=1)
        plate.hatch(GLOW, around(x, 196, 120, 0.75, 0.0), Hatch(0, 9, 1), ellipse(x, 196, 120, 120))
        plate.fill(INK, [(x - 46, 186), (x - 12, 150), (x + 12, 150), (x + 46, 186)])
        plate.fill(GLOW, ellipse(x, 190, 24, 15))


def _fishwife(plate: Plate, spot: Spot) -> None:
    """Marjorie Frith and the turbot."""
    body = smooth([(560, 800), (590, 640), (690, 580), (790, 566), (890, 580), (990, 640), (1010, 800)])
    plate.fill(ACCENT, body)
    plate.hatch(INK, across(560, 900, 0.7, 0.05), Hatch(80, 10, 6), body)
    plate.fill(SKIN, smooth([(760, 540), (758, 590), (800, 612), (846, 590), (842, 540)]))
    apron = smooth([(690, 820), (700, 650), (730, 612), (800, 640), (870, 612), (900, 650), (912, 820)])
    plate.fill(PAPER, apron)
    plate.hatch(SLATE, across(690, 920, 0.5, 0.05), Hatch(84, 11, 5), apron)
    edge(plate, apron, 5)
    mass = spot.curve(
        [(-260, 90), (-290, -120), (-200, -330), (0, -390), (210, -330), (290, -120), (262, 90), (0, 120)]
    )
    plate.fill(OCHRE, mass)
    plate.hatch(INK, 0.35, Hatch(60, 8, 4), mass)
    head(plate, spot, Look(jaw=1.05, open=0.7, brows=(0.5, 0.5), smile=1.1, years=0.1, gaze=0.7, nose=0.7))
    scarf = spot.curve(
        [
            (-262, -90),
            (-250, -280),
            (-130, -390),
            (20, -410),
            (180, -370),
            (270, -250),
            (268, -90),
            (180, -210),
            (0, -250),
            (-170, -200),
        ]
    )
    plate.fill(PAPER, scarf)
    plate.hatch(ACCENT, 0.42, Hatch(40, 16, 2), scarf)
    edge(plate, scarf, 5)
    _turbot(plate, Spot(1120, 420, 0.95, turn=-14))
    for points in ([(640, 640), (560, 720), (620, 790)], [(950, 640), (1080, 650), (1130, 560)]):
        plate.fill(INK, brush(points, 76, start=0.9, end=0.7))
        plate.fill(ACCENT, brush(points, 66, start=0.9, end=0.7))
        plate.hatch(INK, 0.3, Hatch(70, 10, 4), brush(points, 66, start=0.9, end=0.7))
    hand = smooth([(1084, 556), (1094, 516), (1124, 502), (1160, 520), (1164, 558), (1124, 582)])
    plate.fill(SKIN, hand)
    edge(plate, hand, 5)
    plate.strokes(INK, 4, [[(1110, 518), (1120, 548)], [(1132, 512), (1140, 546)]], ends=0.3)


def _turbot(plate: Plate, spot: Spot) -> None:
    """A flat fish of eleven pounds, held up by the tail end."""
    outline = spot.curve(
        [
            (-190, 10),
            (-150, -70),
            (-50, -140),
            (60, -130),
            (150, -70),
            (196, -10),
            (160, 60),
            (60, 126),
            (-50, 140),
            (-150, 84),
        ]
    )
    tail = spot.curve([(180, -14), (236, -66), (268, -54), (256, 0), (270, 54), (236, 62), (180, 14)])
    fins = (
        spot.curve([(-130, -100), (-40, -176), (80, -166), (170, -80), (150, -60), (60, -130), (-50, -140)]),
        spot.curve([(-130, 110), (-40, 176), (80, 160), (166, 74), (150, 60), (60, 126), (-50, 140)]),
    )
    plate.fill(SLATE, tail, *fins)
    plate.hatch(INK, 0.4, Hatch(70, 11, 3), tail, *fins)
    plate.fill((150, 140, 116), outline)
    plate.hatch(INK, across(spot.x - 200, spot.x + 220, 0.15, 0.6), Hatch(-20, 11, 6), outline)
    plate.fill(
        DEEP,
        *(
            spot(ellipse(x, y, r, r))
            for x, y, r in (
                (-40, -70, 12),
                (30, -50, 9),
                (70, 30, 13),
                (-10, 50, 10),
                (110, -20, 8),
                (-70, 70, 9),
                (20, 96, 8),
            )
        ),
    )
    plate.fill(PAPER, spot(ellipse(-130, -14, 16, 14)), spot(ellipse(-118, 28, 16, 14)))
    plate.fill(
        INK,
        spot(ellipse(-132, -14, 8, 8)),
        spot(ellipse(-120, 28, 8, 8)),
        brush(spot([(-188, 14), (-160, 34), (-148, 56)]), 8),
    )
    edge(plate, outline, 6)


def _counter(plate: Plate) -> None:
    """The slab with crabs, whole fish and a price board."""
    slab = np.array([(330, 760), (1270, 760), (1370, 880), (230, 880)], dtype=np.float64)
    plate.fill((216, 226, 222), slab)
    plate.hatch(SLATE, 0.3, Hatch(0, 12, 3), slab)
    plate.fill(DEEP, [(230, 880), (1370, 880), (1340, 1067), (260, 1067)])
    plate.hatch(INK, down(880, 1067, 0.2, 0.8), Hatch(90, 22, 2), [(230, 880), (1370, 880), (1340, 1067), (260, 1067)])
    edge(plate, slab, 7)
    for i, (x, y) in enumerate(((360, 838), (470, 796), (580, 842), (500, 850), (400, 786), (610, 790))):
        _crab(plate, Spot(x, y, 0.62, turn=(-14, 10, 22, -8, 6, -20)[i]))
    for i in range(7):
        _fish(plate, Spot(760 + 62 * i, 792 + 26 * (i % 2), 0.62, turn=64), (SLATE, MIST)[i % 2])
    plate.fill(INK, box(1225, 690, 128, 96))
    edge(plate, box(1225, 690, 128, 96), 9)
    plate.strokes(
        PAPER, 6, [[(1246, 716), (1330, 712)], [(1246, 740), (1306, 738)], [(1246, 764), (1322, 760)]], ends=0.5
    )


def _crab(plate: Plate, spot: Spot) -> None:
    """A brown crab seen from above."""
    legs = [
        [(s * 60, 10 + 14 * k), (s * (100 + 6 * k), -4 + 26 * k), (s * (112 + 4 * k), 30 + 24 * k)]
        for s in (-1, 1)
        for k in range(3)
    ]
    plate.strokes(INK, 12, [spot(leg) for leg in legs], ends=0.4)
    claws = [
        spot.curve(
            [(s * 56, -20), (s * 104, -52), (s * 96, -96), (s * 58, -104), (s * 70, -76), (s * 40, -84), (s * 36, -44)]
        )
        for s in (-1, 1)
    ]
    shell = spot.curve([(-86, 4), (-70, -40), (0, -54), (70, -40), (86, 4), (50, 46), (0, 54), (-50, 46)])
    plate.fill(ACCENT, shell, *claws)
    plate.hatch(INK, across(spot.x - 50, spot.x + 50, 0.5, 0.12), Hatch(20, 8, 4), shell, *claws)
    for part in (*claws, shell):
        edge(plate, part, 5)


def _fish(plate: Plate, spot: Spot, colour: Colour) -> None:
    """A round fish lying on its side."""
    outline = spot.curve(
        [
            (-110, 0),
            (-70, -26),
            (0, -34),
            (70, -18),
            (110, -4),
            (150, -34),
            (146, 0),
            (150, 34),
            (110, 6),
            (60, 22),
            (0, 32),
            (-70, 24),
        ]
    )
    plate.fill(colour, outline)
    plate.hatch(
        INK, 0.4, Hatch(-30, 8, 4), spot.curve([(-100, -6), (-60, -28), (0, -36), (80, -18), (110, -4), (0, -4)])
    )
    edge(plate, outline, 5)
    plate.fill(PAPER, spot(ellipse(-84, -6, 9, 9)))
    plate.fill(INK, spot(ellipse(-84, -6, 5, 5)), brush(spot([(-60, -20), (-50, 0), (-60, 18)]), 4))


def _customers(plate: Plate) -> None:
    """Backs of heads: a cap, a headscarf, a child."""
    coat = smooth([(-20, 1100), (10, 860), (130, 770), (290, 780), (380, 880), (400, 1100)])
    plate.fill(DEEP, coat)
    plate.hatch(INK, across(0, 400, 0.75, 0.15), Hatch(80, 14, 8), coat)
    plate.fill(
        SKIN,
        smooth([(140, 640), (136, 760), (200, 800), (268, 760), (270, 640), (200, 600)]),
        ellipse(282, 690, 15, 28),
    )
    plate.hatch(INK, 0.5, Hatch(70, 10, 4), smooth([(140, 640), (136, 760), (200, 800), (230, 700), (200, 600)]))
    cap = smooth([(104, 640), (110, 560), (190, 516), (280, 546), (316, 620), (360, 640), (290, 656), (200, 640)])
    plate.fill(OCHRE, cap)
    plate.hatch(INK, across(100, 330, 0.75, 0.15), Hatch(30, 12, 5), cap)
    edge(plate, cap, 6)
    shawl = smooth([(1230, 1100), (1270, 900), (1360, 800), (1480, 790), (1590, 860), (1640, 1100)])
    plate.fill(SLATE, shawl)
    plate.hatch(INK, across(1250, 1640, 0.1, 0.75), Hatch(100, 14, 8), shawl)
    scarf = smooth(
        [(1330, 740), (1336, 640), (1410, 580), (1500, 600), (1548, 690), (1530, 790), (1480, 840), (1400, 830)]
    )
    plate.fill(ACCENT, scarf)
    plate.hatch(INK, across(1330, 1560, 0.05, 0.75), Hatch(70, 13, 8), scarf)
    plate.fill(
        PAPER,
        *(
            ellipse(x, y, 9, 9)
            for x, y in ((1390, 660), (1440, 630), (1480, 690), (1420, 730), (1500, 760), (1370, 730), (1450, 790))
        ),
    )
    edge(plate, scarf, 6)
    _child(plate)


def _child(plate: Plate) -> None:
    """A small person, prodding a crab once."""
    coat = smooth([(470, 1090), (490, 990), (560, 950), (640, 952), (700, 1000), (710, 1090)])
    plate.fill(OCHRE, coat)
    plate.hatch(INK, across(470, 710, 0.55, 0.1), Hatch(80, 12, 6), coat)
    plate.fill(INK, brush([(640, 980), (668, 930), (640, 872)], 50, start=0.9, end=0.6))
    plate.fill(OCHRE, brush([(640, 980), (668, 930), (640, 872)], 40, start=0.9, end=0.6))
    plate.fill(SKIN, ellipse(634, 862, 15, 19), ellipse(588, 912, 52, 54))
    hat = smooth([(528, 912), (530, 860), (586, 832), (642, 858), (650, 912), (590, 898)])
    plate.fill(PAPER, hat, ellipse(588, 830, 18, 17))
    plate.hatch(ACCENT, 0.5, Hatch(0, 22, 3), hat)
    edge(plate, hat, 5)
