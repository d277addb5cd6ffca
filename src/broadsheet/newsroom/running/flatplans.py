"""An issue composed for its flatplan, and after that the other ways to make up its pages."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.issues.models import TO_COMPOSE, Composition, Issue
from broadsheet.newsroom.running.galleries import clear_out
from broadsheet.newsroom.running.measures import note_lengths
from broadsheet.newsroom.stories.models import BudgetLine
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask
from broadsheet.works.pageproofs.order import OPTIONS, PULL, ProofOrder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from broadsheet.newsroom.running.tasks import Effect, Rooms, Task
    from broadsheet.works.pageproofs.order import Answer

LATER = timedelta(seconds=2)
"""How long the desk must have been quiet before other ways are worked out."""
PAGES = "pages"
"""Where pictures of pages lie, in ``desk-out``."""


def do_compose(task: Task) -> Effect | None:
    """Compose an issue and keep what came of it; where that fails, why, beside what stood there before."""
    issue = _issue(task)
    if issue is None:
        return None
    plan, begun = int(task.payload.get("plan") or issue.version), time.monotonic()
    task.say("Composing")
    try:
        answer = task.rooms.proofs.fill(_order(task.rooms, PULL, issue.number))
    except BroadsheetError as error:
        return partial(_keep_failure, issue.pk, plan, str(error))
    return partial(_keep, issue, plan, answer, time.monotonic() - begun)


def do_options(task: Task) -> Effect | None:
    """Work out the other plans of each page; given up when the issue has changed since it was composed."""
    issue = _issue(task)
    kept = Composition.objects.filter(issue=issue).first() if issue else None
    if issue is None or kept is None:
        return None
    found: dict[int, list[str]] = {}
    for page in kept.pages:
        if task.rooms.stop.is_set() or not _current(kept):
            return None
        task.say(f"Page {page['number']} of {len(kept.pages)}")
        answer = task.rooms.proofs.fill(_order(task.rooms, OPTIONS, issue.number, page["number"]))
        if answer["digest"] != page["digest"]:
            return None
        found[page["number"]] = answer["alternatives"]
    clear_out(task.rooms.home.desk_out / PAGES, _pictured(), timezone.now())
    return partial(_keep_options, kept, found)


def _order(rooms: Rooms, act: str, number: int, page: int = 0) -> ProofOrder:
    """What is asked of the proof room."""
    return ProofOrder(act, str(rooms.home.desk), number, str(rooms.home.desk_out / PAGES), page)


def _issue(task: Task) -> Issue | None:
    """The issue a job names; None where it has been taken away, or is planned no longer and was composed before."""
    number = task.payload.get("issue") or task.key
    return Issue.objects.filter(TO_COMPOSE, number=int(number)).first()


# ---- what is kept ----


def _keep(issue: Issue, plan: int, answer: Answer, seconds: float) -> None:
    """Keep what came of composing; alternatives of pages that stayed as they were are known already."""
    before = {page["digest"]: page["alternatives"] for page in _pages_of(issue)}
    pages = [{**page, "alternatives": before.get(page["digest"], [])} for page in answer["pages"]]
    kept: dict[str, Any] = {name: answer[name] for name in ("overset", "held", "remarks")}
    kept |= {"plan": plan, "pages": pages, "failure": "", "seconds": seconds, "composed_at": timezone.now()}
    Composition.objects.update_or_create(issue=issue, defaults=kept)
    note_lengths(answer["lengths"])
    _note_pages(answer["pages"])
    ask(kinds.OPTIONS, str(issue.number), {"issue": issue.number}, after=timezone.now() + LATER)


def _keep_failure(issue: int, plan: int, reason: str) -> None:
    """Keep why an issue could not be composed."""
    told = {"plan": plan, "failure": reason, "composed_at": timezone.now()}
    Composition.objects.update_or_create(issue_id=issue, defaults=told)


def _pages_of(issue: Issue) -> list[dict[str, Any]]:
    """The pages as they were composed before."""
    kept = Composition.objects.filter(issue=issue).first()
    return list(kept.pages) if kept else []


def _note_pages(pages: Iterable[Mapping[str, Any]]) -> None:
    """Note on the lines of the budget on which page each story begins."""
    first: dict[str, str] = {}
    for page in pages:
        for story in page["stories"]:
            first.setdefault(story, str(page["number"]))
    for line in BudgetLine.objects.filter(article__story_id__in=list(first)).select_related("article"):
        number = first[line.article.story_id]
        if line.printed != number:
            BudgetLine.objects.filter(pk=line.pk).update(printed=number)


def _current(kept: Composition) -> bool:
    """Whether an issue is composed as it was."""
    return Composition.objects.filter(pk=kept.pk, composed_at=kept.composed_at).exists()


def _keep_options(kept: Composition, found: Mapping[int, list[str]]) -> None:
    """Keep the alternatives of a composition that still stands."""
    fresh = Composition.objects.select_for_update().filter(pk=kept.pk, composed_at=kept.composed_at).first()
    if fresh is not None:
        fresh.pages = [{**page, "alternatives": found.get(page["number"], [])} for page in fresh.pages]
        fresh.save(update_fields=["pages"])


def _pictured() -> set[str]:
    """The digests of all pictures that some composition names."""
    pages = [page for kept in Composition.objects.only("pages") for page in kept.pages]
    return {digest for page in pages for digest in (page["digest"], *page["alternatives"])}
