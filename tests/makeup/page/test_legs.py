"""A galley through legs: every line once, no widow, subheads kept, jumps mid-sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.makeup import cost
from broadsheet.makeup.legs import Run, run_of
from broadsheet.typeset.model import Drop, Fragment, GalleyLine, Line, Piece, Ref


def a_line(text: str = "words", *, hyphen: bool = False) -> Line:
    fragment = Fragment("face", 8_800, text, (1,), (4_000,))
    return Line((Piece(fragment),), 4_000, 0, 2_000, 2_000, "face", 8_800, hyphen=hyphen)


def paragraph(lines: int, text: str = "words") -> list[GalleyLine]:
    ref = Ref("s", "b0", "paragraph")
    return [GalleyLine(a_line(text), ref, "body", starts=at == 0, ends=at == lines - 1) for at in range(lines)]


def subhead() -> GalleyLine:
    return GalleyLine(a_line(), Ref("s", "b1", "subhead"), "subhead", rows=2, keep=True)


def of(*lengths: int) -> Run:
    return run_of([line for length in lengths for line in paragraph(length)])


def test_a_text_falls_into_equal_legs():
    found = of(4, 4, 4).whole((6, 6))
    assert found is not None
    assert found.ends == (6, 12)


def test_one_leg_may_be_a_row_short():
    found = of(4, 4, 3).whole((6, 6))
    assert found is not None
    assert found.cost >= cost.SHORT_LEG


def test_a_widow_is_never_made():
    found = of(5, 5).whole((4, 6))
    assert found is None or found.ends[0] != 4


@given(lengths=st.lists(st.integers(1, 9), min_size=1, max_size=12), legs=st.integers(1, 5), spare=st.integers(0, 2))
@settings(max_examples=200, deadline=None)
def test_every_line_is_set_once_and_no_leg_begins_with_a_widow(lengths: list[int], legs: int, spare: int):
    run = of(*lengths)
    depth = -(-(run.rows + spare) // legs)
    found = run.whole((depth,) * legs)
    if found is None:
        return
    assert found.ends[-1] == len(run.lines)
    assert list(found.ends) == sorted(set(found.ends))
    for end in found.ends[:-1]:
        assert run.lines[end].starts or not run.lines[end].ends
    starts = (0, *found.ends)
    assert all(0 <= depth - run.depth(start, end) <= 2 for start, end in zip(starts, found.ends, strict=False))


def test_a_subhead_does_not_end_a_leg_and_loses_its_white_at_a_legs_head():
    run = run_of([*paragraph(5), subhead(), *paragraph(6)])
    found = run.whole((5, 7))
    assert found is not None
    assert found.ends == (5, 12)
    assert run.depth(5, 12) == 7
    assert run.whole((7, 6)) is None


def test_a_drop_capital_is_not_cut_in_two():
    lines = paragraph(6)
    lines[0] = replace(lines[0], drop=Drop(a_line("D"), 3))
    assert run_of(lines).whole((2, 4)) is None


def test_a_table_is_rather_kept_together():
    rows = [GalleyLine(a_line(), Ref("s", f"b1.r{at}.c0", "table-cell"), "table") for at in range(4)]
    run = run_of([*paragraph(4), *rows, *paragraph(4)])
    assert run.ends[6] >= cost.TABLE_CUT
    assert run.ends[8] < cost.TABLE_CUT


def test_a_hyphen_at_a_legs_foot_costs():
    lines = paragraph(8)
    plain = run_of(lines).whole((4, 4))
    lines[3] = replace(lines[3], line=a_line(hyphen=True))
    hyphened = run_of(lines).whole((4, 4))
    assert plain is not None
    assert hyphened is not None
    assert hyphened.cost == plain.cost + cost.HYPHEN_AT_FOOT


@pytest.mark.parametrize(
    ("text", "hyphen", "may"),
    [("harbour", False, True), ("harbour.", False, False), ("harbour.”", False, False), ("har", True, False)],
)
def test_a_story_breaks_off_in_mid_sentence_and_at_no_hyphen(text: str, hyphen: bool, may: bool):  # noqa: FBT001 - cases
    lines = paragraph(8)
    lines[3] = replace(lines[3], line=a_line(text, hyphen=hyphen))
    assert run_of(lines).may_break_off(4) is may


def test_a_story_does_not_break_off_at_a_paragraphs_end_or_before_a_widow():
    run = of(4, 5)
    assert [end for end in range(1, 9) if run.may_break_off(end)] == [1, 2, 5, 6, 7]
