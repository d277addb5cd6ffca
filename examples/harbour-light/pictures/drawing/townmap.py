"""The Old Quay from above: streets, water, the flood of December 2024 and forty-six doors."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from drawing.charts import WHITE, Chart
from drawing.ink import (
    ACCENT,
    DEEP,
    INK,
    OCHRE,
    SAND,
    SLATE,
    Colour,
    Hatch,
    Points,
    box,
    brush,
    ellipse,
    smooth,
)
from drawing.lettering import face

LAND: Colour = (243, 238, 226)
STREETS: tuple[tuple[str, tuple[tuple[float, float], ...], float], ...] = (
    ("Staithe Street", ((-20, 812), (300, 838), (700, 850), (1010, 836)), 44),
    ("Rope Walk", ((-20, 640), (260, 668), (640, 686), (1010, 676)), 40),
    ("Fish Row", ((610, 848), (632, 690), (660, 500)), 38),
    ("Custom House Lane", ((930, 836), (950, 676), (960, 480)), 38),
    ("Market Street", ((260, 668), (300, 500), (660, 500), (960, 480)), 38),
    ("Church Hill", ((300, 500), (160, 380), (-20, 300)), 40),
    ("Northgate", ((300, 500), (380, 300), (430, -20)), 44),
    ("Saltings Road", ((960, 480), (1010, 300), (1180, -20)), 40),
    ("Bridge", ((150, 822), (130, 1220)), 46),
)


def old_quay() -> Image.Image:
    """The map of the gates."""
    chart = Chart(1600, 1200)
    plate = chart.plate
    plate.fill(LAND, box(0, 0, 1600, 1200))
    _water(chart)
    _flood(chart)
    _blocks(chart)
    for _, line, width in STREETS:
        plate.fill(INK, brush(smooth(line, 12, closed=False), width + 7, start=1, end=1, curve=False))
    for _, line, width in STREETS:
        plate.fill(WHITE, brush(smooth(line, 12, closed=False), width, start=1, end=1, curve=False))
    plate.fill(INK, box(252, 452, 106, 96))
    plate.fill(WHITE, box(256, 456, 98, 88))
    _doors(chart)
    _legend(chart)
    image = chart.finish().convert("RGB")
    _names(image)
    return image.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _water(chart: Chart) -> None:
    """River, basin, sea and the two piers."""
    plate = chart.plate
    river = smooth(
        [
            (-40, 930),
            (300, 940),
            (700, 936),
            (1000, 930),
            (1040, 700),
            (1180, 640),
            (1300, 520),
            (1420, 300),
            (1500, -40),
            (1660, -40),
            (1660, 1240),
            (900, 1240),
            (760, 1130),
            (300, 1110),
            (-40, 1100),
        ]
    )
    plate.fill((176, 194, 200), river)
    plate.hatch(SLATE, 0.3, Hatch(0, 15, 8, 0.1), river)
    plate.fill(INK, brush(np.vstack([river, river[:1]]), 6, start=1, end=1, curve=False))
    east, west = [(1170, 640), (1300, 720), (1330, 900), (1290, 1010)], [(940, 1240), (1040, 1120), (1180, 1080)]
    for pier in (east, west):
        plate.fill(INK, brush(pier, 34, start=1, end=1))
        plate.fill(SAND, brush(pier, 24, start=1, end=1))
    plate.fill(ACCENT, ellipse(1290, 1010, 17, 17), ellipse(1180, 1080, 17, 17))
    plate.fill(INK, brush([(1010, 930), (1034, 720), (1160, 646)], 16, start=1, end=1))


def _flood(chart: Chart) -> None:
    """As far as the water came."""
    area = [
        (-20, 930),
        (-20, 600),
        (200, 610),
        (420, 588),
        (540, 520),
        (650, 478),
        (760, 530),
        (880, 606),
        (1036, 640),
        (1040, 700),
        (1010, 930),
    ]
    chart.plate.fill((226, 214, 196), area)
    chart.plate.hatch(SLATE, 0.32, Hatch(-35, 17, 0, 0.05), area)
    edge = smooth(area[1:9], 14, closed=False)
    dashes = [edge[i : i + 4] for i in range(0, len(edge) - 3, 6)]
    chart.plate.fill(ACCENT, *(brush(dash, 10, start=1, end=1, curve=False) for dash in dashes))


def _blocks(chart: Chart) -> None:
    """Buildings between the streets."""
    plate = chart.plate
    blocks: list[Points] = [
        [(20, 700), (240, 722), (240, 792), (20, 780)],
        [(300, 726), (580, 738), (574, 800), (300, 792)],
        [(672, 740), (896, 738), (890, 800), (664, 806)],
        [(20, 520), (210, 540), (220, 612), (20, 588)],
        [(320, 560), (600, 560), (590, 630), (318, 620)],
        [(700, 556), (916, 546), (908, 626), (692, 634)],
        [(430, 340), (640, 330), (640, 444), (420, 448)],
        [(720, 320), (930, 300), (926, 430), (716, 446)],
        [(480, 120), (700, 100), (690, 250), (460, 270)],
        [(780, 90), (1010, 70), (960, 240), (770, 250)],
        [(40, 100), (330, 60), (300, 240), (200, 310), (60, 230)],
        [(200, 884), (560, 894), (560, 922), (200, 916)],
        [(660, 894), (900, 890), (898, 918), (660, 922)],
    ]
    plate.fill(SAND, *blocks)
    for block in blocks:
        plate.hatch(OCHRE, 0.36, Hatch(58, 13, 1, 0.05), block)
        plate.fill(INK, brush(np.vstack([np.array(block), np.array(block[:1])]), 4, start=1, end=1, curve=False))
    plate.fill(INK, box(930, 862, 66, 56), box(1050, 746, 34, 34))
    church = [(90, 410), (150, 410), (150, 430), (190, 430), (190, 470), (90, 470)]
    plate.fill(DEEP, church)


def _along(line: Points, count: int, aside: float, reach: tuple[float, float]) -> list[tuple[float, float]]:
    """``count`` points along part of a street, set off to one side."""
    curve = smooth(line, 40, closed=False)
    steps = np.hypot(*np.diff(curve, axis=0).T)
    length = np.concatenate([[0], np.cumsum(steps)])
    where = np.linspace(reach[0], reach[1], count) * length[-1]
    x, y = np.interp(where, length, curve[:, 0]), np.interp(where, length, curve[:, 1])
    slope = np.gradient(curve, axis=0)
    normal = np.column_stack([-slope[:, 1], slope[:, 0]]) / np.hypot(*slope.T)[:, None]
    nx, ny = np.interp(where, length, normal[:, 0]), np.interp(where, length, normal[:, 1])
    return [(float(a), float(b)) for a, b in zip(x + nx * aside, y + ny * aside, strict=True)]


def _doors(chart: Chart) -> None:
    """Nineteen in Rope Walk, fourteen in Fish Row, thirteen on the low side of Staithe Street."""
    rope, fish, staithe = STREETS[1][1], STREETS[2][1], STREETS[0][1]
    doors = _along(rope, 10, 36, (0.24, 0.92)) + _along(rope, 9, -36, (0.27, 0.9))
    doors += _along(fish, 7, 34, (0.06, 0.92)) + _along(fish, 7, -34, (0.06, 0.92))
    doors += _along(staithe, 13, 42, (0.22, 0.86))
    for x, y in doors:
        chart.plate.fill(WHITE, ellipse(x, y, 14, 14))
        chart.plate.fill(ACCENT, ellipse(x, y, 11, 11))


def _legend(chart: Chart) -> None:
    """What the signs mean, how far is how far, and where north lies."""
    chart.plate.fill(INK, box(1096, 34, 472, 330))
    chart.plate.fill(WHITE, box(1100, 38, 464, 322))
    chart.plate.fill(ACCENT, ellipse(1146, 86, 14, 14), *(box(1124 + 17 * k, 150, 11, 9) for k in range(3)))
    chart.plate.fill((226, 214, 196), box(1124, 194, 46, 40))
    chart.plate.hatch(SLATE, 0.32, Hatch(-35, 17, 0, 0.05), box(1124, 194, 46, 40))
    chart.plate.fill(INK, box(1152, 300, 200, 9), box(1152, 290, 5, 28), box(1348, 290, 5, 28))
    chart.plate.fill(INK, [(1506, 250), (1482, 316), (1506, 300), (1530, 316)])
    chart.write((1188, 102), "door with a gate", 42)
    chart.write((1188, 168), "water, 9 Dec 2024", 42)
    chart.write((1188, 230), "under water", 42)
    chart.write((1250, 350), "100 metres", 36, "ms")
    chart.write((1506, 350), "N", 38, "ms", 800)


def _names(image: Image.Image) -> None:
    """Streets along their own line, water and buildings level."""
    for text, middle, size, turn in (
        ("STAITHE STREET", (420, 845), 32, 2), ("ROPE WALK", (150, 656), 30, 4), ("FISH ROW", (641, 592), 27, -81),
        ("CUSTOM HOUSE LANE", (945, 590), 22, -88), ("CHURCH HILL", (90, 345), 28, 24),
        ("NORTHGATE", (392, 200), 30, -76), ("MARKET PLACE", (480, 497), 27, 0),
        ("SALTINGS ROAD", (1056, 208), 27, -65),
    ):  # fmt: skip
        _name(image, text, middle, size, turn)
    for text, middle, size, turn in (
        ("River Edder", (470, 1030), 50, 0), ("The basin", (1150, 860), 46, 0), ("East Pier", (1390, 830), 40, 78),
        ("North Sea", (1450, 560), 46, 0), ("To Wickle", (242, 1166), 36, 0), ("West Pier", (1300, 1130), 40, 0),
    ):  # fmt: skip
        _name(image, text, middle, size, turn, italic=True)
    for text, middle in (("Custom House", (838, 968)), ("Crane", (1136, 764)), ("St Olave’s", (140, 506))):
        _name(image, text, middle, 32, 0)


def _name(
    image: Image.Image, text: str, middle: tuple[int, int], size: int, turn: float, *, italic: bool = False
) -> None:
    """One name, turned to its street."""
    mask = Image.new("L", image.size)
    ImageDraw.Draw(mask).text(
        middle, text, fill=255, font=face(size, 600 if italic else 650, italic=italic), anchor="mm"
    )
    turned = mask.rotate(-turn, Image.Resampling.BICUBIC, center=middle) if turn else mask
    image.paste(DEEP if italic else INK, (0, 0), turned)
