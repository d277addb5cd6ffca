"""A story that belongs with another is chosen by words of its headline, never by an id."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from wagtail.test.utils.form_data import streamfield

from broadsheet.newsroom.stories.doors import to_story
from broadsheet.newsroom.stories.models import Article
from judges.axe import axe
from newsroom.editing_forms import edit_address, latest, written

CHOOSE = "/newsroom/stories/choose/"
LEAD = "Town votes to buy back its harbour"
BESIDE = "Dredger due on the twelfth"
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # the framework leaves the spools of small pictures open
)


def told(client, **words) -> list[dict[str, str]]:
    """What is offered for some words."""
    stories: list[dict[str, str]] = client.get(CHOOSE, words).json()["stories"]
    return stories


@pytest.mark.usefixtures("newsroom")
def test_a_story_is_found_by_the_beginning_of_a_word(cast):
    client = cast.client("contributor")
    found = told(client, q="buy back its harb")
    assert found[0] == {"id": Article.objects.get(headline=LEAD).story_id, "headline": LEAD, "told": found[0]["told"]}
    assert "6 November 2026" in found[0]["told"]
    assert told(client, q="zanzibar quokka") == []
    assert 0 < len(told(client)) <= 8


@pytest.mark.usefixtures("newsroom")
def test_a_day_in_the_form_does_not_make_a_story_published(cast):
    Article.objects.filter(headline=LEAD).update(live=False)
    story = Article.objects.get(headline=LEAD)
    assert story.published
    assert told(cast.client("editor"), id=story.story_id)[0]["told"] == "Issue 24 · Not published"


@pytest.mark.usefixtures("newsroom")
def test_a_story_never_belongs_with_itself_and_an_id_is_told_by_its_headline(cast):
    client, story = cast.client("editor"), Article.objects.get(headline=LEAD)
    assert LEAD not in [one["headline"] for one in told(client, q="buy back its harbour", beside=story.pk)]
    assert [one["headline"] for one in told(client, id=story.story_id)] == [LEAD]
    assert told(client, id="no such id") == []
    assert told(client, q="harbour", beside="9" * 40)


@pytest.mark.usefixtures("newsroom")
def test_a_part_in_which_no_story_was_chosen_is_no_story(cast):
    lead = Article.objects.get(headline=LEAD).story_id
    story = written(cast.client("editor"), "<p>Words.</p>", related=streamfield([("story", ""), ("story", lead)]))
    assert to_story(latest(story)).related == (lead,)


@pytest.mark.judge
@pytest.mark.usefixtures("address")
def test_what_belongs_with_a_story_is_chosen_by_key_alone(visit):
    story = Article.objects.get(headline=BESIDE)
    page = visit("editor", edit_address(story)).page
    page.wait_for_timeout(1_500)
    page.get_by_role("tab", name="About it").click()
    part = page.locator('[data-contentpath="related"]')
    part.get_by_role("button", name="Add a part").last.focus()
    page.keyboard.press("Enter")
    field = part.get_by_role("combobox").last
    expect(field).to_be_focused()
    page.keyboard.type("buy back its harb")
    expect(part.get_by_role("option").first).to_contain_text(LEAD)
    assert [found.rule for found in axe(page) if any("nr-choice" in place for place in found.places)] == []
    page.keyboard.press("ArrowDown")
    expect(part.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(field).to_have_value(LEAD)
    page.keyboard.press("Control+s")
    expect(page.get_by_text("The story is saved.")).to_be_visible()
    assert Article.objects.get(headline=LEAD).story_id in to_story(latest(story)).related
    page.get_by_role("tab", name="About it").click()
    expect(part.get_by_role("combobox").last).to_have_value(LEAD)


@pytest.mark.judge
@pytest.mark.usefixtures("address")
def test_words_that_are_no_story_are_not_kept_as_one(visit):
    story = Article.objects.get(headline=BESIDE)
    page = visit("editor", edit_address(story)).page
    page.wait_for_timeout(1_500)
    page.get_by_role("tab", name="About it").click()
    part = page.locator('[data-contentpath="related"]')
    part.get_by_role("button", name="Add a part").last.click()
    field = part.get_by_role("combobox").last
    field.fill("zanzibar quokka")
    expect(part.get_by_text("No story has these words.").last).to_be_visible()
    page.keyboard.press("Tab")
    expect(field).to_have_value("")
    expect(part.get_by_text("Choose a story from the list.")).to_be_visible()
