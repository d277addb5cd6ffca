"""Letters on plates and charts, in the paper's own sans face."""

from __future__ import annotations

from functools import cache

import numpy as np
from fontpkg_libre_franklin import ROOT
from PIL import Image, ImageDraw, ImageFont

from drawing.ink import INK, Colour, Plate


@cache
def face(size: int, weight: int = 700, *, italic: bool = False) -> ImageFont.FreeTypeFont:
    """The sans face in one size and weight."""
    cut = "LibreFranklin-Italic[wght].ttf" if italic else "LibreFranklin[wght].ttf"
    font = ImageFont.truetype(str(ROOT / "files" / cut), size)
    font.set_variation_by_axes([weight])
    return font


def letter(
    plate: Plate, text: str, middle: tuple[int, int], size: int, colour: Colour = INK, turn: float = 0.0
) -> None:
    """Write a line of text round a point of a plate, leaning by ``turn`` degrees."""
    image = Image.new("L", (plate.width, plate.height))
    ImageDraw.Draw(image).text(middle, text, fill=255, font=face(size, 800), anchor="mm")
    if turn:
        image = image.rotate(-turn, Image.Resampling.BICUBIC, center=middle)
    cover = np.asarray(image, dtype=np.float32)[:, :, None] / 255
    plate.canvas += (np.array(colour, dtype=np.float32) - plate.canvas) * cover
