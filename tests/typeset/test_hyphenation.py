"""Where words divide, in nine languages."""

from __future__ import annotations

import pyphen
import pytest

from broadsheet.typeset.hyphenation import DICTIONARIES, Patterns, breaks, syllables

WORDS = {
    "en": "understanding representative neighbourhood lighthouse university",
    "de": "Verantwortung Hafenmeisterin Schifffahrt Gemeinderat Zusammenarbeit",
    "fr": "gouvernement bibliothèque responsabilité aujourd constitution",
    "es": "ayuntamiento responsabilidad conversación trabajadores",
    "pt": "responsabilidade trabalhadores municipal administração",
    "pl": "odpowiedzialność przedsiębiorstwo wspólnota",
    "el": "δημοκρατία εφημερίδα συνέλευση",
    "ru": "ответственность правительство электростанция",
}


def divided(token: str, language: str) -> str:
    """A token with a hyphen drawn wherever one would be added, a bar where it would break without."""
    out, start = "", 0
    for place in breaks(token, language):
        out += token[start : place.at] + ("-" if place.adds else "|")
        start = place.at
    return out + token[start:]


@pytest.mark.parametrize("language", sorted(DICTIONARIES))
def test_the_patterns_divide_as_the_library_they_come_from(language):
    peer = pyphen.Pyphen(lang=DICTIONARIES[language])
    ours = Patterns(pyphen.LANGUAGES[DICTIONARIES[language]])
    for word in WORDS[language].split():
        assert ours.positions(word) == [int(place) for place in peer.hd.positions(word)]
        assert syllables(word, language), word


@pytest.mark.parametrize("language", sorted(DICTIONARIES))
def test_two_letters_stay_and_three_are_carried_over(language):
    for word in WORDS[language].split():
        assert all(2 <= at <= len(word) - 3 for at in syllables(word, language))


def test_turkish_divides_by_its_vowels():
    assert divided("gazetecilik", "tr") == "ga-ze-te-ci-lik"
    assert divided("türkçesinden", "tr") == "türk-çe-sin-den"


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("“neighbourhood,”", "“neigh-bour-hood,”"),
        ("NATIONAL", "NATIONAL"),
        ("1990s", "1990s"),
        ("well-considered", "well-|con-sid-ered"),
        ("and/or", "and/|or"),
        ("2024–2025", "2024–|2025"),
        ("after—before", "af-ter—|be-fore"),
        ("https://example.org/news/wall", "https://example|.org/|news/|wall"),
        ("someone@example.org", "someone@|example|.org"),
        ("people", "peo-ple"),
        ("cat", "cat"),
        ("dash–", "dash–"),
        ("-5", "-5"),
    ],
)
def test_breaks_of_many_kinds(token, expected):
    assert divided(token, "en") == expected


def test_a_soft_hyphen_says_where_and_silences_the_patterns():
    assert [place.at for place in breaks("Ur\u00adinstinktverhalten", "de")] == [3]


def test_the_exception_list_wins():
    assert syllables("Everything", "en") == (2, 5)
    assert syllables("records", "en") == (3,)


def test_a_language_without_patterns_is_not_divided():
    assert breaks("responsibility", "xx") == ()
