"""Press day in a real browser with a worker at work: from composed pages to an issue on the street, and its screens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.press.actions import publish_now, undo
from broadsheet.newsroom.running.desk import do_desk
from broadsheet.newsroom.running.flatplans import do_compose
from broadsheet.newsroom.running.presses import do_press, do_release
from broadsheet.newsroom.running.street import do_street
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask
from broadsheet.newsroom.work.models import Job, Release
from judges.axe import axe
from newsroom.copy_desk import a_story
from newsroom.issues.composing import composed, planning
from newsroom.running.shifts import at_work, until

PRESS = "/newsroom/press/"
TABLE = {
    kinds.DESK: do_desk,
    kinds.COMPOSE: do_compose,
    kinds.PRESS: do_press,
    kinds.RELEASE: do_release,
    kinds.STREET: do_street,
}
FRAME = (".nr-plate", ".sidebar")
"""What the frame of all screens answers for, with its own tests."""
STOP = {
    "rule": "overset",
    "severity": "stop",
    "message": "31 words (6 lines) do not fit.",
    "advice": "Cut the last paragraph.",
}
SHOTS = os.environ.get("BROADSHEET_SHOTS", "")


def barriers(page) -> list[tuple[str, tuple[str, ...]]]:
    """What axe finds on a screen."""
    return [(found.rule, found.places) for found in axe(page) if not all(at.startswith(FRAME) for at in found.places)]


def shot(page, name: str) -> None:
    """A picture of the screen to look at, where somebody wants to."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def worked_off(home, *left: str) -> None:
    """Let a worker do all jobs but those of kinds that nobody does here."""

    def nothing_waits() -> bool:
        waiting = Job.objects.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])
        return not waiting.exclude(kind__in=left).exists()

    with at_work(home, TABLE):
        until(nothing_waits, 240)


def test_an_issue_goes_from_its_pages_to_the_street(newsroom, visit):
    planning(23)
    Job.objects.all().delete()
    ask(kinds.DESK, kinds.DESK)
    worked_off(newsroom, kinds.OPTIONS, kinds.STREET)
    page = visit("editor", f"{PRESS}23/").page
    expect(page.locator(".pr-page")).to_have_count(4)
    page.get_by_role("button", name="Approve all 4 that wait").press("Enter")
    expect(page.get_by_text("Pages 1, 2, 3, 4 are approved.")).to_be_visible()
    page.get_by_role("button", name="Make the press files").press("Enter")
    expect(page.get_by_text("Waiting for its turn")).to_be_visible()
    page.locator("h1").click()
    worked_off(newsroom, kinds.OPTIONS, kinds.STREET)
    expect(page.get_by_text("Preflight passed")).to_be_visible(timeout=30_000)
    shot(page, "day-ready")
    assert barriers(page) == []
    with page.expect_download() as got:
        page.get_by_role("link", name="For the printer (PDF/X-4)").click()
    assert got.value.path().read_bytes().startswith(b"%PDF")
    page.get_by_role("button", name="Close the issue").press("Enter")
    expect(page.get_by_text("Issue 23 is closed.")).to_be_visible()
    page.get_by_role("button", name="Publish the issue now").press("Enter")
    expect(page.get_by_text("Issue 23 is published.")).to_be_visible()
    shot(page, "day-published")
    story = Article.objects.filter(placements__issue__number=23, live=True).first()
    worked_off(newsroom, kinds.OPTIONS, kinds.PRINT)
    file = newsroom.out / "site" / "issues" / "23" / "index.html"
    assert story.headline in file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_press_day_can_be_read_by_everybody(visit, cast, scheme, width):
    issue = planning(24)
    kept = composed(issue)
    kept.pages[0]["remarks"] = [STOP | {"place": {"story": kept.pages[0]["stories"][0]}}]
    kept.pages[2]["remarks"] = [
        STOP | {"severity": "warn", "message": "A line ends in a hyphen.", "advice": ""} | {"place": {}}
    ]
    kept.remarks = [
        STOP | {"severity": "warn", "message": "Two adverts face each other.", "advice": "Move one.", "place": {}}
    ]
    kept.save()
    Job.objects.all().delete()
    issue.sheets.update_or_create(
        number=2, defaults={"approved_by": cast.editor, "approved_at": kept.composed_at, "approved_picture": "0" * 32}
    )
    view = visit("editor", f"{PRESS}24/", viewport={"width": width, "height": 1000}, color_scheme=scheme)
    shot(view.page, f"day-{scheme}-{width}")
    assert barriers(view.page) == []
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_publications_and_stories_can_be_read_by_everybody(visit, cast, scheme):
    Issue.objects.filter(number=24).update(state=Issue.State.CLOSED)
    article = a_story("tide", "The tide table was wrong", cast.editor)
    first = publish_now(cast.editor, stories=["tide"])
    undo(first.release, cast.editor, "Too early")
    publish_now(cast.editor, stories=["tide"])
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.headline = "The tide table was right after all"
    save_draft(draft, cast.editor)
    other = a_story("ferry", "The ferry sat on the sand", cast.editor)
    Release.objects.create(articles=["ferry"], due_at="2099-01-01T09:00Z", asked_by=cast.editor)
    for name, path in (
        ("list", ""),
        ("changed", f"stories/{article.pk}/"),
        ("new", f"stories/{other.pk}/"),
        ("undo", f"releases/{first.release}/undo/"),
    ):
        page = visit("editor", f"{PRESS}{path}", color_scheme=scheme).page
        shot(page, f"{name}-{scheme}")
        assert barriers(page) == [], name


def test_a_change_is_released_by_keyboard_alone(visit, cast):
    article = a_story("tide", "The tide table was wrong", cast.editor)
    publish_now(cast.editor, stories=["tide"])
    page = visit("editor", f"{PRESS}stories/{article.pk}/").page
    page.locator("#change-silent").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("It was Tuesday.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The change is public.")).to_be_visible()
    assert [item.value["kind"] for item in Article.objects.get(pk=article.pk).corrections] == ["correction"]
