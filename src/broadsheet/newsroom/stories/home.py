"""The first screen: the issue in the making, one's own stories, what waits for one, what is late, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from broadsheet.newsroom.begin import PLAIN, STAGES
from broadsheet.newsroom.paper.models import SectionDesk, Workflow
from broadsheet.newsroom.people.models import AuditEntry, User
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.stories.choices import Choices, choices_here
from broadsheet.newsroom.stories.filters import late_on, seen_by
from broadsheet.newsroom.stories.rows import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from django.db.models import QuerySet

    from broadsheet.newsroom.stories.models import BudgetLine

SHOWN = 6
ENTRIES = 10
FULL = 0.995
"""The share of a page that is filled where it counts as full."""
QUIET = ("sign in", "sign out", "end sessions")
"""Acts of the log that say nothing about the paper."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the strip: its number, where its picture is, whether it is not full."""

    number: int
    picture: str
    short: bool


@dataclass(frozen=True, slots=True)
class Making:
    """The issue in the making: how far its day is, in words, its pages, what is to be known of it."""

    issue: Any
    words: str
    over: bool
    pages: tuple[Sheet, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A story on a board, and what is said beside it."""

    article: int
    headline: str
    meta: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Board:
    """One board of the first screen; ``nothing`` is what it says when it is empty, ``way`` what to do then."""

    key: str
    title: str
    nothing: str
    rows: tuple[Line, ...] = ()
    entries: tuple[Entry, ...] = ()
    count: int = 0
    more: str = ""
    way: str = ""
    way_words: str = ""


class HomePanel(Component):
    """All of it."""

    name = "newsroom"
    order = 20
    template_name = "newsroom/home.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """What there is for whoever looks."""
        user, today = parent_context["request"].user, timezone.localdate()
        sees_plan = user.may(Act.SEE_PLAN)
        planned = making(today) if sees_plan else None
        return {
            "making": planned,
            "latest": latest() if sees_plan and planned is None else None,
            "may_see_plan": sees_plan,
            "may_plan": user.may(Act.PLAN),
            "boards": boards(user, today),
        }


# ---- the issue in the making ----


def making(today: date) -> Making | None:
    """The next issue that is being planned; None where none is."""
    issues = apps.get_model("newsroom", "Issue")._default_manager  # noqa: SLF001 - Django's name for it
    issue = issues.filter(state="planning").select_related("composition").order_by("day", "number").first()
    if issue is None:
        return None
    deadline = timezone.localdate(issue.copy_deadline) if issue.copy_deadline else None
    day = deadline or issue.on_sale or issue.day
    composed = getattr(issue, "composition", None)
    words = days_left(day, today, "until the copy deadline" if deadline else "until it is on sale")
    return Making(issue, words, day < today, _sheets(issue), _facts(composed) if composed else ())


def latest() -> Making | None:
    """The issue that came last, to be looked at while none is being planned; None where there is none."""
    issues = apps.get_model("newsroom", "Issue")._default_manager  # noqa: SLF001 - Django's name for it
    issue = issues.exclude(state="planning").select_related("composition").order_by("-day", "-number").first()
    return Making(issue, "", over=False, pages=_sheets(issue), facts=()) if issue else None


def _sheets(issue: Any) -> tuple[Sheet, ...]:  # noqa: ANN401 - a row of a part above this one
    """The pages of an issue, as far as they are composed."""
    composed = getattr(issue, "composition", None)
    return tuple(_sheet(issue.number, page) for page in composed.pages) if composed else ()


def days_left(day: date, today: date, what: str) -> str:
    """How many days are left, in words."""
    left = (day - today).days
    if left < 0:
        return f"{_counted(-left, 'day')} over: {day:%-d %B} has passed"
    return f"{_counted(left, 'day')} {what}" if left else f"Today is the last day {what}"


def _sheet(issue: int, page: Mapping[str, Any]) -> Sheet:
    """A page of a composition."""
    picture = reverse("issues:sheet", args=[issue, page["digest"]])
    return Sheet(page["number"], picture, page["fill"] < FULL)


def _facts(composed: Any) -> tuple[str, ...]:  # noqa: ANN401 - a row of a part above this one
    """What is to be known of an issue, in words; nothing where all is well."""
    over, held = len(composed.overset), len(composed.held)
    told = (
        composed.failure,
        f"{_counted(over, 'story does', 'stories do')} not fit" if over else "",
        f"{_counted(held, 'story waits', 'stories wait')} for room" if held else "",
    )
    return tuple(filter(None, told))


def _counted(number: int, one: str, many: str = "") -> str:
    """A number of things in words."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


# ---- the boards ----


def boards(user: User, today: date) -> tuple[Board, ...]:
    """The boards somebody sees."""
    if not user.may(Act.SEE_OWN):
        return (_happened(user),)
    here, lines = choices_here(), seen_by(user)
    return (
        _own(user, lines, here, today),
        _waiting(user, lines, here, today),
        _late(lines, here, today),
        _happened(user),
    )


def _own(user: User, lines: QuerySet[BudgetLine], here: Choices, today: date) -> Board:
    """One's own stories that readers do not have yet."""
    own = lines.filter(article__owner=user, article__live=False).order_by("-changed_at")
    return Board(
        "own",
        "My stories",
        "You have nothing in hand.",
        _lines(own, here, today, lambda row: f"{row.stage} · {row.words} words"),
        count=own.count(),
        more=f"{reverse('stories:list')}?owner=me&public=no",
        way=reverse("stories:new") if user.may(Act.WRITE_STORY) else "",
        way_words="Write a story",
    )


def _waiting(user: User, lines: QuerySet[BudgetLine], here: Choices, today: date) -> Board:
    """What stands in the stages that somebody's role looks after."""
    found = waits_for(lines.filter(article__live=False), user).order_by("planned_day", "changed_at")
    return Board(
        "waiting",
        "Waits for me",
        "Nothing waits for you: what others hand on to you stands here.",
        _lines(found, here, today, lambda row: f"{row.stage} · {row.owner or 'nobody’s'}"),
        count=found.count(),
    )


def _late(lines: QuerySet[BudgetLine], here: Choices, today: date) -> Board:
    """What should have been there by now."""
    found = lines.filter(late_on(today)).order_by("planned_day")
    return Board(
        "late",
        "Late",
        "Nothing is late.",
        _lines(found, here, today, lambda row: f"{row.planned:%-d %B} · {row.owner or 'nobody’s'}"),
        count=found.count(),
        more=f"{reverse('stories:list')}?late=yes&sort=planned",
    )


def _happened(user: User) -> Board:
    """What happened, for those who may read the log; what one did oneself, for others."""
    all_of_it = user.may(Act.SEE_LOG)
    log = AuditEntry.objects.exclude(act__in=QUIET)
    log = log if all_of_it else log.filter(who=user.get_username())
    return Board(
        "log",
        "What happened" if all_of_it else "What you did",
        "Nothing yet. What is done with stories and issues stands here, with who did it.",
        entries=tuple(Entry(_told(entry, all_of_it=all_of_it), entry.at) for entry in log[:ENTRIES]),
        more=reverse("people:log") if all_of_it else "",
    )


def _told(entry: AuditEntry, *, all_of_it: bool) -> str:
    """An entry of the log in words; a story by its headline, not its id."""
    target = entry.target.partition(": ")[2] or entry.target
    deed = f"{entry.act}: {target}" if target else entry.act
    return f"{entry.who}: {deed}" if all_of_it else deed[:1].upper() + deed[1:]


def _lines(found: QuerySet[BudgetLine], here: Choices, today: date, meta: Any) -> tuple[Line, ...]:  # noqa: ANN401 - a function of a row
    """The first of some stories, and what is said beside each."""
    rows: list[Row] = rows_of(found[:SHOWN], here, today)
    return tuple(Line(row.article, row.headline, meta(row)) for row in rows)


# ---- what waits for somebody ----


def waits_for(lines: QuerySet[BudgetLine], user: User) -> QuerySet[BudgetLine]:
    """The stories in stages that somebody's role moves on; of the last stage those that stand in no issue's plan."""
    own_ways = list(SectionDesk.objects.select_related("workflow"))
    plain = Workflow.objects.filter(name=PLAIN).values_list("stages", flat=True).first() or STAGES
    wanted = _stages_of(plain, user.role) & ~Q(section__in=[desk.section for desk in own_ways])
    for desk in own_ways:
        wanted |= Q(section=desk.section) & _stages_of(desk.workflow.stages, user.role)
    found = lines.filter(wanted)
    return found if user.may(Act.EDIT_ANY) else found.filter(article__owner=user)


def _stages_of(stages: Any, role: str) -> Q:  # noqa: ANN401 - JSON
    """Stories in the stages of a workflow that a role looks after."""
    keys = [stage["key"] for stage in stages if stage["role"] == role]
    last = stages[-1]["key"] if stages else ""
    placed = apps.get_model("newsroom", "Placement")._default_manager.filter(article=OuterRef("article"))  # noqa: SLF001 - Django's name for it
    wanted = Q(stage__in=[key for key in keys if key != last])
    return wanted | Q(~Exists(placed), stage=last) if last in keys else wanted
