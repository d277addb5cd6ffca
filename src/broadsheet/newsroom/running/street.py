"""The public folder and the site that is built from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from broadsheet.newsroom.folder.actions import put_out
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask, tell
from broadsheet.remarks import Severity

if TYPE_CHECKING:
    from broadsheet.newsroom.running.tasks import Effect, Task
    from broadsheet.remarks import Remark

SHOWN = 5
"""Remarks told in a notice; the rest are counted."""


def do_street(task: Task) -> Effect | None:
    """Write what is public into the public folder and build the site; printed issues that changed follow."""
    site, folder = task.rooms.site, task.rooms.home.paper
    task.say("Writing what is public")
    try:
        written = put_out(folder, "paper", *_named(task))
    except BaseException:
        site.doubt()
        raise
    if not (folder / "paper.toml").exists():
        return None
    task.say("Building the site")
    try:
        built = site.build(timezone.localdate(), None if _looks_at_all(task) else written)
    except BaseException:
        site.doubt()
        raise
    return partial(_follow, built.remarks, task.payload)


def _looks_at_all(task: Task) -> bool:
    """Whether something other than the folder's files may have changed: the day, or what was printed."""
    return bool(task.payload.get("printed")) or not task.payload


def _named(task: Task) -> tuple[list[str], list[int]] | tuple[None, None]:
    """The stories and issues a job names; all where it names none, or where there is no folder yet."""
    stories, issues = task.payload.get("stories"), task.payload.get("issues")
    known = (task.rooms.home.paper / "paper.toml").exists()
    if not known or task.payload.get("paper") or not (stories or issues):
        return None, None
    return list(stories or ()), [int(number) for number in issues or ()]


def do_print(task: Task) -> Effect | None:
    """Compose the public issues that changed; the site is built again where there were any."""
    if not (task.rooms.home.paper / "paper.toml").exists():
        return None
    task.say("Composing public issues")
    files = task.rooms.site.print_issues(timezone.localdate())
    return partial(ask, kinds.STREET, "printed", {"printed": True}) if files else None


def _follow(remarks: tuple[Remark, ...], payload: Any) -> None:  # noqa: ANN401 - JSON
    """Ask for the printed issues unless they were just made; tell the desk of what could not be published."""
    if not payload.get("printed"):
        ask(kinds.PRINT, "issues")
    stops = [remark for remark in remarks if remark.severity is Severity.STOP]
    if stops:
        told = " ".join(f"{remark.place}: {remark.message}" for remark in stops[:SHOWN])
        more = f" And {len(stops) - SHOWN} more." if len(stops) > SHOWN else ""
        tell(f"The site was built without some of the copy. {told}{more}", "warning")
