"""Reading drawn sheets back."""

from __future__ import annotations

import pytest

from broadsheet.proof.report import proof
from broadsheet.remarks import Severity


@pytest.fixture
def read_back(tmp_path):
    """Saves a sheet and proves it."""

    def read(sheet):
        return proof(sheet.save(tmp_path / "sheet.pdf"))

    return read


@pytest.fixture
def rules(read_back):
    """The names of the rules a sheet breaks, notes left out unless asked for."""

    def broken(sheet, *, notes=False):
        return {remark.rule for remark in read_back(sheet).remarks if notes or remark.severity is not Severity.NOTE}

    return broken
