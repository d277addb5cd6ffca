"""Publishing, planned and at once, called off and undone. Each is one transaction: all of it happens, or nothing.

All who write lock in one order, so that none waits for another who waits for them: what is planned, then issues, then
stories, then their lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from broadsheet.newsroom.issues.models import Composition, Issue, Placement
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.press import rules
from broadsheet.newsroom.press.actions.briefs import Printed, hold_planned_brief, take_out
from broadsheet.newsroom.press.actions.versions import Released, drafts_of, put_back, release_article
from broadsheet.newsroom.stories.models import BudgetLine
from broadsheet.newsroom.stories.rules import Copy
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask, call_publication_off, plan_publication, planned_alone, tell
from broadsheet.newsroom.work.models import Release

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from broadsheet.newsroom.people.models import User
    from broadsheet.newsroom.press.actions.versions import Draft

STREET = "release"
"""The key of the jobs that bring what was released to the street."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, in words; ``release`` is the row's key, 0 where there is none. ``held`` are stories to mend."""

    words: str
    done: bool = True
    release: int = 0
    held: tuple[str, ...] = ()


# ---- planned ----


def plan_release(
    who: User, due: datetime, issue: int = 0, stories: Iterable[str] = (), now: datetime | None = None
) -> Outcome:
    """Have an issue, or stories by themselves, published at a minute; planned again, it moves to that minute.

    What could not be published now is refused at once, and looked at again when its minute comes.
    """
    chosen = tuple(dict.fromkeys(stories))
    with transaction.atomic():
        refused = rules.planning_refused(due, now or timezone.now())
        row = _planned(issue, chosen) or Release(issue=_held(issue), articles=list(chosen))
        look = _look(row, due)
        if refused or look.refused:
            return Outcome(refused or look.refused, done=False, held=look.held)
        plan_publication(row, due, who, target_of(row))
        if chosen:
            lines = BudgetLine.objects.filter(article__story_id__in=chosen)
            lines.update(web=BudgetLine.Web.AT, web_at=due)
    return Outcome("It will be published then, by itself.", release=row.pk)


def cancel(release: int, who: User) -> Outcome:
    """Call a planned publication off."""
    with transaction.atomic():
        row = Release.objects.select_for_update().filter(pk=release, state=Release.State.PLANNED).first()
        if row is None:
            return Outcome("It is not planned any more: it was published or called off.", done=False)
        _call_off(row, who, "")
    return Outcome("The publication is called off.", release=row.pk)


def hold_planned(issue: int) -> None:
    """Lock what is planned for an issue, before the issue itself, as publishing does."""
    list(Release.objects.select_for_update(of=("self",)).filter(issue__number=issue, state=Release.State.PLANNED))


def call_off_issue(issue: Issue, who: User, reason: str) -> int:
    """Call off what is planned for an issue, because it is opened again; how many."""
    rows = Release.objects.select_for_update().filter(issue=issue, state=Release.State.PLANNED)
    for row in rows:
        _call_off(row, who, reason)
    return len(rows)


def _call_off(row: Release, who: User | None, reason: str) -> None:
    """Write that a planned publication does not happen."""
    call_publication_off(row, who, target_of(row), reason)
    if row.articles:
        BudgetLine.objects.filter(article__story_id__in=row.articles).update(web=BudgetLine.Web.WITH_ISSUE, web_at=None)


def plan_wished(now: datetime) -> int:
    """Plan the publication of every story whose minute, set where the story is planned, has come; how many.

    Their lines are locked, so that each is planned once; one that is locked is left to whoever has it, or to the next
    look.
    """
    due = BudgetLine.objects.filter(web=BudgetLine.Web.AT, web_at__lte=now, article__live=False)
    if not due.exists():
        return 0
    with transaction.atomic():
        lines = due.select_for_update(skip_locked=True, of=("self",)).select_related("article").order_by("pk")
        wishes = [(line.article.story_id, line.web_at) for line in lines]
        planned = Release.objects.filter(state=Release.State.PLANNED, issue=None)
        taken = {story for articles in planned.values_list("articles", flat=True) for story in articles}
        wished = [(story, at) for story, at in wishes if at and story not in taken]
        for story, moment in wished:
            plan_publication(Release(articles=[story]), moment, None, story)
    return len(wished)


# ---- done ----


def publish_now(who: User, issue: int = 0, stories: Iterable[str] = (), now: datetime | None = None) -> Outcome:
    """Publish an issue, or stories by themselves, at once; a publication planned for them is thereby done."""
    moment, chosen = now or timezone.now(), tuple(dict.fromkeys(stories))
    with transaction.atomic():
        row = _planned(issue, chosen) or Release(issue=_held(issue), articles=list(chosen))
        look = _look(row, moment)
        if look.refused:
            return Outcome(look.refused, done=False, held=look.held)
        row.due_at, row.asked_by = min(moment, row.due_at or moment), who
        row.save()
        return _publish(row, look.drafts, who, moment)


def publish(release: int, now: datetime | None = None) -> Outcome:
    """Do a planned publication whose minute has come. Done once, however often it is asked for.

    Where something holds it back by then it is called off, and the desk is told.
    """
    with transaction.atomic():
        row = Release.objects.select_for_update().filter(pk=release, state=Release.State.PLANNED).first()
        if row is None:
            return Outcome("It was published or called off before.", done=False, release=release)
        if row.due_at > (now or timezone.now()):
            return Outcome("It was moved to a later minute.", done=False, release=release)
        row.issue = _held(row.issue.number) if row.issue else None
        look = _look(row, now or timezone.now())
        if look.refused:
            _call_off(row, None, look.refused)
            tell(f"{named(row)} was not published. {look.refused}", "error", f"held:{row.pk}")
            return Outcome(look.refused, done=False, release=row.pk, held=look.held)
        outcome = _publish(row, look.drafts, None, now or timezone.now())
        tell(outcome.words, "info", f"released:{row.pk}")
    return outcome


def _publish(row: Release, drafts: list[Draft], who: User | None, now: datetime) -> Outcome:
    """Write that it is public, what was public before, and the jobs that bring it to readers."""
    today = timezone.localdate(now)
    first = row.issue.on_sale or row.issue.day if row.issue else None
    before: dict[str, Any] = {"articles": {}, "issue": None}
    for draft in drafts:
        day = rules.day_of(first, asked=draft.copy.published, public=draft.public_day, today=today)
        before["articles"][draft.story] = release_article(draft, day, now).told()
    if row.issue:
        before["issue"] = _publish_issue(row.issue, today)
    row.state, row.done_at, row.before = Release.State.DONE, now, before
    row.save()
    note(who, "publish", target_of(row), stories=len(drafts))
    follow([draft.story for draft in drafts], row.issue)
    return Outcome(f"{named(row)} is published.", release=row.pk)


def _publish_issue(issue: Issue, today: date) -> dict[str, Any]:
    """Write that an issue is public, and on sale from today if its day had not come; what was before."""
    before = {"state": issue.state, "on_sale": issue.on_sale.isoformat() if issue.on_sale else None}
    issue.state = Issue.State.PUBLISHED
    if (issue.on_sale or issue.day) > today:
        issue.on_sale = today
    issue.version += 1
    issue.save(update_fields=["state", "on_sale", "version"])
    Composition.objects.filter(issue=issue, plan=issue.version - 1).update(plan=issue.version)
    return before


# ---- undone ----


def undo(release: int, who: User, reason: str, now: datetime | None = None) -> Outcome:
    """Take a publication back within a day: what was public before is public again, and nothing else is."""
    moment = now or timezone.now()
    with transaction.atomic():
        row = Release.objects.select_for_update().filter(pk=release).first()
        done = row.done_at if row and row.state == Release.State.DONE else None
        refused = rules.undoing_refused(done, moment, reason, _later(row) if row and done else ())
        if refused or row is None:
            return Outcome(refused, done=False, release=release)
        _undo(row, who)
        row.state, row.reason = Release.State.UNDONE, reason.strip()
        row.save(update_fields=["state", "reason"])
        note(who, "undo a publication", target_of(row), reason=reason.strip())
    return Outcome(f"{named(row)} is as it was before the publication.", release=row.pk)


def _undo(row: Release, who: User) -> None:
    """Put back what was public before."""
    articles = row.before.get("articles", {})
    if row.before.get("printed"):
        hold_planned_brief(row.before["printed"]["issue"])
    _hold_issues(row)
    for draft in drafts_of(articles, lock=True):
        put_back(draft, Released(**articles[draft.story]), who)
    if row.before.get("printed"):
        take_out(Printed(**row.before["printed"]), who)
    lines = BudgetLine.objects.filter(article__story_id__in=list(articles), article__live=False)
    lines.filter(web=BudgetLine.Web.AT).update(web=BudgetLine.Web.NEVER, web_at=None)
    kept = row.before.get("issue")
    if row.issue and kept:
        issue = Issue.objects.select_for_update().get(pk=row.issue.pk)
        issue.state, issue.version = kept["state"], issue.version + 1
        issue.on_sale = date.fromisoformat(kept["on_sale"]) if kept["on_sale"] else None
        issue.save(update_fields=["state", "on_sale", "version"])
        Composition.objects.filter(issue=issue, plan=issue.version - 1).update(plan=issue.version)
    follow(articles, row.issue)


def _hold_issues(row: Release) -> None:
    """Lock the issue a publication was of, and the one whose corrections it is told in."""
    numbers = {row.issue.number} if row.issue else set()
    numbers |= {row.before["printed"]["issue"]} if row.before.get("printed") else set()
    list(Issue.objects.select_for_update().filter(number__in=numbers).order_by("number"))


def _later(row: Release) -> tuple[str, ...]:
    """The headlines of stories of a publication that were published again after it, and not taken back."""
    ids = set(row.before.get("articles", {}))
    since = Release.objects.filter(state=Release.State.DONE, done_at__gte=row.done_at).exclude(pk=row.pk)
    again = {story for other in since for story in other.before.get("articles", {}) if story in ids}
    lines = BudgetLine.objects.filter(article__story_id__in=again).order_by("article__story_id")
    return tuple(lines.values_list("headline", flat=True))


# ---- within ----


def follow(stories: Collection[str], issue: Issue | None) -> None:
    """Ask for what follows where the public state of stories changed: the site, and the desk's folder."""
    ids = sorted(stories)
    placed = Placement.objects.filter(article__story_id__in=ids, issue__state=Issue.State.PUBLISHED)
    numbers = set(placed.values_list("issue__number", flat=True)) | ({issue.number} if issue else set())
    payload: dict[str, object] = {"stories": ids, "issues": sorted(numbers)}
    ask(kinds.STREET, STREET, payload)
    ask(kinds.DESK, kinds.DESK, payload)


def _held(number: int) -> Issue | None:
    """An issue by its number, locked until the transaction ends; None for 0."""
    return Issue.objects.select_for_update().get(number=number) if number else None


def _planned(issue: int, stories: tuple[str, ...]) -> Release | None:
    """What is planned already for an issue, or for exactly these stories."""
    if issue:
        rows = Release.objects.select_for_update(of=("self",)).filter(state=Release.State.PLANNED)
        found = rows.filter(issue__number=issue).first()
        if found:
            found.issue = _held(issue)
        return found
    return next((row for row in planned_alone(stories) if sorted(row.articles) == sorted(stories)), None)


def _ids(row: Release, now: datetime) -> tuple[str, ...]:
    """The stories a release makes public at a moment: those it names, or its issue's.

    Of an issue's stories those left out of print for want of room stay, those with a minute of their own that has not
    come, and those of which it is not yet decided when they are to be on the web.
    """
    if row.issue is None:
        return tuple(row.articles)
    kept = Composition.objects.filter(issue=row.issue).first()
    out = set(kept.held if kept else ())
    later = Release.objects.filter(state=Release.State.PLANNED, issue=None).values_list("articles", flat=True)
    out |= {story for articles in later for story in articles}
    out |= _not_yet(now)
    placed = Placement.objects.filter(issue=row.issue).order_by("order", "id")
    return tuple(story for story in placed.values_list("article__story_id", flat=True) if story not in out)


def _not_yet(now: datetime) -> set[str]:
    """The stories that are not public and not to be so yet, as their plan says."""
    waits = Q(web=BudgetLine.Web.AT) & (Q(web_at=None) | Q(web_at__gt=now))
    lines = BudgetLine.objects.filter(waits | Q(web=BudgetLine.Web.NEVER), article__live=False)
    return set(lines.values_list("article__story_id", flat=True))


@dataclass(frozen=True, slots=True)
class _Look:
    """What a release would make public, why that may not be now, and the stories that are to be put right."""

    drafts: list[Draft]
    refused: str
    held: tuple[str, ...]


def _look(row: Release, now: datetime) -> _Look:
    """Look at what a release would make public at a moment."""
    drafts = drafts_of(_ids(row, now), lock=True)
    copies = [_checked(draft) for draft in drafts]
    refused = rules.publishing_refused(row.issue.state if row.issue else None, copies)
    missing = set(row.articles) - {draft.story for draft in drafts}
    if missing:
        refused = f"A story that was to be published is gone ({', '.join(sorted(missing))})."
    return _Look(drafts, refused, tuple(copy.story for copy in copies if copy.stops))


def _checked(draft: Draft) -> Copy:
    """A story with what holds it back."""
    return Copy(draft.story, draft.copy.headline or "Untitled", draft.stops)


def named(row: Release) -> str:
    """What a release releases, in words."""
    if row.issue:
        return str(row.issue)
    lines = BudgetLine.objects.filter(article__story_id__in=row.articles).order_by("article__story_id")
    headlines = tuple(lines.values_list("headline", flat=True))
    return f"“{headlines[0]}”" if len(headlines) == 1 else f"{len(row.articles)} stories"


def target_of(row: Release) -> str:
    """A release as the log names it."""
    return str(row.issue) if row.issue else ", ".join(row.articles)
