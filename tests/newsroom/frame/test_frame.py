"""The frame around every screen, the first screen, the tour and the search, in the newsroom's words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.people.models import AuditEntry, User
from broadsheet.newsroom.people.roles import Role
from broadsheet.newsroom.stories.home import days_left, making
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work.actions import tell

HOME, FIND, HELP, TOURED = "/newsroom/", "/newsroom/search/", "/newsroom/paper/help/", "/newsroom/paper/toured/"
STAFF = [role for role in Role if role is not Role.GUEST]


@pytest.fixture(autouse=True)
def _newsroom(newsroom):
    (newsroom.path / "static").mkdir(exist_ok=True)


def first_screen(cast, role="editor"):
    """The first screen somebody sees."""
    return cast.client(role).get(HOME).content.decode()


@pytest.mark.parametrize("role", STAFF)
def test_everybody_has_a_first_screen_under_the_papers_name(cast, role):
    page = first_screen(cast, role.value)
    assert "The Harbour Light" in page
    assert "Wagtail" not in page.split("</title>")[0]


def test_the_menu_speaks_of_stories_issues_and_pictures(cast):
    page = first_screen(cast)
    for word in ("Stories", "Issues", "Pictures", "How it is done"):
        assert f'"{word}"' in page, word
    for word in ("Pages", "Images", "Documents", "Reports", "Settings", "Editor Guide", "Snippets"):
        assert f'"{word}"' not in page, word


def test_an_empty_first_screen_says_what_to_do(cast):
    Issue.objects.update(state=Issue.State.PUBLISHED)
    page = first_screen(cast)
    assert "No issue is being planned." in page
    assert "Write a story" in page
    assert "Nothing is late." in page


def test_the_issue_in_the_making_is_shown_with_its_pages_and_what_does_not_fit(cast):
    today = timezone.localdate()
    issue = Issue.objects.create(number=77, day=today + timedelta(days=9))
    page = {"number": 1, "digest": "a" * 64, "fill": 0.5}
    Composition.objects.create(issue=issue, pages=[page], overset=[{"story": "x"}])
    found = making(today)
    assert (found.issue.number, found.words, found.facts) == (
        77,
        "9 days until it is on sale",
        ("1 story does not fit",),
    )
    assert found.pages[0].short
    assert f"/issues/77/pages/{'a' * 64}.webp" in first_screen(cast)


def test_while_none_is_planned_the_last_issue_is_shown(cast):
    Issue.objects.update(state=Issue.State.PUBLISHED)
    issue = Issue.objects.order_by("-day").first()
    Composition.objects.create(issue=issue, pages=[{"number": 1, "digest": "b" * 64, "fill": 1.0}])
    page = first_screen(cast)
    assert f"/issues/{issue.number}/" in page
    assert "b" * 64 in page
    assert "the last one" in page


@pytest.mark.parametrize(
    ("left", "words"), [(0, "Today is the last day"), (1, "1 day "), (5, "5 days "), (-2, "2 days over")]
)
def test_days_are_counted_in_words(left, words):
    today = date(2026, 11, 23)
    assert days_left(today + timedelta(days=left), today, "until it is on sale").startswith(words)


def test_what_waits_is_what_stands_in_ones_own_stage(cast):
    line = BudgetLine.objects.order_by("pk").first()
    Article.objects.filter(pk=line.article_id).update(live=False)
    BudgetLine.objects.filter(pk=line.pk).update(stage="subbing", headline="A story for the sub")
    assert "A story for the sub" in first_screen(cast, "sub-editor")
    assert "A story for the sub" not in first_screen(cast, "contributor")


def test_late_stories_notices_and_the_log_stand_there(cast):
    line = BudgetLine.objects.order_by("pk").first()
    Article.objects.filter(pk=line.article_id).update(live=False)
    BudgetLine.objects.filter(pk=line.pk).update(planned_day=date(2001, 1, 1), headline="Much too late")
    tell("The machine was off.")
    AuditEntry.objects.create(at=timezone.now(), who="somebody else", act="take a story away", target="x: Gone")
    page = first_screen(cast)
    for words in ("Much too late", "The machine was off.", "somebody else: take a story away: Gone"):
        assert words in page
    assert "somebody else" not in first_screen(cast, "contributor")


def test_the_tour_is_shown_once_and_again_when_it_is_asked_for(cast):
    client = cast.client("contributor")
    assert "data-nr-tour-now" in client.get(HOME).content.decode()
    assert client.post(TOURED).status_code == 302
    assert User.objects.get(username="contributor").toured
    assert "data-nr-tour-now" not in client.get(HOME).content.decode()
    assert "data-nr-tour-now" in client.get(f"{HOME}?tour=1").content.decode()


def test_the_guide_is_everybodys_who_works_here(cast):
    assert "Show me round" in cast.client("advertising").get(HELP).content.decode()
    assert cast.client().get(HELP).status_code == 302


def test_a_search_shows_what_it_found_and_where(cast):
    page = cast.client("contributor").get(f"{FIND}?q=harbour").content.decode()
    assert "<mark>" in page
    assert "/edit/" in page


@pytest.mark.parametrize(
    ("query", "words"),
    [("", "What are you looking for?"), ("zzzz qqqq", "No story holds"), ("%22%27%00", "no word in this")],
)
def test_a_search_that_finds_nothing_says_what_to_do(cast, query, words):
    assert words in cast.client("editor").get(f"{FIND}?q={query}").content.decode()


def test_a_search_is_not_for_those_who_see_no_stories(cast):
    assert cast.client("advertising").get(f"{FIND}?q=harbour").status_code == 403
    assert cast.client().get(f"{FIND}?q=harbour").status_code == 302


def test_an_address_where_nothing_is_says_so_in_our_words(cast):
    answer = cast.client("editor").get("/newsroom/nothing/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()
    assert "Wagtail" not in answer.content.decode()
