"""One typesetter for the room's tests: setting changes nothing in it but its memory."""

from __future__ import annotations

import pytest

from broadsheet.edition.design import Design, default_design
from broadsheet.typeset.typesetter import Typesetter


@pytest.fixture(scope="session")
def design() -> Design:
    return default_design()


@pytest.fixture(scope="session")
def typesetter(design: Design) -> Typesetter:
    return Typesetter(design)
