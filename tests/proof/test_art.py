"""Faults of pictures and captions."""

from __future__ import annotations

import pytest

from proof.drawing import MEASURE, Sheet, baseline, flow, left, rows


def with_picture(*, pixels: int = 800, gap: float = 9, caption: str = "The bridge at noon.", x: float = 0) -> Sheet:
    """A page with a picture over two columns and its caption under it."""
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    story.picture((1, left(0), baseline(5) - 6, 292, 196), pixels)
    story.small(1, left(0) + x, baseline(5) + 190 + gap, caption, 7.6, "Caption")
    flow(story, [place for column in (0, 1) for place in rows(1, column, 27, 40)], 8)
    flow(story, [place for column in (2, 3) for place in rows(1, column, 7, 60)])
    return sheet


def test_a_picture_with_its_caption_is_fine(rules):
    assert rules(with_picture()) == set()


def test_too_few_pixels_are_a_warning_and_fair_ones_a_note(rules, read_back):
    assert rules(with_picture(pixels=400)) == {"resolution"}
    assert rules(with_picture(pixels=700)) == set()
    assert "resolution" in rules(with_picture(pixels=700), notes=True)
    assert dict(read_back(with_picture(pixels=811)).pages[0].figures)["lowest_resolution"] == pytest.approx(200, abs=1)
    assert "resolution" not in rules(with_picture(pixels=811), notes=True)  # 199.97 is 200 in whole pixels


def test_a_caption_far_under_its_picture_is_found(rules):
    assert rules(with_picture(gap=17)) == {"caption-distance"}


def test_a_caption_wider_than_its_picture_is_found(rules):
    assert "caption-width" in rules(with_picture(caption="The bridge at noon, seen from " + "the quay, " * 8))
    assert "caption-width" in rules(with_picture(x=-3))


def test_the_share_of_art_is_measured(read_back, rules):
    figures = dict(read_back(with_picture()).pages[0].figures)
    assert figures["pictures"] == 1
    assert figures["art_share"] == pytest.approx(292 * 196 / (596 * 664), abs=0.01)
    assert "art-share" in rules(with_picture(), notes=True)


def test_two_pictures_of_one_size_have_no_dominant_one(rules):
    sheet = with_picture()
    sheet.picture((1, left(2), 735, 292, 60), 900)
    assert "dominant-picture" not in rules(sheet, notes=True)
    sheet = with_picture()
    sheet.picture((1, left(2), 735, 292, 190), 900)
    assert "dominant-picture" in rules(sheet, notes=True)
    assert MEASURE == 140


def placed(*legs: tuple[int, int], picture: int) -> Sheet:
    """A story whose first leg stands in pieces of (first row, lines), with a picture of twelve lines at a row."""
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    story.picture((1, left(0), baseline(picture) - 6, MEASURE, 12 * 10.5 - 4), 400)
    for first, lines in legs:
        flow(story, rows(1, 0, first, lines))
    flow(story, [place for column in (1, 2, 3) for place in rows(1, column, 6, 60)])
    return sheet


def test_a_picture_between_the_lines_of_a_leg_is_found_and_one_at_its_head_is_fine(rules):
    assert "picture-within-leg" in rules(placed((6, 24), (42, 24), picture=30))
    at_the_head = rules(placed((18, 48), picture=6), notes=True)
    assert not {"picture-within-leg", "picture-at-foot"} & at_the_head


def test_a_picture_at_the_foot_of_a_leg_is_noted(rules):
    found = rules(placed((6, 48), picture=54), notes=True)
    assert "picture-at-foot" in found
    assert "picture-within-leg" not in found
