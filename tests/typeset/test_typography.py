"""What authors type, and what is set for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.story.model import Span
from broadsheet.typeset.typography import QUOTES, as_read, dress, dress_spans

# _ stands for a narrow no-break space, ~ for a no-break space
DRESSED = [
    ("en", "\"It's late,\" she said. \"The '90s are 'over'.\"", "“It’s late,” she said. “The ’90s are ‘over’.”"),
    ("en", "'Tis the sailors' song -- 1914--18 --- all of it...", "’Tis the sailors’ song~– 1914–18~— all of it…"),
    ("en", "J. K. Halloran, page 5, 10 km, Mr Oxley", "J.~K.~Halloran, page~5, 10~km, Mr~Oxley"),
    ("en", 'a well-known word - and ("this")', "a well-known word~– and (“this”)"),
    ("de", '"Moin", sagte sie, "das \'Licht\' brennt" - S. 12', "„Moin“, sagte sie, „das ‚Licht‘ brennt“~– S.~12"),
    ("fr", '"Oui", dit-il; «non»? 12 000 euros : l\'eau', "«_Oui_», dit-il_; «_non_»_? 12_000 euros~: l’eau"),
    ("fr", "Voir https://exemple.fr/?a=1 à 10:30", "Voir https://exemple.fr/?a=1 à 10:30"),
    ("es", '"Sí" - dijo; ¿"no"?', "«Sí»~— dijo; ¿«no»?"),
    ("pt", "\"Sim\" - disse 'ela'", "“Sim”~— disse ‘ela’"),
    ("pl", '"Tak" - powiedział, str. 7', "„Tak”~– powiedział, str.~7"),
    ("tr", '"Evet" dedi, Ankara\'da', "“Evet” dedi, Ankara’da"),
    ("el", '"Ναι" είπε', "«Ναι» είπε"),
    ("ru", '"Да" - сказал он, 12 000 руб.', "«Да»~— сказал он, 12_000~руб."),
]


@pytest.mark.parametrize(("language", "typed", "dressed"), DRESSED)
def test_plain_typing_is_dressed_by_language(language, typed, dressed):
    assert dress(typed, language) == dressed.replace("~", "\u00a0").replace("_", "\u202f")


@pytest.mark.parametrize("language", sorted(QUOTES))
@given(st.text(alphabet="ab ZÄé1'\"-.«»;:!?()–—…\u00a0\u202f\n", max_size=40))
def test_dressing_twice_changes_nothing_more(language, text):
    once = dress(text, language)
    assert dress(once, language) == once


@given(st.text(alphabet="abc XY'\"-.,;12", max_size=40))
def test_no_letter_or_figure_is_lost(text):
    plain = [sign for sign in text if sign.isalnum()]
    assert [sign for sign in dress(text, "fr") if sign.isalnum()] == plain


@given(st.lists(st.text(alphabet="ab '\"-.1\n", max_size=12), min_size=1, max_size=4))
def test_spans_are_dressed_as_one_text(texts):
    spans = tuple(Span(text, emphasis=bool(at % 2)) for at, text in enumerate(texts))
    done = dress_spans(spans, "en")
    assert "".join(span.text for span in done) == dress("".join(texts), "en")
    assert [span.emphasis for span in done] == [span.emphasis for span in spans]


def test_a_quotation_may_open_in_one_span_and_close_in_another():
    done = dress_spans((Span('He said "'), Span("now", emphasis=True), Span('".')), "en")
    assert [span.text for span in done] == ["He said “", "now", "”."]


def test_what_cannot_be_printed_is_left_out_and_marks_compose():
    assert dress("a\u202eb\u0000c\u200bd\ufeff", "en") == "abcd"
    assert dress("e\u0301", "en") == "é"


def test_what_is_read_back_has_plain_spaces():
    assert as_read('«Oui»  dit-\u00adil -\n"non"', "fr") == "« Oui » dit-il – « non »"
