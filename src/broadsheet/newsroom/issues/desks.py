"""What the screens of issues ask the database for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum, TextField
from django.db.models.functions import Cast, Length

from broadsheet.newsroom.issues.doors import to_issue
from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.issues.rhythm import Standing, next_act
from broadsheet.newsroom.issues.spreads import Composed, Desk, Known, Sheet
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.stories.models import BudgetLine
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from broadsheet.newsroom.people.models import User

HERE = timedelta(seconds=15)
"""How long after they were last heard somebody counts as being here."""
MOVES_TOLD = 8


@dataclass(frozen=True, slots=True)
class Watch:
    """What a browser that shows a plan must know from second to second.

    ``stamp`` changes with whatever the plan shows; ``heard`` is whether it need not be written that the asker is here.
    """

    version: int
    stamp: str
    composing: str
    failure: str
    here: tuple[str, ...]
    heard: bool


def desk_of(issue: Issue) -> Desk:
    """Everything an issue's flatplan is drawn from."""
    plan = to_issue(issue)
    composed = composed_of(Composition.objects.filter(issue=issue).first())
    lines = list(_lines(issue))
    placed = {item.story for item in plan.placements}
    waiting = [story for story, issue_id, *_ in lines if issue_id == issue.pk and story not in placed]
    paper, _, _ = to_paper()
    return Desk(
        plan,
        issue.version,
        composed,
        {story: Known(*known) for story, _, *known in lines},
        sheets_of(issue),
        {section.id: section.name for section in paper.sections},
        tuple(waiting),
    )


def composed_of(row: Composition | None) -> Composed:
    """What came of composing, as a value."""
    if row is None:
        return Composed()
    return Composed(row.plan, tuple(row.pages), tuple(row.overset), tuple(row.held), row.failure)


def sheets_of(issue: Issue) -> dict[int, Sheet]:
    """What the desk agreed about each page."""
    return {
        row.number: Sheet(row.deadline, row.approved_by.get_username() if row.approved_by else "", row.approved_picture)
        for row in issue.sheets.select_related("approved_by")
    }


def _lines(issue: Issue) -> QuerySet[BudgetLine, tuple[Any, ...]]:
    """The stories that are in an issue or planned for it: id, issue, and what ``Known`` holds; by headline."""
    found = BudgetLine.objects.filter(Q(issue=issue) | Q(article__placements__issue=issue))
    columns = ("article__story_id", "issue_id", "headline", "words", "stops", "article_id")
    return found.order_by("headline", "pk").distinct().values_list(*columns)


def watched(number: int, user: User, now: datetime) -> Watch | None:
    """What a browser that shows a plan must know; one question to the database. None where there is no such issue."""
    jobs = Job.objects.filter(kind=kinds.COMPOSE, key=str(number), state__in=(Job.State.WAITING, Job.State.RUNNING))
    rows = list(
        Issue.objects.filter(number=number)
        .annotate(
            size=Length(Cast("composition__pages", TextField())),
            job=Subquery(jobs.order_by("-state", "id").values("state")[:1]),
            progress=Subquery(jobs.order_by("-state", "id").values("progress")[:1]),
            approvals=Subquery(_approvals()),
        )
        .order_by("presences__user__username")
        .values(
            "version",
            "size",
            "job",
            "progress",
            "approvals",
            plan=F("composition__plan"),
            composed_at=F("composition__composed_at"),
            failure=F("composition__failure"),
            who=F("presences__user_id"),
            seen=F("presences__seen_at"),
            username=F("presences__user__username"),
            first=F("presences__user__first_name"),
            last=F("presences__user__last_name"),
        )
    )
    return _watch(rows, user, now) if rows else None


def _approvals() -> QuerySet[Issue, Any]:
    """How many approvals the pages of an issue have."""
    counted = Issue.objects.filter(pk=OuterRef("pk")).annotate(found=Count("sheets__approved_at"))
    return counted.values("found").order_by()


def _watch(rows: Sequence[Mapping[str, Any]], user: User, now: datetime) -> Watch:
    """What must be known, from an issue's row joined with those who are here."""
    row = rows[0]
    here = [item for item in rows if item["seen"] and item["seen"] > now - HERE]
    others = tuple(_name(item) for item in here if item["who"] != user.pk)
    heard = any(item["who"] == user.pk and item["seen"] > now - HERE / 3 for item in here)
    stamp = "-".join(str(row[name]) for name in ("version", "plan", "composed_at", "size", "approvals"))
    return Watch(row["version"], stamp, _composing(row), row["failure"] or "", others, heard)


def _composing(row: Mapping[str, Any]) -> str:
    """What is being composed, in words; empty where all stands."""
    if row["job"] == Job.State.RUNNING:
        return row["progress"] or "Composing"
    behind = (row["plan"] or 0) < row["version"] and not row["failure"]
    return "Waiting to be composed" if row["job"] or behind else ""


def _name(row: Mapping[str, Any]) -> str:
    """Somebody in words."""
    return f"{row['first']} {row['last']}".strip() or str(row["username"])


def moves_since(issue: Issue, version: int) -> tuple[str, ...]:
    """The last moves in words, the latest first; only those after a version."""
    rows = issue.moves.filter(version__gt=version)[:MOVES_TOLD]
    return tuple(f"{row.name} {row.words}" for row in rows)


# ---- the list of issues ----


@dataclass(frozen=True, slots=True)
class Row:
    """An issue in the list."""

    issue: Issue
    stories: int
    words: int
    pages: int
    next: str


def issue_rows() -> tuple[Row, ...]:
    """All issues with what the list shows of them, the newest first."""
    placed = Count("placements", distinct=True)
    issues = list(Issue.objects.annotate(stories=placed).select_related("composition").order_by("-number"))
    words = dict(
        Issue.objects.annotate(words=Sum("placements__article__budget__words")).values_list("pk", "words").order_by()
    )
    lacking = BudgetLine.objects.filter(issue__isnull=False).exclude(article__placements__issue=F("issue"))
    waiting = dict(lacking.values_list("issue").annotate(found=Count("pk")).order_by())
    approved = dict(Issue.objects.annotate(found=Count("sheets__approved_at")).values_list("pk", "found").order_by())
    return tuple(
        _row(issue, words.get(issue.pk) or 0, waiting.get(issue.pk, 0), approved.get(issue.pk, 0)) for issue in issues
    )


def _row(issue: Any, words: int, waiting: int, approved: int) -> Row:  # noqa: ANN401 - an issue with its count
    """One issue of the list."""
    composed = composed_of(getattr(issue, "composition", None))
    stops = sum(item["severity"] == "stop" for page in composed.pages for item in page.get("remarks", ()))
    pages = issue.pages or len(composed.pages)
    standing = Standing(issue.state, issue.stories, len(composed.overset), waiting, stops, pages, approved)
    return Row(issue, issue.stories, words, pages, next_act(standing))
