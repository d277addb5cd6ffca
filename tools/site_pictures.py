"""Draw the pictures of the web edition for the docs: its front page, and an article on a desk and on a telephone.

python tools/site_pictures.py PAPER
"""

from __future__ import annotations

import io
import sys
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from broadsheet.works.building.builder import Builder  # noqa: E402 - the tests' folder joins the path above
from broadsheet.works.building.order import BuildOrder  # noqa: E402 - the tests' folder joins the path above
from judges.browser import DESKTOP, PHONE, started, visiting  # noqa: E402 - the tests' folder joins the path above
from judges.site import hosted  # noqa: E402 - the tests' folder joins the path above

PICTURES = ROOT / "docs" / "pictures"
ARTICLE = "/2026/11/town-votes-to-buy-back-its-harbour/"
HEIGHT = 1500
WIDTH = 1100
COLOURS = 64
GROUND = (214, 211, 204)
GAP = 40


def seen(browser, address: str, screen: dict[str, int], scheme: str) -> Image.Image:  # noqa: ANN001 - Playwright's browser
    """The top of a page on a screen."""
    with visiting(browser, viewport=screen | {"height": HEIGHT}, color_scheme=scheme) as visit:
        visit.page.goto(address, wait_until="networkidle")
        visit.page.evaluate("document.fonts.ready.then(() => true)")
        return Image.open(io.BytesIO(visit.page.screenshot())).convert("RGB")


def beside(*pictures: Image.Image) -> Image.Image:
    """Pictures next to each other on one ground."""
    width = sum(picture.width + GAP for picture in pictures) + GAP
    whole = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for picture in pictures:
        whole.paste(picture, (left, GAP))
        left += picture.width + GAP
    return whole


def keep(picture: Image.Image, name: str) -> None:
    """Write a picture with a palette, small enough for a page of the docs."""
    height = round(picture.height * WIDTH / picture.width)
    small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    PICTURES.mkdir(parents=True, exist_ok=True)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)


def main(paper: Path) -> None:
    """Build the paper's site and keep two pictures of it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        with Builder(BuildOrder(paper, out, date(2026, 11, 23), frozenset({"print", "site"}))) as builder:
            builder.build()
        with hosted(out / "site") as host, started() as browser:
            keep(seen(browser, f"{host.url}/", DESKTOP, "light"), "site-front.png")
            article = host.url + ARTICLE
            desk, phone = seen(browser, article, DESKTOP, "light"), seen(browser, article, PHONE, "dark")
            keep(beside(desk, phone), "site-article.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
