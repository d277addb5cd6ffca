"""Beside the copy stands what it would look like, in the form that was asked for, before and after it is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from broadsheet.newsroom.stories.models import Article
from newsroom.editing_forms import edit_address

PATIENT = 30_000
SHOWN = {
    "web": ("footer", "Sister papers"),
    "mail": ("a", "The paper on the web"),
    "galley": ("h1", "Galley"),
    "print": ("h1", "As it may stand in print"),
}
"""Where each form tells that it is that form, and by which words."""
pytestmark = [
    pytest.mark.judge,
    pytest.mark.usefixtures("address"),
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning"  # the framework leaves the spools of small pictures open
    ),
]


def choose(page, form: str) -> None:
    """Ask for a form."""
    page.locator("#id_preview_mode").select_option(form)


def shows(page, form: str) -> None:
    """The panel comes to show a form, and says so."""
    frame = page.frame_locator("#w-preview-iframe")
    place, words = SHOWN[form]
    expect(frame.locator(place).filter(has_text=words).first).to_be_visible(timeout=PATIENT)
    expect(page.locator("#w-preview-iframe")).to_have_attribute("src", re.compile(f"mode={form}&"), timeout=PATIENT)
    expect(page.locator("#id_preview_mode")).to_have_value(form)


def test_each_form_is_shown_when_it_is_asked_for(visit):
    story = Article.objects.get(headline="Dredger due on the twelfth")
    page = visit("editor", edit_address(story)).page
    page.locator("[data-side-panel-toggle=preview]").click()
    for form in ("mail", "galley", "print", "web", "mail"):
        choose(page, form)
        shows(page, form)


def test_a_form_that_is_asked_for_while_another_is_drawn_is_shown_after_all(visit):
    page = visit("editor", edit_address(Article.objects.get(headline="Dredger due on the twelfth"))).page
    asked = []
    page.on("request", lambda request: asked.append(request) if "mode=web" in request.url else None)
    page.locator("[data-side-panel-toggle=preview]").click()
    while not asked:
        page.wait_for_timeout(10)
    choose(page, "mail")
    shows(page, "mail")


def test_a_new_story_goes_on_showing_what_was_asked_for_and_gets_its_way_on(visit):
    page = visit("editor", "/newsroom/stories/new/").page
    page.wait_for_timeout(1_500)  # the framework looks at the empty form before it can tell a change
    page.locator("[data-side-panel-toggle=preview]").click()
    choose(page, "mail")
    shows(page, "mail")
    page.locator("[name=headline]").fill("The ferry bell is heard again")
    expect(page).to_have_url(re.compile("/edit/$"), timeout=PATIENT)
    expect(page.locator("#w-preview-iframe")).to_have_attribute("src", re.compile("/edit/preview/"), timeout=PATIENT)
    shows(page, "mail")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Hand on: With the sub-editor").click()
    expect(page.get_by_text("The story is now: With the sub-editor.")).to_be_visible(timeout=PATIENT)
    assert Article.objects.get(headline="The ferry bell is heard again").stage == "subbing"
