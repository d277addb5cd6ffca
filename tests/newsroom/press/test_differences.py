"""What changed between two versions of a story."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.newsroom.press.differences import Mark, differences, lines_of
from broadsheet.story.model import Paragraph, Quotation, Span, Story


def para(text):
    """A paragraph."""
    return Paragraph((Span(text),))


OLD = Story(
    "a", "The tide", tuple(para(f"Line {word} stands here.") for word in ("one", "two", "three", "four", "five"))
)


def told(row):
    """A row drawn: ``[gone]`` and ``{new}``."""
    marks = {Mark.SAME: "%s", Mark.GONE: "[%s]", Mark.NEW: "{%s}"}
    return "".join(marks[run.mark] % run.text for run in row.runs)


def test_nothing_changed_shows_nothing():
    assert differences(OLD, OLD) == ()


def test_a_changed_word_is_shown_with_one_line_around_it():
    new = replace(OLD, blocks=(*OLD.blocks[:3], para("Line four stood here."), OLD.blocks[4]))
    rows = differences(OLD, new)
    assert [told(row) for row in rows] == [
        "Line three stands here.",
        "Line four [stands ]{stood }here.",
        "Line five stands here.",
    ]
    assert [row.gap for row in rows] == [True, False, False]


def test_a_line_of_another_kind_is_gone_and_new():
    new = replace(OLD, blocks=(Quotation(((Span("Line one stands here."),),), "Ada Quay"), *OLD.blocks[1:]))
    assert [(row.name, told(row)) for row in differences(OLD, new)][1:4] == [
        ("Paragraph", "[Line one stands here.]"),
        ("Quotation", "{Line one stands here.}"),
        ("Speaker", "{Ada Quay}"),
    ]


def test_empty_fields_are_no_lines():
    assert [line.name for line in lines_of(replace(OLD, blocks=()))] == ["Headline"]
