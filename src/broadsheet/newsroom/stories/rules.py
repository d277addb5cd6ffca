"""What the editor decides: who may edit a story, which stage comes next, how its length stands against what was asked.

Pure; knows no Django.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from enum import Enum
from typing import TYPE_CHECKING

from broadsheet.newsroom.people.roles import Act, Role, may

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

SENIORITY = (Role.GUEST, Role.ADVERTISING, Role.CONTRIBUTOR, Role.SUB_EDITOR, Role.EDITOR, Role.PUBLISHER)
"""Roles from the least to the most: who may do what a role may do, and more."""
LEEWAY = 20
"""Words asked for are met within one part of so many."""
SHOWN = 3
"""Headlines named in a sentence; the rest are counted."""
AT = "at"
"""A story that has a minute of its own on the web (``BudgetLine.Web``)."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a workflow; ``role`` or a higher one may move copy out of it."""

    key: str
    name: str
    role: Role


def stages_of(rows: Sequence[Mapping[str, str]]) -> tuple[Stage, ...]:
    """The stages of a workflow from its stored rows."""
    return tuple(Stage(row["key"], row["name"], Role(row["role"])) for row in rows)


def stage_named(stages: Sequence[Stage], key: str) -> Stage | None:
    """The stage of that key; the first where the workflow has none of it; None of no workflow at all."""
    return next((stage for stage in stages if stage.key == key), stages[0] if stages else None)


def next_stage(stages: Sequence[Stage], key: str) -> Stage | None:
    """The stage after one; None after the last."""
    here = stage_named(stages, key)
    if here is None:
        return None
    at = stages.index(here) + 1
    return stages[at] if at < len(stages) else None


def may_move(role: Role, stages: Sequence[Stage], key: str) -> bool:
    """Whether somebody may move copy on from a stage."""
    here = stage_named(stages, key)
    return here is not None and may(role, Act.MOVE_STAGE) and SENIORITY.index(role) >= SENIORITY.index(here.role)


def may_edit(role: Role, *, own: bool, first_stage: bool, public: bool) -> bool:
    """Whether somebody may edit a story: their own while it is a draft that nobody has published, or any."""
    return may(role, Act.EDIT_ANY) or (own and first_stage and not public and may(role, Act.EDIT_OWN))


class Fill(Enum):
    """How a story's length stands against what was asked for."""

    FREE = "free"
    UNDER = "under"
    AT = "at"
    OVER = "over"


def fill_of(words: int, asked: int) -> Fill:
    """How so many words stand against those asked for (0: none were)."""
    if not asked:
        return Fill.FREE
    if abs(words - asked) * LEEWAY <= asked:
        return Fill.AT
    return Fill.OVER if words > asked else Fill.UNDER


def fill_words(words: int, asked: int) -> str:
    """The same in words."""
    match fill_of(words, asked):
        case Fill.FREE:
            return "No length was asked for."
        case Fill.AT:
            return f"As long as asked: {asked} words."
        case Fill.OVER:
            return f"{words - asked} words over the {asked} asked for."
        case Fill.UNDER:
            return f"{asked - words} words short of the {asked} asked for."


def pictures_state(shown: int, *, wanted: bool) -> str:
    """The state of a story's pictures as the budget keeps it."""
    if shown:
        return "there"
    return "wanted" if wanted else "none"


def described(alt: str, *, decorative: bool) -> str:
    """What is wrong with the words for a picture; empty where nothing is."""
    if alt.strip() and decorative:
        return (
            "A decorative picture says nothing, so it needs no description. Delete the description or untick the box."
        )
    if not alt.strip() and not decorative:
        return "Say what the picture shows, for those who cannot see it, or tick “decorative”."
    return ""


# ---- when it is public ----


@dataclass(frozen=True, slots=True)
class Copy:
    """A story that is to be released: its id and headline, and what its checks say that holds it back."""

    story: str
    headline: str
    stops: tuple[str, ...] = ()


def copy_refused(copies: Sequence[Copy]) -> str:
    """What holds stories back, in words; empty where nothing does."""
    held = [copy for copy in copies if copy.stops]
    if not held:
        return ""
    told = " ".join(f"“{copy.headline}”: {' '.join(copy.stops)}" for copy in held[:SHOWN])
    more = f" And {len(held) - SHOWN} more." if len(held) > SHOWN else ""
    return f"{told}{more} Put it right in the story, then publish."


def minute_told(web: str, at: datetime | None) -> str:
    """When a story is to be on the web, as the editor's form carries what it was opened with."""
    return f"{AT} {at.astimezone(UTC):%Y-%m-%dT%H:%M}" if web == AT and at else web


def minute_kept(seen: str, asked: str, stands: str, words: str) -> str:
    """Why the plan stays as it stands and not as a tab asks; empty where it may change.

    ``seen`` is what the tab was opened with, ``words`` what stands now in words.
    """
    if stands in {seen, asked}:
        return ""
    return f"Somebody has planned since when the story is on the web: {words}. It stays so; change it here if need be."
