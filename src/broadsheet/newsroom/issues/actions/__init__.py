"""What is written about issues and their plans; nothing else of this part writes."""

from __future__ import annotations

from broadsheet.newsroom.issues.actions.beginning import (
    HEARD,
    ask_pages,
    change_facts,
    heard,
    keep_artwork,
    last_number,
    new_issue,
    send_away,
    set_deadline,
)
from broadsheet.newsroom.issues.actions.composed import keep_composition, keep_failure, keep_options, note_lengths
from broadsheet.newsroom.issues.actions.holding import MoveAnswer, compose
from broadsheet.newsroom.issues.actions.moving import make_moves, take_back
from broadsheet.newsroom.issues.actions.taking import put_issue

__all__ = [
    "HEARD",
    "MoveAnswer",
    "ask_pages",
    "change_facts",
    "compose",
    "heard",
    "keep_artwork",
    "keep_composition",
    "keep_failure",
    "keep_options",
    "last_number",
    "make_moves",
    "new_issue",
    "note_lengths",
    "put_issue",
    "send_away",
    "set_deadline",
    "take_back",
]
