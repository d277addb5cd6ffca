"""Pictures of pages that nobody needs."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from broadsheet.newsroom.running.galleries import clear_out

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def picture(folder, name, age):
    """A picture so old."""
    path = folder / name
    path.write_bytes(b"picture")
    moment = (NOW - age).timestamp()
    os.utime(path, (moment, moment))


def test_pictures_that_nothing_names_go_after_a_day_and_those_named_stay(tmp_path):
    for name in ("named.png", "named.webp", "named.small.png", "gone.png", "gone.webp", "gone.small.png"):
        picture(tmp_path, name, timedelta(days=2))
    picture(tmp_path, "fresh.png", timedelta(hours=2))
    assert clear_out(tmp_path, {"named"}, NOW) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "fresh.png",
        "named.png",
        "named.small.png",
        "named.webp",
    ]


def test_where_no_picture_was_drawn_there_is_nothing_to_clear(tmp_path):
    assert clear_out(tmp_path / "pages", set(), NOW) == 0
