"""Pictures of pages and spreads."""

from __future__ import annotations

import re

from PIL import Image

from broadsheet.press.preview import render_pages


def test_pages_and_spreads_are_drawn_each_once(printed, tmp_path):
    paths = render_pages(printed.reading, tmp_path / "pages", dpi=50)
    assert [path.name for path in paths] == ["01.png", "02.png", "03.png", "04.png", "02-03.png"]
    with Image.open(paths[1]) as left, Image.open(paths[4]) as spread:
        assert spread.size == (2 * left.width, left.height)
        assert spread.crop((0, 0, *left.size)).tobytes() == left.tobytes()


def test_pages_are_drawn_the_same_every_time(printed, tmp_path):
    first = render_pages(printed.reading, tmp_path / "a", dpi=50)
    second = render_pages(printed.reading, tmp_path / "b", dpi=50)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    with Image.open(first[0]) as picture:
        assert len(picture.getcolors(100_000)) > 50
    assert all(re.fullmatch(r"[\d-]+\.png", path.name) for path in first)
