"""Issues themselves: begun, their facts, their deadlines, who is here, and artwork that was uploaded."""

from __future__ import annotations

import hashlib
import os
import re
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from broadsheet.edition import model
from broadsheet.newsroom.issues.actions.holding import MoveAnswer, compose, frozen, held, nothing_done
from broadsheet.newsroom.issues.actions.moving import made
from broadsheet.newsroom.issues.doors import to_issue
from broadsheet.newsroom.issues.models import Advert, Composition, Issue, PageSheet, Presence
from broadsheet.newsroom.issues.moves import SetPages
from broadsheet.newsroom.issues.rules import Refusal, changes_of
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.stories.models import BudgetLine
from broadsheet.newsroom.stories.shelf import arriving

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.core.files.uploadedfile import UploadedFile

    from broadsheet.newsroom.people.models import User


HEARD = timedelta(seconds=5)
"""How often it is written that somebody is still here."""


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


def change_facts(number: int, who: User, facts: Mapping[str, Any]) -> MoveAnswer:
    """Change what is said of an issue beside its plan; how many pages it has is a move. ``done`` where nothing failed.

    ``words`` are those of the move, or why nothing was changed. Raises ``Issue.DoesNotExist``.
    """
    with transaction.atomic():
        issue = held(number)
        changed = {name: value for name, value in facts.items() if getattr(issue, name) != value}
        if changed and issue.state != Issue.State.PLANNING:
            return nothing_done(issue, frozen(issue))
        found = changes_of(to_issue(issue), SetPages(changed.pop("pages"))) if "pages" in changed else ()
        if isinstance(found, Refusal):
            return nothing_done(issue, found.words)
        words = made(issue, who, found).words if found else ""
        _say_of(issue, who, changed)
    return MoveAnswer(issue.version, words)


def _say_of(issue: Issue, who: User, changed: Mapping[str, Any]) -> None:
    """Write what is said of an issue beside its plan."""
    if not changed:
        return
    for name, value in changed.items():
        setattr(issue, name, value)
    issue.version += 1
    issue.save()
    note(who, "change an issue", str(issue), **{name: str(value) for name, value in changed.items()})
    compose(issue)


def ask_pages(number: int) -> None:
    """Ask for the pages of an issue that is planned no longer and was never composed here."""
    issue = Issue.objects.filter(number=number, composition=None).exclude(state=Issue.State.PLANNING).first()
    if issue:
        compose(issue)


def set_deadline(number: int, who: User, page: int, at: datetime | None) -> None:
    """Set the deadline of a page; None takes it away."""
    with transaction.atomic():
        issue = held(number)
        row, _ = PageSheet.objects.get_or_create(issue=issue, number=page)
        if row.deadline == at:
            return
        row.deadline = at
        row.save(update_fields=["deadline"])
        Issue.objects.filter(pk=issue.pk).update(version=issue.version + 1)
        Composition.objects.filter(issue=issue, plan=issue.version).update(plan=issue.version + 1)
        note(who, "set a deadline", f"{issue}, page {page}", deadline=str(at or ""))


def send_away(number: int, who: User, story: str) -> MoveAnswer:
    """Say that a story that is not placed is not for this issue. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        issue = held(number)
        lines = BudgetLine.objects.filter(issue=issue, article__story_id=story)
        lines = lines.exclude(article__placements__issue=issue)
        words = f"took {', '.join(f'“{line.headline}”' for line in lines)} off the list"
        if not BudgetLine.objects.filter(pk__in=[line.pk for line in lines]).update(issue=None, printed=""):
            return nothing_done(issue, "That story is not waiting for this issue; load the page again.")
        issue.version += 1
        issue.save(update_fields=["version"])
        Composition.objects.filter(issue=issue, plan=issue.version - 1).update(plan=issue.version)
        note(who, "take a story off an issue", str(issue), story=story)
    return MoveAnswer(issue.version, words)


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
    with arriving(settings.NEWSROOM_HOME.media) as out:
        for chunk in file.chunks():
            out.write(chunk)
        out.flush()
        os.fchmod(out.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
        os.fsync(out.fileno())
        Path(out.name).replace(path)
    return kept


def last_number() -> int:
    """The highest number of an issue; 0 where there is none."""
    return int(Issue.objects.aggregate(last=Max("number"))["last"] or 0)
