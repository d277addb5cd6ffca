"""Press day of an issue: its pages looked at and approved, its press files, the printer, closing, publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.press import actions, rules
from broadsheet.newsroom.press.book import out_of_reach, printer_kept
from broadsheet.newsroom.press.forms import MomentForm, OrderForm, ReasonForm
from broadsheet.newsroom.press.pressday import day_of, is_undoable
from broadsheet.newsroom.press.views import may, tell

if TYPE_CHECKING:
    from django.http import HttpRequest

    from broadsheet.newsroom.press.actions import Outcome

ACTS = {
    "may_approve": Act.APPROVE_PAGE,
    "may_close": Act.CLOSE_ISSUE,
    "may_reopen": Act.REOPEN_ISSUE,
    "may_publish": Act.PUBLISH_ISSUE,
    "may_plan": Act.PLAN,
    "may_set": Act.SET_PAPER,
}


@allowed(Act.SEE_PRESS)
@require_GET
def day(request: HttpRequest, number: int) -> HttpResponse:
    """Press day; only what changes on it where a script asks with ``?part=day``."""
    issue = get_object_or_404(Issue, number=number)
    template = "day_parts" if request.GET.get("part") == "day" else "day"
    return render(request, f"newsroom/press/{template}.html", day_context(request, issue))


def day_context(request: HttpRequest, issue: Issue, **more: object) -> dict[str, Any]:
    """What press day shows."""
    found = day_of(issue)
    printer = printer_kept()
    return {
        "title": f"Press day: issue {issue.number}",
        "lead": "Look at every page, approve it, make the press files, close the issue, publish it.",
        "issue": issue,
        "day": found,
        "steps": steps(found),
        "close_refused": rules.closing_refused(issue.state, found.sheets, found.made),
        "press_refused": rules.press_refused(issue.state, found.made, len(found.cards)),
        "printer_address": printer.address,
        "address_refused": out_of_reach(printer),
        "order": OrderForm(initial=issue.print_order),
        "moment": MomentForm(initial={"at": found.planned.due_at} if found.planned else None),
        "reason": ReasonForm(),
        "undoable": is_undoable(issue, timezone.now()),
        **{name: may(request, act) for name, act in ACTS.items()},
        **more,
    }


def steps(found: Any) -> tuple[tuple[str, str, bool], ...]:  # noqa: ANN401 - a ``Day``
    """The checklist: where each step stands on the screen, its words, and whether it is done."""
    state, count = found.issue.state, len(found.cards)
    over = state != rules.PLANNING
    held = found.made.stops + sum(sheet.stops for sheet in found.sheets)
    return (
        ("pr-pages", _remarks_words(held, over=over), over or bool(count and not held)),
        ("pr-pages", _approved_words(found), bool(count) and (over or not found.waiting)),
        ("pr-files", _files_words(found), over or found.made.press),
        ("pr-close", "Closed" if over else "To be closed", over),
        ("pr-publish", "Published" if state == rules.PUBLISHED else "To be published", state == rules.PUBLISHED),
    )


def _remarks_words(held: int, *, over: bool) -> str:
    """How many remarks hold the press; of an issue that is closed, how many there are all the same."""
    if not held:
        return "Nothing holds the press"
    remarks = f"{held} remark{'' if held == 1 else 's'}"
    return f"{remarks} on what was printed" if over else f"{remarks} hold{'s' if held == 1 else ''} the press"


def _approved_words(found: Any) -> str:  # noqa: ANN401 - the same
    """How many pages are approved; an issue that came closed or published with its folder has none to be."""
    count = len(found.cards)
    if found.issue.state != rules.PLANNING and not any(sheet.approved for sheet in found.sheets):
        return f"{count} pages, printed before they came here" if count else "Printed before it came here"
    return f"{count - found.waiting} of {count} pages approved"


def _files_words(found: Any) -> str:  # noqa: ANN401 - the same
    """Whether there are press files."""
    if found.made.press:
        return "Press files made and checked"
    return "Press files to be made" if found.issue.state == rules.PLANNING else "No press files were made here"


def back(request: HttpRequest, number: int, outcome: Outcome, at: str = "main") -> HttpResponse:
    """Back to press day: to where it was done; to the top, where refusals are told."""
    tell(request, outcome)
    return redirect(f"{reverse('press:day', args=[number])}#{at if outcome.done else 'main'}")


# ---- pages ----


@require_POST
@allowed(Act.APPROVE_PAGE)
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Approve pages: ``page-N`` holds the digest of the picture that was looked at; ``withdraw`` names a page."""
    get_object_or_404(Issue, number=number)
    user = require(request, Act.APPROVE_PAGE)
    page = request.POST.get("withdraw", "")
    if page.isdecimal():
        return back(request, number, actions.withdraw_approval(number, user, int(page)), f"page-{page}")
    named = ((key.removeprefix("page-"), str(value)) for key, value in request.POST.items() if key.startswith("page-"))
    seen = {int(key): value for key, value in named if key.isdecimal()}
    if not seen:
        return back(request, number, actions.Outcome("No page was named. Look at the pages again.", done=False))
    at = f"page-{min(seen)}" if len(seen) == 1 else "pr-pages"
    return back(request, number, actions.approve_pages(number, user, seen), at)


@require_POST
@allowed(Act.APPROVE_PAGE)
def make_files(request: HttpRequest, number: int) -> HttpResponse:
    """Have the press files made."""
    get_object_or_404(Issue, number=number)
    return back(request, number, actions.ask_press_files(number, require(request, Act.APPROVE_PAGE)), "pr-files")


# ---- the issue ----


@require_POST
@allowed(Act.CLOSE_ISSUE)
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close the issue."""
    get_object_or_404(Issue, number=number)
    return back(request, number, actions.close_issue(number, require(request, Act.CLOSE_ISSUE)))


@require_POST
@allowed(Act.REOPEN_ISSUE)
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Open it again, with a reason."""
    get_object_or_404(Issue, number=number)
    reason = request.POST.get("reason", "")
    return back(request, number, actions.reopen_issue(number, require(request, Act.REOPEN_ISSUE), reason))


@require_POST
@allowed(Act.PUBLISH_ISSUE)
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Publish it: now, or at a minute."""
    issue = get_object_or_404(Issue, number=number)
    user = require(request, Act.PUBLISH_ISSUE)
    if request.POST.get("deed") != "at":
        return back(request, number, actions.publish_now(user, issue=number))
    form = MomentForm(request.POST)
    if not form.is_valid():
        return render(request, "newsroom/press/day.html", day_context(request, issue, moment=form))
    return back(request, number, actions.plan_release(user, form.cleaned_data["at"], issue=number))


@require_POST
@allowed(Act.CLOSE_ISSUE)
def order(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the print order."""
    issue = get_object_or_404(Issue, number=number)
    form = OrderForm(request.POST)
    if not form.is_valid():
        return render(request, "newsroom/press/day.html", day_context(request, issue, order=form))
    told = form.cleaned_data
    told["delivery"] = told["delivery"].isoformat() if told["delivery"] else ""
    return back(request, number, actions.set_print_order(number, require(request, Act.CLOSE_ISSUE), told), "pr-printer")
