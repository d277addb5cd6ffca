"""The way of a story on either database: written, kept by itself, handed on, planned with others, found, taken back."""

from __future__ import annotations

import re

import pytest

from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.stories import guest_actions
from broadsheet.newsroom.stories.filters import SORTS, chosen, filter_from
from broadsheet.newsroom.stories.models import Article, BudgetLine, GuestPass
from newsroom.editing_forms import JSON, a_form, edit_address, latest, written

LIST = "/newsroom/stories/"
pytestmark = pytest.mark.usefixtures("either_newsroom")


def test_a_story_is_written_kept_by_itself_and_handed_on(cast):
    client = cast.client("sub-editor")
    article = written(client, "<p>The xylograph is grey.</p>", section="town", length_asked="300")
    first = client.post(edit_address(article), a_form("<p>The xylograph is blue.</p>"), **JSON).json()
    again = {"overwrite_revision_id": str(first["revision_id"])}
    client.post(edit_address(article), {**a_form("<p>The xylograph is dark blue.</p>"), **again}, **JSON)
    assert "dark blue" in str(latest(article).body)
    assert article.revisions.count() == 2
    hand_on = {"action-next-stage": "Hand on", "stage_seen": "draft"}
    client.post(edit_address(article), {**a_form("<p>The xylograph is dark blue.</p>"), **hand_on})
    assert BudgetLine.objects.get(article=article).stage == "subbing"
    found = client.get(f"{LIST}?q=xylograph").content.decode()
    assert f"/pages/{article.pk}/edit/" in found
    assert "1 story" in found


def test_every_order_and_filter_of_the_list_can_be_asked(cast):
    number = BudgetLine.objects.count()
    for column in SORTS:
        for sort in (column, f"-{column}"):
            assert len(chosen(filter_from({"sort": sort}), cast.editor)) == number, sort
    narrow = {"issue": "24", "section": "town", "public": "yes", "length": "free", "owner": "none"}
    assert 0 < len(chosen(filter_from(narrow), cast.editor)) < number
    for length in ("under", "at", "over"):
        assert len(chosen(filter_from({"length": length}), cast.editor)) == 0


def test_what_is_done_to_many_is_logged_and_taken_back(cast):
    client, lines = cast.client("editor"), list(BudgetLine.objects.order_by("pk")[:3])
    before = list(BudgetLine.objects.order_by("pk").values("pk", "section", "planned_day"))
    told = {"story": [line.article_id for line in lines], "deed": "section", "to-section": "sport"}
    page = client.post(f"{LIST}bulk/", told).content.decode()
    assert set(BudgetLine.objects.filter(pk__in=[line.pk for line in lines]).values_list("section", flat=True)) == {
        "sport"
    }
    way = re.search('name="way_back" value="([^"]+)"', page)[1]
    client.post(f"{LIST}bulk/undo/", {"way_back": way})
    assert list(BudgetLine.objects.order_by("pk").values("pk", "section", "planned_day")) == before
    assert AuditEntry.objects.filter(act="change what is planned for a story", who="editor").count() >= 2


def test_a_guest_reaches_one_story_until_the_link_is_taken_back(cast):
    article = Article.objects.filter(live=False).first() or written(cast.client("sub-editor"), "<p>One.</p>")
    token = guest_actions.invite(article, "Ines", 3, cast.editor, may_edit=True)
    stranger = cast.client()
    address = f"{LIST}guest/{token}/"
    assert stranger.get(address).status_code == 200
    guest_actions.revoke(GuestPass.objects.get(), cast.editor)
    assert stranger.get(address).status_code == 403
