"""Draw every picture of The Harbour Light again: ``python draw.py [FOLDER]``.

FOLDER is the paper's folder, the one above this file by default; pictures go to ``pictures/`` and artwork to
``adverts/`` below it. The same pictures come out every time: chance is seeded in each plate.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from drawing import (
    adverts,
    beach,
    bird,
    boats,
    buildings,
    charts,
    loft,
    machine,
    market,
    pitch,
    portraits,
    quay,
    still_life,
    townmap,
    weather,
)
from PIL import Image

Draw = Callable[[], Image.Image]

SCENES: dict[str, Draw] = {
    "pictures/quay-at-dusk.jpg": quay.quay_at_dusk,
    "pictures/ferry-constance.jpg": weather.ferry_constance,
    "pictures/gannet-point.jpg": weather.gannet_point,
    "pictures/fish-market.jpg": market.fish_market,
    "pictures/custom-house.jpg": buildings.custom_house,
    "pictures/football.jpg": pitch.football,
    "pictures/wiekersiel-sluice.jpg": buildings.wiekersiel_sluice,
    "pictures/still-life-ledgers.jpg": still_life.still_life_ledgers,
    "pictures/bridie-scarth.jpg": portraits.bridie_scarth,
    "pictures/hester-lowdham.jpg": portraits.hester_lowdham,
    "pictures/peg-rudderham.jpg": portraits.peg_rudderham,
    "pictures/gull.jpg": bird.gull_portrait,
    "pictures/crane-for-sale.jpg": machine.crane_for_sale,
    "pictures/regatta.jpg": boats.regatta,
    "pictures/net-loft.jpg": loft.net_loft,
    "pictures/flotsam.jpg": beach.flotsam,
}
FIGURES: dict[str, Draw] = {
    "pictures/chart-landings.png": charts.landings,
    "pictures/chart-windows.png": charts.windows,
    "pictures/chart-poll.png": charts.poll,
    "pictures/chart-bus.png": charts.bus,
    "pictures/map-old-quay.png": townmap.old_quay,
    "adverts/friths-fish-bar.png": adverts.fish_bar,
}
HEAVIEST = 425_000
QUALITIES = (84, 78, 72, 66)


def jpeg(picture: Image.Image) -> bytes:
    """A picture as JPEG in the best quality that stays under ``HEAVIEST`` bytes."""
    data = b""
    for quality in QUALITIES:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True)
        data = out.getvalue()
        if len(data) <= HEAVIEST:
            break
    return data


def png(picture: Image.Image) -> bytes:
    """A figure as PNG with a palette."""
    out = io.BytesIO()
    flat = picture if picture.mode == "P" else picture.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat.save(out, "PNG", compress_level=9)
    return out.getvalue()


def draw_all(folder: Path) -> Iterator[Path]:
    """Write every picture below ``folder``; yields each file as it is written."""
    for form, pictures in ((jpeg, SCENES), (png, FIGURES)):
        for name, draw in pictures.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(form(draw()))
            yield path
    artwork = folder / "adverts" / "tarrow-and-daughters.pdf"
    adverts.tarrow(artwork)
    yield artwork


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent
    for written in draw_all(target):
        sys.stdout.write(f"{written.stat().st_size:>8} {written}\n")
