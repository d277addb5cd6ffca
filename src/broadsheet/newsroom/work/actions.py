"""Jobs are asked for here, in the transaction of the change that makes them needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from broadsheet.newsroom.work.models import Job, Notice

if TYPE_CHECKING:
    from datetime import datetime


def ask(kind: str, key: str = "", payload: dict[str, object] | None = None, after: datetime | None = None) -> Job:
    """Ask for a job, to be begun not before ``after`` (now). One of that kind and ``key`` that waits serves."""
    waiting = Job.objects.filter(kind=kind, key=key, state=Job.State.WAITING).first() if key else None
    if waiting:
        return waiting
    return Job.objects.create(kind=kind, key=key, payload=payload or {}, not_before=after or timezone.now())


def tell(text: str, level: str = "info") -> Notice:
    """Tell the desk something; ``level`` is ``info``, ``warning`` or ``error``."""
    return Notice.objects.create(text=text, level=level)
