"""A change of a published story released under its class, and put into the next issue where print had it wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from broadsheet.edition.words import words
from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.issues.actions import make_moves
from broadsheet.newsroom.issues.models import Issue, Placement
from broadsheet.newsroom.issues.moves import Place
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.press import rules
from broadsheet.newsroom.press.actions.releasing import Outcome, publish_now
from broadsheet.newsroom.press.actions.versions import drafts_of
from broadsheet.newsroom.stories.actions import save_draft, target_of
from broadsheet.newsroom.stories.doors import kept_by_file, to_story, values_of
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.work.actions import tell
from broadsheet.newsroom.work.models import Release
from broadsheet.story.model import Genre, Paragraph, Span, Story

if TYPE_CHECKING:
    from datetime import datetime

    from broadsheet.newsroom.people.models import User
    from broadsheet.newsroom.press.actions.versions import Draft

BRIEF_RANK = 5


def release_change(
    who: User, story: str, change: rules.Change, sentence: str = "", now: datetime | None = None
) -> Outcome:
    """Release the draft of a published story as a change of a class, at once.

    All but a silent one are told on the article with today's date; a correction of what was printed goes into the next
    issue too. Undone, what was told is taken back with it.
    """
    moment, said = now or timezone.now(), " ".join(sentence.split())
    with transaction.atomic():
        draft = next(iter(drafts_of([story], lock=True)), None)
        if draft is None or not draft.row.live:
            return Outcome("That story is not published; release it first.", done=False)
        refused = rules.change_refused(change, said, changed=draft.changed)
        if refused:
            return Outcome(refused, done=False)
        key = _say(draft, who, change, said, moment) if change is not rules.Change.SILENT else ""
        outcome = publish_now(who, stories=[story], now=moment)
        if not outcome.done:
            transaction.set_rollback(True)
            return outcome
        _remember(outcome.release, story, key)
        note(who, "change a published story", target_of(draft.row), change=change.value, said=said)
        printed = _print_it(draft, who, said) if rules.printed_again(change) else ""
    return replace(outcome, words=f"The change is public. {printed}".strip())


def _say(draft: Draft, who: User, change: rules.Change, said: str, now: datetime) -> str:
    """Add what readers are told to the draft; the key of the entry."""
    day = timezone.localdate(now)
    draft.copy.corrections.append(("correction", {"day": day, "kind": change.value, "text": said}))
    save_draft(draft.copy, who, "tell a change")
    kept = Article.objects.get(pk=draft.row.pk).get_latest_revision_as_object()
    return str(kept.corrections.get_prep_value()[-1]["id"])


def _remember(release: int, story: str, key: str) -> None:
    """Keep which entry a release added, so that it goes when the release is undone."""
    row = Release.objects.get(pk=release)
    row.before["articles"][story]["said"] = key
    row.save(update_fields=["before"])


def _print_it(draft: Draft, who: User, said: str) -> str:
    """Put what was wrong in print into the next issue that is planned; what came of it, in words."""
    printed = Placement.objects.filter(article=draft.row, issue__state=Issue.State.PUBLISHED)
    first = printed.order_by("issue__day").values_list("issue__number", flat=True).first()
    if first is None:
        return ""
    issue = Issue.objects.filter(state=Issue.State.PLANNING, day__gte=timezone.localdate()).order_by("day").first()
    if issue is None:
        words_ = f"“{draft.row.headline}” (issue {first}) was corrected; no issue is being planned that could print it."
        tell(words_, "warning")
        return "No issue is being planned; the first one that is will ask for it."
    _into(issue, draft, who, f"“{draft.row.headline}” ({first}): {said}")
    return f"Issue {issue.number} will print it among its corrections."


def _into(issue: Issue, draft: Draft, who: User, line: str) -> None:
    """Add a line to the brief that an issue prints its corrections in; make it where there is none."""
    key = f"corrections-{issue.number}"
    row = Article.objects.filter(story_id=key).first()
    copy = row.get_latest_revision_as_object() if row else None
    story = to_story(copy) if copy else _brief(key, draft)
    related = tuple(dict.fromkeys((*story.related, draft.story)))
    story = replace(story, blocks=(*story.blocks, Paragraph((Span(line),))), related=related)
    values = values_of(story, kept_by_file())
    if copy is None:
        copy = Article(**values, owner=who, live=False)
        stories_home().add_child(instance=copy)
    copy.body, copy.related = values["body"], values["related"]
    save_draft(copy, who, "add to the corrections")
    BudgetLine.objects.filter(article_id=copy.pk).update(issue=issue)
    if not Placement.objects.filter(issue=issue, article_id=copy.pk).exists():
        make_moves(issue.number, who, [Place(key, rank=BRIEF_RANK)])


def _brief(key: str, draft: Draft) -> Story:
    """An empty brief for corrections, in the paper's words."""
    language = to_paper()[0].language
    headline = words(language).corrections
    return Story(key, headline, (), slug=key, section=draft.row.section, language=language, genre=Genre.BRIEF)
