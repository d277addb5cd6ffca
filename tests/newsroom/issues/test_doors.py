"""Every issue goes into the database and comes out equal, as far as the database can hold it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.edition.model import Issue, PagePin, Placement
from broadsheet.newsroom.issues import models
from broadsheet.newsroom.issues.actions import put_issue
from broadsheet.newsroom.issues.doors import as_kept, plans_of, to_issue
from broadsheet.newsroom.stories.models import Article
from edition.test_writing import issues, placements

pytestmark = pytest.mark.usefixtures("newsroom")
KNOWN = ("ferry-sundays", "crab-million", "flood-gates", "nobody-wrote-it")
known = st.lists(st.builds(lambda item, story: replace(item, story=story), placements, st.sampled_from(KNOWN)))


def keys() -> dict[str, int]:
    """The stories there are."""
    return dict(Article.objects.values_list("story_id", "pk"))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(issues, known)
def test_any_issue_comes_out_equal_as_far_as_it_can_be_held(issue: Issue, placed: list[Placement]):
    value = replace(issue, placements=tuple(placed))
    kept = as_kept(value, keys())
    row = put_issue(value, {pin.number: f"plan {pin.number}" for pin in value.page_pins})
    assert to_issue(row) == kept
    assert plans_of(row) == {pin.number: f"plan {pin.number}" for pin in kept.page_pins if pin.locked}
    assert {item.story for item in kept.placements} <= set(KNOWN[:3])


def test_deadlines_and_approvals_stay_when_an_issue_is_put_in_anew():
    value = Issue(90, date(2027, 1, 1), page_pins=(PagePin(3, heading="Town"), PagePin(2)))
    row = put_issue(value)
    due = datetime(2026, 12, 1, tzinfo=UTC)
    row.sheets.filter(number=3).update(deadline=due)
    models.PageSheet.objects.create(issue=row, number=7, deadline=due)
    again = put_issue(replace(value, page_pins=()))
    assert again.pk == row.pk
    assert again.version == 2
    assert to_issue(again).page_pins == ()
    assert dict(again.sheets.values_list("number", "deadline")) == {2: None, 3: due, 7: due}


def test_only_some_stories_may_be_asked_for():
    row = models.Issue.objects.get(number=24)
    some = {row.placements.first().article.story_id}
    assert {item.story for item in to_issue(row, some).placements} == some
