"""Words are counted as an editor counts them, in every language."""

from __future__ import annotations

import pytest

from broadsheet.story.counting import Length, count_words, length_of, words_of
from broadsheet.story.model import Byline, FactBox, Note, Paragraph, Picture, Span, Story


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s a well-known fact.", ("It’s", "a", "well-known", "fact")),
        ("He paid £4,106 – or 3.1m?", ("He", "paid", "4,106", "or", "3.1m")),
        ("“No,” she said—twice.", ("No", "she", "said", "twice")),
        ("Το λιμάνι, ο φάρος", ("Το", "λιμάνι", "ο", "φάρος")),
        ("Из-за шторма", ("Из-за", "шторма")),
        ("cafe\u0301 na\u00efve hy\u00adphen", ("cafe\u0301", "na\u00efve", "hy\u00adphen")),
        ("l’eau d'or", ("l’eau", "d'or")),
        ("… – !", ()),
    ],
)
def test_words_are_what_an_editor_counts(text: str, words: tuple[str, ...]):
    assert words_of(text) == words


def test_a_story_counts_all_it_prints_and_nothing_else():
    story = Story(
        "x",
        "Two words",
        (
            Paragraph((Span("Three words "), Span("here.", emphasis=True))),
            Picture("p.png", "alt text is not printed", (Span("A caption"),), "Tom"),
            FactBox("Box", (Paragraph((Span("in it"),)),)),
        ),
        bylines=(Byline("Ida Moss"),),
        notes=(Note("1", (Span("noted"),)),),
    )
    assert count_words(story) == 2 + 2 + 3 + 2 + 1 + 1 + 2 + 1
    assert length_of(Story("x", "One two", ())) == Length(2, 7)
