"""Notes on files: good while the file is the same, and never worse than none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from broadsheet.works.filenotes import FileNotes, store


@pytest.fixture
def noted(tmp_path: Path) -> tuple[FileNotes, Path]:
    path = tmp_path / "quay.jpg"
    path.write_bytes(b"quay")
    notes = FileNotes(tmp_path / "notes")
    notes.note(path, "digest", 4, 3)
    return notes, path


def test_a_file_that_is_the_same_is_known_to_every_later_run(noted: tuple[FileNotes, Path]):
    notes, path = noted
    assert FileNotes(notes.home).known(path) == ["digest", 4, 3]


def test_a_file_that_changed_or_is_gone_or_was_never_noted_is_not_known(noted: tuple[FileNotes, Path]):
    notes, path = noted
    assert notes.known(path.with_name("gull.jpg")) == []
    os.utime(path, ns=(1, 1))
    assert notes.known(path) == []
    path.write_bytes(b"another")
    assert notes.known(path) == []
    path.unlink()
    assert notes.known(path) == []


@pytest.mark.parametrize("kept", [b"", b"{", b"{}", b"[1, 2, 3]", b"\xff"])
def test_a_spoilt_note_is_none(noted: tuple[FileNotes, Path], kept: bytes):
    notes, path = noted
    (note,) = notes.home.iterdir()
    note.write_bytes(kept)
    assert notes.known(path) == []
    notes.note(path, "again")
    assert notes.known(path) == ["again"]


def test_a_stored_file_leaves_nothing_beside_it(tmp_path: Path):
    store(tmp_path / "a", b"one")
    store(tmp_path / "a", b"two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"two"}
