"""Paper, ink and knife: a plate that is filled, hatched and cut like a linocut.

Units are pixels of the finished picture. Edges are drawn three times larger and brought down, hatching is
smoothed by its own formula, so a plate needs no second canvas. Chance comes from a seed given with the plate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Field: TypeAlias = NDArray[np.float32]
Points: TypeAlias = Sequence[tuple[float, float]] | NDArray[np.float64]
Colour: TypeAlias = tuple[int, int, int]
Tone: TypeAlias = float | Callable[[Field, Field], Field]

PAPER: Colour = (244, 237, 222)
INK: Colour = (27, 35, 44)
DEEP: Colour = (45, 65, 80)
SLATE: Colour = (98, 123, 136)
MIST: Colour = (173, 188, 189)
SAND: Colour = (220, 200, 163)
OCHRE: Colour = (193, 149, 83)
ACCENT: Colour = (197, 72, 46)
SKIN: Colour = (231, 205, 176)
GLOW: Colour = (246, 205, 120)
BRASS: Colour = (206, 160, 80)
GOLD: Colour = (214, 170, 92)
WOOD: Colour = (150, 106, 64)
GRASS: Colour = (124, 134, 92)
BRICK: Colour = (170, 84, 58)
STONE: Colour = (206, 196, 172)

EDGE = 3
"""How many times larger edges are drawn before they are brought down."""


@dataclass(frozen=True)
class Hatch:
    """A way of cutting lines: direction in degrees, distance between lines, how far they wander, how ragged."""

    angle: float = 0.0
    pitch: float = 9.0
    wander: float = 5.0
    rag: float = 0.16


def smooth(points: Points, steps: int = 10, *, closed: bool = True) -> NDArray[np.float64]:
    """A curve through the points (Catmull and Rom, 1974), ``steps`` to each piece."""
    knots = np.asarray(points, dtype=np.float64)
    padded = np.vstack([knots[-1:], knots, knots[:2]]) if closed else np.vstack([knots[:1], knots, knots[-1:]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = [_span(padded[i : i + 4], t) for i in range(len(padded) - 3)]
    return np.vstack(pieces if closed else [*pieces, knots[-1:]])


def _span(p: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64]:
    """One piece of a Catmull–Rom curve between its two middle knots."""
    linear = p[2] - p[0]
    square = 2 * p[0] - 5 * p[1] + 4 * p[2] - p[3]
    cube = 3 * p[1] - p[0] - 3 * p[2] + p[3]
    return 0.5 * (2 * p[1] + linear * t + square * t**2 + cube * t**3)


def ellipse(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> NDArray[np.float64]:
    """An ellipse as points; ``turn`` in degrees."""
    a = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    u, v = rx * np.cos(a), ry * np.sin(a)
    return np.column_stack([x + u * c - v * s, y + u * s + v * c])


def box(x: float, y: float, width: float, height: float) -> NDArray[np.float64]:
    """A rectangle as points."""
    return np.array([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], dtype=np.float64)


def brush(
    points: Points, width: float, *, start: float = 0.15, end: float = 0.15, curve: bool = True
) -> NDArray[np.float64]:
    """A stroke as an outline: full ``width`` in the middle, thinned to a share of it at either end."""
    line = smooth(points, 8, closed=False) if curve and len(points) > 2 else _dense(points)  # noqa: PLR2004 - a line has two ends
    t = np.linspace(0, 1, len(line))
    swell = np.minimum(start + (1 - start) * np.minimum(t / 0.35, 1), end + (1 - end) * np.minimum((1 - t) / 0.35, 1))
    along = np.gradient(line, axis=0)
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)[:, None]
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / length * (width / 2 * swell)[:, None]
    return np.vstack([line + normal, (line - normal)[::-1]])


def _dense(points: Points) -> NDArray[np.float64]:
    """A straight or broken line with a point at every twentieth of each piece."""
    knots = np.asarray(points, dtype=np.float64)
    t = np.linspace(0, 1, 20, endpoint=False)[:, None]
    pieces = [knots[i] + (knots[i + 1] - knots[i]) * t for i in range(len(knots) - 1)]
    return np.vstack([*pieces, knots[-1:]])


def down(top: float, bottom: float, first: float, last: float) -> Tone:
    """A tone that goes from ``first`` at height ``top`` to ``last`` at height ``bottom``."""
    return lambda _x, y: first + (last - first) * np.clip((y - top) / (bottom - top), 0, 1)


def across(left: float, right: float, first: float, last: float) -> Tone:
    """A tone that goes from ``first`` at ``left`` to ``last`` at ``right``."""
    return lambda x, _y: first + (last - first) * np.clip((x - left) / (right - left), 0, 1)


def around(x0: float, y0: float, radius: float, first: float, last: float) -> Tone:
    """A tone that goes from ``first`` at a point to ``last`` at ``radius`` from it."""
    return lambda x, y: first + (last - first) * np.clip(np.hypot(x - x0, y - y0) / radius, 0, 1)


class Plate:
    """A picture in the making."""

    def __init__(self, width: int, height: int, seed: int, ground: Colour = PAPER) -> None:
        self.width, self.height = width, height
        self.rng = np.random.default_rng(seed)
        self.canvas = np.empty((height, width, 3), dtype=np.float32)
        self.canvas[:] = ground
        self.wander = self._noise(150)
        self.fine = self._noise(14)
        self._clip: Field | None = None

    def _noise(self, wavelength: float) -> Field:
        """A smooth field between about -1 and 1 that changes over ``wavelength``."""
        shape = (int(self.height / wavelength) + 3, int(self.width / wavelength) + 3)
        coarse = self.rng.uniform(-1, 1, shape).astype(np.float32)
        image = Image.fromarray(coarse).resize((self.width, self.height), Image.Resampling.BICUBIC)
        return np.asarray(image, dtype=np.float32)

    def _mask(self, shapes: Iterable[Points]) -> tuple[slice, slice, Field] | None:
        """Where the shapes lie: the rows and columns they touch, and how much of each pixel they cover."""
        outlines = [np.asarray(shape, dtype=np.float64) for shape in shapes]
        if not outlines:
            return None
        every = np.vstack(outlines)
        low = np.maximum(np.floor(every.min(axis=0)).astype(int) - 1, 0)
        high = np.minimum(np.ceil(every.max(axis=0)).astype(int) + 1, (self.width, self.height))
        if (high <= low).any():
            return None
        cover = _cover(outlines, low, high)
        rows, columns = slice(low[1], high[1]), slice(low[0], high[0])
        if self._clip is not None:
            cover = cover * self._clip[rows, columns]
        return rows, columns, cover

    def within(self, *shapes: Points) -> None:
        """Let nothing be drawn outside the shapes until ``free``."""
        self._clip = None
        found = self._mask(shapes)
        self._clip = np.zeros((self.height, self.width), dtype=np.float32)
        if found:
            self._clip[found[0], found[1]] = found[2]

    def free(self) -> None:
        """Draw anywhere again."""
        self._clip = None

    def _lay(self, rows: slice, columns: slice, cover: Field, colour: Colour) -> None:
        """Lay a colour where it covers."""
        part = self.canvas[rows, columns]
        part += (np.array(colour, dtype=np.float32) - part) * cover[:, :, None]

    def fill(self, colour: Colour, *shapes: Points, strength: float = 1.0) -> None:
        """Fill shapes with one colour."""
        found = self._mask(shapes)
        if found:
            self._lay(found[0], found[1], found[2] * strength, colour)

    def hatch(self, colour: Colour, tone: Tone, hatch: Hatch, *shapes: Points) -> None:
        """Cut lines into shapes; a line is as thick as the tone (0 to 1) asks at that point."""
        found = self._mask(shapes or (box(0, 0, self.width, self.height),))
        if not found:
            return
        rows, columns, cover = found
        y, x = np.mgrid[rows, columns].astype(np.float32)
        angle = np.radians(hatch.angle)
        where = -x * np.float32(np.sin(angle)) + y * np.float32(np.cos(angle))
        where += self.wander[rows, columns] * np.float32(hatch.wander)
        saw = np.abs(2 * (where / hatch.pitch % 1) - 1)
        depth = tone(x, y) if callable(tone) else np.full_like(x, tone)
        depth = depth * (1 + self.fine[rows, columns] * hatch.rag * 2)
        ink = np.clip((saw - 1 + depth) * hatch.pitch / 2 + 0.5, 0, 1) * (depth > 0.02)  # noqa: PLR2004 - thinner lines break
        self._lay(rows, columns, cover * ink, colour)

    def strokes(self, colour: Colour, width: float, lines: Iterable[Points], *, ends: float = 0.15) -> None:
        """Brush strokes through points, thinned at both ends."""
        self.fill(colour, *(brush(line, width, start=ends, end=ends) for line in lines))

    def finish(self, grain: float = 1.0) -> Image.Image:
        """The pull: ink lies a little unevenly and the paper shows through it in specks."""
        tooth = self._noise(2.2)
        worn = np.clip((tooth - 0.62) * 3, 0, 1) * 0.20 * grain
        light = np.array(PAPER, dtype=np.float32)
        pulled = self.canvas + (light - self.canvas) * worn[:, :, None]
        pulled += (self._noise(40) * 2.2 * grain)[:, :, None]
        return Image.fromarray(np.clip(np.rint(pulled), 0, 255).astype(np.uint8))


def _cover(outlines: list[NDArray[np.float64]], low: NDArray[np.int64], high: NDArray[np.int64]) -> Field:
    """How much of each pixel between ``low`` and ``high`` the outlines cover, from a drawing three times as large."""
    wide, tall = (int(side) for side in high - low)
    image = Image.new("L", (wide * EDGE, tall * EDGE))
    pen = ImageDraw.Draw(image)
    for outline in outlines:
        pen.polygon([(float(x), float(y)) for x, y in (outline - low) * EDGE], fill=255)
    return np.asarray(image.reduce(EDGE), dtype=np.float32) / 255
