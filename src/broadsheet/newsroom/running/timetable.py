"""When what is due: releases that go out late, the turn of the day, the hour of the backup. Pure; times are aware."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

LATE = timedelta(minutes=2)
"""A release that begins later than this after its minute is late, and the desk is told."""
BACKUP_HOUR = time(3)
"""When the day's backup is made, local time."""


def late(due: datetime, now: datetime) -> bool:
    """Whether what was due then goes out late if it goes out now."""
    return now - due > LATE


def day_began(now: datetime, zone: tzinfo) -> datetime:
    """The midnight the local day of ``now`` began with."""
    return datetime.combine(now.astimezone(zone).date(), time(0), zone)


def backup_due(now: datetime, zone: tzinfo) -> datetime:
    """The latest moment before ``now`` at which a day's backup was to be made."""
    today = datetime.combine(now.astimezone(zone).date(), BACKUP_HOUR, zone)
    return today if today <= now else today - timedelta(days=1)


def at(moment: datetime, zone: tzinfo) -> str:
    """A moment for people: ``3 March 2027, 09:00``."""
    local = moment.astimezone(zone)
    return f"{local.day} {local:%B %Y, %H:%M}"
