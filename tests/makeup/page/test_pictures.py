"""Pictures: whole rows deep, cropped a little around their focus, captions under them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.edition.design import default_design
from broadsheet.edition.plan import PictureFacts
from broadsheet.makeup import cost
from broadsheet.makeup.pictures import Art, crop, depths, fitted, height_of
from broadsheet.story.model import Focus, Picture

GRID = default_design().grid


def art(width: int, height: int, kind: str = "jpeg", focus: Focus = Focus()) -> Art:  # noqa: B008 - frozen
    return Art(0, Picture("p", focus=focus), PictureFacts("p", width, height, kind))


@given(width=st.integers(300, 6000), height=st.integers(300, 6000), span=st.integers(1, 5))
def test_no_depth_loses_more_than_may_be_lost(width: int, height: int, span: int):
    picture = art(width, height)
    for depth in depths(picture, GRID, span):
        left, top, right, bottom = crop(picture, GRID.span(span), height_of(GRID, depth.rows))
        kept = (right - left) * (bottom - top) / 1_000_000
        assert kept >= 1 - (cost.MOST_CROP + 2) / 1000
        assert min(left, top) >= 0
        assert max(right, bottom) <= 1000


@given(x=st.integers(0, 1000), y=st.integers(0, 1000), span=st.integers(1, 5), high=st.booleans())
def test_the_focus_is_never_cut_off(x: int, y: int, span: int, high: bool):  # noqa: FBT001 - drawn by hypothesis
    picture = art(1000, 1500, focus=Focus(x, y)) if high else art(1600, 1067, focus=Focus(x, y))
    for depth in depths(picture, GRID, span):
        left, top, right, bottom = crop(picture, GRID.span(span), height_of(GRID, depth.rows))
        assert left <= x <= right
        assert top <= y <= bottom


def test_the_natural_depth_is_among_the_depths_and_costs_least():
    found = depths(art(1600, 1067), GRID, 2)
    assert len(found) > 4
    assert min(found, key=lambda depth: depth.price).lost < 40


@given(width=st.integers(300, 6000), height=st.integers(300, 6000), span=st.integers(1, 5))
def test_a_drawing_is_shown_whole_at_the_full_width_with_little_white(width: int, height: int, span: int):
    picture = art(width, height, "png")
    for depth in depths(picture, GRID, span):
        rows, tall = fitted(picture, GRID, GRID.span(span), depth.rows)
        assert tall == GRID.span(span) * height // width
        assert 0 <= height_of(GRID, rows) - tall < GRID.format.leading
        assert 0 <= depth.rows - rows <= 2
        assert crop(picture, GRID.span(span), tall) == (0, 0, 1000, 1000)


def test_a_coarse_picture_costs_more():
    fine, coarse = depths(art(1600, 1067), GRID, 3), depths(art(400, 267), GRID, 3)
    assert min(d.price for d in coarse) - min(d.price for d in fine) >= cost.PICTURE_COARSE - 2


@pytest.mark.parametrize("span", [1, 2, 3, 4, 5])
def test_a_picture_taller_than_the_page_has_no_depth(span: int):
    assert depths(art(100, 4000), GRID, span) == ()
