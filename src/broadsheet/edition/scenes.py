"""The two pictures of the paper to start from, drawn when it is written: a ferry on a lake, an orchard on a hill."""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, HEIGHT = 1500, 1000
FINER, HALVED = 3, 2
"""Scenes are drawn three times their measure and then halved, so that edges are smooth: 2250 by 1500 pixels."""

Colour = tuple[int, int, int]
SKY_HIGH, SKY_LOW = (126, 170, 204), (246, 226, 196)
HILL_FAR, HILL_NEAR = (134, 152, 158), (96, 124, 110)
WATER, FOAM = (70, 112, 140), (196, 214, 220)
HULL, CABIN, FUNNEL, STRIPE = (36, 48, 66), (240, 234, 220), (190, 70, 52), (250, 246, 236)
GRASS, GRASS_DARK, TRUNK, LEAVES = (142, 168, 92), (110, 140, 76), (98, 76, 56), (78, 122, 64)
APPLE, BASKET, BASKET_DARK = (188, 50, 44), (176, 132, 80), (134, 96, 54)


def scene(name: str) -> bytes:
    """The PNG file of ``ferry`` or ``orchard``; the same bytes every time. Raises ``KeyError`` for another name."""
    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER))
    SCENES[name](_Pencil(ImageDraw.Draw(image)))
    out = BytesIO()
    image.reduce(HALVED).save(out, "PNG", optimize=False, dpi=(300, 300))
    return out.getvalue()


class _Pencil:
    """Draws in the scene's own measure, 1500 by 1000."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self.draw = draw

    def shape(self, points: list[tuple[float, float]], colour: Colour) -> None:
        """A filled outline."""
        self.draw.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle."""
        edges = [(x - radius) * FINER, (y - radius) * FINER, (x + radius) * FINER, (y + radius) * FINER]
        self.draw.ellipse(edges, fill=colour)

    def line(self, points: list[tuple[float, float]], colour: Colour, width: int) -> None:
        """A stroke."""
        self.draw.line([(x * FINER, y * FINER) for x, y in points], fill=colour, width=width * FINER, joint="curve")

    def hill(self, top: float, swing: float, length: float, colour: Colour) -> None:
        """Rolling ground from its edge to the foot of the scene."""
        edge = [(float(x), top + swing * math.sin(x / length)) for x in range(0, WIDTH + 10, 10)]
        self.shape([(0, HEIGHT), *edge, (WIDTH, HEIGHT)], colour)


def _mixed(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _sky(pencil: _Pencil, to: int) -> None:
    """A sky paling towards the ground."""
    for y in range(0, to, 4):
        pencil.box(0, y, WIDTH, 4, _mixed(SKY_HIGH, SKY_LOW, y / to))


def _ferry(pencil: _Pencil) -> None:
    """The Heron on the lake."""
    _sky(pencil, 560)
    pencil.disc(1180, 250, 62, (252, 240, 208))
    pencil.hill(470, 90, 260, HILL_FAR)
    pencil.hill(540, 50, 180, HILL_NEAR)
    for y in range(600, HEIGHT, 4):
        pencil.box(0, y, WIDTH, 4, _mixed(WATER, HULL, (y - 600) / 700))
    for count in range(46):
        x, y = (count * 331) % 1500, 620 + (count * 83) % 360
        pencil.line([(x, y), (x + 40 + y / 10, y)], FOAM, 2)
    _boat(pencil)
    for x, y in ((260, 180), (340, 140), (420, 210), (880, 120)):
        pencil.line([(x - 34, y - 14), (x - 12, y - 22), (x, y), (x + 12, y - 22), (x + 34, y - 14)], HULL, 4)


def _boat(pencil: _Pencil) -> None:
    """Hull, cabin, funnel and passengers."""
    pencil.shape([(330, 690), (1190, 690), (1110, 810), (420, 810)], HULL)
    pencil.box(340, 700, 840, 14, STRIPE)
    pencil.box(500, 590, 470, 100, CABIN)
    for count in range(7):
        pencil.box(526 + count * 62, 616, 40, 40, WATER)
    pencil.box(690, 450, 92, 140, FUNNEL)
    pencil.box(690, 486, 92, 26, STRIPE)
    for count in range(9):
        x = 1000 + (count % 5) * 34 if count < 5 else 370 + (count - 5) * 32  # noqa: PLR2004 - five stand in the bow
        pencil.disc(x, 648, 13, _mixed(FUNNEL, HULL, count / 9))
        pencil.box(x - 12, 660, 24, 34, _mixed(HULL, FUNNEL, count / 9))
    pencil.shape([(300, 822), (1230, 822), (1330, 842), (240, 842)], FOAM)


def _orchard(pencil: _Pencil) -> None:
    """Young trees in rows on a hill, a basket of apples before them."""
    _sky(pencil, 460)
    pencil.hill(380, 50, 300, HILL_FAR)
    pencil.hill(450, 40, 420, GRASS)
    for row in range(4):
        size = 46 + row * 26
        y = 470 + row * row * 26 + row * 40
        for count in range(9 - row):
            _tree(pencil, 70 + (row % 2) * 70 + count * (170 + row * 34), y + 18 * math.sin(count + row), size)
    pencil.hill(860, 14, 240, GRASS_DARK)
    _basket(pencil)


def _tree(pencil: _Pencil, x: float, y: float, size: float) -> None:
    """An apple tree with its fruit."""
    pencil.box(x - size / 14, y, size / 7, size * 1.1, TRUNK)
    for count in range(6):
        turn = count * math.tau / 6
        pencil.disc(
            x + size * 0.42 * math.cos(turn), y - size * 0.1 + size * 0.36 * math.sin(turn), size * 0.42, LEAVES
        )
    for count in range(7):
        turn = count * 2.4
        pencil.disc(x + size * 0.6 * math.cos(turn), y + size * 0.5 * math.sin(turn * 1.7), size * 0.07, APPLE)


def _basket(pencil: _Pencil) -> None:
    """A full basket."""
    for count in range(16):
        x, y = 980 + (count % 8) * 52, 730 + (count // 8) * 34 + (count % 3) * 8
        pencil.disc(x, y, 36, BASKET_DARK)
        pencil.disc(x, y, 33, _mixed(APPLE, FUNNEL, count % 5 / 4))
        pencil.line([(x, y - 20), (x + 6, y - 34)], TRUNK, 5)
    pencil.shape([(930, 770), (1400, 770), (1350, 960), (980, 960)], BASKET)
    for y in range(790, 960, 34):
        pencil.line([(934 + (y - 770) / 4, y), (1396 - (y - 770) / 4, y)], BASKET_DARK, 8)


SCENES: dict[str, Callable[[_Pencil], None]] = {"ferry": _ferry, "orchard": _orchard}
