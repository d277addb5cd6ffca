"""What the press writes: publications, closed and opened issues, approved pages, changes after publication."""

from __future__ import annotations

from broadsheet.newsroom.press.actions.addressing import keep_address
from broadsheet.newsroom.press.actions.changing import release_change
from broadsheet.newsroom.press.actions.closing import (
    approve_pages,
    ask_press_files,
    close_issue,
    reopen_issue,
    set_print_order,
    withdraw_approval,
)
from broadsheet.newsroom.press.actions.printing import ask_delivery, fetched, make_link, make_press_files
from broadsheet.newsroom.press.actions.releasing import (
    Outcome,
    cancel,
    named,
    plan_release,
    plan_wished,
    publish,
    publish_now,
    undo,
)

__all__ = [
    "Outcome",
    "approve_pages",
    "ask_delivery",
    "ask_press_files",
    "cancel",
    "close_issue",
    "fetched",
    "keep_address",
    "make_link",
    "make_press_files",
    "named",
    "plan_release",
    "plan_wished",
    "publish",
    "publish_now",
    "release_change",
    "reopen_issue",
    "set_print_order",
    "undo",
    "withdraw_approval",
]
