"""Faults of whole pages."""

from __future__ import annotations

import pytest

from proof.drawing import BODY, MEASURE, Sheet, baseline, flow, four_legs, good_page, left, rows


def holed(depth: int, *, filled: bool = False) -> Sheet:
    """A good page whose last leg ends ``depth`` lines early; on request a picture stands there."""
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    flow(story, four_legs(1, 6, 60)[:180])
    flow(story, rows(1, 3, 6, 60 - depth))
    if filled:
        sheet.picture((1, left(3), baseline(66 - depth) - 6, MEASURE, depth * 10.5 - 4), 400)
    return sheet


def test_an_empty_column_of_six_lines_is_a_hole(rules, read_back):
    assert "hole" in rules(holed(6))
    report = read_back(holed(6))
    assert report.figure("holes") == 1
    assert "54 × 21" in next(remark.message for remark in report.remarks if remark.rule == "hole")


def test_three_empty_lines_are_no_hole_but_white(rules):
    assert "hole" not in rules(holed(3))
    assert "hole" not in rules(holed(6, filled=True))


def test_a_hole_between_two_stories_is_found(rules):
    sheet = Sheet()
    sheet.folio(1)
    titles = "Harbour trust gets its bridge back", "Wind mill for the old flats by the sea"
    for title, size, (first, last) in zip(titles, (36, 24), ((3, 30), (39, 65)), strict=True):
        story = sheet.story(title)
        story.headline(1, 0, first, title, size)
        flow(story, [place for column in range(4) for place in rows(1, column, first + 3, last - first - 2)])
    assert "hole" in rules(sheet)


def test_a_hole_beside_a_headline_that_does_not_fill_is_found(rules):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    element = story.element("H2")
    for row, text in ((4, "Trust gets"), (8, "bridge")):
        sheet.text(1, left(0), baseline(row), text, 40, element)
    flow(story, four_legs(1, 11, 54))
    assert "hole" in rules(sheet)


def test_white_in_a_box_with_words_is_planned_and_an_empty_box_is_a_hole(rules):
    sheet = holed(12)
    sheet.box(1, left(3), baseline(54) - 6, MEASURE, 12 * 10.5 - 4)
    assert "hole" in rules(sheet)
    sheet.text(1, left(3) + 40, baseline(60), "Write to us", 10)
    assert "hole" not in rules(sheet)
    sheet = holed(12)
    sheet.rule(1, left(3), baseline(54) - 6, MEASURE, 12 * 10.5 - 4, ink="0.9 g")
    sheet.text(1, left(3) + 40, baseline(60), "Write to us", 10)
    assert "hole" not in rules(sheet)


def test_the_share_of_white_is_measured(read_back):
    empty = 12 * 10.5 * MEASURE / (596 * 60 * 10.5)
    report = read_back(holed(12))
    assert report.figure("white_share_mean") == pytest.approx(empty, abs=0.012)
    sheet = Sheet()
    good_page(sheet)
    assert read_back(sheet).figure("white_share_mean") < 0.005


def test_a_story_that_reaches_into_another_s_rectangle_is_found(rules, read_back):
    sheet = Sheet()
    sheet.folio(1)
    one, two = sheet.story("One"), sheet.story("Two")
    one.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    flow(one, [place for column in range(3) for place in rows(1, column, 6, 60)])
    flow(one, rows(1, 3, 6, 30))
    two.headline(1, 3, 38, "Sluice opens", 20)
    flow(two, rows(1, 3, 42, 24))
    assert "story-shape" in rules(sheet)
    assert read_back(sheet).figure("stories_in_rectangles_share") == 0.5


def test_a_bank_note_of_grey_is_noted_and_a_picture_breaks_it(rules):
    sheet = Sheet()
    good_page(sheet)
    assert "grey-mass" in rules(sheet, notes=True)
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    for column in range(4):
        for first in range(6, 66, 12):
            flow(story, rows(1, column, first, 11), 11)
            sheet.text(1, left(column), baseline(first + 11), "A crosshead", BODY * 1.1, story.element("H3"))
    assert "grey-mass" not in rules(sheet, notes=True)


def test_a_page_heavy_at_one_side_is_noted(rules):
    sheet = Sheet()
    story = good_page(sheet)
    for y in (400, 500, 600):
        story.picture((1, 30, y, 150, 90), 400)
    assert "page-balance" not in rules(sheet, notes=True)
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour", 36)
    flow(story, rows(1, 0, 6, 60))
    assert "page-balance" in rules(sheet, notes=True)


def test_white_trapped_under_a_leg_is_a_warning_and_a_picture_there_closes_it(rules):
    assert "trapped-white" in rules(holed(12))
    assert "trapped-white" not in rules(holed(12, filled=True))
    assert "trapped-white" not in rules(holed(0))
