"""A seeded sample of each long proof; ``make proofs`` runs them in full."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from proving import fuzzed, killed, nothing_lost


@pytest.mark.parametrize("seed", range(10))
def test_nothing_is_lost_of_a_seeded_issue(seed: int):
    assert nothing_lost(seed) == ""


@pytest.mark.parametrize("seed", range(10))
def test_a_killed_process_leaves_nothing_half_written(seed: int):
    assert killed(seed) == ""


@pytest.mark.parametrize("seed", range(50))
def test_a_damaged_folder_ends_in_pages_or_in_sentences(seed: int):
    assert fuzzed(seed) == ""
