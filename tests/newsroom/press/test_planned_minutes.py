"""A story's own minute on the web: changed where the story is planned, its publication follows; by those who may."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.press.actions import plan_release, plan_wished, publish
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work.models import Release
from newsroom.copy_desk import a_story
from newsroom.editing_forms import a_form, edit_address

DAY = timedelta(days=1)


def soon(days=1):
    """Nine in the morning some days from now."""
    return (timezone.localtime() + days * DAY).replace(hour=9, minute=0, second=0, microsecond=0)


def planned_anew(client, article, **fields):
    """What the editor answers to a form with another plan."""
    return client.post(edit_address(article), a_form("<p>One.</p>", headline="The tide table", **fields))


def line_of(story):
    """What is planned for a story: whether it has a minute of its own, and which."""
    return BudgetLine.objects.values_list("web", "web_at").get(article__story_id=story)


@pytest.mark.usefixtures("either_newsroom")
def test_another_minute_in_the_plan_moves_the_publication(cast):
    article = a_story("tide", "The tide table", cast.editor)
    planned = plan_release(cast.editor, soon(1), stories=["tide"])
    planned_anew(cast.client("editor"), article, web="at", web_at=f"{soon(2):%Y-%m-%dT%H:%M}")
    release = Release.objects.get()
    assert (release.pk, release.state, release.due_at) == (planned.release, Release.State.PLANNED, soon(2))
    assert AuditEntry.objects.filter(act="move a publication", who="editor").count() == 1
    assert not publish(release.pk, soon(1)).done
    assert Release.objects.get().state == Release.State.PLANNED
    assert publish(release.pk, soon(2)).done
    assert Article.objects.get(story_id="tide").live


@pytest.mark.parametrize("web", ["with-issue", "never"])
@pytest.mark.usefixtures("either_newsroom")
def test_a_minute_taken_out_of_the_plan_calls_the_publication_off(cast, web):
    article = a_story("tide", "The tide table", cast.editor)
    plan_release(cast.editor, soon(1), stories=["tide"])
    planned_anew(cast.client("editor"), article, web=web, web_at="")
    release = Release.objects.get()
    assert release.state == Release.State.CANCELLED
    assert AuditEntry.objects.filter(act="call a publication off", who="editor").count() == 1
    assert line_of("tide") == (web, None)
    assert not publish(release.pk, soon(2)).done


@pytest.mark.usefixtures("newsroom")
def test_saved_with_the_same_plan_a_publication_stays_as_it_is(cast):
    article = a_story("tide", "The tide table", cast.editor)
    plan_release(cast.publisher, soon(1), stories=["tide"])
    planned_anew(cast.client("editor"), article, web="at", web_at=f"{soon(1):%Y-%m-%dT%H:%M}")
    assert Release.objects.get().asked_by == cast.publisher
    assert not AuditEntry.objects.filter(act="move a publication").exists()


@pytest.mark.usefixtures("newsroom")
def test_of_stories_that_come_out_together_one_is_moved_by_itself(cast):
    article = a_story("tide", "The tide table", cast.editor)
    a_story("ferry", "The ferry", cast.editor)
    plan_release(cast.editor, soon(1), stories=["tide", "ferry"])
    planned_anew(cast.client("editor"), article, web="at", web_at=f"{soon(2):%Y-%m-%dT%H:%M}")
    found = Release.objects.filter(state=Release.State.PLANNED).values_list("articles", "due_at")
    assert sorted(found) == [(["ferry"], soon(1)), (["tide"], soon(2))]


@pytest.mark.usefixtures("newsroom")
def test_a_minute_that_has_passed_is_no_minute_to_plan(cast):
    article = a_story("tide", "The tide table", cast.editor)
    page = planned_anew(cast.client("editor"), article, web="at", web_at="2020-01-01T09:00")
    assert "That minute has passed" in page.content.decode()
    assert line_of("tide") == ("with-issue", None)


@pytest.mark.usefixtures("newsroom")
def test_a_plan_whose_minute_came_and_went_can_still_be_saved(cast):
    article = a_story("tide", "The tide table", cast.editor)
    BudgetLine.objects.update(web="at", web_at="2020-01-01T09:00Z")
    local = timezone.localtime(BudgetLine.objects.get(article=article).web_at)
    answer = planned_anew(cast.client("editor"), article, web="at", web_at=f"{local:%Y-%m-%dT%H:%M}")
    assert answer.status_code == 302


@pytest.mark.parametrize("role", ["contributor", "sub-editor"])
@pytest.mark.usefixtures("newsroom")
def test_nobody_publishes_by_planning_who_may_not_publish(cast, role):
    who = getattr(cast, role.replace("-", "_"))
    article = a_story("tide", "The tide table", who)
    answer = planned_anew(cast.client(role), article, web="at", web_at=f"{soon(1):%Y-%m-%dT%H:%M}")
    assert answer.status_code == 302
    assert line_of("tide") == ("with-issue", None)
    assert plan_wished(soon(2)) == 0


@pytest.mark.usefixtures("newsroom")
def test_the_copy_of_a_story_with_a_minute_is_saved_by_those_who_may_not_publish_and_the_minute_stands(cast):
    article = a_story("tide", "The tide table", cast.contributor)
    plan_release(cast.editor, soon(1), stories=["tide"])
    planned_anew(cast.client("contributor"), article, web="never", web_at="")
    assert Release.objects.get().state == Release.State.PLANNED
    assert line_of("tide") == ("at", soon(1))
