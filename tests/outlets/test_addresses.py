"""Names become parts of addresses that every file system can hold."""

from __future__ import annotations

from datetime import date

from broadsheet.outlets.addresses import LONGEST, article_address, slug_of


def test_a_name_becomes_small_letters_with_hyphens():
    assert [slug_of(name) for name in ("Ada Finch", "Élise Straße", "Ημερολόγιο", "…")] == [
        *("ada-finch", "elise-strasse", "ημερολογιο", "x"),
    ]


def test_a_name_too_long_for_a_folder_is_cut_and_stays_unlike_others():
    one, other = slug_of("wörter " * 90 + "one"), slug_of("wörter " * 90 + "other")
    assert one != other
    assert max(len(slug.encode()) for slug in (one, other, slug_of("я" * 500))) <= LONGEST
    assert slug_of("a" * LONGEST) == "a" * LONGEST


def test_an_articles_own_slug_is_taken_as_it_is_unless_it_is_too_long():
    day = date(2026, 11, 6)
    assert article_address(day, "the-vote", "x1") == "/2026/11/the-vote/"
    assert article_address(day, "", "The Vote") == "/2026/11/the-vote/"
    assert len(article_address(day, "v" * 400, "x1").encode()) == len("/2026/11//") + LONGEST
