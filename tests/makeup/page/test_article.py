"""A story as a piece: every shape closes exactly, everything is set once, and nothing leaves its cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from broadsheet.edition.model import Pins, Placement
from broadsheet.makeup.article import ArticlePiece, article_piece, block_of, continued_on, cut_of, jump_start, turn_of
from broadsheet.makeup.model import Cell, Frame, LinkFrame, PictureFrame, RuleFrame, TextFrame
from broadsheet.makeup.shapes import limits
from broadsheet.story.model import Byline, FactBox, ItemList, ListItem, Paragraph, Picture, PullQuote, Span, Story
from builders import a_story
from stonework import DRAWING, LANDSCAPE, PORTRAIT, extent

if TYPE_CHECKING:
    from broadsheet.makeup.model import Shape
    from stonework import Room

BOX = FactBox("The quay in figures", (ItemList((ListItem((Span("Closed in 2019"),)), ListItem((Span("£4.2m"),)))),))
QUOTE = PullQuote((Span("The sea did not wait for the committee."),))
BARE = a_story("bare", 3, words=260, rich=False)
RICH = replace(
    a_story("rich", 5, words=420, rich=False, pictures=(LANDSCAPE, PORTRAIT)),
    kicker="The harbour",
    standfirst="Fishing families say the new berths will come two seasons too late for them.",
    headline="Harbour votes to rebuild its drowned quay in timber",
    print_headlines=("Quay to be rebuilt in timber", "Quay to rise again"),
)
RICH = replace(RICH, blocks=(*RICH.blocks[:3], BOX, QUOTE, *RICH.blocks[3:]))
LONG = replace(a_story("long", 7, words=1_100, rich=False, pictures=(LANDSCAPE, PORTRAIT)), kicker="Harbour")


def every_shape(piece: ArticlePiece) -> list[Shape]:
    return [shape for group in piece.shapes().values() for shape in group]


def drawn(piece: ArticlePiece, shape: Shape, page: int = 3) -> tuple[Frame, ...]:
    return piece.frames(page, Cell(0, 0, shape.columns, shape.rows), shape)


@pytest.mark.parametrize("story", [BARE, RICH], ids=["bare", "rich"])
@pytest.mark.parametrize("rank", [1, 3, 5])
def test_a_story_can_take_many_shapes_at_every_rank(room: Room, story: Story, rank: int):
    piece = room.piece(story, rank)
    assert len(every_shape(piece)) > 10
    for (columns, rows), group in piece.shapes().items():
        assert 1 <= columns <= 5
        assert 1 <= rows <= room.design.grid.rows
        assert all((shape.columns, shape.rows) == (columns, rows) for shape in group)
        assert len({shape.art_top for shape in group}) == len(group) <= 2


@pytest.mark.parametrize("story", [BARE, RICH, LONG], ids=["bare", "rich", "long"])
def test_every_line_of_the_galley_is_set_exactly_once_in_every_shape(room: Room, story: Story):
    piece = room.piece(story, 2)
    wanted = Counter(id(line.line) for line in piece.copy.run.lines if line.line)
    for shape in every_shape(piece):
        lines = [id(frame.line) for frame in drawn(piece, shape) if isinstance(frame, TextFrame)]
        assert Counter(line for line in lines if line in wanted) == wanted


def test_everything_the_story_brings_stands_in_every_shape(room: Room):
    piece = room.piece(RICH, 2)
    for shape in every_shape(piece):
        frames = drawn(piece, shape)
        roles = Counter(frame.ref.role for frame in frames if isinstance(frame, TextFrame))
        pictures = [frame.file for frame in frames if isinstance(frame, PictureFrame)]
        assert sorted(pictures) == [PORTRAIT, LANDSCAPE]
        assert {"kicker", "headline", "standfirst", "byline", "caption", "credit", "box-title"} <= set(roles)
        assert roles["list-item"] == 2


@pytest.mark.parametrize("story", [BARE, RICH], ids=["bare", "rich"])
def test_all_frames_lie_inside_the_cell_and_none_overlaps_another(room: Room, story: Story):
    piece = room.piece(story, 2)
    for shape in every_shape(piece)[::3]:
        cell = room.design.grid.cell(3, 0, 0, shape.columns, shape.rows)
        frames = drawn(piece, shape)
        marks = [extent(room, frame) for frame in frames if isinstance(frame, TextFrame | PictureFrame)]
        for mark in marks:
            assert cell.x <= mark.x
            assert mark.right <= cell.right + 1_500  # a ragged line may hang by a kern, never by a letter
            assert cell.y <= mark.y
            assert mark.bottom <= cell.bottom
        for at, mark in enumerate(marks):
            assert not any(mark.overlaps(other) for other in marks[at + 1 :])


def test_body_lines_stand_on_the_grid(room: Room):
    piece = room.piece(RICH, 2)
    grid = room.design.grid
    baselines = {grid.baseline(row) for row in range(grid.rows)}
    on_grid = {"paragraph", "byline", "caption", "list-item", "box-title"}
    for shape in every_shape(piece)[::5]:
        for frame in drawn(piece, shape):
            if isinstance(frame, TextFrame) and frame.ref.role in on_grid:
                assert frame.y in baselines


def test_the_line_over_a_headline_keeps_its_air_whatever_the_size(room: Room):
    for rank in (1, 2, 3, 4):
        piece = room.piece(RICH, rank)
        for shape in every_shape(piece)[::9]:
            texts = [frame for frame in drawn(piece, shape) if isinstance(frame, TextFrame)]
            kicker = next(frame for frame in texts if frame.ref.role == "kicker")
            headline = next(frame for frame in texts if frame.ref.role == "headline")
            assert headline.y - shape.head_size * 7 // 10 - kicker.y >= 4_500


def test_pictures_stand_from_cap_height_to_baseline(room: Room):
    piece, grid = room.piece(RICH, 2), room.design.grid
    tops = {grid.top(row) + grid.cap_top for row in range(grid.rows)}
    feet = {grid.baseline(row) for row in range(grid.rows)}
    for shape in every_shape(piece)[::5]:
        for frame in drawn(piece, shape):
            if isinstance(frame, PictureFrame):
                assert frame.rect.y in tops
                assert frame.rect.bottom in feet


def test_no_leg_of_any_shape_begins_with_a_widow(room: Room):
    piece = room.piece(LONG, 1)
    lines = piece.copy.run.lines
    for shape in every_shape(piece):
        block = block_of(shape)
        assert block is not None
        for end in block.body.ends[:-1]:
            assert lines[end].starts or not lines[end].ends
            assert not lines[end - 1].keep


def test_text_under_a_picture_is_an_inch_deep(room: Room):
    piece = room.piece(RICH, 2)
    least = limits(piece.copy).under
    for shape in every_shape(piece):
        block = block_of(shape)
        assert block is not None
        plan = block.body.arrangement
        for room_left, head, foot in zip(plan.rooms(block.body.depth), plan.heads, plan.feet, strict=True):
            assert room_left >= least or not (head or foot)


def test_a_short_story_may_stand_beside_its_picture(room: Room):
    story = a_story("short", 3, words=130, rich=False, pictures=(LANDSCAPE,))
    piece = room.piece(story, 3)
    grid = room.design.grid
    beside = [(shape, plan) for shape in every_shape(piece) if (plan := block_of(shape).body.arrangement).aside]
    assert beside
    for shape, plan in beside:
        frames = drawn(piece, shape)
        picture = next(frame.rect for frame in frames if isinstance(frame, PictureFrame))
        text = [frame for frame in frames if isinstance(frame, TextFrame) and frame.ref.role == "paragraph"]
        assert all(extent(room, frame).right <= picture.x for frame in text)
        assert picture.bottom <= grid.cell(3, 0, 0, shape.columns, shape.rows).bottom
        assert plan.columns == shape.columns


def test_a_better_rank_has_a_larger_headline(room: Room):
    def largest(rank: int) -> int:
        return min(every_shape(room.piece(BARE, rank)), key=lambda shape: shape.cost).head_size

    assert largest(1) > largest(2) > largest(4)


def test_pins_hold_in_every_shape(room: Room):
    piece = room.piece(RICH, 2, pins=Pins(columns=3, picture_columns=2, headline=2))
    shapes = every_shape(piece)
    assert shapes
    for shape in shapes:
        block = block_of(shape)
        assert block is not None
        lead = next(picture for picture in block.body.arrangement.pictures if picture.index == 0)
        assert (shape.columns, lead.legs, block.head.form) == (3, 2, 1)


def test_a_headline_longer_than_the_page_is_still_set(room: Room):
    story = replace(BARE, headline="Harbour " * 60 + "quay")
    piece = room.piece(story, 1)
    assert every_shape(piece)


def test_a_story_without_text_is_still_a_piece(room: Room):
    piece = room.piece(Story("empty", "Nothing to report", ()), 4)
    for shape in every_shape(piece):
        assert drawn(piece, shape)


def test_a_drawing_is_shown_whole(room: Room):
    story = replace(BARE, blocks=(Picture(DRAWING, "A map", (Span("The quay."),)), *BARE.blocks))
    piece = room.piece(story, 2)
    for shape in every_shape(piece):
        frame = next(frame for frame in drawn(piece, shape) if isinstance(frame, PictureFrame))
        assert frame.crop == (0, 0, 1000, 1000)
        assert abs(frame.rect.width * 3 - frame.rect.height * 4) < 10


def test_a_long_credit_is_set_in_lines_no_wider_than_its_picture(room: Room):
    credit = "Chart: Priya Lanyon; figures: the council tax register, the harbour office and our own count"
    story = replace(BARE, blocks=(Picture(PORTRAIT, "A chart", (Span("Homes."),), credit), *BARE.blocks))
    piece = room.piece(story, 3)
    for shape in every_shape(piece):
        frames = drawn(piece, shape)
        picture = next(frame.rect for frame in frames if isinstance(frame, PictureFrame))
        lines = [extent(room, frame) for frame in frames if isinstance(frame, TextFrame) and frame.ref.role == "credit"]
        assert lines
        assert all(picture.x <= line.x and line.right <= picture.right + 10 for line in lines)


def test_a_picture_whose_file_cannot_be_used_is_left_out(room: Room):
    story = replace(BARE, blocks=(Picture("pictures/lost.jpg", "Lost"), *BARE.blocks))
    piece = room.piece(story, 2)
    assert not any(isinstance(frame, PictureFrame) for frame in drawn(piece, every_shape(piece)[0]))


def test_lines_from_a_cut_on_are_left_out(room: Room):
    whole = room.piece(BARE)
    cut = article_piece(room.edition(BARE), room.typesetter, Placement("bare"), BARE, until=20)
    assert cut.copy.run.lines == whole.copy.run.lines[:20]


def test_each_shape_explains_itself(room: Room):
    piece = room.piece(RICH, 2)
    shape = min(every_shape(piece), key=lambda shape: shape.cost)
    said = piece.explain(shape)
    assert f"{shape.columns} column" in said
    assert " pt" in said
    assert "picture" in said


# ---- jumps ----


def test_a_start_breaks_off_in_mid_sentence_with_enough_before_and_after(room: Room):
    start = jump_start(room.piece(LONG, 1), page=5)
    bound = limits(start.copy)
    run = start.copy.run
    shapes = every_shape(start)
    assert len(shapes) > 50
    for shape in shapes:
        cut = cut_of(shape)
        assert run.may_break_off(cut)
        assert run.before[cut] >= bound.before_jump - 2 * shape.columns
        assert run.rows - run.before[cut] >= bound.after_jump - 2 * shape.columns


def test_start_and_turn_together_set_every_line_once(room: Room):
    whole = room.piece(LONG, 1)
    start = continued_on(jump_start(whole), 5)
    shape = min(every_shape(start), key=lambda shape: shape.cost)
    turn = turn_of(whole, cut_of(shape), from_page=1, keyword="HARBOUR")
    rest = min(every_shape(turn), key=lambda shape: shape.cost)
    frames = (*drawn(start, shape), *drawn(turn, rest))
    wanted = Counter(id(line.line) for line in whole.copy.run.lines if line.line)
    lines = Counter(id(frame.line) for frame in frames if isinstance(frame, TextFrame))
    assert {line: lines[line] for line in wanted} == wanted
    assert sorted(frame.file for frame in frames if isinstance(frame, PictureFrame)) == [PORTRAIT, LANDSCAPE]


def words_of(frame: TextFrame) -> str:
    return "".join((" " if piece.gap else "") + piece.fragment.text for piece in frame.line.pieces)


def test_the_jump_line_names_its_page_and_leads_there(room: Room):
    start = continued_on(jump_start(room.piece(LONG, 1)), 7)
    frames = drawn(start, every_shape(start)[0])
    assert "Continued on page 7" in [words_of(frame) for frame in frames if isinstance(frame, TextFrame)]
    assert [frame.target for frame in frames if isinstance(frame, LinkFrame)] == ["page:7"]


def test_the_turn_says_where_it_comes_from_under_its_keyword(room: Room):
    turn = turn_of(room.piece(LONG, 1), 60, from_page=1, keyword="HARBOUR")
    frames = [frame for frame in drawn(turn, every_shape(turn)[0]) if isinstance(frame, TextFrame)]
    assert [words_of(frame) for frame in frames[:2]] == ["From page 1", "HARBOUR"]
    assert {frame.ref.role for frame in frames[:2]} == {"turn-head"}


def test_a_start_cut_at_a_line_ends_exactly_there(room: Room):
    whole = room.piece(LONG, 1)
    cut = next(line for line in range(60, 90) if whole.copy.run.may_break_off(line))
    start = jump_start(whole, page=5, line=cut)
    assert every_shape(start)
    assert {cut_of(shape) for shape in every_shape(start)} == {cut}


def test_the_same_story_draws_the_same_frames(room: Room):
    first, second = room.piece(RICH, 2), room.piece(RICH, 2)
    assert first.shapes() == second.shapes()
    for one, other in zip(every_shape(first)[::7], every_shape(second)[::7], strict=True):
        assert drawn(first, one) == drawn(second, other)


def test_a_box_keeps_all_its_text_on_a_tint(room: Room):
    story = replace(BARE, blocks=(*BARE.blocks, FactBox("Facts", (Paragraph((Span("One fact only."),)),))))
    piece = room.piece(story, 2)
    for shape in every_shape(piece):
        frames = drawn(piece, shape)
        tint = next(frame.rect for frame in frames if isinstance(frame, RuleFrame) and frame.ink == "tint")
        inside = [frame for frame in frames if isinstance(frame, TextFrame) and frame.ref.path.endswith(".b0")]
        assert inside
        assert all(tint.y < frame.y < tint.bottom for frame in inside)


def test_braces_in_a_role_are_printed_as_they_stand(room: Room):
    piece = room.piece(replace(BARE, bylines=(Byline("Ada Finch"), Byline("{y}", "{x}"))), 2)
    frames = drawn(piece, every_shape(piece)[0])
    said = [words_of(frame) for frame in frames if isinstance(frame, TextFrame) and frame.ref.role == "byline"]
    assert said == ["By Ada Finch", "{x}: {y}"]
