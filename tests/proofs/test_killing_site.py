"""A sample of the kills; ``make proofs`` does two hundred."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from killing_site import fault_of, killed_build, killed_site, publish


@pytest.mark.parametrize("seed", range(10))
def test_a_build_killed_at_any_moment_leaves_a_whole_site(seed):
    assert killed_site(seed) == ""


@pytest.mark.parametrize("seed", [1, 3])
def test_a_real_build_killed_leaves_the_old_site_or_the_new_one(seed):
    assert killed_build(seed) == ""


def test_the_proof_sees_a_mixture_and_a_hole(tmp_path):
    publish(tmp_path, 1)
    assert fault_of(tmp_path) == ""
    page = sorted((tmp_path / "site/2026").rglob("index.html"))[3]
    words = page.read_text()
    page.write_text(words.replace("stamped", "stumped"))
    assert "is of another version" in fault_of(tmp_path)
    page.unlink()
    assert "is missing" in fault_of(tmp_path)
