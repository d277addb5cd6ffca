"""The crane, for sale as seen."""

from __future__ import annotations

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
    around,
    box,
    brush,
    ellipse,
    smooth,
)
from drawing.lettering import letter
from drawing.motifs import Spot, edge, gull, lattice, sky


def crane_for_sale() -> Image.Image:
    """The crane, from below."""
    plate = Plate(1280, 1600, seed=1957)
    sky(plate, (PAPER, MIST), around(1000, 1600, 1900, 0.1, 0.95), 1600)
    spot = Spot(500, 1640, 3.35)
    legs = [[(-110, 10), (-44, -190)], [(110, 10), (44, -190)], [(-44, 10), (-22, -190)], [(44, 10), (22, -190)]]
    plate.strokes(INK, 46, [spot(leg) for leg in legs], ends=1)
    plate.strokes(
        INK,
        18,
        [
            spot(bar)
            for bar in (
                [(-92, -40), (66, -120)],
                [(92, -40), (-66, -120)],
                [(-80, -80), (80, -80)],
                [(-62, -134), (62, -134)],
            )
        ],
        ends=1,
    )
    plate.fill(INK, spot([(-70, -188), (70, -188), (76, -204), (-76, -204)]))
    _crane_cabin(plate, spot)
    lattice(plate, spot, ((-10, -250), (30, -318), (216, -462)), INK)
    plate.strokes(
        INK,
        9,
        [
            spot([(216, -462), (-40, -400)]),
            spot([(-40, -400), (-74, -300)]),
            spot([(-40, -400), (20, -300)]),
            spot([(210, -460), (210, -200)]),
        ],
        ends=1,
    )
    plate.fill(
        INK,
        spot(box(203, -204, 15, 26)),
        brush(spot(smooth([(210, -180), (210, -158), (198, -150), (190, -160)], closed=False)), 15, start=1, end=0.5),
    )
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
    plate.fill(
        INK,
        brush(spot([(0, -80), (16, -120), (0, -150), (10, -168)]), 24, start=1, end=0.7),
        spot(ellipse(16, -170, 18, 14)),
        spot([(28, -176), (76, -166), (72, -154), (28, -162)]),
    )
    wing = [
        (8, -66),
        (60, -112),
        (112, -130),
        (168, -112),
        (150, -60),
        (156, -10),
        (128, -34),
        (118, 22),
        (94, -20),
        (76, 30),
        (60, -16),
        (38, 24),
        (20, -20),
    ]
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
