"""The worker at work: lanes beside each other, failures, ends, and workers that were killed."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils import timezone

from broadsheet.errors import InputError
from broadsheet.newsroom.running.tasks import RefusedError
from broadsheet.newsroom.work import actions, kinds
from broadsheet.newsroom.work.actions import ask, take, tell, unknown
from broadsheet.newsroom.work.models import Job, Notice
from broadsheet.newsroom.work.rules import MOST, Worker

sys.path.insert(0, str(Path(__file__).parent))

from shifts import at_work, until

SLEEPER = """
import sys, time
from broadsheet.newsroom.running import worker
from broadsheet.newsroom.home import home_here
import threading
def sleep(task):
    print("begun", flush=True)
    time.sleep(60)
worker.work(home_here(), threading.Event(), {"desk": sleep})
"""


@pytest.fixture(autouse=True)
def _newsroom(either_newsroom):  # noqa: ARG001 - on either database
    Job.objects.all().delete()
    Notice.objects.all().delete()


def state(kind):
    """How far the one job of a kind is."""
    return Job.objects.get(kind=kind).state


def done(kind):
    """Whether the one job of a kind is done."""
    return lambda: state(kind) == Job.State.DONE


def test_a_job_is_done_soon_after_it_was_asked_for_and_its_effect_written_with_it(either_newsroom):
    with at_work(either_newsroom, {kinds.DESK: lambda task: lambda: tell(f"Did {task.payload['stories']}.")}):
        ask(kinds.DESK, "desk", {"stories": ["a"]})
        until(done(kinds.DESK), 5)
    assert Notice.objects.get().text == "Did ['a']."


def test_a_long_job_keeps_no_quick_one_of_another_lane_waiting(either_newsroom):
    released = threading.Event()
    table = {kinds.STREET: lambda _task: released.wait(20) and None, kinds.DESK: lambda _task: None}
    with at_work(either_newsroom, table):
        ask(kinds.STREET, "site")
        until(lambda: Job.objects.filter(kind=kinds.STREET, key="site", state=Job.State.RUNNING).exists())
        ask(kinds.DESK, "desk")
        until(done(kinds.DESK))
        assert Job.objects.get(kind=kinds.STREET, key="site").state == Job.State.RUNNING
        released.set()


def test_how_far_a_job_is_can_be_read_while_it_runs(either_newsroom):
    released = threading.Event()

    def slow(task):
        task.say("Page 3 of 16")
        released.wait(20)

    with at_work(either_newsroom, {kinds.DESK: slow}):
        ask(kinds.DESK, "desk")
        until(lambda: Job.objects.get(kind=kinds.DESK).progress == "Page 3 of 16")
        released.set()
        until(done(kinds.DESK))


def test_a_job_that_fails_once_is_done_at_the_next_try(either_newsroom):
    tries = []

    def shaky(_task):
        tries.append(1)
        if len(tries) == 1:
            raise InputError("The disk was full.")

    with at_work(either_newsroom, {kinds.DESK: shaky}):
        ask(kinds.DESK, "desk")
        until(lambda: Job.objects.get(kind=kinds.DESK).reason == "The disk was full.")
        until(done(kinds.DESK))
    assert Job.objects.get(kind=kinds.DESK).tries == 2


def test_a_mistake_of_ours_is_told_in_a_sentence_and_the_worker_goes_on(either_newsroom, caplog):
    with at_work(either_newsroom, {kinds.DESK: lambda _task: 1 / 0, kinds.STREET: lambda _task: None}):
        ask(kinds.DESK, "desk")
        until(lambda: "should not have" in Job.objects.get(kind=kinds.DESK).reason)
        ask(kinds.STREET, "site")
        until(lambda: Job.objects.get(kind=kinds.STREET, key="site").state == Job.State.DONE)
    assert "failed" in caplog.text


def test_a_job_that_meets_a_full_disk_waits_for_room_however_often_it_is_tried(either_newsroom, monkeypatch):
    monkeypatch.setattr(actions, "PUT_OFF", timedelta(0))
    tries = []

    def full(_task):
        tries.append(1)
        if len(tries) <= 2 * MOST:
            raise OSError(errno.ENOSPC, "No space left on device")

    with at_work(either_newsroom, {kinds.DESK: full}):
        ask(kinds.DESK, "desk")
        until(lambda: Job.objects.get(kind=kinds.DESK).reason.startswith("The disk is full."))
        until(done(kinds.DESK))
    assert Notice.objects.filter(text__contains="The disk is full.").count() == 1


def test_a_database_that_was_away_when_a_job_failed_is_waited_for(either_newsroom, monkeypatch):
    """What became of the job is written as soon as it can be, though the worker itself lives on."""
    tries, lost = [], []
    put_off = actions.put_off

    def away(*given):
        lost.append(1)
        if len(lost) == 1:
            raise OperationalError("the server is starting up")
        put_off(*given)

    def shaky(_task):
        tries.append(1)
        if len(tries) == 1:
            raise OperationalError("the connection was lost")

    monkeypatch.setattr(actions, "PUT_OFF", timedelta(0))
    monkeypatch.setattr(actions, "put_off", away)
    with at_work(either_newsroom, {kinds.DESK: shaky}):
        ask(kinds.DESK, "desk")
        until(done(kinds.DESK), 20)
    assert len(lost) == 2


def test_what_can_never_be_done_is_set_aside_at_once(either_newsroom):
    def never(_task):
        raise RefusedError("Issue 24 is gone.")

    with at_work(either_newsroom, {kinds.DESK: never}):
        ask(kinds.DESK, "desk")
        until(lambda: state(kinds.DESK) == Job.State.ASIDE)
    assert "Issue 24 is gone." in Notice.objects.get().text


def test_a_kind_that_nothing_does_is_set_aside_with_a_sentence():
    ask("knitting")
    unknown({kinds.DESK}, timezone.now())
    assert state("knitting") == Job.State.ASIDE
    assert "does not know how to do it" in Notice.objects.get().text


def test_a_worker_told_to_stop_ends_what_it_has_in_hand_first(either_newsroom):
    begun = threading.Event()

    def patient(task):
        begun.set()
        task.rooms.stop.wait(20)

    with at_work(either_newsroom, {kinds.DESK: patient}):
        ask(kinds.DESK, "desk")
        assert begun.wait(20)
    assert state(kinds.DESK) == Job.State.DONE


def test_the_job_of_a_process_that_was_killed_is_done_by_the_next_worker_without_waiting(either_newsroom):
    ask(kinds.DESK, "desk")
    environment = {**os.environ, **either_newsroom.environment()}
    with subprocess.Popen([sys.executable, "-c", SLEEPER], env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        process.kill()
    assert state(kinds.DESK) == Job.State.RUNNING
    with at_work(either_newsroom, {kinds.DESK: lambda _task: None}):
        until(done(kinds.DESK), 10)
    assert Job.objects.get(kind=kinds.DESK).tries == 2


def test_a_job_of_a_worker_on_another_machine_is_left_to_it(either_newsroom):
    ask(kinds.DESK, "desk")
    take(str(Worker("elsewhere.example", 1, "1.a")), {kinds.DESK}, timezone.now())
    with at_work(either_newsroom, {kinds.DESK: lambda _task: None, kinds.STREET: lambda _task: None}):
        ask(kinds.STREET, "site")
        until(lambda: Job.objects.get(kind=kinds.STREET, key="site").state == Job.State.DONE)
    assert state(kinds.DESK) == Job.State.RUNNING
