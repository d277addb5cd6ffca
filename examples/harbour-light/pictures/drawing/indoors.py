"""Rooms and tables."""

from __future__ import annotations

import numpy as np
from PIL import Image

from drawing.faces import Look, head, locks
from drawing.ink import ACCENT, DEEP, INK, MIST, OCHRE, PAPER, SAND, SKIN, SLATE, Colour, Hatch, Plate, Points, across, around, box, brush, down, ellipse, smooth
from drawing.motifs import Spot

GLOW = (246, 205, 120)
BRASS = (206, 160, 80)


def edge(plate: Plate, outline: Points, width: float = 6) -> None:
    """A drawn line round a shape."""
    ring = np.asarray(outline)
    plate.fill(INK, brush(np.vstack([ring, ring[:1]]), width, start=1, end=1, curve=False))


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
        plate.strokes(DEEP, 6, [[(x + 140, 160), (x + 140, 620)], [(x + 46, 200), (x + 46, 620)], [(x + 234, 200), (x + 234, 620)], [(x, 330), (x + 280, 330)], [(x, 470), (x + 280, 470)]], ends=1)
    plate.fill(DEEP, box(0, 0, 1600, 64))
    plate.hatch(INK, 0.55, Hatch(0, 14, 5), box(0, 0, 1600, 64))
    for x in (30, 420, 800, 1180, 1570):
        plate.fill(DEEP, box(x - 17, 60, 34, 640), [(x - 34, 320), (x + 34, 320), (x + 20, 296), (x - 20, 296)], [(x - 30, 60), (x + 30, 60), (x + 18, 96), (x - 18, 96)])
        plate.hatch(INK, across(x - 17, x + 17, 0.15, 0.75), Hatch(90, 9, 1), box(x - 17, 60, 34, 640))
        plate.strokes(DEEP, 12, [[(x, 300), (x + 60, 150), (x + 195, 66)], [(x, 300), (x - 60, 150), (x - 195, 66)]], ends=0.9)
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
    mass = spot.curve([(-260, 90), (-290, -120), (-200, -330), (0, -390), (210, -330), (290, -120), (262, 90), (0, 120)])
    plate.fill(OCHRE, mass)
    plate.hatch(INK, 0.35, Hatch(60, 8, 4), mass)
    head(plate, spot, Look(jaw=1.05, open=0.7, brows=(0.5, 0.5), smile=1.1, years=0.1, gaze=0.7, nose=0.7))
    scarf = spot.curve([(-262, -90), (-250, -280), (-130, -390), (20, -410), (180, -370), (270, -250), (268, -90), (180, -210), (0, -250), (-170, -200)])
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
    outline = spot.curve([(-190, 10), (-150, -70), (-50, -140), (60, -130), (150, -70), (196, -10), (160, 60), (60, 126), (-50, 140), (-150, 84)])
    tail = spot.curve([(180, -14), (236, -66), (268, -54), (256, 0), (270, 54), (236, 62), (180, 14)])
    fins = spot.curve([(-130, -100), (-40, -176), (80, -166), (170, -80), (150, -60), (60, -130), (-50, -140)]), spot.curve([(-130, 110), (-40, 176), (80, 160), (166, 74), (150, 60), (60, 126), (-50, 140)])
    plate.fill(SLATE, tail, *fins)
    plate.hatch(INK, 0.4, Hatch(70, 11, 3), tail, *fins)
    plate.fill((150, 140, 116), outline)
    plate.hatch(INK, across(spot.x - 200, spot.x + 220, 0.15, 0.6), Hatch(-20, 11, 6), outline)
    plate.fill(DEEP, *(spot(ellipse(x, y, r, r)) for x, y, r in ((-40, -70, 12), (30, -50, 9), (70, 30, 13), (-10, 50, 10), (110, -20, 8), (-70, 70, 9), (20, 96, 8))))
    plate.fill(PAPER, spot(ellipse(-130, -14, 16, 14)), spot(ellipse(-118, 28, 16, 14)))
    plate.fill(INK, spot(ellipse(-132, -14, 8, 8)), spot(ellipse(-120, 28, 8, 8)), brush(spot([(-188, 14), (-160, 34), (-148, 56)]), 8))
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
    plate.strokes(PAPER, 6, [[(1246, 716), (1330, 712)], [(1246, 740), (1306, 738)], [(1246, 764), (1322, 760)]], ends=0.5)


def _crab(plate: Plate, spot: Spot) -> None:
    """A brown crab seen from above."""
    legs = [[(s * 60, 10 + 14 * k), (s * (100 + 6 * k), -4 + 26 * k), (s * (112 + 4 * k), 30 + 24 * k)] for s in (-1, 1) for k in range(3)]
    plate.strokes(INK, 12, [spot(leg) for leg in legs], ends=0.4)
    claws = [spot.curve([(s * 56, -20), (s * 104, -52), (s * 96, -96), (s * 58, -104), (s * 70, -76), (s * 40, -84), (s * 36, -44)]) for s in (-1, 1)]
    shell = spot.curve([(-86, 4), (-70, -40), (0, -54), (70, -40), (86, 4), (50, 46), (0, 54), (-50, 46)])
    plate.fill(ACCENT, shell, *claws)
    plate.hatch(INK, across(spot.x - 50, spot.x + 50, 0.5, 0.12), Hatch(20, 8, 4), shell, *claws)
    for part in (*claws, shell):
        edge(plate, part, 5)


def _fish(plate: Plate, spot: Spot, colour: Colour) -> None:
    """A round fish lying on its side."""
    outline = spot.curve([(-110, 0), (-70, -26), (0, -34), (70, -18), (110, -4), (150, -34), (146, 0), (150, 34), (110, 6), (60, 22), (0, 32), (-70, 24)])
    plate.fill(colour, outline)
    plate.hatch(INK, 0.4, Hatch(-30, 8, 4), spot.curve([(-100, -6), (-60, -28), (0, -36), (80, -18), (110, -4), (0, -4)]))
    edge(plate, outline, 5)
    plate.fill(PAPER, spot(ellipse(-84, -6, 9, 9)))
    plate.fill(INK, spot(ellipse(-84, -6, 5, 5)), brush(spot([(-60, -20), (-50, 0), (-60, 18)]), 4))


def _customers(plate: Plate) -> None:
    """Backs of heads: a cap, a headscarf, a child."""
    coat = smooth([(-20, 1100), (10, 860), (130, 770), (290, 780), (380, 880), (400, 1100)])
    plate.fill(DEEP, coat)
    plate.hatch(INK, across(0, 400, 0.75, 0.15), Hatch(80, 14, 8), coat)
    plate.fill(SKIN, smooth([(140, 640), (136, 760), (200, 800), (268, 760), (270, 640), (200, 600)]), ellipse(282, 690, 15, 28))
    plate.hatch(INK, 0.5, Hatch(70, 10, 4), smooth([(140, 640), (136, 760), (200, 800), (230, 700), (200, 600)]))
    cap = smooth([(104, 640), (110, 560), (190, 516), (280, 546), (316, 620), (360, 640), (290, 656), (200, 640)])
    plate.fill(OCHRE, cap)
    plate.hatch(INK, across(100, 330, 0.75, 0.15), Hatch(30, 12, 5), cap)
    edge(plate, cap, 6)
    shawl = smooth([(1230, 1100), (1270, 900), (1360, 800), (1480, 790), (1590, 860), (1640, 1100)])
    plate.fill(SLATE, shawl)
    plate.hatch(INK, across(1250, 1640, 0.1, 0.75), Hatch(100, 14, 8), shawl)
    scarf = smooth([(1330, 740), (1336, 640), (1410, 580), (1500, 600), (1548, 690), (1530, 790), (1480, 840), (1400, 830)])
    plate.fill(ACCENT, scarf)
    plate.hatch(INK, across(1330, 1560, 0.05, 0.75), Hatch(70, 13, 8), scarf)
    plate.fill(PAPER, *(ellipse(x, y, 9, 9) for x, y in ((1390, 660), (1440, 630), (1480, 690), (1420, 730), (1500, 760), (1370, 730), (1450, 790))))
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


def still_life_ledgers() -> Image.Image:
    """The ledgers as their reader found them."""
    plate = Plate(1600, 1200, seed=146)
    plate.fill(DEEP, box(0, 0, 1600, 1200))
    plate.hatch(INK, across(0, 1600, 0.15, 0.8), Hatch(-6, 14, 8), box(0, 0, 1600, 1200))
    _window(plate)
    table = np.array([(0, 830), (1600, 800), (1600, 1200), (0, 1200)], dtype=np.float64)
    plate.fill(OCHRE, table)
    plate.hatch((120, 84, 48), down(800, 1200, 0.35, 0.75), Hatch(-2, 17, 12), table)
    _stack(plate)
    _lamp(plate, Spot(1330, 850, 1.0))
    _open_ledger(plate)
    _inkwell(plate)
    _mug_and_loaf(plate)
    return plate.finish()


def _window(plate: Plate) -> None:
    """A sash window with the pier and a boat in it."""
    plate.fill(MIST, box(120, 60, 560, 620))
    plate.hatch(SLATE, down(60, 520, 0.5, 0.05), Hatch(0, 12, 6), box(120, 60, 560, 480))
    plate.fill(SLATE, box(120, 520, 560, 160))
    plate.hatch(DEEP, 0.5, Hatch(0, 13, 5), box(120, 520, 560, 160))
    plate.fill(INK, [(120, 500), (420, 512), (436, 540), (120, 550)], [(392, 512), (400, 430), (424, 430), (432, 512)], ellipse(412, 424, 17, 14))
    plate.fill(ACCENT, [(520, 560), (640, 556), (622, 590), (536, 592)])
    plate.fill(PAPER, box(550, 524, 36, 36))
    plate.strokes(INK, 5, [[(600, 558), (600, 470)]], ends=0.8)
    frame = [box(96, 36, 608, 30), box(96, 36, 30, 680), box(674, 36, 30, 680), box(388, 60, 22, 640), box(110, 360, 580, 22), box(60, 690, 690, 40)]
    plate.fill(PAPER, *frame)
    plate.hatch(DEEP, 0.28, Hatch(90, 9, 2), *frame)
    for part in frame:
        edge(plate, part, 4)


def _stack(plate: Plate) -> None:
    """Four account books lying on one another, spines to the reader."""
    y = 830.0
    for i, (colour, tall, left, wide) in enumerate(((ACCENT, 84, 830, 420), (SLATE, 66, 850, 380), (SAND, 92, 826, 400), (INK, 56, 860, 350))):
        spine = box(left, y - tall, wide, tall)
        plate.fill(colour, spine)
        plate.hatch(INK if colour != INK else SLATE, across(left, left + wide, 0.6, 0.08), Hatch(90, 11, 2), spine)
        plate.fill(BRASS, *(box(left + wide * t, y - tall, 12, tall) for t in (0.08, 0.2, 0.78, 0.9)))
        plate.fill(PAPER, box(left + wide * 0.36, y - tall * 0.78, wide * 0.28, tall * 0.52))
        plate.strokes(INK, 4, [[(left + wide * 0.4, y - tall * (0.6 - 0.2 * k)), (left + wide * 0.6, y - tall * (0.6 - 0.2 * k))] for k in range(2)], ends=0.6)
        edge(plate, spine, 6)
        y -= tall + (2 if i else 0)


def _lamp(plate: Plate, spot: Spot) -> None:
    """A brass oil lamp with its chimney and its light."""
    plate.hatch(GLOW, around(spot.x, spot.y - 400, 420, 0.85, -0.15), Hatch(-6, 14, 8), ellipse(spot.x, spot.y - 400, 420, 420))
    base = spot.curve([(-120, 10), (-110, -24), (-50, -50), (-36, -120), (-110, -190), (-120, -250), (0, -280), (120, -250), (110, -190), (36, -120), (50, -50), (110, -24), (120, 10), (0, 26)])
    plate.fill(BRASS, base)
    plate.hatch(INK, across(spot.x - 20, spot.x + 120, 0.0, 0.8), Hatch(84, 12, 5), base)
    edge(plate, base, 7)
    glass = spot.curve([(-40, -280), (-46, -330), (-84, -400), (-60, -480), (-40, -560), (40, -560), (60, -480), (84, -400), (46, -330), (40, -280)])
    plate.fill((250, 236, 196), glass)
    plate.hatch(OCHRE, across(spot.x, spot.x + 90, 0.0, 0.5), Hatch(88, 11, 3), glass)
    flame = spot.curve([(-26, -330), (-22, -380), (0, -450), (24, -380), (26, -330), (0, -312)])
    plate.fill(ACCENT, flame)
    plate.fill(GLOW, spot.curve([(-14, -330), (-10, -366), (2, -406), (14, -364), (14, -328), (0, -318)]))
    edge(plate, glass, 6)
    plate.fill(INK, spot(box(-52, -292, 104, 18)), spot(ellipse(90, -292, 14, 14)))


def _open_ledger(plate: Plate) -> None:
    """The open book: two leaves of ruled columns in brown ink."""
    plate.fill(INK, smooth([(150, 1090), (300, 870), (690, 884), (1090, 868), (1250, 1090), (700, 1140)]))
    left = np.vstack([smooth([(190, 1070), (250, 970), (320, 876), (480, 866), (690, 890)], 10, closed=False), smooth([(700, 1106), (560, 1070), (360, 1060), (190, 1080)], 10, closed=False)])
    right = np.vstack([smooth([(690, 890), (880, 862), (1076, 872), (1150, 966), (1214, 1068)], 10, closed=False), smooth([(1214, 1080), (1040, 1058), (850, 1070), (700, 1106)], 10, closed=False)])
    for leaf, first, last in ((left, 0.0, 0.45), (right, 0.4, 0.0)):
        plate.fill(PAPER, leaf)
        plate.hatch(OCHRE, across(300, 700, first, last) if leaf is left else across(700, 1000, first, last), Hatch(80, 12, 5), leaf)
        edge(plate, leaf, 6)
    lines = []
    for k in range(8):
        y = 902 + 21 * k
        slide = 14 * k
        lines += [[(330 - slide * 0.98, y), (470 - slide * 0.6, y - 4 - k * 0.3), (520 - slide * 0.5, y + 1)], [(590 - slide * 0.2, y + 4), (650 - slide * 0.05, y + 8)]]
        lines += [[(740 + slide * 0.1, y + 6), (840 + slide * 0.3, y - 3), (900 + slide * 0.5, y - 5)], [(980 + slide * 0.7, y - 4), (1050 + slide * 0.92, y - 2)]]
    plate.strokes((94, 64, 44), 6, lines, ends=0.4)
    plate.strokes(ACCENT, 3, [[(566, 880), (520, 1068)], [(950, 874), (1040, 1060)]], ends=0.8)


def _inkwell(plate: Plate) -> None:
    """A glass inkwell and a quill."""
    quill = smooth([(1396, 960), (1430, 800), (1500, 640), (1580, 520), (1590, 600), (1540, 740), (1460, 860)])
    plate.fill(PAPER, quill)
    plate.hatch(SLATE, across(1400, 1590, 0.05, 0.5), Hatch(-40, 11, 4), quill)
    edge(plate, quill, 5)
    plate.strokes(INK, 6, [[(1380, 1010), (1430, 850), (1520, 660), (1572, 560)]], ends=0.5)
    well = smooth([(1290, 1110), (1290, 1020), (1330, 980), (1430, 980), (1470, 1020), (1470, 1110), (1380, 1126)])
    plate.fill(SLATE, well)
    plate.fill(INK, smooth([(1300, 1104), (1300, 1050), (1380, 1040), (1460, 1050), (1460, 1104), (1380, 1116)]), ellipse(1380, 984, 42, 12))
    plate.strokes(PAPER, 9, [[(1310, 1030), (1312, 1090)]], ends=0.4)
    edge(plate, well, 7)


def _mug_and_loaf(plate: Plate) -> None:
    """Somebody's tea and the half of a loaf."""
    loaf = smooth([(30, 1090), (20, 960), (70, 880), (170, 866), (230, 900), (240, 990), (220, 1090), (120, 1110)])
    plate.fill((176, 118, 62), loaf)
    plate.hatch(INK, across(20, 250, 0.6, 0.1), Hatch(64, 13, 6), loaf)
    crumb = smooth([(130, 1076), (120, 960), (160, 900), (220, 906), (232, 990), (212, 1080)])
    plate.fill(PAPER, crumb)
    plate.fill(SAND, *(ellipse(x, y, r, r * 0.7) for x, y, r in ((160, 960, 12), (190, 1000, 9), (164, 1034, 10), (206, 950, 7), (190, 1056, 7))))
    edge(plate, loaf, 7)
    edge(plate, crumb, 5)
    mug = smooth([(706, 846), (700, 760), (704, 700), (790, 690), (826, 704), (828, 760), (820, 846), (760, 860)])
    handle = smooth([(706, 730), (660, 730), (648, 780), (672, 820), (706, 810)], closed=False)
    plate.fill(INK, brush(handle, 26, start=1, end=1, curve=False))
    plate.fill(PAPER, brush(handle, 14, start=1, end=1, curve=False), mug)
    plate.hatch(SLATE, across(700, 830, 0.05, 0.7), Hatch(88, 11, 4), mug)
    plate.fill(ACCENT, [(702, 780), (828, 778), (827, 800), (703, 802)])
    edge(plate, mug, 6)
    plate.strokes(MIST, 8, [[(740, 680), (726, 640), (750, 604), (738, 566)], [(784, 676), (774, 640), (796, 600)]], ends=0.1)
