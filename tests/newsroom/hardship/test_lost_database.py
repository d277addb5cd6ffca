"""A database that goes away under an open newsroom: readers read on, editors are told, and what they type is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import expect

from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job
from judges.browser import visiting
from newsroom.hardship.opened import Rooms, opened, sentence, until
from newsroom.newsrooms import moved_in

WIDE = {"width": 1280, "height": 900}
TELLS = 40_000
"""Milliseconds in which an editor is told."""
pytestmark = pytest.mark.judge


@pytest.fixture
def rooms(templates, postgres, postgres_template, tmp_path) -> Iterator[Rooms]:
    """A newsroom on PostgreSQL, open."""
    database = postgres.database("lost", postgres_template)
    with opened(templates.example(), tmp_path / "home", database) as rooms:
        yield rooms


def quiet(rooms: Rooms) -> bool:
    """Whether the desk's folder, the pages and the site are made, and nothing was given up."""
    with moved_in(rooms.home):
        assert not Job.objects.filter(state=Job.State.ASIDE).exists()
        waits = Job.objects.filter(state__in=(Job.State.WAITING, Job.State.RUNNING))
        return not waits.filter(kind__in=(kinds.DESK, kinds.COMPOSE, kinds.STREET)).exists()


def test_readers_read_on_editors_are_told_and_everything_goes_on_by_itself(rooms, postgres, browser):
    desk, (key, editor) = rooms.desk("sub-editor"), rooms.story()
    assert desk.save(editor, "Kept before").status_code == 200
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": rooms.session("sub-editor"), "url": rooms.address}
    with visiting(browser, viewport=WIDE, base_url=rooms.address) as visit:
        page = visit.page
        page.context.add_cookies([cookie])
        page.goto(editor)
        expect(page.locator("[name=headline]")).to_be_visible(timeout=TELLS)
        page.wait_for_timeout(4_000)  # the framework looks at the form before it can tell a change
        postgres.stop()
        try:
            page.locator("[name=headline]").fill("Typed while it was away")
            expect(page.locator("[data-unkept]")).to_contain_text("does not answer", timeout=TELLS)
            expect(page.locator("[data-unkept]")).to_contain_text("goes on trying")
            assert rooms.read() == 200
            screens(desk, editor)
        finally:
            postgres.start()
        expect(page.locator("[data-unkept]")).to_be_hidden(timeout=TELLS)
        expect(page.locator("[name=headline]")).to_have_value("Typed while it was away")
    assert rooms.headline(key) == "Typed while it was away"
    assert desk.get("/newsroom/stories/").status_code == 200
    until(lambda: quiet(rooms))


def screens(desk, editor: str) -> None:
    """What the desk's screens tell while the database is away."""
    for path in ("/newsroom/", "/newsroom/stories/", "/newsroom/issues/", editor, "/newsroom/login/"):
        answer = desk.get(path)
        if path != "/newsroom/login/" or answer.status_code != 200:
            assert (answer.status_code, sentence(answer)) == (503, "The database does not answer"), path
    answer = desk.save(editor, "Saved while it was away")
    assert answer.status_code == 503
    assert re.search(r'<textarea name="headline" hidden>\s*Saved while it was away</textarea>', answer.text)
