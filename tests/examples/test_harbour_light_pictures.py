"""The pictures of the example paper are drawn again and compared with the committed ones."""

from __future__ import annotations

import importlib
import io
import sys
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw

PAPER = Path(__file__).parents[2] / "examples" / "harbour-light"
HEAVIEST_PICTURE = 500_000
HEAVIEST_FOLDER = 8_000_000
NARROWEST_SCENE = 1_000
MOST_DIFFERENCE = 0.5
"""Mean difference of a colour value (0 to 255): what another release of Pillow may round otherwise, and no more."""

sys.path.insert(0, str(PAPER / "pictures"))
draw = importlib.import_module("draw")
DRAWN = {**draw.SCENES, **draw.FIGURES}


def values(data: bytes) -> np.ndarray:
    """A picture file as colour values."""
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.int16)


def redrawn(name: str) -> bytes:
    """A picture drawn anew, in the form of its file."""
    return (draw.jpeg if name in draw.SCENES else draw.png)(DRAWN[name]())


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_picture_drawn_again_is_the_committed_picture(name: str):
    committed, again = values((PAPER / name).read_bytes()), values(redrawn(name))
    assert committed.shape == again.shape
    assert np.abs(committed - again).mean() <= MOST_DIFFERENCE


def test_drawing_twice_gives_the_same_bytes():
    for name in ("pictures/chart-bus.png", "pictures/regatta.jpg"):
        assert redrawn(name) == redrawn(name)


def test_the_comparison_notices_one_gull_more():
    picture = draw.boats.regatta()
    ImageDraw.Draw(picture).ellipse((100, 100, 200, 200), fill=(0, 0, 0))
    changed = values(draw.jpeg(picture))
    committed = values((PAPER / "pictures/regatta.jpg").read_bytes())
    assert np.abs(committed - changed).mean() > MOST_DIFFERENCE


def test_the_artwork_of_the_pdf_advert_is_drawn_again(tmp_path: Path):
    again, committed = tmp_path / "tarrow.pdf", PAPER / "adverts" / "tarrow-and-daughters.pdf"
    draw.adverts.tarrow(again)
    with pikepdf.open(again) as new, pikepdf.open(committed) as old:
        assert new.pages[0].Contents.read_bytes() == old.pages[0].Contents.read_bytes()
        assert list(new.pages[0].TrimBox) == list(old.pages[0].TrimBox)


def test_every_picture_in_the_folder_has_its_drawing():
    files = {
        path.relative_to(PAPER).as_posix()
        for folder in ("pictures", "adverts")
        for path in (PAPER / folder).iterdir()
        if path.suffix in {".jpg", ".png"}
    }
    assert files == set(DRAWN)


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_picture_is_wide_enough_for_print_and_light_enough_to_keep(name: str):
    path = PAPER / name
    assert path.stat().st_size <= HEAVIEST_PICTURE
    with Image.open(path) as file:
        assert file.width >= NARROWEST_SCENE


def test_the_folder_stays_small():
    assert sum(path.stat().st_size for path in PAPER.rglob("*.*") if path.suffix != ".pyc") <= HEAVIEST_FOLDER
