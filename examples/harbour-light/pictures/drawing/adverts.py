"""Artwork of the two booked adverts: one a PDF in black alone, its letters as outlines, one a picture."""

from __future__ import annotations

import string
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
from fontpkg_playfair_display import ROOT as PLAYFAIR
from fontTools.pens.basePen import BasePen
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image

from drawing.ink import ACCENT, DEEP, INK, OCHRE, PAPER, SAND, Hatch, Plate, Points, across, around, box, brush, smooth
from drawing.lettering import letter
from drawing.motifs import Spot, edge

MM = 72 / 25.4
WIDTH, HEIGHT = 153.8 * MM, 95 * MM


class PathPen(BasePen):
    """Glyph outlines as PDF path operators."""

    def __init__(self, glyphs: object, place: tuple[float, float, float]) -> None:
        super().__init__(glyphs)
        self.left, self.foot, self.scale = place
        self.words: list[str] = []

    def _at(self, point: tuple[float, float]) -> str:
        """A point of the glyph on the page."""
        return f"{self.left + point[0] * self.scale:.2f} {self.foot + point[1] * self.scale:.2f}"

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools names it
        """Begin an outline."""
        self.words.append(f"{self._at(pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools names it
        """A straight edge."""
        self.words.append(f"{self._at(pt)} l")

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802 - fontTools names it
        """A curved edge."""
        self.words.append(f"{self._at(pt1)} {self._at(pt2)} {self._at(pt3)} c")

    def _closePath(self) -> None:  # noqa: N802 - fontTools names it
        """End an outline."""
        self.words.append("h")


@cache
def _face(weight: int) -> TTFont:
    """The letters of the advert in one weight of the display face."""
    font = TTFont(next((PLAYFAIR / "files").glob("PlayfairDisplay[[]*.ttf")))
    letters = Subsetter()
    letters.populate(text=string.ascii_letters + string.digits + " ,.&·")
    letters.subset(font)
    return instantiateVariableFont(font, {"wght": weight})


def _line(text: str, middle: float, foot: float, size: float, weight: int = 700) -> str:
    """A centred line of text as outlines."""
    font = _face(weight)
    glyphs, cmap, scale = font.getGlyphSet(), font.getBestCmap(), size / font["head"].unitsPerEm
    names = [cmap[ord(letter)] for letter in text]
    left = middle - sum(glyphs[name].width for name in names) * scale / 2
    parts = []
    for name in names:
        pen = PathPen(glyphs, (left, foot, scale))
        glyphs[name].draw(pen)
        parts += pen.words
        left += glyphs[name].width * scale
    return " ".join([*parts, "f"])


def _shape(points: Points, paint: str = "f") -> str:
    """A closed shape; ``points`` in points of the page, y up."""
    corners = [f"{x:.2f} {y:.2f}" for x, y in np.asarray(points)]
    return " ".join([f"{corners[0]} m", *(f"{corner} l" for corner in corners[1:]), "h", paint])


def _skiff(middle: float, foot: float, size: float) -> Iterable[str]:
    """A larch skiff on the stocks, plank by plank."""

    def at(points: Points) -> np.ndarray:
        return np.asarray(points, dtype=np.float64) * size + (middle, foot)

    hull = smooth(
        [(-100, 30), (-60, 18), (0, 12), (60, 18), (104, 40), (92, 8), (60, -14), (0, -18), (-60, -14), (-88, 4)]
    )
    yield "0 0 0 1 k"
    yield _shape(at(hull))
    yield "0 0 0 0 k"
    for k in range(3):
        plank = [
            (-92 + 6 * k, 16 - 9 * k),
            (-50, 5 - 8 * k),
            (0, 1 - 7 * k),
            (54, 6 - 8 * k),
            (94 - 6 * k, 22 - 10 * k),
        ]
        yield _shape(at(brush(plank, 2.2, start=1, end=1)))
    yield "0 0 0 1 k"
    for x in (-50, 0, 50):
        yield _shape(
            at([(x - 14, -40), (x - 3, -12), (x + 3, -12), (x + 14, -40), (x + 9, -40), (x, -22), (x - 9, -40)])
        )
    yield _shape(at([(-120, -44), (120, -44), (120, -40), (-120, -40)]))


def tarrow(path: Path) -> None:
    """Tarrow & Daughters, a quarter page, as a PDF."""
    middle = WIDTH / 2
    frame = [_shape([(x, x), (WIDTH - x, x), (WIDTH - x, HEIGHT - x), (x, HEIGHT - x)], "S") for x in (4.0, 8.0)]
    content = [
        "0 0 0 1 K 2.4 w", frame[0], "0.6 w", frame[1], "0 0 0 1 k",
        _line("Tarrow & Daughters", middle, 212, 40, 800),
        _line("Boatbuilders in shed four since 1974", middle, 190, 15, 600),
        *_skiff(middle, 128, 1.05),
        "0 0 0 1 k",
        _line("Larch on oak. Copper throughout. No calendars.", middle, 58, 16.5, 600),
        _line("Repairs while you wait, if you can wait until April.", middle, 38, 12.5, 600),
        _line("East Quay, Eddermouth · knock loudly", middle, 19, 12.5, 800),
    ]  # fmt: skip
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(round(WIDTH, 3), round(HEIGHT, 3)))
        page.obj.TrimBox = page.obj.MediaBox
        page.obj.Contents = pdf.make_stream("\n".join(content).encode())
        pdf.save(path, deterministic_id=True, compress_streams=True)


def fish_bar() -> Image.Image:
    """Frith's Fish Bar, two columns, as a picture."""
    plate = Plate(1600, 950, seed=1987)
    plate.fill(SAND, box(0, 0, 1600, 950))
    plate.hatch(OCHRE, around(420, 480, 900, 0.1, 0.7), Hatch(-24, 15, 8), box(0, 0, 1600, 950))
    _cone(plate, Spot(370, 900))
    letter(plate, "FRITH’S", (1100, 220), 190, INK)
    letter(plate, "FISH BAR", (1100, 385), 148, ACCENT)
    plate.fill(INK, box(760, 486, 680, 9))
    letter(plate, "Robbed by gulls since 1987", (1100, 560), 50, INK)
    letter(plate, "Staithe Street, noon till nine", (1100, 655), 46, DEEP)
    letter(plate, "Ask for a lid", (1100, 750), 62, INK)
    for inset, width in ((16, 12), (40, 4)):
        edge(plate, box(inset, inset, 1600 - 2 * inset, 950 - 2 * inset), width)
    return plate.finish(grain=0)


def _cone(plate: Plate, spot: Spot) -> None:
    """A paper cone of chips with a fish on top and a beak coming in from the left."""
    chips = [
        Spot(spot.x + x, spot.y - y, 1, turn=turn)
        for x, y, turn in (
            (-150, 560, -16),
            (-90, 600, -6),
            (-30, 590, 4),
            (40, 610, 9),
            (110, 590, 17),
            (160, 550, 24),
            (-120, 520, -24),
            (70, 540, 14),
            (0, 540, -2),
        )
    ]
    for chip in chips:
        stick = chip(smooth([(-24, 150), (-26, -90), (0, -104), (26, -88), (24, 150)]))
        plate.fill((240, 205, 120), stick)
        plate.hatch(OCHRE, across(chip.x - 30, chip.x + 30, 0.0, 0.6), Hatch(88, 12, 2), stick)
        edge(plate, stick, 7)
    fish = spot.curve(
        [
            (-260, -500),
            (-160, -590),
            (0, -600),
            (150, -560),
            (230, -500),
            (300, -560),
            (310, -440),
            (220, -460),
            (100, -420),
            (-80, -420),
        ]
    )
    plate.fill((196, 140, 66), fish)
    plate.hatch(INK, across(spot.x - 260, spot.x + 300, 0.05, 0.6), Hatch(34, 13, 8), fish)
    edge(plate, fish, 8)
    cone = spot([(-250, -470), (250, -470), (40, -20), (-40, -20)])
    plate.fill(PAPER, cone)
    plate.hatch(ACCENT, 0.42, Hatch(90, 64, 2, 0.02), cone)
    plate.hatch(INK, across(spot.x - 60, spot.x + 250, 0.0, 0.6), Hatch(66, 14, 6), cone)
    edge(plate, cone, 10)
