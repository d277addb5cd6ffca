"""A judge that is missing is named: its tests are skipped at home and fail in continuous integration."""

from __future__ import annotations

import pytest

from judges import packages
from judges.packages import chromium, package
from judges.programs import program


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine without programs, and no packages from npm."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(packages, "NODE", tmp_path)


@pytest.mark.parametrize(
    ("find", "named"),
    [
        (lambda: program("qpdf"), "qpdf"),
        (lambda: program("node"), "nodejs"),
        (chromium, "chromium"),
        (lambda: package("axe-core/axe.min.js"), "axe-core"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_a_missing_judge_skips_at_home_and_fails_in_continuous_integration(monkeypatch, find, named):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=f"missing: install {named}"):
        find()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=f"missing: install {named}"):
        find()
