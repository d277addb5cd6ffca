"""Buildings, games and machines along the shore."""

from __future__ import annotations

import numpy as np
from PIL import Image

from drawing.harbour import swell
from drawing.indoors import edge
from drawing.ink import ACCENT, DEEP, INK, MIST, OCHRE, PAPER, SAND, SKIN, SLATE, Colour, Hatch, Plate, across, around, box, brush, down, ellipse, smooth
from drawing.lettering import letter
from drawing.motifs import PALE_WATER, Spot, bunting, gull, lattice, person, sky, water

GRASS = (124, 134, 92)
BRICK = (170, 84, 58)
STONE = (206, 196, 172)


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
        plate.strokes((150, 136, 108), 4, [[(x, 334 + 41 * row), (x, 368 + 41 * row)] for x in range(start, 1190, 92)], ends=0.8)
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


GOLD = (214, 170, 92)


def _clock(plate: Plate) -> None:
    """The clock whose two faces disagree."""
    plate.fill(PAPER, ellipse(790, 246, 52, 52))
    edge(plate, ellipse(790, 246, 52, 52), 10)
    ticks = [[(790 + 38 * np.sin(a), 246 - 38 * np.cos(a)), (790 + 46 * np.sin(a), 246 - 46 * np.cos(a))] for a in np.arange(12) * np.pi / 6]
    plate.strokes(INK, 5, ticks, ends=1)
    plate.strokes(INK, 7, [[(790, 246), (768, 224)], [(790, 246), (790, 206)]], ends=0.7)


def _sash(plate: Plate, frame: tuple[float, float, float, float]) -> None:
    """A window of twelve panes."""
    x, y, wide, tall = frame
    plate.fill(PAPER, box(x - 8, y - 8, wide + 16, tall + 16), box(x - 16, y + tall + 4, wide + 32, 14))
    edge(plate, box(x - 8, y - 8, wide + 16, tall + 16), 5)
    plate.fill(DEEP, box(x, y, wide, tall))
    plate.hatch(MIST, across(x, x + wide, 0.4, 0.05), Hatch(-60, 16, 3), box(x, y, wide, tall))
    plate.fill(PAPER, *(box(x + wide * t - 2, y, 5, tall) for t in (0.33, 0.66)), *(box(x, y + tall * t - 2, wide, 5) for t in (0.25, 0.5, 0.75)))


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
    plate.strokes(INK, 8, [rail, *([(1400 - 48 * k, 890 - 48 * k), (1400 - 48 * k, 792 - 48 * k)] for k in range(5))], ends=0.9)


def _cobbles(plate: Plate) -> None:
    """The paved front, each stone a short cut."""
    ground = np.array([(0, 900), (1600, 900), (1600, 1067), (0, 1067)], dtype=np.float64)
    plate.fill((150, 150, 140), ground)
    stones = []
    for row in range(9):
        y, wide = 908 + row * 18, 40 + 5 * row
        for x in np.arange(-wide + (row % 2) * wide / 2, 1640, wide):
            stones.append(smooth([(x + 4, y + 8), (x + wide / 2, y + 1), (x + wide - 5, y + 7), (x + wide / 2, y + 15)], 5))
    plate.fill(SAND, *stones)
    plate.hatch(INK, across(0, 1600, 0.12, 0.5), Hatch(20, 12, 6), ground)
    plate.fill(INK, box(0, 894, 1600, 9))


def _barrow(plate: Plate, spot: Spot) -> None:
    """A handcart with two boxes and a coil of rope."""
    plate.fill(OCHRE, spot(box(-120, -80, 210, 26)), spot(box(-96, -150, 90, 70)), spot(box(4, -134, 74, 54)))
    plate.hatch(INK, 0.4, Hatch(0, 12, 1), spot(box(-120, -80, 210, 26)), spot(box(-96, -150, 90, 70)), spot(box(4, -134, 74, 54)))
    for part in (box(-120, -80, 210, 26), box(-96, -150, 90, 70), box(4, -134, 74, 54)):
        edge(plate, spot(part), 6)
    plate.strokes(INK, 12, [spot([(90, -70), (190, -96)]), spot([(80, -60), (104, 0)])], ends=0.8)
    edge(plate, spot(ellipse(-50, -34, 44, 44)), 12)
    plate.strokes(INK, 6, [spot([(-50 + 42 * np.cos(a), -34 + 42 * np.sin(a)), (-50 - 42 * np.cos(a), -34 - 42 * np.sin(a))]) for a in np.arange(4) * np.pi / 4], ends=1)


def _cat(plate: Plate, spot: Spot) -> None:
    """A cat that is owed dues."""
    plate.fill(INK, spot.curve([(-26, 0), (-30, -50), (-10, -78), (14, -78), (24, -40), (26, 0)]), spot.curve([(-14, -76), (-16, -104), (4, -112), (24, -102), (22, -78), (4, -68)]), spot([(-14, -98), (-12, -124), (0, -106)]), spot([(10, -106), (22, -122), (22, -98)]))
    plate.fill(INK, brush(spot([(22, -6), (60, -6), (72, -34), (60, -56)]), 12))
    plate.fill(GOLD, spot(ellipse(-2, -92, 3.4, 3)), spot(ellipse(14, -92, 3.4, 3)))


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
        plate.strokes(INK, 5, [[(x, 510), (x, 510 - tall)], [(x, 510 - tall), (x + 46, 505)], [(x, 510 - tall), (x - 40, 505)]], ends=0.8)
    x = 640.0
    while x < 1640:  # noqa: PLR2004 - past the right edge
        wide, tall = plate.rng.uniform(90, 150), plate.rng.uniform(70, 130)
        plate.fill(DEEP, box(x, 540 - tall, wide, tall), [(x - 8, 540 - tall), (x + wide / 2, 500 - tall), (x + wide + 8, 540 - tall)], box(x + wide * 0.7, 480 - tall, 18, 60))
        plate.fill((246, 205, 120), *(box(x + wide * t, 556 - tall + 30 * (k % 2), 16, 20) for k, t in enumerate((0.18, 0.5, 0.72))))
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
    plate.fill(PAPER, brush([(-20, 648), (800, 642), (1620, 648)], 8, start=1, end=1), brush([(700, 1080), (860, 900), (1000, 770)], 13, start=0.9, end=0.6))


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
    plate.fill(shirt[1], brush(spot([(-130, 200), (-170, 208)]), 46 * wide, start=1, end=1, curve=False), brush(spot([(40, 270), (24, 304)]), 44 * wide, start=1, end=1, curve=False))
    limb(plate, spot([(-50, -60), (-130, -70), (-176, -140)]), 38 * wide, SKIN)
    limb(plate, spot([(56, -60), (130, -40), (186, -96)]), 38 * wide, SKIN)
    for x, y in ((-178, -144), (190, -100)):
        plate.fill(SKIN, spot(ellipse(x, y, 19, 21)))
        edge(plate, spot(ellipse(x, y, 19, 21)), 5)
    shorts = spot.curve([(-66, 50), (58, 46), (82, 130), (30, 152), (2, 116), (-36, 156), (-88, 128)])
    plate.fill(INK if shirt[0] == PAPER else PAPER, shorts)
    edge(plate, shorts, 6)
    body = spot.curve([(-64, -86), (0, -98), (66, -84), (70, -10), (60, 64), (0, 74), (-66, 66), (-68, -10)])
    sleeves = brush(spot([(-44, -62), (-108, -72)]), 50 * wide, start=1, end=0.9, curve=False), brush(spot([(48, -62), (112, -50)]), 50 * wide, start=1, end=0.9, curve=False)
    plate.fill(shirt[0], body, *sleeves)
    if shirt[0] != shirt[1]:
        plate.hatch(shirt[1], 0.5, Hatch(88, 44 * wide, 0.6, 0.03), body, *sleeves)
    plate.hatch(INK, across(spot.x - 80 * wide, spot.x + 80 * wide, 0.6, 0.0), Hatch(66, 11, 5), body, *sleeves)
    edge(plate, body, 7)
    _head_back(plate, spot)


def _head_back(plate: Plate, spot: Spot) -> None:
    """A head thrown back, three quarters on."""
    plate.fill(SKIN, spot(ellipse(10, -112, 22, 30)))
    face = spot.curve([(-36, -150), (-30, -200), (10, -214), (48, -196), (62, -164), (50, -128), (16, -112), (-20, -122)])
    plate.fill(SKIN, face)
    plate.hatch(INK, across(spot.x - 40 * spot.size, spot.x + 40 * spot.size, 0.6, 0.0), Hatch(60, 9, 3), face)
    edge(plate, face, 6)
    hair = spot.curve([(-42, -140), (-46, -196), (-10, -232), (34, -222), (52, -198), (16, -196), (-14, -176), (-24, -142)])
    plate.fill(INK, hair)
    plate.strokes(INK, 6, [spot([(22, -172), (34, -178), (44, -172)]), spot([(52, -160), (64, -150), (52, -146)]), spot([(28, -134), (42, -132)])], ends=0.3)


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
    plate.fill(INK, spot.curve([(-146, -96), (-130, -128), (-96, -132), (-64, -106), (-64, -84), (-90, -108), (-120, -106)]), spot(ellipse(-118, -84, 5, 5)), spot(ellipse(-96, -82, 5, 5)), brush(spot([(-120, -58), (-106, -64), (-92, -56)]), 6))


def _ball(plate: Plate, middle: tuple[float, float]) -> None:
    """The ball, which whistles."""
    x, y = middle
    outline = ellipse(x, y, 46, 46)
    plate.fill(PAPER, outline)
    plate.hatch(INK, across(x - 20, x + 50, 0.0, 0.5), Hatch(60, 10, 4), outline)
    plate.fill(INK, *(ellipse(x + 28 * np.cos(a) * (k > 0), y + 28 * np.sin(a) * (k > 0), 11, 11) for k, a in enumerate((0, 0.5, 1.75, 3.0, 4.25, 5.5))))
    edge(plate, outline, 7)
    plate.strokes(PAPER, 6, [[(x + 60 + 10 * k, y - 70 - 34 * k), (x + 110 + 16 * k, y - 130 - 44 * k)] for k in range(2)], ends=0.1)


def wiekersiel_sluice() -> Image.Image:
    """The sluice, the mill and the payroll."""
    plate = Plate(1600, 1067, seed=1798)
    sky(plate, (MIST, SLATE), down(0, 600, 0.7, 0.0), 640)
    for x, y, wide in ((360, 150, 330), (980, 90, 420), (1420, 250, 260)):
        bank = smooth([(x - wide, y + 66), (x - wide * 0.5, y), (x - wide * 0.1, y + 14), (x + wide * 0.2, y - 46), (x + wide * 0.6, y), (x + wide, y + 64), (x, y + 80)])
        plate.fill(PAPER, bank)
        plate.hatch(SLATE, down(y - 20, y + 80, 0.0, 0.65), Hatch(-2, 11, 7), bank)
    dyke = smooth([(-40, 640), (200, 560), (520, 540), (1000, 546), (1350, 540), (1660, 560), (1660, 1100), (-40, 1100)])
    plate.fill(GRASS, dyke)
    plate.hatch((66, 78, 54), down(540, 1067, 0.2, 0.75), Hatch(-6, 17, 14), dyke)
    _mill(plate, Spot(1310, 560, 1.15))
    _sluice_house(plate)
    _canal(plate)
    for x, y, size, flip in ((130, 700, 1.0, False), (300, 650, 0.8, True), (90, 860, 1.35, True), (1250, 700, 0.95, False), (1430, 760, 1.2, True), (1330, 880, 1.45, False)):
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
        plate.strokes(INK, 4, [*(sail([(x, 2), (x, 48)]) for x in range(44, 230, 26)), sail([(44, 26), (228, 26)]), sail([(44, 48), (228, 48)])], ends=1)
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
    plate.fill(PAPER, *(box(x - 6, y - 10, 44, 14) for x, y in steps[1::2]), *(box(x - 38, y - 10, 44, 14) for x, y in right[::2]))
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
    plate.strokes(PAPER, 8, [[(780 + s * (40 + 26 * k), 800 + 8 * k), (780 + s * (70 + 42 * k), 850 + 30 * k), (780 + s * (90 + 60 * k), 920 + 40 * k)] for s in (-1, 1) for k in range(5)], ends=0.1)
    plate.strokes(PAPER, 7, [[(x - 40, y), (x, y - 8), (x + 44, y)] for x, y in ((700, 880), (840, 920), (760, 980), (900, 1020), (600, 1010), (720, 1050))], ends=0.1)
    plate.free()
    for wall in ([(604, 770), (570, 770), (330, 1080), (400, 1080)], [(956, 770), (990, 770), (1250, 1080), (1180, 1080)]):
        plate.fill(STONE, wall)
        plate.hatch(INK, 0.35, Hatch(0, 26, 1), wall)
        edge(plate, wall, 7)


def _sheep(plate: Plate, spot: Spot) -> None:
    """A member of staff."""
    plate.fill(INK, *(spot(box(x, -16, 7, 26)) for x in (-34, -18, 14, 30)))
    fleece = spot.curve([(-50, -20), (-56, -44), (-40, -64), (-18, -60), (0, -72), (22, -62), (42, -66), (54, -44), (46, -20), (20, -8), (-24, -8)])
    plate.fill(PAPER, fleece)
    plate.hatch(SLATE, down(spot.y - 66 * spot.size, spot.y - 6 * spot.size, 0.0, 0.7), Hatch(12, 8, 6), fleece)
    edge(plate, fleece, 4)
    plate.fill(INK, spot.curve([(42, -56), (56, -74), (78, -66), (84, -46), (70, -38), (52, -42)]), spot.curve([(52, -70), (40, -80), (36, -68), (48, -62)]))
    plate.fill(PAPER, spot(ellipse(68, -62, 3, 3)))


def crane_for_sale() -> Image.Image:
    """The crane, from below."""
    plate = Plate(1280, 1600, seed=1957)
    sky(plate, (PAPER, MIST), around(1000, 1600, 1900, 0.1, 0.95), 1600)
    spot = Spot(500, 1640, 3.35)
    legs = [[(-110, 10), (-44, -190)], [(110, 10), (44, -190)], [(-44, 10), (-22, -190)], [(44, 10), (22, -190)]]
    plate.strokes(INK, 46, [spot(leg) for leg in legs], ends=1)
    plate.strokes(INK, 18, [spot(bar) for bar in ([(-92, -40), (66, -120)], [(92, -40), (-66, -120)], [(-80, -80), (80, -80)], [(-62, -134), (62, -134)])], ends=1)
    plate.fill(INK, spot([(-70, -188), (70, -188), (76, -204), (-76, -204)]))
    _crane_cabin(plate, spot)
    lattice(plate, spot, ((-10, -250), (30, -318), (216, -462)), INK)
    plate.strokes(INK, 9, [spot([(216, -462), (-40, -400)]), spot([(-40, -400), (-74, -300)]), spot([(-40, -400), (20, -300)]), spot([(210, -460), (210, -200)])], ends=1)
    plate.fill(INK, spot(box(203, -204, 15, 26)), brush(spot(smooth([(210, -180), (210, -158), (198, -150), (190, -160)], closed=False)), 15, start=1, end=0.5))
    _cormorant(plate, Spot(366, 250, 0.95, flip=True))
    _board(plate)
    for x, y, size in ((180, 300, 1.6), (300, 220, 1.1), (120, 520, 1.0)):
        gull(plate, x, y, size)
    return plate.finish()


def _crane_cabin(plate: Plate, spot: Spot) -> None:
    """The red cabin with its plates and its window."""
    cabin = spot([(-92, -206), (-92, -296), (-66, -316), (54, -316), (54, -206)])
    plate.fill(ACCENT, cabin)
    plate.hatch(INK, across(spot.x - 300, spot.x + 160, 0.75, 0.08), Hatch(90, 17, 4), cabin)
    plate.fill(DEEP, spot(box(4, -292, 40, 50)))
    plate.hatch(MIST, 0.3, Hatch(-50, 16, 2), spot(box(4, -292, 40, 50)))
    edge(plate, spot(box(4, -292, 40, 50)), 10)
    plate.fill(INK, spot([(-102, -294), (-70, -330), (58, -330), (66, -312), (-66, -312), (-94, -288)]))
    rivets = [spot(ellipse(x, y, 1.7, 1.7)) for x in range(-86, 0, 16) for y in (-214, -284)]
    plate.fill(INK, *rivets)
    edge(plate, cabin, 11)
    letter(plate, "No 1", (int(spot.x - 150), int(spot.y - 820)), 62, PAPER)


def _cormorant(plate: Plate, spot: Spot) -> None:
    """A cormorant drying its wings on the jib."""
    plate.fill(INK, spot.curve([(-20, 40), (-34, -20), (-16, -70), (0, -96), (14, -70), (32, -20), (20, 40), (0, 54)]))
    plate.fill(INK, brush(spot([(0, -80), (16, -120), (0, -150), (10, -168)]), 24, start=1, end=0.7), spot(ellipse(16, -170, 18, 14)), spot([(28, -176), (76, -166), (72, -154), (28, -162)]))
    wing = [(8, -66), (60, -112), (112, -130), (168, -112), (150, -60), (156, -10), (128, -34), (118, 22), (94, -20), (76, 30), (60, -16), (38, 24), (20, -20)]
    for side in (1, -1):
        plate.fill(INK, spot(smooth([(x * side, y) for x, y in wing], 6)))
        plate.strokes(SLATE, 4, [spot([(side * x, -96), (side * (x + 8), -40)]) for x in (60, 88, 118)], ends=0.2)
    plate.fill(OCHRE, spot([(44, -170), (76, -165), (74, -158), (44, -160)]))
    plate.fill(PAPER, spot(ellipse(18, -172, 3, 3)))


def _board(plate: Plate) -> None:
    """The board that a man with a hammer put up."""
    place = Spot(800, 1180, turn=5)
    board = place(box(-210, -120, 420, 240))
    plate.fill(DEEP, place(box(-196, -104, 420, 240)), strength=0.5)
    plate.fill(PAPER, board)
    edge(plate, board, 12)
    plate.fill(ACCENT, place(box(-198, -108, 396, 44)))
    letter(plate, "FOR SALE", (798, 1168), 74, INK, turn=5)
    letter(plate, "as seen", (792, 1250), 44, DEEP, turn=5)
    plate.fill(INK, *(place(ellipse(x, y, 7, 7)) for x in (-190, 190) for y in (-100, 100)))


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
    swell(plate, 708, 20, 0.9, (SLATE, DEEP))
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
        person(plate, Spot(float(x), ground, 0.52 + 0.12 * plate.rng.random()), (DEEP, SLATE, ACCENT, OCHRE, INK, MIST)[i % 6], hats[(i * 2) % 5])
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
        _rower(plate, Spot(spot.x + (-96 + 60 * k) * size, spot.y - 10 * size, size), (PAPER, colour)[k % 2] if colour != ACCENT else PAPER)
    cox = Spot(spot.x + 150 * size, spot.y - 8 * size, size * 0.52)
    person(plate, cox, colour, PAPER)
    hull = spot.curve([(-216, -40), (-150, -20), (0, -10), (150, -18), (214, -40), (190, 10), (110, 26), (-110, 26), (-186, 8)])
    plate.fill(colour, hull)
    plate.hatch(INK, down(spot.y - 20 * size, spot.y + 26 * size, 0.05, 0.75), Hatch(2, max(6, 8 * size), 2), hull)
    plate.fill(PAPER, brush(spot([(-212, -38), (-150, -18), (0, -8), (150, -16), (212, -38)]), 6 * size, start=1, end=1))
    oars = [spot([(-100 + 60 * k, -34), (-128 + 60 * k, 40)]) for k in range(4)]
    plate.strokes(INK, 7 * size, oars, ends=0.9)
    plate.fill(PAPER, *(spot(ellipse(-131 + 60 * k, 46, 6, 18, 20)) for k in range(4)))
    plate.strokes(PAPER, 6 * size, [spot([(-160 + 60 * k, 56), (-130 + 60 * k, 48), (-100 + 60 * k, 57)]) for k in range(4)] + [spot([(-250, 20), (-214, 8), (-180, 26)]), spot([(-270, 36), (-216, 26), (-160, 38)])], ends=0.1)
    if dog:
        _dog(plate, Spot(spot.x - 176 * size, spot.y - 32 * size, size * 0.9))


def _rower(plate: Plate, spot: Spot, shirt: Colour) -> None:
    """A rower leaning back on the oar."""
    back = spot.curve([(2, 0), (4, -34), (18, -62), (36, -60), (40, -36), (34, 0)])
    plate.fill(shirt, back)
    plate.hatch(INK, across(spot.x, spot.x + 44 * spot.size, 0.1, 0.65), Hatch(72, max(5, 7 * spot.size), 3), back)
    plate.fill(INK, brush(spot([(26, -50), (4, -40), (-14, -36)]), 12 * spot.size, start=1, end=0.8))
    plate.fill(SKIN, brush(spot([(24, -50), (4, -40), (-14, -36)]), 8 * spot.size, start=1, end=0.8), spot(ellipse(28, -74, 11, 13)))
    plate.fill(INK, spot.curve([(18, -78), (20, -88), (32, -90), (41, -80), (40, -70), (34, -78)]))


def _dog(plate: Plate, spot: Spot) -> None:
    """Stroke, in the bow."""
    plate.fill(INK, spot.curve([(-6, 4), (-10, -24), (0, -38), (18, -34), (26, -12), (24, 6)]), spot.curve([(-26, -36), (-14, -50), (4, -52), (10, -38), (0, -28), (-20, -28)]), spot([(0, -50), (12, -60), (10, -38)]))
    plate.fill(INK, brush(spot([(22, -4), (36, -14), (40, -30)]), 6))
    plate.fill(PAPER, spot(ellipse(-6, -42, 2.4, 2.4)), spot.curve([(-8, 2), (-8, -16), (0, -22), (6, -8), (4, 4)]))


def _mark(plate: Plate, spot: Spot) -> None:
    """The second mark, leaning."""
    plate.fill(ACCENT, spot([(-34, 10), (-6, -96), (10, -96), (40, 10)]))
    plate.hatch(INK, across(spot.x - 30, spot.x + 44, 0.1, 0.7), Hatch(86, 9, 2), spot([(-34, 10), (-6, -96), (10, -96), (40, 10)]))
    plate.fill(INK, spot(ellipse(2, -108, 13, 13)))
    plate.strokes(PAPER, 7, [spot([(-60, 14), (0, 4), (64, 16)]), spot([(-40, 28), (10, 20), (56, 30)])], ends=0.1)
