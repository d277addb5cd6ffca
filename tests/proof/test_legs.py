"""Faults of legs."""

from __future__ import annotations

from proof.drawing import Sheet, baseline, flow, four_legs, good_page, left, rows


def two_legs(break_after: int, *, length: int = 6) -> Sheet:
    """A page whose second paragraph runs from the first leg into the second, ``break_after`` lines before."""
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    places = four_legs(1, 6, 60)
    first = 60 - break_after
    for at in range(0, first - first % 6, 6):
        story.paragraph(*places[at : at + 6])
    if first % 6:
        story.paragraph(*places[first - first % 6 : first])
    story.paragraph(*places[first : first + length])
    rest = places[first + length :]
    extra = len(rest) % 6
    if extra:
        story.paragraph(*rest[:extra])
    flow(story, rest[extra:])
    return sheet


def test_a_last_line_alone_at_the_head_of_a_leg_is_a_widow(rules, read_back):
    sheet = two_legs(5)
    assert rules(sheet) == {"widow"}
    assert read_back(sheet).figure("widows") == 1
    assert read_back(sheet).figure("orphans") == 0


def test_two_lines_at_the_head_of_a_leg_are_no_widow(rules, read_back):
    sheet = two_legs(4)
    assert rules(sheet) == set()
    assert read_back(sheet).figure("leg_breaks") == 1


def test_a_first_line_alone_at_the_foot_of_a_leg_is_an_orphan(rules, read_back):
    sheet = two_legs(1)
    assert rules(sheet) == {"orphan"}
    assert read_back(sheet).figure("orphans") == 1


def test_legs_that_end_at_different_heights_are_found(rules):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    flow(story, [*four_legs(1, 6, 60)[:180], *rows(1, 3, 6, 54)])
    assert "uneven-feet" in rules(sheet)


def test_a_leg_one_line_short_is_allowed(rules):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    flow(story, four_legs(1, 6, 60)[:234])
    story.paragraph(*rows(1, 3, 60, 5))
    assert rules(sheet) == set()


def test_a_picture_under_a_short_leg_evens_it_out(rules):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    flow(story, [*four_legs(1, 6, 60)[:180], *rows(1, 3, 6, 42)])
    story.picture((1, 486, 552, 140, 178), 800)
    assert rules(sheet) == set()


def test_legs_that_run_right_to_left_are_a_wrong_turn(rules):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    for column in (1, 0, 2, 3):
        flow(story, rows(1, column, 6, 60))
    assert rules(sheet) == {"wrong-turn"}


def test_a_shallow_leg_is_noted(rules):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    flow(story, four_legs(1, 6, 12))
    assert "leg-depth" in rules(sheet, notes=True)


def test_a_word_broken_at_the_end_of_a_leg_is_noted(rules, read_back):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    places = four_legs(1, 6, 60)
    flow(story, places[:54])
    story.paragraph(*places[54:66], l5="ladder harbou signal mornin brid\u00ad")
    flow(story, places[66:])
    assert "hyphen-at-leg-end" in rules(sheet, notes=True)
    assert read_back(sheet).figure("hyphens_at_leg_end") == 1


def test_a_drop_capital_does_not_count_as_a_line(read_back):
    sheet = Sheet()
    good_page(sheet)
    whole = read_back(sheet).figure("body_lines")
    sheet = Sheet()
    story = good_page(sheet)
    element = story.element("P")
    sheet.text(1, 30, 790, "T", 26, element)
    sheet.text(1, 60, 770, "he harbour", 8.8, element)
    assert read_back(sheet).figure("body_lines") == whole + 1


def signed_letter(column: int, row: float) -> Sheet:
    """A letter without a headline under a story, its signature at a place."""
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 3, "Harbour trust gets its bridge back", 36)
    flow(story, four_legs(1, 6, 42))
    letter = sheet.story("")
    flow(letter, rows(1, 0, 50, 12))
    letter.small(1, left(column), baseline(row), "Ida Marsh, Aldermere")
    return sheet


def test_a_signature_in_another_column_than_its_letter_is_stranded(rules):
    assert "stranded-signature" in rules(signed_letter(1, 50))
    assert "stranded-signature" not in rules(signed_letter(0, 62))
