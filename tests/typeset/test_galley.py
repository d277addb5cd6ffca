"""Galleys as proof sheets: every kind of block, on the grid, with nothing of the copy left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from broadsheet.measure import pt
from broadsheet.story.model import (
    Align,
    Correction,
    CorrectionKind,
    FactBox,
    Genre,
    ItemList,
    Listing,
    ListingEntry,
    ListItem,
    Note,
    Origin,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    SectionBreak,
    Span,
    Story,
    Subhead,
    Table,
)
from broadsheet.story.text import story_paragraphs
from broadsheet.typeset.model import Galley, Line
from broadsheet.typeset.tables import shared
from broadsheet.typeset.typesetter import Typesetter
from broadsheet.typeset.typography import as_read
from typecase import drawn, joined, proof

OPENING = (
    "The harbour board has voted to rebuild the sea wall that the storm of January broke, and it will pay for the work "
    "out of the ferry's earnings, which nobody in the town had thought were worth a wall."
)
ELSEWHERE = {"headline", "kicker", "standfirst", "byline", "caption", "credit", "pull-quote", "box-title"}


def spans(text: str, **dress) -> tuple[Span, ...]:
    return (Span(text, **dress),)


def a_story(*blocks, **facts) -> Story:
    return Story(
        "wall",
        "The wall",
        tuple(Paragraph(spans(block)) if isinstance(block, str) else block for block in blocks),
        **facts,
    )


def everything() -> Story:
    """A story with every kind of block."""
    return a_story(
        OPENING,
        Subhead(spans("What it costs")),
        Paragraph((Span("The sum is "), Span("not", emphasis=True), Span(" small", note="n1"), Span(": £412,000."))),
        Quotation((spans("I have seen three walls."), spans("I shall see a fourth.")), "Ruth Canfor", "to the board"),
        ItemList(
            (ListItem(spans("stone")), ListItem(spans("sand"), 1), ListItem(spans("labour"), 0, ordered=True, number=3))
        ),
        Table(
            (spans("Wall"), spans("Built"), spans("Metres")),
            (
                (spans("Old north wall"), spans("1890"), spans("210")),
                (spans("South wall"), spans("1921"), spans("95.5")),
            ),
            (Align.LEFT, Align.LEFT, Align.LEFT),
            spans("Walls of Hethra"),
        ),
        Picture("wall.jpg", caption=spans("The wall")),
        PullQuote(spans("Three walls")),
        FactBox("Walls", (Paragraph(spans("Four of them.")),)),
        SectionBreak(),
        Listing("This week", (ListingEntry(spans("Mon 3, Town Hall"), spans("Meeting about the wall.")),)),
        "Work begins in spring.",
        notes=(Note("n1", spans("Minutes of the board, page 12.")),),
        corrections=(Correction(date(2026, 1, 2), CorrectionKind.CORRECTION, "The wall is 305 metres long."),),
        origin=Origin(12),
    )


def texts(galley: Galley) -> dict[str, str]:
    """The text of every element of a galley by its path, drop capitals at their heads."""
    found: dict[str, list[Line]] = {}
    for row in galley.lines:
        drop = [(row.drop.line, row.ref)] if row.drop else []
        for line, ref in (*drop, (row.line, row.ref), *row.extra):
            if line is not None and ref.story and ref.role != "label":
                found.setdefault(ref.path, []).append(line)
    return {path: joined(lines) for path, lines in found.items()}


def test_every_piece_of_the_copy_is_set_once_at_its_path(typesetter, design):
    story = everything()
    set_texts = texts(typesetter.galley(story, design.grid.measure))
    for path, role, text in story_paragraphs(story):
        inside_box = path.startswith("b8")
        if (role not in ELSEWHERE and not inside_box) or path in {"b5.caption", "b10.title"}:
            got = set_texts[path].replace("1:", ":") if path == "b2" else set_texts[path]
            assert as_read(got, "en") == as_read(text, "en"), path
    assert not [path for path in set_texts if path.startswith(("b6", "b7", "b8"))]


def test_a_galley_reads_like_a_proof(typesetter, design):
    assert proof(typesetter.galley(everything(), design.grid.measure)) == PROOF.strip("\n")


PROOF = """
The harbour board has voted to rebuild
the sea wall that the storm of January
broke, and it will pay for the work out
of the ferry’s earnings, which nobody
in the town had thought were worth
a wall.

What it costs
The sum is not small1: £412,000.
I have seen three walls.
I shall see a fourth.
— | Ruth Canfor, to the board
• | stone
• | sand
3. | labour

Walls of Hethra
Wall | Built | Metres
Old north wall | 1890 | 210
South wall | 1921 | 95.5
* * *

This week
Mon 3, Town Hall
Meeting about the wall.
Work begins in spring. | ■

1 | Minutes of the board, page 12.
Corrections, Friday 2 January 2026: The
wall is 305 metres long.
First printed in issue 12
"""


@pytest.mark.parametrize("genre", [Genre.NEWS, Genre.ANALYSIS])
def test_lines_fill_whole_rows_and_say_where_paragraphs_begin_and_end(typesetter, design, genre):
    galley = typesetter.galley(replace(everything(), id=genre.value, genre=genre), design.grid.measure)
    assert galley.depth == len(proof(galley).split("\n"))
    for above, below in zip(galley.lines, galley.lines[1:], strict=False):
        same = above.ref == below.ref and above.ref.role == "paragraph"
        assert not same or (not above.ends and not below.starts)
    assert all(design.style(row.style).leading == design.format.leading for row in galley.lines)


def test_a_subhead_keeps_two_lines_of_text_with_it(typesetter, design):
    galley = typesetter.galley(a_story(OPENING, Subhead(spans("Costs")), OPENING), design.grid.measure)
    at = next(index for index, row in enumerate(galley.lines) if row.style == "subhead")
    assert [row.keep for row in galley.lines[at : at + 3]] == [True, True, False]
    assert galley.lines[at].rows == 2
    assert galley.lines[at + 1].line.x == 0


def test_the_first_paragraph_is_flush_and_the_next_indented(typesetter, design):
    galley = typesetter.galley(a_story(OPENING, OPENING), design.grid.measure)
    first, second = [row for row in galley.lines if row.starts]
    assert (first.line.x, second.line.x) == (0, design.style("body").first_indent)


def test_an_analysis_opens_with_a_drop_capital_that_belongs_to_its_paragraph(typesetter, design):
    galley = typesetter.galley(replace(a_story(OPENING, OPENING), id="drop", genre=Genre.ANALYSIS), design.grid.measure)
    first = galley.lines[0]
    capital = first.drop.line
    rows = design.treatment.drop_cap_rows
    assert drawn(capital) == "T"
    assert capital.joined
    assert drawn(first.line).startswith("he harbour board")
    assert all(row.line.x > capital.width for row in galley.lines[:rows])
    assert all(row.line.x + row.line.width == design.grid.measure for row in galley.lines[:5])
    assert galley.lines[rows].line.x == 0
    face = typesetter.faces[capital.pieces[0].fragment.face]
    height = face.cap_height * capital.pieces[0].fragment.size / face.upem
    body = typesetter.faces["newsreader-opsz16-wght400"]
    cap = body.cap_height * design.style("body").size / body.upem
    assert height == pytest.approx((rows - 1) * design.format.leading + cap, abs=10)


def test_a_paragraph_too_short_for_a_drop_capital_opens_in_small_capitals(typesetter, design):
    galley = typesetter.galley(
        a_story("Nobody came to the meeting.", genre=Genre.FEATURE, dateline=""), design.grid.measure
    )
    sizes = {piece.fragment.size for piece in galley.lines[0].line.pieces}
    assert galley.lines[0].drop is None
    assert len(sizes) == 2
    assert drawn(galley.lines[0].line) == "Nobody came to the meeting."


def test_a_paragraph_that_opens_with_a_quotation_has_no_drop_capital(typesetter, design):
    galley = typesetter.galley(replace(a_story(f'"{OPENING}"'), id="quoted", genre=Genre.ANALYSIS), design.grid.measure)
    assert not any(row.drop for row in galley.lines)


def test_the_dateline_runs_in_with_small_capitals(typesetter, design):
    galley = typesetter.galley(a_story(OPENING, dateline="Hethra"), design.grid.measure)
    line = galley.lines[0].line
    assert drawn(line).startswith("Hethra. The harbour")
    assert line.pieces[1].fragment.size < line.pieces[0].fragment.size
    assert texts(galley)["b0"].startswith("Hethra. The harbour board")


def test_a_dateline_without_a_paragraph_stands_alone(typesetter, design):
    galley = typesetter.galley(a_story(Subhead(spans("Only a head")), dateline="Hethra"), design.grid.measure)
    assert texts(galley)["dateline"] == "Hethra"


def test_the_end_mark_fits_behind_the_last_words(typesetter, design):
    for extra in range(12):
        galley = typesetter.galley(replace(a_story(OPENING + " x" * extra), id=f"end{extra}"), design.grid.measure)
        mark, ref = galley.lines[-1].extra[0]
        assert ref.path == "end-mark"
        assert galley.lines[-1].line.width < mark.x
        assert mark.x + mark.width <= design.grid.measure


def test_a_story_that_ends_in_a_list_has_no_end_mark_in_the_middle(typesetter, design):
    story = a_story(OPENING, ItemList((ListItem(spans("stone")),)))
    galley = typesetter.galley(story, design.grid.measure)
    assert [ref.path for row in galley.lines for _, ref in row.extra] == ["b1.i0.marker"]


def test_notes_lead_both_ways(typesetter, design):
    galley = typesetter.galley(everything(), design.grid.measure)
    marks = [piece for row in galley.lines if row.line for piece in row.line.pieces if piece.rise]
    labels = [
        piece for row in galley.lines for line, ref in row.extra if ref.path == "note.n1.label" for piece in line.pieces
    ]
    assert [(mark.fragment.text, mark.link) for mark in marks] == [("1", "#note.n1")]
    assert [(label.fragment.text, label.link) for label in labels] == [("1", "#b2")]
    assert marks[0].fragment.size < 8_500


def test_a_tables_figures_stand_right_and_its_cells_stay_in_their_columns(typesetter, design):
    galley = typesetter.galley(everything(), design.grid.measure)
    cells = [
        (ref.path, line)
        for row in galley.lines
        for line, ref in ((row.line, row.ref), *row.extra)
        if ref.role == "table-cell"
    ]
    rights = {line.x + line.width for path, line in cells if path.endswith("c2")}
    lefts = {line.x for path, line in cells if path.endswith("c0")}
    assert rights == {design.grid.measure}
    assert lefts == {0}
    assert [row.mark for row in galley.lines if row.ref.path.startswith("b5.r")].count("rule") == 2


@pytest.mark.parametrize(
    ("wants", "least", "widths"),
    [([30, 20], [10, 10], [55, 45]), ([90, 40], [30, 20], [68, 32]), ([200, 100], [100, 60], [63, 37])],
)
def test_table_columns_share_the_measure(wants, least, widths):
    assert shared(wants, least, 100) == widths
    assert sum(widths) == 100


def test_small_print_stands_below_one_white_row(typesetter, design):
    galley = typesetter.galley(everything(), design.grid.measure)
    small = [row for row in galley.lines if row.ref.path.startswith(("note", "correction", "origin"))]
    assert [row.rows for row in small if row.starts] == [2, 1, 1]
    assert texts(galley)["correction.0"] == "Corrections, Friday 2 January 2026: The wall is 305 metres long."


def test_an_empty_story_makes_an_empty_galley(typesetter, design):
    assert typesetter.galley(a_story(), design.grid.measure).lines == ()


def test_the_same_story_is_set_once_and_a_changed_one_again(design):
    typesetter = Typesetter(design)
    story = a_story(OPENING)
    galley = typesetter.galley(story, design.grid.measure)
    assert typesetter.galley(story, design.grid.measure) is galley
    assert typesetter.galley(a_story("Other words."), design.grid.measure) != galley
    assert Typesetter(design).galley(story, design.grid.measure) == galley


def test_a_story_of_sixty_thousand_words_is_set(typesetter):
    story = replace(a_story(*[OPENING] * 1_700), id="long")
    galley = typesetter.galley(story, pt(137))
    assert galley.depth > 8_000
