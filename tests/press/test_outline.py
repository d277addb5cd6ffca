"""Where each piece of a story stands in the structure tree."""

from __future__ import annotations

import pytest

from broadsheet.press.assembly import Marked
from broadsheet.press.content import Kind, Mark, Tag
from broadsheet.press.elements import grow, walk
from broadsheet.press.outline import segment_order, story_steps
from broadsheet.story.model import (
    Align,
    FactBox,
    ItemList,
    Listing,
    ListingEntry,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Quotation,
    Span,
    Story,
    Subhead,
    Table,
)
from broadsheet.typeset.model import Ref

WORDS = (Span("words"),)
STORY = Story(
    "s",
    "Headline",
    (
        Paragraph(WORDS),
        Subhead(WORDS, 2),
        Quotation((WORDS,), "who"),
        ItemList((ListItem(WORDS),)),
        Table((WORDS,), ((WORDS,), (WORDS,)), (Align.LEFT, Align.LEFT), WORDS),
        Picture("p.jpg", caption=WORDS, credit="who"),
        FactBox("Facts", (Paragraph(WORDS), ItemList((ListItem(WORDS),)))),
        Listing("Listings", (ListingEntry(WORDS, WORDS), ListingEntry(WORDS))),
    ),
    notes=(Note("a", WORDS), Note("b", WORDS)),
)

KINDS = {
    "kicker": "P",
    "headline": "H2",
    "byline": "P",
    "b0": "P",
    "b1": "H4",
    "b2.p0": "BlockQuote P",
    "b2.speaker": "BlockQuote P",
    "b3.i0": "L LI LBody",
    "b3.i0.marker": "L LI Lbl",
    "b4.rh.c0": "Table TR TH",
    "b4.h.c0": "Table TR TH",
    "b4.r1.c0": "Table TR TD",
    "b4.caption": "Table Caption",
    "b5": "Div Figure",
    "b5.caption": "Div Caption",
    "b5.credit": "Div P",
    "b6.title": "Sect H3",
    "b6.b0": "Sect P",
    "b6.b1.i0": "Sect L LI LBody",
    "b7.title": "Sect H3",
    "b7.e0.head": "Sect P",
    "note.b": "Note",
    "jump": "P",
    "b99": "P",
    "nonsense": "P",
}


@pytest.mark.parametrize(("path", "kinds"), KINDS.items())
def test_each_piece_of_a_story_has_its_elements(path, kinds):
    steps = story_steps(Ref("s", path, "paragraph"), STORY)
    assert " ".join(step.kind for step in steps) == kinds


def test_parts_of_a_block_sort_titles_then_numbers_then_what_stands_below():
    mixed = ["credit", "i10", "caption", "i2", "title", "h"]
    assert sorted(mixed, key=segment_order) == ["h", "title", "i2", "i10", "caption", "credit"]


def tree_of(display, *paths, story="lead"):
    """The tree grown from pieces drawn in this order."""
    marks = (Mark(Kind.TEXT, None, "text", ""),)
    marked = tuple(Marked(0, mcid, Tag(Ref(story, path, "paragraph")), marks) for mcid, path in enumerate(paths))
    return grow(display, marked, {})


def test_elements_stand_in_story_order_however_they_were_drawn(display):
    root = tree_of(display, "note.1", "b7", "b0", "jump", "headline", "b3.speaker", "b3.p0", "kicker")
    (article,) = root.elements()
    kinds = [element.kind for element in article.elements()]
    assert kinds == ["P", "H1", "P", "BlockQuote", "P", "Note", "P"]
    quotation = next(element for element in walk(article) if element.kind == "BlockQuote")
    assert [kid.kids[0].mcid for kid in quotation.elements()] == [6, 5]


def test_no_heading_skips_a_level(display):
    root = tree_of(display, "headline", "b1", "b0")
    assert [element.kind for element in walk(root) if element.kind.startswith("H")] == ["H1", "H2"]


def test_a_row_with_empty_cells_has_all_its_cells(display):
    root = tree_of(display, "b5.r0.c1")
    assert [element.kind for element in walk(root)] == ["Document", "Art", "Table", "TR", "TD", "TD"]


def test_a_list_marker_known_by_its_role_is_a_label(display):
    steps = story_steps(Ref("lead", "b4.i0", "label"), display.stories[0])
    assert [step.kind for step in steps] == ["L", "LI", "Lbl"]
