"""The list of stories as people see it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from broadsheet.newsroom.issues.models import Placement
from broadsheet.newsroom.paper.models import Workflow
from broadsheet.newsroom.people.models import AuditEntry, SavedFilter
from broadsheet.newsroom.people.roles import Act, Role, may
from broadsheet.newsroom.stories import actions
from broadsheet.newsroom.stories.filters import SORTS, StoryFilter, chosen, filter_from
from broadsheet.newsroom.stories.models import Article, BudgetLine

LIST, BULK, KEEP = "/newsroom/stories/", "/newsroom/stories/bulk/", "/newsroom/stories/filters/"


@pytest.fixture(autouse=True)
def _newsroom(newsroom):
    (newsroom.path / "static").mkdir(exist_ok=True)


def some(number):
    """Lines of some stories of the example paper."""
    return list(BudgetLine.objects.order_by("article_id")[:number])


def shown(cast, **told):
    """The articles a filter shows an editor."""
    return [line.article_id for line in chosen(filter_from(told), cast.editor)]


def test_everything_is_there_and_leads_to_its_story(cast):
    page = cast.client("editor").get(LIST).content.decode()
    line = BudgetLine.objects.first()
    assert f"/pages/{line.article_id}/edit/" in page
    assert f"{BudgetLine.objects.count()} stories" in page


def test_an_empty_newsroom_says_what_to_do(cast):
    BudgetLine.objects.all().delete()
    assert "Write the first story" in cast.client("editor").get(LIST).content.decode()


def test_a_filter_that_leaves_nothing_says_how_to_get_back(cast):
    page = cast.client("editor").get(f"{LIST}?q=zzzzqqqq").content.decode()
    assert "No story is like this" in page
    assert "show all stories" in page


@pytest.mark.parametrize(
    ("told", "change", "article"),
    [
        ({"stage": "waxing"}, {"stage": "waxing"}, {}),
        ({"section": "moon"}, {"section": "moon"}, {}),
        ({"pictures": "wanted"}, {"pictures": "wanted"}, {}),
        ({"length": "over"}, {"words": 500, "length_asked": 100}, {}),
        ({"length": "under"}, {"words": 50, "length_asked": 100}, {}),
        ({"length": "at"}, {"words": 104, "length_asked": 100}, {}),
        ({"public": "no"}, {}, {"live": False}),
        ({"late": "yes"}, {"planned_day": date(2001, 1, 1)}, {"live": False}),
    ],
)
def test_each_filter_shows_what_it_says(cast, told, change, article):
    line = some(1)[0]
    assert shown(cast, **told) == []
    BudgetLine.objects.filter(pk=line.pk).update(**change)
    Article.objects.filter(pk=line.article_id).update(**article)
    assert shown(cast, **told) == [line.article_id]


def test_a_story_is_shown_with_the_issue_it_is_placed_in(cast):
    placed = shown(cast, issue="24")
    assert placed
    assert len(placed) == len(set(placed))
    assert set(placed).isdisjoint(shown(cast, issue="none"))


def test_owners_are_oneself_somebody_or_nobody(cast):
    first, second, _ = some(3)
    Article.objects.update(owner=None)
    Article.objects.filter(pk=first.article_id).update(owner=cast.editor)
    Article.objects.filter(pk=second.article_id).update(owner=cast.contributor)
    assert shown(cast, owner="me") == [first.article_id]
    assert shown(cast, owner=str(cast.contributor.pk)) == [second.article_id]
    assert len(shown(cast, owner="none")) == BudgetLine.objects.count() - 2


@pytest.mark.parametrize("column", sorted(SORTS))
def test_every_column_sorts_both_ways_and_loses_nothing(cast, column):
    up, down = shown(cast, sort=column), shown(cast, sort=f"-{column}")
    assert sorted(up) == sorted(down)
    assert len(up) == BudgetLine.objects.count()


def test_pages_are_sorted_as_numbers(cast):
    lines = some(3)
    for line, number in zip(lines, ("10", "9", ""), strict=True):
        BudgetLine.objects.filter(pk=line.pk).update(printed=number)
    assert shown(cast, sort="page")[:2] == [lines[1].article_id, lines[0].article_id]


@pytest.mark.parametrize(
    "query",
    [
        "issue=x",
        "issue=99999999999999999999",
        "owner=-1",
        "sort=;drop",
        "stage=%00",
        "page=x",
        "page=999",
        "q=%22%00",
        "q=" + "x" * 900,
    ],
)
def test_no_address_fails(cast, query):
    assert cast.client("editor").get(f"{LIST}?{query}").status_code == 200


def test_a_filter_comes_out_of_its_address_as_it_went_in():
    wanted = StoryFilter(q="low “tide”", issue="24", owner="me", sort="-words")
    told = dict(part.split("=", 1) for part in wanted.query.split("&"))
    assert set(told) == {"q", "issue", "owner", "sort"}
    assert filter_from({"q": "low “tide”", "issue": "24", "owner": "me", "sort": "-words"}) == wanted


def test_more_stories_ask_no_more_of_the_database(cast):
    client = cast.client("editor")
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(f"{LIST}?section=sport")
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) <= len(few) + 1
    assert len(many) <= 20, [query["sql"][:90] for query in many]
    assert not any('"body"' in query["sql"] for query in many)


def test_those_who_may_see_no_stories_see_none(cast):
    for role in Role:
        if role is not Role.GUEST:
            expected = 200 if may(role, Act.SEE_OWN) else 403
            assert cast.client(role.value).get(LIST).status_code == expected, role
    assert cast.client().get(LIST).status_code == 302


def test_a_quick_look_shows_the_copy_as_it_is_being_written(cast):
    article = Article.objects.get(pk=some(1)[0].article_id)
    draft = article.get_latest_revision_as_object()
    draft.standfirst = "A sentence nobody has read yet."
    draft.save_revision()
    text = cast.client("editor").get(f"{LIST}{article.pk}/peek/").content.decode()
    assert "A sentence nobody has read yet." in text
    assert "<html" not in text
    assert cast.client("editor").get(f"{LIST}99999/peek/").status_code == 404


# ---- filters under a name ----


def test_filters_are_kept_under_a_name_and_are_ones_own(cast):
    client = cast.client("editor")
    client.post(KEEP, {"name": "Mine, late", "owner": "me", "late": "yes"})
    kept = SavedFilter.objects.get()
    assert (kept.user, kept.query) == (cast.editor, "owner=me&late=yes")
    assert "Mine, late" in client.get(LIST).content.decode()
    assert "Mine, late" not in cast.client("publisher").get(LIST).content.decode()
    assert cast.client("publisher").post(f"{KEEP}{kept.pk}/drop/").status_code == 403
    client.post(f"{KEEP}{kept.pk}/drop/")
    assert not SavedFilter.objects.exists()


def test_an_editor_shares_a_filter_with_the_desk_and_nobody_else_does(cast):
    cast.client("contributor").post(KEEP, {"section": "town", "name": "Mine alone", "shared": "1"})
    cast.client("editor").post(KEEP, {"section": "sport", "name": "Sport of the desk", "shared": "1"})
    seen = cast.client("sub-editor").get(LIST).content.decode()
    assert 'href="?section=sport"' in seen
    assert "Mine alone" not in seen
    shared = SavedFilter.objects.get(name="Sport of the desk")
    assert "Forget the filter Sport of the desk" not in seen
    assert cast.client("sub-editor").post(f"{KEEP}{shared.pk}/drop/").status_code == 403
    assert "Forget the filter Sport of the desk" in cast.client("publisher").get(LIST).content.decode()
    cast.client("publisher").post(f"{KEEP}{shared.pk}/drop/")
    assert "Sport of the desk" not in cast.client("sub-editor").get(LIST).content.decode()


def test_a_filter_without_a_name_is_not_kept(cast):
    answer = cast.client("editor").post(KEEP, {"name": "  ", "owner": "me"}, follow=True)
    assert "Give the filter a name" in answer.content.decode()
    assert not SavedFilter.objects.exists()


# ---- many at once ----


def taken_back(cast, page, role="editor"):
    """What is said when an act is taken back from the page that told of it."""
    way = re.search('name="way_back" value="([^"]+)"', page)[1]
    return cast.client(role).post(f"{BULK}undo/", {"way_back": way}, follow=True).content.decode()


def done(cast, lines, role="editor", **told):
    """What a bulk act says."""
    wanted = {"story": [line.article_id for line in lines], **told}
    return cast.client(role).post(BULK, wanted, follow=True).content.decode()


def test_many_are_moved_and_what_happened_to_each_is_told_and_logged(cast):
    lines = some(2)
    BudgetLine.objects.filter(pk=lines[0].pk).update(stage="draft")
    BudgetLine.objects.filter(pk=lines[1].pk).update(stage="ready")
    text = done(cast, lines, deed="stage", **{"to-stage": "ready"})
    assert "Done for 1 story; 1 story stayed as it was." in text
    assert "It was “Ready” already." in text
    assert set(BudgetLine.objects.filter(pk__in=[line.pk for line in lines]).values_list("stage", flat=True)) == {
        "ready"
    }
    assert AuditEntry.objects.filter(act="move a story on", who="editor").count() == 1


def test_a_sub_editor_moves_nothing_past_the_editors_stage(cast):
    line = some(1)[0]
    BudgetLine.objects.filter(pk=line.pk).update(stage="ready")
    flow = Workflow.objects.get()
    flow.stages = [*flow.stages, {"key": "printed", "name": "Printed", "role": "editor"}]
    flow.save()
    text = done(cast, [line], "sub-editor", deed="stage", **{"to-stage": "printed"})
    assert "those who look after that stage move it" in text
    done(cast, [line], "sub-editor", deed="stage", **{"to-stage": "draft"})
    line.refresh_from_db()
    assert line.stage == "draft"


def test_many_are_filed_as_new_versions_of_their_drafts(cast):
    lines = some(2)
    BudgetLine.objects.filter(pk__in=[line.pk for line in lines]).update(section="harbour")
    done(cast, lines, deed="section", **{"to-section": "sport"})
    for line in lines:
        assert Article.objects.get(pk=line.article_id).get_latest_revision_as_object().section == "sport"
        assert BudgetLine.objects.get(pk=line.pk).section == "sport"


def test_many_are_measured_before_anything_is_written_so_that_nobody_waits(cast, monkeypatch):
    lines, held = some(3), []
    BudgetLine.objects.filter(pk__in=[line.pk for line in lines]).update(section="harbour")
    real = actions.figures
    monkeypatch.setattr(actions, "figures", lambda article: held.append(connection.in_atomic_block) or real(article))
    done(cast, lines, deed="section", **{"to-section": "sport"})
    assert held == [False, False, False]


def test_a_story_saved_while_many_are_filed_keeps_what_was_saved(cast, monkeypatch):
    line = some(1)[0]
    BudgetLine.objects.filter(pk=line.pk).update(section="harbour")
    real = actions.figures

    def meanwhile(article):
        monkeypatch.setattr(actions, "figures", real)
        theirs = Article.objects.get(pk=line.article_id).get_latest_revision_as_object()
        theirs.headline = "Saved by somebody else"
        actions.save_draft(theirs, cast.publisher)
        return real(article)

    monkeypatch.setattr(actions, "figures", meanwhile)
    assert "Somebody saved it meanwhile" in done(cast, [line], deed="section", **{"to-section": "sport"})
    kept = Article.objects.get(pk=line.article_id).get_latest_revision_as_object()
    assert (kept.headline, kept.section == "sport") == ("Saved by somebody else", False)


def test_a_story_in_the_plan_of_an_issue_is_not_planned_for_another(cast):
    line = BudgetLine.objects.filter(article__placements__issue__number=24).first()
    BudgetLine.objects.filter(pk=line.pk).update(issue=line.article.placements.first().issue)
    assert "It stands in the plan of issue 24" in done(cast, [line], deed="issue", **{"to-issue": "none"})


def test_many_are_given_to_somebody_and_planned_for_a_day(cast):
    lines = some(3)
    day = timezone.localdate() + timedelta(days=3)
    done(cast, lines, deed="owner", **{"to-owner": str(cast.contributor.pk)})
    done(cast, lines, deed="day", **{"to-day": day.isoformat()})
    found = BudgetLine.objects.filter(pk__in=[line.pk for line in lines])
    assert {line.article.owner for line in found} == {cast.contributor}
    assert {line.planned_day for line in found} == {day}


def test_all_that_the_list_shows_can_be_meant(cast):
    number = BudgetLine.objects.filter(section="sport").count()
    text = done(cast, [], deed="day", all="1", section="sport", **{"to-day": "2031-01-02"})
    assert number > 0
    assert f"Done for {number} stor" in text
    assert set(BudgetLine.objects.filter(planned_day=date(2031, 1, 2)).values_list("section", flat=True)) == {"sport"}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "Choose what is to be done"),
        ({"deed": "stage", "to-stage": "moon"}, "Choose it from the list"),
        ({"deed": "issue", "to-issue": "24"}, "Choose it from the list"),
        ({"deed": "day", "to-day": "tomorrow"}, "Write the day as year, month and day"),
        ({"deed": "owner", "to-owner": "99999"}, "Choose it from the list"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_changed(cast, told, words):
    before = list(BudgetLine.objects.order_by("pk").values())
    assert words in done(cast, some(2), **told)
    assert list(BudgetLine.objects.order_by("pk").values()) == before


def test_without_a_tick_nothing_is_done(cast):
    assert "Tick the stories first" in done(cast, [], deed="day", **{"to-day": "2031-01-02"})


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
def test_many_are_acted_on_by_those_who_may(cast, role):
    answer = cast.client(role.value).post(BULK, {"story": some(1)[0].article_id, "deed": "day", "to-day": "2031-01-02"})
    assert (answer.status_code == 200) is may(role, Act.BULK)
    assert BudgetLine.objects.filter(planned_day=date(2031, 1, 2)).exists() is may(role, Act.BULK)


@pytest.mark.parametrize("deed", ["stage", "section", "owner", "day", "issue"])
def test_what_was_done_to_many_is_taken_back_for_each_as_it_was(cast, deed):
    lines = some(3)
    BudgetLine.objects.filter(pk=lines[0].pk).update(stage="draft", planned_day=date(2030, 5, 6))
    Article.objects.filter(pk=lines[1].article_id).update(owner=cast.sub_editor)
    Placement.objects.all().delete()
    wanted = {"stage": "subbing", "section": "sport", "owner": str(cast.contributor.pk), "issue": "none"}

    def told():
        rows = BudgetLine.objects.filter(pk__in=[line.pk for line in lines]).order_by("pk")
        return list(rows.values("stage", "section", "article__owner", "planned_day", "issue"))

    before = told()
    page = done(cast, lines, deed=deed, **{f"to-{deed}": wanted.get(deed, "2031-01-02")})
    assert told() != before
    assert "Taken back." in taken_back(cast, page)
    assert told() == before


def test_what_somebody_changed_since_stays_as_they_left_it(cast):
    lines = some(2)
    page = done(cast, lines, deed="day", **{"to-day": "2031-01-02"})
    BudgetLine.objects.filter(pk=lines[0].pk).update(planned_day=date(2032, 3, 4))
    told = taken_back(cast, page)
    assert "Somebody has changed it since" in told
    days = dict(BudgetLine.objects.filter(pk__in=[line.pk for line in lines]).values_list("pk", "planned_day"))
    assert days == {lines[0].pk: date(2032, 3, 4), lines[1].pk: None}


def test_nobody_takes_back_what_another_did_or_nobody_did(cast):
    line = some(1)[0]
    page = done(cast, [line], deed="day", **{"to-day": "2031-01-02"})
    assert "can be taken back no more" in taken_back(cast, page, "publisher")
    forged = cast.client("editor").post(f"{BULK}undo/", {"way_back": "forged"}, follow=True)
    assert "can be taken back no more" in forged.content.decode()
    assert BudgetLine.objects.get(pk=line.pk).planned_day == date(2031, 1, 2)
