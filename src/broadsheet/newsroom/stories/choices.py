"""What can be chosen in the list: the stages, sections, issues and people there are, by what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from django.apps import apps

from broadsheet.newsroom.begin import STAGES
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.paper.models import Workflow
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Role
from broadsheet.newsroom.stories.bulk import LABELS, Deed, Wish
from broadsheet.newsroom.stories.filters import LATE, LENGTHS, MINE, NONE, PICTURES, PUBLIC

if TYPE_CHECKING:
    from collections.abc import Mapping

Named: TypeAlias = tuple[tuple[str, str], ...]
"""Values, as they stand in an address, and what they are called."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The values there are of each. ``open_issues`` are those that are being planned."""

    stages: Named
    sections: Named
    issues: Named
    open_issues: Named
    people: Named

    def named(self, kind: str, value: str) -> str:
        """What a value is called; the value itself where it is called nothing."""
        return dict(getattr(self, kind)).get(value, value)

    @property
    def filters(self) -> tuple[tuple[str, str, Named], ...]:
        """The filters of the list: name in the address, name on the screen, what can be chosen."""
        return (
            ("issue", "Issue", ((NONE, "None yet"), *self.issues)),
            ("stage", "Stage", self.stages),
            ("section", "Section", self.sections),
            ("owner", "Owner", ((MINE, "Me"), (NONE, "Nobody"), *self.people)),
            ("pictures", "Pictures", tuple(PICTURES.items())),
            ("length", "Length", tuple(LENGTHS.items())),
            ("public", "On the web", tuple(PUBLIC.items())),
            ("late", "Late or not", tuple(LATE.items())),
        )

    @property
    def deeds(self) -> tuple[tuple[str, str, Named], ...]:
        """What can be done to many: name in the form, words on the screen, what can be chosen (nothing: a day)."""
        values: dict[Deed, Named] = {
            Deed.STAGE: self.stages,
            Deed.SECTION: self.sections,
            Deed.ISSUE: ((NONE, "None"), *self.open_issues),
            Deed.OWNER: ((NONE, "Nobody"), *self.people),
            Deed.DAY: (),
        }
        return tuple((deed.value, LABELS[deed], values[deed]) for deed in Deed)


def choices_here() -> Choices:
    """What can be chosen in this newsroom."""
    paper, _, _ = to_paper()
    issues = tuple(_model("Issue").order_by("-number").values_list("number", "state"))
    return Choices(
        _stages(),
        tuple((section.id, section.name) for section in paper.sections),
        tuple((str(number), f"Issue {number}") for number, _ in issues),
        tuple((str(number), f"Issue {number}") for number, state in issues if state == "planning"),
        tuple((str(user.pk), user.get_full_name() or user.username) for user in _writers()),
    )


def _model(name: str) -> Any:  # noqa: ANN401 - a query of a part above this one
    """The rows of a table of another part."""
    return apps.get_model("newsroom", name)._default_manager.all()  # noqa: SLF001 - Django's name for it


def _stages() -> Named:
    """The stages of all workflows; one that several have is named as the first names it."""
    rows = [row for stages in Workflow.objects.order_by("pk").values_list("stages", flat=True) for row in stages]
    return tuple({row["key"]: row["name"] for row in reversed(rows or STAGES)}.items())[::-1]


def _writers() -> Any:  # noqa: ANN401 - a query
    """Those to whom a story can belong."""
    return User.objects.filter(is_active=True).exclude(role=Role.ADVERTISING.value).order_by("first_name", "username")


# ---- what is wished for many ----


def wish_from(told: Mapping[str, Any], here: Choices) -> tuple[Wish | None, str]:
    """The wish in a form, and what is wrong with it."""
    deed = next((deed for deed in Deed if deed.value == told.get("deed")), None)
    if deed is None:
        return None, "Choose what is to be done with the stories."
    value = str(told.get(f"to-{deed.value}", ""))
    if deed is Deed.DAY:
        return _day(value)
    name = next((dict(values).get(value) for key, _, values in here.deeds if key == deed.value), None)
    if name is None:
        return None, f"“{LABELS[deed]}” what? Choose it from the list beside."
    return Wish(deed, _row(deed, value), f"{LABELS[deed]}: {name}"), ""


def _day(value: str) -> tuple[Wish | None, str]:
    """A day to plan for; none at all takes the plan away."""
    try:
        day = date.fromisoformat(value) if value else None
    except ValueError:
        return None, "Write the day as year, month and day: 2026-11-30."
    return Wish(Deed.DAY, day, f"{LABELS[Deed.DAY]}: {f'{day:%-d %B %Y}' if day else 'none'}"), ""


def _row(deed: Deed, value: str) -> object:
    """A value as the tables have it."""
    if value == NONE:
        return None
    if deed is Deed.ISSUE:
        return _model("Issue").values_list("pk", flat=True).get(number=int(value))
    return int(value) if deed is Deed.OWNER else value
