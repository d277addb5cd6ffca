"""What a query asks for, and how what was found is shown."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.search.rules import Piece, Term, document_of, excerpt, folded, terms_of


def test_case_and_accents_make_no_difference():
    assert folded("Café ÉTÉ Straße") == folded("cafe ete STRASSE")


def test_the_last_word_may_be_the_beginning_of_one():
    assert terms_of("harbour mas") == (Term(("harbour",)), Term(("mas",), prefix=True))


def test_words_in_quotes_stand_together():
    assert terms_of('"harbour master" tide') == (Term(("harbour", "master")), Term(("tide",), prefix=True))


def test_a_quotation_that_is_being_typed_may_go_on():
    assert terms_of('"harbour mas') == (Term(("harbour", "mas"), prefix=True),)


@pytest.mark.parametrize("query", ["", "  ", '"', '""', "***", "-- ;", "\0", "\ud800", "🦆", '"" ""'])
def test_a_query_without_words_asks_for_nothing(query):
    assert terms_of(query) == ()


def test_a_query_has_an_end():
    terms = terms_of(" ".join(f"word{number}" for number in range(200)))
    assert len(terms) == 12
    assert terms_of("x" * 5_000)[0].words == ("x" * 60,)


def test_what_is_found_is_marked_with_some_words_around_it():
    text = "A long way off. " * 20 + "The Café by the harbour was full. " + "And so on. " * 40
    pieces = excerpt(text, terms_of("cafe"))
    assert [piece.text for piece in pieces if piece.found] == ["Café"]
    assert pieces[0] == Piece("…")
    assert pieces[-1] == Piece("…")
    assert sum(len(piece.text) for piece in pieces) < 320


def test_where_only_the_headline_fits_the_beginning_is_shown():
    assert excerpt("The quay was quiet.", terms_of("tide")) == (Piece("The quay was quiet."),)


def test_streams_give_their_words_and_nothing_of_their_form():
    body = [
        {"type": "paragraph", "value": '<p data-block-key="k9">Fog &amp; <b>rain</b></p>', "id": "abc"},
        {"type": "picture", "value": {"image": 7, "caption": "The crane"}, "id": "def"},
    ]
    names = [{"type": "byline", "value": {"name": "Nell Oxtoby", "role": "words"}, "id": "ghi"}]
    found = document_of({"headline": "Fog", "standfirst": "Grey"}, {"body": body, "bylines": names})
    assert found.copy.split() == ["Grey", "Fog", "&", "rain", "The", "crane"]
    assert "Nell Oxtoby" in found.names
