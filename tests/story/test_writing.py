"""Writing a story and reading it again gives the story, whatever it holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.story.model import (
    Align,
    Byline,
    Correction,
    CorrectionKind,
    Elsewhere,
    FactBox,
    Focus,
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
from broadsheet.story.normal import normalise
from broadsheet.story.reading import read_story
from broadsheet.story.writing import write_story
from builders import a_story

# What a text may be made of: words and everything Markdown, YAML or HTML could take for its own.
MORSELS = (
    "word", "Straße", "λιμάνι", "порт", "ırmak", "a", "7", "1.", "12)", "1984", "no", "- ", "+ ", "* ", "#", "## x",
    "> ", "*", "**", "_", "__", "`", "```", "~~~", "[", "]", "[x](y)", "![", "](", "[^1]", "[^a]: b", "[sic] ", "(",
    ")", "<b>", "</b>", "<!--", "-->", "<https://a.b>", "&amp;", "&", "&#8212;", ";", ":", ": ", "::: ", "::: box",
    ":::", "---", "===", "***", "|", "| a |", "\\", "\\*", "\\|", '"', "'", "“", "”", "„", "«", "—", "— ", "--- ",
    "-- ", "–", ",", "\\,", "!", "?", "{", "}", '{a="b"}', " ", "  ", "\n", "\t", "\u00a0", "\u202f", "\u00ad", "é",
    "e\u0301", "👩\u200d👧", "🏴", "€", "$5", "https://example.org/a_b?c=d&e", "%", "@", "=", "~", "^", "/", ".", "…",
    "\u200d", "\u0007", "\ufeff", "\u202e",
)  # fmt: skip
texts = st.lists(st.sampled_from(MORSELS), max_size=6).map("".join) | st.text(max_size=8)
links = st.sampled_from(
    [
        "",
        "",
        "",
        "https://example.org/a_(b)?c=d&amp;e#f",
        "mailto:a@b.example",
        "/2026/11/x y/",
        "a<b>c\\d",
        "#note",
        "javascript:x",
        "ü|ö",
    ]
)
flags = st.booleans()
names = st.sampled_from(["", "", "", "1", "sale", "a*b", "x`y", "ä"])
KNOWN = ("1", "sale", "a-b", "x-y", "ä")
spans = st.lists(st.builds(Span, texts, flags, flags, links, names), max_size=4).map(tuple)
aligns = st.sampled_from(Align)
paragraphs = st.builds(Paragraph, spans)
items = st.builds(ListItem, spans, st.integers(0, 4), flags, st.sampled_from([0, 0, 1, 2, 3, 7, 999_999_999]))
item_lists = st.builds(ItemList, st.lists(items, max_size=6).map(tuple))
rows = st.lists(spans, max_size=3).map(tuple)
tables = st.builds(Table, rows, st.lists(rows, max_size=3).map(tuple), st.lists(aligns, max_size=3).map(tuple), spans)
pictures = st.builds(
    Picture, texts, texts, spans, texts, texts, st.builds(Focus, st.integers(-5, 1005), st.integers(0, 1000)), flags
)
boxes = st.builds(FactBox, texts, st.lists(paragraphs | item_lists | tables, max_size=3).map(tuple))
entries = st.builds(ListingEntry, spans, spans)
blocks = st.one_of(
    paragraphs,
    st.builds(Subhead, spans, st.integers(0, 4)),
    st.builds(Quotation, st.lists(spans, max_size=3).map(tuple), texts, texts),
    item_lists,
    tables,
    pictures,
    st.builds(PullQuote, spans, texts),
    boxes,
    st.builds(Listing, texts, st.lists(entries, max_size=3).map(tuple)),
    st.just(SectionBreak()),
)
days = st.dates(date(1700, 1, 1), date(2100, 12, 31))
stories = st.builds(
    Story,
    id=texts,
    headline=texts,
    blocks=st.lists(blocks, max_size=5).map(tuple),
    slug=texts,
    kicker=texts,
    print_headlines=st.lists(texts, max_size=2).map(tuple),
    standfirst=texts,
    bylines=st.lists(st.builds(Byline, texts, st.sampled_from(["words", "drawing"]) | texts), max_size=2).map(tuple),
    dateline=texts,
    section=texts,
    language=st.sampled_from(["en", "de-AT", "", "no"]),
    genre=st.sampled_from(Genre),
    subjects=st.lists(texts, max_size=2).map(tuple),
    published=st.none() | days,
    notes=st.lists(st.builds(Note, st.sampled_from(["1", "sale", "a*b", "x`y", "ä"]), spans), max_size=3).map(tuple),
    corrections=st.lists(st.builds(Correction, days, st.sampled_from(CorrectionKind), texts), max_size=2).map(tuple),
    origin=st.none() | st.builds(Origin, st.integers(-1, 999), st.integers(0, 99), st.none() | days, texts),
    related=st.lists(texts, max_size=2).map(tuple),
    elsewhere=st.lists(st.builds(Elsewhere, texts, links, texts, texts, st.booleans()), max_size=2).map(tuple),
)  # fmt: skip


def with_notes(story: Story) -> Story:
    """The story with a note for every mark in it, and an id and a headline."""
    found = normalise(story)
    here = {note.id for note in found.notes}
    text = repr(found.blocks) + repr(found.notes)
    missing = [name for name in KNOWN if f"note={name!r}" in text and name not in here]
    return normalise(
        Story(**{
            **{field: getattr(found, field) for field in Story.__dataclass_fields__},
            "id": found.id or "x",
            "headline": found.headline or "X",
            "notes": (*found.notes, *(Note(name, (Span("So."),)) for name in missing)),
        })
    )  # fmt: skip


def back(story: Story) -> Story | None:
    """The story after writing and reading."""
    return read_story(write_story(story), "story.md")[0]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories)
def test_reading_what_was_written_gives_an_equal_story(story: Story):
    complete = with_notes(story)
    assert back(complete) == complete


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories)
def test_the_normal_form_is_normal_and_written_alike(story: Story):
    normal = normalise(story)
    assert normalise(normal) == normal
    assert write_story(normal) == write_story(story)


@settings(max_examples=300, deadline=None)
@given(spans)
def test_dress_links_and_notes_survive_in_any_order(some: tuple[Span, ...]):
    story = with_notes(Story("x", "X", (Paragraph(some), Quotation((some, some)), PullQuote(some))))
    assert back(story) == story


@settings(max_examples=100, deadline=None)
@given(stories)
def test_writing_draws_no_remark_about_the_body(story: Story):
    quiet = {"note-twice", "picture-file", "byline-role", "byline-name", "id-form", "slug-form", "control-character"}
    quiet |= {"lost-character", "mangled-letter"}
    remarks = read_story(write_story(with_notes(story)), "story.md")[1]
    assert not [remark for remark in remarks if remark.rule not in quiet]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("language", ["en", "de"])
def test_an_invented_story_of_the_tests_survives_as_it_is(seed: int, language: str):
    story = a_story("piece", seed, words=600, language=language, pictures=("p.jpg",))
    assert read_story(write_story(story), "story.md") == (story, ())


def test_a_day_that_stands_twice_is_written_twice():
    day = date(2026, 11, 6)
    story = Story("a", "A", (), published=day, corrections=(Correction(day, CorrectionKind.UPDATE, "More is known."),))
    assert write_story(story).count("2026-11-06") == 2
    assert read_story(write_story(story), "a.md") == (story, ())


def test_clean_prose_is_written_without_a_backslash():
    prose = "She paid £3.50 (about $4) at 7 p.m. – “not a penny more” [sic] – to A&B Ltd. #harbour is -5 °C; see a/b_c!"
    written = write_story(Story("x", "X", (Paragraph((Span(prose),)),)))
    assert prose in written


def test_a_written_file_looks_as_an_editor_would_write_it():
    story = Story(
        "lamp",
        "Lamp: lit",
        (
            Paragraph((Span("The "), Span("Constance", emphasis=True), Span("’s mate.", note="1"))),
            Quotation(((Span("It stays."),),), "Ida Moss, keeper", "to the board"),
            ItemList((ListItem((Span("one"),)), ListItem((Span("two"),), 1, ordered=True, number=1))),
            Picture("pictures/a b.png", "Alt", (Span("Cap"),), "Tom", focus=Focus(400, 300)),
        ),
        bylines=(Byline("Mara"),),
        notes=(Note("1", (Span("So."),)),),
    )
    assert write_story(story) == (
        "---\nid: lamp\nheadline: 'Lamp: lit'\nbylines:\n- name: Mara\n  role: words\nlanguage: en\ngenre: news\n---\n"
        "\n"
        "The *Constance*’s mate.[^1]\n\n> It stays.\n>\n> — Ida Moss, keeper; to the board\n\n- one\n\n  1. two\n\n"
        '![Alt](<pictures/a b.png>){caption="Cap" credit="Tom" focus="400,300"}\n\n[^1]: So.\n'
    )
