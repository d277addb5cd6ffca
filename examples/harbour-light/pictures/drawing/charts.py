"""Bars and lines, lettered in the paper's sans face, cut with the same knife as the scenes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from drawing.ink import ACCENT, DEEP, INK, MIST, SLATE, Colour, Hatch, Plate, box, brush
from drawing.lettering import face

WHITE: Colour = (255, 255, 255)


class Chart:
    """A white plate with lettering; textures under, letters over."""

    def __init__(self, width: int, height: int) -> None:
        self.plate = Plate(width, height, seed=1, ground=WHITE)
        self.words: list[tuple[tuple[float, float], str, int, str, int, Colour]] = []

    def write(
        self,
        at: tuple[float, float],
        text: str,
        size: int = 48,
        anchor: str = "ls",
        weight: int = 500,
        colour: Colour = INK,
    ) -> None:
        """Letter a line; ``anchor`` as Pillow names it."""
        self.words.append((at, text, size, anchor, weight, colour))

    def bar(self, colour: Colour, shape: tuple[float, float, float, float], tone: float = 0.42) -> None:
        """A hatched bar."""
        outline = box(*shape)
        self.plate.fill(colour, outline)
        if tone:
            self.plate.hatch(INK if colour != MIST else SLATE, tone, Hatch(58, 13, 2, 0.1), outline)

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], width: float = 3, colour: Colour = INK
    ) -> None:
        """A straight rule."""
        self.plate.fill(colour, brush([start, end], width, start=1, end=1, curve=False))

    def finish(self) -> Image.Image:
        """The chart with its lettering, reduced to 48 colours."""
        image = Image.fromarray(np.clip(np.rint(self.plate.canvas), 0, 255).astype(np.uint8))
        pen = ImageDraw.Draw(image)
        for at, text, size, anchor, weight, colour in self.words:
            pen.text(at, text, fill=colour, font=face(size, weight), anchor=anchor)
        return image.quantize(48, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def landings() -> Image.Image:
    """Crab and lobster landed from January to September, by year."""
    values = ((2019, 610), (2020, 480), (2021, 655), (2022, 720), (2023, 790), (2024, 860), (2025, 945), (2026, 1062))
    chart = Chart(1200, 960)
    chart.write((6, 62), "Crab and lobster, Jan to Sept", 66, weight=700)
    chart.write((6, 138), "£ thousand", 60, colour=DEEP)
    foot, tall = 872, 640
    for i, (year, value) in enumerate(values):
        x, high = 8 + 149 * i, tall * value / 1062
        last = year == values[-1][0]
        chart.bar(ACCENT if last else SLATE, (x, foot - high, 132, high), 0.12 if last else 0.4)
        chart.write(
            (x + (66 if not last else 52), foot - high - 14),
            f"{value:,}",
            58,
            "ms",
            800 if last else 600,
        )
        chart.write((x + 66, foot + 68), f"’{year % 100}", 62, "ms", 700 if last else 500)
    chart.rule((0, foot), (1200, foot), 6)
    return chart.finish()


def windows() -> Image.Image:
    """Homes without a resident, quay and town."""
    years = (2006, 2010, 2014, 2018, 2022, 2026)
    chart = Chart(1200, 960)
    chart.write((6, 62), "Homes nobody lives in", 66, weight=700)
    chart.write((6, 138), "per cent", 60, colour=DEEP)
    across, up = (lambda year: 118 + (year - 2006) * 44.0), (lambda share: 870 - share * 22.0)
    for share in (0, 10, 20, 30):
        chart.rule((96, up(share)), (1010, up(share)), 6 if share == 0 else 2.5, INK if share == 0 else MIST)
        chart.write((84, up(share) + 20), str(share), 60, "rs")
    for year in years[::2] + years[-1:]:
        chart.write((across(year), 944), str(year) if year == years[0] else f"’{year % 100}", 62, "ms")
    _line(
        chart,
        [(across(y), up(s)) for y, s in zip(years, (4, 5, 6, 8, 10, 11), strict=True)],
        SLATE,
        ("Whole town", "11"),
    )
    _line(
        chart,
        [(across(y), up(s)) for y, s in zip(years, (9, 12, 15, 19, 24, 28), strict=True)],
        ACCENT,
        ("Quay streets", "28"),
    )
    return chart.finish()


def _line(chart: Chart, points: Sequence[tuple[float, float]], colour: Colour, label: tuple[str, str]) -> None:
    """A line with dots, named at its end."""
    chart.plate.fill(colour, brush(points, 17, start=1, end=1, curve=False))
    for x, y in points:
        chart.plate.fill(WHITE, _dot(x, y, 20))
        chart.plate.fill(colour, _dot(x, y, 14))
    x, y = points[-1]
    chart.write((x + 34, y - 2), label[1], 104, "lm", 800, colour)
    chart.write((x - 110, y - 30), label[0], 62, "rs", 700, colour)


def _dot(x: float, y: float, radius: float) -> np.ndarray:
    """A round dot."""
    a = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    return np.column_stack([x + radius * np.cos(a), y + radius * np.sin(a)])


def poll() -> Image.Image:
    """What 604 people answered; lettered large, to be read in one column."""
    chart = Chart(1200, 1240)
    rows = (
        (("Should the town buy", "the harbour?"), (61, 22, 17)),
        (("3 per cent more council", "tax to mend it?"), (34, 51, 15)),
    )
    for i, (question, shares) in enumerate(rows):
        top = 250 + 600 * i
        for k, line in enumerate(question):
            chart.write((10, top - 140 + 100 * k), line, 92, weight=700)
        x = 10.0
        for share, colour, answer in zip(shares, (ACCENT, DEEP, MIST), ("Yes", "No", "Don’t know"), strict=True):
            wide = 1180 * share / 100
            chart.bar(colour, (x, top, wide - 8, 190), 0.0 if colour != MIST else 0.3)
            if colour == MIST:
                chart.write((1190, top + 280), f"{answer} {share}", 78, "rs", 600)
            else:
                chart.write((x + 18, top + 128), f"{answer} {share}", 92 if share > 30 else 72, "ls", 700, WHITE)  # noqa: PLR2004 - smaller letters in a short bar
            x += wide
    return chart.finish()


def bus() -> Image.Image:
    """One pupil's school week."""
    rows = (
        ("Lessons", 22.0, "22 h"),
        ("Bus", 11.667, "11 h 40"),
        ("Homework", 9.0, "9 h"),
        ("Waiting", 4.0, "4 h"),
        ("Sport, music", 2.0, "2 h"),
    )
    chart = Chart(1200, 900)
    chart.write((6, 62), "One school week", 66, weight=700)
    for i, (name, hours, label) in enumerate(rows):
        top, bus = 112 + 158 * i, name == "Bus"
        chart.write((404, top + 84), name, 62, "rs", 700 if bus else 500)
        chart.bar(ACCENT if bus else SLATE, (430, top, 27.4 * hours, 122), 0.12 if bus else 0.4)
        chart.write((430 + 27.4 * hours + 18, top + 84), label, 62, "ls", 800)
    chart.rule((428, 100), (428, 880), 6)
    return chart.finish()
