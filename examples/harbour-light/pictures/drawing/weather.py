"""The ferry and the lighthouse in weather."""

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
    box,
    brush,
    down,
    ellipse,
    smooth,
)
from drawing.motifs import Spot, gull, sky


def crests(plate: Plate, level: float, height: float, shift: float) -> np.ndarray:
    """The upper edge of a sea, pointed like waves in wind, as an outline down to the foot of the plate."""
    x = np.linspace(-20, plate.width + 20, 240)
    turn = x / 150 * (level / 700) ** -0.8 + shift
    peak = (1 - np.abs(np.sin(turn))) ** 1.25 + 0.25 * np.sin(turn * 0.61 + shift * 3)
    top = np.column_stack([x, level - height * peak])
    return np.vstack([top, [(plate.width + 20, plate.height + 20), (-20, plate.height + 20)]])


def swell(plate: Plate, level: float, height: float, shift: float, colours: tuple) -> None:
    """One row of seas with cut troughs and white heads."""
    ground, trough = colours
    outline = crests(plate, level, height, shift)
    plate.fill(ground, outline)
    plate.hatch(trough, down(level - height, level + height * 2.2, 0.1, 0.95), Hatch(6, 13, 16, 0.25), outline)
    edge = outline[:-2]
    plate.fill(PAPER, brush(edge, 9, start=0.4, end=0.4, curve=False))
    rises = [i for i in range(1, len(edge) - 1) if edge[i][1] < edge[i - 1][1] and edge[i][1] <= edge[i + 1][1]]
    for i in rises:
        _foam(plate, edge[i], height)


def _foam(plate: Plate, peak: np.ndarray, height: float) -> None:
    """A breaking head, running down the lee of a wave."""
    x, y = peak
    lines = []
    for k in range(9):
        run = height * plate.rng.uniform(0.25, 0.85)
        start = (x + plate.rng.uniform(-14, 10), y + k * 1.5)
        lines.append([start, (start[0] + run * 0.35, y + run * 0.4 + k * 2), (start[0] + run, y + run * 0.62 + k * 5)])
    plate.strokes(PAPER, 7, lines, ends=0.1)
    plate.fill(PAPER, ellipse(x - 2, y + 3, 12, 8))


def ferry_constance() -> Image.Image:
    """The island ferry in a steep sea."""
    plate = Plate(1600, 1067, seed=31)
    sky(plate, (MIST, SLATE), down(0, 520, 0.75, 0.1), 560)
    _clouds(plate)
    _island(plate)
    swell(plate, 560, 46, 0.4, (SLATE, DEEP))
    swell(plate, 640, 80, 1.9, ((92, 122, 122), DEEP))
    _ferry(plate, Spot(640, 690, 2.15, turn=-6))
    swell(plate, 770, 120, 0.15, ((78, 108, 112), INK))
    swell(plate, 930, 150, 2.5, (DEEP, INK))
    for x, y, size in ((1130, 230, 1.3), (1260, 150, 1.0), (1190, 330, 0.8), (250, 210, 1.1)):
        gull(plate, x, y, size)
    return plate.finish()


def _clouds(plate: Plate) -> None:
    """Two banks of low cloud."""
    for x, y, wide in ((250, 130, 420), (1250, 90, 520), (820, 260, 300)):
        bank = smooth(
            [
                (x - wide, y + 60),
                (x - wide * 0.6, y),
                (x - wide * 0.2, y + 10),
                (x + wide * 0.1, y - 50),
                (x + wide * 0.5, y - 10),
                (x + wide, y + 55),
                (x, y + 75),
            ]
        )
        plate.fill(PAPER, bank)
        plate.hatch(SLATE, down(y - 30, y + 80, 0.0, 0.7), Hatch(-3, 11, 8), bank)


def _island(plate: Plate) -> None:
    """Hethra, low, with a chapel and four houses."""
    land = smooth([(980, 580), (1060, 500), (1180, 470), (1330, 462), (1480, 486), (1680, 500), (1680, 590)])
    plate.fill((110, 122, 100), land)
    plate.hatch(INK, down(460, 570, 0.15, 0.75), Hatch(-4, 10, 6), land)
    for x, y, wide, roof in ((1150, 478, 34, INK), (1230, 470, 30, INK), (1392, 474, 32, ACCENT), (1450, 484, 28, INK)):
        plate.fill(PAPER, box(x, y - 22, wide, 24))
        plate.fill(roof, [(x - 3, y - 22), (x + wide / 2, y - 42), (x + wide + 3, y - 22)])
    plate.fill(PAPER, box(1300, 430, 20, 36), box(1318, 446, 34, 20))
    plate.fill(INK, [(1297, 432), (1310, 402), (1323, 432)], [(1318, 446), (1335, 432), (1356, 446)])


def _ferry(plate: Plate, spot: Spot) -> None:
    """The *Constance*: blunt bow with its ramp, cabins amidships, tall funnel."""
    hull = spot([(-168, -30), (150, -34), (176, -66), (190, -64), (176, 20), (120, 46), (-140, 46), (-170, 10)])
    smoke = smooth(
        [
            (-40, -196),
            (-80, -216),
            (-150, -212),
            (-230, -236),
            (-330, -226),
            (-300, -250),
            (-200, -262),
            (-110, -246),
            (-50, -222),
            (-24, -204),
        ]
    )
    plate.fill(DEEP, spot(smoke), strength=0.85)
    plate.hatch(MIST, 0.35, Hatch(-8, 10, 7), spot(smoke))
    upper = spot([(-120, -30), (-120, -92), (60, -96), (64, -32)])
    bridge = spot([(-64, -92), (-64, -134), (26, -138), (34, -96)])
    plate.fill(PAPER, upper, bridge)
    plate.hatch(DEEP, across(spot.x - 260, spot.x + 130, 0.5, 0.05), Hatch(84, 9, 2), upper, bridge)
    plate.fill(DEEP, *(spot(box(left, -78, 22, 18)) for left in (-108, -78, -48, -18, 12)))
    plate.fill((246, 205, 120), *(spot(box(left, -126, 19, 17)) for left in (-54, -31, -8)))
    plate.fill(INK, spot([(-72, -134), (34, -139), (36, -146), (-74, -141)]))
    funnel = spot([(-62, -134), (-58, -204), (-24, -206), (-22, -136)])
    plate.fill(ACCENT, funnel)
    plate.fill(INK, spot([(-60, -186), (-58, -206), (-24, -208), (-23, -188)]))
    plate.hatch(INK, across(spot.x - 140, spot.x - 40, 0.65, 0.0), Hatch(84, 8, 1), funnel)
    _ferry_gear(plate, spot)
    plate.fill(INK, hull)
    plate.hatch(SLATE, 0.28, Hatch(-6, 12, 2), hull)
    plate.fill(ACCENT, spot([(-170, 18), (176, 14), (150, 34), (120, 46), (-140, 46)]))
    plate.fill(PAPER, spot([(-168, -22), (152, -26), (153, -19), (-168, -15)]))


def _ferry_gear(plate: Plate, spot: Spot) -> None:
    """Masts, stays, a boat on its davits, the bow ramp, a car and people at the rail."""
    plate.strokes(INK, 8, [spot([(100, -34), (98, -168)]), spot([(4, -138), (4, -196)])], ends=0.7)
    plate.strokes(
        INK, 3, [spot([(98, -166), (180, -64)]), spot([(98, -166), (4, -194)]), spot([(98, -120), (64, -92)])], ends=1
    )
    plate.fill(ACCENT, spot([(98, -166), (126, -158), (98, -148)]))
    plate.fill(OCHRE, spot(smooth([(-152, -52), (-142, -40), (-118, -40), (-106, -54)])))
    plate.fill(SAND, spot([(78, -34), (80, -50), (92, -60), (120, -60), (132, -48), (138, -46), (138, -34)]))
    plate.fill(
        DEEP,
        spot([(88, -50), (95, -57), (104, -57), (104, -50)]),
        spot([(108, -50), (108, -57), (119, -57), (126, -50)]),
    )
    plate.fill(INK, spot(ellipse(92, -34, 7, 7)), spot(ellipse(124, -34, 7, 7)))
    for left in (-140, -132, 150):
        plate.fill(INK, spot(ellipse(left, -46, 4.5, 11)), spot(ellipse(left, -60, 4, 4.6)))


def gannet_point() -> Image.Image:
    """The lighthouse in an easterly."""
    plate = Plate(1280, 1600, seed=18, ground=DEEP)
    plate.hatch(INK, down(0, 1100, 0.85, 0.35), Hatch(-12, 14, 14))
    beam = np.array([(706, 372), (-80, 120), (-80, 560)], dtype=np.float64)
    plate.fill((238, 214, 150), beam, strength=0.92)
    plate.hatch(DEEP, across(700, -60, 0.05, 0.75), Hatch(4, 12, 4), beam)
    other = np.array([(724, 372), (1320, 290), (1320, 440)], dtype=np.float64)
    plate.fill((238, 214, 150), other, strength=0.55)
    plate.hatch(DEEP, across(730, 1280, 0.3, 0.9), Hatch(-1, 12, 4), other)
    swell(plate, 1080, 60, 0.7, (SLATE, DEEP))
    _rock_behind(plate)
    _tower(plate, Spot(714, 1160))
    _burst(plate)
    _rocks(plate)
    swell(plate, 1400, 120, 1.2, ((78, 108, 112), INK))
    swell(plate, 1530, 130, 2.9, (DEEP, INK))
    _rain(plate)
    return plate.finish()


def _tower(plate: Plate, spot: Spot) -> None:
    """The white tower, its gallery and the lantern."""
    tower = spot([(-118, 40), (-70, -660), (70, -660), (118, 40)])
    plate.fill(PAPER, tower)
    plate.hatch(INK, across(spot.x - 20, spot.x + 130, 0.0, 0.85), Hatch(92, 13, 3), tower)
    plate.within(tower)
    plate.fill(ACCENT, spot(box(-130, -430, 260, 120)), spot(box(-130, -150, 260, 120)))
    plate.hatch(
        INK,
        across(spot.x - 20, spot.x + 120, 0.0, 0.8),
        Hatch(92, 13, 3),
        spot(box(-130, -430, 260, 120)),
        spot(box(-130, -150, 260, 120)),
    )
    plate.free()
    plate.fill(
        INK,
        *(spot(box(-16, y, 30, 48)) for y in (-590, -270)),
        spot([(-34, 30), (-34, -30), (0, -52), (34, -30), (34, 30)]),
    )
    plate.fill(SLATE, spot([(-104, -660), (104, -660), (90, -690), (-90, -690)]), spot(box(-108, -668, 216, 12)))
    plate.strokes(
        SLATE,
        5,
        [spot([(x, -690), (x, -736)]) for x in range(-96, 97, 24)] + [spot([(-100, -736), (100, -736)])],
        ends=1,
    )
    plate.fill((250, 226, 160), spot(box(-52, -836, 104, 146)))
    plate.fill(PAPER, spot(ellipse(0, -774, 34, 44)))
    plate.strokes(
        INK,
        7,
        [spot([(x, -836), (x, -690)]) for x in (-52, -26, 0, 26, 52)] + [spot([(-52, -764), (52, -764)])],
        ends=1,
    )
    plate.fill(
        ACCENT,
        spot([(-70, -834), (-40, -878), (0, -898), (40, -878), (70, -834)]),
        spot(box(-4, -940, 8, 60)),
        spot(ellipse(0, -905, 12, 12)),
    )


def _rock_behind(plate: Plate) -> None:
    """The Gannet itself."""
    rock = [
        (360, 1240),
        (430, 1150),
        (520, 1170),
        (590, 1120),
        (700, 1140),
        (830, 1110),
        (910, 1160),
        (1010, 1150),
        (1120, 1260),
        (1120, 1400),
        (360, 1400),
    ]
    plate.fill(INK, rock)
    plate.hatch(SLATE, down(1110, 1300, 0.42, 0.0), Hatch(62, 16, 10, 0.4), rock)


def _rocks(plate: Plate) -> None:
    """Teeth in front of the tower."""
    for shape in (
        [(300, 1440), (380, 1270), (440, 1310), (500, 1240), (600, 1420)],
        [(820, 1440), (900, 1290), (960, 1330), (1040, 1250), (1160, 1440)],
    ):
        plate.fill(INK, shape)
        plate.hatch(MIST, down(1240, 1420, 0.4, 0.0), Hatch(66, 15, 8, 0.4), shape)


def _burst(plate: Plate) -> None:
    """The wave that breaks halfway up the tower."""
    body = smooth(
        [
            (330, 1330),
            (380, 1180),
            (350, 1060),
            (430, 1110),
            (440, 960),
            (510, 1040),
            (560, 870),
            (610, 1000),
            (690, 930),
            (700, 1060),
            (780, 1040),
            (770, 1150),
            (860, 1170),
            (840, 1330),
        ]
    )
    plate.fill(PAPER, body)
    plate.hatch(SLATE, down(960, 1330, 0.05, 0.65), Hatch(72, 13, 16, 0.3), body)
    drops = []
    for _ in range(150):
        angle = plate.rng.uniform(np.pi * 1.08, np.pi * 1.86)
        far = 200 + 330 * plate.rng.random() ** 1.5
        x, y = 590 + np.cos(angle) * far * 0.95, 1240 + np.sin(angle) * far
        length = plate.rng.uniform(8, 30)
        drops.append([(x, y), (x + np.cos(angle) * length, y + np.sin(angle) * length)])
    plate.strokes(PAPER, 7, drops, ends=0.3)


def _rain(plate: Plate) -> None:
    """Rain driven from the right."""
    lines = []
    for _ in range(210):
        x, y = plate.rng.uniform(0, 1400), plate.rng.uniform(-50, 1600)
        length = plate.rng.uniform(40, 130)
        lines.append([(x, y), (x - length * 0.55, y + length)])
    plate.strokes(MIST, 2.6, lines, ends=0.2)
