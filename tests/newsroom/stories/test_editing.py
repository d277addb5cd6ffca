"""Writing, saving and handing on stories in the framework's editor, as the newsroom wears it."""

from __future__ import annotations

import pytest
from django.db import connection
from wagtail.test.utils.form_data import streamfield

from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.stories import editing
from broadsheet.newsroom.stories.doors import to_story
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work.models import Job
from broadsheet.story.model import Paragraph, Quotation, Span
from newsroom.editing_forms import JSON, a_form, edit_address, latest, new_address, words, written

pytestmark = pytest.mark.usefixtures("empty_newsroom")


def test_a_new_story_begins_with_an_empty_text(cast):
    page = cast.client("contributor").get("/newsroom/stories/new/", follow=True)
    form = page.context["form"]
    assert [block.block_type for block in form.instance.body] == ["paragraph"]
    assert all(block.id for block in (*form.instance.body, *form.instance.bylines))


def test_what_is_written_becomes_a_story(cast):
    quotation = ("quotation", {"text": words("<p>It will hold.</p>"), "speaker": "The harbour master", "source": ""})
    blocks = [("paragraph", words("<p>The <b>crane</b> is <i>grey</i>.</p><p>It was red.</p>")), quotation]
    story = to_story(latest(written(cast.client("contributor"), blocks=blocks, standfirst="At last.")))
    assert story.headline == "The crane is painted"
    assert story.standfirst == "At last."
    assert story.blocks[0] == Paragraph(
        (Span("The "), Span("crane", strong=True), Span(" is "), Span("grey", emphasis=True), Span("."))
    )
    assert story.blocks[2] == Quotation(((Span("It will hold."),),), "The harbour master")


def test_saving_writes_the_budget_the_log_and_the_job_together(cast):
    article = written(cast.client("sub-editor"), "<p>One two three.</p>", length_asked="300", brief="Why grey?")
    line = BudgetLine.objects.get(article=article)
    assert (line.headline, line.words, line.length_asked, line.brief) == (
        "The crane is painted",
        9,
        300,
        "Why grey?",
    )
    assert line.lines > 0
    assert line.depth > 0
    assert AuditEntry.objects.filter(act="write a new story", who="sub-editor").count() == 1
    assert Job.objects.get(kind="desk").payload == {"stories": [article.story_id]}


def test_saving_that_fails_writes_nothing_at_all(cast):
    client = cast.client("sub-editor")
    article = written(client, "<p>One.</p>")
    before = article.get_latest_revision().pk
    with connection.cursor() as cursor:
        cursor.execute("CREATE TRIGGER no_jobs BEFORE UPDATE ON newsroom_job BEGIN SELECT RAISE(ABORT, 'full'); END")
    client.raise_request_exception = False
    assert client.post(edit_address(article), a_form("<p>Two.</p>", headline="Other")).status_code == 500
    assert Article.objects.get(pk=article.pk).get_latest_revision().pk == before
    assert BudgetLine.objects.get(article=article).headline == "The crane is painted"
    assert not AuditEntry.objects.filter(act="save a story").exists()


def test_autosave_answers_in_json_and_keeps_one_version_while_one_writes(cast):
    client = cast.client("sub-editor")
    article = written(client, "<p>One.</p>")
    first = client.post(edit_address(article), a_form("<p>One two.</p>"), **JSON).json()
    assert first["success"]
    again = {"overwrite_revision_id": str(first["revision_id"])}
    second = client.post(edit_address(article), {**a_form("<p>One two three.</p>"), **again}, **JSON).json()
    assert second["revision_id"] == first["revision_id"]
    assert AuditEntry.objects.filter(act="save a story").count() == 1
    assert BudgetLine.objects.get(article=article).words == 4 + 3 + 2


def test_a_new_story_is_kept_by_autosave_before_it_has_anything_but_a_kicker(cast):
    form = a_form(headline="", kicker="Harbour", bylines=streamfield([]))
    answer = cast.client("contributor").post(new_address(), form, **JSON).json()
    assert answer["success"]
    assert latest(Article.objects.get(pk=answer["pk"])).kicker == "Harbour"


def test_of_two_who_edit_one_story_the_later_is_told_and_nothing_is_lost(cast):
    first, second = cast.client("sub-editor"), cast.client("editor")
    article = written(first, "<p>One.</p>")
    loaded = {
        "loaded_revision_id": str(article.latest_revision_id),
        "loaded_revision_created_at": article.get_latest_revision().created_at.isoformat(),
    }
    assert first.post(edit_address(article), {**a_form("<p>From the first.</p>"), **loaded}, **JSON).json()["success"]
    refused = second.post(edit_address(article), {**a_form("<p>From the second.</p>"), **loaded}, **JSON)
    assert refused.status_code == 400
    assert refused.json()["error_code"] == "invalid_revision"
    saved = second.post(edit_address(article), {**a_form("<p>From the second.</p>"), **loaded})
    assert saved.status_code == 302
    texts = [str(revision.as_object().body) for revision in article.revisions.order_by("pk")]
    assert any("From the first" in text for text in texts)
    assert "From the second" in texts[-1]


def test_an_older_version_can_be_made_the_draft_again(cast):
    client = cast.client("sub-editor")
    article = written(client, "<p>Old.</p>")
    old = article.latest_revision_id
    client.post(edit_address(article), a_form("<p>New.</p>", headline="A newer headline"))
    form = a_form("<p>Old.</p>")
    client.post(f"/newsroom/pages/{article.pk}/revisions/{old}/revert/", form)
    assert latest(article).headline == "The crane is painted"
    assert article.revisions.count() == 3
    assert AuditEntry.objects.filter(act="go back to an older version").count() == 1


def test_versions_are_compared_block_by_block(cast):
    client = cast.client("sub-editor")
    article = written(client, "<p>The crane is red.</p>", "<p>It is old.</p>")
    first = article.latest_revision_id
    client.post(edit_address(article), a_form("<p>The crane is grey.</p>", "<p>It is old.</p>"))
    second = Article.objects.get(pk=article.pk).latest_revision_id
    page = client.get(f"/newsroom/pages/{article.pk}/revisions/compare/{first}...{second}/")
    told = page.content.decode()
    assert page.status_code == 200
    assert "<del>red</del><ins>grey</ins>" in told
    assert "It is old." not in told


@pytest.mark.parametrize("act", ["action-publish", "action-submit", "action-unpublish"])
def test_no_button_a_form_may_name_publishes(cast, act):
    client = cast.client("publisher")
    article = written(client, "<p>One.</p>")
    client.post(edit_address(article), {**a_form("<p>Two.</p>"), act: act})
    assert not Article.objects.get(pk=article.pk).live


@pytest.mark.parametrize("view", ["unpublish", "copy", "move", "privacy", "convert_alias"])
def test_the_frameworks_other_ways_are_closed_to_everybody(cast, view):
    client = cast.client("publisher")
    article = written(client, "<p>One.</p>")
    assert client.get(f"/newsroom/pages/{article.pk}/{view}/").status_code in {302, 403, 404}
    client.post(f"/newsroom/pages/{article.pk}/{view}/", {"new_title": "x", "new_slug": "x"})
    assert Article.objects.count() == 1
    assert not Article.objects.get().live


def test_not_even_a_superuser_publishes_past_the_press(cast):
    editor = cast.editor
    editor.is_superuser = True
    editor.save()
    article = written(cast.client("editor"), "<p>One.</p>")
    permissions = article.permissions_for_user(editor)
    assert not permissions.can_publish()
    assert not permissions.can_unpublish()


def test_a_story_is_handed_on_stage_by_stage_by_those_who_look_after_the_stage(cast):
    article = written(cast.client("contributor"), "<p>One.</p>")
    hand_on = {"action-next-stage": "Hand on", "stage_seen": "draft"}
    cast.client("contributor").post(edit_address(article), {**a_form("<p>One.</p>"), **hand_on})
    assert BudgetLine.objects.get().stage == "subbing"
    refused = cast.client("contributor").get(edit_address(article))
    assert refused.status_code in {302, 403}
    cast.client("sub-editor").post(edit_address(article), {**a_form("<p>One.</p>"), **hand_on, "stage_seen": "subbing"})
    assert BudgetLine.objects.get().stage == "ready"
    assert AuditEntry.objects.filter(act="move a story on").count() == 2


def test_handing_on_twice_moves_once(cast):
    client = cast.client("editor")
    article = written(client, "<p>One.</p>")
    hand_on = {"action-next-stage": "Hand on", "stage_seen": "draft"}
    for _ in range(2):
        client.post(edit_address(article), {**a_form("<p>One.</p>"), **hand_on})
    assert BudgetLine.objects.get().stage == "subbing"


def test_contributors_edit_their_own_drafts_and_nobody_elses(cast):
    own = written(cast.client("contributor"), "<p>Mine.</p>")
    other = written(cast.client("sub-editor"), "<p>Not mine.</p>")
    client = cast.client("contributor")
    assert client.get(edit_address(own)).status_code == 200
    shown = client.get(edit_address(other), follow=True)
    assert shown.redirect_chain == [(f"/newsroom/pages/{other.pk}/view_draft/", 302)]
    assert b"Not mine." in shown.content
    assert client.post(edit_address(other), a_form("<p>Mine now.</p>")).status_code in {302, 403}
    assert "Mine now." not in str(latest(other).body)


def test_whoever_hands_their_own_story_on_is_led_to_what_they_may_see(cast):
    client = cast.client("contributor")
    article = written(client, "<p>One.</p>")
    hand_on = {**a_form("<p>One.</p>"), "action-next-stage": "Hand on", "stage_seen": "draft"}
    page = client.post(edit_address(article), hand_on, follow=True)
    assert page.status_code == 200
    assert "The story is now" in page.content.decode()


def test_a_story_keeps_its_owner_who_was_put_out(cast):
    article = written(cast.client("contributor"), "<p>One.</p>")
    type(cast.contributor).objects.filter(pk=cast.contributor.pk).update(is_active=False)
    client = cast.client("sub-editor")
    owner = client.get(edit_address(article)).context["form"]["story_owner"].value()
    assert client.post(edit_address(article), a_form("<p>Two.</p>", story_owner=str(owner or ""))).status_code == 302
    assert "Two." in str(latest(article).body)
    assert Article.objects.get().owner == cast.contributor


def test_advertising_neither_writes_nor_reads_drafts(cast):
    article = written(cast.client("sub-editor"), "<p>One.</p>")
    client = cast.client("advertising")
    for address in (edit_address(article), new_address(), "/newsroom/stories/new/"):
        assert client.get(address).status_code in {302, 403}
    assert client.get(f"/newsroom/pages/{article.pk}/view_draft/").status_code in {302, 403}
    assert client.post(f"/newsroom/stories/{article.pk}/measure/", a_form("<p>One.</p>")).status_code in {302, 403}


def test_the_owner_is_given_by_those_who_may_edit_any(cast):
    article = written(cast.client("contributor"), "<p>One.</p>")
    form = a_form("<p>One.</p>", story_owner=str(cast.editor.pk))
    cast.client("contributor").post(edit_address(article), form)
    assert Article.objects.get().owner == cast.contributor
    cast.client("sub-editor").post(edit_address(article), form)
    assert Article.objects.get().owner == cast.editor


def test_a_time_on_the_web_must_be_told_where_one_is_asked_for(cast):
    page = cast.client("editor").post(new_address(), a_form("<p>One.</p>", web="at", web_at=""))
    assert page.status_code == 200
    assert "Say when it goes on the web" in page.content.decode()


def test_notes_to_colleagues_stand_at_their_words(cast):
    client = cast.client("sub-editor")
    article = written(client, "<p>One.</p>")
    note = {
        "TOTAL_FORMS": "1",
        "INITIAL_FORMS": "0",
        "MIN_NUM_FORMS": "0",
        "MAX_NUM_FORMS": "",
        "0": {
            "id": "",
            "contentpath": "headline",
            "text": "Is it really grey?",
            "position": "",
            "DELETE": "",
            "resolved": "",
            "replies": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""},
        },
    }
    response = client.post(edit_address(article), a_form("<p>One.</p>", comments=note))
    assert response.status_code == 302
    assert Article.objects.get().wagtail_admin_comments.get().text == "Is it really grey?"


def test_a_story_is_taken_away_only_while_it_is_nobodys_but_the_desks(cast):
    article = written(cast.client("sub-editor"), "<p>One.</p>")
    address = f"/newsroom/pages/{article.pk}/delete/"
    assert cast.client("sub-editor").post(address).status_code in {302, 403}
    assert Article.objects.count() == 1
    cast.client("editor").post(address)
    assert Article.objects.count() == 0
    assert AuditEntry.objects.filter(act="take a story away").count() == 1


def test_an_autosave_that_is_slow_does_not_lie_over_the_save_that_overtook_it(cast, monkeypatch):
    client = cast.client("contributor")
    article = written(client, "<p>One.</p>")
    measured = editing.figures

    def overtaken(story):
        monkeypatch.setattr(editing, "figures", measured)
        assert client.post(edit_address(article), a_form("<p>One two three.</p>")).status_code == 302
        return measured(story)

    monkeypatch.setattr(editing, "figures", overtaken)
    refused = client.post(edit_address(article), a_form("<p>One two.</p>"), **JSON)
    assert refused.status_code == 400
    assert refused.json()["error_code"] == "invalid_revision"
    assert "One two three." in repr(to_story(latest(article)).blocks)
