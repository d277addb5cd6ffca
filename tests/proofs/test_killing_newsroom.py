"""A sample of the kills; ``make proofs`` does two hundred."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from killing_newsroom import fault_of, killed_newsroom

WHOLE = {
    "saved": [[1, "a"], [2, "b"]],
    "done": [1, 2],
    "turned": [3],
    "last": "proof: published",
    "state": "published",
    "live": {"a": True, "b": True},
    "drafts": {"a": 1, "b": 2},
    "released": {"a": 1, "b": 0},
    "desk": {"a": 1, "b": 2},
    "site": {"a": 1, "b": 0},
    "jobs": [],
    "notices": [],
    "composed": "",
}
TOLD = ["saved 1 a", "turned 3 proof: published"]


@pytest.mark.parametrize("seed", range(10))
def test_a_newsroom_killed_at_any_moment_is_whole(seed):
    assert killed_newsroom(seed) == ""


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"saved": [[2, "b"]], "done": [2]}, "acknowledged and lost"),
        ({"turned": []}, "acknowledged and lost"),
        ({"done": [1, 2, 2]}, "jobs done"),
        ({"done": [1]}, "jobs done"),
        ({"drafts": {"a": 0, "b": 2}}, "was saved last as 1"),
        ({"desk": {"a": 0, "b": 2}}, "in the desk's folder"),
        ({"state": "planning"}, "the issue is planning"),
        ({"live": {"a": True, "b": False}}, "public in part"),
        ({"site": {"a": 1, "b": -1}}, "the site shows b"),
        ({"jobs": ["street"]}, "left"),
        ({"notices": ["It was given up."]}, "left"),
        ({"composed": "not composed"}, "not composed"),
    ],
)
def test_the_proof_sees_each_fault(wrong, words):
    assert fault_of(WHOLE, TOLD) == ""
    assert words in fault_of({**WHOLE, **wrong}, TOLD)
