"""Moves on an issue's plan: made, taken back, and written with all that follows from them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from broadsheet.edition import model
from broadsheet.newsroom.issues.actions.holding import MoveAnswer, compose, frozen, held, name_of, nothing_done
from broadsheet.newsroom.issues.doors import to_issue
from broadsheet.newsroom.issues.models import Advert, Composition, Issue, PageSheet, Placement, PlanMove
from broadsheet.newsroom.issues.moves import Change, Part, Place, SetPage, change_dict, change_of, pins_dict
from broadsheet.newsroom.issues.rules import (
    Refusal,
    applied,
    back,
    beyond_the_last,
    changes_of,
    in_the_way,
    stands,
)
from broadsheet.newsroom.issues.wording import said
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.stories.models import Article, BudgetLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from broadsheet.newsroom.issues.moves import Move
    from broadsheet.newsroom.people.models import User


def make_moves(number: int, who: User, moves: Sequence[Move], seen: int = 0, columns: int = 0) -> MoveAnswer:
    """Make moves on an issue's plan, all or none; ``seen`` is the version they were made from, 0 the latest.

    Moves of others made meanwhile stay; only where they touched the same thing are these refused. ``columns`` is how
    many a page has, 0 where that is unknown. Raises ``Issue.DoesNotExist``.
    """
    with transaction.atomic():
        issue = held(number)
        if issue.state != Issue.State.PLANNING:
            return nothing_done(issue, frozen(issue))
        plan, changes = to_issue(issue), list[Change]()
        for move in moves:
            found = changes_of(plan, move, columns)
            refusal = found if isinstance(found, Refusal) else _unready(issue, move)
            if refusal or isinstance(found, Refusal):
                return nothing_done(issue, refusal.words if refusal else "")
            plan = applied(plan, found)
            changes += found
        rival = _rival(issue, who, seen, changes)
        if rival:
            return nothing_done(issue, _overtaken(rival), conflict=True)
        return made(issue, who, changes) if changes else MoveAnswer(issue.version, "All stands so already.")


def take_back(number: int, who: User) -> MoveAnswer:
    """Take back the last move somebody made, if nobody has touched the same since. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        issue = held(number)
        if issue.state != Issue.State.PLANNING:
            return nothing_done(issue, frozen(issue))
        last = issue.moves.filter(who=who, undone=False, undoes=0).first()
        if last is None:
            return nothing_done(issue, "There is no move of yours to take back.")
        changes = back(map(change_of, last.changes))
        if _gone(changes):
            PlanMove.objects.filter(pk=last.pk).update(undone=True)
            words = "That move was about a story that was taken away since; it stays as it is. The one before is next."
            return nothing_done(issue, words)
        words = _overtaken_since(issue, who, last, changes)
        if words:
            return nothing_done(issue, words, conflict=True)
        PlanMove.objects.filter(pk=last.pk).update(undone=True)
        return made(issue, who, changes, undoes=last)


def _overtaken_since(issue: Issue, who: User, last: PlanMove, changes: Sequence[Change]) -> str:
    """Why a move cannot be taken back as the plan stands now; empty where it can."""
    plan = to_issue(issue)
    if not all(stands(plan, change) for change in changes):
        rival = _rival(issue, who, last.version, changes)
        return _overtaken(rival) if rival else "The plan has changed since; the move cannot be taken back."
    beyond = beyond_the_last(applied(plan, changes)) if not beyond_the_last(plan) else 0
    if beyond:
        return f"The issue would have no page {beyond} to hold what is fixed to it. Change the pages by hand."
    return ""


def _gone(changes: Sequence[Change]) -> bool:
    """Whether changes put a story back that is no longer in the newsroom."""
    needed = {item.key for item in changes if item.part is Part.STORY and item.after is not None}
    return Article.objects.filter(story_id__in=needed).count() < len(needed)


def _rival(issue: Issue, who: User, seen: int, changes: Iterable[Change]) -> PlanMove | None:
    """The latest move of somebody else since a version that touched what these changes touch."""
    if not seen or seen >= issue.version:
        return None
    mine = tuple(changes)
    later = issue.moves.filter(version__gt=seen).exclude(who=who)
    return next((move for move in later if in_the_way(mine, map(change_of, move.changes))), None)


def _overtaken(rival: PlanMove) -> str:
    """That somebody was faster."""
    return f"{rival.name} {rival.words} meanwhile. Look at it, then make your move again if you still want it."


def _unready(issue: Issue, move: Move) -> Refusal | None:
    """Why a story cannot be placed: it is gone. Why a page cannot be locked yet: what it would keep is not known."""
    if isinstance(move, Place) and not Article.objects.filter(story_id=move.story).exists():
        return Refusal("That story is no longer in the newsroom; load the page again.")
    if not (isinstance(move, SetPage) and move.locked) or _plan_of_page(issue, move.number):
        return None
    return Refusal(f"Page {move.number} is still being composed. Lock it when it stands as you want it.")


def _plan_of_page(issue: Issue, number: int) -> str:
    """The plan a page that is locked now keeps: as composed from this version; empty where that is not done."""
    kept = Composition.objects.filter(issue=issue, plan=issue.version, failure="").first()
    pages = kept.pages if kept else []
    return next((page.get("lock", "") for page in pages if page["number"] == number), "")


# ---- writing it ----


def made(issue: Issue, who: User, changes: Sequence[Change], undoes: PlanMove | None = None) -> MoveAnswer:
    """Write changes to an issue that is held: rows, the move, the log, and the jobs they ask for."""
    plan = applied(to_issue(issue), changes)
    locking = {int(item.key) for item in changes if item.part is Part.PAGE and not undoes and _locks(item)}
    stored = {number: _plan_of_page(issue, number) for number in sorted(locking)}
    issue.version, issue.pages = issue.version + 1, plan.pages
    issue.save(update_fields=["version", "pages"])
    _write(issue, plan, changes, stored)
    words = said(changes, headlines(change.key for change in changes if change.part is Part.STORY))
    words = f"took a move back: {words}" if undoes else words
    PlanMove.objects.create(
        issue=issue,
        version=issue.version,
        who=who,
        name=name_of(who),
        at=timezone.now(),
        words=words,
        changes=[change_dict(change) for change in changes],
        undoes=undoes.version if undoes else 0,
    )
    note(who, "plan an issue", str(issue), version=issue.version, words=words)
    compose(issue)
    return MoveAnswer(issue.version, words)


def _locks(change: Change) -> bool:
    """Whether a change locks a page that was not locked."""
    before, after = change.before, change.after
    was = isinstance(before, model.PagePin) and before.locked
    return isinstance(after, model.PagePin) and after.locked and not was


def headlines(stories: Iterable[str]) -> dict[str, str]:
    """The headlines of stories by id, as the desk has them."""
    rows = BudgetLine.objects.filter(article__story_id__in=list(stories))
    return dict(rows.values_list("article__story_id", "headline"))


def _write(issue: Issue, plan: model.Issue, changes: Sequence[Change], stored: Mapping[int, str]) -> None:
    """Write what changed of a plan."""
    touched = {change.part for change in changes}
    if Part.STORY in touched:
        _write_stories(issue, plan, {change.key for change in changes if change.part is Part.STORY})
    if Part.ADVERT in touched:
        _write_adverts(issue, plan, {change.key for change in changes if change.part is Part.ADVERT})
    for change in changes:
        if change.part is Part.PAGE:
            _write_page(issue, plan.page_pin(int(change.key)), change, stored)


def _write_stories(issue: Issue, plan: model.Issue, touched: set[str]) -> None:
    """Write placements: those touched, and the order of all."""
    rows = {row.article.story_id: row for row in issue.placements.select_related("article")}
    keys = dict(Article.objects.filter(story_id__in=touched).values_list("story_id", "pk"))
    for order, item in enumerate(plan.placements):
        row = rows.pop(item.story, None) or Placement(issue=issue, article_id=keys[item.story])
        if item.story in touched or row.order != order:
            _fill_placement(row, item, order).save()
    Placement.objects.filter(pk__in=[row.pk for row in rows.values()]).delete()
    lines = BudgetLine.objects.filter(article__story_id__in=touched)
    lines.exclude(issue=issue).update(issue=issue, printed="")
    lines.exclude(article__placements__issue=issue).update(printed="")


def _fill_placement(row: Placement, item: model.Placement, order: int) -> Placement:
    """A placement's row as the plan has it."""
    row.order, row.rank, row.page = order, item.rank, item.page
    row.section, row.hold, row.pins = item.section, item.hold, pins_dict(item.pins)
    return row


def _write_adverts(issue: Issue, plan: model.Issue, touched: set[str]) -> None:
    """Write adverts: those touched, and the order of all."""
    rows = {row.key: row for row in issue.adverts.all()}
    for order, item in enumerate(plan.adverts):
        row = rows.pop(item.id, None) or Advert(issue=issue, key=item.id)
        if item.id in touched or row.order != order:
            values: dict[str, Any] = asdict(item) | {"kind": item.kind.value, "position": item.position.value}
            del values["id"]
            for name, value in (values | {"order": order}).items():
                setattr(row, name, value)
            row.save()
    Advert.objects.filter(pk__in=[row.pk for row in rows.values()]).delete()


def _write_page(issue: Issue, pin: model.PagePin, change: Change, stored: Mapping[int, str]) -> None:
    """Write what is fixed about a page. The plan it kept while locked stays, so that unlocking can be taken back."""
    row, _ = PageSheet.objects.get_or_create(issue=issue, number=pin.number)
    row.pinned = change.after is not None
    row.section, row.heading = pin.section, pin.heading
    row.alternative, row.locked = pin.alternative, pin.locked
    row.plan = stored.get(pin.number) or row.plan
    row.save()
