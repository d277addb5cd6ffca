"""What is written about issues and their plans; the only file of this part that writes."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from broadsheet.edition import model
from broadsheet.newsroom.issues.doors import to_issue
from broadsheet.newsroom.issues.models import (
    Advert,
    Composition,
    Issue,
    PageSheet,
    Placement,
    PlanMove,
    Presence,
)
from broadsheet.newsroom.issues.moves import Change, Part, Place, SetPage, SetPages, change_dict, change_of, pins_dict
from broadsheet.newsroom.issues.rules import Refusal, applied, back, changes_of, in_the_way, stands
from broadsheet.newsroom.issues.wording import said
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from django.core.files.uploadedfile import UploadedFile

    from broadsheet.newsroom.issues.moves import Move
    from broadsheet.newsroom.people.models import User

HEARD = timedelta(seconds=5)
"""How often it is written that somebody is still here."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of moves: the plan's version now, and in words what was done, or why nothing was.

    ``conflict`` where somebody else was faster.
    """

    version: int
    words: str
    done: bool = True
    conflict: bool = False


def make_moves(number: int, who: User, moves: Sequence[Move], seen: int = 0, columns: int = 0) -> Outcome:
    """Make moves on an issue's plan, all or none; ``seen`` is the version they were made from, 0 the latest.

    Moves of others made meanwhile stay; only where they touched the same thing are these refused. ``columns`` is how
    many a page has, 0 where that is unknown. Raises ``Issue.DoesNotExist``.
    """
    with transaction.atomic():
        issue = _held(number)
        if issue.state != Issue.State.PLANNING:
            return _refusal(issue, _frozen(issue))
        plan, changes = to_issue(issue), list[Change]()
        for move in moves:
            found = changes_of(plan, move, columns)
            refusal = found if isinstance(found, Refusal) else _unready(issue, move)
            if refusal or isinstance(found, Refusal):
                return _refusal(issue, refusal.words if refusal else "")
            plan = applied(plan, found)
            changes += found
        rival = _rival(issue, who, seen, changes)
        if rival:
            return _refusal(issue, _overtaken(rival), conflict=True)
        return _made(issue, who, changes) if changes else Outcome(issue.version, "All stands so already.")


def take_back(number: int, who: User) -> Outcome:
    """Take back the last move somebody made, if nobody has touched the same since. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        issue = _held(number)
        if issue.state != Issue.State.PLANNING:
            return _refusal(issue, _frozen(issue))
        last = issue.moves.filter(who=who, undone=False, undoes=0).first()
        if last is None:
            return _refusal(issue, "There is no move of yours to take back.")
        plan, changes = to_issue(issue), back(map(change_of, last.changes))
        if _gone(changes):
            PlanMove.objects.filter(pk=last.pk).update(undone=True)
            words = "That move was about a story that was taken away since; it stays as it is. The one before is next."
            return _refusal(issue, words)
        if not all(stands(plan, change) for change in changes):
            rival = _rival(issue, who, last.version, changes)
            words = _overtaken(rival) if rival else "The plan has changed since; the move cannot be taken back."
            return _refusal(issue, words, conflict=True)
        PlanMove.objects.filter(pk=last.pk).update(undone=True)
        return _made(issue, who, changes, undoes=last)


def _gone(changes: Sequence[Change]) -> bool:
    """Whether changes put a story back that is no longer in the newsroom."""
    needed = {item.key for item in changes if item.part is Part.STORY and item.after is not None}
    return Article.objects.filter(story_id__in=needed).count() < len(needed)


def _held(number: int) -> Issue:
    """An issue, locked until the transaction ends."""
    return Issue.objects.select_for_update().get(number=number)


def _frozen(issue: Issue) -> str:
    """Why the plan of an issue that is planned no longer cannot be changed."""
    state = issue.get_state_display().lower()
    return f"Issue {issue.number} is {state}; its plan stands. An editor can open it again, with a reason."


def _refusal(issue: Issue, words: str, *, conflict: bool = False) -> Outcome:
    """Nothing was done."""
    return Outcome(issue.version, words, done=False, conflict=conflict)


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


def _made(issue: Issue, who: User, changes: Sequence[Change], undoes: PlanMove | None = None) -> Outcome:
    """Write changes: rows, the move, the log, and the jobs they ask for."""
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
    return Outcome(issue.version, words)


def _locks(change: Change) -> bool:
    """Whether a change locks a page that was not locked."""
    before, after = change.before, change.after
    was = isinstance(before, model.PagePin) and before.locked
    return isinstance(after, model.PagePin) and after.locked and not was


def compose(issue: Issue) -> None:
    """Ask for the issue to be written into the desk's folder and composed."""
    ask(kinds.DESK, kinds.DESK, {"issues": [issue.number]})


def headlines(stories: Iterable[str]) -> dict[str, str]:
    """The headlines of stories by id, as the desk has them."""
    rows = BudgetLine.objects.filter(article__story_id__in=list(stories))
    return dict(rows.values_list("article__story_id", "headline"))


def name_of(who: User) -> str:
    """Somebody in words."""
    return who.get_full_name() or who.get_username()


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
    BudgetLine.objects.filter(article__story_id__in=touched).exclude(issue=issue).update(issue=issue)


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


# ---- issues themselves ----


def new_issue(who: User, number: int, facts: Mapping[str, Any], like: int = 0) -> Issue:
    """Begin an issue. ``like`` is an issue whose page sections and house adverts it takes over, 0 none.

    Raises ``IntegrityError`` where one of that number stands.
    """
    with transaction.atomic():
        issue = Issue.objects.create(number=number, **facts)
        for row in PageSheet.objects.filter(issue__number=like, pinned=True).exclude(section="", heading=""):
            if row.number <= (issue.pages or row.number):
                PageSheet.objects.create(
                    issue=issue, number=row.number, pinned=True, section=row.section, heading=row.heading
                )
        for advert in Advert.objects.filter(issue__number=like, kind=model.AdvertKind.HOUSE.value):
            advert.pk, advert.issue = None, issue
            advert.page = advert.page if advert.page <= (issue.pages or advert.page) else 0
            advert.save(force_insert=True)
        note(who, "begin an issue", str(issue), like=like)
        compose(issue)
    return issue


def change_facts(number: int, who: User, facts: Mapping[str, Any]) -> str:
    """Change what is said of an issue beside its plan; why nothing was changed, in words, empty where it was."""
    with transaction.atomic():
        issue = _held(number)
        changed = {name: value for name, value in facts.items() if getattr(issue, name) != value}
        refused = _facts_refused(issue, changed)
        if refused:
            return refused
        for name, value in changed.items():
            setattr(issue, name, value)
        if changed:
            issue.version += 1
            issue.save()
            note(who, "change an issue", str(issue), **{name: str(value) for name, value in changed.items()})
            compose(issue)
    return ""


def _facts_refused(issue: Issue, changed: Mapping[str, Any]) -> str:
    """Why what is said of an issue cannot be changed so; empty where it can."""
    if changed and issue.state != Issue.State.PLANNING:
        return _frozen(issue)
    found = changes_of(to_issue(issue), SetPages(changed["pages"])) if "pages" in changed else ()
    return found.words if isinstance(found, Refusal) else ""


def set_deadline(number: int, who: User, page: int, at: datetime | None) -> None:
    """Set the deadline of a page; None takes it away."""
    with transaction.atomic():
        issue = _held(number)
        row, _ = PageSheet.objects.get_or_create(issue=issue, number=page)
        if row.deadline == at:
            return
        row.deadline = at
        row.save(update_fields=["deadline"])
        Issue.objects.filter(pk=issue.pk).update(version=issue.version + 1)
        Composition.objects.filter(issue=issue, plan=issue.version).update(plan=issue.version + 1)
        note(who, "set a deadline", f"{issue}, page {page}", deadline=str(at or ""))


def send_away(number: int, who: User, story: str) -> Outcome:
    """Say that a story that is not placed is not for this issue. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        issue = _held(number)
        lines = BudgetLine.objects.filter(issue=issue, article__story_id=story)
        lines = lines.exclude(article__placements__issue=issue)
        words = f"took {', '.join(f'“{line.headline}”' for line in lines)} off the list"
        if not BudgetLine.objects.filter(pk__in=[line.pk for line in lines]).update(issue=None):
            return _refusal(issue, "That story is not waiting for this issue; load the page again.")
        issue.version += 1
        issue.save(update_fields=["version"])
        Composition.objects.filter(issue=issue, plan=issue.version - 1).update(plan=issue.version)
        note(who, "take a story off an issue", str(issue), story=story)
    return Outcome(issue.version, words)


def heard(number: int, user: User, now: datetime) -> None:
    """Note that somebody has an issue's flatplan open; written only every few seconds."""
    if Presence.objects.filter(issue__number=number, user=user, seen_at__gt=now - HEARD).exists():
        return
    issue = Issue.objects.filter(number=number).only("pk").first()
    if issue:
        Presence.objects.update_or_create(issue=issue, user=user, defaults={"seen_at": now})


def keep_artwork(file: UploadedFile[Any]) -> str:
    """Keep an advert's artwork among the uploaded files; its path in the paper's folder, which names its content."""
    digest = hashlib.blake2b(digest_size=4)
    for chunk in file.chunks():
        digest.update(chunk)
    name = PurePosixPath(file.name or "artwork")
    stem = re.sub(r"[^a-z0-9]+", "-", name.stem.casefold()).strip("-")[:80] or "artwork"
    kept = f"adverts/{stem}-{digest.hexdigest()}{name.suffix.lower()}"
    path = settings.NEWSROOM_HOME.media / kept
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    with aside.open("wb") as out:
        for chunk in file.chunks():
            out.write(chunk)
    aside.replace(path)
    return kept


def last_number() -> int:
    """The highest number of an issue; 0 where there is none."""
    return int(Issue.objects.aggregate(last=Max("number"))["last"] or 0)
