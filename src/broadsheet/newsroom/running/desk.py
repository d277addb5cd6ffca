"""The desk's folder brought up to date, and what follows from that: issues composed again, stories measured."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from broadsheet.newsroom.folder.actions import put_out
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.running.measures import measured
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.newsroom.running.tasks import Effect, Task


def do_desk(task: Task) -> Effect | None:
    """Write the files of the desk's folder that changed.

    Without any names in the payload, or where there is no folder yet, all of it.
    """
    home = task.rooms.home
    task.rooms.proofs.warm()
    stories, issues = _named(task.payload, "stories"), _named(task.payload, "issues")
    whole = not (home.desk / "paper.toml").exists() or bool(task.payload.get("paper")) or (stories, issues) == ((), ())
    numbers = [int(number) for number in issues]
    task.say("Writing what changed")
    put_out(home.desk, "desk", None if whole else list(stories), None if whole else numbers)
    wanted = _planning(None) if whole else _planning(stories) | _planning_of(numbers)
    ask_for = partial(_ask_for, sorted(wanted))
    if stories and not wanted:
        return _both(ask_for, measured(task.rooms, stories))
    return ask_for


def _named(payload: Any, name: str) -> tuple[Any, ...]:  # noqa: ANN401 - JSON
    """A list of the payload; empty where it has none."""
    return tuple(payload.get(name) or ())


def _planning(stories: Iterable[str] | None) -> set[int]:
    """The numbers of issues still being planned; of those that place one of the stories, where some are named."""
    issues = Issue.objects.filter(state=Issue.State.PLANNING)
    if stories is not None:
        issues = issues.filter(placements__article__story_id__in=list(stories))
    return set(issues.values_list("number", flat=True))


def _planning_of(numbers: Iterable[int]) -> set[int]:
    """Those of some issues that are still being planned."""
    issues = Issue.objects.filter(state=Issue.State.PLANNING, number__in=list(numbers))
    return set(issues.values_list("number", flat=True))


def _ask_for(numbers: Iterable[int]) -> None:
    """Ask for issues to be composed."""
    for number in numbers:
        ask(kinds.COMPOSE, str(number), {"issue": number})


def _both(first: Effect, second: Effect) -> Effect:
    """Two effects as one."""

    def both() -> None:
        first()
        second()

    return both
