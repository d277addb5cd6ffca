"""Workflows as a form edits them: stages in order, each with the role that moves copy on from it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict

from broadsheet.newsroom.people.roles import Act, Role, may

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MOST_STAGES, LONGEST_NAME, LONGEST_KEY = 8, 60, 40
_FOREIGN = re.compile(r"[^a-z0-9]+")
MOVERS = tuple(role for role in Role if role is not Role.GUEST and may(role, Act.MOVE_STAGE))
"""The roles a stage can belong to."""


class StageRow(TypedDict):
    """A stage as it is kept."""

    key: str
    name: str
    role: str


def stages_told(rows: Sequence[tuple[str, str, str]]) -> list[StageRow]:
    """Stages from a form's rows of key, name and role; rows without a name are left out, new ones are given a key."""
    stages: list[StageRow] = []
    for key, name, role in rows:
        short = " ".join(name.split())[:LONGEST_NAME]
        if short:
            taken = {stage["key"] for stage in stages} | {other for other, _, _ in rows if other and other != key}
            stages.append(StageRow(key=key or new_key(short, taken), name=short, role=role))
    return stages[:MOST_STAGES]


def new_key(name: str, taken: Collection[str]) -> str:
    """A key for a stage, made from its name."""
    plain = _FOREIGN.sub("-", name.lower()).strip("-")[:LONGEST_KEY] or "stage"
    keys = (plain, *(f"{plain[: LONGEST_KEY - 3]}-{number}" for number in range(2, 99)))
    return next(key for key in keys if key not in taken)


def wrong(stages: Sequence[StageRow], used: Collection[str]) -> str:
    """Why a workflow cannot be so; empty where it can. ``used`` are the keys of stages that stories stand in."""
    if not stages:
        return "A workflow needs a stage at least: copy has to begin somewhere."
    names = [stage["name"].casefold() for stage in stages]
    if len(set(names)) < len(names):
        return "Two stages have one name. Call one of them something else."
    if any(stage["role"] not in {role.value for role in MOVERS} for stage in stages):
        return "Choose for each stage who moves copy on from it."
    gone = sorted(set(used) - {stage["key"] for stage in stages})
    if gone:
        return f"Stories still stand in a stage you took away ({', '.join(gone)}). Move them on first."
    return ""
