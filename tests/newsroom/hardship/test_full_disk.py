"""A disk that fills up under an open newsroom: a sentence, nothing lost, and all goes on when there is room again."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import requests
from PIL import Image

from broadsheet.newsroom.stories.models import Article, PaperImage
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job
from newsroom.editing_forms import a_form
from newsroom.hardship.opened import Desk, Rooms, opened, sentence, until
from newsroom.newsrooms import moved_in

SIZE = 512 << 20
"""Bytes of the whole disk."""
STORY = "The tide clock is mended"
LONG = ("The crane on the east quay is green again. " * 6_000).strip()
pytestmark = pytest.mark.judge


class Disk:
    """A small disk. ``fill`` leaves so many bytes of room on it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._ballast = place / "ballast"

    def fill(self, room: int = 0) -> None:
        """Let nothing more be kept than ``room`` bytes."""
        with self._ballast.open("ab", buffering=0) as out:
            try:
                while True:
                    out.write(bytes(1 << 16))
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
            out.truncate(max(0, out.tell() - room))

    def clear(self) -> None:
        """Make room."""
        self._ballast.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def disk(tmp_path_factory) -> Iterator[Disk]:
    """A disk of its own, in memory."""
    place = tmp_path_factory.mktemp("disk")
    options = f"size={SIZE},mode=700"
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("a small disk can only be mounted by root")
    try:
        yield Disk(place)
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture(scope="module")
def rooms(templates, disk) -> Iterator[Rooms]:
    """A newsroom on it."""
    with opened(templates.example(), disk.place / "home") as rooms:
        yield rooms


@pytest.fixture(autouse=True)
def room_again(disk) -> Iterator[None]:
    """Each test finds room and leaves room."""
    yield
    disk.clear()


def busy(rooms: Rooms) -> bool:
    """Whether any of the work that waits for room is still to be done."""
    with moved_in(rooms.home):
        waits = Job.objects.filter(state__in=(Job.State.WAITING, Job.State.RUNNING))
        return waits.filter(kind__in=(kinds.DESK, kinds.COMPOSE, kinds.STREET, kinds.RELEASE)).exists()


def set_aside(rooms: Rooms) -> list[str]:
    """Jobs that were given up."""
    with moved_in(rooms.home):
        return list(Job.objects.filter(state=Job.State.ASIDE).values_list("reason", flat=True))


def picture() -> bytes:
    """A picture of a few hundred kilobytes, which does not shrink."""
    out = BytesIO()
    Image.frombytes("RGB", (400, 300), os.urandom(400 * 300 * 3)).save(out, "PNG")
    return out.getvalue()


def uploads(rooms: Rooms) -> set[str]:
    """The files that were uploaded."""
    return {file.name for file in (rooms.home.media / "original_images").glob("*")}


def refused(desk: Desk, editor: str) -> tuple[str, requests.Response]:
    """Save until one save is refused: the last headline that was kept, and the refusal.

    What is kept goes on for a while, for the database's log has room of its own.
    """
    kept = ""
    for nth in range(60):
        answer = desk.save(editor, f"Headline {nth}", f"<p>{LONG}</p>")
        if answer.status_code != 200:
            return kept, answer
        kept = f"Headline {nth}"
    pytest.fail("the disk was never full")


def test_a_save_is_refused_in_a_sentence_and_can_be_made_when_there_is_room(rooms, disk):
    desk, (key, editor) = rooms.desk("sub-editor"), rooms.story()
    assert desk.save(editor, "Kept while there was room").status_code == 200
    disk.fill()
    kept, answer = refused(desk, editor)
    assert (answer.status_code, sentence(answer)) == (507, "The disk is full")
    assert LONG in answer.text
    assert rooms.headline(key) == (kept or "Kept while there was room")
    assert desk.get("/newsroom/stories/").status_code == 200
    assert desk.get(editor).status_code in {200, 507}  # to open the editor is to be written down as its reader
    assert rooms.read() == 200
    disk.clear()
    assert desk.save(editor, "Sent again").status_code == 200
    assert rooms.headline(key) == "Sent again"


def test_a_picture_that_finds_no_room_leaves_nothing_of_itself(rooms, disk):
    desk = rooms.desk("sub-editor")
    form = {"title": "The quay", "alt": "A quay", "credit": "N. Ashdown", "collection": "1"}
    desk.get("/newsroom/stories/")
    before = uploads(rooms)
    disk.fill(room=100_000)
    answer = desk.post("/newsroom/images/add/", form, files={"file": ("quay.png", picture(), "image/png")})
    assert (answer.status_code, sentence(answer)) == (507, "The disk is full")
    assert uploads(rooms) == before
    disk.clear()
    answer = desk.post("/newsroom/images/add/", form, files={"file": ("quay.png", picture(), "image/png")})
    assert answer.status_code == 200
    assert len(uploads(rooms)) == len(before) + 1
    with moved_in(rooms.home):
        assert PaperImage.objects.latest("pk").title == "The quay"


def made(folder: Path) -> set[str]:
    """The backups made by hand, and what is left of any."""
    return {file.name for file in folder.glob("*by-hand-*")}


def test_a_backup_that_finds_no_room_is_told_and_leaves_no_half_of_one(rooms, disk):
    command = [sys.executable, "-m", "broadsheet.cli", "backup", str(rooms.home.path)]
    folder = rooms.home.path / "backups"
    before, publisher = made(folder), rooms.desk("publisher")
    disk.fill(room=200_000)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.search("No space left on device|disk is full", done.stderr)
    assert done.stderr.startswith("broadsheet: ")
    assert "Traceback" not in done.stderr
    assert made(folder) == before
    answer = publisher.post("/newsroom/keeping/make/", {})
    assert answer.status_code in {200, 507}
    disk.clear()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_pages_and_site_wait_for_room_and_are_made_when_there_is(rooms, disk):
    """Enough room for a save, and not enough to compose and to build: nothing half made is seen, nothing given up."""
    desk, editor = rooms.desk("editor"), rooms.story()[1]
    until(lambda: not busy(rooms))
    new = f"/newsroom/pages/add/newsroom/article/{parent(rooms)}/"
    assert desk.post(new, a_form("<p>It runs.</p>", headline=STORY)).status_code == 200
    with moved_in(rooms.home):
        key = Article.objects.get(headline=STORY).pk
    until(lambda: not busy(rooms))
    disk.fill(room=300_000)
    assert desk.save(editor, "Composed when there is room").status_code in {200, 507}
    answer = desk.post(f"/newsroom/press/stories/{key}/", {"deed": "now"})
    assert answer.status_code in {200, 507}
    until(lambda: "is put off: The disk is full" in rooms.log.read_text(encoding="utf-8"))
    assert rooms.read() == 200
    disk.clear()
    if answer.status_code == 507:
        assert desk.post(f"/newsroom/press/stories/{key}/", {"deed": "now"}).status_code == 200
    until(lambda: not busy(rooms))
    assert set_aside(rooms) == []
    until(lambda: STORY in front(rooms))


def parent(rooms: Rooms) -> int:
    """The page below which stories stand."""
    with moved_in(rooms.home):
        return int(Article.objects.first().get_parent().pk)


def front(rooms: Rooms) -> str:
    """What readers find in the feed of what is new."""
    return "".join(re.findall(r"<title>.*?</title>", (rooms.home.out / "site" / "feeds" / "atom.xml").read_text()))
