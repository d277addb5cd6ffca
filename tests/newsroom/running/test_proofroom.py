"""The proof room beside a worker: what becomes of orders whose process is lost."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from broadsheet.edition.starter import new_paper
from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.running.flatplans import do_compose
from broadsheet.newsroom.running.proofroom import LostError, ProofRoom
from broadsheet.newsroom.running.shift import LANES, Shift
from broadsheet.newsroom.running.tasks import Rooms
from broadsheet.newsroom.running.watch import processor_seconds
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask
from broadsheet.newsroom.work.models import Job, Notice
from broadsheet.newsroom.work.rules import TWICE
from broadsheet.works.pageproofs.order import PULL, ProofOrder

sys.path.insert(0, str(Path(__file__).parent))

from shifts import until


def order(folder: Path) -> ProofOrder:
    """The first issue of a small paper."""
    new_paper(folder / "paper", "The Trial")
    return ProofOrder(PULL, str(folder / "paper"), 1, str(folder / "pages"), dpi=20)


def test_a_process_that_takes_too_long_is_ended_and_the_next_order_has_another(tmp_path):
    wish = order(tmp_path)
    with ProofRoom(longest=0.05) as hasty:
        with pytest.raises(LostError, match=r"Composing issue 1 was stopped after 0\.05 seconds (of|without)"):
            hasty.fill(wish)
        hasty.longest = 120.0
        assert hasty.fill(wish)["pages"]


def test_a_process_that_stands_still_is_ended_too(tmp_path):
    wish = order(tmp_path)
    with ProofRoom(longest=120.0) as room:
        room.fill(wish)
        room.longest = 0.5
        os.kill(room.number, signal.SIGSTOP)
        begun = time.monotonic()
        with pytest.raises(LostError, match=r"stopped after 0\.5 seconds without a move"):
            room.fill(wish)
        assert time.monotonic() - begun < 20


def test_a_process_that_waits_its_turn_is_left_alone(tmp_path):
    """It is let run a little and stopped, over and over: by the clock it takes far longer than it may, but it moves."""
    wish = order(tmp_path)
    with ProofRoom(longest=120.0) as room:
        room.fill(wish)
        number, over = room.number, threading.Event()
        room.longest = 3 * processor_seconds(number)

        def turns() -> None:
            while not over.wait(0.01):
                os.kill(number, signal.SIGSTOP)
                over.wait(0.3)
                os.kill(number, signal.SIGCONT)

        (tmp_path / "paper" / "design.toml").write_text("", encoding="utf-8")  # all is composed anew
        busy = threading.Thread(target=turns)
        busy.start()
        begun = time.monotonic()
        try:
            pages = room.fill(wish)["pages"]
        finally:
            over.set()
            busy.join()
        assert pages
        assert time.monotonic() - begun > room.longest


def test_a_process_that_is_killed_over_its_order_is_told(tmp_path):
    wish = order(tmp_path)
    with ProofRoom() as room:
        killing = threading.Timer(0.3, lambda: os.kill(until(lambda: room.number), signal.SIGKILL))
        killing.start()
        with pytest.raises(LostError, match="ended before it was done"):
            room.fill(wish)
        killing.join()


def test_an_issue_whose_composing_stands_still_is_given_up_the_second_time_and_the_desk_is_told_why(newsroom, cast):
    Issue.objects.filter(number=24).update(state=Issue.State.PLANNING)
    Job.objects.all().delete()
    ask(kinds.COMPOSE, "24", {"issue": 24})
    with ProofRoom(longest=0.01) as proofs:
        shift = Shift("here", Rooms(newsroom, threading.Event(), proofs, None), {kinds.COMPOSE: do_compose})
        for _ in range(TWICE):
            Job.objects.update(not_before="2020-01-01T00:00Z")
            assert shift.next(LANES[0])
    job = Job.objects.get()
    assert (job.state, job.tries) == (Job.State.ASIDE, TWICE)
    assert "was stopped after" in job.reason
    assert "Composing issue 24 was given up. Composing issue 24 was stopped" in Notice.objects.get().text
    assert Composition.objects.get(issue__number=24).failure == job.reason
    text = cast.client("editor").get("/newsroom/issues/24/").content.decode()
    assert "The issue could not be composed." in text
    assert "was stopped after" in text


def test_an_issue_whose_process_is_killed_over_it_is_tried_more_often(newsroom):
    Issue.objects.filter(number=24).update(state=Issue.State.PLANNING)
    Job.objects.all().delete()
    ask(kinds.COMPOSE, "24", {"issue": 24})
    with ProofRoom() as proofs:
        shift = Shift("here", Rooms(newsroom, threading.Event(), proofs, None), {kinds.COMPOSE: do_compose})
        for _ in range(TWICE):
            Job.objects.update(not_before="2020-01-01T00:00Z")
            killing = threading.Timer(0.3, lambda: os.kill(until(lambda: proofs.number), signal.SIGKILL))
            killing.start()
            assert shift.next(LANES[0])
            killing.join()
    job = Job.objects.get()
    assert (job.state, job.tries) == (Job.State.WAITING, TWICE)
    assert "ended before it was done" in job.reason
