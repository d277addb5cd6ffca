"""The words around the copy, in nine languages."""

from __future__ import annotations

from datetime import date, timedelta
from string import Formatter

import pytest

from broadsheet.edition.vocabulary import LANGUAGES
from broadsheet.edition.words import long_date, month_and_year, words

MAY_DAY = date(2026, 5, 1)
NUMBERED = ("continued_on", "continued_from", "page_number", "issue_number", "volume_number", "first_printed")


def test_a_folio_date_follows_the_custom_of_its_language():
    assert long_date(MAY_DAY, "en") == "Friday 1 May 2026"
    assert long_date(MAY_DAY, "de") == "Freitag, 1. Mai 2026"
    assert long_date(MAY_DAY, "fr") == "vendredi 1er mai 2026"
    assert long_date(MAY_DAY, "es") == "viernes, 1 de mayo de 2026"
    assert long_date(MAY_DAY, "pt") == "sexta-feira, 1 de maio de 2026"
    assert long_date(MAY_DAY, "pl") == "piątek, 1 maja 2026"
    assert long_date(MAY_DAY, "tr") == "1 Mayıs 2026 Cuma"
    assert long_date(MAY_DAY, "el") == "Παρασκευή 1 Μαΐου 2026"
    assert long_date(MAY_DAY, "ru") == "пятница, 1 мая 2026 г."


def test_a_month_alone_stands_in_its_own_case():
    assert month_and_year(MAY_DAY, "pl") == "maj 2026"
    assert month_and_year(MAY_DAY, "el") == "Μάιος 2026"
    assert month_and_year(MAY_DAY, "es") == "mayo de 2026"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_day_of_a_year_reads_differently(language):
    days = [long_date(MAY_DAY + timedelta(days=n), language) for n in range(365)]
    assert len(set(days)) == 365


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_language_has_all_its_words_with_a_place_for_the_number(language):
    chosen = words(language)
    assert len(chosen.months) == 12
    assert len(chosen.months_in_dates) in {0, 12}
    assert len(chosen.weekdays) == 7
    for name in NUMBERED:
        fields = [field for _, field, _, _ in Formatter().parse(getattr(chosen, name)) if field]
        assert fields == ["n"], name


def test_a_region_gets_its_language_and_an_unknown_language_english():
    assert words("de-AT").language == "de"
    assert words("PT_br").language == "pt"
    assert words("cy").language == "en"
