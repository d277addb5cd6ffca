"""People."""

from __future__ import annotations

import numpy as np
from PIL import Image

from drawing.faces import Look, head, locks, neck
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
from drawing.motifs import Spot


def bridie_scarth() -> Image.Image:
    """The pilot at her window."""
    plate = Plate(1280, 1600, seed=58)
    plate.fill(MIST, box(0, 0, 1280, 1600))
    plate.hatch(SLATE, down(0, 640, 0.75, 0.12), Hatch(0, 13, 9), box(0, 0, 1280, 640))
    plate.fill(SLATE, box(0, 640, 1280, 960))
    plate.hatch(DEEP, 0.45, Hatch(0, 14, 8), box(0, 640, 1280, 960))
    plate.fill(
        PAPER,
        *(
            brush([(x, y), (x + 50, y - 7), (x + 104, y)], 7, start=0.1, end=0.1)
            for x, y in ((60, 700), (150, 760), (1080, 690), (1150, 770), (30, 840), (1130, 870), (210, 690))
        ),
    )
    ship = Spot(1120, 640, 0.9)
    plate.fill(
        INK, ship([(-90, -22), (90, -26), (74, 4), (-78, 4)]), ship(box(40, -74, 34, 50)), ship(box(-50, -60, 6, 40))
    )
    plate.fill(ACCENT, ship(box(50, -92, 14, 20)))
    _jersey(plate)
    spot = Spot(650, 760, 1.13)
    head(plate, spot, Look(jaw=1.1, open=0.28, brows=(-0.15, 0.1), smile=0.35, years=0.65, gaze=0.8, nose=0.8))
    _cap(plate, spot)
    return plate.finish()


def _jersey(plate: Plate) -> None:
    """Shoulders in heavy wool, and a roll neck."""
    body = smooth(
        [(60, 1640), (130, 1390), (330, 1270), (520, 1190), (790, 1190), (980, 1270), (1170, 1390), (1240, 1640)]
    )
    plate.fill(DEEP, body)
    plate.hatch(INK, across(60, 900, 0.8, 0.25), Hatch(82, 17, 10), body)
    plate.within(body)
    for x in (330, 480, 800, 950):
        for y in range(1290, 1640, 62):
            plate.strokes(
                SLATE,
                12,
                [[(x - 26, y), (x + 8, y + 22), (x + 26, y + 58)], [(x + 26, y), (x + 2, y + 18), (x - 24, y + 58)]],
                ends=0.4,
            )
    plate.free()
    roll = smooth(
        [(438, 1090), (420, 1180), (455, 1260), (650, 1304), (850, 1262), (890, 1180), (868, 1080), (650, 1140)]
    )
    plate.fill(SLATE, roll)
    plate.hatch(INK, across(430, 880, 0.7, 0.28), Hatch(90, 19, 7), roll)
    plate.fill(INK, brush([(430, 1188), (520, 1236), (650, 1252), (790, 1238), (884, 1186)], 9))


def _cap(plate: Plate, spot: Spot) -> None:
    """A ribbed woollen cap with its edge turned up, and hair escaping below."""
    locks(
        plate,
        INK,
        spot,
        [
            [(-232, -120), (-262, -40), (-250, 60)],
            [(-240, -110), (-280, 0), (-272, 96)],
            [(-224, -130), (-250, -70), (-236, 0)],
            [(236, -120), (254, -60), (246, 10)],
        ],
        22,
    )
    crown = spot.curve(
        [(-262, -170), (-250, -330), (-160, -450), (0, -492), (160, -456), (250, -340), (266, -176), (0, -230)]
    )
    plate.fill(ACCENT, crown)
    plate.hatch(INK, across(spot.x - 280, spot.x + 200, 0.75, 0.12), Hatch(90, 20, 9), crown)
    fold = spot.curve(
        [
            (-276, -140),
            (-270, -236),
            (-150, -282),
            (0, -296),
            (150, -284),
            (270, -240),
            (282, -146),
            (150, -190),
            (0, -202),
            (-150, -188),
        ]
    )
    plate.fill(ACCENT, fold)
    plate.hatch(INK, across(spot.x - 280, spot.x + 240, 0.85, 0.3), Hatch(90, 16, 7), fold)
    plate.fill(
        INK, brush(spot([(-276, -140), (-150, -186), (0, -200), (150, -188), (282, -146)]), 12, start=0.5, end=0.5)
    )
    plate.fill(
        INK, brush(spot([(-270, -238), (-150, -282), (0, -296), (150, -284), (270, -242)]), 8, start=0.5, end=0.5)
    )


def hester_lowdham() -> Image.Image:
    """The columnist, unconvinced."""
    plate = Plate(1280, 1280, seed=70)
    plate.fill(OCHRE, box(0, 0, 1280, 1280))
    plate.hatch(SAND, across(0, 1280, 0.2, 0.85), Hatch(-32, 15, 8), box(0, 0, 1280, 1280))
    coat = smooth([(80, 1320), (170, 1130), (420, 1020), (640, 1000), (880, 1020), (1110, 1130), (1200, 1320)])
    plate.fill(INK, coat)
    plate.hatch(SLATE, across(300, 1200, 0.0, 0.5), Hatch(72, 15, 8), coat)
    spot = Spot(640, 640, 1.02)
    neck(plate, spot, Look())
    _scarf(plate)
    _crop(plate, spot)
    head(
        plate,
        spot,
        Look(jaw=0.9, open=0.62, brows=(0.0, 1.1), smile=-0.15, years=0.75, gaze=-0.1, nose=1.25, brow_colour=SLATE),
    )
    _fringe(plate, spot)
    _glasses(plate, spot)
    return plate.finish()


def _scarf(plate: Plate) -> None:
    """A checked scarf, tied as if against an argument."""
    wrap = smooth(
        [(400, 960), (380, 1050), (450, 1130), (640, 1170), (840, 1130), (910, 1050), (880, 950), (640, 1010)]
    )
    tail = smooth([(560, 1120), (520, 1220), (500, 1330), (680, 1340), (700, 1220), (690, 1130)])
    for part in (tail, wrap):
        plate.fill(PAPER, part)
        plate.hatch(ACCENT, 0.5, Hatch(78, 62, 2, 0.02), part)
        plate.hatch(ACCENT, 0.5, Hatch(-10, 62, 2, 0.02), part)
        plate.hatch(INK, 0.12, Hatch(78, 31, 2, 0.02), part)
        plate.hatch(INK, across(380, 800, 0.6, 0.0), Hatch(-50, 12, 3), part)
        plate.fill(INK, brush(np.vstack([part, part[:1]]), 8, start=1, end=1, curve=False))


def _crop(plate: Plate, spot: Spot) -> None:
    """Short white hair, the mass behind the face."""
    mass = spot.curve(
        [
            (-262, 60),
            (-284, -90),
            (-262, -250),
            (-170, -360),
            (0, -404),
            (170, -366),
            (258, -262),
            (276, -100),
            (252, 20),
            (0, -60),
        ]
    )
    plate.fill(PAPER, mass)
    plate.hatch(INK, across(spot.x - 280, spot.x + 60, 0.7, 0.1), Hatch(78, 13, 9), mass)
    plate.fill(INK, brush(np.vstack([mass, mass[:1]]), 8, start=1, end=1, curve=False))


def _fringe(plate: Plate, spot: Spot) -> None:
    """The hair that falls forward."""
    front = spot.curve(
        [
            (-240, -130),
            (-236, -270),
            (-120, -360),
            (40, -380),
            (190, -330),
            (246, -220),
            (238, -120),
            (196, -220),
            (120, -262),
            (60, -226),
            (-20, -270),
            (-90, -222),
            (-150, -250),
            (-200, -190),
        ]
    )
    plate.fill(PAPER, front)
    plate.hatch(INK, across(spot.x - 260, spot.x + 60, 0.55, 0.08), Hatch(70, 14, 10), front)
    strands = [[(-60 + 40 * k, -384 + 3 * abs(k - 3)), (-90 + 46 * k, -310), (-130 + 58 * k, -236)] for k in range(7)]
    locks(plate, INK, spot, strands, 7)
    plate.fill(INK, brush(np.vstack([front, front[:1]]), 7, start=1, end=1, curve=False))


def _glasses(plate: Plate, spot: Spot) -> None:
    """Round glasses with a glint."""
    for x in (-88, 118):
        ring = spot(ellipse(x, -36, 92, 92))
        plate.fill(PAPER, spot(ellipse(x, -36, 88, 88)), strength=0.16)
        plate.fill(INK, brush(np.vstack([ring, ring[:1]]), 13, start=1, end=1, curve=False))
        plate.strokes(PAPER, 9, [spot([(x + 34, -92), (x + 58, -66)]), spot([(x + 20, -98), (x + 30, -90)])], ends=0.4)
    plate.fill(
        INK,
        brush(spot([(2, -52), (16, -66), (30, -52)]), 12, start=0.8, end=0.8),
        brush(spot([(-178, -44), (-250, -56)]), 11, start=0.8, end=0.8, curve=False),
    )


def peg_rudderham() -> Image.Image:
    """The bandmistress with her cornet."""
    plate = Plate(1280, 1600, seed=92)
    plate.fill(SAND, box(0, 0, 1280, 1600))
    plate.hatch(OCHRE, around(620, 640, 1000, 0.05, 0.95), Hatch(0, 14, 8), box(0, 0, 1280, 1600))
    spot = Spot(600, 640, 1.0)
    neck(plate, spot, Look())
    _band_jacket(plate)
    _bun(plate, spot)
    head(
        plate,
        spot,
        Look(jaw=0.84, open=0.5, brows=(0.2, 0.25), smile=0.9, years=1.0, gaze=0.15, nose=0.7, brow_colour=SLATE),
    )
    _parting(plate, spot)
    _cornet(plate, Spot(985, 1165, 1.2, turn=-8))
    return plate.finish()


def _band_jacket(plate: Plate) -> None:
    """A dark jacket with frogging and a high collar."""
    body = smooth(
        [(40, 1640), (100, 1330), (300, 1160), (480, 1080), (740, 1080), (930, 1160), (1120, 1330), (1190, 1640)]
    )
    plate.fill(DEEP, body)
    plate.hatch(INK, across(80, 900, 0.85, 0.2), Hatch(84, 15, 8), body)
    collar = smooth(
        [(450, 960), (430, 1060), (470, 1130), (600, 1160), (740, 1130), (780, 1060), (750, 960), (600, 1010)]
    )
    plate.fill(ACCENT, collar)
    plate.hatch(INK, across(430, 760, 0.7, 0.05), Hatch(88, 13, 5), collar)
    plate.fill(INK, brush([(600, 1150), (606, 1390), (600, 1640)], 10, start=0.8, end=0.8))
    for y in (1215, 1320, 1425, 1530):
        plate.strokes(OCHRE, 15, [[(400, y - 14), (500, y + 12), (600, y), (700, y + 12), (800, y - 14)]], ends=0.5)
        plate.fill(OCHRE, ellipse(600, y, 23, 23))
        plate.fill(INK, ellipse(606, y + 4, 9, 9))


def _bun(plate: Plate, spot: Spot) -> None:
    """White hair drawn back, with the bun above."""
    bun = spot.curve([(-110, -380), (-120, -470), (-30, -530), (80, -510), (120, -430), (70, -360)])
    mass = spot.curve(
        [
            (-256, 40),
            (-276, -100),
            (-250, -260),
            (-150, -370),
            (0, -400),
            (160, -366),
            (254, -250),
            (270, -100),
            (250, 30),
            (0, -60),
        ]
    )
    for part in (bun, mass):
        plate.fill(PAPER, part)
        plate.hatch(INK, across(spot.x - 270, spot.x + 90, 0.65, 0.08), Hatch(60, 14, 12), part)
        plate.fill(INK, brush(np.vstack([part, part[:1]]), 8, start=1, end=1, curve=False))
    locks(plate, INK, spot, [[(-90, -420), (-20, -490), (70, -470)], [(-60, -400), (0, -450), (80, -430)]], 7)


def _parting(plate: Plate, spot: Spot) -> None:
    """Hair from a centre parting over the brow."""
    left = spot.curve([(-246, -60), (-240, -230), (-150, -340), (6, -376), (0, -290), (-90, -250), (-190, -170)])
    right = spot.curve([(246, -60), (240, -230), (160, -340), (-2, -376), (0, -290), (100, -250), (194, -170)])
    for part in (left, right):
        plate.fill(PAPER, part)
        plate.fill(INK, brush(np.vstack([part, part[:1]]), 7, start=1, end=1, curve=False))
    strands = [[(-4, -370 + 12 * k), (-110 - 6 * k, -330 + 20 * k), (-226, -200 + 22 * k)] for k in range(5)]
    strands += [[(6, -370 + 12 * k), (110 + 6 * k, -330 + 20 * k), (228, -200 + 22 * k)] for k in range(4)]
    locks(plate, INK, spot, strands, 7)


def _cornet(plate: Plate, spot: Spot) -> None:
    """A cornet held bell upwards by a hand round its valves."""
    bell = spot(
        smooth(
            [
                (-10, -60),
                (-16, -200),
                (-40, -300),
                (-112, -366),
                (0, -384),
                (112, -366),
                (40, -300),
                (16, -200),
                (10, -60),
            ]
        )
    )
    tubes = [
        [(0, -70), (2, 180), (40, 240), (84, 180), (84, -40), (50, -90), (10, -60)],
        [(0, 120), (-60, 140), (-72, 60), (-60, -30), (0, -20)],
    ]
    plate.fill(INK, *(brush(spot(tube), 44, start=1, end=1) for tube in tubes))
    plate.fill(OCHRE, bell, *(brush(spot(tube), 28, start=1, end=1) for tube in tubes))
    plate.hatch(INK, across(spot.x - 100, spot.x + 60, 0.7, 0.0), Hatch(82, 12, 3), bell)
    plate.fill(INK, brush(np.vstack([bell, bell[:1]]), 8, start=1, end=1, curve=False))
    plate.fill(
        (240, 214, 150),
        brush(spot([(20, -330), (10, -240), (6, -100)]), 9),
        brush(spot([(84, -20), (84, 160)]), 7, curve=False),
    )
    for x in (-6, 26, 58):
        valve = spot(box(x, -30, 26, 150))
        plate.fill(PAPER, valve)
        plate.hatch(INK, across(spot.x + x - 10, spot.x + x + 36, 0.6, 0.0), Hatch(82, 9, 1), valve)
        plate.fill(
            INK,
            brush(np.vstack([valve, valve[:1]]), 5, start=1, end=1, curve=False),
            spot(box(x + 10, -62, 6, 32)),
            spot(ellipse(x + 13, -64, 13, 7)),
        )
    _hand(plate, spot)


def _hand(plate: Plate, spot: Spot) -> None:
    """Fingers round the valves and a cuff."""
    cuff = spot(smooth([(-20, 210), (120, 190), (190, 380), (210, 560), (-40, 560), (-40, 380)]))
    plate.fill(DEEP, cuff)
    plate.hatch(INK, 0.5, Hatch(80, 14, 5), cuff)
    plate.fill(ACCENT, spot([(-34, 200), (136, 180), (148, 232), (-32, 252)]))
    palm = spot(smooth([(-24, 214), (-40, 130), (-20, 70), (60, 60), (112, 90), (126, 190), (60, 214)]))
    plate.fill((231, 205, 176), palm)
    plate.hatch(INK, across(spot.x - 60, spot.x + 80, 0.55, 0.05), Hatch(60, 12, 3), palm)
    plate.fill(INK, brush(np.vstack([palm, palm[:1]]), 7, start=1, end=1, curve=False))
    for k in range(4):
        y = 66 + 34 * k
        finger = spot(
            smooth([(-46, y), (0, y - 14), (70, y - 12), (88, y + 4), (66, y + 18), (-6, y + 18), (-44, y + 18)])
        )
        plate.fill((231, 205, 176), finger)
        plate.fill(
            INK,
            brush(np.vstack([finger, finger[:1]]), 6, start=1, end=1, curve=False),
            brush(spot([(10, y - 10), (16, y + 2), (12, y + 14)]), 4),
        )
