"""What the list of stories shows and in which order, as it stands in the address.

``?issue=24&stage=draft&owner=me&sort=-words``: whatever cannot be understood is left out, and an address never fails.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import LPad, NullIf
from django.utils import timezone

from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.search.index import found_by
from broadsheet.newsroom.stories.models import BudgetLine
from broadsheet.newsroom.stories.rules import LEEWAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.db.models import QuerySet

T = TypeVar("T")
NONE, MINE = "none", "me"
LONGEST = 200
MOST_FOUND = 500
"""Stories that a search puts into the list."""
WHOLE = 18
"""Figures of the largest number a database keeps."""
PAGE = ("page_number",)
LONGEST_PAGE = 6
SORTS = {
    "headline": ("headline",),
    "section": ("section", "headline"),
    "stage": ("stage", "headline"),
    "owner": ("article__owner__first_name", "article__owner__username"),
    "issue": ("issue__number",),
    "page": PAGE,
    "words": ("words",),
    "asked": ("length_asked",),
    "pictures": ("pictures",),
    "planned": ("planned_day",),
    "published": ("article__published",),
    "changed": ("changed_at",),
}
"""The columns the list can be sorted by, and the fields behind them."""
LATEST = "-changed"
PICTURES = {"none": "None needed", "wanted": "Wanted", "there": "There"}
LENGTHS = {"under": "Too short", "at": "As asked", "over": "Too long", "free": "No length asked"}
PUBLIC = {"no": "Not public", "yes": "Public"}
LATE = {"yes": "Late"}


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """What is shown; an empty text shows all.

    ``issue`` is a number or ``none``; ``owner`` the number of an account, ``me`` or ``none``.
    """

    q: str = ""
    issue: str = ""
    stage: str = ""
    section: str = ""
    owner: str = ""
    pictures: str = ""
    length: str = ""
    public: str = ""
    late: str = ""
    sort: str = LATEST

    @property
    def query(self) -> str:
        """The filter as it stands in an address; without what shows all."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in told.items() if value and (name, value) != ("sort", LATEST)})

    @property
    def narrows(self) -> bool:
        """Whether it leaves stories out."""
        return replace(self, sort=LATEST) != StoryFilter()

    def sorted_by(self, column: str) -> str:
        """The address of the same list sorted by a column; by its other end where it is sorted by it already."""
        return replace(self, sort=f"-{column}" if self.sort == column else column).query

    def direction(self, column: str) -> str:
        """How a column is sorted, as assistive technology calls it; empty where it is not."""
        return {column: "ascending", f"-{column}": "descending"}.get(self.sort, "")


def filter_from(told: Mapping[str, Any]) -> StoryFilter:
    """The filter in an address."""
    given = {
        field.name: str(told.get(field.name, "")).replace("\0", "").strip()[:LONGEST] for field in fields(StoryFilter)
    }
    choices = {"pictures": PICTURES, "length": LENGTHS, "public": PUBLIC, "late": LATE}
    for name, known in choices.items():
        given[name] = given[name] if given[name] in known else ""
    for name, words in (("issue", {NONE}), ("owner", {NONE, MINE})):
        given[name] = given[name] if given[name] in words or _whole(given[name]) else ""
    given["sort"] = given["sort"] if given["sort"].removeprefix("-") in SORTS else LATEST
    return StoryFilter(**given)


def _whole(text: str) -> bool:
    """Whether a text is a number that a database knows."""
    return text.isascii() and text.isdigit() and len(text) < WHOLE


def seen_by(user: User) -> QuerySet[BudgetLine]:
    """The lines of the stories somebody may see: all, or their own."""
    lines = BudgetLine.objects.order_by()
    return lines if user.may(Act.SEE_STORIES) else lines.filter(article__owner=user)


def chosen(wanted: StoryFilter, user: User) -> QuerySet[BudgetLine]:
    """The lines of the stories that a filter shows somebody, in its order."""
    lines = seen_by(user)
    for narrow in (_by_text, _by_place, _by_people, _by_state):
        lines = narrow(lines, wanted, user)
    return _in_order(lines, wanted.sort)


def _by_text(lines: QuerySet[BudgetLine], wanted: StoryFilter, _user: User) -> QuerySet[BudgetLine]:
    """By what stands in the copy."""
    return lines.filter(article_id__in=found_by(wanted.q, MOST_FOUND)) if wanted.q else lines


def _by_place(lines: QuerySet[BudgetLine], wanted: StoryFilter, _user: User) -> QuerySet[BudgetLine]:
    """By issue and section."""
    if wanted.section:
        lines = lines.filter(section=wanted.section)
    placed = apps.get_model("newsroom", "Placement")._default_manager.filter(article=OuterRef("article"))  # noqa: SLF001 - Django's name for it
    if wanted.issue == NONE:
        return lines.filter(~Exists(placed), issue=None)
    if wanted.issue:
        number = int(wanted.issue)
        return lines.filter(Q(issue__number=number) | Q(Exists(placed.filter(issue__number=number))))
    return lines


def _by_people(lines: QuerySet[BudgetLine], wanted: StoryFilter, user: User) -> QuerySet[BudgetLine]:
    """By whose they are."""
    if not wanted.owner:
        return lines
    owner = {NONE: None, MINE: user.pk}.get(wanted.owner) if wanted.owner in {NONE, MINE} else int(wanted.owner)
    return lines.filter(article__owner=owner) if owner is not None else lines.filter(article__owner=None)


def _by_state(lines: QuerySet[BudgetLine], wanted: StoryFilter, _user: User) -> QuerySet[BudgetLine]:
    """By how far they have come."""
    if wanted.stage:
        lines = lines.filter(stage=wanted.stage)
    if wanted.pictures:
        lines = lines.filter(pictures=wanted.pictures)
    if wanted.public:
        lines = lines.filter(article__live=wanted.public == "yes")
    if wanted.late:
        lines = lines.filter(late_on(timezone.localdate()))
    return _by_length(lines, wanted.length) if wanted.length else lines


def late_on(day: date) -> Q:
    """What is late on a day: planned for an earlier one, and not public yet."""
    return Q(planned_day__lt=day, article__live=False)


def _by_length(lines: QuerySet[BudgetLine], length: str) -> QuerySet[BudgetLine]:
    """By how their length stands against what was asked; the bounds are those of ``rules.fill_of``."""
    if length == "free":
        return lines.filter(length_asked=0)
    asked = lines.filter(length_asked__gt=0).annotate(
        told=F("words") * LEEWAY, least=F("length_asked") * (LEEWAY - 1), most=F("length_asked") * (LEEWAY + 1)
    )
    if length == "under":
        return asked.filter(told__lt=F("least"))
    return asked.filter(told__gt=F("most")) if length == "over" else asked.filter(told__range=(F("least"), F("most")))


def _in_order(lines: QuerySet[BudgetLine], sort: str) -> QuerySet[BudgetLine]:
    """Lines in the order of a column; those that have nothing there come last."""
    names = SORTS[sort.removeprefix("-")]
    if names == PAGE:
        lines = _with_numbers(lines)
    down = sort.startswith("-")
    order = [F(name).desc(nulls_last=True) if down else F(name).asc(nulls_last=True) for name in names]
    return lines.order_by(*order, "-article_id")


def _with_numbers(lines: QuerySet[BudgetLine]) -> QuerySet[BudgetLine]:
    """Lines with the page they stand on as a number, so that 10 comes after 9."""
    return lines.annotate(page_number=LPad(NullIf(F("printed"), Value("")), LONGEST_PAGE, Value("0")))
