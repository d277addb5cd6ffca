"""A change of a published story released under its class, and put into the next issue where print had it wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.press import rules
from broadsheet.newsroom.press.actions.briefs import next_issue, print_it
from broadsheet.newsroom.press.actions.releasing import Outcome, publish_now
from broadsheet.newsroom.press.actions.versions import drafts_of
from broadsheet.newsroom.stories.actions import save_draft, target_of
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.work.actions import planned_alone
from broadsheet.newsroom.work.models import Release

if TYPE_CHECKING:
    from datetime import datetime

    from broadsheet.newsroom.people.models import User
    from broadsheet.newsroom.press.actions.briefs import Printed
    from broadsheet.newsroom.press.actions.versions import Draft


def release_change(
    who: User, story: str, change: rules.Change, sentence: str = "", now: datetime | None = None
) -> Outcome:
    """Release the draft of a published story as a change of a class, at once.

    All but a silent one are told on the article with today's date; a correction of what was printed goes into the next
    issue too. Undone, what was told is taken back with it.
    """
    moment, said = now or timezone.now(), " ".join(sentence.split())
    with transaction.atomic():
        draft = _held(story, change)
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
        note(who, "change a published story", target_of(draft.row), change=change.value, said=said)
        words, printed = print_it(draft, who, said) if rules.printed_again(change) else ("", None)
        _remember(outcome.release, story, key, printed)
    return replace(outcome, words=f"The change is public. {words}".strip())


def _held(story: str, change: rules.Change) -> Draft | None:
    """A story, locked after what is planned of it and the issue that is to print its correction; None if it is gone."""
    planned_alone([story])
    if rules.printed_again(change):
        next_issue(lock=True)
    return next(iter(drafts_of([story], lock=True)), None)


def _say(draft: Draft, who: User, change: rules.Change, said: str, now: datetime) -> str:
    """Add what readers are told to the draft; the key of the entry."""
    day = timezone.localdate(now)
    draft.copy.corrections.append(("correction", {"day": day, "kind": change.value, "text": said}))
    save_draft(draft.copy, who, "tell a change")
    kept = Article.objects.get(pk=draft.row.pk).get_latest_revision_as_object()
    return str(kept.corrections.get_prep_value()[-1]["id"])


def _remember(release: int, story: str, key: str, printed: Printed | None) -> None:
    """Keep what a release added where, so that it goes when the release is undone."""
    row = Release.objects.get(pk=release)
    row.before["articles"][story]["said"] = key
    row.before["printed"] = printed.told() if printed else None
    row.save(update_fields=["before"])
