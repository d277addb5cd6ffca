"""What happens because its time has come; time enters as an argument."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from broadsheet.newsroom.issues.models import Issue, PageSheet
from broadsheet.newsroom.running.scheduler import tick
from broadsheet.newsroom.running.timetable import at, backup_due, day_began, late
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import done, failed, refused, take
from broadsheet.newsroom.work.models import Job, Notice, Release

NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ABLE = frozenset({kinds.RELEASE, kinds.STREET, kinds.BACKUP})


@pytest.fixture(autouse=True)
def _newsroom(empty_newsroom):  # noqa: ARG001 - the home the tests work in
    Job.objects.all().delete()


def a_release(due: datetime, *stories: str) -> Release:
    return Release.objects.create(due_at=due, articles=list(stories))


def publish(now: datetime) -> list[str]:
    """Do what a worker does with the releases asked for, and say which, in the order in which they went out."""
    found = []
    while (job := take("one", {kinds.RELEASE}, max(now, Job.objects.latest("id").not_before))) is not None:
        release = Release.objects.get(pk=job.payload["release"])
        done(job, now, lambda release=release: Release.objects.filter(pk=release.pk).update(state="done"))
        found.append(release.articles[0])
    return found


def asked(kind: str) -> list[str]:
    """The keys of the jobs of a kind, in the order in which they were asked for."""
    return list(Job.objects.filter(kind=kind).values_list("key", flat=True))


# ---- releases ----


def test_a_release_is_asked_for_at_its_minute_and_not_before():
    a_release(NINE, "a")
    tick(NINE - MINUTE, ABLE)
    assert asked(kinds.RELEASE) == []
    tick(NINE, ABLE)
    assert len(asked(kinds.RELEASE)) == 1
    assert not Notice.objects.exists()


def test_after_an_hour_asleep_late_releases_go_out_once_in_order_and_the_desk_is_told():
    a_release(NINE + 20 * MINUTE, "second")
    a_release(NINE, "first")
    a_release(NINE + 40 * MINUTE, "third", "fourth")
    a_release(NINE + 2 * HOUR, "not yet")
    woken = NINE + HOUR
    tick(woken, ABLE)
    tick(woken, ABLE)
    assert publish(woken) == ["first", "second", "third"]
    tick(woken + MINUTE, ABLE)
    assert publish(woken + MINUTE) == []
    told = [notice.text for notice in Notice.objects.order_by("id")]
    assert len(told) == 3
    assert told[0].startswith("A story, to be published at 1 March 2027, 09:00, went out late, at 1 March 2027, 10:00")
    assert told[2].startswith("2 stories")


def test_a_release_in_hand_or_given_up_is_not_asked_for_again():
    a_release(NINE, "a")
    tick(NINE, ABLE)
    job = take("one", {kinds.RELEASE}, Job.objects.get(kind=kinds.RELEASE).not_before)
    tick(NINE, ABLE)
    refused(job, "Its story is gone.", NINE)
    tick(NINE + HOUR, ABLE)
    assert len(asked(kinds.RELEASE)) == 1


def test_a_release_that_failed_is_tried_again_before_the_next_goes_out():
    a_release(NINE, "first")
    a_release(NINE, "second")
    tick(NINE, ABLE)
    now = Job.objects.latest("id").not_before
    failed(take("one", {kinds.RELEASE}, now), "The disk was full.", now)
    assert publish(now) == []
    assert publish(now + HOUR) == ["first", "second"]


# ---- every day ----


def test_the_site_is_built_when_the_day_turns_once():
    tick(NINE, ABLE)
    tick(NINE + HOUR, ABLE)
    tick(NINE + DAY, ABLE)
    tick(NINE + DAY + HOUR, ABLE)
    assert asked(kinds.STREET) == ["day 2027-03-01", "day 2027-03-02"]


def test_the_backup_is_made_once_a_day_and_not_twice_after_days_asleep():
    tick(NINE, ABLE)
    tick(NINE + 12 * HOUR, ABLE)
    tick(NINE + 4 * DAY, ABLE)
    assert asked(kinds.BACKUP) == ["day 2027-03-01", "day 2027-03-05"]


def test_a_newsroom_that_makes_no_backups_is_not_asked_for_them():
    tick(NINE, frozenset({kinds.STREET}))
    assert asked(kinds.BACKUP) == []


def test_the_hours_of_a_day_are_those_of_the_paper():
    zone = ZoneInfo("Pacific/Auckland")
    now = datetime(2027, 3, 1, 12, 30, tzinfo=UTC)
    assert day_began(now, zone) == datetime(2027, 3, 2, tzinfo=zone)
    assert backup_due(now, zone) == datetime(2027, 3, 1, 3, tzinfo=zone)
    assert at(now, zone) == "2 March 2027, 01:30"


@pytest.mark.parametrize(("minutes", "expected"), [(0, False), (1, False), (3, True)])
def test_a_release_is_late_when_it_goes_out_minutes_after_its_own(minutes, expected):
    assert late(NINE, NINE + minutes * MINUTE) is expected


# ---- deadlines ----


def test_a_deadline_that_passes_is_told_once_and_again_when_it_was_moved():
    issue = Issue.objects.create(number=24, day=NINE.date(), copy_deadline=NINE)
    tick(NINE - MINUTE, ABLE)
    assert not Notice.objects.exists()
    tick(NINE, ABLE)
    tick(NINE + HOUR, ABLE)
    assert [notice.text for notice in Notice.objects.all()] == [
        "The copy deadline of issue 24 has passed (1 March 2027, 09:00)."
    ]
    issue.copy_deadline = NINE + 2 * HOUR
    issue.save()
    tick(NINE + 3 * HOUR, ABLE)
    assert Notice.objects.count() == 2


def test_only_pages_that_nobody_has_approved_miss_their_deadline():
    issue = Issue.objects.create(number=24, day=NINE.date())
    PageSheet.objects.create(issue=issue, number=1, deadline=NINE, approved_at=NINE - MINUTE)
    PageSheet.objects.create(issue=issue, number=5, deadline=NINE)
    tick(NINE + MINUTE, ABLE)
    assert "page 5 of issue 24" in Notice.objects.get().text


def test_deadlines_of_an_issue_that_is_closed_are_past_caring():
    issue = Issue.objects.create(number=24, day=NINE.date(), copy_deadline=NINE, state=Issue.State.CLOSED)
    PageSheet.objects.create(issue=issue, number=5, deadline=NINE)
    tick(NINE + HOUR, ABLE)
    assert not Notice.objects.exists()


def test_a_release_set_aside_is_asked_for_again_when_it_is_moved_to_another_minute():
    release = a_release(NINE, "a")
    tick(NINE, ABLE)
    refused(take("one", {kinds.RELEASE}, max(NINE, Job.objects.latest("id").not_before)), "No room", NINE)
    tick(NINE + MINUTE, ABLE)
    assert len(asked(kinds.RELEASE)) == 1
    Release.objects.filter(pk=release.pk).update(due_at=NINE + HOUR)
    tick(NINE + HOUR, ABLE)
    assert len(asked(kinds.RELEASE)) == 2
