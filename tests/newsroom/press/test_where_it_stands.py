"""The page a story stands on, in the list of stories: as the pages are, and on none once it stands on none."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.issues.actions import keep_composition, make_moves
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.issues.moves import Place, TakeOut
from broadsheet.newsroom.press.actions import publish_now, reopen_issue, undo
from broadsheet.newsroom.stories.models import BudgetLine
from newsroom.copy_desk import an_issue


def pages(number, *stories_by_page):
    """An issue composed with these stories on its pages."""
    told = [
        {"number": nth, "stories": list(stories), "digest": str(nth), "alternatives": []}
        for nth, stories in enumerate(stories_by_page, 1)
    ]
    issue = Issue.objects.get(number=number)
    answer = {"pages": told, "overset": [], "held": [], "remarks": [], "lengths": {}}
    keep_composition(issue, issue.version, answer, 0.1)


def page_of(story):
    """Where the list says that a story stands."""
    return BudgetLine.objects.get(article__story_id=story).printed


@pytest.fixture
def planned(cast, either_newsroom):
    """Issue 25 with its stories on the front and inside."""
    an_issue(25, cast.editor, ["tide", "ferry"])
    BudgetLine.objects.filter(article__story_id__in=["tide", "ferry"]).update(issue=Issue.objects.get(number=25))
    pages(25, ["tide"], ["ferry"])
    return either_newsroom


@pytest.mark.usefixtures("planned")
def test_published_undone_opened_again_and_left_out_a_story_stands_on_no_page(cast):
    assert (page_of("tide"), page_of("ferry")) == ("1", "2")
    outcome = publish_now(cast.editor, issue=25)
    assert undo(outcome.release, cast.editor, "Too early").done
    assert reopen_issue(25, cast.editor, "The ferry goes").done
    make_moves(25, cast.editor, [TakeOut("ferry")])
    assert (page_of("tide"), page_of("ferry")) == ("1", "")
    pages(25, ["tide"])
    assert (page_of("tide"), page_of("ferry")) == ("1", "")


@pytest.mark.usefixtures("planned")
def test_a_story_that_did_not_fit_stands_on_no_page(cast):
    reopen_issue(25, cast.editor, "A longer front")
    pages(25, ["tide"])
    assert (page_of("tide"), page_of("ferry")) == ("1", "")


@pytest.mark.usefixtures("planned")
def test_moved_to_another_issue_a_story_stands_where_that_one_has_it(cast):
    Issue.objects.create(number=26, day="2027-01-08", pages=4)
    make_moves(26, cast.editor, [Place("ferry")])
    assert page_of("ferry") == ""
    pages(26, [], [], ["ferry"])
    pages(25, ["tide"], ["ferry"])
    assert page_of("ferry") == "3"
