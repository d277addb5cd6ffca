"""What may be done to many stories at once, and what came of it for each. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from broadsheet.newsroom.people.roles import Act, may
from broadsheet.newsroom.stories.rules import SENIORITY, stage_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadsheet.newsroom.people.roles import Role
    from broadsheet.newsroom.stories.rules import Stage

MOST = 1_000
"""Stories that are acted on at once."""


class Deed(Enum):
    """What is set of each."""

    STAGE = "stage"
    SECTION = "section"
    ISSUE = "issue"
    OWNER = "owner"
    DAY = "day"


LABELS = {
    Deed.STAGE: "Move to the stage",
    Deed.SECTION: "File under the section",
    Deed.ISSUE: "Plan for the issue",
    Deed.OWNER: "Give to",
    Deed.DAY: "Plan for the day",
}
"""What the deeds are called, as the sentence goes on with their value."""


ANYTHING = object()
"""Stands for whatever a story has now."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be set of each story.

    ``value`` is a stage's key, a section's id, the number of an issue's or a person's row, or a day; None or empty
    takes it away. ``name`` is what it is called. ``seen`` is the value it must still have, where that matters.
    """

    deed: Deed
    value: object
    name: str
    seen: object = ANYTHING


@dataclass(frozen=True, slots=True)
class WishAnswer:
    """What came of a wish for one story: ``done``, or not, and why, in ``words``; ``before`` is the value it had."""

    article: int
    headline: str
    done: bool
    words: str
    before: object = None


def stage_refusal(role: Role, stages: Sequence[Stage], here: str, there: str) -> str:
    """Why somebody may not move copy from one stage to another; empty where they may.

    On: every stage on the way must be theirs to move out of. Back: the stage it goes back to must be.
    """
    now, then = stage_named(stages, here), next((stage for stage in stages if stage.key == there), None)
    if then is None or now is None:
        return "Its section’s workflow has no such stage."
    if now == then:
        return f"It was “{then.name}” already."
    at, to = stages.index(now), stages.index(then)
    passed = stages[at:to] if at < to else (then,)
    theirs = all(SENIORITY.index(role) >= SENIORITY.index(stage.role) for stage in passed)
    if not may(role, Act.MOVE_STAGE) or not theirs:
        return f"It is “{now.name}”; those who look after that stage move it."
    return ""


def told(outcomes: Sequence[WishAnswer]) -> str:
    """What came of it in one sentence."""
    done = sum(outcome.done for outcome in outcomes)
    left = len(outcomes) - done
    if not left:
        return f"Done for {_stories(done)}."
    return f"Done for {_stories(done)}; {_stories(left)} stayed as {'it was' if left == 1 else 'they were'}."


def _stories(number: int) -> str:
    """A number of stories in words."""
    return "1 story" if number == 1 else f"{number} stories"
