"""The checks see what they should, and are silent on clean prose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.remarks import Place, Severity
from broadsheet.story.checking import check_story
from broadsheet.story.doubles import double_words
from broadsheet.story.model import Byline, Genre, Note, Paragraph, Picture, Quotation, Span, Story
from broadsheet.story.quotes import open_marks, unbalanced
from broadsheet.story.reading import read_story_file

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour-light"
FILES = sorted(EXAMPLE.glob("issues/*/*.md"))
CLEAN = Story("x", "A headline", (Paragraph((Span("Text."),)),), bylines=(Byline("Ida"),))


def rules(story: Story) -> list[str]:
    """The names of the rules a story breaks."""
    return [remark.rule for remark in check_story(story, "x.md")]


def with_text(*paragraphs: str, language: str = "en") -> Story:
    """A clean story with other paragraphs."""
    return replace(CLEAN, blocks=tuple(Paragraph((Span(text),)) for text in paragraphs), language=language)


def test_a_clean_story_is_clean():
    assert check_story(CLEAN, "x.md") == ()


def test_a_word_that_stands_twice_is_a_warning():
    (remark,) = check_story(with_text("The the gate opened at noon."), "x.md")
    assert (remark.rule, remark.severity) == ("double-word", Severity.WARN)
    assert rules(with_text("The gate opened at noon.")) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_example_is_read_and_checked_without_a_remark(file: Path):
    story, remarks = read_story_file(file, EXAMPLE)
    assert story is not None
    assert remarks == ()
    assert check_story(story, file.name) == ()


def test_a_picture_needs_alt_text_caption_and_credit():
    story = replace(CLEAN, blocks=(*CLEAN.blocks, Picture("p.png")))
    assert rules(story) == ["missing-alt", "missing-caption", "missing-credit"]


def test_a_decorative_picture_needs_none_of_them():
    assert rules(replace(CLEAN, blocks=(*CLEAN.blocks, Picture("p.png", decorative=True)))) == []


def test_a_quotation_needs_a_speaker():
    story = replace(CLEAN, blocks=(Quotation(((Span("We have kept the lamp."),),)),))
    (remark,) = check_story(story, "x.md")
    assert remark.rule == "missing-speaker"
    assert "We have kept the lamp." in remark.message
    assert remark.place == Place("x.md", story="x")


def test_news_and_analysis_are_signed_and_briefs_need_not_be():
    unsigned = replace(CLEAN, bylines=())
    assert rules(unsigned) == ["missing-byline"]
    assert rules(replace(unsigned, genre=Genre.ANALYSIS)) == ["missing-byline"]
    assert rules(replace(unsigned, genre=Genre.BRIEF)) == []


def test_a_story_without_text_stops_the_press():
    (remark,) = check_story(replace(CLEAN, blocks=()), "x.md")
    assert (remark.rule, remark.severity) == ("no-text", Severity.STOP)


def test_a_long_headline_is_noted_unless_it_has_shorter_forms():
    long = replace(CLEAN, headline="One two three four five six seven eight nine ten eleven")
    assert rules(long) == ["long-headline"]
    assert rules(replace(long, print_headlines=("One two",))) == []


def test_a_word_that_fits_no_column_is_seen_in_a_headline():
    assert rules(replace(CLEAN, headline="x" * 41)) == ["endless-word"]
    assert rules(replace(CLEAN, headline="x" * 40)) == []


def test_asterisks_in_a_headline_are_seen_but_not_sums():
    assert rules(replace(CLEAN, headline="The *Constance* sails")) == ["markup-in-plain-text"]
    assert rules(replace(CLEAN, headline="Why 3 * 4 is 12 * 1")) == []


def test_a_note_without_a_mark_is_seen():
    noted = replace(CLEAN, notes=(Note("1", (Span("So."),)),))
    assert rules(noted) == ["note-without-mark"]
    marked = replace(noted, blocks=(Paragraph((Span("Text", note="1"),)),))
    assert rules(marked) == []


BALANCED = [
    ("en", "“I said ‘no’,” she said. “Don’t.”"),
    ("en", "Rock ’n’ roll, the ’90s and the boats’ berths."),
    ("en", 'He said "no" and left.'),
    ("en", 'A 12" pipe and a 10” one.'),
    ("en", "The German paper „Die Laterne“ and the French « Le Fanal » agree."),
    ("de", "„Nein“, sagte sie. „Das ‚Nein‘ steht.“"),
    ("de", "»Nein«, sagte sie. «Doch», sagte er."),
    ("fr", "«\u202fNon\u202f», dit-elle. Il répondit “oui”."),
    ("pl", "„Nie”, powiedziała. Tygodnik «Port» milczy."),
    ("ru", "«Газета „Порт“ вышла», — сказал он."),
    ("el", "«Όχι», είπε. «Το “Φως” έσβησε.»"),
    ("tr", "“Hayır,” dedi. “Gel.”"),
    ("sv", "”Nej”, sade hon. ”Jo.”"),
]


@pytest.mark.parametrize(("language", "text"), BALANCED)
def test_quotes_that_pair_are_left_in_peace(language: str, text: str):
    assert open_marks(text, language) == ("", "")
    assert rules(with_text(text, language=language)) == []


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("en", "“I said no, she said.", "“"),
        ("en", "‘I said no, she said.", "‘"),
        ("en", 'He said "no and left.', '"'),
        ("de", "„Nein, sagte sie.", "„"),
        ("fr", "«\u202fNon, dit-elle.", "«"),
        ("ru", "«Газета „Порт“ вышла, — сказал он.", "«"),
        ("pl", "„Nie, powiedziała. «Port» milczy.", "„"),
    ],
)
def test_a_quote_that_never_closes_is_seen(language: str, text: str, mark: str):
    assert open_marks(text, language) == (mark, "")
    assert rules(with_text(text, language=language)) == ["unclosed-quote"]


def test_a_mark_that_closes_nothing_is_seen():
    assert open_marks("I said no,” she said.", "en") == ("", "”")


def test_a_quotation_over_several_paragraphs_opens_anew_at_each():
    assert list(unbalanced(("“One.", "“Two.", "“Three.”", "Done."), "en")) == []
    assert list(unbalanced(("“One.", "Two.”"), "en")) == [("“One.", "“", False), ("Two.”", "”", True)]


def test_a_quotation_runs_on_behind_a_picture_but_not_behind_a_subhead():
    first, second = Paragraph((Span("“One."),)), Paragraph((Span("“Two.”"),))
    picture = Picture("p.png", decorative=True)
    assert rules(replace(CLEAN, blocks=(first, picture, second))) == []
    assert rules(replace(CLEAN, blocks=(first, Quotation(((Span("x"),),), "Ida"), second))) == ["unclosed-quote"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "He went to the the pier.", ["the the"]),
        ("en", "The the pier", ["The the"]),
        ("en", "in of\nof the", ["of\nof"]),
        ("en", "the the the", ["the the", "the the"]),
        ("de", "Er ging und und kam.", ["und und"]),
        ("fr", "Elle va de de la mer.", ["de de"]),
        ("pl", "On się się śmiał.", ["się się"]),
        ("tr", "Deniz ve ve liman", ["ve ve"]),
        ("el", "στο στο λιμάνι", ["στο στο"]),
        ("ru", "он пошёл в в порт", ["в в"]),
    ],
)
def test_a_word_set_twice_is_seen(language: str, text: str, found: list[str]):
    assert list(double_words(text, language)) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I knew that that had had no effect on her her whole life."),
        ("en", "Duran Duran played New York, New York. It was very very late: late, late."),
        ("en", "The first FIRST Cup was held."),
        ("en", "A tick-tock clock, face to face, 11 11, so-so so they say, well-to-to."),
        ("de", "Die, die die Zeche zahlen, wissen, ob Sie sie kennen."),
        ("fr", "Nous nous sommes tus; vous vous taisez; ce qu’il y a a changé."),
        ("tr", "yavaş yavaş geldi, zaman zaman gitti"),
        ("el", "σιγά σιγά, ο πατέρας του του είπε"),
        ("ru", "еле еле, чуть-чуть"),
    ],
)
def test_repeats_that_are_meant_are_left_in_peace(language: str, text: str):
    assert list(double_words(text, language)) == []
