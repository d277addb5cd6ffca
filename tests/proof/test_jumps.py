"""Faults of jumps, folios and contents."""

from __future__ import annotations

import pytest

from proof.drawing import Sheet, baseline, flow, four_legs, good_page, left

ONWARD = "Continued on page 2"
BACK = "From page 1"


def jumping(*, onward: str = ONWARD, back: str = BACK, folio: str | None = None) -> Sheet:
    """A story that runs over two pages."""
    sheet = Sheet(pages=2)
    story = good_page(sheet)
    if onward:
        story.small(1, left(3), baseline(66), onward)
    sheet.folio(2, folio)
    if back:
        story.small(2, left(0), baseline(0), back)
    sheet.text(2, left(0), baseline(3), "Harbour trust gets its bridge back", 30)
    flow(story, four_legs(2, 6, 60))
    return sheet


def test_a_jump_that_says_so_both_ways_is_fine(rules, read_back):
    assert rules(jumping()) == set()
    assert read_back(jumping()).figure("jumps") == 1


@pytest.mark.parametrize(
    ("onward", "back"),
    [
        ("Fortsetzung auf Seite 2", "Fortsetzung von Seite 1"),
        ("Suite page 2", "Suite de la page 1"),
        ("Continúa en la página 2", "Viene de la página 1"),
        ("Continua na página 2", "Vem da página 1"),
        ("CONTINUED ON PAGE 2", "FROM PAGE 1"),
    ],
)
def test_jump_lines_are_known_in_several_languages(rules, read_back, onward, back):
    assert rules(jumping(onward=onward, back=back)) == set()
    assert read_back(jumping(onward=onward, back=back)).figure("jump_lines") == 2


def test_a_jump_without_its_counterpart_is_found(rules):
    assert rules(jumping(back="")) == {"jump-one-way"}
    assert rules(jumping(onward="")) == {"jump-one-way", "jump-missing"}


def test_a_story_that_goes_on_in_silence_is_found(rules):
    assert rules(jumping(onward="", back="")) == {"jump-missing"}


def test_a_jump_to_the_wrong_page_is_found(rules):
    assert "jump-page" in rules(jumping(onward="Continued on page 1 "[:19].replace("1", "7")))


def test_a_live_jump_line_must_lead_where_it_says(rules):
    sheet = jumping()
    sheet.link((1, left(3), baseline(66) - 8, 140, 10), 2)
    assert rules(sheet) == set()
    sheet = jumping()
    sheet.link((1, left(3), baseline(66) - 8, 140, 10), 1)
    assert rules(sheet) == {"jump-link"}


def test_three_jumps_from_the_front_page_are_too_many(rules):
    sheet = Sheet(pages=4)
    for page in range(1, 5):
        sheet.folio(page)
    for number in range(3):
        story = sheet.story(f"Story {number}")
        column = number
        flow(story, [(1, column, 6 + row) for row in range(60)])
        story.small(1, left(column), baseline(66), f"Continued on page {number + 2}")
        story.small(number + 2, left(0), baseline(3), "From page 1")
        flow(story, [(number + 2, leg, 6 + row) for leg in range(4) for row in range(60)])
    assert "jump-count" in rules(sheet)


def test_a_turn_of_three_lines_is_too_short(rules):
    sheet = Sheet(pages=2)
    story = good_page(sheet)
    story.small(1, left(3), baseline(66), ONWARD)
    good_page_two = good_page(sheet, 2, "Sluice is open again for the ships")
    story.small(2, left(0), baseline(67), BACK)
    story.paragraph((2, 0, 68), (2, 0, 69), (2, 0, 70))
    assert good_page_two is not None
    assert "jump-lines" in rules(sheet)


def test_a_wrong_folio_and_a_missing_one_are_found(rules):
    assert rules(jumping(folio="3")) == {"folio"}
    assert rules(jumping(folio="Sheet")) == {"folio"}
    assert rules(jumping(folio="3 Town")) == {"folio"}
    assert rules(jumping(folio="2 Town")) == set()


def test_a_contents_line_must_lead_to_the_page_it_names(rules, read_back):
    sheet = jumping()
    sheet.text(1, left(0), baseline(69), "2", 7.9)
    sheet.text(1, left(0) + 22, baseline(69), "The flood gates", 7.9)
    sheet.link((1, left(0), baseline(69) - 8, 140, 10), 2)
    assert rules(sheet) == set()
    assert read_back(sheet).figure("contents_lines") == 1
    sheet.links[0].clear()
    sheet.link((1, left(0), baseline(69) - 8, 140, 10), 1)
    assert rules(sheet) == {"contents-page"}


def breaking(before: int) -> Sheet:
    """A story that jumps ``before`` lines into a paragraph of six."""
    sheet = Sheet(pages=2)
    for page in (1, 2):
        sheet.folio(page)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    flow(story, [*four_legs(1, 6, 60)[: 234 + before], *four_legs(2, 6, 60)])
    story.small(1, left(3), baseline(66), ONWARD)
    story.small(2, left(0), baseline(3), BACK)
    return sheet


def test_a_jump_at_the_end_of_a_paragraph_is_noted_and_one_within_it_is_not(rules):
    assert "jump-at-paragraph-end" in rules(breaking(6), notes=True)
    assert "jump-at-paragraph-end" not in rules(breaking(3), notes=True)
