"""A whole page drawn: pieces in their cells, rules that meet, and plans that can be kept."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bricks import brick
from broadsheet.makeup.drawing import draw
from broadsheet.makeup.locks import plan_as_dict, plan_from
from broadsheet.makeup.model import Cell, Cut, Leaf, PagePlan, PictureFrame, RuleFrame, TextFrame
from broadsheet.makeup.page import best_effort, faults, leaves, shape_of, solve_page
from builders import a_story
from stonework import LANDSCAPE, extent

if TYPE_CHECKING:
    from broadsheet.makeup.article import ArticlePiece
    from stonework import Room

TOP = 6


def a_page(room: Room, seed: int, count: int = 5) -> list[ArticlePiece]:
    """Invented stories that fill a bit over half a page with text."""
    chance = random.Random(seed)  # noqa: S311 - seeded on purpose
    weights = [2.2, 1.5, 1.1, 0.9, 0.7, 0.6][:count]
    pieces = []
    for index, weight in enumerate(weights):
        words = round(1_050 * weight / sum(weights) * chance.uniform(0.85, 1.15))
        pictures = (LANDSCAPE,) if index in {0, 1} else ()
        story = a_story(f"story-{seed}-{index}", seed, words=words, rich=False, pictures=pictures)
        pieces.append(room.piece(story, (1, 2, 3, 3, 4, 4)[index]))
    return pieces


@pytest.fixture(scope="module", params=[1, 2, 3, 4])
def page(request: pytest.FixtureRequest, room: Room) -> tuple[list[ArticlePiece], PagePlan]:
    pieces = a_page(room, request.param)
    plan, dropped = best_effort(pieces, 5, room.design.grid.rows - TOP, gap=2)
    assert plan is not None
    assert dropped == ()
    return pieces, plan


def test_no_frame_of_a_page_overlaps_another_and_all_lie_inside_the_type_area(room: Room, page):
    pieces, plan = page
    grid = room.design.grid
    frames = draw(plan, pieces, 3, grid, TOP, room.design)
    marks = [extent(room, frame) for frame in frames if isinstance(frame, TextFrame | PictureFrame)]
    area = grid.cell(3, 0, TOP, 5, grid.rows - TOP)
    for at, mark in enumerate(marks):
        assert area.x <= mark.x
        assert mark.right <= area.right + 1_500
        assert area.y <= mark.y
        assert mark.bottom <= area.bottom
        assert not any(mark.overlaps(other) for other in marks[at + 1 :])


def test_all_lines_of_all_stories_are_set_once(room: Room, page):
    pieces, plan = page
    frames = draw(plan, pieces, 3, room.design.grid, TOP, room.design)
    drawn = Counter(id(frame.line) for frame in frames if isinstance(frame, TextFrame))
    wanted = [id(line.line) for piece in pieces for line in piece.copy.run.lines if line.line]
    assert [drawn[line] for line in wanted] == [1] * len(wanted)


def test_rules_stand_between_blocks_and_never_through_text(room: Room, page):
    pieces, plan = page
    frames = draw(plan, pieces, 3, room.design.grid, TOP, room.design)
    rules = [frame.rect for frame in frames if isinstance(frame, RuleFrame)]
    marks = [extent(room, frame) for frame in frames if isinstance(frame, TextFrame | PictureFrame)]
    assert len(rules) == len(pieces) - 1
    assert not [rule for rule in rules if any(rule.overlaps(mark) for mark in marks)]


def test_rules_meet(room: Room):
    tree = Cut(True, Leaf("A", Cell(0, 0, 2, 3)), Cut(False, Leaf("B", Cell(0, 5, 1, 3)), Leaf("C", Cell(1, 5, 1, 3))))
    pieces = [brick("A", "2x3"), brick("B", "1x3"), brick("C", "1x3")]
    frames = draw(PagePlan(tree, 0), pieces, 1, room.design.grid, 0, room.design)
    level, upright = (frame.rect for frame in frames if isinstance(frame, RuleFrame))
    assert level.width > upright.width
    assert level.y <= upright.y <= level.bottom
    assert upright.bottom == room.design.grid.baseline(7)
    gutter = room.design.format.gutter
    middle = room.design.grid.left(1, 1) - gutter // 2
    assert upright.x <= middle <= upright.right


def test_every_page_has_one_lead_on_top(page):
    pieces, plan = page
    lead = next(leaf for leaf in leaves(plan.tree) if leaf.piece == pieces[0].id)
    sizes = {
        leaf.piece: shape_of(p, leaf).head_size for leaf in leaves(plan.tree) for p in pieces if p.id == leaf.piece
    }
    assert lead.cell.row == 0
    assert sizes[pieces[0].id] == max(sizes.values())


def test_the_left_margin_of_a_left_hand_page_is_the_outer_one(room: Room, page):
    pieces, plan = page
    right = draw(plan, pieces, 3, room.design.grid, TOP, room.design)
    left = draw(plan, pieces, 4, room.design.grid, TOP, room.design)
    shift = room.design.format.outer - room.design.format.inner
    one = next(frame for frame in right if isinstance(frame, TextFrame))
    other = next(frame for frame in left if isinstance(frame, TextFrame))
    assert other.x - one.x == shift


def test_a_stored_plan_draws_the_same_page(room: Room, page):
    pieces, plan = page
    stored = json.dumps(plan_as_dict(plan))
    again = plan_from(json.loads(stored))
    assert again == plan
    assert json.dumps(plan_as_dict(again)) == stored
    grid = room.design.grid
    assert draw(again, pieces, 3, grid, TOP, room.design) == draw(plan, pieces, 3, grid, TOP, room.design)


@pytest.mark.parametrize("data", [{}, {"tree": {"piece": "A"}, "cost": 0, "white": 0}, {"tree": 3}])
def test_data_that_are_no_plan_are_refused(data: dict[str, object]):
    with pytest.raises((KeyError, TypeError, ValueError)):
        plan_from(data)


def test_a_plan_whose_piece_is_gone_or_changed_is_refused_by_name(room: Room):
    plan = solve_page([brick("A", "2x3")], 2, 3, gap=0)[0]
    for pieces in ([], [brick("A", "2x4")]):
        with pytest.raises(LookupError, match="A no longer fits 2 columns by 3 rows"):
            draw(plan, pieces, 1, room.design.grid, 0, room.design)


def test_the_same_page_is_made_twice(room: Room):
    plans = [solve_page(a_page(room, 2), 5, room.design.grid.rows - TOP, gap=2, keep=3) for _ in range(2)]
    assert plans[0] == plans[1]


def test_faults_of_a_real_page_carry_prices(room: Room, page):
    pieces, plan = page
    found = faults(plan, {piece.id: piece for piece in pieces}, room.design.grid.rows - TOP)
    assert all(fault.price > 0 and fault.text for fault in found)
    assert [fault.price for fault in found] == sorted((fault.price for fault in found), reverse=True)
