"""Judges of every list, issue and standing page: markup, accessibility, linked data, and copy that means harm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.edition.model import Network, Section, SisterPaper
from broadsheet.outlets.model import (
    Card,
    CardPicture,
    CorrectionsPage,
    DirectoryPage,
    FrontPage,
    GonePage,
    IssuePage,
    ListName,
    ListPage,
    MapPage,
    PrintedPage,
    Ranked,
    StandingPage,
    StoryArea,
)  # fmt: skip
from broadsheet.story.model import Byline, Correction, CorrectionKind
from judges.axe import BEST_PRACTICE, WCAG, axe
from judges.browser import DESKTOP, PHONE
from judges.hostile import hostile_copy, survivors
from judges.markup import vnu, vnu_warnings
from judges.reading import overflowing
from judges.site import Host
from judges.structured import linked_data, structured_data, vocabulary
from newsstand import EMPTY_PAGES, a_card, a_picture, an_entry, an_issue, every_page, html_of, write_site

ADDRESSES = tuple(every_page())
BASE = "/paper"
OWN = ("https://molelight.example/",)
LONGEST = 1_500
"""Letters of a hostile text: copy stands on these pages as plain text, so its length adds nothing."""


@pytest.fixture(scope="module")
def site(host, tmp_path_factory) -> Host:
    """The whole site in English, served."""
    return host(write_site(tmp_path_factory.mktemp("site"), (an_entry(1), an_entry(2))))


@pytest.fixture(scope="module")
def arabic(host, tmp_path_factory) -> Host:
    """The same in an Arabic paper, below a base path."""
    return host(write_site(tmp_path_factory.mktemp("arabic"), (), language="ar", base=BASE))


def written(folder: Path, pages: dict[str, str]) -> Path:
    """Pages as files."""
    for number, text in enumerate(pages.values()):
        (folder / f"{number:03}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.judge
def test_every_page_in_every_state_is_valid_and_draws_no_warning(site, tmp_path):
    written(tmp_path, {address: html_of(page, on_sale=None, address="") for address, page in EMPTY_PAGES.items()})
    assert vnu(site.folder, tmp_path) == ()
    assert vnu_warnings(site.folder, tmp_path) == ()


@pytest.mark.judge
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_accessible_in_light_and_dark(open_page, site, address):
    seen = open_page(f"{site.url}{address}", viewport=DESKTOP, color_scheme="light")
    assert axe(seen.page, (*WCAG, *BEST_PRACTICE)) == ()
    seen.page.emulate_media(color_scheme="dark")
    assert axe(seen.page) == ()
    assert seen.complaints == []
    assert seen.foreign(site.url) == ()


@pytest.mark.judge
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_accessible_from_right_to_left_on_a_telephone_and_enlarged(open_page, arabic, address):
    seen = open_page(f"{arabic.url}{BASE}{address}", viewport=PHONE)
    assert seen.page.locator("html").get_attribute("dir") == "rtl"
    assert axe(seen.page) == ()
    assert overflowing(seen.page) == ()


@pytest.mark.judge
def test_a_printed_page_is_read_by_keyboard_alone(open_page, site):
    page = open_page(f"{site.url}/issues/24/pages/1/", viewport=DESKTOP).page
    page.locator(".sheet a").first.focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Town votes to buy back its harbour"
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth") == "4px"
    box, sheet = page.locator(".sheet rect").first.bounding_box(), page.locator(".sheet img").bounding_box()
    assert abs(box["x"] - sheet["x"] - 0.05 * sheet["width"]) < 3
    assert abs(box["height"] - 0.5 * sheet["height"]) < 6
    page.keyboard.press("Enter")
    page.wait_for_url("**/2026/11/story-1/")


@pytest.mark.parametrize("address", [*ADDRESSES, *(f"empty {address}" for address in EMPTY_PAGES)])
def test_linked_data_speaks_the_words_of_schema_org(address):
    empty = address.removeprefix("empty ")
    page = html_of(EMPTY_PAGES[empty] if address != empty else every_page()[address])
    assert vocabulary(page) == ()
    assert bool(linked_data(page)) == (address not in {"/404.html", "/2026/09/gone/"})


@pytest.mark.judge
def test_linked_data_passes_the_testing_tool_on_every_page_that_has_an_address():
    pages = {address: html_of(page) for address, page in every_page().items()}
    found = {address: structured_data(page, {}) for address, page in pages.items() if "og:url" in page}
    assert len(found) == len(pages) - 2
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_the_way_to_a_page_is_told_step_by_step():
    trail = linked_data(html_of(every_page()["/issues/24/pages/2/"]))[0][0]
    steps = [(step["position"], step["name"], step["item"]) for step in trail["itemListElement"]]
    assert steps[0] == (1, "Front page", "https://molelight.example/")
    assert steps[-1] == (4, "Page 2", "https://molelight.example/issues/24/pages/2/")


def hostile_card(number: int, text: str) -> Card:
    """A card with the same text in every field that copy can fill."""
    return a_card(
        number, headline=text, kicker=text, standfirst=text, bylines=(Byline(text),), section=text, subjects=(text,),
        picture=CardPicture(replace(a_picture(), file=text), text, text),
        corrections=(Correction(a_card().published, CorrectionKind.UPDATE, text),),
    )  # fmt: skip


def hostile_pages(texts: tuple[str, ...]) -> dict[str, object]:
    """Every kind of page with those texts wherever copy or the paper's own words stand."""
    cards = tuple(hostile_card(number, text) for number, text in enumerate(texts))
    areas = tuple(StoryArea(card.id, 0, 0, 10, 10) for card in cards)
    printed = PrintedPage(1, texts[0], tuple(card.id for card in cards), areas, picture=a_picture(900))
    issue = an_issue(price=texts[0], pages=(printed,), pdf="", epub="")
    stories = tuple(Ranked(card, 1 + at % 4, 1) for at, card in enumerate(cards))
    names = tuple(ListName("x", text, "/authors/x/", 1) for text in texts)
    return {
        "front": FrontPage(issue, stories, cards[:2]),
        "issue": IssuePage(issue, stories[:3]),
        "map": MapPage(issue, printed, cards),
        "list": ListPage("subjects", "x", texts[0], 1, 1, cards, 2),
        "names": DirectoryPage("authors", names),
        "corrections": CorrectionsPage(tuple((card, card.corrections[0]) for card in cards)),
        "gone": GonePage(texts[0]),
        **{kind: StandingPage(kind, (issue,)) for kind in ("imprint", "get", "search", "404")},
    }


def hostile_paper(texts: tuple[str, ...]) -> dict[str, object]:
    """A paper whose every word is one of those texts."""
    text = texts[0]
    return {
        "name": text, "strapline": text, "contact": texts[:3], "imprint": texts[:3], "letters_to": text,
        "network": Network(text, text, (SisterPaper(text, "fr", text),)), "sections": (Section(text, text),),
        "orders_to": text,
    }  # fmt: skip


TEXTS = tuple(dict.fromkeys(case.markup[:LONGEST] for case in hostile_copy()))
GROUPS = tuple(TEXTS[at : at + 24] for at in range(0, len(TEXTS), 24))


@pytest.mark.parametrize("texts", GROUPS, ids=range(len(GROUPS)))
def test_nothing_in_copy_runs_or_asks_another_host(texts):
    paper = hostile_paper(texts)
    found = {name: survivors(html_of(page, **paper), OWN) for name, page in hostile_pages(texts).items()}
    assert {name: survived for name, survived in found.items() if survived} == {}


@pytest.mark.judge
def test_hostile_copy_in_every_field_leaves_valid_pages(tmp_path):
    texts = ("</script><b onclick='x()'>&\"'\u202e]]>\x07{{ 7*7 }}{% raw %}", "<!--", "<svg/onload=x>")
    pages = {name: html_of(page, **hostile_paper(texts)) for name, page in hostile_pages(texts).items()}
    written(tmp_path, pages)
    assert vnu(tmp_path) == ()
    assert [name for name, page in pages.items() if "7*7" not in page] == []
