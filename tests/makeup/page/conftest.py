"""One composing room for all page tests: fonts are cut and text is shaped once."""

from __future__ import annotations

import pytest

from stonework import Room


@pytest.fixture(scope="session")
def room() -> Room:
    return Room()
