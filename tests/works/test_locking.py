"""Locking a page changes one line of the plan and nothing else."""

from __future__ import annotations

import tomllib

import pytest

from broadsheet.works.locking import with_lock

PINNED = """# The plan.
number = 1

[[page_pins]]
number = 12

[[page_pins]]
heading = "School" # theirs
locked = false
number = 2 # the middle

[[adverts]]
id = "x"
"""


@pytest.mark.parametrize("page", [1, 2, 12])
def test_a_lock_goes_to_the_page_and_leaves_the_rest(page: int):
    pins = {pin["number"]: pin for pin in tomllib.loads(with_lock(PINNED, page))["page_pins"]}
    assert [number for number, pin in pins.items() if pin.get("locked")] == [page]
    assert pins[2]["heading"] == "School"
    assert tomllib.loads(with_lock(PINNED, page))["adverts"] == [{"id": "x"}]


def test_comments_and_order_of_the_plan_stay():
    before, after = PINNED.splitlines(), with_lock(PINNED, 2).splitlines()
    assert [line for line in before if "locked" not in line] == [line for line in after if "locked" not in line]


def test_locking_twice_is_locking_once():
    once = with_lock(PINNED, 2)
    assert with_lock(once, 2) == once
