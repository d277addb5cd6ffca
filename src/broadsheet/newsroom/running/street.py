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
    task.say("Writing what is public")
    folder = task.rooms.home.paper
    stories, issues = task.payload.get("stories"), task.payload.get("issues")
    partly = (folder / "paper.toml").exists() and (stories or issues) and not task.payload.get("paper")
    put_out(folder, "paper", list(stories or ()) if partly else None, list(issues or ()) if partly else None)
    if not (folder / "paper.toml").exists():
        return None
    task.say("Building the site")
    built = task.rooms.site.build(timezone.localdate())
    return partial(_follow, built.remarks, task.payload)


def do_print(task: Task) -> Effect | None:
    """Compose the public issues that changed; the site is built again where there were any."""
    if not (task.rooms.home.paper / "paper.toml").exists():
        return None
    task.say("Composing public issues")
    printed = task.rooms.site.print_issues(timezone.localdate())
    return partial(ask, kinds.STREET, "printed", {"printed": True}) if printed.files else None


def _follow(remarks: tuple[Remark, ...], payload: Any) -> None:  # noqa: ANN401 - JSON
    """Ask for the printed issues unless they were just made; tell the desk of what could not be published."""
    if not payload.get("printed"):
        ask(kinds.PRINT, "issues")
    stops = [remark for remark in remarks if remark.severity is Severity.STOP]
    if stops:
        told = " ".join(f"{remark.place}: {remark.message}" for remark in stops[:SHOWN])
        more = f" And {len(stops) - SHOWN} more." if len(stops) > SHOWN else ""
        tell(f"The site was built without some of the copy. {told}{more}", "warning")
