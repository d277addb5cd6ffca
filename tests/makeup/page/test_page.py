"""The page solver: exact, in position, deterministic, and honest when nothing closes."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bricks import Brick, a_page_of_bricks, brick, letters
from broadsheet.edition.model import Position
from broadsheet.makeup import cost
from broadsheet.makeup.derivations import Derivations, State
from broadsheet.makeup.model import Shape
from broadsheet.makeup.page import best_effort, faults, leaves, shape_of, solve_page
from broadsheet.makeup.slicing import ANY, INFINITE, Room, Slicing

if TYPE_CHECKING:
    from collections.abc import Iterator


def solved(pieces: list[Brick], columns: int, rows: int, gap: int = 0) -> str:
    """The best page as letters."""
    return letters(solve_page(pieces, columns, rows, gap=gap)[0], columns, rows)


def test_three_pieces_fill_a_page_exactly():
    pieces = [brick("A", "2x2", rank=1), brick("B", "1x2"), brick("C", "3x1")]
    assert solved(pieces, 3, 3) == "AAB\nAAB\nCCC"


def test_the_lead_stands_on_top_although_the_other_way_round_is_as_exact():
    assert solved([brick("B", "2x2"), brick("A", "2x2", rank=1)], 2, 4) == "AA\nAA\nBB\nBB"


def test_blocks_one_above_the_other_keep_the_gap():
    assert solved([brick("A", "1x2", rank=1), brick("B", "1x3")], 1, 7, gap=2) == "A\nA\n.\n.\nB\nB\nB"


def test_the_gap_may_be_one_row_wider_at_a_price():
    pieces = [brick("A", "1x2", rank=1), brick("B", "1x3")]
    plans = [solve_page(pieces, 1, rows, gap=2) for rows in (7, 8, 9)]
    assert [len(found) for found in plans] == [1, 1, 0]
    assert plans[1][0].cost - plans[0][0].cost == cost.EXTRA_GAP


def test_a_page_that_cannot_close_gives_no_plan():
    assert solve_page([brick("A", "2x2"), brick("B", "2x3")], 2, 4, gap=0) == ()


def test_no_pieces_make_no_page():
    assert solve_page([], 5, 90, gap=2) == ()


def test_two_pieces_with_one_id_are_a_programmers_mistake():
    with pytest.raises(ValueError, match="share an id"):
        solve_page([brick("A", "1x1"), brick("A", "1x1")], 1, 2, gap=0)


@pytest.mark.parametrize(
    ("position", "page"),
    [
        (Position.TOP_LEFT, "AB\nCD"),
        (Position.TOP_RIGHT, "BA\nCD"),
        (Position.BOTTOM_LEFT, "BC\nAD"),
        (Position.BOTTOM_RIGHT, "BC\nDA"),
    ],
)
def test_a_corner_is_kept(position: Position, page: str):
    pieces = [brick("A", "1x1", rank=9, position=position), *(brick(name, "1x1^") for name in "BCD")]
    for plan in solve_page(pieces, 2, 2, gap=0, keep=9):
        drawn = letters(plan, 2, 2)
        assert drawn.replace("\n", "").index("A") == page.replace("\n", "").index("A")


@pytest.mark.parametrize("position", [Position.TOP, Position.BOTTOM, Position.LEFT, Position.RIGHT])
def test_an_edge_is_kept_on_every_alternative(position: Position):
    pieces = list(a_page_of_bricks(4, seed=1))
    pieces[3] = Brick("D", 4, position, pieces[3].table)
    plans = solve_page(pieces, 5, 90, gap=2, keep=5)
    assert plans
    for plan in plans:
        cell = next(leaf.cell for leaf in leaves(plan.tree) if leaf.piece == "D")
        edges = {
            Position.TOP: cell.row == 0,
            Position.BOTTOM: cell.row + cell.rows == 90,
            Position.LEFT: cell.column == 0,
            Position.RIGHT: cell.column + cell.columns == 5,
        }
        assert edges[position]


def test_two_headlines_side_by_side_are_avoided_for_a_little_crop():
    pieces = [brick("A", "1x4", "2x2+20"), brick("B", "1x4", "2x2+20")]
    assert solved(pieces, 2, 4) == "AA\nAA\nBB\nBB"


def test_a_picture_at_the_top_edge_parts_two_headlines():
    pieces = [brick("A", "1x4", "2x2+90"), brick("B", "1x4", "1x4+9^", "2x2+90")]
    plan = solve_page(pieces, 2, 4, gap=0)[0]
    assert sorted(letters(plan, 2, 4)[:2]) == ["A", "B"]
    assert next(leaf for leaf in leaves(plan.tree) if leaf.piece == "B").art_top
    assert plan.cost == 9


def test_headlines_under_pictures_of_one_depth_stand_side_by_side_too():
    pieces = [brick("A", "1x4^"), brick("B", "1x4^")]
    plan = solve_page(pieces, 2, 4, gap=0)[0]
    assert [fault.price for fault in faults(plan, {p.id: p for p in pieces}, 4)] == [cost.TOMBSTONE_ALIKE]


def test_a_larger_headline_does_not_stand_under_a_smaller_one():
    small, large = brick("S", "2x2", head=14_000), brick("L", "2x2", head=36_000)
    assert solved([small, large], 2, 4) == "LL\nLL\nSS\nSS"


def test_faults_say_in_words_what_is_not_ideal():
    pieces = [brick("A", "1x4"), brick("B", "1x4")]
    plan = solve_page(pieces, 2, 4, gap=0)[0]
    found = faults(plan, {piece.id: piece for piece in pieces}, 4)
    assert [fault.text for fault in found] == ["the headlines of A and B stand side by side"]


def test_alternatives_differ_in_their_cuts_and_come_best_first():
    plans = solve_page(a_page_of_bricks(5, seed=4), 5, 90, gap=2, keep=3)
    outlines = ["".join(dict.fromkeys(letters(plan, 5, 90).splitlines())) for plan in plans]
    assert len(plans) == 3
    assert len(set(outlines)) == 3
    assert [plan.cost for plan in plans] == sorted(plan.cost for plan in plans)


@pytest.mark.parametrize("count", [3, 4, 5, 6, 8])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_piece_stands_once_in_a_shape_it_offers_and_nothing_overlaps(count: int, seed: int):
    pieces = {piece.id: piece for piece in a_page_of_bricks(count, seed)}
    plans = solve_page(list(pieces.values()), 5, 90, gap=2, keep=3)
    assert plans
    for plan in plans:
        letters(plan, 5, 90)
        assert sorted(leaf.piece for leaf in leaves(plan.tree)) == sorted(pieces)
        assert all(shape_of(pieces[leaf.piece], leaf) for leaf in leaves(plan.tree))
        foot = max(leaf.cell.row + leaf.cell.rows for leaf in leaves(plan.tree))
        assert foot == 90


def test_the_same_pieces_give_the_same_plans():
    first = solve_page(a_page_of_bricks(6, seed=2), 5, 90, gap=2, keep=3)
    second = solve_page(a_page_of_bricks(6, seed=2), 5, 90, gap=2, keep=3)
    assert first == second


# ---- against brute force ----


def cheapest_by_hand(slicing: Slicing, subset: int, size: tuple[int, int], *, art: bool) -> int:
    """The least cost by trying every slicing tree, with the prices of the tables and none of their tricks."""
    if subset & (subset - 1) == 0:
        shapes = slicing.shapes[subset.bit_length() - 1].get(size, ())
        return min((shape.cost for shape in shapes if shape.art_top or not art), default=INFINITE)
    found = [*side_by_side(slicing, subset, size, art=art), *one_above(slicing, subset, size, art=art)]
    return min(found, default=INFINITE)


def side_by_side(slicing: Slicing, subset: int, size: tuple[int, int], *, art: bool) -> Iterator[int]:
    columns, rows = size
    kinds = [(True, True)] if art else list(product((True, False), repeat=2))
    for left, right, price in zip(*(part.tolist() for part in slicing.side_by_side(subset)), strict=True):
        for split, (art_left, art_right) in product(range(1, columns), kinds):
            met = 0 if art_left or art_right else price
            one = cheapest_by_hand(slicing, left, (split, rows), art=art_left)
            yield met + one + cheapest_by_hand(slicing, right, (columns - split, rows), art=art_right)


def one_above(slicing: Slicing, subset: int, size: tuple[int, int], *, art: bool) -> Iterator[int]:
    columns, rows = size
    for upper, lower, price in zip(*(part.tolist() for part in slicing.one_above(subset)), strict=True):
        for more in (0, 1):
            free = rows - slicing.room.gap - more
            for split in range(1, free):
                one = cheapest_by_hand(slicing, upper, (columns, split), art=art)
                other = cheapest_by_hand(slicing, lower, (columns, free - split), art=False)
                yield price + more * cost.EXTRA_GAP + one + other


sizes = st.dictionaries(
    st.tuples(st.integers(1, 3), st.integers(1, 5)),
    st.tuples(st.integers(0, 40), st.booleans()),
    min_size=2,
    max_size=7,
)


def bricks_of(tables: list[dict[tuple[int, int], tuple[int, bool]]]) -> list[Brick]:
    return [
        Brick(
            "ABC"[index],
            index + 1,
            Position.FREE,
            {size: (Shape(*size, price, art, 20_000, None),) for size, (price, art) in table.items()},
        )
        for index, table in enumerate(tables)
    ]


@given(tables=st.lists(sizes, min_size=2, max_size=3), gap=st.integers(0, 1), rows=st.integers(3, 7))
@settings(max_examples=120, deadline=None)
def test_the_tables_equal_brute_force_on_tiny_pages(
    tables: list[dict[tuple[int, int], tuple[int, bool]]], gap: int, rows: int
):
    slicing = Slicing(bricks_of(tables), Room(3, rows, gap))
    by_hand = min(cheapest_by_hand(slicing, slicing.full, (3, rows), art=False), INFINITE)
    assert int(slicing.table[ANY, slicing.full, 3, rows]) == by_hand


def test_alternatives_come_out_in_the_order_of_their_cost():
    slicing = Slicing(a_page_of_bricks(5, seed=4), Room(5, 90, 2))
    costs = [
        found.cost
        for found, _ in zip(Derivations(slicing).best_first(State(ANY, slicing.full, 5, 90)), range(20), strict=False)
    ]
    assert costs[0] == slicing.table[ANY, slicing.full, 5, 90]
    assert costs == sorted(costs)


# ---- when nothing closes ----


def test_too_little_copy_leaves_white_at_the_foot_and_says_how_much():
    plan, dropped = best_effort([brick("A", "2x3", rank=1), brick("B", "2x2")], 2, 9, gap=1)
    assert plan is not None
    assert letters(plan, 2, 9) == "AA\nAA\nAA\n..\n..\nBB\nBB\n..\n.."
    assert (plan.white, dropped) == (4, ())


def test_too_much_copy_drops_the_least_piece():
    pieces = [brick("A", "2x3", rank=1), brick("B", "2x3", rank=2), brick("C", "2x3", rank=4)]
    plan, dropped = best_effort(pieces, 2, 6, gap=0)
    assert plan is not None
    assert letters(plan, 2, 6) == "AA\nAA\nAA\nBB\nBB\nBB"
    assert dropped == ("C",)


def test_a_piece_larger_than_the_page_leaves_no_page():
    assert best_effort([brick("A", "2x9")], 2, 6, gap=0) == (None, ("A",))
