"""The Custom House, and a sluice on another coast."""

from __future__ import annotations

import numpy as np
from PIL import Image

from drawing.ink import (
    ACCENT,
    BRICK,
    DEEP,
    GOLD,
    GRASS,
    INK,
    MIST,
    OCHRE,
    PAPER,
    SAND,
    SLATE,
    STONE,
    Hatch,
    Plate,
    across,
    box,
    brush,
    down,
    ellipse,
    smooth,
)
from drawing.lettering import letter
from drawing.motifs import Spot, edge, gull, person, sky


def custom_house() -> Image.Image:
    """Where dues have been paid since 1811."""
    plate = Plate(1600, 1067, seed=1811)
    sky(plate, (PAPER, SLATE), down(0, 640, 0.62, 0.06), 1067)
    _neighbours(plate)
    _front(plate)
    _stair(plate)
    _cobbles(plate)
    _barrow(plate, Spot(1180, 965, 1.25))
    person(plate, Spot(340, 985, 1.9), DEEP, SAND)
    _cat(plate, Spot(980, 985, 1.0))
    for x, y, size in ((1290, 150, 1.2), (1400, 230, 0.9), (190, 190, 1.0)):
        gull(plate, x, y, size)
    return plate.finish()


def _neighbours(plate: Plate) -> None:
    """The low sheds on either side."""
    for x, wide, top, colour in ((-20, 360, 560, SLATE), (1270, 380, 520, OCHRE)):
        plate.fill(colour, box(x, top, wide, 340))
        plate.hatch(INK, 0.36, Hatch(90, 26, 2), box(x, top, wide, 340))
        roof = [(x - 20, top), (x + 60, top - 110), (x + wide - 60, top - 110), (x + wide + 20, top)]
        plate.fill(DEEP, roof)
        plate.hatch(INK, 0.45, Hatch(0, 13, 2), roof)
    plate.fill(INK, box(70, 640, 150, 260), box(1380, 620, 160, 280))
    plate.fill(DEEP, box(80, 650, 62, 250), box(148, 650, 62, 250), box(1390, 630, 68, 270), box(1464, 630, 66, 270))


def _front(plate: Plate) -> None:
    """Three storeys of stone under a hipped roof, with a clock in its gable."""
    wall = box(390, 330, 800, 580)
    plate.fill(STONE, wall)
    plate.hatch(OCHRE, 0.3, Hatch(0, 41, 1, 0.05), wall)
    for row in range(14):
        start = 420 + 40 * (row % 2)
        plate.strokes(
            (150, 136, 108), 4, [[(x, 334 + 41 * row), (x, 368 + 41 * row)] for x in range(start, 1190, 92)], ends=0.8
        )
    plate.hatch(DEEP, across(700, 1190, 0.0, 0.55), Hatch(72, 13, 6), wall)
    roof = np.array([(352, 336), (470, 206), (1110, 206), (1228, 336)], dtype=np.float64)
    plate.fill(DEEP, roof)
    plate.hatch(INK, across(380, 1200, 0.2, 0.7), Hatch(0, 14, 3), roof)
    gable = np.array([(650, 336), (650, 240), (790, 150), (930, 240), (930, 336)], dtype=np.float64)
    plate.fill(STONE, gable)
    plate.hatch(DEEP, across(690, 940, 0.0, 0.45), Hatch(72, 12, 5), gable)
    edge(plate, gable, 9)
    plate.fill(INK, box(520, 120, 60, 100), box(1000, 120, 60, 100))
    _clock(plate)
    for y, tall in ((390, 120), (570, 120)):
        for x in (440, 580, 740, 900, 1050):
            _sash(plate, (x, y, 86, tall))
    for x in (440, 580, 1050):
        _sash(plate, (x, 752, 86, 104))
    door = np.vstack([[(712, 910), (712, 780)], ellipse(790, 780, 78, 66)[36:], [(868, 780), (868, 910)]])
    plate.fill(ACCENT, door)
    plate.hatch(INK, across(720, 868, 0.1, 0.6), Hatch(90, 18, 1), door)
    edge(plate, door, 12)
    plate.fill(GOLD, ellipse(846, 846, 8, 8))
    plate.fill(STONE, box(640, 690, 300, 34))
    edge(plate, box(640, 690, 300, 34), 5)
    letter(plate, "CUSTOM HOUSE", (790, 707), 25)
    edge(plate, wall, 9)
    plate.strokes(INK, 9, [[(790, 150), (790, 20)]], ends=0.7)
    plate.fill(ACCENT, smooth([(792, 24), (850, 36), (910, 22), (912, 70), (850, 84), (792, 74)]))


def _clock(plate: Plate) -> None:
    """The clock whose two faces disagree."""
    plate.fill(PAPER, ellipse(790, 246, 52, 52))
    edge(plate, ellipse(790, 246, 52, 52), 10)
    ticks = [
        [(790 + 38 * np.sin(a), 246 - 38 * np.cos(a)), (790 + 46 * np.sin(a), 246 - 46 * np.cos(a))]
        for a in np.arange(12) * np.pi / 6
    ]
    plate.strokes(INK, 5, ticks, ends=1)
    plate.strokes(INK, 7, [[(790, 246), (768, 224)], [(790, 246), (790, 206)]], ends=0.7)


def _sash(plate: Plate, frame: tuple[float, float, float, float]) -> None:
    """A window of twelve panes."""
    x, y, wide, tall = frame
    plate.fill(PAPER, box(x - 8, y - 8, wide + 16, tall + 16), box(x - 16, y + tall + 4, wide + 32, 14))
    edge(plate, box(x - 8, y - 8, wide + 16, tall + 16), 5)
    plate.fill(DEEP, box(x, y, wide, tall))
    plate.hatch(MIST, across(x, x + wide, 0.4, 0.05), Hatch(-60, 16, 3), box(x, y, wide, tall))
    plate.fill(
        PAPER,
        *(box(x + wide * t - 2, y, 5, tall) for t in (0.33, 0.66)),
        *(box(x, y + tall * t - 2, wide, 5) for t in (0.25, 0.5, 0.75)),
    )


def _stair(plate: Plate) -> None:
    """The outside stair to the first floor."""
    steps = [(1190, 910)]
    for k in range(9):
        steps += [(1190 - 0 + 0, 910 - 0)] if k == 0 else []
        steps += [(1400 - 24 * k, 910 - 24 * k), (1400 - 24 * k, 886 - 24 * k)]
    flight = np.array([*steps, (1190, 694)], dtype=np.float64)
    plate.fill(STONE, flight)
    plate.hatch(DEEP, 0.45, Hatch(0, 24, 1, 0.05), flight)
    edge(plate, flight, 7)
    rail = [(1410, 800), (1200, 588)]
    plate.strokes(
        INK, 8, [rail, *([(1400 - 48 * k, 890 - 48 * k), (1400 - 48 * k, 792 - 48 * k)] for k in range(5))], ends=0.9
    )


def _cobbles(plate: Plate) -> None:
    """The paved front, each stone a short cut."""
    ground = np.array([(0, 900), (1600, 900), (1600, 1067), (0, 1067)], dtype=np.float64)
    plate.fill((150, 150, 140), ground)
    stones = []
    for row in range(9):
        y, wide = 908 + row * 18, 40 + 5 * row
        stones += [
            smooth([(x + 4, y + 8), (x + wide / 2, y + 1), (x + wide - 5, y + 7), (x + wide / 2, y + 15)], 5)
            for x in np.arange(-wide + (row % 2) * wide / 2, 1640, wide)
        ]
    plate.fill(SAND, *stones)
    plate.hatch(INK, across(0, 1600, 0.12, 0.5), Hatch(20, 12, 6), ground)
    plate.fill(INK, box(0, 894, 1600, 9))


def _barrow(plate: Plate, spot: Spot) -> None:
    """A handcart with two boxes and a coil of rope."""
    plate.fill(OCHRE, spot(box(-120, -80, 210, 26)), spot(box(-96, -150, 90, 70)), spot(box(4, -134, 74, 54)))
    plate.hatch(
        INK,
        0.4,
        Hatch(0, 12, 1),
        spot(box(-120, -80, 210, 26)),
        spot(box(-96, -150, 90, 70)),
        spot(box(4, -134, 74, 54)),
    )
    for part in (box(-120, -80, 210, 26), box(-96, -150, 90, 70), box(4, -134, 74, 54)):
        edge(plate, spot(part), 6)
    plate.strokes(INK, 12, [spot([(90, -70), (190, -96)]), spot([(80, -60), (104, 0)])], ends=0.8)
    edge(plate, spot(ellipse(-50, -34, 44, 44)), 12)
    plate.strokes(
        INK,
        6,
        [
            spot([(-50 + 42 * np.cos(a), -34 + 42 * np.sin(a)), (-50 - 42 * np.cos(a), -34 - 42 * np.sin(a))])
            for a in np.arange(4) * np.pi / 4
        ],
        ends=1,
    )


def _cat(plate: Plate, spot: Spot) -> None:
    """A cat that is owed dues."""
    plate.fill(
        INK,
        spot.curve([(-26, 0), (-30, -50), (-10, -78), (14, -78), (24, -40), (26, 0)]),
        spot.curve([(-14, -76), (-16, -104), (4, -112), (24, -102), (22, -78), (4, -68)]),
        spot([(-14, -98), (-12, -124), (0, -106)]),
        spot([(10, -106), (22, -122), (22, -98)]),
    )
    plate.fill(INK, brush(spot([(22, -6), (60, -6), (72, -34), (60, -56)]), 12))
    plate.fill(GOLD, spot(ellipse(-2, -92, 3.4, 3)), spot(ellipse(14, -92, 3.4, 3)))


def wiekersiel_sluice() -> Image.Image:
    """The sluice, the mill and the payroll."""
    plate = Plate(1600, 1067, seed=1798)
    sky(plate, (MIST, SLATE), down(0, 600, 0.7, 0.0), 640)
    for x, y, wide in ((360, 150, 330), (980, 90, 420), (1420, 250, 260)):
        bank = smooth(
            [
                (x - wide, y + 66),
                (x - wide * 0.5, y),
                (x - wide * 0.1, y + 14),
                (x + wide * 0.2, y - 46),
                (x + wide * 0.6, y),
                (x + wide, y + 64),
                (x, y + 80),
            ]
        )
        plate.fill(PAPER, bank)
        plate.hatch(SLATE, down(y - 20, y + 80, 0.0, 0.65), Hatch(-2, 11, 7), bank)
    dyke = smooth(
        [(-40, 640), (200, 560), (520, 540), (1000, 546), (1350, 540), (1660, 560), (1660, 1100), (-40, 1100)]
    )
    plate.fill(GRASS, dyke)
    plate.hatch((66, 78, 54), down(540, 1067, 0.2, 0.75), Hatch(-6, 17, 14), dyke)
    _mill(plate, Spot(1310, 560, 1.15))
    _sluice_house(plate)
    _canal(plate)
    for x, y, size, flip in (
        (130, 700, 1.0, False),
        (300, 650, 0.8, True),
        (90, 860, 1.35, True),
        (1250, 700, 0.95, False),
        (1430, 760, 1.2, True),
        (1330, 880, 1.45, False),
    ):
        _sheep(plate, Spot(x, y, size, flip=flip))
    return plate.finish()


def _mill(plate: Plate, spot: Spot) -> None:
    """A smock mill on the dyke."""
    body = spot([(-90, 0), (-52, -230), (52, -230), (90, 0)])
    plate.fill(PAPER, body)
    plate.hatch(INK, across(spot.x - 30, spot.x + 90, 0.0, 0.75), Hatch(86, 12, 3), body)
    edge(plate, body, 6)
    plate.fill(ACCENT, spot.curve([(-62, -228), (-50, -280), (0, -310), (50, -280), (62, -228)]))
    plate.fill(INK, spot(box(-18, -60, 36, 60)), spot(box(-13, -170, 26, 34)), spot(box(-112, -92, 224, 9)))
    for angle in (32, 122, 212, 302):
        sail = Spot(spot.x, spot.y - 262 * spot.size, spot.size, turn=angle)
        plate.strokes(INK, 9, [sail([(0, 0), (230, 0)])], ends=0.8)
        plate.fill(PAPER, sail([(44, 4), (228, 4), (228, 48), (44, 48)]))
        plate.strokes(
            INK,
            4,
            [
                *(sail([(x, 2), (x, 48)]) for x in range(44, 230, 26)),
                sail([(44, 26), (228, 26)]),
                sail([(44, 48), (228, 48)]),
            ],
            ends=1,
        )
    plate.fill(INK, spot(ellipse(0, -262, 14, 14)))


def _sluice_house(plate: Plate) -> None:
    """Brick, with stepped gables, over an arch with its gate half up."""
    steps = []
    for k in range(6):
        steps += [(470 + 32 * k, 430 - 48 * k), (470 + 32 * k, 382 - 48 * k)]
    right = [(1090 - (x - 470), y) for x, y in reversed(steps)]
    gable = np.array([(470, 800), *steps, *right, (1090, 800)], dtype=np.float64)
    plate.fill(BRICK, gable)
    plate.hatch((214, 176, 140), 0.18, Hatch(0, 17, 0.5, 0.02), gable)
    plate.hatch(INK, across(560, 1090, 0.0, 0.62), Hatch(70, 12, 6), gable)
    edge(plate, gable, 9)
    plate.fill(
        PAPER,
        *(box(x - 6, y - 10, 44, 14) for x, y in steps[1::2]),
        *(box(x - 38, y - 10, 44, 14) for x, y in right[::2]),
    )
    for x, y in ((640, 330), (850, 330), (560, 466), (745, 466), (930, 466), (745, 210)):
        plate.fill(PAPER, box(x - 6, y - 6, 82, 104))
        plate.fill(DEEP, box(x, y, 70, 92))
        plate.fill(PAPER, box(x + 32, y, 6, 92), box(x, y + 42, 70, 6))
        plate.fill((86, 104, 78), box(x - 42, y - 4, 34, 100), box(x + 78, y - 4, 34, 100))
        edge(plate, box(x - 6, y - 6, 82, 104), 4)
    arch = np.vstack([[(600, 830), (600, 730)], ellipse(780, 730, 180, 104)[36:], [(960, 730), (960, 830)]])
    plate.fill(INK, arch)
    ring = np.vstack([[(600, 830), (600, 730)], ellipse(780, 730, 180, 104)[36:], [(960, 730), (960, 830)]])
    plate.fill(PAPER, brush(ring, 20, start=1, end=1, curve=False))
    plate.within(arch)
    gate = box(600, 600, 360, 132)
    plate.fill(OCHRE, gate)
    plate.hatch(INK, 0.4, Hatch(90, 30, 1), gate)
    plate.fill(INK, box(600, 720, 360, 12), box(600, 664, 360, 9))
    plate.free()
    letter(plate, "1798", (780, 596), 34, PAPER)


def _canal(plate: Plate) -> None:
    """Water let out towards the reader, between walls."""
    stream = np.array([(604, 790), (956, 790), (1180, 1080), (400, 1080)], dtype=np.float64)
    plate.fill(SLATE, stream)
    plate.hatch(DEEP, down(790, 1067, 0.75, 0.3), Hatch(0, 15, 8), stream)
    plate.within(stream)
    plate.strokes(
        PAPER,
        8,
        [
            [
                (780 + s * (40 + 26 * k), 800 + 8 * k),
                (780 + s * (70 + 42 * k), 850 + 30 * k),
                (780 + s * (90 + 60 * k), 920 + 40 * k),
            ]
            for s in (-1, 1)
            for k in range(5)
        ],
        ends=0.1,
    )
    plate.strokes(
        PAPER,
        7,
        [
            [(x - 40, y), (x, y - 8), (x + 44, y)]
            for x, y in ((700, 880), (840, 920), (760, 980), (900, 1020), (600, 1010), (720, 1050))
        ],
        ends=0.1,
    )
    plate.free()
    for wall in (
        [(604, 770), (570, 770), (330, 1080), (400, 1080)],
        [(956, 770), (990, 770), (1250, 1080), (1180, 1080)],
    ):
        plate.fill(STONE, wall)
        plate.hatch(INK, 0.35, Hatch(0, 26, 1), wall)
        edge(plate, wall, 7)


def _sheep(plate: Plate, spot: Spot) -> None:
    """A member of staff."""
    plate.fill(INK, *(spot(box(x, -16, 7, 26)) for x in (-34, -18, 14, 30)))
    fleece = spot.curve(
        [
            (-50, -20),
            (-56, -44),
            (-40, -64),
            (-18, -60),
            (0, -72),
            (22, -62),
            (42, -66),
            (54, -44),
            (46, -20),
            (20, -8),
            (-24, -8),
        ]
    )
    plate.fill(PAPER, fleece)
    plate.hatch(SLATE, down(spot.y - 66 * spot.size, spot.y - 6 * spot.size, 0.0, 0.7), Hatch(12, 8, 6), fleece)
    edge(plate, fleece, 4)
    plate.fill(
        INK,
        spot.curve([(42, -56), (56, -74), (78, -66), (84, -46), (70, -38), (52, -42)]),
        spot.curve([(52, -70), (40, -80), (36, -68), (48, -62)]),
    )
    plate.fill(PAPER, spot(ellipse(68, -62, 3, 3)))
