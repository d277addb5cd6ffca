"""Page formats and the grids they make."""

from __future__ import annotations

import pytest

from broadsheet.edition.design import default_design
from broadsheet.edition.format import FORMATS
from broadsheet.measure import mm, pt, to_mm

SIZES = {
    "tabloid": (289, 380, 5),
    "tabloid-nordic": (280, 400, 5),
    "berliner": (315, 470, 6),
    "a3": (297, 420, 5),
    "a4": (210, 297, 4),
}
NAMES = sorted(SIZES)


def test_there_are_five_formats_of_the_sizes_printers_publish():
    found = {name: (round(to_mm(f.width)), round(to_mm(f.height)), f.columns) for name, f in FORMATS.items()}
    assert found == SIZES


@pytest.mark.parametrize("name", NAMES)
def test_margins_keep_what_the_most_demanding_printer_asks(name):
    page = FORMATS[name]
    assert min(page.top, page.bottom, page.inner, page.outer) >= mm(12.7)


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_wide_enough_to_read_and_fill_the_type_area(name):
    grid = default_design(name).grid
    assert 43 <= round(to_mm(grid.measure), 1) <= 51
    spare = grid.format.width - grid.format.inner - grid.format.outer - grid.span(grid.columns)
    assert 0 <= spare < grid.columns


@pytest.mark.parametrize("name", NAMES)
def test_rows_fill_the_type_area_to_less_than_one_row(name):
    grid = default_design(name).grid
    left = grid.format.height - grid.format.bottom - grid.top(grid.rows)
    assert 0 <= left < grid.format.leading
    assert grid.baseline(grid.rows - 1) < grid.format.height - grid.format.bottom


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_stands_from_cap_height_to_baseline(name):
    design = default_design(name)
    grid = design.grid
    cell = grid.cell(page=3, column=1, row=4, columns=2, rows=10)
    art = grid.art(cell)
    assert art.bottom == grid.baseline(13)
    assert grid.baseline(4) - art.y == round(design.style("body").size * 0.66)
    assert (art.x, art.width) == (cell.x, grid.span(2))


def test_the_fold_lies_left_of_odd_pages_and_right_of_even_ones():
    grid = default_design("a4").grid
    page = grid.format
    assert grid.left(1, 0) == page.inner
    assert grid.left(2, 0) == page.outer
    assert grid.left(1, 3) + grid.measure <= page.width - page.outer


@pytest.mark.parametrize("name", NAMES)
def test_every_style_that_runs_in_columns_stands_on_the_grid(name):
    design = default_design(name)
    running = ["body", "flush", "quotation", "list", "note", "listing", "subhead", "caption", "byline", "table", "jump"]
    assert {design.style(style).leading for style in running} == {pt(10.5)}
