"""The text of a story piece by piece, under the names that typesetting and the press use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.story.bylines import LANGUAGES, ROLES, WRITERS, byline_line, byline_roles, byline_text
from broadsheet.story.model import (
    Align,
    Byline,
    FactBox,
    ItemList,
    Listing,
    ListingEntry,
    ListItem,
    Note,
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
from broadsheet.story.text import attribution, plain, story_paragraphs, story_texts, with_dateline


def words(text: str) -> tuple[Span, ...]:
    """A text as spans."""
    return (Span(text),)


FULL = Story(
    "lamp",
    "Lamp stays lit",
    (
        Paragraph((Span("A ", note="1"), Span("b", emphasis=True))),
        Subhead(words("Costs")),
        Quotation((words("One."), words("Two.")), "Ida Moss", "to the board"),
        ItemList((ListItem(words("first")), ListItem(words("inner"), 1))),
        Table((words("Year"), ()), ((words("2024"), words("£9")),), (Align.LEFT, Align.RIGHT), words("The costs")),
        Picture("p.png", "not printed", words("A lamp."), "Tom Reed"),
        PullQuote(words("Steer by it."), "Ida Moss"),
        FactBox("How to", (Paragraph(words("Go.")), ItemList((ListItem(words("north")),)))),
        Listing("This week", (ListingEntry(words("Friday."), words("Quiz.")), ListingEntry((), words("Walk.")))),
        SectionBreak(),
    ),
    kicker="Gannet Point",
    standfirst="It was close.",
    bylines=(Byline("Mara Quill"),),
    dateline="Hethra",
    notes=(Note("1", words("So it was.")),),
)


def test_every_piece_has_its_path_role_and_text_in_reading_order():
    assert story_paragraphs(FULL) == (
        ("kicker", "kicker", "Gannet Point"),
        ("headline", "headline", "Lamp stays lit"),
        ("standfirst", "standfirst", "It was close."),
        ("byline", "byline", "Mara Quill"),
        ("b0", "paragraph", "Hethra. A b"),
        ("b1", "subhead", "Costs"),
        ("b2.p0", "quotation", "One."),
        ("b2.p1", "quotation", "Two."),
        ("b2.speaker", "speaker", "Ida Moss, to the board"),
        ("b3.i0", "list-item", "first"),
        ("b3.i1", "list-item", "inner"),
        ("b4.rh.c0", "table-cell", "Year"),
        ("b4.r0.c0", "table-cell", "2024"),
        ("b4.r0.c1", "table-cell", "£9"),
        ("b4.caption", "caption", "The costs"),
        ("b5.caption", "caption", "A lamp."),
        ("b5.credit", "credit", "Tom Reed"),
        ("b6", "pull-quote", "Steer by it."),
        ("b6.speaker", "pull-quote", "Ida Moss"),
        ("b7.title", "box-title", "How to"),
        ("b7.b0", "paragraph", "Go."),
        ("b7.b1.i0", "list-item", "north"),
        ("b8.title", "box-title", "This week"),
        ("b8.e0.head", "listing-head", "Friday."),
        ("b8.e0.text", "listing", "Quiz."),
        ("b8.e1.text", "listing", "Walk."),
        ("note.1", "note", "So it was."),
    )


def test_the_dateline_runs_in_strong_and_only_once():
    dressed = with_dateline(FULL)
    first = dressed.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.spans[:2] == (Span("Hethra.", strong=True), Span(" "))
    assert with_dateline(dressed) == dressed


def test_a_dateline_without_a_paragraph_is_a_piece_of_its_own():
    story = Story("x", "X", (SectionBreak(),), dateline="Hethra")
    assert with_dateline(story) is story
    assert story_paragraphs(story)[-1] == ("dateline", "paragraph", "Hethra")


def test_an_attribution_says_only_what_is_known():
    assert attribution(Quotation((), "Ida Moss")) == "Ida Moss"
    assert attribution(Quotation((), "", "The Times")) == "The Times"
    assert attribution(Quotation(())) == ""


def test_plain_text_has_no_dress():
    assert plain((Span("a", strong=True), Span("b", link="x", note="1"))) == "ab"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Mara Quill, Ida Moss and Jo Fenn; photographs by Tom Reed"),
        ("en-GB", "Mara Quill, Ida Moss and Jo Fenn; photographs by Tom Reed"),
        ("de-AT", "Mara Quill, Ida Moss und Jo Fenn; Fotos: Tom Reed"),
        ("fr", "Mara Quill, Ida Moss et Jo Fenn; photos\u202f: Tom Reed"),
        ("ru", "Mara Quill, Ida Moss и Jo Fenn; фото: Tom Reed"),
        ("xx", "Mara Quill, Ida Moss and Jo Fenn; photographs by Tom Reed"),
    ],
)
def test_the_byline_names_everybody_in_the_language_of_the_story(language: str, line: str):
    bylines = (Byline("Mara Quill"), Byline("Tom Reed", "photographs"), Byline("Ida Moss"), Byline("Jo Fenn"))
    assert byline_text(Story("x", "X", (), bylines=bylines, language=language)) == line


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_words_every_role(language: str):
    for role in ("words", "photographs", "translation", "drawing", "research", "data"):
        line = byline_text(Story("x", "X", (), bylines=(Byline("{Zoë}", role),), language=language))
        assert line.endswith("{Zoë}")
        assert (line == "{Zoë}") == (role == "words")


def test_a_byline_without_a_writer_begins_with_a_capital():
    assert byline_text(Story("x", "X", (), bylines=(Byline("Wren", "drawing"),))) == "Drawing by Wren"


def test_a_role_of_ones_own_stands_before_its_names():
    story = Story("x", "X", (), bylines=(Byline("Wren", "scissors {and} paste"),))
    assert byline_text(story) == "Scissors {and} paste: Wren"


def test_spanish_y_becomes_e_before_an_i():
    bylines = (Byline("Ana"), Byline("Inés"), Byline("Isabel"))
    assert byline_text(Story("x", "X", (), bylines=bylines, language="es")) == "Ana, Inés e Isabel"
    assert byline_text(Story("x", "X", (), bylines=(Byline("Ana"), Byline("Hiela")), language="es")) == "Ana y Hiela"


@pytest.mark.parametrize(
    ("language", "role", "line"),
    [
        ("en", "words", "By Mara Quill and Ida Moss"),
        ("en", "photographs", "Photographs: Tom Reed"),
        ("de-AT", "words", "Von Mara Quill und Ida Moss"),
        ("fr", "photographs", "Photos\u202f: Tom Reed"),
        ("pl", "words", "Tekst: Mara Quill i Ida Moss"),
        ("xx", "{x}", "{x}: {y}"),
        ("en", "data", ""),
    ],
)
def test_a_role_has_a_line_of_its_own(language: str, role: str, line: str):
    bylines = (Byline("Mara Quill"), Byline("Tom Reed", "photographs"), Byline("Ida Moss"), Byline("{y}", "{x}"))
    story = Story("x", "X", (), bylines=bylines, language=language)
    assert byline_line(story, role) == line
    assert byline_roles(story) == ("words", "photographs", "{x}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_words_every_role_on_a_line_of_its_own(language: str):
    for role in (WRITERS, *ROLES):
        line = byline_line(Story("x", "X", (), bylines=(Byline("{Zoë}", role),), language=language), role)
        assert line.endswith(" {Zoë}")
        assert line[0].isupper()


def test_the_texts_alone_are_those_of_the_pieces():
    apart = [text for _, _, text in story_paragraphs(replace(FULL, dateline=""))]
    assert sorted(text for text in story_texts(FULL) if text) == sorted([*apart, "Hethra"])
