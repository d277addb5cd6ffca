"""Imprint, how to get the paper, and what stands where there is nothing."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter

import pytest

from broadsheet.outlets.model import GonePage, StandingPage
from broadsheet.outlets.web.contacts import mail_link, mail_phrase
from broadsheet.outlets.web.list_words import LIST_WORDS, list_words
from broadsheet.outlets.words import LANGUAGES
from newsstand import PAPER, an_issue, html_of

GET = StandingPage("get", (an_issue(), an_issue(23, stock=3), an_issue(22, stock=0)))


def fields_of(phrase: str) -> set[str]:
    """The values a phrase wants."""
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("key", sorted(LIST_WORDS))
def test_every_phrase_is_told_in_every_language_with_the_same_values(key):
    told = LIST_WORDS[key]
    assert len(told) == len(LANGUAGES)
    assert all(told)
    assert {frozenset(fields_of(phrase)) for phrase in told} == {frozenset(fields_of(told[0]))}


def test_what_masthead_and_lists_both_say_is_said_in_the_same_words():
    assert list_words("pl")["corrections"] == "Sprostowania"
    assert list_words("xx")["issue"] == "Issue {n}"


def test_the_imprint_names_editor_contact_issn_network_and_how_mistakes_are_corrected():
    page = html_of(StandingPage("imprint"))
    main = page.partition("<main")[2].partition("</main>")[0]
    for told in ("Editor: Ottilie Brand.", "East Quay, Ostmole", "ISSN 3994-0020", "Tideline", "Le Fanal"):
        assert told in main
    assert '<a href="/corrections/">Corrections</a>' in main
    assert '"correctionsPolicy":"https://molelight.example/corrections/"' in page


def test_copies_are_ordered_by_mail_on_a_page_or_by_asking_whatever_the_paper_has():
    mail = html_of(GET)
    page = html_of(GET, web=replace(PAPER.web, order_at="/order/"), base="/paper")
    ask = html_of(GET, orders_to="")
    assert 'Write to <a href="mailto:copies@molelight.example">copies@molelight.example</a> and say' in mail
    assert '<a class="button" href="/paper/order/">Order a copy</a>' in page
    assert "Ask us how to get a printed copy:" in ask


def test_back_issues_stand_with_their_stock_without_the_one_on_sale():
    stock = html_of(GET).partition('<ul class="stock">')[2].partition("</ul>")[0]
    assert "Issue 24" not in stock
    assert stock.index("Issue 23") < stock.index("Copies left: 3") < stock.index("Issue 22") < stock.index("Sold out")


def test_a_lost_reader_is_offered_the_search_and_the_ways_on():
    page = html_of(StandingPage("404"), base="/paper")
    assert '<meta name="robots" content="noindex"/>' in page
    assert '<form role="search" action="/paper/search/" method="get"' in page
    assert 'href="/paper/issues/">All issues</a>' in page


def test_a_paper_without_a_search_offers_none():
    page = html_of(StandingPage("404"), web=replace(PAPER.web, search=False))
    assert 'role="search"' not in page
    assert "/search/" not in page


def test_where_an_article_was_taken_away_the_page_says_so():
    page = html_of(GonePage("/2026/09/<gone>/"))
    assert "The paper has taken it away" in page
    assert "/2026/09/&lt;gone&gt;/" in page


def test_an_unknown_standing_page_is_a_programmers_mistake():
    with pytest.raises(KeyError):
        html_of(StandingPage("horoscope"))


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("a@b.example", '<a href="mailto:a@b.example">a@b.example</a>'),
        ("https://b.example/order", '<a href="https://b.example/order">https://b.example/order</a>'),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("a@b.example<script>", "a@b.example&lt;script&gt;"),
        ("at the stall", "at the stall"),
    ],
)
def test_an_address_becomes_a_link_only_where_one_can_be_followed(address, link):
    assert mail_link(address) == link
    assert mail_phrase("Write to {address}.", address) == f"Write to {link}."


def test_without_an_address_there_is_no_phrase():
    assert not mail_phrase("Write to {address}.", "")
