"""The ledgers on their table."""

from __future__ import annotations

import numpy as np
from PIL import Image

from drawing.ink import (
    ACCENT,
    BRASS,
    DEEP,
    GLOW,
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
    plate.fill(
        INK,
        [(120, 500), (420, 512), (436, 540), (120, 550)],
        [(392, 512), (400, 430), (424, 430), (432, 512)],
        ellipse(412, 424, 17, 14),
    )
    plate.fill(ACCENT, [(520, 560), (640, 556), (622, 590), (536, 592)])
    plate.fill(PAPER, box(550, 524, 36, 36))
    plate.strokes(INK, 5, [[(600, 558), (600, 470)]], ends=0.8)
    frame = [
        box(96, 36, 608, 30),
        box(96, 36, 30, 680),
        box(674, 36, 30, 680),
        box(388, 60, 22, 640),
        box(110, 360, 580, 22),
        box(60, 690, 690, 40),
    ]
    plate.fill(PAPER, *frame)
    plate.hatch(DEEP, 0.28, Hatch(90, 9, 2), *frame)
    for part in frame:
        edge(plate, part, 4)


def _stack(plate: Plate) -> None:
    """Four account books lying on one another, spines to the reader."""
    y = 830.0
    for i, (colour, tall, left, wide) in enumerate(
        ((ACCENT, 84, 830, 420), (SLATE, 66, 850, 380), (SAND, 92, 826, 400), (INK, 56, 860, 350))
    ):
        spine = box(left, y - tall, wide, tall)
        plate.fill(colour, spine)
        plate.hatch(INK if colour != INK else SLATE, across(left, left + wide, 0.6, 0.08), Hatch(90, 11, 2), spine)
        plate.fill(BRASS, *(box(left + wide * t, y - tall, 12, tall) for t in (0.08, 0.2, 0.78, 0.9)))
        plate.fill(PAPER, box(left + wide * 0.36, y - tall * 0.78, wide * 0.28, tall * 0.52))
        plate.strokes(
            INK,
            4,
            [
                [(left + wide * 0.4, y - tall * (0.6 - 0.2 * k)), (left + wide * 0.6, y - tall * (0.6 - 0.2 * k))]
                for k in range(2)
            ],
            ends=0.6,
        )
        edge(plate, spine, 6)
        y -= tall + (2 if i else 0)


def _lamp(plate: Plate, spot: Spot) -> None:
    """A brass oil lamp with its chimney and its light."""
    plate.hatch(
        GLOW, around(spot.x, spot.y - 400, 420, 0.85, -0.15), Hatch(-6, 14, 8), ellipse(spot.x, spot.y - 400, 420, 420)
    )
    base = spot.curve(
        [
            (-120, 10),
            (-110, -24),
            (-50, -50),
            (-36, -120),
            (-110, -190),
            (-120, -250),
            (0, -280),
            (120, -250),
            (110, -190),
            (36, -120),
            (50, -50),
            (110, -24),
            (120, 10),
            (0, 26),
        ]
    )
    plate.fill(BRASS, base)
    plate.hatch(INK, across(spot.x - 20, spot.x + 120, 0.0, 0.8), Hatch(84, 12, 5), base)
    edge(plate, base, 7)
    glass = spot.curve(
        [
            (-40, -280),
            (-46, -330),
            (-84, -400),
            (-60, -480),
            (-40, -560),
            (40, -560),
            (60, -480),
            (84, -400),
            (46, -330),
            (40, -280),
        ]
    )
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
    left = np.vstack(
        [
            smooth([(190, 1070), (250, 970), (320, 876), (480, 866), (690, 890)], 10, closed=False),
            smooth([(700, 1106), (560, 1070), (360, 1060), (190, 1080)], 10, closed=False),
        ]
    )
    right = np.vstack(
        [
            smooth([(690, 890), (880, 862), (1076, 872), (1150, 966), (1214, 1068)], 10, closed=False),
            smooth([(1214, 1080), (1040, 1058), (850, 1070), (700, 1106)], 10, closed=False),
        ]
    )
    for leaf, first, last in ((left, 0.0, 0.45), (right, 0.4, 0.0)):
        plate.fill(PAPER, leaf)
        plate.hatch(
            OCHRE,
            across(300, 700, first, last) if leaf is left else across(700, 1000, first, last),
            Hatch(80, 12, 5),
            leaf,
        )
        edge(plate, leaf, 6)
    lines = []
    for k in range(8):
        y = 902 + 21 * k
        slide = 14 * k
        lines += [
            [(330 - slide * 0.98, y), (470 - slide * 0.6, y - 4 - k * 0.3), (520 - slide * 0.5, y + 1)],
            [(590 - slide * 0.2, y + 4), (650 - slide * 0.05, y + 8)],
        ]
        lines += [
            [(740 + slide * 0.1, y + 6), (840 + slide * 0.3, y - 3), (900 + slide * 0.5, y - 5)],
            [(980 + slide * 0.7, y - 4), (1050 + slide * 0.92, y - 2)],
        ]
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
    plate.fill(
        INK,
        smooth([(1300, 1104), (1300, 1050), (1380, 1040), (1460, 1050), (1460, 1104), (1380, 1116)]),
        ellipse(1380, 984, 42, 12),
    )
    plate.strokes(PAPER, 9, [[(1310, 1030), (1312, 1090)]], ends=0.4)
    edge(plate, well, 7)


def _mug_and_loaf(plate: Plate) -> None:
    """Somebody's tea and the half of a loaf."""
    loaf = smooth([(30, 1090), (20, 960), (70, 880), (170, 866), (230, 900), (240, 990), (220, 1090), (120, 1110)])
    plate.fill((176, 118, 62), loaf)
    plate.hatch(INK, across(20, 250, 0.6, 0.1), Hatch(64, 13, 6), loaf)
    crumb = smooth([(130, 1076), (120, 960), (160, 900), (220, 906), (232, 990), (212, 1080)])
    plate.fill(PAPER, crumb)
    plate.fill(
        SAND,
        *(
            ellipse(x, y, r, r * 0.7)
            for x, y, r in ((160, 960, 12), (190, 1000, 9), (164, 1034, 10), (206, 950, 7), (190, 1056, 7))
        ),
    )
    edge(plate, loaf, 7)
    edge(plate, crumb, 5)
    mug = smooth([(706, 846), (700, 760), (704, 700), (790, 690), (826, 704), (828, 760), (820, 846), (760, 860)])
    handle = smooth([(706, 730), (660, 730), (648, 780), (672, 820), (706, 810)], closed=False)
    plate.fill(INK, brush(handle, 26, start=1, end=1, curve=False))
    plate.fill(PAPER, brush(handle, 14, start=1, end=1, curve=False), mug)
    plate.hatch(SLATE, across(700, 830, 0.05, 0.7), Hatch(88, 11, 4), mug)
    plate.fill(ACCENT, [(702, 780), (828, 778), (827, 800), (703, 802)])
    edge(plate, mug, 6)
    plate.strokes(
        MIST, 8, [[(740, 680), (726, 640), (750, 604), (738, 566)], [(784, 676), (774, 640), (796, 600)]], ends=0.1
    )
