"""The proof room as a process."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from broadsheet.edition.starter import new_paper
from broadsheet.works.pageproofs.order import PULL, ROOM, ProofOrder


@pytest.fixture
def room():
    """The process."""
    command = [sys.executable, "-m", ROOM]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def asked(room: subprocess.Popen[str], line: str) -> dict[str, object]:
    """What the process answers to a line."""
    assert room.stdin is not None
    assert room.stdout is not None
    room.stdin.write(f"{line}\n")
    room.stdin.flush()
    return json.loads(room.stdout.readline())


def test_it_fills_order_after_order_and_ends_with_the_last(room, tmp_path):
    new_paper(tmp_path / "paper", "The Trial")
    order = ProofOrder(PULL, str(tmp_path / "paper"), 1, str(tmp_path / "pages"), dpi=20)
    answer = asked(room, order.told())
    assert len(answer["pages"]) == len(list((tmp_path / "pages").glob("*.png")))
    assert "There is no issue 9" in asked(room, replace(order, number=9).told())["error"]
    assert asked(room, order.told())["pages"] == answer["pages"]
    room.stdin.close()
    assert room.wait(10) == 0


def test_it_counts_its_own_memory_and_not_that_of_who_started_it():
    ballast = bytearray(700 << 20)
    command = [sys.executable, "-c", "from broadsheet.works.pageproofs.room import _memory; print(_memory())"]
    told = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert 0 < told < len(ballast) >> 11


def test_an_order_it_does_not_understand_is_answered_too(room):
    assert "error" in asked(room, "{}")
    assert "error" in asked(room, "not an order")
