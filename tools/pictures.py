"""Draw the pictures of the README and the docs: the composed front page and one inside spread.

python tools/pictures.py PAPER
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image

from broadsheet.works.composing import ComposeOrder, compose

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH = 1100
COLOURS = 48


def shrink(page: Path, target: Path, width: int) -> None:
    """A page picture at ``width`` pixels with a palette, small enough for a README."""
    with Image.open(page) as picture:
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        small.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def main(paper: Path) -> None:
    """Compose the paper's newest issue and keep two pictures of it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        compose(ComposeOrder(paper, out, date.max, dpi=150))
        PICTURES.mkdir(parents=True, exist_ok=True)
        shrink(out / "pages" / "01.png", PICTURES / "front-page.png", WIDTH)
        shrink(out / "pages" / "02-03.png", PICTURES / "spread.png", 2 * WIDTH)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
