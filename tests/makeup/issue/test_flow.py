"""Short pieces through equal legs: depths exact, white only between the pieces, no widow, nothing out of order."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.makeup.flow import FOOT, GAP, STRETCH, Item, leg_ends, leg_rows, share, stream
from broadsheet.typeset.model import GalleyLine, Line, Ref

LINE = Line((), 0, 0, 0, 0, "", 0)


def an_item(name: str, paragraphs: tuple[int, ...]) -> Item:
    """A head that keeps with its text, and paragraphs of so many lines."""
    lines = [GalleyLine(LINE, Ref(name, "headline", "headline"), "brief-head", keep=True)]
    for number, count in enumerate(paragraphs):
        ref = Ref(name, f"b{number}", "paragraph")
        lines += [GalleyLine(LINE, ref, "body", starts=i == 0, ends=i == count - 1) for i in range(count)]
    return Item(name, tuple(lines))


def drawn(items: tuple[Item, ...], legs: int, depth: int) -> str:
    """The legs side by side: capitals are heads, small letters text, dots white."""
    copy = stream(items)
    found = leg_ends(copy, legs, depth)
    if found is None:
        return ""
    ends, columns = found[1], []
    for start, end in zip((0, *ends), ends, strict=False):
        column = ["."] * depth
        for row, line in leg_rows(copy, start, end, depth):
            column[row] = line.ref.story.upper() if line.ref.path == "headline" else line.ref.story
        columns.append(column)
    return "\n".join("".join(row) for row in zip(*columns, strict=True))


def test_two_briefs_share_the_white_of_their_column():
    assert drawn((an_item("a", (3,)), an_item("b", (2,))), 1, 9).split("\n") == list("Aaaa..Bbb")


def test_a_leg_ends_with_a_piece_if_it_can():
    assert drawn((an_item("a", (3,)), an_item("b", (3,))), 2, 4) == "AB\nab\nab\nab"


def test_a_divided_piece_leaves_neither_widow_nor_orphan():
    picture = drawn((an_item("a", (7,)), an_item("b", (3,))), 2, 7)
    legs = ["".join(leg) for leg in zip(*picture.split("\n"), strict=True)]
    assert legs == ["Aaaaaa.", "aa.Bbbb"]


def test_a_depth_that_cannot_be_filled_has_no_ends():
    assert drawn((an_item("a", (3,)),), 1, 12) == ""
    assert drawn((an_item("a", (9,)),), 1, 5) == ""


def test_white_is_shared_evenly():
    assert [share(5, 3, number) for number in range(3)] == [1, 2, 2]
    assert [share(0, 2, number) for number in range(2)] == [0, 0]


@pytest.mark.parametrize("legs", [1, 2, 3, 4])
@given(st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=4), min_size=1, max_size=6), st.integers(-2, 8))
@settings(max_examples=40, deadline=None)
def test_what_flows_is_all_there_in_order_and_fits(legs, texts, extra):
    items = tuple(an_item(f"s{number}", tuple(text)) for number, text in enumerate(texts))
    copy = stream(items)
    depth = max(1, -(-copy.depth // legs) + extra)
    found = leg_ends(copy, legs, depth)
    if found is None:
        return
    ends = found[1]
    lines = []
    for start, end in zip((0, *ends), ends, strict=False):
        rows = leg_rows(copy, start, end, depth)
        lines += [line for _, line in rows]
        assert all(after[0] >= before[0] + before[1].rows for before, after in itertools.pairwise(rows))
        assert all(after[0] - before[0] <= before[1].rows + GAP + STRETCH for before, after in itertools.pairwise(rows))
        assert depth - FOOT <= rows[-1][0] + rows[-1][1].rows <= depth
        assert end == len(copy.lines) or not copy.lines[end - 1].keep
    assert tuple(lines) == copy.lines
    assert len(ends) == legs
