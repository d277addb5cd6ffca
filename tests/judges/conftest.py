"""The built papers that stand before the judges, each built once whichever process asks first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from judges import built
from judges.built import BuiltPaper


@pytest.fixture(scope="session")
def builds(tmp_path_factory) -> Path:
    """The folder of builds that all processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "built"


@pytest.fixture(scope="session")
def example(builds) -> BuiltPaper:
    """The example paper in its own dress, with all outlets."""
    return built.example(builds)


@pytest.fixture(scope="session")
def turned(builds) -> BuiltPaper:
    """The example paper from right to left."""
    return built.from_the_right(builds)


@pytest.fixture(scope="session")
def target(builds) -> BuiltPaper:
    """The paper whose copy means harm."""
    return built.hostile(builds)
