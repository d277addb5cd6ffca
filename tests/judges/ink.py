"""Ghostscript as a judge of ink: total coverage at every pixel inside the trim, and what text is printed with."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image, ImageSequence

from judges.programs import run

TEXT_ALONE = ("-dFILTERIMAGE", "-dFILTERVECTOR")
PER_CENT = 100 / 255


@dataclass(frozen=True, slots=True)
class PageInk:
    """One page: the largest total ink of any pixel inside TrimBox, and of each process colour, in per cent."""

    page: int
    total: float
    cyan: float
    magenta: float
    yellow: float
    black: float

    @property
    def black_alone(self) -> bool:
        """Whether nothing but black is printed."""
        return max(self.cyan, self.magenta, self.yellow) == 0


def ink(path: Path, dpi: int = 72) -> tuple[PageInk, ...]:
    """Every page's ink."""
    return _measured(path, dpi)


def text_ink(path: Path, dpi: int = 100) -> tuple[PageInk, ...]:
    """The ink of every page's text alone: pictures and drawing left out."""
    return _measured(path, dpi, *TEXT_ALONE)


def _measured(path: Path, dpi: int, *options: str) -> tuple[PageInk, ...]:
    """Render to CMYK and take the largest values inside each page's trim."""
    with pikepdf.open(path) as pdf:
        boxes = [_trim(page) for page in pdf.pages]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "pages.tif"
        command = ("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiff32nc", f"-r{dpi}", *options)
        told = run(*command, f"-sOutputFile={target}", path, timeout=900)
        if told.returncode:
            raise RuntimeError(told.stdout + told.stderr)
        with Image.open(target) as picture:
            pages = [np.asarray(frame) for frame in ImageSequence.Iterator(picture)]
    return tuple(_page(number, pixels, boxes[number - 1], dpi) for number, pixels in enumerate(pages, 1))


def _trim(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """TrimBox within MediaBox as left, top, right, bottom in points from the top left of the medium."""
    media = [float(value) for value in page.mediabox]
    trim = [float(value) for value in page.trimbox]
    return trim[0] - media[0], media[3] - trim[3], trim[2] - media[0], media[3] - trim[1]


def _page(number: int, pixels: np.ndarray, box: tuple[float, float, float, float], dpi: int) -> PageInk:
    """The largest values of one page; ``pixels`` has shape (height, width, 4), bytes."""
    left, top, right, bottom = (round(value * dpi / 72) for value in box)
    inside = pixels[top:bottom, left:right].astype(np.uint16)
    parts = inside.max(axis=(0, 1)) * PER_CENT
    return PageInk(number, float(inside.sum(axis=2).max() * PER_CENT), *map(float, parts))
