"""What is published when its minute has come; press files made, and sent to the printer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from broadsheet.newsroom.press.actions import make_press_files, publish
from broadsheet.newsroom.press.actions.delivering import deliver
from broadsheet.newsroom.press.hosts import TurnedAwayError
from broadsheet.newsroom.running.tasks import RefusedError

if TYPE_CHECKING:
    from broadsheet.newsroom.running.tasks import Effect, Task


def do_release(task: Task) -> Effect | None:
    """Publish what a release names, in the transaction that puts the job down: once or not at all."""
    return partial(publish, int(task.payload.get("release") or task.key))


def do_press(task: Task) -> Effect | None:
    """Make the press files of an issue."""
    return make_press_files(task.rooms.home, int(task.payload.get("issue") or task.key), task.say)


def do_deliver(task: Task) -> Effect | None:
    """Send the press file of a closed issue to the printer's address; where that turns us away, just once."""
    try:
        return deliver(int(task.payload.get("issue") or task.key), int(task.payload.get("who") or 0), task.say)
    except TurnedAwayError as error:
        raise RefusedError(str(error)) from error
