"""Writing a story and reading it again gives the story, whatever it holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from broadsheet.story.model import (
    Byline,
    Correction,
    CorrectionKind,
    Focus,
    ItemList,
    ListItem,
    Note,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Span,
    Story,
)
from broadsheet.story.normal import normalise
from broadsheet.story.reading import read_story
from broadsheet.story.writing import write_story
from builders import a_story
from story.strategies import spans, stories, with_notes


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
