"""Whoever publishes, undoes or changes locks in one order, what is planned, issues, stories: nobody waits in a ring."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.press.actions import plan_release, plan_wished, publish_now, release_change, undo
from broadsheet.newsroom.press.rules import Change
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work.actions import keep_minute
from broadsheet.newsroom.work.models import Release
from newsroom.copy_desk import a_story, an_issue
from newsroom.press.waiting import PATIENCE, waiting

SOON = timedelta(days=1)


def free(*stories):
    """Whether stories and their lines could be locked at once by whoever publishes; an error where not."""
    rows = Article.objects.filter(story_id__in=stories)
    lines = BudgetLine.objects.filter(article__story_id__in=stories)
    assert len(rows.select_for_update(nowait=True, of=("self", "page_ptr"))) == len(stories)
    assert len(lines.select_for_update(nowait=True, of=("self",))) == len(stories)
    return True


@pytest.mark.usefixtures("postgres_newsroom")
def test_who_undoes_a_publication_waits_for_its_issue_before_taking_its_stories(cast):
    issue = an_issue(90, cast.editor, ["ferry"])
    release = publish_now(cast.editor, issue=90).release
    with waiting(Issue.objects.filter(pk=issue.pk), lambda: undo(release, cast.editor, "Too soon")) as came:
        assert free("ferry")
    assert [outcome.done for outcome in came] == [True]
    assert not Article.objects.get(story_id="ferry").live


@pytest.mark.usefixtures("postgres_newsroom")
def test_who_corrects_what_was_printed_waits_for_the_next_issue_before_taking_the_story(cast):
    an_issue(90, cast.editor, ["ferry"])
    assert publish_now(cast.editor, issue=90).done
    Issue.objects.exclude(number=90).filter(state=Issue.State.PLANNING).update(state=Issue.State.CLOSED)
    issue = Issue.objects.create(number=91, day=date(2099, 12, 4), pages=4)

    def correct():
        return release_change(cast.editor, "ferry", Change.CORRECTION, "It was Tuesday.")

    with waiting(Issue.objects.filter(pk=issue.pk), correct) as came:
        assert free("ferry")
    assert [outcome.done for outcome in came] == [True]
    with waiting(Issue.objects.filter(pk=issue.pk), lambda: undo(came[0].release, cast.editor, "Monday")) as came:
        assert free("ferry", "corrections-91")
    assert [outcome.done for outcome in came] == [True]


@pytest.mark.usefixtures("postgres_newsroom")
def test_who_changes_a_story_waits_for_what_is_planned_of_it_before_taking_it(cast):
    a_story("tide", "The tide tabel", cast.editor)
    publish_now(cast.editor, stories=["tide"])
    planned = plan_release(cast.editor, timezone.now() + SOON, stories=["tide"]).release
    assert planned

    def correct():
        return release_change(cast.editor, "tide", Change.UPDATE, "It was Tuesday.")

    with waiting(Release.objects.filter(pk=planned), correct) as came:
        assert free("tide")
    assert [outcome.done for outcome in came] == [True]


@pytest.mark.usefixtures("postgres_newsroom")
def test_a_story_whose_minute_has_come_waits_for_no_other_publication_and_is_planned_once(cast):
    a_story("tide", "The tide table", cast.editor)
    a_story("ferry", "The ferry", cast.editor)
    other = plan_release(cast.editor, timezone.now() + SOON, stories=["tide"]).release
    BudgetLine.objects.filter(article__story_id="ferry").update(web=BudgetLine.Web.AT, web_at=timezone.now())
    counts = []

    def plan():
        counts.append(plan_wished(timezone.now()))
        connection.close()

    with transaction.atomic():
        assert list(Release.objects.select_for_update(of=("self",)).filter(pk=other))
        threads = [threading.Thread(target=plan) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        assert sorted(counts) == [0, 1]
    assert Release.objects.filter(articles=["ferry"]).count() == 1


@pytest.mark.usefixtures("postgres_newsroom")
def test_a_story_parted_from_others_while_somebody_waits_leaves_theirs_alone(cast):
    for story in ("tide", "ferry"):
        a_story(story, f"The {story}", cast.editor)
    later = timezone.now() + 2 * SOON
    both = plan_release(cast.editor, timezone.now() + SOON, stories=["tide", "ferry"]).release
    with waiting(Release.objects.filter(pk=both), lambda: keep_minute("tide", None, cast.editor)):
        keep_minute("tide", later, cast.editor)
    rows = Release.objects.order_by("pk").values_list("articles", "state")
    assert list(rows) == [(["ferry"], Release.State.PLANNED), (["tide"], Release.State.CANCELLED)]


@pytest.mark.usefixtures("postgres_newsroom")
def test_who_undoes_a_correction_waits_for_what_is_planned_of_its_brief_before_taking_stories(cast):
    an_issue(90, cast.editor, ["ferry"])
    assert publish_now(cast.editor, issue=90).done
    Issue.objects.exclude(number=90).filter(state=Issue.State.PLANNING).update(state=Issue.State.CLOSED)
    Issue.objects.create(number=91, day=date(2099, 12, 4), pages=4)
    change = release_change(cast.editor, "ferry", Change.CORRECTION, "It was Tuesday.")
    brief = Release.objects.create(articles=["corrections-91"], due_at=timezone.now() + SOON)
    with waiting(Release.objects.filter(pk=brief.pk), lambda: undo(change.release, cast.editor, "Monday")) as came:
        assert free("ferry", "corrections-91")
    assert [outcome.done for outcome in came] == [True]
    brief.refresh_from_db()
    assert brief.state == Release.State.CANCELLED
