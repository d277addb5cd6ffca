"""Marks that run into each other or off the paper."""

from __future__ import annotations

from proof.drawing import BODY, WIDTH, Sheet, baseline, good_page, left


def test_a_line_over_another_is_found(rules, read_back):
    sheet = Sheet()
    story = good_page(sheet)
    sheet.text(1, left(1) + 20, baseline(30) + 3, "a line out of place", BODY, story.element("P"))
    assert "text-overlap" in rules(sheet)
    assert read_back(sheet).figure("text_overlaps") == 1


def test_a_kicker_in_the_capitals_of_its_headline_is_found(rules):
    sheet = Sheet()
    story = good_page(sheet)
    story.small(1, left(0), baseline(3) - 20, "Market place")
    assert "text-overlap" in rules(sheet)
    sheet = Sheet()
    story = good_page(sheet)
    story.small(1, left(0), baseline(3) - 30, "Market place")
    assert rules(sheet) == set()


def test_a_kicker_that_nearly_touches_its_headline_is_found(rules):
    sheet = Sheet()
    good_page(sheet).small(1, left(0), baseline(3) - 27, "Market place")
    assert rules(sheet) == {"crowded-lines"}


def test_text_on_a_picture_is_found(rules):
    sheet = Sheet()
    good_page(sheet).picture((1, left(0), 300, 140, 100), 400)
    assert "text-over-picture" in rules(sheet)


def test_text_that_runs_off_the_page_is_found(rules):
    sheet = Sheet()
    good_page(sheet)
    sheet.text(1, WIDTH - 20, 30, "too long", 7.6)
    assert rules(sheet) == {"outside-trim"}


def test_the_bleed_is_outside_the_page(rules):
    sheet = Sheet(bleed=9)
    good_page(sheet)
    sheet.text(1, WIDTH + 1, 400, "x", 7.6)
    assert rules(sheet) == {"outside-trim"}


def test_a_rule_through_a_line_is_found(rules):
    sheet = Sheet()
    good_page(sheet)
    sheet.rule(1, left(0), baseline(20) - 3, 140, 0.5)
    assert rules(sheet) == {"rule-through-text"}
    sheet = Sheet()
    good_page(sheet)
    sheet.rule(1, left(0), baseline(20) + 1, 140, 0.5)
    assert rules(sheet) == set()
