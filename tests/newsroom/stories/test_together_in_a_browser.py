"""What happens beside one's own typing: a tab that dies, a colleague in the same story, versions looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.models import Article
from judges.axe import axe
from newsroom.editing_forms import edit_address, latest

COPY = '[data-contentpath="body"] [contenteditable="true"]'
SHOTS = os.environ.get("BROADSHEET_SHOTS", "")
"""Where pictures of the screens are kept for looking at; nowhere, unless somebody names a folder."""
FRAME = (".nr-plate", ".sidebar")
"""What the frame of all screens answers for, with its own tests."""
PATIENT = 60_000
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # the framework leaves the spools of small pictures open
)


def lead() -> Article:
    """The story that is looked at."""
    return Article.objects.get(headline="Town votes to buy back its harbour")


def test_what_was_kept_by_itself_is_there_after_the_tab_is_killed(visit):
    page = visit("sub-editor", edit_address(lead())).page
    expect(page.locator("[data-gauge-count]")).to_have_text("745 words", timeout=PATIENT)
    page.locator(COPY).first.focus()
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/"), timeout=PATIENT
    ) as kept:
        page.keyboard.insert_text("The gulls were counted first. ")
    assert kept.value.ok
    page.close()  # as a tab is killed: nothing in it is asked, or told
    again = visit("editor", edit_address(lead())).page
    expect(again.locator('[data-contentpath="body"]').first).to_contain_text(
        "The gulls were counted first.", timeout=PATIENT
    )


def test_two_in_one_story_are_told_of_each_other(visit, cast):
    user = cast.sub_editor
    user.first_name, user.last_name = "Nell", "Ashdown"
    user.save()
    first = visit("sub-editor", edit_address(lead())).page
    second = visit("editor", edit_address(lead())).page
    expect(second.get_by_role("list", name="Also in this story")).to_contain_text(
        "Nell Ashdown is here", timeout=PATIENT
    )
    expect(first.get_by_role("list", name="Also in this story")).to_contain_text("editor is here", timeout=PATIENT)
    second.locator("[name=kicker]").fill("Harbour vote")
    expect(first.get_by_role("list", name="Also in this story")).to_contain_text(
        "see the newer version", timeout=PATIENT
    )
    if SHOTS:
        first.screenshot(path=Path(SHOTS) / "together.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_stands_before_the_versions(visit, cast, scheme):
    draft = latest(lead())
    draft.standfirst = "Another sentence."
    save_draft(draft, cast.sub_editor)
    article = lead()
    page = visit("contributor", f"/newsroom/pages/{article.pk}/history/", color_scheme=scheme).page
    for name in ("versions", "compare"):
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{scheme}.png")
        found = [item.rule for item in axe(page) if not all(place.startswith(FRAME) for place in item.places)]
        assert found == [], name
        page.get_by_role("link", name="What changed in it").first.click() if name == "versions" else None
    expect(page.locator("ins").filter(has_text="Another")).to_be_visible()
    assert page.locator("del").first.evaluate("part => getComputedStyle(part).textDecorationLine") == "line-through"
