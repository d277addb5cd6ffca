"""An errand that cannot be done ends in a sentence that says whose doing it was."""

from __future__ import annotations

import sys

import pytest
from django.db import IntegrityError

from broadsheet.newsroom.running import errands


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "This machine did not do it ([Errno 111] Connection ref"),
        (PermissionError(13, "Permission denied", "/srv/paper"), "This machine did not do it ([Errno 13] Permission"),
        (OSError(28, "No space left on device"), "The newsroom's disk is full."),
        (IntegrityError("NOT NULL failed"), "The database refused (NOT NULL failed); nothing was changed."),
    ],
)
def test_what_went_wrong_is_laid_at_the_right_door(monkeypatch, capsys, error, sentence):
    def broken(_folder):
        raise error

    monkeypatch.setattr(errands, "end_with_parent", lambda: None)
    monkeypatch.setitem(errands.ERRANDS, "put-out", broken)
    monkeypatch.setattr(sys, "argv", ["errands", "put-out", "folder"])
    with pytest.raises(SystemExit, match="1"):
        errands.main()
    assert capsys.readouterr().err.startswith(f"broadsheet: {sentence}")
