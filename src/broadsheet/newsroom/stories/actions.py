"""What the editor writes: drafts with the line they have in the budget, what is planned for them, and their stage.

Whoever saves a draft in code does it with ``save_draft``; the editor's own view saves through the framework and calls
``drafted`` in the same transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.people.roles import Role
from broadsheet.newsroom.search import index
from broadsheet.newsroom.stories.counts import figures
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.stories.rules import may_move, next_stage, pictures_state, stage_named
from broadsheet.newsroom.stories.stages import workflow_of
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask

if TYPE_CHECKING:
    from wagtail.models import Revision

    from broadsheet.newsroom.people.models import User
    from broadsheet.newsroom.stories.counts import Figures
    from broadsheet.newsroom.stories.forms import Planning

SAVED, MOVED, TAKEN_AWAY = "save a story", "move a story on", "take a story away"


def save_draft(article: Article, who: User | None, act: str = SAVED) -> Revision:
    """Keep an article as the desk's current copy, with all that follows from it."""
    found = figures(article)
    with transaction.atomic():
        revision = article.save_revision(user=who, log_action=True)
        drafted(article, found)
        note(who, act, target_of(article))
    return revision


def drafted(article: Article, found: Figures, planning: Planning | None = None) -> BudgetLine:
    """Write what follows from a draft that was saved: its line in the budget, and the desk's folder. Not the log."""
    with transaction.atomic():
        line = BudgetLine.objects.select_for_update().filter(article_id=article.pk).first()
        line = line or BudgetLine(article=article, stage=_first_stage(article.section))
        if planning:
            _plan(line, article, planning)
        line.headline, line.section, line.genre = article.headline, article.section, article.genre
        line.words, line.lines, line.depth = found.words, found.lines, found.depth
        line.stops, line.remarks = found.stops, found.others
        line.pictures = pictures_state(found.shown, wanted=line.pictures_wanted)
        line.save()
        index.put([article.pk])
        ask(kinds.DESK, kinds.DESK, {"stories": [article.story_id]})
    return line


def _plan(line: BudgetLine, article: Article, planning: Planning) -> None:
    """What is planned for a story."""
    line.brief, line.length_asked, line.issue_id = planning.brief, planning.length_asked, planning.issue
    line.planned_day, line.pictures_wanted = planning.planned_day, planning.pictures_wanted
    line.web, line.web_at = planning.web, planning.web_at
    if planning.owner != article.owner_id:
        Article.objects.filter(pk=article.pk).update(owner_id=planning.owner)
        article.owner_id = planning.owner


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
            return "The story is public. Take it off the web first."
        if article.placements.exists():
            return "The story stands in the plan of an issue. Take it out there first."
        logged(article, who, TAKEN_AWAY)
        ask(kinds.DESK, kinds.DESK, {"stories": [article.story_id]})
        gone = article.pk
        article.delete()
        index.put([gone])
    return ""


def target_of(article: Article) -> str:
    """A story as the log names it."""
    return f"{article.story_id}: {article.headline}"
