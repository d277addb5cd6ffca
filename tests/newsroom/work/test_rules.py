"""How jobs go on, as values."""

from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.newsroom.work.rules import LEASE, MOST, RENEW, Worker, after_failure, joined, told, worker_named


def test_each_failure_pauses_longer_until_the_job_is_set_aside():
    verdicts = [after_failure(tries) for tries in range(1, MOST + 1)]
    assert [verdict.aside for verdict in verdicts] == [False, False, False, False, True]
    pauses = [verdict.pause for verdict in verdicts[:-1]]
    assert pauses == sorted(pauses)
    assert pauses[0] >= timedelta(seconds=1)


def test_a_lease_outlives_several_renewals_that_fail():
    assert LEASE >= 3 * RENEW


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        ({"stories": ["a", "b"]}, {"stories": ["b", "c"]}, {"stories": ["a", "b", "c"]}),
        ({"paper": True}, {"paper": False}, {"paper": True}),
        ({}, {"issues": [3]}, {}),
        ({"issues": [3]}, {}, {}),
        ({"paper": True}, {"issues": [3]}, {"paper": True, "issues": [3]}),
        ({"plan": 3}, {"plan": 4}, {"plan": 4}),
    ],
)
def test_two_wishes_become_one_that_does_both(old, new, both):
    assert joined(old, new) == both


def test_a_job_is_told_in_words_with_its_issue():
    assert told("compose", "24") == "Composing issue 24"
    assert told("knitting", "24") == "Job “knitting” 24"


def test_a_worker_is_known_again_by_its_name():
    worker = Worker("paper.example", 12, "1f.aa")
    assert worker_named(str(worker)) == worker
    assert worker_named("nobody") is None
