"""What the editor writes: drafts with the line they have in the budget, what is planned for them, and their stage.

Whoever saves a draft in code does it with ``save_draft``; the editor's own view saves through the framework and calls
``drafted`` in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.people.models import SavedFilter
from broadsheet.newsroom.people.roles import Role
from broadsheet.newsroom.search import index
from broadsheet.newsroom.stories.bulk import ANYTHING, Deed, WishAnswer, stage_refusal
from broadsheet.newsroom.stories.counts import figures, stops_of
from broadsheet.newsroom.stories.forms import minute_fields
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.stories.rules import (
    Copy,
    copy_refused,
    may_move,
    minute_kept,
    minute_told,
    next_stage,
    pictures_state,
    stage_named,
)
from broadsheet.newsroom.stories.stages import workflow_of
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask, keep_minute, planned_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wagtail.models import Revision

    from broadsheet.newsroom.people.models import User
    from broadsheet.newsroom.stories.bulk import Wish
    from broadsheet.newsroom.stories.counts import Figures
    from broadsheet.newsroom.stories.forms import Planning

SAVED, MOVED, TAKEN_AWAY = "save a story", "move a story on", "take a story away"


def save_draft(article: Article, who: User | None, act: str = SAVED, found: Figures | None = None) -> Revision:
    """Keep an article as the desk's current copy, with all that follows from it.

    It is measured before anything is written; whoever holds a transaction already gives what was ``found``.
    """
    found = found or figures(article)
    with transaction.atomic():
        revision = article.save_revision(user=who, log_action=True)
        drafted(article, found)
        note(who, act, target_of(article))
    return revision


def drafted(article: Article, found: Figures, planning: Planning | None = None, who: User | None = None) -> BudgetLine:
    """Write what follows from a draft that was saved: its line in the budget, and the desk's folder. Not the log.

    ``who`` made the plan, where there is one.
    """
    with transaction.atomic():
        line = BudgetLine.objects.select_for_update().filter(article_id=article.pk).first()
        line = line or BudgetLine(article=article, stage=_first_stage(article.section))
        if planning:
            _plan(line, article, planning, who)
        line.headline, line.section, line.genre = article.headline, article.section, article.genre
        line.words, line.lines, line.depth = found.words, found.lines, found.depth
        line.stops, line.remarks = found.stops, found.others
        line.pictures = pictures_state(found.shown, wanted=line.pictures_wanted)
        line.save()
        index.put([article.pk])
        ask(kinds.DESK, kinds.DESK, {"stories": [article.story_id]})
    return line


def _plan(line: BudgetLine, article: Article, planning: Planning, who: User | None) -> None:
    """What is planned for a story. A minute of its own that was granted is kept as a publication that is planned."""
    line.printed = line.printed if line.issue_id == planning.issue else ""
    line.brief, line.length_asked, line.issue_id = planning.brief, planning.length_asked, planning.issue
    line.planned_day, line.pictures_wanted = planning.planned_day, planning.pictures_wanted
    if planning.minute != planning.seen:
        line.web, line.web_at = planning.web, planning.web_at if planning.web == BudgetLine.Web.AT else None
        if not article.live:
            keep_minute(article.story_id, line.web_at, who)
    if planning.owner != article.owner_id:
        Article.objects.filter(pk=article.pk).update(owner_id=planning.owner)
        article.owner_id = planning.owner


@dataclass(frozen=True, slots=True)
class MinuteAnswer:
    """What comes of the minute a tab asks for: the plan to be written, why it is another, what the tab is to show."""

    planning: Planning
    words: str
    fields: dict[str, str]


def answer_minute(article: Article, planning: Planning) -> MinuteAnswer:
    """Decide on the minute a tab asks for, in the transaction of its draft and before that is written.

    A tab that asks for no other minute than it was opened with leaves what stands by now, and locks nothing.
    """
    asks = planning.minute != planning.seen
    if asks:
        _hold(article)
    line = BudgetLine.objects.filter(article_id=article.pk).first() or BudgetLine()
    words = _minute_refused(article, planning, line) if asks else ""
    stands = minute_told(line.web, line.web_at)
    if asks and not words and planning.minute != stands:
        return MinuteAnswer(planning, "", {"web_seen": planning.minute})
    same = planning.minute == planning.seen == stands
    kept = replace(planning, web=line.web, web_at=line.web_at, seen=stands)
    return MinuteAnswer(kept, words, {} if same else minute_fields(line.web, line.web_at))


def _hold(article: Article) -> None:
    """Lock what another minute changes, as publishing does: what is planned, then the story, then its line."""
    planned_alone([article.story_id])
    Article.objects.select_for_update(of=("self", "page_ptr")).filter(pk=article.pk).first()
    BudgetLine.objects.select_for_update(of=("self",)).filter(article_id=article.pk).first()


def _minute_refused(article: Article, planning: Planning, line: BudgetLine) -> str:
    """Why a minute stays as it stands: somebody else changed it since, or the press would not plan the story."""
    stands, at = minute_told(line.web, line.web_at), line.web_at
    words = f"at {timezone.localtime(at):%Y-%m-%d %H:%M}" if at else BudgetLine.Web(line.web).label.lower()
    kept = minute_kept(planning.seen, planning.minute, stands, words)
    if kept or article.live or planning.web != BudgetLine.Web.AT or planning.minute == stands:
        return kept
    return copy_refused([Copy(article.story_id, article.headline or "Untitled", stops_of(article))])


def _first_stage(section: str) -> str:
    """The stage a new story begins in."""
    stages = workflow_of(section)
    return stages[0].key if stages else "draft"


def logged(article: Article, who: User, act: str = SAVED, **detail: object) -> None:
    """Note in the log what somebody did to a story."""
    note(who, act, target_of(article), **detail)


def move_on(article: Article, who: User, seen: str) -> str:
    """Move a story to its next stage; ``seen`` is the stage whoever asks saw it in. What came of it, in words."""
    with transaction.atomic():
        line = BudgetLine.objects.select_for_update().get(article_id=article.pk)
        stages = workflow_of(article.section)
        here, there = stage_named(stages, line.stage), next_stage(stages, line.stage)
        refusal = _stays(line, seen, there is not None, may_move(Role(who.role), stages, line.stage))
        if refusal or here is None or there is None:
            return refusal
        line.stage = there.key
        line.save(update_fields=["stage", "changed_at"])
        logged(article, who, MOVED, **{"from": here.key, "to": there.key})
    return f"The story is now: {there.name}."


def _stays(line: BudgetLine, seen: str, further: bool, allowed: bool) -> str:  # noqa: FBT001 - private
    """Why a story cannot be moved on; empty where it can."""
    if seen and seen != line.stage:
        return "Somebody has moved the story on already. Look at it again before you do."
    if not further:
        return "The story is in the last stage already."
    if not allowed:
        return "Those who look after this stage move the story on. Leave them a note."
    return ""


def take_away(article: Article, who: User) -> str:
    """Take a story away for good; why not, in words, where it is public or planned."""
    with transaction.atomic():
        if article.live:
            return "The story is public and stays; what was wrong with it is told by a change classed as a retraction."
        if article.placements.exists():
            return "The story stands in the plan of an issue. Take it out there first."
        keep_minute(article.story_id, None, who)
        logged(article, who, TAKEN_AWAY)
        ask(kinds.DESK, kinds.DESK, {"stories": [article.story_id]})
        gone = article.pk
        article.delete()
        index.put([gone])
    return ""


def target_of(article: Article) -> str:
    """A story as the log names it."""
    return f"{article.story_id}: {article.headline}"


# ---- many at once ----

AT_ONCE = 50
"""Stories that are changed in one transaction when many are."""
PLANNED = "change what is planned for a story"


def act_on_many(articles: Sequence[int], wish: Wish, who: User) -> tuple[WishAnswer, ...]:
    """Grant a wish for each of many stories, by their numbers; what came of it for each, in their order."""
    outcomes: list[WishAnswer] = []
    for at in range(0, len(articles), AT_ONCE):
        few = articles[at : at + AT_ONCE]
        ready = _refiled(few, str(wish.value)) if wish.deed is Deed.SECTION else {}
        with transaction.atomic():
            outcomes += [_act_on(article, wish, who, ready.get(article)) for article in few]
    return tuple(outcomes)


@dataclass(frozen=True, slots=True)
class Refiled:
    """A draft under another section and what was measured of it, before anything is written."""

    draft: Article
    found: Figures


def _refiled(articles: Sequence[int], section: str) -> dict[int, Refiled]:
    """The drafts of stories that are not filed under a section yet, filed there."""
    rows = Article.objects.filter(pk__in=articles).exclude(budget__section=section)
    drafts = [row.get_latest_revision_as_object() for row in rows.select_related("latest_revision")]
    for draft in drafts:
        draft.section = section
    return {draft.pk: Refiled(draft, figures(draft)) for draft in drafts}


def _act_on(pk: int, wish: Wish, who: User, ready: Refiled | None) -> WishAnswer:
    """The same for one; ``ready`` is its draft where it is to be filed under another section."""
    line = BudgetLine.objects.select_for_update(of=("self",)).select_related("article").filter(article_id=pk).first()
    if line is None:
        return WishAnswer(pk, "A story", done=False, words="It has been taken away.")
    before = _VALUES[wish.deed](line)
    if wish.seen is not ANYTHING and wish.seen != before:
        return WishAnswer(
            pk, line.headline, done=False, words="Somebody has changed it since; it stays as they left it."
        )
    refusal = _set_section(line, who, ready) if wish.deed is Deed.SECTION else _GRANTS[wish.deed](line, wish, who)
    return WishAnswer(pk, line.headline, done=not refusal, words=refusal or wish.name, before=before)


def _set_stage(line: BudgetLine, wish: Wish, who: User) -> str:
    """Move a story to a stage; why not, in words."""
    stages, before = workflow_of(line.section), line.stage
    refusal = stage_refusal(Role(who.role), stages, before, str(wish.value))
    if not refusal:
        line.stage = str(wish.value)
        line.save(update_fields=["stage", "changed_at"])
        logged(line.article, who, MOVED, **{"from": before, "to": line.stage})
    return refusal


def _set_section(line: BudgetLine, who: User, ready: Refiled | None) -> str:
    """File a story under a section, as a new version of its draft; not one that was saved since it was read."""
    if ready is None:
        return "It stood there already."
    if line.article.latest_revision_id != ready.draft.latest_revision_id:
        return "Somebody saved it meanwhile. Look at it, then file it again."
    save_draft(ready.draft, who, PLANNED, ready.found)
    return ""


def _set_issue(line: BudgetLine, wish: Wish, who: User) -> str:
    """Plan a story for an issue; never past the plan of another it stands in."""
    if line.issue_id == wish.value:
        return "It was planned so already."
    placed = line.article.placements.exclude(issue_id=wish.value).select_related("issue").first()
    if placed is not None:
        return f"It stands in the plan of issue {placed.issue.number}. Take it out there first."
    line.printed = ""
    return _plan_so(line, who, "issue_id", wish)


def _set_day(line: BudgetLine, wish: Wish, who: User) -> str:
    """Plan a story for a day."""
    return "It was planned so already." if line.planned_day == wish.value else _plan_so(line, who, "planned_day", wish)


def _plan_so(line: BudgetLine, who: User, field: str, wish: Wish) -> str:
    """Write what is planned for a story."""
    setattr(line, field, wish.value)
    line.save(update_fields=[field, "printed", "changed_at"])
    logged(line.article, who, PLANNED, **{wish.deed.value: wish.name})
    return ""


def _set_owner(line: BudgetLine, wish: Wish, who: User) -> str:
    """Give a story to somebody."""
    if line.article.owner_id == wish.value:
        return "It was theirs already."
    Article.objects.filter(pk=line.article_id).update(owner_id=wish.value)
    line.save(update_fields=["changed_at"])
    logged(line.article, who, PLANNED, owner=wish.name)
    return ""


_VALUES: dict[Deed, Callable[[BudgetLine], object]] = {
    Deed.STAGE: attrgetter("stage"),
    Deed.SECTION: attrgetter("section"),
    Deed.ISSUE: attrgetter("issue_id"),
    Deed.OWNER: attrgetter("article.owner_id"),
    Deed.DAY: attrgetter("planned_day"),
}
"""Where each value stands."""
_GRANTS = {
    Deed.STAGE: _set_stage,
    Deed.ISSUE: _set_issue,
    Deed.DAY: _set_day,
    Deed.OWNER: _set_owner,
}

# ---- filters under a name ----


def keep_filter(who: User, name: str, query: str, *, shared: bool = False) -> None:
    """Keep a filter of the list under a name of one's own, in place of one that had it; or for the whole desk."""
    SavedFilter.objects.update_or_create(user=who, name=name, defaults={"query": query, "shared": shared})


def drop_filter(kept: SavedFilter) -> None:
    """Forget a filter."""
    kept.delete()
