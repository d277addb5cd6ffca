"""The record of a build: trusted where it is sound, begun anew where it is not, and never taken from another build."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from broadsheet.errors import InputError
from broadsheet.works.building.record import BuildRecord

if TYPE_CHECKING:
    from pathlib import Path


def kept(path: Path) -> dict[str, str]:
    """What a record says when it is opened once more."""
    record = BuildRecord(path)
    meta = record.meta()
    record.close()
    return meta


def told(path: Path) -> None:
    """Keep one text in a record."""
    record = BuildRecord(path)
    record.commit(version="7")
    record.close()


def test_what_was_committed_is_found_again(tmp_path):
    told(tmp_path / "record.sqlite")
    assert kept(tmp_path / "record.sqlite") == {"version": "7"}


def test_a_damaged_record_and_one_of_another_form_begin_anew(tmp_path):
    path = tmp_path / "record.sqlite"
    path.write_bytes(b"not a record")
    assert kept(path) == {}
    told(path)
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version = 99")
    base.close()
    assert kept(path) == {}


def test_a_record_that_another_build_holds_is_left_alone_and_told(tmp_path):
    path = tmp_path / "record.sqlite"
    told(path)
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(InputError, match=r"Another build is at work on .*record\.sqlite; wait until it is done"):
        BuildRecord(path)
    other.rollback()
    other.close()
    assert kept(path) == {"version": "7"}


def test_a_record_that_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "record.sqlite").mkdir()
    with pytest.raises(InputError, match="cannot be opened"):
        BuildRecord(tmp_path / "record.sqlite")
