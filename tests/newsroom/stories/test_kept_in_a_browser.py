"""No word is left out by autosave, whenever it is typed: at once on a slow machine, during a save, after a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from broadsheet.newsroom.stories.doors import to_story
from broadsheet.newsroom.stories.models import Article, BudgetLine
from newsroom.editing_forms import edit_address, latest

PATIENT = 60_000
STEP = 250
SAVE = re.compile(r"/pages/(\d+/edit|add/newsroom/article/\d+)/$")
HIDDEN = "() => { window.requestAnimationFrame = () => 0; }"
"""Nothing is drawn in a tab that is not seen."""
SLOW = 6
"""How many times slower than this machine an old phone is."""
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # the framework leaves the spools of small pictures open
)


def lead() -> Article:
    """The story that is written in."""
    return Article.objects.get(headline="Town votes to buy back its harbour")


def comes(page: Page, true: Callable[[], bool], patience: int = 30_000) -> bool:
    """Whether something comes to be true while nobody touches the page."""
    for _ in range(patience // STEP):
        if true():
            return True
        page.wait_for_timeout(STEP)
    return true()


def saves_of(page: Page) -> list[str]:
    """The addresses of the saves that the page asks for from now on."""
    saves: list[str] = []

    def asked(request: Request) -> None:
        if request.method == "POST" and SAVE.search(request.url):
            saves.append(request.url)

    page.on("request", asked)
    return saves


@pytest.mark.parametrize("slower", [1, SLOW])
def test_what_is_typed_at_once_is_kept(visit, slower):
    story = lead()
    page = visit("sub-editor", edit_address(story)).page
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.reload()
    page.locator("[name=headline]").focus()
    page.keyboard.type("At last: ")
    assert comes(page, lambda: latest(story).headline.startswith("At last: "))
    assert lead().headline == story.headline  # as a draft


def test_a_length_asked_for_at_once_is_kept(visit):
    page = visit("sub-editor", edit_address(lead())).page
    page.get_by_role("tab", name="Planning").click()
    page.locator("[name=length_asked]").fill("500")
    assert comes(page, lambda: BudgetLine.objects.get(article=lead()).length_asked == 500)


def test_what_is_typed_while_a_save_is_under_way_is_kept(visit):
    story = lead()
    page = visit("sub-editor", edit_address(story)).page
    saves: list[str] = []

    def late(route):
        if route.request.method != "POST":
            return route.continue_()
        answer = route.fetch()
        if not saves:  # typed after the server had its copy, before the page hears of it
            page.locator("[name=kicker]").fill("While it was kept")
        saves.append(route.request.url)
        return route.fulfill(response=answer)

    page.route("**/edit/", late)
    expect(page.locator("[data-gauge-count]")).to_have_text("745 words", timeout=PATIENT)
    page.locator("[name=headline]").fill("First")
    assert comes(page, lambda: bool(saves))
    assert comes(page, lambda: latest(story).kicker == "While it was kept")
    page.wait_for_timeout(5_000)
    assert len(saves) == 2  # and what is kept is not kept again and again


def test_what_is_mended_after_a_refused_save_is_kept(visit):
    page = visit("sub-editor", edit_address(lead())).page
    page.get_by_role("tab", name="Planning").click()
    page.locator("[name=length_asked]").fill("-5")
    with page.expect_navigation():
        page.locator("button.action-save").click()
    page.wait_for_timeout(5_000)  # whatever is tried with the refused form has been tried
    page.get_by_role("tab", name="Planning").click()
    page.locator("[name=length_asked]").fill("500")
    assert comes(page, lambda: BudgetLine.objects.get(article=lead()).length_asked == 500)


@pytest.mark.parametrize("hidden", [False, True])
def test_the_last_words_before_a_save_by_key_are_in_it(visit, hidden):
    story = lead()
    page = visit("sub-editor", edit_address(story)).page
    expect(page.locator("[data-gauge-count]")).to_have_text("745 words", timeout=PATIENT)
    page.locator('[data-contentpath="body"] [contenteditable="true"]').first.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Written in one go. ")
    if hidden:
        page.evaluate(HIDDEN)
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    assert "Written in one go." in repr(to_story(latest(story)).blocks)


def test_a_new_story_begun_at_once_is_kept_once(visit):
    page = visit("contributor", "/newsroom/stories/new/").page
    saves = saves_of(page)
    page.locator("[name=headline]").fill("Begun at once")
    assert comes(page, lambda: Article.objects.filter(headline="Begun at once").exists())
    page.wait_for_timeout(5_000)
    assert len(saves) == 1


def test_looking_alone_keeps_nothing(visit):
    story = lead()
    page = visit("sub-editor", edit_address(story)).page
    saves = saves_of(page)
    for tab in ("About it", "Planning", "Copy"):
        page.get_by_role("tab", name=tab).click()
    page.locator("[name=headline]").click()
    page.locator('[data-contentpath="body"] [contenteditable="true"]').first.click()
    page.keyboard.press("End")
    page.wait_for_timeout(6_000)
    assert saves == []


def test_why_a_minute_was_refused_stays_until_it_could_be_read_and_no_longer(visit):
    page = visit("sub-editor", edit_address(lead())).page
    sentence = page.locator("[data-unkept]")
    saved = "told => document.dispatchEvent(new CustomEvent('w-autosave:success', {detail: {response: {told}}}))"
    page.evaluate(saved, "Put it right in the story, then publish.")
    page.evaluate(saved, None)
    expect(sentence).to_have_text("Put it right in the story, then publish.")
    page.evaluate("() => { const now = performance.now() + 20000; performance.now = () => now; }")
    page.evaluate(saved, None)
    expect(sentence).to_be_hidden()


def test_who_came_by_key_before_the_screen_stood_and_changed_nothing_leaves_without_a_question(visit):
    seen = visit("editor", edit_address(lead()))
    page = seen.page
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    page.reload(wait_until="commit")
    page.locator("form[data-controller~='w-autosave']").wait_for(state="attached")
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(page.locator("[data-gauge-count]")).to_have_text("745 words")
    page.get_by_role("button", name="More actions").press("Enter")
    page.get_by_role("link", name="Publish").press("Enter")
    expect(page).to_have_url(re.compile("/press/stories/"))
    assert seen.dialogs == []
