"""What holds for people: who must have a second factor, who must stay, how names of devices are told. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from broadsheet.newsroom.people.roles import SECOND_FACTOR, Role

NOBODY = "nobody"
"""Stands in the paper's setting where no role needs a second factor; an empty setting is the newsroom's own rule."""
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
"""What browsers call themselves, the particular before the general, and what people call them."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the rules know of somebody. ``pk`` is their account's number; 0 is somebody new."""

    pk: int
    role: Role
    active: bool = True


def roles_with_factor(told: Collection[str]) -> frozenset[Role]:
    """The roles that need a second factor, by the paper's setting."""
    if not told:
        return SECOND_FACTOR
    return frozenset(role for role in Role if role.value in told)


def must_have_factor(role: Role, told: Collection[str], *, personally: bool) -> bool:
    """Whether somebody of a role needs a second factor. ``personally``: it was asked of them by name."""
    return personally or role in roles_with_factor(told)


def refusal(people: Collection[Person], changed: Person) -> str:
    """Why somebody may not be changed so; empty where they may. The paper must keep somebody who can let people in."""
    if changed.role is Role.GUEST:
        return "A guest has no account. Invite guests from the story they are to see."
    others = (person for person in people if person.pk != changed.pk)
    if any(person.active and person.role is Role.PUBLISHER for person in others):
        return ""
    if changed.active and changed.role is Role.PUBLISHER:
        return ""
    return "This is the paper's last publisher. Make somebody else publisher first."


def device(agent: str) -> str:
    """A browser and its machine in words, from what the browser calls itself: ``Firefox on Linux``."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return (
        " on ".join(name for name in (browser or ("A browser" if system else ""), system) if name) or "Unknown device"
    )
