"""Lists, directories and corrections."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from broadsheet.outlets.model import CorrectionsPage, DirectoryPage, ListName, ListPage
from broadsheet.story.model import Correction, CorrectionKind
from newsstand import EMPTY_PAGES, PAPER, a_card, every_page, html_of

CARDS = (a_card(1), a_card(2))


def links(page: str) -> dict[str, str]:
    """The relations a page's head names, with their addresses."""
    return dict(re.findall(r'<link rel="(canonical|prev|next)" href="([^"]+)"', page))


def beside(page: str) -> dict[str, str]:
    """Where the links to newer and older articles lead, by their words."""
    return {words: href for href, words in re.findall(r'<a rel="\w+" href="([^"]+)">(\w+ articles)</a>', page)}


def test_the_head_of_a_list_leads_to_the_newest_full_page():
    page = html_of(ListPage("sections", "harbour", "Harbour", 3, 3, CARDS, 120))
    assert beside(page) == {"Older articles": "/sections/harbour/page-2/"}
    assert links(page)["canonical"] == "https://molelight.example/sections/harbour/"
    assert links(page)["next"] == "/sections/harbour/page-2/"
    assert "Articles: 120" in page


def test_the_newest_numbered_page_leads_back_to_the_head_and_says_no_total_that_would_change_it():
    page = html_of(ListPage("sections", "harbour", "Harbour", 2, 2, CARDS, 0))
    assert beside(page) == {"Newer articles": "/sections/harbour/", "Older articles": "/sections/harbour/page-1/"}
    assert links(page)["canonical"] == "https://molelight.example/sections/harbour/page-2/"
    assert "<h1>Harbour, page 2</h1>" in page
    assert "Articles:" not in page


def test_the_oldest_page_has_nothing_older_and_a_newer_full_page():
    page = html_of(ListPage("authors", "ada-finch", "Ada Finch", 1, 2, CARDS, 0), base="/paper")
    assert beside(page) == {"Newer articles": "/paper/authors/ada-finch/page-2/"}


def test_a_list_that_fits_one_page_has_no_neighbours():
    assert beside(html_of(ListPage("subjects", "ferry", "ferry", 1, 1, CARDS, 2))) == {}


def test_a_list_names_its_feeds_but_a_month_which_ends_has_none():
    section = html_of(ListPage("sections", "harbour", "Harbour", 1, 1, CARDS, 2))
    month = html_of(ListPage("months", "2026/11", "2026/11", 1, 1, CARDS, 2))
    assert '<a href="/sections/harbour/feeds/rss.xml" type="application/rss+xml">RSS</a>' in section
    assert 'type="application/atom+xml" href="/sections/harbour/feeds/atom.xml"' in section
    assert "/2026/11/feeds/" not in month
    quiet = html_of(ListPage("sections", "harbour", "Harbour", 1, 1, CARDS, 2), web=replace(PAPER.web, feeds="main"))
    assert "/sections/harbour/feeds/" not in quiet


def test_a_sections_list_is_marked_in_the_masthead():
    page = html_of(ListPage("sections", "harbour", "Harbour", 1, 1, CARDS, 2))
    assert '<a href="/sections/harbour/" aria-current="true">Harbour</a>' in page


@pytest.mark.parametrize(
    ("language", "name"), [("en", "November 2026"), ("de", "November 2026"), ("ar", "نوفمبر 2026")]
)
def test_a_month_is_named_in_the_papers_language(language, name):
    page = html_of(ListPage("months", "2026/11", "2026/11", 1, 1, CARDS, 2), language=language)
    assert f"<h1>{name}</h1>" in page


def test_a_card_in_a_list_tells_who_wrote_it_when_and_where_it_was_printed():
    page = html_of(ListPage("subjects", "ferry", "ferry", 1, 1, (a_card(1),), 1))
    assert '<p class="teaser-by">By Ada Finch</p>' in page
    assert '<time datetime="2026-11-06">6 November 2026</time><span>Issue 24, page 1</span>' in page


@pytest.mark.parametrize("address", sorted(EMPTY_PAGES))
def test_a_page_with_nothing_yet_says_so_in_a_sentence(address):
    page = html_of(EMPTY_PAGES[address], on_sale=None)
    told = re.search(r'<p class="nothing">([^<]+)</p>', page)
    assert told
    assert told[1].endswith(".")


def test_an_empty_list_leads_on():
    page = html_of(EMPTY_PAGES["/sections/void/"])
    assert 'href="/search/">Search</a>' in page
    assert 'href="/issues/">All issues</a>' in page


def test_months_stand_under_their_years_the_newest_first():
    page = html_of(every_page()["/months/"]).partition("<main")[2]
    first, second = ('<h2 class="band-head"><a href="/2026/">2026</a></h2>', '<a href="/2025/">2025</a>')
    assert page.index(first) < page.index("November 2026") < page.index("October 2026") < page.index(second)


def test_a_year_lists_its_months_and_a_month_leads_back_to_it():
    page = html_of(every_page()["/2026/"])
    assert "<h1>2026</h1>" in page
    assert re.findall(r'<li><a href="(/2026/\d\d/)">', page) == ["/2026/11/", "/2026/10/"]
    assert "2025" not in page.partition("<main")[2].partition("</main")[0]
    month = html_of(ListPage("months", "2026/11", "2026/11", 1, 1, CARDS, 2))
    assert '<li><a href="/2026/">2026</a></li>' in month


def test_names_are_in_the_order_of_the_alphabet_and_many_stand_under_their_letters():
    names = tuple(ListName(f"n{at}", f"{letter}na {at}", "/x/", 1) for at, letter in enumerate("EÉAZ" * 11))
    page = html_of(DirectoryPage("authors", names))
    assert re.findall(r'<h2 class="band-head">(\w)</h2>', page) == ["A", "E", "Z"]
    few = html_of(DirectoryPage("authors", names[:4]))
    assert few.index("Ana 2") < few.index("Ena 0") < few.index("Éna 1") < few.index("Zna 3")


def test_sections_keep_the_papers_running_order():
    names = (ListName("town", "Town", "/sections/town/", 2), ListName("harbour", "Harbour", "/sections/harbour/", 0))
    main = html_of(DirectoryPage("sections", names)).partition("<main")[2]
    assert main.index("Town") < main.index("Harbour")


def test_corrections_stand_by_class_the_gravest_first_with_day_and_article():
    changes = tuple(
        (a_card(at), Correction(date(2026, 11, 10 - at), kind, f"It was {at}."))
        for at, kind in enumerate((CorrectionKind.UPDATE, CorrectionKind.CORRECTION, CorrectionKind.RETRACTION))
    )
    page = html_of(CorrectionsPage(changes))
    assert re.findall(r'<h2 class="band-head">(\w+)</h2>', page) == ["Retractions", "Corrections", "Updates"]
    assert page.index("It was 2.") < page.index("It was 1.") < page.index("It was 0.")
    assert '<time datetime="2026-11-09">9 November 2026</time>' in page
    assert '<a href="mailto:letters@molelight.example">letters@molelight.example</a>' in page


def test_a_class_without_a_change_is_not_named():
    page = html_of(CorrectionsPage(((a_card(1), Correction(date(2026, 11, 9), CorrectionKind.UPDATE, "New.")),)))
    assert re.findall(r'<h2 class="band-head">(\w+)</h2>', page) == ["Updates"]
