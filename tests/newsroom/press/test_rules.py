"""What may be approved, closed, published and undone now, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from broadsheet.newsroom.press.rules import (
    CLOSED,
    PLANNING,
    PUBLISHED,
    Change,
    Made,
    Sheet,
    approval_refused,
    change_refused,
    closing_refused,
    day_of,
    digest_of_pages,
    link_refused,
    planning_refused,
    publishing_refused,
    reopening_refused,
    undoing_refused,
)
from broadsheet.newsroom.stories.rules import Copy, copy_refused

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
GOOD = Sheet(1, "a", "a")
MADE = Made(fresh=True, press=True)


def test_a_page_is_approved_as_it_was_seen():
    assert approval_refused(PLANNING, Sheet(1, "a"), MADE, "a") == ""
    assert "has changed" in approval_refused(PLANNING, Sheet(1, "a"), MADE, "b")
    assert "holds the press" in approval_refused(PLANNING, Sheet(1, "a", stops=1), MADE, "a")
    assert "composed anew" in approval_refused(PLANNING, Sheet(1, "a"), Made(fresh=False), "a")
    assert "closed" in approval_refused(CLOSED, Sheet(1, "a"), MADE, "a")
    assert "no such page" in approval_refused(PLANNING, None, MADE, "a")


def test_an_approval_lapses_with_the_page():
    assert GOOD.is_approved
    assert replace(GOOD, digest="b").lapsed
    assert not Sheet(1, "a").lapsed


@pytest.mark.parametrize(
    ("sheets", "made", "told"),
    [
        ((GOOD,), MADE, ""),
        ((), MADE, "no pages"),
        ((GOOD,), replace(MADE, failure="No paper.toml."), "No paper.toml."),
        ((GOOD,), replace(MADE, fresh=False), "composed anew"),
        ((GOOD,), replace(MADE, stops=1), "Remarks hold"),
        ((replace(GOOD, stops=1),), MADE, "Remarks hold"),
        ((GOOD, Sheet(2, "b")), MADE, "Page 2 is not approved"),
        ((Sheet(1, "a"), Sheet(2, "b"), Sheet(3, "c")), MADE, "Pages 1, 2 and 3 are not approved"),
        ((GOOD,), replace(MADE, press=False), "no press files"),
    ],
)
def test_an_issue_is_closed_when_nothing_is_left_to_do(sheets, made, told):
    refused = closing_refused(PLANNING, sheets, made)
    assert (told in refused) if told else refused == ""


def test_a_closed_issue_is_opened_with_a_reason_and_a_published_one_not():
    assert reopening_refused(CLOSED, "A name is wrong") == ""
    assert "Say why" in reopening_refused(CLOSED, "  ")
    assert "Undo the publication" in reopening_refused(PUBLISHED, "A name is wrong")
    assert "open already" in reopening_refused(PLANNING, "A name is wrong")


def test_the_printer_has_what_was_closed():
    assert link_refused(CLOSED, MADE) == ""
    assert "Close the issue" in link_refused(PLANNING, MADE)
    assert "no press files" in link_refused(CLOSED, replace(MADE, press=False))


def test_an_issue_is_published_when_it_is_closed_and_nothing_holds_its_copy():
    copies = [Copy("a", "The tide"), Copy("b", "The ferry", ("It has no text.",))]
    assert publishing_refused(CLOSED, copies[:1]) == ""
    assert publishing_refused(None, copies[:1]) == ""
    assert "Close the issue" in publishing_refused(PLANNING, copies[:1])
    assert "published already" in publishing_refused(PUBLISHED, copies[:1])
    assert "nothing to publish" in publishing_refused(CLOSED, [])
    assert publishing_refused(CLOSED, copies).startswith("“The ferry”: It has no text.")


def test_of_many_stories_that_are_held_three_are_named():
    told = copy_refused([Copy(str(nth), f"Story {nth}", ("It has no text.",)) for nth in range(5)])
    assert "“Story 2”" in told
    assert "“Story 3”" not in told
    assert "And 2 more." in told


def test_a_minute_lies_ahead():
    assert planning_refused(NOW + DAY, NOW) == ""
    assert "has passed" in planning_refused(NOW, NOW)


def test_a_publication_is_undone_within_a_day_with_a_reason():
    assert undoing_refused(NOW, NOW + DAY, "Too early") == ""
    assert "for a day" in undoing_refused(NOW, NOW + DAY + timedelta(seconds=1), "Too early")
    assert "published again" in undoing_refused(NOW, NOW, "Too early", ["The tide"])
    assert "Say why" in undoing_refused(NOW, NOW, "")
    assert "not public" in undoing_refused(None, NOW, "Too early")


@pytest.mark.parametrize(
    ("first", "asked", "public", "given"),
    [
        (None, None, None, date(2026, 12, 1)),
        (date(2026, 11, 28), None, None, date(2026, 11, 28)),
        (date(2026, 12, 4), None, None, date(2026, 12, 1)),
        (None, date(2026, 10, 5), None, date(2026, 10, 5)),
        (None, date(2027, 1, 1), None, date(2026, 12, 1)),
        (date(2026, 11, 28), date(2026, 10, 5), date(2026, 9, 1), date(2026, 9, 1)),
    ],
)
def test_a_story_has_the_date_readers_know_it_by(first, asked, public, given):
    assert day_of(first, asked=asked, public=public, today=date(2026, 12, 1)) == given


def test_only_a_typo_is_mended_without_a_word():
    assert change_refused(Change.SILENT, "", changed=True) == ""
    assert "Nothing was changed" in change_refused(Change.SILENT, "", changed=False)
    assert "in a sentence" in change_refused(Change.RETRACTION, " ", changed=True)
    assert change_refused(Change.RETRACTION, "None of it happened.", changed=False) == ""


def test_press_files_are_of_the_pages_in_their_order():
    assert digest_of_pages(["a", "b"]) == digest_of_pages(iter(["a", "b"]))
    assert digest_of_pages(["a", "b"]) != digest_of_pages(["b", "a"])
