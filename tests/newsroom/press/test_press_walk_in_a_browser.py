"""Press day and what comes after it, as an editor walks through them: to the printer, to the street, and back."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.press.pressday import press_home
from broadsheet.newsroom.press.publications import address_of
from broadsheet.newsroom.press.rules import digest_of_pages
from broadsheet.newsroom.running.handlers import HANDLERS
from broadsheet.newsroom.running.scheduler import releases
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask
from broadsheet.newsroom.work.models import Job, Release
from newsroom.copy_desk import an_issue
from newsroom.issues.composing import composed, planning
from newsroom.press.test_press_in_a_browser import PRESS, barriers, shot
from newsroom.running.shifts import at_work, until

DONE_HERE = {kind: HANDLERS[kind] for kind in (kinds.DESK, kinds.STREET, kinds.RELEASE, kinds.DELIVER)}
PDF = b"%PDF-1.6 for the printer"
WORDS = "The ferry sails at nine."
GONE = {f"{timezone.localdate():%Y/%m}/{story}/index.html" for story in ("tide", "ferry")}


def worked_off(home):
    """Let a worker do all that waits of what is done here."""

    def nothing_waits():
        waiting = Job.objects.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])
        return not waiting.filter(kind__in=DONE_HERE).exists()

    with at_work(home, DONE_HERE):
        until(nothing_waits, 300)
    assert not Job.objects.filter(state=Job.State.ASIDE, kind__in=DONE_HERE).exists()


def told(page, words):
    """Wait until the screen says something, and close it."""
    expect(page.get_by_text(words).first).to_be_visible(timeout=20_000)


def pressed(page, name):
    """Press a button by keyboard."""
    page.get_by_role("button", name=name).first.press("Enter")


def press_files_made(issue):
    """Press files as the worker leaves them."""
    folder = press_home(issue.number)
    folder.mkdir(parents=True)
    (folder / "press.pdf").write_bytes(PDF)
    (folder / "report.json").write_text('{"remarks": []}')
    pages = Composition.objects.get(issue=issue).pages
    digest = digest_of_pages(page["digest"] for page in pages)
    Composition.objects.filter(issue=issue).update(press_digest=digest)
    Job.objects.all().delete()


@pytest.fixture
def on_the_way(newsroom):
    """Issue 23 planned again, composed."""
    composed(planning(23))
    Job.objects.all().delete()
    return newsroom


def test_an_issue_goes_to_the_printer_and_comes_back(on_the_way, visit, printer):
    home = on_the_way
    boss = visit("publisher", f"{PRESS}printer/").page
    boss.get_by_role("textbox", name="Address").fill(f"https://localhost:{printer.server_port}/taken")
    boss.get_by_role("textbox", name="Name").fill("paper")
    boss.get_by_role("textbox", name="Password").fill("secret")
    pressed(boss, "Keep the address")
    told(boss, "A password is kept")
    boss.goto(f"{PRESS}printer/")
    shot(boss, "w-printer")
    assert barriers(boss) == []
    page = visit("editor", f"{PRESS}23/").page
    shot(page, "w-day-1")
    for number in (1, 2, 3, 4):
        pressed(page, f"Approve page {number}")
        told(page, f"Page {number} is approved.")
    page.get_by_label("Copies").fill("1400")
    page.get_by_label("Paper").fill("45 g newsprint")
    pressed(page, "Keep the print order")
    told(page, "The print order is kept.")
    pressed(page, "Make the press files")
    told(page, "The press files are being made.")
    assert Job.objects.get().kind == kinds.PRESS
    press_files_made(Issue.objects.get(number=23))
    page.reload()
    told(page, "Preflight passed")
    shot(page, "w-day-2")
    pressed(page, "Close the issue")
    told(page, "Issue 23 is closed.")
    pressed(page, "Make a link for the printer")
    link = page.locator(".pr-link").inner_text()
    shot(page, "w-day-3")
    stranger, path = Client(), link[link.index("/newsroom/") :]
    assert b"".join(stranger.get(path).streaming_content) == PDF
    page.goto(f"{PRESS}23/")
    pressed(page, "Send the press file there")
    told(page, "is being sent to")
    shot(page, "w-day-4")
    worked_off(home)
    assert printer.got == {"/taken/issue-23-press.pdf": PDF}
    page.reload()
    told(page, "editor sent the press file to https://localhost")
    shot(page, "w-day-5")
    assert barriers(page) == []
    page.get_by_label("Why").fill("A name on page 2 is wrong")
    pressed(page, "Open it again")
    told(page, "Issue 23 is open again.")
    assert stranger.get(path).status_code == 404
    shot(page, "w-day-6")


def site_of(home):
    """The text files of the site, by name."""
    site = home.out / "site"
    kept = (path for path in site.rglob("*") if path.suffix in {".html", ".xml", ".epub"})
    return {str(path.relative_to(site)): path.read_bytes() for path in kept}


def page_of(home, story):
    """The article's page as readers have it."""
    return (home.out / "site" / address_of(story).strip("/") / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def closed(newsroom, cast):
    """Issue 25 closed, with two stories; nothing else is public, so that the site is soon built."""
    Article.objects.update(live=False)
    Issue.objects.update(state=Issue.State.PLANNING)
    composed(an_issue(25, cast.editor, ["tide", "ferry"]))
    Issue.objects.create(number=26, day=date(2099, 1, 8), pages=4)
    Job.objects.all().delete()
    ask(kinds.STREET, kinds.STREET)
    worked_off(newsroom)
    return newsroom


def test_an_issue_goes_out_at_its_minute_is_taken_back_goes_out_again_and_is_corrected(closed, visit):
    before = site_of(closed)
    page = visit("editor", f"{PRESS}25/").page
    page.get_by_label("Day and time").fill("2099-01-01T09:00")
    pressed(page, "Publish it at that minute")
    told(page, "It will be published then, by itself.")
    Release.objects.update(due_at=timezone.now())
    releases(timezone.now())
    worked_off(closed)
    after = site_of(closed)
    assert "Tide on the sand" in after["issues/25/index.html"].decode()
    assert "First printed in issue 25" in page_of(closed, "tide")
    assert "/issues/25/" in after["index.html"].decode()
    assert "Ferry on the sand" in after["feeds/atom.xml"].decode()
    assert after["issues/25/issue-25.epub"].startswith(b"PK")
    assert Issue.objects.get(number=25).on_sale == timezone.localdate()
    page.reload()
    with page.expect_download() as got:
        page.get_by_role("link", name="The mail, ready to be sent").click()
    assert "Tide on the sand" in message_from_bytes(got.value.path().read_bytes(), policy=default).as_string()
    shot(page, "w-out-published")
    page.goto(PRESS)
    page.get_by_role("link", name="Undo the publication of Issue 25").press("Enter")
    page.get_by_label("Why").fill("The wrong front page")
    pressed(page, "Undo the publication")
    told(page, "as it was before the publication")
    worked_off(closed)
    undone = site_of(closed)
    assert {name: page for name, page in undone.items() if name not in GONE} == before
    assert all("was taken away" in undone[name].decode() for name in GONE)

    page.goto(f"{PRESS}25/")
    pressed(page, "Publish the issue now")
    told(page, "Issue 25 is published.")
    _and_corrected(closed, page)


def _and_corrected(closed, page):
    """A correction of what was printed is told on the article, its page, the feeds and in the next issue."""
    article = Article.objects.get(story_id="tide")
    draft = article.get_latest_revision_as_object()
    draft.headline = "Tide under the sand"
    save_draft(draft, None)
    page.goto(f"{PRESS}stories/{article.pk}/")
    page.locator("#change-correction").check()
    page.get_by_label("What was changed").fill(WORDS)
    shot(page, "w-correct")
    pressed(page, "Release it now")
    told(page, "Issue 26 will print it among its corrections.")
    worked_off(closed)
    site = site_of(closed)
    for where in (page_of(closed, "tide"), site["corrections/index.html"].decode(), site["feeds/atom.xml"].decode()):
        assert WORDS in where
    assert f"{timezone.localdate():%-d}" in page_of(closed, "tide").partition(WORDS)[0][-400:]
    brief = Article.objects.get(story_id="corrections-26").get_latest_revision_as_object()
    assert WORDS in str(brief.body)
    assert "Tide under the sand" in page_of(closed, "tide")
