"""Jobs asked for, taken up, put down, given up: on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone

from broadsheet.newsroom.people.models import AuditEntry, Remembered
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import (
    ask,
    done,
    failed,
    handed_back,
    left,
    put_away,
    refused,
    renew,
    restart,
    sweep,
    take,
    tell,
)
from broadsheet.newsroom.work.models import Job, Notice
from broadsheet.newsroom.work.rules import KEPT, LEASE, MOST, PAUSES

ALL = frozenset({kinds.DESK, kinds.COMPOSE, kinds.STREET, kinds.RELEASE, kinds.OPTIONS})
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _newsroom(either_newsroom):  # noqa: ARG001 - on either database
    Job.objects.all().delete()
    Notice.objects.all().delete()


def soon():
    """A moment at which everything asked for by now is due."""
    return timezone.now() + SECOND


def test_what_somebody_waits_for_goes_before_the_rest_of_its_lane():
    ask(kinds.OPTIONS, "24", {"issue": 24})
    ask(kinds.PRINT)
    ask(kinds.PRESS, "25", {"issue": 25})
    lane = frozenset({kinds.PRINT, kinds.OPTIONS, kinds.PRESS})
    taken = [take("w", lane, soon()).kind for _ in range(3)]
    assert taken[0] == kinds.PRESS
    assert sorted(taken[1:]) == sorted({kinds.OPTIONS, kinds.PRINT})


def in_threads(*acts):
    """Let acts happen at once, each with a connection of its own."""
    found, gate = [], threading.Barrier(len(acts))

    def run(act):
        gate.wait()
        try:
            found.append(act())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


# ---- asking ----


def test_a_wish_that_waits_serves_a_second_one_and_does_both():
    first = ask(kinds.DESK, "desk", {"stories": ["a"]})
    second = ask(kinds.DESK, "desk", {"stories": ["b"]})
    assert first.pk == second.pk
    assert Job.objects.get().payload == {"stories": ["a", "b"]}


def test_a_wish_without_a_key_is_a_job_of_its_own():
    assert ask(kinds.DESK).pk != ask(kinds.DESK).pk


def test_a_later_wish_is_hastened_by_a_sooner_one_and_not_delayed_by_a_later():
    now = timezone.now()
    ask(kinds.OPTIONS, "24", after=now + 5 * SECOND)
    ask(kinds.OPTIONS, "24", after=now + 9 * SECOND)
    assert Job.objects.get().not_before == now + 5 * SECOND
    ask(kinds.OPTIONS, "24", after=now)
    assert Job.objects.get().not_before == now


def test_a_change_while_its_job_runs_leads_to_another_run():
    ask(kinds.COMPOSE, "24", {"plan": 1})
    running = take("one", ALL, soon())
    again = ask(kinds.COMPOSE, "24", {"plan": 2})
    assert again.pk != running.pk
    assert take("two", ALL, soon()) is None
    assert done(running, soon())
    assert take("two", ALL, soon()).payload == {"plan": 2}


def test_a_wish_of_a_change_that_is_taken_back_goes_with_it():
    with transaction.atomic():
        ask(kinds.DESK, "desk")
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_a_change_that_is_not_written_yet_is_not_lost_to_a_worker_who_takes_the_job_it_was_joined_with():
    ask(kinds.COMPOSE, "24", {"plan": 1})
    begun, taken = threading.Event(), []

    def save():
        with transaction.atomic():
            ask(kinds.COMPOSE, "24", {"plan": 2})
            begun.set()
            threading.Event().wait(0.3)

    def worker():
        begun.wait()
        taken.append(take("one", ALL, soon()))

    in_threads(save, worker)
    job = taken[0] or take("one", ALL, soon())
    assert Job.objects.get(pk=job.pk).payload == {"plan": 2}


# ---- taking ----


def test_jobs_are_taken_in_the_order_they_were_asked_for_and_each_once():
    asked = [ask(kinds.COMPOSE, str(number)).pk for number in range(5)]
    taken = [take("one", ALL, soon()) for _ in range(6)]
    assert [job.pk for job in taken[:5]] == asked
    assert taken[5] is None


def test_many_workers_at_once_never_hold_the_same_job():
    for number in range(40):
        ask(kinds.COMPOSE, str(number))

    def work(name):
        def act():
            held = []
            while (job := take(name, ALL, soon())) is not None:
                held.append(job.pk)
            return held

        return act

    held = [pk for batch in in_threads(*(work(f"worker {number}") for number in range(4))) for pk in batch]
    assert sorted(held) == sorted(Job.objects.values_list("pk", flat=True))


def test_of_the_kinds_that_work_alone_only_one_job_runs_at_a_time_whoever_asks():
    for story in "abcdef":
        ask(kinds.DESK, story)
    taken = in_threads(*(lambda name=name: take(name, ALL, soon()) for name in "wxyz"))
    assert sum(job is not None for job in taken) == 1


def test_a_job_that_is_not_due_waits():
    ask(kinds.COMPOSE, "24", after=timezone.now() + timedelta(hours=1))
    assert take("one", ALL, soon()) is None
    assert take("one", ALL, timezone.now() + timedelta(hours=2)) is not None


def test_a_release_does_not_overtake_an_earlier_one_that_failed_and_pauses():
    ask(kinds.RELEASE, "1")
    ask(kinds.RELEASE, "2")
    now = soon()
    failed(take("one", ALL, now), "The disk was full.", now)
    assert take("one", ALL, now) is None
    later = now + 2 * timedelta(seconds=PAUSES[0])
    assert take("one", ALL, later).key == "1"


# ---- putting down ----


def test_what_comes_of_a_job_is_written_with_its_end_or_not_at_all():
    ask(kinds.COMPOSE, "24")
    job = take("one", ALL, soon())
    with pytest.raises(ZeroDivisionError):
        done(job, soon(), lambda: [tell("Half done."), 1 / 0])
    assert not Notice.objects.exists()
    assert done(job, soon(), lambda: tell("All done."))
    assert [notice.text for notice in Notice.objects.all()] == ["All done."]
    assert Job.objects.get().state == Job.State.DONE


def test_the_job_of_a_worker_that_died_is_taken_up_again_and_the_dead_ones_answer_counts_for_nothing():
    ask(kinds.COMPOSE, "24")
    now = soon()
    lost = take("dead", ALL, now)
    assert take("other", ALL, now + LEASE / 2) is None
    again = take("other", ALL, now + LEASE + SECOND)
    assert again.pk == lost.pk
    assert done(lost, now, lambda: tell("Twice.")) is False
    failed(lost, "Too late.", now)
    assert done(again, now, lambda: tell("Once."))
    assert [notice.text for notice in Notice.objects.all()] == ["Once."]


def test_a_lease_that_is_renewed_is_kept():
    ask(kinds.COMPOSE, "24")
    now = soon()
    job = take("one", ALL, now)
    renew("one", now + LEASE / 2)
    assert take("other", ALL, now + LEASE + SECOND) is None
    assert done(job, now)


def test_jobs_of_a_process_known_to_have_ended_need_not_wait_for_their_lease():
    ask(kinds.COMPOSE, "24")
    now = soon()
    take("dead", ALL, now)
    left(["dead"], now)
    assert take("other", ALL, now + SECOND) is not None


def test_a_worker_that_ends_in_good_order_hands_its_jobs_back_without_a_try_lost():
    ask(kinds.COMPOSE, "24")
    take("one", ALL, soon())
    handed_back("one")
    assert take("other", ALL, soon()).tries == 1


def test_a_job_that_fails_again_and_again_is_set_aside_with_its_reason_and_the_desk_is_told():
    ask(kinds.COMPOSE, "24")
    now = soon()
    for _ in range(MOST):
        failed(take("one", ALL, now), "There is no paper.toml.", now)
        now += timedelta(minutes=5)
    job = Job.objects.get()
    assert (job.state, job.reason) == (Job.State.ASIDE, "There is no paper.toml.")
    assert [notice.text for notice in Notice.objects.all()] == [
        "Composing issue 24 was given up. There is no paper.toml."
    ]
    assert take("one", ALL, now) is None


def test_a_job_that_kills_its_workers_is_set_aside_too_and_the_next_one_is_done():
    ask(kinds.COMPOSE, "24")
    ask(kinds.COMPOSE, "25")
    now = soon()
    for _ in range(MOST):
        assert take("poisoned", ALL, now).key == "24"
        now += LEASE + SECOND
    assert take("one", ALL, now).key == "25"
    assert Job.objects.get(key="24").state == Job.State.ASIDE
    assert "ended each time" in Notice.objects.get().text


def test_a_job_that_cannot_be_done_is_set_aside_at_once():
    ask(kinds.COMPOSE, "24")
    refused(take("one", ALL, soon()), "Nobody knows how.", soon())
    assert Job.objects.get().state == Job.State.ASIDE


def test_a_job_set_aside_can_be_tried_again_and_the_log_says_who_asked(cast):
    ask(kinds.COMPOSE, "24")
    job = take("one", ALL, soon())
    refused(job, "Nobody knows how.", soon())
    assert restart(job.pk, cast.editor)
    assert not restart(job.pk, cast.editor)
    assert take("one", ALL, soon()).tries == 1
    entry = AuditEntry.objects.get(act="restart a job")
    assert (entry.who, entry.target) == ("editor", "Composing issue 24")


# ---- notices, and what is forgotten ----


def test_a_notice_with_a_key_is_told_once_even_after_it_was_put_away():
    notice = tell("The deadline has passed.", "warning", "deadline:1")
    put_away(notice.pk)
    assert tell("The deadline has passed.", "warning", "deadline:1") is None
    assert Notice.objects.filter(seen=False).count() == 0


def test_jobs_done_long_ago_are_forgotten_and_those_set_aside_are_not():
    for key in ("24", "25"):
        ask(kinds.COMPOSE, key)
    now = soon()
    done(take("one", ALL, now), now)
    refused(take("one", ALL, now), "Nobody knows how.", now)
    sweep(now + KEPT + SECOND)
    assert [job.key for job in Job.objects.all()] == ["25"]


def test_failures_to_sign_in_are_forgotten_when_they_are_over_though_nobody_signs_in():
    now = soon()
    for name, minutes in (("192.0.2.1", -1), ("192.0.2.2", 1)):
        Remembered.objects.create(cache_key=name, value="", expires=now + timedelta(minutes=minutes))
    sweep(now)
    assert [row.cache_key for row in Remembered.objects.all()] == ["192.0.2.2"]
