"""The proof of speed measures what it says; ``make proofs`` does it for every page."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fast_site import speed_rows

from judges import samples


@pytest.mark.judge
def test_the_figures_of_a_page_stand_in_one_row(tmp_path):
    rows = speed_rows(samples.site(tmp_path / "site"), ("/",), runs=1)
    assert len(rows) == 1
    assert rows[0].startswith("| `/` | ")
    assert "/100/100/100 |" in rows[0]
