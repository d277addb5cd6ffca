"""An editor's tab that was opened before the press planned otherwise: it neither moves nor calls off what it never saw.

And what both may plan is refused alike, and locked in one order.
"""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.press.actions import cancel, plan_release, reopen_issue
from broadsheet.newsroom.stories.actions import take_away
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask
from broadsheet.newsroom.work.models import Release
from newsroom.copy_desk import a_story, an_issue
from newsroom.editing_forms import JSON, a_form, edit_address, latest, sentences
from newsroom.press.waiting import somebody_waits

DAY = timedelta(days=1)
PATIENCE = 20
SEEN = re.compile(r'name="web_seen" value="([^"]*)"')


def soon(days=1):
    """Nine in the morning some days from now."""
    return (timezone.localtime() + days * DAY).replace(hour=9, minute=0, second=0, microsecond=0)


def minute(moment):
    """A minute as the browser's field holds it."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


class Tab:
    """A story open in the editor: what is planned stands in its fields until whoever sits there changes it."""

    def __init__(self, client, article, **plan):
        self.client, self.article = client, article
        page = client.get(edit_address(article)).content.decode()
        self.fields = {"web": "with-issue", "web_at": "", **plan}
        self.fields.update({"web_seen": found[1]} if (found := SEEN.search(page)) else {})

    def save(self, text="One.", **more):
        """Type, and let it be saved by itself; the fields then hold what the answer says. The answer."""
        self.fields.update(more)
        form = a_form(f"<p>{text}</p>", headline="The tide table", **self.fields)
        answer = self.client.post(edit_address(self.article), form, **JSON)
        assert answer.status_code == 200, sentences(answer)
        self.fields.update({name: value for name, value in answer.json()["field_updates"].items() if name in PLAN})
        return answer.json()


PLAN = ("web", "web_at", "web_seen")


def line():
    """What is planned for the story: whether it has a minute of its own, and which."""
    return BudgetLine.objects.values_list("web", "web_at").get(article__story_id="tide")


def standing():
    """The minutes of what is planned now."""
    return list(Release.objects.filter(state=Release.State.PLANNED).values_list("due_at", flat=True))


@pytest.mark.usefixtures("either_newsroom")
def test_a_tab_opened_before_a_publication_was_planned_does_not_call_it_off(cast):
    tab = Tab(cast.client("editor"), a_story("tide", "The tide table", cast.editor))
    plan_release(cast.publisher, soon(1), stories=["tide"])
    answer = tab.save("Typed on.")
    assert (standing(), line()) == ([soon(1)], ("at", soon(1)))
    assert "told" not in answer
    assert "Typed on." in str(latest(tab.article).body)
    assert (tab.fields["web"], tab.fields["web_at"]) == ("at", minute(soon(1)))
    tab.save("Typed on and on.")
    assert standing() == [soon(1)]
    assert not AuditEntry.objects.filter(act="call a publication off").exists()


@pytest.mark.usefixtures("newsroom")
def test_a_tab_opened_before_a_publication_was_moved_or_called_off_leaves_it_so(cast):
    article = a_story("tide", "The tide table", cast.editor)
    planned = plan_release(cast.publisher, soon(1), stories=["tide"])
    tab, other = (Tab(cast.client("editor"), article, web="at", web_at=minute(soon(1))) for _ in range(2))
    plan_release(cast.publisher, soon(2), stories=["tide"])
    tab.save("Typed on.")
    assert (standing(), line()) == ([soon(2)], ("at", soon(2)))
    cancel(planned.release, cast.publisher)
    other.save("Typed elsewhere.")
    assert (standing(), line()) == ([], ("with-issue", None))


@pytest.mark.usefixtures("newsroom")
def test_changed_here_and_there_what_is_planned_stays_and_whoever_sits_here_is_told(cast):
    tab = Tab(cast.client("editor"), a_story("tide", "The tide table", cast.editor))
    plan_release(cast.publisher, soon(1), stories=["tide"])
    answer = tab.save("Typed on.", web="at", web_at=minute(soon(3)))
    assert "Somebody has planned" in answer["told"]
    assert minute(soon(1)).replace("T", " ") in answer["told"]
    assert standing() == [soon(1)]
    assert "Typed on." in str(latest(tab.article).body)
    assert "told" not in tab.save("Typed on and on.")
    tab.save(web="at", web_at=minute(soon(3)))
    assert (standing(), line()) == ([soon(3)], ("at", soon(3)))


@pytest.mark.usefixtures("newsroom")
def test_saved_by_hand_the_sentence_stands_over_the_page(cast):
    tab = Tab(cast.client("editor"), a_story("tide", "The tide table", cast.editor))
    plan_release(cast.publisher, soon(1), stories=["tide"])
    form = a_form("<p>One.</p>", headline="The tide table", **{**tab.fields, "web": "never"})
    page = tab.client.post(edit_address(tab.article), form, follow=True)
    assert "Somebody has planned" in page.content.decode()
    assert standing() == [soon(1)]


@pytest.mark.usefixtures("newsroom")
def test_changed_twice_in_one_tab_the_minute_follows_each_time(cast):
    tab = Tab(cast.client("editor"), a_story("tide", "The tide table", cast.editor))
    tab.save(web="at", web_at=minute(soon(1)))
    assert standing() == [soon(1)]
    assert "told" not in tab.save(web_at=minute(soon(2)))
    assert standing() == [soon(2)]
    cancel(Release.objects.get().pk, cast.publisher)
    tab.save("Typed on.")
    assert (standing(), line()) == ([], ("with-issue", None))


@pytest.mark.usefixtures("newsroom")
def test_what_the_press_would_refuse_is_refused_in_the_editor_with_the_same_words(cast):
    tab = Tab(cast.client("editor"), a_story("tide", "The tide table", cast.editor))
    answer = tab.save("", web="at", web_at=minute(soon(1)))
    refused = plan_release(cast.editor, soon(1), stories=["tide"])
    assert not refused.done
    assert answer["told"].startswith(refused.words)
    assert (standing(), line()) == ([], ("with-issue", None))
    assert tab.fields["web"] == "with-issue"
    tab.save("There is copy now.", web="at", web_at=minute(soon(1)))
    assert standing() == [soon(1)]


# ---- what is locked, and in which order ----


@contextmanager
def held_elsewhere(story):
    """The planned publication of a story, locked by somebody else."""
    locked, free = threading.Event(), threading.Event()

    def hold():
        try:
            with transaction.atomic():
                list(Release.objects.select_for_update().filter(articles=[story]))
                locked.set()
                free.wait(PATIENCE)
        finally:
            connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert locked.wait(PATIENCE)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '1500ms'")
    try:
        yield
    finally:
        free.set()
        thread.join()


@pytest.mark.usefixtures("postgres_newsroom")
def test_a_save_waits_for_no_publication_but_the_storys_own_and_for_that_only_where_its_minute_changes(cast):
    a_story("ferry", "The ferry", cast.editor)
    plan_release(cast.editor, soon(1), stories=["ferry"])
    tab = Tab(cast.client("editor"), a_story("tide", "The tide table", cast.editor))
    with held_elsewhere("ferry"):
        tab.save(web="at", web_at=minute(soon(2)))
        plan_release(cast.editor, soon(3), stories=["tide"])
    with held_elsewhere("tide"):
        tab.save("Typed on.")
    assert line() == ("at", soon(3))


def moves_its_minute(cast, tab):
    """Save a story with another minute."""
    tab.save(web="at", web_at=minute(soon(2)))
    return cast


def goes(cast, tab):
    """Take a story away."""
    assert not take_away(Article.objects.get(pk=tab.article.pk), cast.editor)


def opened_again(cast, tab):
    """Open an issue again that places another story."""
    assert reopen_issue(90, cast.editor, "A name is wrong").done
    return tab


@pytest.mark.parametrize("deed", [moves_its_minute, goes, opened_again])
@pytest.mark.usefixtures("postgres_newsroom")
def test_whoever_waits_for_a_publication_holds_nothing_that_publishing_needs(cast, deed):
    article = a_story("tide", "The tide table", cast.editor)
    plan_release(cast.editor, soon(1), stories=["tide"])
    an_issue(90, cast.editor, ["ferry"])
    assert plan_release(cast.editor, soon(1), issue=90).done
    tab, wrong = Tab(cast.client("editor"), article, web="at", web_at=minute(soon(1))), []

    def do():
        try:
            deed(cast, tab)
        except Exception as error:  # noqa: BLE001 - told to the test below
            wrong.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=do)
    with transaction.atomic():
        list(Release.objects.select_for_update(of=("self",)))
        thread.start()
        somebody_waits()
        list(Article.objects.select_for_update(nowait=True, of=("self", "page_ptr")).filter(pk=article.pk))
        list(BudgetLine.objects.select_for_update(nowait=True, of=("self",)).filter(article=article))
        Issue.objects.select_for_update(nowait=True).get(number=90)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1500ms'")
        ask(kinds.DESK, kinds.DESK, {"stories": ["tide"]})
    thread.join()
    assert wrong == []
