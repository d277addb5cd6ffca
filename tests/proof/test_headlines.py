"""Faults of headlines."""

from __future__ import annotations

from proof.drawing import BODY, Sheet, baseline, flow, good_page, left, rows


def side_by_side(*, sizes=(24, 24), second_row: float = 3, between: str = "") -> Sheet:
    """Two stories of two columns each, their headlines side by side."""
    sheet = Sheet()
    sheet.folio(1)
    for number, (size, row) in enumerate(zip(sizes, (3, second_row), strict=True)):
        story = sheet.story(f"Story {number}")
        column = 2 * number
        text = {24: "Harbour trust gets more", 36: "Harbour trust!", 18: "Harbour trust gets bridge back"}[size]
        story.headline(1, column, row, text, size)
        first = int(row) + 3
        flow(story, [*rows(1, column, first, 60), *rows(1, column + 1, first, 60)])
    x = left(2) - 6
    if between == "rule":
        sheet.rule(1, x - 0.5, 40, 1, 660)
    if between == "hairline":
        sheet.rule(1, x - 0.2, 40, 0.35, 660)
    if between == "box":
        sheet.box(1, left(2) - 4, 44, 300, 660)
    return sheet


def test_two_like_headlines_side_by_side_are_a_tombstone(rules, read_back):
    sheet = side_by_side()
    assert rules(sheet) == {"tombstone", "headline-hierarchy"}
    assert read_back(sheet).figure("tombstones") == 1


def test_headlines_of_clearly_different_sizes_are_none(rules):
    assert rules(side_by_side(sizes=(36, 18), second_row=2)) == set()


def test_headlines_three_lines_apart_are_none(rules):
    assert "tombstone" not in rules(side_by_side(second_row=6))
    assert "tombstone" in rules(side_by_side(second_row=4))


def test_a_rule_or_a_box_parts_them_and_a_hairline_hardly(rules):
    assert "tombstone" not in rules(side_by_side(between="rule"))
    assert "tombstone" not in rules(side_by_side(between="box"))
    assert rules(side_by_side(between="hairline")) == {"butting-heads", "headline-hierarchy"}


def test_text_above_its_own_headline_is_found(rules, read_back):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    story.headline(1, 0, 20, "Harbour trust gets its bridge back", 36)
    flow(story, [place for column in range(3) for place in rows(1, column, 23, 42)])
    flow(story, rows(1, 3, 5, 60))
    assert "text-above-headline" in rules(sheet)
    assert read_back(sheet).figure("text_above_headline") == 1


def test_text_beside_its_headline_is_a_raw_wrap(rules):
    sheet = Sheet()
    sheet.folio(1)
    story = sheet.story("Harbour")
    element = story.element("H2")
    for row, text in ((4, "Harbour trust gets"), (8, "its bridge back")):
        sheet.text(1, left(0), baseline(row), text, 40, element)
    flow(story, [place for column in range(3) for place in rows(1, column, 11, 54)])
    flow(story, rows(1, 3, 5, 60))
    assert "raw-wrap" in rules(sheet)


def test_a_lead_hardly_larger_than_the_next_is_a_warning(rules):
    assert "headline-hierarchy" in rules(stacked(24, 22))
    assert rules(stacked(36, 24)) == set()


def test_a_larger_headline_under_a_smaller_one_is_an_inversion(rules):
    assert rules(stacked(24, 36)) == {"headline-inversion"}


def stacked(upper: int, lower: int) -> Sheet:
    """Two stories of four columns, one over the other."""
    sheet = Sheet()
    sheet.folio(1)
    for number, (size, top) in enumerate(((upper, 3), (lower, 37))):
        story = sheet.story(f"Story {number}")
        words = "harbour trust gets its bridge back and pays for it"
        story.headline(1, 0, top, words[: int(1100 / size)].strip(), size)
        flow(story, [place for column in range(4) for place in rows(1, column, top + 3, 28)])
    return sheet


def test_a_word_broken_in_a_headline_is_found(rules):
    sheet = Sheet()
    good_page(sheet, title="Harbour trust gets its bridge ba-")
    assert rules(sheet) == {"headline-hyphen"}


def test_a_headline_that_fills_a_third_of_its_measure_is_a_warning(rules, read_back):
    sheet = Sheet()
    good_page(sheet, title="Trust wins")
    assert "headline-fill" in rules(sheet)
    assert read_back(sheet).figure("headlines_well_filled_share") == 0


def test_crossheads_are_no_headlines(read_back):
    sheet = Sheet()
    story = good_page(sheet)
    sheet.text(1, left(0), baseline(67), "A crosshead", BODY * 1.1, story.element("H3"))
    assert read_back(sheet).figure("headlines") == 1


def test_a_headline_over_a_turn_counts_as_the_story_s_head_there(rules):
    sheet = Sheet(pages=2)
    story = good_page(sheet)
    sheet.folio(2)
    flow(story, [place for column in range(2) for place in rows(2, column, 6, 60)])
    other = sheet.story("Other")
    other.headline(2, 2, 3, "Sluice opens for good", 24)
    flow(other, [place for column in (2, 3) for place in rows(2, column, 6, 60)])
    assert "tombstone" not in rules(sheet)
    sheet = Sheet(pages=2)
    story = good_page(sheet)
    sheet.folio(2)
    sheet.text(2, left(0), baseline(3), "Harbour trust wins more", 24)
    flow(story, [place for column in range(2) for place in rows(2, column, 6, 60)])
    other = sheet.story("Other")
    other.headline(2, 2, 3, "Sluice opens for good", 24)
    flow(other, [place for column in (2, 3) for place in rows(2, column, 6, 60)])
    assert "tombstone" in rules(sheet)


def ladder(*sizes: float) -> Sheet:
    """Stories over all columns, one under the other, each with a headline of its own size."""
    sheet = Sheet()
    sheet.folio(1)
    for number, size in enumerate(sizes):
        story = sheet.story(f"Story {number}")
        top = 3 + 9 * number
        story.headline(1, 0, top, "harbour trust gets its bridge back and pays"[: int(1100 / size)].strip(), size)
        flow(story, [place for column in range(4) for place in rows(1, column, top + 3, 5)], 5)
    return sheet


def test_seven_sizes_of_headlines_are_noted_and_six_are_not(rules):
    assert "headline-sizes" in rules(ladder(40, 32, 30, 28, 26, 24, 22), notes=True)
    assert "headline-sizes" not in rules(ladder(40, 32, 30, 28, 26, 24, 24), notes=True)
