"""The page of figures: a benchmark that breaks off is a fault, also where it printed something before."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import proofs


@pytest.mark.parametrize(
    ("script", "told", "whole"),
    [
        ("print('1.0 s')", "1.0 s\n", True),
        ("print('1.0 s', flush=True); raise SystemExit('the second could not')", "1.0 s\n(broke off", False),
        ("print('search: NOT MEASURED')", "search: NOT MEASURED\n(broke off", False),
        ("", "(broke off", False),
    ],
)
def test_a_benchmark_counts_only_where_it_ended_well(tmp_path, monkeypatch, script, told, whole):
    monkeypatch.setattr(proofs, "KEPT", tmp_path)
    file = tmp_path / "bench.py"
    file.write_text(script)
    for _ in range(2):
        text, well = proofs.bench((str(file),), "this")
        assert (text.startswith(told), well) == (True, whole)
    assert len(list(tmp_path.glob("*-this.txt"))) == whole


def test_a_benchmark_that_broke_off_makes_the_whole_run_fail(tmp_path, monkeypatch):
    page = tmp_path / "figures.md"
    for name, value in {"PROOFS": (), "BENCHMARKS": (("benchmarks/x.py",),), "PAGE": page}.items():
        monkeypatch.setattr(proofs, name, value)
    monkeypatch.setattr(proofs, "speed_rows", lambda: ())
    monkeypatch.setattr(proofs, "bench", lambda _words, _version: ("1.0 s", False))
    assert proofs.main() == 1
    assert "`benchmarks/x.py` broke off" in page.read_text()
