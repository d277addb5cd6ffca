"""Faults of single lines, one a page, each beside its clean twin."""

from __future__ import annotations

import pytest

from broadsheet.proof.report import proof
from proof.drawing import BODY, LEFT, MEASURE, Sheet, baseline, flow, four_legs, good_page, left, rows

LOOSE = "harbou at ladder"
BROKEN = "ladder harbou signal mornin brid\u00ad"


def page_with(*places, **lines) -> Sheet:
    """A good page whose first paragraph of six lines is replaced."""
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    story.paragraph(*(places or rows(1, 0, 6, 6)), **lines)
    flow(story, four_legs(1, 6, 60)[6:])
    return sheet


def test_a_good_page_breaks_no_rule(rules):
    sheet = Sheet()
    good_page(sheet)
    assert rules(sheet) == set()


def test_the_grid_is_found_from_the_lines(read_back):
    sheet = Sheet()
    good_page(sheet)
    report = read_back(sheet)
    assert report.figure("leading_pt") == 10.5
    assert report.figure("body_lines") == 240
    assert report.figure("off_grid_lines") == 0


def test_a_line_three_tenths_of_a_point_off_the_grid_is_found(rules, read_back):
    sheet = page_with(*rows(1, 0, 6, 3), (1, 0, 9 + 0.3 / 10.5), *rows(1, 0, 10, 2))
    assert rules(sheet) == {"baseline-grid"}
    report = read_back(sheet)
    assert report.figure("off_grid_lines") == 1
    assert report.figure("worst_off_grid_pt") == pytest.approx(0.3, abs=0.002)


def test_a_line_a_twentieth_of_a_point_off_is_within_the_limit(rules):
    assert rules(page_with(*rows(1, 0, 6, 3), (1, 0, 9 + 0.05 / 10.5), *rows(1, 0, 10, 2))) == set()


def test_a_line_left_of_the_columns_is_found(rules):
    sheet = page_with()
    sheet.text(1, 2, baseline(20), "stray words of a story", BODY, sheet.story("Stray").element("P"))
    assert "line-outside-columns" in rules(sheet)


def test_word_spaces_are_measured_against_the_font_s_own_space(read_back):
    report = read_back(page_with(l2="ladder harbou signal mornin quay"))
    natural = BODY / 4
    widest = (MEASURE - 28 * BODY / 2) / 4 / natural
    assert report.figure("word_space_max") == pytest.approx(widest, abs=0.01)
    assert report.figure("word_space_min") == pytest.approx((MEASURE - 30 * BODY / 2) / 4 / natural, abs=0.01)
    assert report.figure("justified_lines") == 200


def test_spaces_over_twice_the_natural_width_are_counted(read_back):
    report = read_back(page_with(l0=LOOSE, l1=LOOSE))
    assert report.figure("word_space_share_over_2") == pytest.approx(2 / 200)


def test_a_very_loose_line_is_pointed_out(rules):
    assert "loose-line" in rules(page_with(l0=LOOSE), notes=True)
    assert "loose-line" not in rules(page_with(), notes=True)


def test_too_many_wide_lines_are_a_warning(rules):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    for at in range(0, 240, 6):
        story.paragraph(*four_legs(1, 6, 60)[at : at + 6], l1=LOOSE)
    assert "word-space" in rules(sheet)


def test_three_hyphens_in_a_row_are_a_ladder_and_two_are_not(rules, read_back):
    three = page_with(l0=BROKEN, l1=BROKEN, l2=BROKEN)
    assert rules(three) == {"hyphen-run"}
    assert read_back(three).figure("longest_hyphen_run") == 3
    assert rules(page_with(l0=BROKEN, l1=BROKEN, l3=BROKEN)) == set()


def test_a_line_of_foreign_names_in_another_size_parts_a_ladder(rules, read_back):
    sheet = page_with()
    story = sheet.story("Names")
    element = story.element("P")
    for row, size, text in ((67, BODY, BROKEN), (68, BODY, BROKEN), (69, 7, "ladder harbou sign"), (70, BODY, BROKEN)):
        sheet.put(1, sheet.line(left(0), baseline(row), text, size, MEASURE), element)
    assert "hyphen-run" not in rules(sheet)
    assert read_back(sheet).figure("body_lines") == 244


def test_ladders_are_found_in_files_without_tags(tmp_path):
    sheet = page_with(l0=BROKEN, l1=BROKEN, l2=BROKEN)
    sheet.save(tmp_path / "sheet.pdf")
    del sheet.pdf.Root.StructTreeRoot
    sheet.pdf.save(tmp_path / "untagged.pdf")
    assert proof(tmp_path / "untagged.pdf").figure("longest_hyphen_run") == 3


def test_hyphens_on_more_than_a_quarter_of_the_lines_are_a_warning(rules):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    for at in range(0, 240, 6):
        story.paragraph(*four_legs(1, 6, 60)[at : at + 6], l1=BROKEN, l3=BROKEN)
    assert rules(sheet) == {"hyphen-share"}


def test_a_last_line_of_three_letters_is_a_runt(rules):
    assert rules(page_with(last="so.")) == {"runt"}
    assert rules(page_with(last="so it is.")) == set()


def test_glyphs_stretched_beyond_three_per_cent_are_found(rules):
    assert rules(page_with(state="104 Tz")) == {"glyph-flex"}
    assert rules(page_with(state="102 Tz")) == set()


def test_tracking_counts_as_flex(rules):
    sheet = page_with(state="0.2 Tc", last="at the end.")
    assert "glyph-flex" in rules(sheet)


def test_four_wide_spaces_under_each_other_are_a_river(rules):
    spaced = {f"l{index}": "harbou ladder bridge" for index in range(4)}
    assert "river" in rules(page_with(**spaced), notes=True)
    three = {f"l{index}": "harbou ladder bridge" for index in range(3)}
    assert "river" not in rules(page_with(**three), notes=True)


def test_the_columns_are_found_from_the_lines(read_back):
    sheet = Sheet(bleed=9)
    good_page(sheet)
    report = read_back(sheet)
    assert report.figure("legs") == 4
    assert left(0) == LEFT
