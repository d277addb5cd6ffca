"""Things that recur along a waterfront: water, houses, boats, cranes, gulls, people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drawing.ink import (
    ACCENT,
    DEEP,
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
    Points,
    Tone,
    across,
    box,
    brush,
    down,
    ellipse,
    smooth,
)

Window = tuple[float, float, float, float]


@dataclass(frozen=True)
class Spot:
    """Where a motif stands: its origin, its size, whether it looks the other way, and its lean in degrees."""

    x: float
    y: float
    size: float = 1.0
    flip: bool = False
    turn: float = 0.0

    def __call__(self, points: Points) -> NDArray[np.float64]:
        """Points of the motif as points of the plate."""
        own = np.asarray(points, dtype=np.float64)
        faced = own * (-1, 1) if self.flip else own
        c, s = np.cos(np.radians(self.turn)), np.sin(np.radians(self.turn))
        return faced @ np.array([[c, s], [-s, c]]) * self.size + (self.x, self.y)

    def curve(self, points: Points) -> NDArray[np.float64]:
        """A closed smooth outline on the plate."""
        return self(smooth(points))


def sky(plate: Plate, colours: tuple[Colour, Colour], tone: Tone, horizon: float) -> None:
    """A sky of one colour with another cut over it in long level lines."""
    ground, lines = colours
    plate.fill(ground, box(0, 0, plate.width, horizon))
    plate.hatch(lines, tone, Hatch(0, 11, 9, 0.12), box(0, 0, plate.width, horizon))


def water(
    plate: Plate, horizon: float, foot: float, colours: tuple[Colour, Colour, Colour], lively: float = 1.0
) -> None:
    """Water from the horizon down: ground, dark troughs, light crests; strokes grow towards the reader."""
    ground, trough, crest = colours
    plate.fill(ground, box(0, horizon, plate.width, foot - horizon))
    plate.hatch(
        trough, down(horizon, foot, 0.25, 0.75), Hatch(0, 13, 4, 0.3), box(0, horizon, plate.width, foot - horizon)
    )
    for colour, count in ((trough, 260), (crest, 330)):
        plate.fill(colour, *(_wave(plate, horizon, foot, lively) for _ in range(count)))


def _wave(plate: Plate, horizon: float, foot: float, lively: float) -> NDArray[np.float64]:
    """One cut in the water."""
    near = plate.rng.random() ** 1.6
    y = horizon + 5 + (foot - horizon) * near
    x = plate.rng.uniform(-40, plate.width)
    length = (14 + 120 * near) * plate.rng.uniform(0.5, 1.3)
    rise = lively * (1 + 11 * near) * plate.rng.uniform(-0.6, 0.9)
    return brush([(x, y), (x + length / 2, y - rise), (x + length, y)], 1.6 + 6.5 * near, start=0.05, end=0.05)


def glitter(plate: Plate, x: float, horizon: float, foot: float, colour: Colour) -> None:
    """Light lying on the water under a low sun."""
    strokes = []
    for _ in range(110):
        near = plate.rng.random()
        spread = 22 + 60 * near
        middle = x + plate.rng.normal(0, spread * 0.55)
        half = (7 + 34 * near) * plate.rng.uniform(0.4, 1)
        y = horizon + 3 + (foot - horizon) * near
        strokes.append(
            brush([(middle - half, y), (middle, y - 1), (middle + half, y)], 2 + 5 * near, start=0.1, end=0.1)
        )
    plate.fill(colour, *strokes)


@dataclass(frozen=True)
class House:
    """A house front: left, ground line, width, height to the eaves, wall colour, and how it stands to the street."""

    x: float
    ground: float
    width: float
    eaves: float
    wall: Colour = SAND
    gable: bool = False
    lit: bool = True


def house(plate: Plate, front: House) -> None:
    """A quay house with its roof, chimney, door and windows."""
    x, ground, wide, tall = front.x, front.ground, front.width, front.eaves
    top = ground - tall
    wall = box(x, top, wide, tall)
    plate.fill(front.wall, wall)
    plate.hatch(DEEP, across(x, x + wide, 0.02, 0.42), Hatch(88, 7, 2), wall)
    roof = _roof(front)
    plate.fill(INK, box(x + wide * 0.72, top - wide * 0.55, wide * 0.13, wide * 0.4))
    plate.fill(DEEP, roof)
    plate.hatch(INK, 0.5, Hatch(0, 6, 1.5), roof)
    plate.strokes(INK, max(2.0, wide * 0.02), [[(x, top), (x, ground)], [(x + wide, top), (x + wide, ground)]], ends=1)
    _windows(plate, front)


def _roof(front: House) -> NDArray[np.float64]:
    """A gable to the street, or a roof with its ridge along it."""
    x, wide, top = front.x, front.width, front.ground - front.eaves
    if front.gable:
        return np.array([(x - wide * 0.05, top), (x + wide / 2, top - wide * 0.62), (x + wide * 1.05, top)])
    rise = wide * 0.36
    return np.array(
        [(x - wide * 0.03, top), (x + wide * 0.1, top - rise), (x + wide * 0.9, top - rise), (x + wide * 1.03, top)]
    )


def _windows(plate: Plate, front: House) -> None:
    """Rows of sash windows, some of them lit, and a door."""
    columns = 2 if front.width < 95 else 3  # noqa: PLR2004 - narrow fronts have two windows
    storeys = max(1, int(front.eaves // (front.width * 0.5)))
    pane = front.width / (columns * 2.2)
    for row in range(storeys):
        for column in range(columns):
            x = front.x + front.width * (column + 0.5) / columns - pane / 2
            y = front.ground - front.eaves + front.eaves * (row + 0.22) / storeys
            bright = front.lit and plate.rng.random() < 0.55  # noqa: PLR2004 - about half are at home
            plate.fill(INK, box(x - 2, y - 2, pane + 4, pane * 1.4 + 4))
            plate.fill((246, 205, 120) if bright else DEEP, box(x, y, pane, pane * 1.4))
            plate.fill(INK, box(x + pane / 2 - 1, y, 2, pane * 1.4), box(x, y + pane * 0.65, pane, 2))


HULL = [(-100, -34), (-60, -22), (0, -16), (60, -20), (112, -44), (96, 4), (60, 14), (-84, 14), (-96, 2)]


@dataclass(frozen=True)
class Boat:
    """A creel boat's colours and whether she shows a riding light."""

    hull: Colour = DEEP
    house: Colour = PAPER
    stripe: Colour = ACCENT
    light: bool = False


def boat(plate: Plate, spot: Spot, dress: Boat) -> None:
    """A small fishing boat, side on, with wheelhouse, mast, derrick and a row of fenders."""
    hull = spot(HULL)
    _rigging(plate, spot, dress)
    cabin = spot([(-62, -24), (-62, -74), (-6, -80), (4, -22)])
    plate.fill(dress.house, cabin)
    plate.hatch(DEEP, across(spot.x - 60 * spot.size, spot.x + 10 * spot.size, 0.08, 0.5), Hatch(84, 6, 1), cabin)
    plate.fill(INK, spot([(-68, -74), (-66, -82), (2, -88), (2, -80)]))
    for left in (-56, -38, -20):
        pane = (246, 205, 120) if dress.light else DEEP
        plate.fill(pane, spot([(left, -52), (left, -68), (left + 13, -70), (left + 13, -53)]))
    plate.fill(dress.hull, hull)
    plate.within(hull)
    plate.hatch(INK, down(spot.y - 44 * spot.size, spot.y + 14 * spot.size, 0.05, 0.85), Hatch(3, 6.5, 1), hull)
    plate.strokes(PAPER, 2.6 * spot.size, [spot([(-100, -33), (-60, -21), (0, -15), (60, -19), (113, -44)])], ends=1)
    plate.fill(
        dress.stripe,
        spot(
            [
                (-104, -34),
                (-60, -22),
                (0, -16),
                (60, -20),
                (116, -46),
                (115, -38),
                (60, -12),
                (0, -8),
                (-60, -14),
                (-104, -26),
            ]
        ),
    )
    plate.free()
    plate.fill(INK, *(spot(ellipse(left, -4 - abs(left) * 0.03, 5, 7)) for left in (-70, -30, 15, 55)))


def _rigging(plate: Plate, spot: Spot, dress: Boat) -> None:
    """Mast, derrick and stays."""
    thin, thick = 1.7 * spot.size**0.5, 5.5 * spot.size**0.7
    plate.strokes(INK, thick, [spot([(26, -18), (24, -150)]), spot([(-48, -80), (-49, -122)])], ends=0.8)
    plate.strokes(INK, thick * 0.7, [spot([(25, -60), (84, -104)])], ends=0.8)
    stays = [[(24, -148), (108, -46)], [(24, -148), (-96, -36)], [(84, -104), (24, -146)], [(24, -120), (-6, -80)]]
    plate.strokes(INK, thin, [spot(stay) for stay in stays], ends=1)
    if dress.light:
        plate.fill((250, 214, 130), spot(ellipse(24, -154, 5, 5)))


def reflection(plate: Plate, spot: Spot, colour: Colour) -> None:
    """Broken strokes under a hull."""
    strokes = []
    for row in range(9):
        y = 18 + row * 7
        for _ in range(3):
            middle, half = plate.rng.uniform(-80, 80), plate.rng.uniform(18, 46) * (1 - row * 0.06)
            strokes.append(
                brush(
                    spot([(middle - half, y), (middle, y + 1.5), (middle + half, y)]), 5 * spot.size, start=0.1, end=0.1
                )
            )
    plate.fill(colour, *strokes)


def crane(plate: Plate, spot: Spot, colour: Colour = INK) -> None:
    """The quay crane: four legs, a cabin, a lattice jib and its hook."""
    size = spot.size
    legs = [[(-46, 0), (-26, -150)], [(46, 0), (26, -150)], [(-16, 0), (-14, -150)], [(16, 0), (14, -150)]]
    plate.strokes(colour, 9 * size, [spot(leg) for leg in legs], ends=1)
    cross = [[(-42, -30), (30, -120)], [(42, -30), (-30, -120)], [(-36, -78), (36, -78)]]
    plate.strokes(colour, 4 * size, [spot(bar) for bar in cross], ends=1)
    plate.fill(colour, spot([(-40, -150), (40, -150), (40, -162), (-40, -162)]))
    cabin = spot([(-58, -162), (-58, -222), (-40, -238), (34, -238), (34, -162)])
    plate.fill(ACCENT, cabin)
    plate.hatch(INK, across(spot.x - 60 * size, spot.x + 40 * size, 0.0, 0.6), Hatch(90, 6.5, 1), cabin)
    plate.fill((246, 205, 120), spot([(8, -182), (8, -224), (30, -224), (30, -182)]))
    plate.fill(colour, spot([(-64, -236), (-40, -250), (40, -250), (40, -236)]))
    lattice(plate, spot, ((20, -176), (28, -236), (286, -424)), colour)
    wires = [
        [(286, -424), (-10, -300)],
        [(-10, -300), (-52, -238)],
        [(-10, -300), (22, -238)],
        [(150, -330), (-10, -300)],
    ]
    plate.strokes(colour, 3 * size, [spot(wire) for wire in wires], ends=1)
    plate.strokes(colour, 2.4 * size, [spot([(286, -424), (286, -190)])], ends=1)
    plate.fill(colour, spot([(279, -190), (293, -190), (293, -168), (279, -168)]))
    plate.strokes(
        colour, 4 * size, [spot(smooth([(286, -168), (286, -154), (276, -146), (270, -154)], closed=False))], ends=0.7
    )


def lattice(plate: Plate, spot: Spot, ends: tuple[tuple[float, float], ...], colour: Colour) -> None:
    """A jib between a heel (two points) and a head, with its diagonals."""
    low, high, head = (np.array(point, dtype=np.float64) for point in ends)
    rungs = [(low + (head - low) * t, high + (head - high) * t) for t in np.linspace(0, 0.94, 12)]
    zigzag = [rung[i % 2] for i, rung in enumerate(rungs)]
    other = [rung[(i + 1) % 2] for i, rung in enumerate(rungs)]
    plate.strokes(colour, 6.5 * spot.size, [spot([low, head]), spot([high, head])], ends=1)
    plate.fill(colour, *(brush(spot(line), 2.6 * spot.size, start=1, end=1, curve=False) for line in (zigzag, other)))


def gull(plate: Plate, x: float, y: float, size: float, colour: Colour = INK) -> None:
    """A gull on the wing, seen from far off."""
    left = brush(
        [(x - 30 * size, y - 8 * size), (x - 14 * size, y - 13 * size), (x, y)], 5.5 * size, start=0.05, end=0.8
    )
    right = brush(
        [(x, y), (x + 15 * size, y - 14 * size), (x + 32 * size, y - 7 * size)], 5.5 * size, start=0.8, end=0.05
    )
    plate.fill(colour, left, right)


def person(plate: Plate, spot: Spot, coat: Colour, hat: Colour | None = None) -> None:
    """Somebody in a coat, standing; about 100 units tall."""
    plate.fill(INK, spot([(-11, 0), (-10, -40), (0, -40), (-1, 0)]), spot([(2, 0), (1, -40), (11, -40), (11, 0)]))
    body = spot.curve([(-14, -30), (-17, -58), (-12, -78), (0, -83), (12, -78), (17, -58), (14, -30), (0, -27)])
    plate.fill(coat, body)
    plate.hatch(INK, across(spot.x - 18 * spot.size, spot.x + 16 * spot.size, 0, 0.7), Hatch(80, 5, 1), body)
    plate.fill(SKIN, spot(ellipse(0, -91, 7.5, 9)))
    crown = spot.curve([(-8.5, -92), (-8, -101), (0, -104), (8, -101), (9, -92), (0, -95)])
    plate.fill(hat or INK, crown)


def creel(plate: Plate, spot: Spot) -> None:
    """A lobster creel: a half barrel of laths and net."""
    frame = spot.curve([(-30, 0), (-31, -16), (-20, -30), (0, -34), (20, -30), (31, -16), (30, 0)])
    plate.fill(OCHRE, frame)
    plate.hatch(INK, 0.34, Hatch(45, 9, 0.6, 0.05), frame)
    plate.hatch(INK, 0.34, Hatch(-45, 9, 0.6, 0.05), frame)
    hoop = smooth([(-30, 0), (-31, -16), (-20, -30), (0, -34), (20, -30), (31, -16), (30, 0)], closed=False)
    plate.fill(INK, brush(spot(hoop), 5 * spot.size, start=1, end=1, curve=False), spot(box(-34, -5, 68, 7)))


def lamp(plate: Plate, spot: Spot) -> None:
    """A quay lamp on its post, lit."""
    plate.strokes(INK, 7 * spot.size, [spot([(0, 0), (0, -128)])], ends=0.9)
    plate.hatch(
        (246, 205, 120),
        lambda x, y: np.clip(0.7 - np.hypot(x - spot.x, y - spot.y + 148 * spot.size) / (90 * spot.size), 0, 1),
        Hatch(0, 6, 0.5),
        spot(ellipse(0, -148, 80, 80)),
    )
    plate.fill((250, 214, 130), spot([(-11, -134), (-15, -162), (15, -162), (11, -134)]))
    plate.fill(INK, spot([(-19, -162), (0, -178), (19, -162)]), spot(box(-12, -136, 24, 6)))


def bunting(plate: Plate, points: Points, flags: Sequence[Colour]) -> None:
    """A line of small flags along a hanging curve."""
    line = smooth(points, 14, closed=False)
    plate.fill(INK, brush(line, 2.2, start=1, end=1, curve=False))
    for i, (x, y) in enumerate(line[2:-2:4]):
        plate.fill(flags[i % len(flags)], np.array([(x - 8, y), (x + 8, y), (x + 1, y + 19)]))


NIGHT_WATER = (DEEP, INK, SLATE)
DAY_WATER = (SLATE, DEEP, PAPER)
PALE_WATER = (MIST, SLATE, PAPER)


def edge(plate: Plate, outline: Points, width: float = 6) -> None:
    """A drawn line round a shape."""
    ring = np.asarray(outline)
    plate.fill(INK, brush(np.vstack([ring, ring[:1]]), width, start=1, end=1, curve=False))
