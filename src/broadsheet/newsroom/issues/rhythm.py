"""The rhythm of a monthly: which issue comes next, on which days, and what is to be done about one. Pure."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

WEEK, MONTHS = 7, 12


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of an issue beside its plan."""

    number: int
    day: date
    volume: int = 0
    on_sale: date | None = None
    off_sale: date | None = None
    price: str = ""
    stock: int | None = None
    pages: int = 0
    copy_deadline: datetime | None = None


def month_later(day: date) -> date:
    """The same weekday a month later: after a first Friday the next month's first; after a last one the last."""
    year, month = (day.year + 1, 1) if day.month == MONTHS else (day.year, day.month + 1)
    first = date(year, month, 1)
    friday = first + timedelta(days=(day.weekday() - first.weekday()) % WEEK)
    later = friday + timedelta(weeks=(day.day - 1) // WEEK)
    return later if later.month == month else later - timedelta(weeks=1)


def next_issue(last: Facts) -> Facts:
    """The issue after another: a month later, everything else as it was."""
    day = month_later(last.day)
    step = day - last.day
    return replace(
        last,
        number=last.number + 1,
        day=day,
        volume=last.volume,
        on_sale=last.on_sale + step if last.on_sale else None,
        off_sale=last.off_sale + step if last.off_sale else None,
        copy_deadline=last.copy_deadline + step if last.copy_deadline else None,
    )


def first_issue(today: date) -> Facts:
    """The first issue of a paper: on the first Friday there is a fortnight's time for."""
    soonest = today + timedelta(weeks=2)
    first = soonest.replace(day=1)
    friday = first + timedelta(days=(calendar.FRIDAY - first.weekday()) % WEEK)
    return Facts(1, friday if friday >= soonest else month_later(friday))


def days_words(day: date, today: date) -> str:
    """How far a day is, in words."""
    days = (day - today).days
    if days < 0:
        return "yesterday" if days == -1 else f"{-days} days ago"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an issue has come."""

    state: str
    stories: int
    overset: int = 0
    waiting: int = 0
    stops: int = 0
    pages: int = 0
    approved: int = 0


def next_act(standing: Standing) -> str:
    """What is to be done next about an issue, in words; empty where nothing is."""
    if standing.state == "published":
        return ""
    if standing.state == "closed":
        return "Publish it"
    if not standing.stories:
        return "Plan its first stories"
    return _next_in_plan(standing)


def _next_in_plan(standing: Standing) -> str:
    """What is to be done next about an issue that is being planned."""
    if standing.overset:
        lacking = counted(standing.overset, "story that does", "stories that do")
        return f"Find room for {lacking} not fit"
    if standing.waiting:
        return f"Place {counted(standing.waiting, 'story', 'stories')}"
    if standing.stops:
        return f"Settle {counted(standing.stops, 'remark', 'remarks')} that hold the press"
    if standing.approved < standing.pages:
        return f"Approve {counted(standing.pages - standing.approved, 'page', 'pages')}"
    return "Close it"


def counted(number: int, one: str, many: str) -> str:
    """A number of things in words."""
    return f"{number} {one if number == 1 else many}"
