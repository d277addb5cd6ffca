"""The editor in a real browser: written by key alone, measured, kept by itself, led from remark to words, looked at."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from broadsheet.newsroom.stories.doors import to_story
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.story.text import plain
from judges.axe import axe
from newsroom.editing_forms import edit_address, latest

PASTE = """(field, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "plain");
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
HOSTILE = (
    "<meta charset='utf-8'><h1>A big head</h1><p style='color:red'>Some <b>bold</b> words<script>alert(1)</script> and "
    "<a href='https://paper.example/x'>a link</a>.</p><img src=x onerror='alert(1)'>"
    "<table><tr><td>cell</td></tr></table>"
)


FRAME = (".nr-plate", ".sidebar")
"""What the frame of all screens answers for, with its own tests."""
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # the framework leaves the spools of small pictures open
)


def barriers(page) -> list[str]:
    """What axe finds in the editor itself."""
    return [found.rule for found in axe(page) if not all(place.startswith(FRAME) for place in found.places)]


def lead() -> Article:
    """The story most tests look at."""
    return Article.objects.get(headline="Town votes to buy back its harbour")


def kept(page, words: str, seconds: int = 60) -> bool:
    """Whether the desk's current copy of the latest story comes to hold some words."""
    for _ in range(seconds * 2):
        blocks = to_story(latest(Article.objects.latest("pk"))).blocks
        if any(words in plain(block.spans) for block in blocks):
            return True
        page.wait_for_timeout(500)
    return False


@pytest.mark.usefixtures("address")
def test_a_story_is_written_by_key_alone_and_keeps_itself(visit):
    seen = visit("contributor", "/newsroom/stories/new/")
    page = seen.page
    expect(page.locator("[data-gauge-count]")).to_have_text("0 words", timeout=60_000)
    page.locator("[name=headline]").focus()
    page.keyboard.type("Who painted the crane")
    page.locator('[data-contentpath="body"] [contenteditable="true"]').first.focus()
    page.keyboard.type("The crane on the east quay is grey. The the mayor says nothing.")
    expect(page.locator("[data-gauge-count]")).to_have_text("17 words", timeout=60_000)
    expect(page.locator("[data-gauge-open]")).to_have_text("2 remarks")
    expect(page).to_have_url(re.compile("/edit/$"), timeout=60_000)
    assert kept(page, "The the mayor")
    assert not Article.objects.get(headline="Who painted the crane").live
    page.locator("[data-gauge-open]").focus()
    page.keyboard.press("Enter")
    go = (
        page.get_by_role("listitem")
        .filter(has_text="Delete one of the two words")
        .get_by_role("button", name="Show me")
    )
    expect(go).to_be_visible()
    go.focus()
    page.keyboard.press("Enter")
    expect(page.locator('[data-contentpath="body"] [contenteditable="true"]').first).to_be_focused()
    assert seen.dialogs == []


def test_the_length_is_seen_against_what_was_asked(visit):
    page = visit("sub-editor", edit_address(lead())).page
    expect(page.locator("[data-gauge-count]")).to_have_text("745 words", timeout=60_000)
    page.get_by_role("tab", name="Planning").click()
    page.locator("[name=length_asked]").fill("500")
    expect(page.locator(".nr-gauge [data-gauge-told]")).to_have_text(
        "245 words over the 500 asked for.", timeout=60_000
    )
    expect(page.locator("[data-gauge]")).to_have_attribute("data-fill", "over")
    for _ in range(300):
        page.wait_for_timeout(200)
        if BudgetLine.objects.get(article=lead()).length_asked:
            break
    assert BudgetLine.objects.get(article=lead()).length_asked == 500


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_stands_in_the_editor(visit, scheme):
    page = visit("editor", edit_address(lead()), color_scheme=scheme).page
    expect(page.locator("[data-gauge-count]")).to_have_text("745 words", timeout=60_000)
    for tab in ("About it", "Planning", "Copy"):
        page.get_by_role("tab", name=tab).click()
        assert barriers(page) == []
    page.locator('[data-side-panel-toggle="length"]').click()
    assert barriers(page) == []


def test_what_is_pasted_keeps_its_words_and_only_the_dress_the_paper_has(visit, address):
    seen = visit("contributor", "/newsroom/stories/new/")
    page = seen.page
    expect(page.locator("[data-gauge-count]")).to_have_text("0 words", timeout=60_000)
    page.locator("[name=headline]").fill("Pasted")
    field = page.locator('[data-contentpath="body"] [contenteditable="true"]').first
    field.evaluate(PASTE, HOSTILE)
    expect(page).to_have_url(re.compile("/edit/$"), timeout=60_000)
    page.locator("button.action-save").click()
    page.wait_for_load_state()
    story = to_story(latest(Article.objects.get(headline="Pasted")))
    words = " ".join(plain(block.spans) for block in story.blocks)
    for part in ("A big head", "Some bold words", "a link", "cell"):
        assert part in words
    assert "<" not in words
    assert any(span.strong and span.text == "bold" for block in story.blocks for span in block.spans)
    assert any(span.link == "https://paper.example/x" for block in story.blocks for span in block.spans)
    assert seen.dialogs == []
    assert seen.foreign(address) == ()


def test_a_draft_is_looked_at_beside_the_form(visit):
    page = visit("sub-editor", edit_address(lead())).page
    page.locator('[data-side-panel-toggle="preview"]').click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1").filter(has_text="Town votes")).to_be_visible(timeout=60_000)
    page.select_option("#id_preview_mode", "galley")
    expect(frame.locator("main")).to_contain_text("lines of one column", timeout=60_000)
    assert frame.locator("img").first.evaluate("image => image.naturalWidth") > 100


def test_the_buttons_below_the_copy_are_the_newsrooms(visit):
    page = visit("editor", edit_address(lead())).page
    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    told = page.locator("footer").inner_text()
    assert "Save" in told
    assert "Publish the change…" in told
    assert "Unpublish" not in told
    assert "Submit" not in told


@pytest.mark.parametrize("part", ["Quotation", "Picture", "Text", "List"])
def test_a_part_added_by_key_holds_the_focus(visit, part):
    page = visit("contributor", "/newsroom/stories/new/").page
    body = page.locator('[data-contentpath="body"]')
    expect(page.locator("[data-gauge-count]")).to_have_text("0 words", timeout=60_000)
    body.get_by_role("button", name="Add a part").last.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type(part)
    expect(page.get_by_role("option", name=part, exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(body.locator("[data-streamfield-child]").last.locator(":focus")).to_have_count(1)
