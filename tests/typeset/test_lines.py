"""Set lines: exactly as wide as they must be, and nothing of the text lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.edition.design import default_design
from broadsheet.measure import pt
from broadsheet.story.model import Span
from broadsheet.typeset.model import Ref
from broadsheet.typeset.typesetter import Typesetter
from broadsheet.typeset.typography import as_read
from typecase import drawn, effective_space, joined, set_width

REF = Ref("s", "b0", "paragraph")
PROSE = (
    "The harbour committee, which had met eleven times since March without agreeing on the height of the wall, "
    'agreed on Thursday that it should be one metre and forty centimetres "and not a brick more", as Councillor '
    "Winterbourne put it - a figure that satisfies neither the engineers nor the fishermen, and that will cost "
    "£412,000. See https://example.org/harbour/minutes/2026/november for the minutes; they are well-known reading."
)


@pytest.mark.parametrize("width", [90, 137.76, 200, 290])
def test_justified_lines_fill_their_measure_to_a_hundredth_of_a_point(typesetter, width):
    lines = typesetter.lines(PROSE, "body", pt(width), "en", REF)
    spaced = [line for line in lines[:-1] if any(piece.gap for piece in line.pieces)]
    assert len(spaced) >= len(lines) - 3
    assert all(line.x + line.width == pt(width) for line in spaced)
    assert all(abs(set_width(line) - line.width) < 10 for line in lines)


def test_glyphs_give_at_most_what_the_design_allows(typesetter, design):
    for line in typesetter.lines(PROSE, "body", design.grid.measure, "en", REF):
        widths = sum(sum(piece.fragment.advances) + piece.kern for piece in line.pieces)
        glyphs = sum(len(piece.fragment.glyphs) for piece in line.pieces)
        flex = (widths + glyphs * line.tracking) * line.scale / 1_000 / widths - 1
        assert -0.0206 <= flex <= 0.0306
        assert effective_space(line) >= 0.74


@pytest.mark.parametrize("style", ["caption", "pull-quote", "house-text", "body"])
def test_ragged_and_last_lines_keep_their_natural_spaces(typesetter, design, style):
    measure = design.grid.span(2)
    lines = typesetter.lines(PROSE, style, measure, "en", REF)
    ragged = lines if style != "body" else lines[-1:]
    for line in ragged:
        assert (line.space, line.tracking, line.scale) == (line.natural, 0, 1_000)
        assert line.x + line.width <= measure
        if style == "house-text":
            assert line.x == (measure - line.width) // 2


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.text(alphabet="aeilnrstfABV-–—/.,'\"19ßéл", min_size=1, max_size=24), min_size=1, max_size=30),
    st.sampled_from([40, 80, 137.76]),
    st.sampled_from(["body", "caption"]),
)
def test_no_text_is_lost_whatever_it_is(tokens, width, style):
    text = " ".join(tokens)
    lines = TYPESETTER.lines(text, style, pt(width), "en", REF)
    assert as_read(joined(lines), "en") == as_read(text, "en")
    assert all(line.last == (line is lines[-1]) for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="aeilnst AB-–—.,'\" 1\u00a0", max_size=14), min_size=1, max_size=12))
def test_no_space_is_lost_where_one_dress_meets_another(texts):
    spans = tuple(Span(text, emphasis=at % 2 == 1, strong=at % 3 == 1) for at, text in enumerate(texts))
    lines = TYPESETTER.lines(spans, "body", pt(137.76), "en", REF)
    assert as_read(joined(lines), "en") == as_read("".join(texts), "en")


TYPESETTER = Typesetter(default_design())


def test_dress_of_spans_reaches_the_pieces(typesetter):
    spans = (
        Span("plain "),
        Span("slanted", emphasis=True),
        Span(", "),
        Span("fat", strong=True),
        Span(" "),
        Span("web", link="https://a.example"),
    )
    (line,) = typesetter.lines(spans, "body", pt(300), "en", REF)
    faces = [piece.fragment.face for piece in line.pieces]
    assert drawn(line) == "plain slanted, fat web"
    assert "italic" in faces[1]
    assert "wght700" in faces[3]
    assert [piece.link for piece in line.pieces] == ["", "", "", "", "https://a.example"]
    assert [piece.gap for piece in line.pieces] == [False, True, False, True, True]


def test_a_broken_address_gets_no_hyphen_and_no_space(typesetter):
    lines = typesetter.lines("https://example.org/harbour/minutes/2026/november/", "body", pt(90), "en", REF)
    assert len(lines) > 1
    assert not any(line.hyphen for line in lines)
    assert all(line.joined for line in lines[:-1])


def test_a_word_no_line_can_hold_is_cut_with_a_remark(design):
    typesetter = Typesetter(design)
    lines = typesetter.lines("Xqzjkwvxqzjkwvxqzjkwvxqzjkwv is long", "body", pt(50), "en", REF)
    assert joined(lines) == "Xqzjkwvxqzjkwvxqzjkwvxqzjkwv is long"
    assert all(line.x + line.width <= pt(50) + 5 for line in lines)
    assert [remark.rule for remark in typesetter.remarks] == ["word-too-long"]


def test_an_endless_run_of_letters_is_cut_without_delay(design):
    lines = Typesetter(design).lines("a/b" * 20_000 + " end", "body", design.grid.measure, "en", REF)
    assert joined(lines) == "a/b" * 20_000 + " end"
    assert all(line.width <= design.grid.measure for line in lines)


def test_even_a_measure_narrower_than_a_letter_is_answered(design):
    lines = Typesetter(design).lines("Wide", "body", 1, "en", REF)
    assert joined(lines) == "Wide"


def test_a_soft_hyphen_is_a_place_to_break_and_is_not_set(typesetter):
    lines = typesetter.lines("Donau\u00addampf\u00adschiff", "body", pt(40), "de", REF)
    assert [drawn(line) for line in lines] == ["Donau-", "dampf-", "schiff"]


def test_a_no_break_space_stretches_but_does_not_break(typesetter):
    for width in range(60, 140, 5):
        for line in typesetter.lines("It is all of ten or so on page 5 of the paper", "body", pt(width), "en", REF)[
            :-1
        ]:
            assert not drawn(line).endswith("page")


def test_a_label_is_one_line_of_natural_width(typesetter):
    line = typesetter.label("Harbour news, page 5", "kicker", "en")
    assert (line.x, line.width, line.last) == (0, round(set_width(line)), True)
    assert typesetter.label("", "kicker", "en").pieces == ()


def test_blocks_are_whole_rows_with_every_line_inside(typesetter, design):
    row = design.format.leading
    for style in ("caption", "standfirst", "pull-quote", "brief-head"):
        block = typesetter.block(PROSE, style, design.grid.span(2), "en", REF)
        assert block.lines[0].y > 0
        assert block.lines[-1].y == (block.rows - 1) * row + design.grid.ascent
        if design.style(style).leading == row:
            assert [placed.y % row for placed in block.lines] == [design.grid.ascent] * len(block.lines)
            assert block.rows == len(block.lines)


def test_the_same_text_is_set_the_same_in_a_fresh_typesetter(design):
    first, second = (Typesetter(design).lines(PROSE, "body", design.grid.measure, "en", REF) for _ in range(2))
    assert first == second


def test_no_hyphen_stands_on_the_last_line_but_one_where_it_can_be_helped(typesetter, design):
    lines = typesetter.lines(PROSE, "body", design.grid.measure, "en", REF)
    assert not lines[-2].hyphen
    assert not re.search("---", "".join("-" if line.hyphen else "." for line in lines))
