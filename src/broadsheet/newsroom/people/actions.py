"""What is written about people: the log of who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from broadsheet.newsroom.people.models import AuditEntry

if TYPE_CHECKING:
    from broadsheet.newsroom.people.models import User

NEWSROOM = "the newsroom itself"


def note(who: User | None, act: str, target: str = "", **detail: object) -> AuditEntry:
    """Add to the log, in the transaction of the act itself. ``who`` None is the newsroom, acting on time."""
    name = who.get_username() if who else NEWSROOM
    role = who.role if who else ""
    return AuditEntry.objects.create(
        at=timezone.now(), who=name, role=role, act=act, target=target[:300], detail=detail
    )
