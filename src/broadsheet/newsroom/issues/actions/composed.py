"""What came of composing an issue and of measuring stories, as the worker writes it when a job is done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.stories.models import BudgetLine
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LATER = timedelta(seconds=2)
"""How long the desk must have been quiet before other ways are worked out."""


def keep_composition(issue: Issue, plan: int, answer: Mapping[str, Any], seconds: float) -> None:
    """Keep what came of composing; alternatives of pages that stayed as they were are known already."""
    before = {page["digest"]: page["alternatives"] for page in _pages_of(issue)}
    pages = [{**page, "alternatives": before.get(page["digest"], [])} for page in answer["pages"]]
    kept: dict[str, Any] = {name: answer[name] for name in ("overset", "held", "remarks")}
    kept |= {"plan": plan, "pages": pages, "failure": "", "seconds": seconds, "composed_at": timezone.now()}
    Composition.objects.update_or_create(issue=issue, defaults=kept)
    note_lengths(answer["lengths"])
    _note_pages(issue, answer["pages"])
    ask(kinds.OPTIONS, str(issue.number), {"issue": issue.number}, after=timezone.now() + LATER)


def keep_failure(issue: int, plan: int, reason: str) -> None:
    """Keep why an issue could not be composed; ``issue`` is its row's number."""
    told = {"plan": plan, "failure": reason, "composed_at": timezone.now()}
    Composition.objects.update_or_create(issue_id=issue, defaults=told)


def keep_options(kept: Composition, found: Mapping[int, list[str]]) -> None:
    """Keep the alternatives of a composition that still stands."""
    fresh = Composition.objects.select_for_update().filter(pk=kept.pk, composed_at=kept.composed_at).first()
    if fresh is not None:
        fresh.pages = [{**page, "alternatives": found.get(page["number"], [])} for page in fresh.pages]
        fresh.save(update_fields=["pages"])


def note_lengths(lengths: Mapping[str, Mapping[str, float]]) -> None:
    """Note the lengths of stories where they changed: lines at the column's measure, millimetres of one column."""
    for line in BudgetLine.objects.filter(article__story_id__in=list(lengths)).select_related("article"):
        length = lengths[line.article.story_id]
        if (line.lines, line.depth) != (length["lines"], length["depth"]):
            BudgetLine.objects.filter(pk=line.pk).update(lines=length["lines"], depth=length["depth"])


def _pages_of(issue: Issue) -> list[dict[str, Any]]:
    """The pages as they were composed before."""
    kept = Composition.objects.filter(issue=issue).first()
    return list(kept.pages) if kept else []


def _note_pages(issue: Issue, pages: Iterable[Mapping[str, Any]]) -> None:
    """Note on the lines of the budget on which page each story begins; a story that stands on none any more, on none.

    A story that is planned for another issue has its page there.
    """
    first: dict[str, str] = {}
    for page in pages:
        for story in page["stories"]:
            first.setdefault(story, str(page["number"]))
    lines = BudgetLine.objects.filter(Q(issue=issue) | Q(issue=None, article__story_id__in=list(first)))
    for line in lines.select_related("article"):
        number = first.get(line.article.story_id, "")
        if line.printed != number:
            BudgetLine.objects.filter(pk=line.pk).update(printed=number)
