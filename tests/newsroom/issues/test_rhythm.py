"""Which issue comes next, and what is to be done about one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from broadsheet.newsroom.issues.rhythm import (
    Facts,
    Standing,
    days_words,
    first_issue,
    month_later,
    next_act,
    next_issue,
)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 11, 6), date(2026, 12, 4)),
        (date(2026, 12, 4), date(2027, 1, 1)),
        (date(2026, 10, 30), date(2026, 11, 27)),
        (date(2027, 1, 29), date(2027, 2, 26)),
    ],
)
def test_a_month_later_is_the_same_weekday_of_the_month(day, later):
    assert month_later(day) == later
    assert later.weekday() == day.weekday()


def test_the_next_issue_is_as_the_last_a_month_later():
    last = Facts(
        24,
        date(2026, 11, 6),
        3,
        date(2026, 11, 5),
        None,
        "£2.00",
        1400,
        8,
        datetime(2026, 10, 30, 18, tzinfo=UTC),
    )
    found = next_issue(last)
    assert (found.number, found.day, found.on_sale, found.off_sale) == (25, date(2026, 12, 4), date(2026, 12, 3), None)
    assert found.copy_deadline == datetime(2026, 11, 27, 18, tzinfo=UTC)
    assert (found.price, found.stock, found.pages, found.volume) == ("£2.00", 1400, 8, 3)


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 12, 1), date(2026, 12, 20)])
def test_the_first_issue_leaves_a_fortnight_and_is_a_first_friday(today):
    day = first_issue(today).day
    assert day.weekday() == 4
    assert day.day <= 7
    assert (day - today).days >= 14


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (23, "today"),
        (24, "tomorrow"),
        (28, "in 5 days"),
        (22, "yesterday"),
        (13, "10 days ago"),
    ],
)
def test_how_far_a_day_is(day, words):
    assert days_words(date(2026, 11, day), date(2026, 11, 23)) == words


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing("planning", 0), "Plan its first stories"),
        (Standing("planning", 9, overset=1, waiting=2), "Find room for 1 story that does not fit"),
        (Standing("planning", 9, overset=2), "Find room for 2 stories that do not fit"),
        (Standing("planning", 9, waiting=1, stops=4), "Place 1 story"),
        (Standing("planning", 9, stops=4), "Settle 4 remarks that hold the press"),
        (Standing("planning", 9, pages=8, approved=6), "Approve 2 pages"),
        (Standing("planning", 9, pages=8, approved=8), "Close it"),
        (Standing("closed", 9), "Publish it"),
        (Standing("published", 9), ""),
    ],
)
def test_what_is_to_be_done_next(standing, words):
    assert next_act(standing) == words
