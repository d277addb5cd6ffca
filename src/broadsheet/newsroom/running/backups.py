"""The day's backup, and those asked for by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from broadsheet.newsroom.keeping.actions import FOLDER, back_up, daily, passphrase_of
from broadsheet.newsroom.keeping.rules import file_name

if TYPE_CHECKING:
    from broadsheet.newsroom.running.tasks import Task


def do_backup(task: Task) -> None:
    """Make a backup in the home; the day's lets go of old ones too."""
    home, now = task.rooms.home, timezone.localtime()
    task.say("Sealing a backup")
    if task.key.startswith("day "):
        daily(home, now)
    else:
        back_up(home, home.path / FOLDER / file_name("by-hand", now), passphrase_of(home))
