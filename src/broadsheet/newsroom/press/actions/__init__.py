"""What the press writes: publications, closed and opened issues, approved pages, changes after publication."""

from __future__ import annotations

from broadsheet.newsroom.press.actions.changing import release_change
from broadsheet.newsroom.press.actions.releasing import Outcome, cancel, plan_release, publish, publish_now, undo

__all__ = ["Outcome", "cancel", "plan_release", "publish", "publish_now", "release_change", "undo"]
