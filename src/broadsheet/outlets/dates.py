"""Dates as a screen shows them, in the languages of ``words.LANGUAGES``: "6 November 2026", "November 2026"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from broadsheet.edition.words import month_and_year, words
from broadsheet.outlets.words import primary

ARABIC_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_FORMS = {"de": "{day}. {month} {year}", "es": "{day} de {month} de {year}", "pt": "{day} de {month} de {year}"}


@lru_cache(maxsize=4096)
def day_text(day: date, language: str) -> str:
    """A day: "6 November 2026", "6. November 2026", "1er novembre 2026"; no weekday."""
    chosen = words(language)
    months = chosen.months_in_dates or chosen.months
    if primary(language) == "ar":
        months = ARABIC_MONTHS
    number = "1er" if primary(language) == "fr" and day.day == 1 else str(day.day)
    form = _FORMS.get(primary(language), "{day} {month} {year}")
    return form.format(day=number, month=months[day.month - 1], year=day.year)


@lru_cache(maxsize=1024)
def month_text(day: date, language: str) -> str:
    """A month: "November 2026", "noviembre de 2026"."""
    if primary(language) == "ar":
        return f"{ARABIC_MONTHS[day.month - 1]} {day.year}"
    return month_and_year(day, language)
