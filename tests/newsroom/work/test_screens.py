"""What people see of the background."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils import timezone

from broadsheet.newsroom.people.roles import Act, Role, may
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask, refused, take, tell
from broadsheet.newsroom.work.hooks import NoticesPanel, notices_panel
from broadsheet.newsroom.work.models import Job, Notice

JOBS, HOME = "/newsroom/background/", "/newsroom/"


@pytest.fixture(autouse=True)
def _newsroom(empty_newsroom):
    (empty_newsroom.path / "static").mkdir(exist_ok=True)
    Job.objects.all().delete()


def set_aside():
    """A job that was given up."""
    ask(kinds.COMPOSE, "24")
    job = take("one", {kinds.COMPOSE}, timezone.now())
    refused(job, "There is no paper.toml.", timezone.now())
    return job


def test_an_empty_list_says_what_will_stand_there(cast):
    assert "Save a story" in cast.client("editor").get(JOBS).content.decode()


def test_a_job_set_aside_is_shown_with_its_reason_and_tried_again_at_the_press_of_a_button(cast):
    job = set_aside()
    client = cast.client("editor")
    page = client.get(JOBS).content.decode()
    assert "Composing issue 24" in page
    assert "There is no paper.toml." in page
    answer = client.post(f"{JOBS}jobs/{job.pk}/restart/", follow=True)
    assert "tried again now" in answer.content.decode()
    assert Job.objects.get().state == Job.State.WAITING


def test_the_list_alone_is_there_for_the_script(cast):
    set_aside()
    text = cast.client("editor").get(f"{JOBS}list/").content.decode()
    assert "<html" not in text
    assert "Composing issue 24" in text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
def test_jobs_are_seen_and_started_again_by_those_who_may(cast, role):
    job = set_aside()
    client = cast.client(role.value)
    allowed = may(role, Act.SEE_JOBS)
    assert (client.get(JOBS).status_code == 200) is allowed
    assert (client.post(f"{JOBS}jobs/{job.pk}/restart/").status_code == 302) is allowed
    assert (Job.objects.get().state == Job.State.WAITING) is allowed


def test_strangers_are_led_to_the_sign_in(cast):
    for address in (JOBS, f"{JOBS}list/"):
        answer = cast.client().get(address)
        assert answer.status_code == 302
        assert "login" in answer["Location"]


def first_screen(user):
    """What the notices' panel shows on the first screen."""
    request = RequestFactory().get(HOME)
    request.user = user
    return NoticesPanel().render_html({"request": request, "csrf_token": "token"})


def test_notices_stand_on_the_first_screen_until_they_are_put_away(cast):
    notice = tell("Issue 24 went out late.", "warning")
    assert "Issue 24 went out late." in first_screen(cast.editor)
    cast.client("editor").post(f"{JOBS}notices/{notice.pk}/put-away/", {"next": HOME})
    assert Notice.objects.get().seen
    assert "Issue 24 went out late." not in first_screen(cast.editor)


def test_those_who_may_not_act_on_a_notice_still_read_it(cast):
    tell("Issue 24 went out late.", "warning")
    assert "Put away" in first_screen(cast.editor)
    assert "Issue 24 went out late." in first_screen(cast.contributor)
    assert "Put away" not in first_screen(cast.contributor)


def test_the_panel_is_the_first_of_the_first_screen():
    panels = ["another"]
    notices_panel(RequestFactory().get(HOME), panels)
    assert isinstance(panels[0], NoticesPanel)


def test_putting_away_leads_nowhere_else(cast):
    notice = tell("Issue 24 went out late.")
    answer = cast.client("editor").post(f"{JOBS}notices/{notice.pk}/put-away/", {"next": "https://elsewhere.example/"})
    assert answer["Location"] == HOME


def test_notices_are_kept_from_those_who_may_not_see_stories(cast):
    tell("A guest left a note on “The mayor goes”.")
    assert "The mayor goes" in first_screen(cast.contributor)
    assert "The mayor goes" not in first_screen(cast.advertising)
