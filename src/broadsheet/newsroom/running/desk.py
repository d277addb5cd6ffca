"""The desk's folder brought up to date, and what follows from that: issues composed again, stories measured."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from broadsheet.newsroom.folder.actions import put_out
from broadsheet.newsroom.issues.models import TO_COMPOSE, Issue
from broadsheet.newsroom.running.measures import measured
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from broadsheet.newsroom.running.tasks import Effect, Task


NEWEST = 2
"""Issues no longer planned that are composed without being asked for, so that their flatplans show pages at once."""


def do_desk(task: Task) -> Effect | None:
    """Write the files of the desk's folder that changed.

    Without any names in the payload, or where there is no folder yet, all of it.
    """
    home = task.rooms.home
    task.rooms.proofs.warm()
    stories, issues = _named(task.payload, "stories"), _named(task.payload, "issues")
    whole = not (home.desk / "paper.toml").exists() or bool(task.payload.get("paper")) or (stories, issues) == ((), ())
    numbers = [int(number) for number in issues]
    versions = _planning() if whole else _planning(stories, numbers)
    task.say("Writing what changed")
    written = put_out(home.desk, "desk", None if whole else list(stories), None if whole else numbers)
    copy = () if whole else tuple(_copy(home.desk, written))
    if copy and not versions:
        return measured(task.rooms, copy)
    return partial(_ask_for, versions)


def _named(payload: Any, name: str) -> tuple[Any, ...]:  # noqa: ANN401 - JSON
    """A list of the payload; empty where it has none."""
    return tuple(payload.get(name) or ())


def _planning(stories: Iterable[str] | None = None, numbers: Iterable[int] = ()) -> dict[int, int]:
    """The version of each issue to be composed: of those that place one of the stories, or are named; or all.

    Of the issues of an archive that nobody has looked at yet, all means the newest. Read before their files are
    written, so that what is composed is never older than it says.
    """
    issues = Issue.objects.filter(TO_COMPOSE)
    if stories is not None:
        issues = issues.filter(Q(placements__article__story_id__in=list(stories)) | Q(number__in=list(numbers)))
    found = issues.order_by("-number").values_list("number", "version", "state").distinct()
    planned = [row for row in found if row[2] == Issue.State.PLANNING]
    others = [row for row in found if row[2] != Issue.State.PLANNING]
    return {number: version for number, version, _ in (*planned, *others[:NEWEST])}


def _ask_for(versions: Mapping[int, int]) -> None:
    """Ask for issues to be composed."""
    for number, version in versions.items():
        ask(kinds.COMPOSE, str(number), {"issue": number, "plan": version})


def _copy(folder: Path, written: Iterable[Path]) -> Iterator[str]:
    """The files of stories among those written, by their path in the folder; those removed are not."""
    for path in written:
        file = path if path.is_absolute() else folder / path
        if file.suffix == ".md" and file.exists():
            yield file.relative_to(folder).as_posix()
