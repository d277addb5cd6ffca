"""An issue composed for its flatplan, and after that the other ways to make up its pages."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from django.utils import timezone

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom.issues.actions import keep_composition, keep_failure, keep_options
from broadsheet.newsroom.issues.models import TO_COMPOSE, Composition, Issue
from broadsheet.newsroom.running.galleries import clear_out
from broadsheet.newsroom.running.proofroom import LostError
from broadsheet.works.pageproofs.order import OPTIONS, PULL, ProofOrder

if TYPE_CHECKING:
    from broadsheet.newsroom.running.tasks import Effect, Rooms, Task

PAGES = "pages"
"""Where pictures of pages lie, in ``desk-out``."""


def do_compose(task: Task) -> Effect | None:
    """Compose an issue and keep what came of it; where that fails, why, beside what stood there before.

    Where the process was lost it is tried again, and given up after some tries; the flatplan says why meanwhile.
    """
    issue = _issue(task)
    if issue is None:
        return None
    plan, begun = int(task.payload.get("plan") or issue.version), time.monotonic()
    task.say("Composing")
    try:
        answer = task.rooms.proofs.fill(_order(task.rooms, PULL, issue.number))
    except LostError as error:
        keep_failure(issue.pk, plan, str(error))
        raise
    except BroadsheetError as error:
        return partial(keep_failure, issue.pk, plan, str(error))
    return partial(keep_composition, issue, plan, answer, time.monotonic() - begun)


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
    return partial(keep_options, kept, found)


def _order(rooms: Rooms, act: str, number: int, page: int = 0) -> ProofOrder:
    """What is asked of the proof room."""
    return ProofOrder(act, str(rooms.home.desk), number, str(rooms.home.desk_out / PAGES), page)


def _issue(task: Task) -> Issue | None:
    """The issue a job names; None where it has been taken away, or is planned no longer and was composed before."""
    number = task.payload.get("issue") or task.key
    return Issue.objects.filter(TO_COMPOSE, number=int(number)).first()


def _current(kept: Composition) -> bool:
    """Whether an issue is composed as it was."""
    return Composition.objects.filter(pk=kept.pk, composed_at=kept.composed_at).exists()


def _pictured() -> set[str]:
    """The digests of all pictures that some composition names."""
    pages = [page for kept in Composition.objects.only("pages") for page in kept.pages]
    return {digest for page in pages for digest in (page["digest"], *page["alternatives"])}
