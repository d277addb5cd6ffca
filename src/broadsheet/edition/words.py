"""The few words print needs around the copy, in the languages a paper may be set in.

An unknown language gets English; a region ("de-AT") the words of its language.
"""

from __future__ import annotations

from datetime import date

from broadsheet.edition.vocabulary import EN, LANGUAGES, Words

__all__ = ["Words", "long_date", "month_and_year", "words"]


def words(language: str) -> Words:
    """Look up the words of a language tag ("de", "de-AT"); English for a language not in ``LANGUAGES``."""
    return LANGUAGES.get(language.replace("_", "-").split("-")[0].casefold(), EN)


def long_date(day: date, language: str) -> str:
    """Write a date as a folio prints it: "Friday 6 November 2026", "Freitag, 6. November 2026"."""
    chosen = words(language)
    months = chosen.months_in_dates or chosen.months
    number = "1er" if chosen.language == "fr" and day.day == 1 else str(day.day)
    return chosen.date_form.format(
        weekday=chosen.weekdays[day.weekday()], day=number, month=months[day.month - 1], year=day.year
    )


def month_and_year(day: date, language: str) -> str:
    """Write a month as a monthly's nameplate prints it: "November 2026", "noviembre de 2026"."""
    chosen = words(language)
    link = " de " if chosen.language in {"es", "pt"} else " "
    return f"{chosen.months[day.month - 1]}{link}{day.year}"
