"""The press's screens: publications, the release of a story, press day, and files for the printer."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from broadsheet.newsroom.issues.models import Composition, Issue, PageSheet
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.press.actions import fetched, make_link, publish_now
from broadsheet.newsroom.press.pressday import day_of
from broadsheet.newsroom.press.rules import digest_of_pages
from broadsheet.newsroom.stories.actions import save_draft
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job, Release
from newsroom.copy_desk import a_story, an_issue

PRESS = "/newsroom/press/"
STOP = {"rule": "overset", "severity": "stop", "message": "It is too long.", "advice": "Cut it.", "place": {}}
DIGESTS = ("a" * 16, "b" * 16)


@pytest.fixture(autouse=True)
def _newsroom(newsroom):
    (newsroom.path / "static").mkdir(exist_ok=True)


def composed(number, who, *, state=Issue.State.PLANNING, remarks=()):
    """An issue that is composed on two pages, with nothing left to do at the desk."""
    issue = an_issue(number, who, ["tide", "ferry"], state=state)
    area = {"story": "tide", "left": 0.1, "top": 0.2, "width": 0.5, "height": 0.25}
    pages = [{"number": nth, "digest": digest, "areas": [area], "remarks": []} for nth, digest in enumerate(DIGESTS, 1)]
    pages[0]["remarks"] = list(remarks)
    Composition.objects.create(issue=issue, plan=issue.version, pages=pages, composed_at=timezone.now())
    Job.objects.all().delete()
    return issue


def with_press_files(home, issue):
    """Press files as the worker leaves them."""
    folder = home.desk_out / "issues" / str(issue.number)
    folder.mkdir(parents=True)
    (folder / "press.pdf").write_bytes(b"%PDF-1.6 for the printer")
    (folder / "report.json").write_text('{"remarks": []}')
    Composition.objects.filter(issue=issue).update(press_digest=digest_of_pages(DIGESTS))


def text_of(answer):
    """The words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", answer.content.decode()))


# ---- press day ----


def test_press_day_says_once_what_is_one_kind(cast):
    issue = composed(25, cast.editor)
    empty = [
        {
            "rule": "section-without-stories",
            "severity": "note",
            "message": f'The section "{name}" has no story.',
            "place": {},
        }
        for name in ("harbour", "town")
    ]
    Composition.objects.filter(issue=issue).update(remarks=empty)
    (said,) = day_of(issue).gathered
    assert said.words.startswith("2 sections have no story")


def test_press_day_of_an_issue_that_came_published_says_what_is_true(cast):
    composed(25, cast.editor, state=Issue.State.PUBLISHED, remarks=[STOP])
    said = text_of(cast.client("editor").get(f"{PRESS}25/"))
    assert "of 2 pages approved" not in said
    assert "2 pages, printed before they came here" in said
    assert "1 remark on what was printed" in said
    assert "hold" not in said.partition("Pages")[0].partition("Look at every page")[2]
    assert "No press files were made here" in said
    assert "Readers have it" in said
    assert "For a day it can be undone" not in said


def test_press_day_of_an_issue_published_here_tells_of_its_approvals_and_that_it_can_be_undone(cast):
    issue = composed(25, cast.editor, state=Issue.State.CLOSED)
    for number, digest in enumerate(DIGESTS, 1):
        given = {"approved_by": cast.editor, "approved_at": timezone.now(), "approved_picture": digest}
        PageSheet.objects.update_or_create(issue=issue, number=number, defaults=given)
    assert publish_now(cast.editor, issue=25).done
    said = text_of(cast.client("editor").get(f"{PRESS}25/"))
    assert "2 of 2 pages approved" in said
    assert "For a day it can be undone" in said


def test_a_page_is_approved_as_it_was_seen_and_lapses_when_it_changes(cast):
    issue = composed(25, cast.editor)
    client = cast.client("editor")
    answer = client.post(f"{PRESS}25/approve/", {"page-1": "c" * 16}, follow=True)
    assert "has changed since you looked at it" in text_of(answer)
    answer = client.post(f"{PRESS}25/approve/", {"page-1": DIGESTS[0]}, follow=True)
    assert "Page 1 is approved." in text_of(answer)
    assert PageSheet.objects.get(issue=issue, number=1).approved_by == cast.editor
    kept = issue.composition
    kept.pages[0]["digest"] = "d" * 16
    kept.save()
    assert "the approval lapsed" in text_of(client.get(f"{PRESS}25/"))
    assert day_of(issue).cards[0].sheet.lapsed


def test_what_holds_a_page_is_marked_on_it_and_it_is_not_approved(cast):
    composed(25, cast.editor, remarks=[{**STOP, "place": {"story": "tide"}}])
    client = cast.client("editor")
    page = client.get(f"{PRESS}25/").content.decode()
    assert 'style="left:10.00%;top:20.00%;width:50.00%;height:25.00%"' in page
    assert "Tide on the sand" in page
    answer = client.post(
        f"{PRESS}25/approve/", {f"page-{nth}": digest for nth, digest in enumerate(DIGESTS, 1)}, follow=True
    )
    assert "holds the press" in text_of(answer)
    assert not PageSheet.objects.filter(approved_at__isnull=False).exists()


def test_while_the_desk_is_at_work_nothing_is_approved(cast):
    composed(25, cast.editor)
    article = Article.objects.get(story_id="tide").get_latest_revision_as_object()
    save_draft(article, cast.editor)
    answer = cast.client("editor").post(f"{PRESS}25/approve/", {"page-1": DIGESTS[0]}, follow=True)
    assert "being composed anew" in text_of(answer)


def test_an_issue_is_closed_when_all_is_done_and_opened_again_with_a_reason(cast, newsroom):
    issue = composed(25, cast.editor)
    client = cast.client("editor")
    assert "Pages 1 and 2 are not approved" in text_of(client.post(f"{PRESS}25/close/", follow=True))
    client.post(f"{PRESS}25/approve/", {f"page-{nth}": digest for nth, digest in enumerate(DIGESTS, 1)})
    assert "no press files" in text_of(client.post(f"{PRESS}25/close/", follow=True))
    assert client.post(f"{PRESS}25/make/").status_code == 302
    assert Job.objects.get(kind=kinds.PRESS).key == "25"
    with_press_files(newsroom, issue)
    assert "Issue 25 is closed." in text_of(client.post(f"{PRESS}25/close/", follow=True))
    due = timezone.localtime(timezone.now() + timedelta(hours=3))
    client.post(f"{PRESS}25/publish/", {"deed": "at", "at": f"{due:%Y-%m-%dT%H:%M}"})
    assert Release.objects.get().state == Release.State.PLANNED
    assert "Say why" in text_of(client.post(f"{PRESS}25/reopen/", {"reason": ""}, follow=True))
    assert "called off" in text_of(client.post(f"{PRESS}25/reopen/", {"reason": "A name is wrong"}, follow=True))
    issue.refresh_from_db()
    assert issue.state == Issue.State.PLANNING
    assert Release.objects.get().state == Release.State.CANCELLED
    assert AuditEntry.objects.get(act="open an issue again").detail == {"reason": "A name is wrong"}


def test_a_closed_issue_is_published_by_a_button_and_undone_from_the_list(cast):
    composed(25, cast.editor, state=Issue.State.CLOSED)
    client = cast.client("editor")
    assert "Issue 25 is published." in text_of(client.post(f"{PRESS}25/publish/", {"deed": "now"}, follow=True))
    page = client.get(PRESS).content.decode()
    undo = re.search(r'href="(/newsroom/press/releases/\d+/undo/)"', page).group(1)
    assert "Say why" in text_of(client.post(undo, {"reason": ""}))
    assert "as it was before" in text_of(client.post(undo, {"reason": "The wrong front page"}, follow=True))
    assert not Article.objects.filter(story_id="tide", live=True).exists()


def test_the_print_order_is_kept_with_the_issue(cast):
    composed(25, cast.editor)
    client = cast.client("editor")
    told = {"copies": "1400", "paper": "45 g newsprint", "delivery": "2026-12-03", "note": ""}
    client.post(f"{PRESS}25/order/", told)
    assert Issue.objects.get(number=25).print_order == {
        "copies": 1400,
        "paper": "45 g newsprint",
        "delivery": "2026-12-03",
    }
    assert 'value="1400"' in client.get(f"{PRESS}25/").content.decode()
    assert "Copies" in text_of(client.post(f"{PRESS}25/order/", {"copies": "many"}))


# ---- files ----


def test_the_printer_fetches_the_press_file_without_an_account_until_it_is_made_anew(cast, newsroom):
    issue = composed(25, cast.editor, state=Issue.State.CLOSED)
    with_press_files(newsroom, issue)
    page = cast.client("editor").post(f"{PRESS}25/link/").content.decode()
    link = re.search(r"http://localhost:8000(/newsroom/press/fetch/[^<]+)<", page).group(1)
    stranger = cast.client()
    answer = stranger.get(link)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert b"".join(answer.streaming_content) == b"%PDF-1.6 for the printer"
    assert AuditEntry.objects.get(act="the printer fetched").who == "the printer"
    assert stranger.get(f"{link[:-3]}abc/").status_code == 404
    Composition.objects.filter(issue=issue).update(press_digest="other")
    assert stranger.get(link).status_code == 404


def test_a_link_runs_out(cast, newsroom):
    issue = composed(25, cast.editor, state=Issue.State.CLOSED)
    with_press_files(newsroom, issue)
    token, _ = make_link(25, cast.editor, timedelta(days=7))
    assert fetched(token)
    assert fetched(token, timezone.now() + timedelta(days=8)) is None


def test_press_files_are_downloaded_by_those_who_may_and_nothing_else_is(cast, newsroom):
    with_press_files(newsroom, composed(25, cast.editor, state=Issue.State.CLOSED))
    client = cast.client("sub-editor")
    assert b"".join(client.get(f"{PRESS}25/files/press.pdf").streaming_content).startswith(b"%PDF")
    assert AuditEntry.objects.get(act="download a press file").who == "sub-editor"
    for name in ("secret", "../../secret", "pages/../../../secret", "reading.pdf"):
        assert client.get(f"{PRESS}25/files/{name}").status_code == 404
    assert cast.client("contributor").get(f"{PRESS}25/files/press.pdf").status_code == 403


def test_an_address_we_cannot_send_to_is_refused_in_words(cast, newsroom):
    with_press_files(newsroom, composed(25, cast.editor, state=Issue.State.CLOSED))
    answer = cast.client("editor").post(f"{PRESS}25/deliver/", follow=True)
    assert "name no address" in text_of(answer)


# ---- a story ----


def test_a_story_is_released_from_its_page_and_then_corrected(cast):
    article = a_story("tide", "The tide table", cast.editor)
    client, where = cast.client("editor"), f"{PRESS}stories/{article.pk}/"
    assert "Not public." in text_of(client.get(where))
    assert "is published" in text_of(client.post(where, {"deed": "now"}, follow=True))
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.headline = "The tide chart"
    save_draft(draft, cast.editor)
    page = client.get(where).content.decode()
    assert "table</del>" in page
    assert "chart</ins>" in page
    assert "in a sentence" in text_of(client.post(where, {"deed": "change", "change": "correction", "said": ""}))
    answer = client.post(where, {"deed": "change", "change": "correction", "said": "It is a chart."}, follow=True)
    assert "The change is public." in text_of(answer)


def test_a_story_is_planned_moved_and_called_off(cast):
    article = a_story("tide", "The tide table", cast.editor)
    client, where = cast.client("editor"), f"{PRESS}stories/{article.pk}/"
    due = timezone.localtime(timezone.now() + timedelta(days=1))
    assert "by itself" in text_of(client.post(where, {"deed": "at", "at": f"{due:%Y-%m-%dT%H:%M}"}, follow=True))
    assert "Move it to that minute" in text_of(client.get(where))
    assert "a day and a time" in text_of(client.post(where, {"deed": "at", "at": "soon"}))
    assert "called off" in text_of(client.post(where, {"deed": "with-issue"}, follow=True))


def test_what_holds_a_story_back_is_told_with_the_way_to_it(cast):
    article = a_story("tide", "The tide table", cast.editor)
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.body = []
    save_draft(draft, cast.editor)
    page = cast.client("editor").get(f"{PRESS}stories/{article.pk}/").content.decode()
    assert "This holds the story back" in page
    assert f"/pages/{article.pk}/edit/" in page
    assert "disabled" in page


def test_empty_lists_say_what_to_do(cast):
    text = text_of(cast.client("editor").get(PRESS))
    assert "Nothing was published from here yet" in text
    assert "Nothing is planned" in text
