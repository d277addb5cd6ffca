"""Pages approved, issues closed and opened again, what the printer is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from broadsheet.newsroom.issues.actions import compose
from broadsheet.newsroom.issues.models import Composition, Issue, PageSheet
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.press import rules
from broadsheet.newsroom.press.actions.releasing import Outcome, call_off_issue, hold_planned
from broadsheet.newsroom.press.pressday import day_of, made_of, sheet_of
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadsheet.newsroom.people.models import User


def approve_pages(number: int, who: User, seen: Mapping[int, str]) -> Outcome:
    """Approve pages, all or none; ``seen`` holds the digest of the picture that was looked at, by page.

    Raises ``Issue.DoesNotExist``.
    """
    with transaction.atomic():
        issue = _held(number)
        made = made_of(issue, Composition.objects.filter(issue=issue).first())
        for page, digest in sorted(seen.items()):
            refused = rules.approval_refused(issue.state, sheet_of(issue, page), made, digest)
            if refused:
                return Outcome(refused, done=False)
        for page, digest in sorted(seen.items()):
            given = {"approved_by": who, "approved_at": timezone.now(), "approved_picture": digest}
            PageSheet.objects.update_or_create(issue=issue, number=page, defaults=given)
            note(who, "approve a page", f"{issue}, page {page}", picture=digest)
    pages = ", ".join(map(str, sorted(seen)))
    return Outcome(f"Page {pages} is approved." if len(seen) == 1 else f"Pages {pages} are approved.")


def withdraw_approval(number: int, who: User, page: int) -> Outcome:
    """Take the approval of a page back. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        issue = _held(number)
        if issue.state != Issue.State.PLANNING:
            return Outcome("The issue is closed; its pages stand as they were approved.", done=False)
        none: dict[str, Any] = {"approved_by": None, "approved_at": None, "approved_picture": ""}
        PageSheet.objects.filter(issue=issue, number=page).update(**none)
        note(who, "take an approval back", f"{issue}, page {page}")
    return Outcome(f"Page {page} is not approved any more.")


def ask_press_files(number: int, who: User) -> Outcome:
    """Have the press files of an issue made. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        issue = _held(number)
        kept = Composition.objects.filter(issue=issue).first()
        refused = rules.press_refused(issue.state, made_of(issue, kept), len(kept.pages) if kept else 0)
        if refused:
            return Outcome(refused, done=False)
        ask(kinds.PRESS, str(number), {"issue": number})
        note(who, "make press files", str(issue))
    return Outcome("The press files are being made.")


def close_issue(number: int, who: User) -> Outcome:
    """Close an issue: its plan, its pages and its press files stand. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        issue = _held(number)
        day = day_of(issue)
        refused = rules.closing_refused(issue.state, day.sheets, day.made)
        if refused:
            return Outcome(refused, done=False)
        issue.state = Issue.State.CLOSED
        issue.save(update_fields=["state"])
        pages = {str(sheet.number): sheet.digest for sheet in day.sheets}
        note(who, "close an issue", str(issue), pages=pages)
    return Outcome(f"{issue} is closed.")


def reopen_issue(number: int, who: User, reason: str) -> Outcome:
    """Open a closed issue again; what was planned for it is called off. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        hold_planned(number)
        issue = _held(number)
        refused = rules.reopening_refused(issue.state, reason)
        if refused:
            return Outcome(refused, done=False)
        off = call_off_issue(issue, who, f"The issue was opened again: {reason.strip()}")
        issue.state = Issue.State.PLANNING
        issue.save(update_fields=["state"])
        note(who, "open an issue again", str(issue), reason=reason.strip())
        compose(issue)
    return Outcome(f"{issue} is open again.{' Its publication is called off.' if off else ''}")


def set_print_order(number: int, who: User, told: Mapping[str, Any]) -> Outcome:
    """Keep what the printer is asked for; days as text. Raises ``Issue.DoesNotExist``."""
    with transaction.atomic():
        issue = _held(number)
        given = {name: value for name, value in told.items() if value not in {None, ""}}
        if given == issue.print_order:
            return Outcome("The print order stands so already.")
        issue.print_order = given
        issue.save(update_fields=["print_order"])
        note(who, "set the print order", str(issue), **given)
    return Outcome("The print order is kept.")


def _held(number: int) -> Issue:
    """An issue, locked until the transaction ends."""
    return Issue.objects.select_for_update().get(number=number)
