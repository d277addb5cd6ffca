"""The net loft on a Wednesday."""

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
    WOOD,
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


def net_loft() -> Image.Image:
    """Wednesday on the bench."""
    plate = Plate(1600, 1067, seed=1989)
    plate.fill(WOOD, box(0, 0, 1600, 1067))
    plate.hatch(INK, around(830, 420, 1000, 0.12, 0.72), Hatch(91, 15, 7, 0.1), box(0, 0, 1600, 1067))
    plate.strokes(INK, 6, [[(x, 0), (x + 4, 460), (x, 940)] for x in range(36, 1600, 92)], ends=0.8)
    _rafters(plate)
    _window(plate)
    _nets(plate)
    _lamp(plate)
    plate.fill(OCHRE, box(0, 930, 1600, 137))
    plate.hatch(INK, down(930, 1067, 0.35, 0.7), Hatch(0, 34, 2), box(0, 930, 1600, 137))
    _bench(plate)
    _stove(plate, Spot(1480, 985, 1.0))
    return plate.finish()


def _rafters(plate: Plate) -> None:
    """The roof timbers."""
    for beam in (
        [(-20, 250), (800, -190), (830, -150), (-20, 310)],
        [(1620, 250), (800, -190), (770, -150), (1620, 310)],
        [(0, 96), (1600, 96), (1600, 138), (0, 138)],
    ):
        plate.fill((92, 66, 44), beam)
        plate.hatch(INK, 0.5, Hatch(4, 13, 6), beam)
        edge(plate, np.array(beam, dtype=np.float64), 6)


def _window(plate: Plate) -> None:
    """Rain on the panes, masts beyond."""
    plate.fill(MIST, box(1120, 230, 330, 300))
    plate.hatch(SLATE, down(230, 530, 0.6, 0.2), Hatch(0, 11, 5), box(1120, 230, 330, 300))
    plate.within(box(1120, 230, 330, 300))
    plate.strokes(
        INK,
        5,
        [
            [(1190, 540), (1190, 300)],
            [(1190, 310), (1150, 520)],
            [(1370, 540), (1370, 340)],
            [(1370, 350), (1420, 530)],
        ],
        ends=0.8,
    )
    plate.strokes(
        PAPER,
        4,
        [
            [(x, y), (x - 24, y + 60)]
            for x, y in zip(plate.rng.uniform(1120, 1480, 40), plate.rng.uniform(210, 520, 40), strict=True)
        ],
        ends=0.2,
    )
    plate.free()
    frame = [
        box(1104, 214, 362, 20),
        box(1104, 526, 362, 26),
        box(1104, 214, 20, 330),
        box(1446, 214, 20, 330),
        box(1276, 230, 18, 300),
        box(1120, 372, 330, 16),
    ]
    plate.fill(PAPER, *frame)
    for part in frame:
        edge(plate, part, 4)


def _nets(plate: Plate) -> None:
    """Nets hung from the beam in folds, with their corks."""
    for left, right, depth, colour in ((40, 420, 520, DEEP), (380, 640, 360, (70, 96, 92))):
        hang = np.array(
            [
                (left, 130),
                (right, 130),
                (right - 40, depth * 0.8),
                ((left + right) / 2, depth),
                (left + 20, depth * 0.9),
            ]
        )
        plate.within(smooth(hang))
        lines = []
        for k in range(-14, 34):
            x = left + k * 26
            lines += [[(x, 110), (x + 120, 330), (x + 150, 620)], [(x + 200, 110), (x + 90, 330), (x + 50, 620)]]
        plate.fill(colour, smooth(hang), strength=0.55)
        plate.strokes(colour, 6, lines, ends=1)
        plate.strokes(SAND, 2.4, lines, ends=1)
        plate.free()
        corks = [ellipse(x, 132 + 7 * np.sin(x), 17, 12) for x in np.arange(left, right, 44)]
        plate.fill(OCHRE, *corks)
        for cork in corks:
            edge(plate, cork, 4)
    for x in (1010, 1066):
        edge(plate, ellipse(x, 184, 30, 46), 15)


def _lamp(plate: Plate) -> None:
    """A lamp over the bench and its cone of light."""
    plate.hatch(
        GLOW,
        around(830, 230, 640, 0.62, -0.1),
        Hatch(0, 14, 5),
        np.array([(790, 240), (870, 240), (1210, 940), (430, 940)]),
    )
    plate.strokes(INK, 6, [[(830, 110), (830, 190)]], ends=1)
    plate.fill(DEEP, np.array([(740, 244), (800, 186), (860, 186), (920, 244)]))
    plate.fill(GLOW, ellipse(830, 246, 44, 20))
    edge(plate, np.array([(740, 244), (800, 186), (860, 186), (920, 244)]), 6)


def _bench(plate: Plate) -> None:
    """Three on the bench, with one net over all their knees."""
    plate.fill((92, 66, 44), box(300, 800, 860, 34), box(350, 830, 40, 160), box(1060, 830, 40, 160))
    edge(plate, box(300, 800, 860, 34), 6)
    _sitter(plate, Spot(440, 560, 0.27), (SLATE, Look(jaw=1.0, open=0.3, smile=0.2, years=0.7, gaze=0.8, nose=1.3)))
    _sitter(
        plate,
        Spot(730, 580, 0.27),
        (OCHRE, Look(jaw=0.88, open=0.5, smile=0.7, years=0.1, gaze=0.4, nose=0.6, skin=(142, 96, 70))),
    )
    _sitter(
        plate,
        Spot(1010, 570, 0.27, flip=True),
        (DEEP, Look(jaw=0.85, open=0.4, smile=0.8, years=0.9, gaze=0.6, nose=0.7)),
    )
    _hats(plate)
    net = smooth(
        [
            (340, 800),
            (420, 750),
            (720, 770),
            (1000, 750),
            (1120, 800),
            (1150, 900),
            (1060, 980),
            (840, 930),
            (620, 990),
            (400, 940),
        ]
    )
    plate.fill((70, 110, 92), net)
    plate.within(net)
    lines = [[(300 + 30 * k, 720), (360 + 30 * k, 1000)] for k in range(30)] + [
        [(360 + 30 * k, 720), (300 + 30 * k, 1000)] for k in range(30)
    ]
    plate.strokes(INK, 7, lines, ends=1)
    plate.strokes(PAPER, 2.6, lines, ends=1)
    plate.free()
    edge(plate, net, 7)
    for x, y in ((470, 770), (620, 776), (690, 786), (800, 784), (930, 776), (1060, 772)):
        plate.fill((142, 96, 70) if 680 < x < 820 else SKIN, ellipse(x, y, 26, 19))  # noqa: PLR2004 - the middle pair of hands is Kezia's
        edge(plate, ellipse(x, y, 26, 19), 5)
    plate.strokes(OCHRE, 10, [[(690, 786), (760, 740)], [(1060, 772), (1120, 736)]], ends=0.5)


def _sitter(plate: Plate, spot: Spot, who: tuple[Colour, Look]) -> None:
    """Somebody seated, from the knees up."""
    coat, look = who
    x, y = spot.x, spot.y
    body = smooth(
        [
            (x - 120, y + 260),
            (x - 116, y + 150),
            (x - 70, y + 92),
            (x, y + 78),
            (x + 70, y + 92),
            (x + 116, y + 150),
            (x + 120, y + 260),
        ]
    )
    plate.fill(coat, body)
    plate.hatch(INK, across(x - 120, x + 120, 0.75, 0.1), Hatch(80, 11, 6), body)
    edge(plate, body, 6)
    legs = [
        (x - 100, y + 230),
        (x + 100, y + 230),
        (x + 96, y + 400),
        (x + 30, y + 400),
        (x, y + 290),
        (x - 30, y + 400),
        (x - 96, y + 400),
    ]
    plate.fill(INK, legs)
    plate.fill(look.skin, box(x - 30, y + 60, 60, 40))
    head(plate, spot, look)
    plate.fill(
        coat,
        smooth([(x - 44, y + 96), (x, y + 84), (x + 44, y + 96), (x + 40, y + 122), (x, y + 130), (x - 40, y + 122)]),
    )
    edge(
        plate,
        smooth([(x - 44, y + 96), (x, y + 84), (x + 44, y + 96), (x + 40, y + 122), (x, y + 130), (x - 40, y + 122)]),
        5,
    )


def _hats(plate: Plate) -> None:
    """A cap, a cloud of dark hair, a white bun."""
    cap = smooth([(364, 530), (374, 470), (440, 448), (506, 474), (524, 520), (560, 530), (500, 540), (430, 528)])
    plate.fill(ACCENT, cap)
    plate.hatch(INK, across(364, 530, 0.7, 0.1), Hatch(20, 9, 4), cap)
    edge(plate, cap, 5)
    hair = smooth(
        [
            (664, 600),
            (640, 540),
            (660, 476),
            (730, 446),
            (800, 474),
            (822, 540),
            (798, 604),
            (796, 540),
            (760, 516),
            (730, 526),
            (696, 516),
            (666, 540),
        ]
    )
    plate.fill(INK, hair)
    plate.hatch((92, 70, 60), 0.3, Hatch(40, 8, 8), hair)
    bun = smooth([(950, 560), (944, 500), (1010, 462), (1078, 500), (1076, 570), (1060, 520), (1010, 500), (962, 522)])
    plate.fill(PAPER, bun, ellipse(1012, 448, 34, 27))
    plate.hatch(INK, 0.3, Hatch(60, 8, 5), bun, ellipse(1012, 448, 34, 27))
    edge(plate, bun, 4)
    edge(plate, ellipse(1012, 448, 34, 27), 4)


def _stove(plate: Plate, spot: Spot) -> None:
    """The iron stove, a kettle, a pan of soup."""
    body = spot(smooth([(-100, 0), (-110, -200), (-90, -290), (90, -290), (110, -200), (100, 0)]))
    plate.fill(INK, body, spot(box(-26, -720, 52, 440)), spot(box(-90, -6, 24, 50)), spot(box(66, -6, 24, 50)))
    plate.hatch(
        SLATE, across(spot.x - 110, spot.x + 80, 0.5, 0.0), Hatch(88, 12, 3), body, spot(box(-26, -720, 52, 440))
    )
    door = spot(box(-56, -200, 112, 110))
    plate.fill(ACCENT, door)
    plate.hatch(GLOW, around(spot.x, spot.y - 130, 90, 0.8, 0.1), Hatch(80, 13, 6), door)
    plate.fill(INK, *(spot(box(x, -200, 9, 110)) for x in (-34, -5, 24)))
    edge(plate, door, 9)
    kettle = spot(smooth([(-80, -292), (-86, -350), (-40, -380), (10, -352), (8, -292), (-36, -284)]))
    plate.fill(SLATE, kettle, brush(spot([(4, -330), (36, -352), (50, -372)]), 16))
    plate.hatch(INK, across(spot.x - 80, spot.x + 10, 0.0, 0.7), Hatch(86, 9, 3), kettle)
    edge(plate, kettle, 6)
    plate.fill(INK, brush(spot([(-70, -360), (-40, -410), (0, -362)]), 9))
    plate.strokes(
        PAPER,
        8,
        [spot([(54, -388), (70, -430), (50, -470), (72, -510)]), spot([(66, -400), (90, -440), (76, -480)])],
        ends=0.1,
    )
