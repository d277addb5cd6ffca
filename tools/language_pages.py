"""Draw the picture of docs/explanation/languages.md: the front pages of nine sister papers, one for each language.

python tools/language_pages.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

from broadsheet.press.preview import render_pages

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "pictures" / "languages.png"
ACROSS = 3
WIDTH = 440
GAP = 14
GREYS = 8
SURROUND = 205

sys.path.insert(0, str(ROOT / "tests"))

from languages.sisters import SISTERS, composed  # noqa: E402 - the tests' folder joins the path above


def front_page(number: int, work: Path) -> Image.Image:
    """One sister paper's page as a picture ``WIDTH`` pixels wide."""
    home = work / str(number)
    render_pages(composed(SISTERS[number], home).file, home / "pages", 150)
    with Image.open(home / "pages" / "01.png") as page:
        return page.convert("L").resize((WIDTH, round(page.height * WIDTH / page.width)), Image.Resampling.LANCZOS)


def sheet(pages: list[Image.Image]) -> Image.Image:
    """The pages side by side on grey, ``ACROSS`` in a row."""
    width, height = WIDTH + GAP, pages[0].height + GAP
    picture = Image.new("L", (ACROSS * width + GAP, -(-len(pages) // ACROSS) * height + GAP), SURROUND)
    for at, page in enumerate(pages):
        picture.paste(page, (GAP + at % ACROSS * width, GAP + at // ACROSS * height))
    return picture


def main() -> None:
    """Compose all nine and keep their contact sheet."""
    with tempfile.TemporaryDirectory() as folder:
        pages = [front_page(number, Path(folder)) for number in range(len(SISTERS))]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    sheet(pages).quantize(GREYS, dither=Image.Dither.NONE).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
