"""The length and the remarks beside a story while it is written, told from the form without saving it."""

from __future__ import annotations

import time

import pytest
from wagtail.test.utils.form_data import streamfield

from broadsheet.newsroom.stories.models import Article
from newsroom.editing_forms import a_form, edit_address, written

pytestmark = pytest.mark.usefixtures("empty_newsroom")
SENTENCE = "The crane on the east quay was painted grey in a night and nobody says by whom. "


@pytest.fixture
def client(cast):
    return cast.client("sub-editor")


def measured(client, article, *text, **more):
    response = client.post(f"/newsroom/stories/{article.pk}/measure/", a_form(*text, **more))
    assert response.status_code == 200
    return response.json()


def test_the_length_is_told_against_what_was_asked(client):
    article = written(client, "<p>One.</p>")
    found = measured(client, article, f"<p>{SENTENCE * 10}</p>", length_asked="100")
    assert found["words"] == 10 * 17 + 6
    assert found["fill"] == "over"
    assert found["told"] == "76 words over the 100 asked for."
    assert found["lines"] > 20
    assert found["centimetres"] == pytest.approx(found["lines"] * 0.3704, abs=0.1)


def test_measuring_saves_nothing(client):
    article = written(client, "<p>One.</p>")
    measured(client, article, "<p>Two.</p>", headline="Another headline")
    again = Article.objects.get(pk=article.pk)
    assert again.headline == "The crane is painted"
    assert again.revisions.count() == 1


def test_a_new_story_is_measured_before_it_is_kept(client):
    found = client.post("/newsroom/stories/new/measure/", a_form("<p>One two.</p>")).json()
    assert found["words"] == 4 + 2 + 2
    assert not Article.objects.exists()


def test_remarks_name_the_part_of_the_form_they_speak_of(client):
    article = written(client, "<p>One.</p>")
    text = ("<p>All is well here.</p>", "<p>The the crane is “grey.</p>")
    form = a_form(*text, bylines=streamfield([]))
    form["body-0-id"], form["body-1-id"] = (
        "0" * 8 + "-0000-4000-8000-" + "0" * 12,
        "1" * 8 + "-1111-4111-8111-" + "1" * 12,
    )
    found = client.post(f"/newsroom/stories/{article.pk}/measure/", form).json()
    places = {remark["message"][:20]: remark["place"] for remark in found["remarks"]}
    assert places["The story is news an"] == "bylines"
    assert sorted(places.values()) == sorted(["bylines", form["body-1-id"], form["body-1-id"]])
    assert all("front matter" not in remark["advice"] for remark in found["remarks"])


def test_a_form_that_cannot_be_saved_is_measured_all_the_same(client):
    article = written(client, "<p>One.</p>")
    found = measured(client, article, "<p>One two.</p>", web="at", web_at="no time at all")
    assert found["words"] == 4 + 2 + 2


def test_nine_hundred_words_are_measured_while_one_draws_breath(client):
    article = written(client, "<p>One.</p>")
    text = [f"<p>{SENTENCE * 3}</p>"] * 19
    measured(client, article, *text)
    times = []
    for extra in range(5):
        began = time.perf_counter()
        found = measured(client, article, *text, f"<p>Word {extra}.</p>")
        times.append(time.perf_counter() - began)
    assert found["words"] > 900
    assert sorted(times)[2] < 0.6


def test_five_thousand_blocks_are_saved_and_measured(client):
    blocks = ["<p>A short paragraph of seven words.</p>"] * 5_000
    article = written(client, "<p>One.</p>")
    began = time.perf_counter()
    response = client.post(edit_address(article), a_form(*blocks))
    assert response.status_code == 302
    found = measured(client, article, *blocks)
    assert found["words"] == 4 + 2 + 6 * 5_000
    assert found["lines"] == 0
    assert time.perf_counter() - began < 60
    assert len(Article.objects.get().get_latest_revision_as_object().body) == 5_000
