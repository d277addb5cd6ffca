"""What all acts on an issue begin with: its row locked, and what may come of an act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask

if TYPE_CHECKING:
    from broadsheet.newsroom.people.models import User


@dataclass(frozen=True, slots=True)
class MoveAnswer:
    """What came of moves: the plan's version now, and in words what was done, or why nothing was.

    ``conflict`` where somebody else was faster.
    """

    version: int
    words: str
    done: bool = True
    conflict: bool = False


def held(number: int) -> Issue:
    """An issue, locked until the transaction ends. Raises ``Issue.DoesNotExist``."""
    return Issue.objects.select_for_update().get(number=number)


def frozen(issue: Issue) -> str:
    """Why the plan of an issue that is planned no longer cannot be changed."""
    state = issue.get_state_display().lower()
    return f"Issue {issue.number} is {state}; its plan stands. An editor can open it again, with a reason."


def nothing_done(issue: Issue, words: str, *, conflict: bool = False) -> MoveAnswer:
    """Nothing was done."""
    return MoveAnswer(issue.version, words, done=False, conflict=conflict)


def compose(issue: Issue) -> None:
    """Ask for the issue to be written into the desk's folder and composed."""
    ask(kinds.DESK, kinds.DESK, {"issues": [issue.number]})


def name_of(who: User) -> str:
    """Somebody in words."""
    return who.get_full_name() or who.get_username()
