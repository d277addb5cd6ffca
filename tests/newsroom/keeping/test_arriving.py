"""Uploads that never arrived: no backup holds them, and the next start takes the old ones away."""

from __future__ import annotations

import os
import time

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from broadsheet.newsroom.keeping.actions import back_up, look_through
from broadsheet.newsroom.running.errands import begin
from broadsheet.newsroom.stories.shelf import ASIDE

WORDS, DAY = "four unrelated words here", 24 * 3600


def half(home, name: str, age: float):
    """What a process that was killed left of an upload."""
    left = home.media / ASIDE / name
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"half a picture")
    os.utime(left, (time.time() - age,) * 2)
    return left


def test_a_backup_holds_no_half_of_an_upload(empty_newsroom, tmp_path):
    half(empty_newsroom, "tmp1234", 5)
    default_storage.save("whole.txt", ContentFile(b"all of it"))
    kept = back_up(empty_newsroom, tmp_path / "all.backup", WORDS)
    paths = [part.path for part in look_through(kept.file, WORDS).parts if part.path.startswith("home/media")]
    assert paths == ["home/media/whole.txt"]


def test_the_start_takes_away_what_has_not_arrived_for_a_day_and_no_more(empty_newsroom):
    old, arriving = half(empty_newsroom, "old", DAY + 60), half(empty_newsroom, "arriving", DAY - 60)
    begin("")
    assert (old.exists(), arriving.exists()) == (False, True)
