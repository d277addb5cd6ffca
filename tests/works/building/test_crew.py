"""Several processes at one job: what they answer, and what is told of one that fails or dies."""

from __future__ import annotations

import os
import threading
from multiprocessing import get_context

import pytest

from broadsheet.errors import BroadsheetError, InputError
from broadsheet.works.building.crew import Crew, _work


class Adder:
    """A hand that adds, and can be made to fail."""

    def __init__(self, start: int, *, wrong: bool = False) -> None:
        if wrong:
            raise InputError("the hand has no pencil")
        self.sum = start

    def add(self, number: int) -> int:
        """Add."""
        self.sum += number
        return self.sum

    def long(self, size: int) -> bytes:
        """An answer longer than a line holds."""
        return bytes(size)

    def fail(self) -> None:
        """Fail for a reason that can be told."""
        raise InputError("the pencil broke")

    def slip(self) -> float:
        """Fail by a mistake."""
        return self.sum / 0

    def die(self) -> None:
        """End like a process that was killed."""
        os._exit(9)


def without_pencil() -> Adder:
    """A hand that cannot be made."""
    return Adder(0, wrong=True)


@pytest.fixture(params=["forked", "started anew"])
def how(request):
    """Hands are forked, or started anew beside a thread."""
    if request.param == "forked":
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield
    done.set()
    thread.join()


@pytest.mark.usefixtures("how")
def test_every_hand_remembers_and_answers_in_order():
    with Crew(Adder, [(1,), (10,)]) as crew:
        crew.begin("add", [(1,), (2,)])
        crew.begin("add", [(1,), (2,)])
        assert crew.finish() == [2, 12, 3, 14]


def test_one_hand_needs_no_process():
    with Crew(Adder, [(5,)]) as crew:
        crew.begin("add", [(1,)])
        assert crew.finish() == [6]


@pytest.mark.usefixtures("how")
def test_long_answers_of_several_acts_are_all_heard():
    with Crew(Adder, [(0,), (0,)]) as crew:
        for size in (300_000, 400_000, 1):
            crew.begin("long", [(size,), (size,)])
        assert [len(answer) for answer in crew.finish()] == [300_000, 300_000, 400_000, 400_000, 1, 1]


@pytest.mark.usefixtures("how")
@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        ("fail", InputError, "the pencil broke"),
        ("slip", RuntimeError, "ZeroDivisionError"),
        ("die", BroadsheetError, "killed"),
    ],
)
def test_who_fails_or_dies_is_told_of(act, kind, words):
    with Crew(Adder, [(0,), (0,)]) as crew:
        crew.begin(act, [(), ()])
        crew.begin("add", [(1,), (1,)])
        with pytest.raises(kind, match=words):
            crew.finish()


def dead_at_once(_given: bytes) -> Adder:
    """A hand whose process ends while it is made."""
    os._exit(9)


@pytest.mark.usefixtures("how")
def test_a_hand_that_dies_with_much_in_its_hands_is_told_of():
    with Crew(dead_at_once, [(bytes(300_000),), (bytes(300_000),)]) as crew:
        crew.begin("add", [(1,), (1,)])
        with pytest.raises(BroadsheetError, match="killed"):
            crew.finish()


@pytest.mark.usefixtures("how")
def test_a_hand_that_cannot_be_made_says_why():
    with Crew(without_pencil, [(), ()]) as crew:
        crew.begin("add", [(1,), (1,)])
        with pytest.raises(InputError, match="no pencil"):
            crew.finish()


@pytest.mark.parametrize("act", ["", "add", "long"])
def test_a_hand_whose_line_ends_before_it_is_told_or_heard_goes_home_in_silence(act, capfd):
    here, there = get_context("spawn").Pipe()
    hand = get_context("spawn").Process(target=_work, args=(there, Adder, None, ()), daemon=True)
    hand.start()
    there.close()
    if act:
        here.send((0,))
        here.send((act, (1_000_000,)))
    here.close()
    hand.join(60)
    assert hand.exitcode == 0
    assert capfd.readouterr().err == ""
