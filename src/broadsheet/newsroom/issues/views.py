"""The screens of issues: the list, an issue's facts, its flatplan, and what a browser that shows it asks for."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from broadsheet.newsroom.issues.actions import (
    MoveAnswer,
    ask_pages,
    change_facts,
    heard,
    last_number,
    make_moves,
    new_issue,
    send_away,
    take_back,
)
from broadsheet.newsroom.issues.desks import desk_of, issue_rows, moves_since, watched
from broadsheet.newsroom.issues.forms import FactsForm
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.issues.moves import TakeAdvert, move_of
from broadsheet.newsroom.issues.rhythm import Facts, days_words, first_issue, next_issue
from broadsheet.newsroom.issues.spreads import flatplan_of
from broadsheet.newsroom.issues.wording import RANK_NAMES
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act

if TYPE_CHECKING:
    from pathlib import Path

    from django.http import HttpRequest


FACTS = ("day", "volume", "on_sale", "off_sale", "price", "stock", "pages", "copy_deadline")
FOREVER = "private, max-age=31536000, immutable"
LARGEST_MOVE = 64 * 1024


@allowed(Act.SEE_PLAN)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The list of issues."""
    today = timezone.localdate()
    rows = [(row, days_words(row.issue.on_sale or row.issue.day, today)) for row in issue_rows()]
    return render(request, "newsroom/issues/index.html", {"title": "Issues", "rows": rows, "may_plan": _may(request)})


@allowed(Act.PLAN)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin an issue: proposed from the last."""
    last = Issue.objects.filter(number=last_number()).first()
    facts = next_issue(_facts(last)) if last else first_issue(timezone.localdate())
    form = FactsForm(request.POST or None, initial=asdict(facts))
    if form.is_valid():
        number, like = form.cleaned_data["number"], last.number if last and request.POST.get("like") else 0
        try:
            issue = new_issue(require(request, Act.PLAN), number, {k: form.cleaned_data[k] for k in FACTS}, like)
            return redirect("issues:plan", issue.number)
        except IntegrityError:
            form.add_error("number", f"Issue {number} stands already; take the next number.")
    lead = "Everything is proposed as it was last time, a month later. Change what is different."
    return render(
        request, "newsroom/issues/facts.html", {"title": "New issue", "lead": lead, "form": form, "like": last}
    )


@allowed(Act.PLAN)
@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, number: int) -> HttpResponse:
    """An issue's facts."""
    issue = get_object_or_404(Issue, number=number)
    form = FactsForm(request.POST or None, instance=issue)
    form.fields["number"].disabled = True
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in FACTS}
        outcome = change_facts(number, require(request, Act.PLAN), told)
        if outcome.done:
            moved = f" You {outcome.words}." if outcome.words else ""
            messages.success(request, f"Issue {number} is changed.{moved}")
            return redirect("issues:plan", number)
        form.add_error(None, outcome.words)
    return render(
        request, "newsroom/issues/facts.html", {"title": f"Issue {number}: its facts", "form": form, "issue": issue}
    )


def _facts(issue: Issue) -> Facts:
    """What is said of an issue, as a value."""
    return Facts(issue.number, **{name: getattr(issue, name) for name in FACTS})


# ---- the flatplan ----


@allowed(Act.SEE_PLAN)
@require_GET
def plan(request: HttpRequest, number: int) -> HttpResponse:
    """The flatplan of an issue; only what changes on it where a script asks with ``?part=plan``."""
    issue = get_object_or_404(Issue, number=number)
    template = "plan_parts" if request.GET.get("part") == "plan" else "plan"
    return render(request, f"newsroom/issues/{template}.html", plan_context(request, issue))


@allowed(Act.SEE_PLAN)
@require_POST
def pages(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the pages of an issue that were never composed here; the flatplan does so by itself."""
    get_object_or_404(Issue, number=number)
    ask_pages(number)
    return HttpResponse(status=204) if wants_json(request) else redirect("issues:plan", number)


def plan_context(request: HttpRequest, issue: Issue) -> dict[str, Any]:
    """What the flatplan's page shows."""
    desk = desk_of(issue)
    user = require(request, Act.SEE_PLAN)
    watch = watched(issue.number, user, timezone.now())
    open_plan = issue.state == Issue.State.PLANNING
    return {
        "title": f"Issue {issue.number}",
        "issue": issue,
        "plan": flatplan_of(desk),
        "desk": desk,
        "watch": watch,
        "unseen": issue.state != Issue.State.PLANNING and not desk.composed.pages and not desk.composed.failure,
        "days": days_words(issue.on_sale or issue.day, timezone.localdate()),
        "now": timezone.now(),
        "ranks": RANK_NAMES,
        "moves": moves_since(issue, 0),
        "may_plan": open_plan and user.may(Act.PLAN),
        "may_book": open_plan and user.may(Act.BOOK_ADVERT),
        "may_write": user.may(Act.EDIT_ANY),
    }


@allowed(Act.SEE_PLAN)
@require_http_methods(["GET", "POST"])
def state(request: HttpRequest, number: int) -> HttpResponse:
    """What changed since the stamp ``since``: asked every second by every browser that shows the plan.

    A browser that asks by POST is noted as being here.
    """
    user, now = require(request, Act.SEE_PLAN), timezone.now()
    watch = watched(number, user, now)
    if watch is None:
        raise Http404
    if request.method == "POST" and not watch.heard:
        heard(number, user, now)
    changed = watch.stamp != request.GET.get("since", "")
    told: dict[str, Any] = {"version": watch.version, "stamp": watch.stamp, "composing": watch.composing}
    told |= {"failure": watch.failure, "here": list(watch.here), "changed": changed, "moves": []}
    if changed:
        told["moves"] = list(moves_since(get_object_or_404(Issue, number=number), _number(request.GET.get("version"))))
    return JsonResponse(told, headers={"Cache-Control": "no-store"})


def _number(text: str | None) -> int:
    """A number of the address; 0 where there is none."""
    return int(text) if text and text.isdecimal() else 0


@allowed(Act.PLAN)
@require_POST
def moves(request: HttpRequest, number: int) -> HttpResponse:
    """Make a move, sent as JSON ``{"move": {…}, "version": n}`` or as a form; ``undo`` takes the last one back."""
    get_object_or_404(Issue, number=number)
    user = require(request, Act.PLAN)
    if request.content_type == "application/json":
        try:
            told = json.loads(request.body[:LARGEST_MOVE])
            outcome = _moved(number, user, told)
        except (ValueError, AttributeError):
            words = "That move could not be understood. Load the page again, then make it once more."
            return JsonResponse({"done": False, "words": words}, status=400)
        return answer(outcome)
    try:
        outcome = _moved(number, user, _from_form(request))
    except ValueError as error:
        outcome = MoveAnswer(0, str(error), done=False)
    return answer(outcome) if wants_json(request) else told_and_back(request, number, outcome)


def _moved(number: int, user: User, told: dict[str, Any]) -> MoveAnswer:
    """What came of a move as it was sent. Raises ``ValueError`` for one that is none."""
    if told.get("undo"):
        return take_back(number, user)
    return make_moves(number, user, [move_of(told.get("move", {}))], int(told.get("version") or 0), columns())


def _from_form(request: HttpRequest) -> dict[str, Any]:
    """A move as a form sends it: the acts that have a button of their own."""
    told: dict[str, Any] = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    if told.get("undo"):
        return {"undo": True}
    numbers = {name: _number(told.get(name)) for name in ("page", "rank", "number", "alternative", "pages", "version")}
    return {"version": numbers["version"], "move": _form_move(told, numbers)}


def _form_move(told: dict[str, Any], numbers: dict[str, int]) -> dict[str, Any]:
    """The move of a form's fields. Raises ``ValueError`` for an act that no form has."""
    match told.get("act"):
        case "place":
            kept: dict[str, Any] = {name: numbers[name] for name in ("page", "rank") if name in told}
            return {"act": "place", "story": told.get("story", ""), **kept}
        case "take-out":
            return {"act": "take-out", "story": told.get("story", "")}
        case "hold":
            return {"act": "place", "story": told.get("story", ""), "hold": True}
        case "page":
            locked = {"locked": told["locked"] == "yes"} if "locked" in told else {}
            chosen = {"alternative": numbers["alternative"]} if "alternative" in told else {}
            return {"act": "page", "number": numbers["number"], **locked, **chosen}
        case "pages":
            return {"act": "pages", "pages": numbers["pages"]}
    raise ValueError("That move could not be understood. Load the page again, then make it once more.")


@allowed(Act.PLAN)
@require_POST
def away(request: HttpRequest, number: int) -> HttpResponse:
    """Take a story that is not placed off an issue's list."""
    get_object_or_404(Issue, number=number)
    outcome = send_away(number, require(request, Act.PLAN), request.POST.get("story", ""))
    return answer(outcome) if wants_json(request) else told_and_back(request, number, outcome)


@allowed(Act.BOOK_ADVERT)
@require_POST
def unbook(request: HttpRequest, number: int) -> HttpResponse:
    """Take an advert out of an issue."""
    get_object_or_404(Issue, number=number)
    move = TakeAdvert(request.POST.get("advert", ""))
    outcome = make_moves(number, require(request, Act.BOOK_ADVERT), [move], version_sent(request))
    return answer(outcome) if wants_json(request) else told_and_back(request, number, outcome)


def answer(outcome: MoveAnswer) -> JsonResponse:
    """What came of a move, for a script: 409 where somebody was faster, 422 where it may not be."""
    status = 200 if outcome.done else 409 if outcome.conflict else 422
    return JsonResponse(asdict(outcome), status=status)


def told_and_back(request: HttpRequest, number: int, outcome: MoveAnswer) -> HttpResponse:
    """What came of a move, for a form: told on the flatplan."""
    tell = messages.success if outcome.done else messages.error
    tell(request, f"You {outcome.words}." if outcome.done and outcome.version else outcome.words)
    return redirect("issues:plan", number)


def version_sent(request: HttpRequest) -> int:
    """The version of the plan a form was made from; 0 where it does not say."""
    return _number(request.POST.get("version"))


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks."""
    return request.headers.get("Accept", "").startswith("application/json")


def columns() -> int:
    """How many columns a page has."""
    return to_paper()[1].grid.columns


def _may(request: HttpRequest) -> bool:
    """Whether whoever asks may plan."""
    return isinstance(request.user, User) and request.user.may(Act.PLAN)


@allowed(Act.SEE_PLAN)
@require_GET
def picture(request: HttpRequest, number: int, name: str) -> HttpResponse:  # noqa: ARG001 - named in the address
    """A page's picture by its digest, which never changes."""
    return _drawn(f"{name}.png", "image/png")


@allowed(Act.SEE_PLAN)
@require_GET
def sheet(request: HttpRequest, number: int, digest: str) -> HttpResponse:  # noqa: ARG001 - named in the address
    """A page's picture as the flatplan shows it, a fraction of the other's weight; the other where there is no such."""
    if not (_pictures() / f"{digest}.webp").exists():
        return redirect("issues:picture", number, digest)
    return _drawn(f"{digest}.webp", "image/webp")


def _pictures() -> Path:
    """Where pictures of pages lie."""
    folder: Path = settings.NEWSROOM_HOME.desk_out / "pages"
    return folder


def _drawn(name: str, kind: str) -> HttpResponse:
    """A picture, to be kept by whoever asked for it."""
    try:
        picture = (_pictures() / name).read_bytes()
    except OSError:
        raise Http404("That picture is gone; load the flatplan again.") from None
    return HttpResponse(picture, kind, headers={"Cache-Control": FOREVER, "ETag": f'"{name}"'})
