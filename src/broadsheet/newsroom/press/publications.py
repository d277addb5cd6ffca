"""What the list of publications and the release of one story ask the database for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.newsroom.press.actions.releasing import named
from broadsheet.newsroom.press.rules import UNDO_WITHIN
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job, Release
from broadsheet.outlets.addresses import article_address, issue_address

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

DONE_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Publication:
    """A release as the list shows it; ``address`` is where readers find it, ``undo_until`` empty where it is late."""

    row: Release
    words: str
    address: str = ""
    undo_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SiteWord:
    """What is known of the public site: ``level`` is ``good``, ``busy`` or ``bad``."""

    level: str
    words: str
    at: datetime | None = None


def planned() -> tuple[Publication, ...]:
    """What is planned, the next to come first."""
    rows = Release.objects.filter(state=Release.State.PLANNED).select_related("issue", "asked_by")
    return tuple(Publication(row, named(row)) for row in rows)


def past(now: datetime) -> tuple[Publication, ...]:
    """What was done, undone or called off, the latest first."""
    rows = Release.objects.exclude(state=Release.State.PLANNED).select_related("issue", "asked_by").order_by("-pk")
    return tuple(_told(rows[:DONE_SHOWN], now))


def _told(rows: Iterable[Release], now: datetime) -> Iterable[Publication]:
    """Releases with where readers find them, and until when they can be undone."""
    for row in rows:
        done = row.state == Release.State.DONE and row.done_at
        until = row.done_at + UNDO_WITHIN if done and row.done_at else None
        yield Publication(row, named(row), _address(row) if done else "", until if until and until > now else None)


def _address(row: Release) -> str:
    """Where readers find what a release published."""
    if row.issue:
        return issue_address(row.issue.number)
    return address_of(row.articles[0]) if len(row.articles) == 1 else ""


def address_of(story: str) -> str:
    """The address of a story that is public; empty of one that is not."""
    row = Article.objects.filter(story_id=story, live=True).values_list("published", "web_slug", "story_id").first()
    return article_address(*row) if row and row[0] else ""


def site_word() -> SiteWord | None:
    """What the site's last build said; None before the first."""
    job = Job.objects.filter(kind=kinds.STREET).order_by("-pk").first()
    if job is None:
        return None
    match job.state:
        case Job.State.DONE:
            return SiteWord("good", "The site is up to date.", job.done_at)
        case Job.State.ASIDE:
            return SiteWord(
                "bad", f"The site could not be built. {job.reason} Readers have what stood before.", job.done_at
            )
        case _ if job.reason:
            return SiteWord("bad", f"The last build failed and is tried again. {job.reason}", job.asked_at)
    return SiteWord("busy", job.progress or "The site is waiting to be built.", job.asked_at)


def planned_for(story: str) -> Release | None:
    """The publication that is planned for one story by itself."""
    rows = Release.objects.filter(state=Release.State.PLANNED, issue=None)
    return next((row for row in rows if story in row.articles), None)
