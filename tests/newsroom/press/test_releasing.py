"""Publishing, planned and at once, called off and undone: all of it or nothing, and once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from broadsheet.newsroom.folder.actions import put_out
from broadsheet.newsroom.folder.shelves import issues_on, stories_on
from broadsheet.newsroom.issues.models import Issue, Placement
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.press.actions import cancel, plan_release, plan_wished, publish, publish_now, undo
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job, Notice, Release
from newsroom.copy_desk import a_story, an_issue

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def public():
    """What readers may see: stories and issues, as values."""
    return tuple(stories_on("paper")), tuple(issues_on("paper"))


@pytest.mark.usefixtures("either_newsroom")
def test_a_story_is_released_by_itself_and_undone(cast):
    before = public()
    a_story("tide", "The tide table was wrong", cast.editor)
    outcome = publish_now(cast.editor, stories=["tide"], now=NOW)
    assert outcome.done, outcome.words
    released = {story.id: story for story in stories_on("paper")}["tide"]
    assert (released.headline, released.published) == ("The tide table was wrong", date(2026, 12, 1))
    assert undo(outcome.release, cast.editor, "Too early", NOW + HOUR).done
    assert public() == before
    assert {story.id: story for story in stories_on("desk")}["tide"].published is None


@pytest.mark.usefixtures("newsroom")
def test_a_story_nobody_gave_an_address_gets_its_headlines_and_keeps_it(cast):
    for story in ("tide", "tides"):
        a_story(story, "The tide table was wrong", cast.editor)
        draft = Article.objects.get(story_id=story).get_latest_revision_as_object()
        draft.web_slug = ""
        save_draft(draft, cast.editor)
        assert publish_now(cast.editor, stories=[story], now=NOW).done
    assert Article.objects.get(story_id="tide").web_slug == "the-tide-table-was-wrong"
    assert Article.objects.get(story_id="tides").web_slug == "the-tide-table-was-wrong-tides"
    draft = Article.objects.get(story_id="tide").get_latest_revision_as_object()
    draft.headline = "The tide table was right"
    save_draft(draft, cast.editor)
    assert publish_now(cast.editor, stories=["tide"], now=NOW + HOUR).done
    assert Article.objects.get(story_id="tide").web_slug == "the-tide-table-was-wrong"


@pytest.mark.usefixtures("either_newsroom")
def test_an_issue_is_published_at_once_and_undone(cast, tmp_path):
    before = public()
    an_issue(25, cast.editor, ["tide", "ferry"])
    folder = tmp_path / "paper"
    put_out(folder, "paper")
    stood = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    outcome = publish_now(cast.editor, issue=25, now=NOW)
    assert outcome.done, outcome.words
    issue = next(item.issue for item in issues_on("paper", [25]))
    assert [item.story for item in issue.placements] == ["tide", "ferry"]
    assert issue.on_sale == date(2026, 12, 1)
    assert {story.published for story in stories_on("paper", ["tide", "ferry"])} == {date(2026, 12, 1)}
    job = Job.objects.get(kind=kinds.STREET, key="release")
    assert job.payload == {"stories": ["ferry", "tide"], "issues": [25]}
    written = put_out(folder, "paper", **job.payload)
    assert {path.name for path in written} == {"issue.toml", "ferry.md", "tide.md"}
    assert undo(outcome.release, cast.editor, "Wrong front page", NOW + HOUR).done
    put_out(folder, "paper", **job.payload)
    assert public() == before
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == stood
    assert Issue.objects.get(number=25).state == Issue.State.CLOSED


@pytest.mark.usefixtures("newsroom")
def test_a_publication_is_done_once_however_often_it_is_asked_for(cast):
    a_story("tide", "The tide table was wrong", cast.editor)
    planned = plan_release(cast.editor, NOW + HOUR, stories=["tide"], now=NOW)
    assert planned.done, planned.words
    assert publish(planned.release, NOW + HOUR).done
    assert not publish(planned.release, NOW + HOUR).done
    assert AuditEntry.objects.filter(act="publish").count() == 1
    assert Release.objects.get().state == Release.State.DONE


@pytest.mark.usefixtures("newsroom")
def test_planned_again_a_publication_moves_and_called_off_it_does_not_happen(cast):
    a_story("tide", "The tide table was wrong", cast.editor)
    first = plan_release(cast.editor, NOW + HOUR, stories=["tide"], now=NOW)
    second = plan_release(cast.editor, NOW + 2 * HOUR, stories=["tide"], now=NOW)
    assert first.release == second.release
    assert Release.objects.get().due_at == NOW + 2 * HOUR
    assert cancel(first.release, cast.editor).done
    assert not publish(first.release, NOW + 2 * HOUR).done
    assert not Article.objects.get(story_id="tide").live


@pytest.mark.usefixtures("newsroom")
def test_an_issue_that_is_still_planned_is_refused_and_nothing_is_left_behind(cast):
    an_issue(25, cast.editor, ["tide"], state=Issue.State.PLANNING)
    outcome = publish_now(cast.editor, issue=25, now=NOW)
    assert not outcome.done
    assert "Close the issue first" in outcome.words
    assert not Release.objects.exists()


@pytest.mark.usefixtures("newsroom")
def test_a_story_that_something_holds_back_holds_its_whole_issue_back_and_the_desk_is_told(cast):
    an_issue(25, cast.editor, ["tide", "ferry"])
    planned = plan_release(cast.editor, NOW + HOUR, issue=25, now=NOW)
    article = Article.objects.get(story_id="ferry").get_latest_revision_as_object()
    article.body = []
    save_draft(article, cast.editor)
    outcome = publish(planned.release, NOW + HOUR)
    assert (outcome.done, outcome.held) == (False, ("ferry",))
    assert "“Ferry" in Notice.objects.get(level="error").text
    assert not Article.objects.filter(live=True, story_id__in=["tide", "ferry"]).exists()
    assert Release.objects.get().state == Release.State.CANCELLED


@pytest.mark.usefixtures("newsroom")
def test_after_a_day_a_publication_stands(cast):
    a_story("tide", "The tide table was wrong", cast.editor)
    outcome = publish_now(cast.editor, stories=["tide"], now=NOW)
    late = undo(outcome.release, cast.editor, "A second thought", NOW + timedelta(days=1, seconds=1))
    assert not late.done
    assert "for a day" in late.words
    assert not undo(outcome.release, cast.editor, " ", NOW + HOUR).done


@pytest.mark.usefixtures("newsroom")
def test_a_publication_under_a_later_one_is_not_undone_before_it(cast):
    article = a_story("tide", "The tide table was wrong", cast.editor)
    first = publish_now(cast.editor, stories=["tide"], now=NOW)
    once = tuple(stories_on("paper"))
    article.refresh_from_db()
    draft = article.get_latest_revision_as_object()
    draft.headline = "The tide table was right"
    save_draft(draft, cast.editor)
    second = publish_now(cast.editor, stories=["tide"], now=NOW + HOUR)
    assert "published again" in undo(first.release, cast.editor, "No", NOW + 2 * HOUR).words
    assert undo(second.release, cast.editor, "It was wrong", NOW + 2 * HOUR).done
    assert tuple(stories_on("paper")) == once
    assert {story.id: story for story in stories_on("desk")}["tide"].headline == "The tide table was right"
    assert undo(first.release, cast.editor, "All of it", NOW + 2 * HOUR).done
    assert "tide" not in {story.id for story in stories_on("paper")}


@pytest.mark.usefixtures("newsroom")
def test_an_address_readers_know_stays(cast):
    a_story("tide", "The tide table was wrong", cast.editor)
    publish_now(cast.editor, stories=["tide"], now=NOW)
    publish_now(cast.editor, stories=["tide"], now=NOW + timedelta(days=60))
    assert next(stories_on("paper", ["tide"])).published == date(2026, 12, 1)


@pytest.mark.usefixtures("newsroom")
def test_a_story_with_a_minute_of_its_own_does_not_come_out_with_the_issue(cast):
    an_issue(25, cast.editor, ["tide", "ferry"])
    plan_release(cast.editor, NOW + 48 * HOUR, stories=["ferry"], now=NOW)
    assert publish_now(cast.editor, issue=25, now=NOW).done
    assert Article.objects.get(story_id="tide").live
    assert not Article.objects.get(story_id="ferry").live
    late = Release.objects.get(issue=None)
    assert publish(late.pk, NOW + 48 * HOUR).done
    assert Job.objects.filter(kind=kinds.STREET).latest("pk").payload["issues"] == [25]
    assert Placement.objects.filter(issue__number=25).count() == 2


@pytest.mark.usefixtures("newsroom")
def test_a_minute_that_has_passed_is_refused(cast):
    a_story("tide", "The tide table was wrong", cast.editor)
    outcome = plan_release(cast.editor, timezone.now() - HOUR, stories=["tide"])
    assert (outcome.done, outcome.release) == (False, 0)


@pytest.mark.parametrize(("web", "later"), [("at", 48), ("at", None), ("never", None)])
@pytest.mark.usefixtures("newsroom")
def test_a_story_that_its_plan_keeps_off_the_web_does_not_come_out_with_its_issue(cast, web, later):
    an_issue(25, cast.editor, ["tide", "ferry"])
    moment = NOW + later * HOUR if later else None
    BudgetLine.objects.filter(article__story_id="ferry").update(web=web, web_at=moment)
    assert publish_now(cast.editor, issue=25, now=NOW).done
    assert Article.objects.get(story_id="tide").live
    assert not Article.objects.get(story_id="ferry").live


@pytest.mark.usefixtures("newsroom")
def test_a_minute_set_where_a_story_is_planned_is_kept_once(cast):
    a_story("tide", "The tide table was wrong", cast.editor)
    BudgetLine.objects.filter(article__story_id="tide").update(web="at", web_at=NOW + HOUR)
    assert plan_wished(NOW) == 0
    assert (plan_wished(NOW + HOUR), plan_wished(NOW + HOUR)) == (1, 0)
    release = Release.objects.get()
    assert publish(release.pk, NOW + HOUR).done
    assert undo(release.pk, cast.editor, "Too early", NOW + 2 * HOUR).done
    assert plan_wished(NOW + 3 * HOUR) == 0


@pytest.mark.usefixtures("newsroom")
def test_a_publication_planned_first_and_done_last_is_the_later_one(cast):
    article = a_story("tide", "The tide table was wrong", cast.editor)
    planned = plan_release(cast.editor, NOW + 2 * HOUR, stories=["tide"], now=NOW)
    issue = Issue.objects.create(number=25, day=date(2026, 12, 4), pages=4, state=Issue.State.CLOSED)
    Placement.objects.create(issue=issue, article=article, order=0, rank=1, page=1)
    Release.objects.filter(pk=planned.release).update(state=Release.State.UNDONE)
    BudgetLine.objects.update(web="with-issue", web_at=None)
    first = publish_now(cast.editor, issue=25, now=NOW + HOUR)
    Release.objects.filter(pk=planned.release).update(state=Release.State.PLANNED)
    assert publish(planned.release, NOW + 2 * HOUR).done
    assert "published again" in undo(first.release, cast.editor, "No", NOW + 3 * HOUR).words
