"""The article page before its judges: markup, linked data, barriers in every look, and a reader at the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.edition.design import default_design
from broadsheet.outlets.web.theme import site_assets
from broadsheet.story.model import Genre
from judges.browser import DESKTOP, PHONE
from judges.markup import vnu, vnu_warnings
from judges.structured import corrected, structured_data, vocabulary
from judges.whole import page_problems
from outlets import article_desk as desk
from outlets.article_desk import around, full_page, rendered
from outlets.feed_desk import the_paper

PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><rect width="3" height="2" fill="#456"/></svg>'


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A site of two pages that hold everything: in English, and in a paper that is read from the right."""
    folder = tmp_path_factory.mktemp("site")
    cache = tmp_path_factory.mktemp("fonts")
    for language in ("en", "ar"):
        assets, files = site_assets(default_design(), the_paper(language=language), None, (), cache)
        surroundings = around(assets, language=language)
        for address, data in files:
            write(folder, address, data)
        write(folder, f"/{language}/index.html", rendered(full_page(surroundings), surroundings).encode())
    for pictures in desk.PICTURES.values():
        for item in pictures.renditions:
            write(folder, item.address, PIXEL)
    return folder


def write(folder: Path, address: str, data: bytes) -> None:
    """Put a file where its address says."""
    path = folder / address[1:]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.judge
def test_markup_and_styles_are_without_error_or_warning(site):
    ours = (site / "en", site / "ar", *(site / "assets").glob("style.*.css"), *(site / "assets").glob("*.svg"))
    assert vnu(*ours) == ()
    assert vnu_warnings(*ours) == ()


@pytest.mark.judge
def test_linked_data_say_where_it_was_printed_and_what_was_corrected(site):
    page = (site / "en" / "index.html").read_text("utf-8")
    assert structured_data(page, corrected()) == ()
    assert vocabulary(page) == ()


@pytest.mark.judge
@pytest.mark.parametrize("genre", [Genre.COMMENT, Genre.REVIEW, Genre.ANALYSIS])
def test_other_genres_say_the_same(genre):
    page = rendered(desk.a_page(desk.the_story(genre=genre, corrections=desk.CHANGES)))
    kind = {"comment": "Opinion", "review": "Review", "analysis": "Analysis"}[genre.value]
    assert structured_data(page, corrected(f"{kind}NewsArticle")) == ()


@pytest.mark.judge
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nobody_meets_a_barrier_in_any_look(open_page, host, site, language, scheme, viewport):
    served = host(site)
    visit = open_page(f"{served.url}/{language}/", color_scheme=scheme, viewport=viewport)
    assert page_problems(visit, served.url) == ()


@pytest.mark.judge
@pytest.mark.parametrize("language", ["en", "ar"])
def test_colours_of_the_reader_s_own_hide_nothing(open_page, host, site, language):
    served = host(site)
    visit = open_page(f"{served.url}/{language}/", forced_colors="active")
    assert page_problems(visit, served.url) == ()


@pytest.mark.judge
def test_the_keyboard_turns_the_page_dark_and_the_choice_is_remembered(open_page, host, site):
    visit = open_page(f"{host(site).url}/en/", color_scheme="light", viewport=DESKTOP)
    page = visit.page
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dark = page.evaluate(ground)
    assert light != dark
    assert page.locator("[data-theme-switch]").get_attribute("aria-pressed") == "true"
    page.reload()
    assert page.evaluate(ground) == dark
    page.locator("[data-theme-switch]").click()
    assert page.evaluate(ground) == light


@pytest.mark.judge
def test_without_script_the_page_is_whole_and_the_switch_is_not_offered(open_page, host, site):
    page = open_page(f"{host(site).url}/en/", java_script_enabled=False).page
    assert not page.locator("[data-theme-switch]").is_visible()
    assert page.locator("form textarea").is_visible()
    assert page.locator("h1").is_visible()


@pytest.mark.judge
def test_the_trap_is_out_of_sight_and_of_the_keyboard_s_way(open_page, host, site):
    page = open_page(f"{host(site).url}/en/").page
    box = page.locator("#reply_website").bounding_box()
    assert box["x"] + box["width"] < 0
    assert page.locator("#reply_website").get_attribute("tabindex") == "-1"


@pytest.mark.judge
def test_on_paper_nothing_is_left_that_can_only_be_clicked(open_page, host, site):
    page = open_page(f"{host(site).url}/en/", color_scheme="dark", viewport=DESKTOP).page
    page.emulate_media(media="print")
    for hidden in (".sections", ".reply-form", ".rail", ".neighbours", "[data-theme-switch]"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
