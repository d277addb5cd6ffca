"""The cards of the flatplan: one story, one page, one advert, each a form that also works as a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from broadsheet.edition.model import Placement
from broadsheet.newsroom.issues.actions import MoveAnswer, keep_artwork, make_moves, set_deadline
from broadsheet.newsroom.issues.desks import desk_of
from broadsheet.newsroom.issues.forms import AdvertForm, DeadlineForm, PageForm, StoryForm, key_from
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.issues.moves import Book
from broadsheet.newsroom.issues.rules import placed
from broadsheet.newsroom.issues.spreads import Desk, flatplan_of, page_count, place_words, stands_on
from broadsheet.newsroom.issues.views import answer, columns, told_and_back, version_sent, wants_json
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.stories.models import BudgetLine

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from broadsheet.newsroom.issues.moves import Move


@allowed(Act.SEE_PLAN)
@require_http_methods(["GET", "POST"])
def story(request: HttpRequest, number: int, story: str) -> HttpResponse:
    """How one story stands in an issue."""
    issue = get_object_or_404(Issue, number=number)
    line = get_object_or_404(BudgetLine, article__story_id=story)
    desk, may = desk_of(issue), _may(request, issue, Act.PLAN)
    here = placed(desk.issue, story)
    fields = (page_count(desk), columns(), desk.sections, here or Placement(story))
    form = StoryForm(*fields, request.POST or None)
    if request.method == "POST":
        if not may:
            raise PermissionDenied(f"You may not {Act.PLAN.value}. Ask an editor.")
        if form.is_valid():
            return _done(request, issue, form.move(story))
    told = {"title": line.headline, "form": form, "line": line, "story": story, "placed": here, "may_plan": may}
    told |= {"where": place_words(here) if here else "", "stands": stands_on(desk).get(story, ())}
    return _card(request, issue, "story", told)


@allowed(Act.SEE_PLAN)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, number: int, page: int) -> HttpResponse:
    """One page: large, with what is fixed about it, its other make-ups and its remarks."""
    issue = get_object_or_404(Issue, number=number)
    desk, may = desk_of(issue), _may(request, issue, Act.PLAN)
    shown = next((item for item in flatplan_of(desk).pages if item.number == page), None)
    if shown is None:
        raise Http404("The issue has no such page.")
    form = PageForm(desk.issue.page_pin(page), desk.sections, request.POST if "heading" in request.POST else None)
    due = DeadlineForm(request.POST if "deadline" in request.POST else None, initial={"deadline": shown.deadline})
    if request.method == "POST":
        if form.is_bound and form.is_valid():
            require(request, Act.PLAN)
            return _done(request, issue, form.move(page))
        if due.is_bound and due.is_valid():
            return _due(request, issue, page, due)
    told = {"title": f"Page {page}", "page": shown, "form": form, "due": due, "may_plan": may}
    told |= {"may_set": _may(request, issue, Act.SET_DEADLINE), "last": page_count(desk)}
    return _card(request, issue, "page", told)


@allowed(Act.SEE_PLAN)
@require_http_methods(["GET", "POST"])
def advert(request: HttpRequest, number: int, key: str = "") -> HttpResponse:
    """One advert, booked or changed."""
    issue = get_object_or_404(Issue, number=number)
    desk, may = desk_of(issue), _may(request, issue, Act.BOOK_ADVERT)
    kept = next((item for item in desk.issue.adverts if item.id == key), None)
    if key and kept is None:
        raise Http404("There is no such advert in this issue.")
    form = AdvertForm(page_count(desk), columns(), kept, request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not may:
            raise PermissionDenied(f"You may not {Act.BOOK_ADVERT.value}. Ask an editor.")
        if form.is_valid():
            return _done(request, issue, _booking(desk, form))
    title = (kept.advertiser or kept.headline or kept.id) if kept else "New advert"
    return _card(request, issue, "advert", {"title": title, "form": form, "advert": kept, "may_book": may})


def _booking(desk: Desk, form: AdvertForm) -> Book:
    """The move an advert's form asks for; its artwork is kept."""
    told, kept = form.cleaned_data, form.kept
    file = keep_artwork(told["artwork"]) if told["artwork"] else kept.file
    name = told["advertiser"] or told["headline"] or told["kind"]
    return Book(form.advert(kept.id or key_from(name, {item.id for item in desk.issue.adverts}), file))


def _done(request: HttpRequest, issue: Issue, move: Move) -> HttpResponse:
    """Make the move of a card, and go back to the flatplan."""
    act = Act.BOOK_ADVERT if isinstance(move, Book) else Act.PLAN
    outcome = make_moves(issue.number, require(request, act), [move], version_sent(request), columns())
    return answer(outcome) if wants_json(request) else told_and_back(request, issue.number, outcome)


def _due(request: HttpRequest, issue: Issue, page: int, form: DeadlineForm) -> HttpResponse:
    """Set a page's deadline, and go back to the flatplan."""
    set_deadline(issue.number, require(request, Act.SET_DEADLINE), page, form.cleaned_data["deadline"])
    outcome = MoveAnswer(issue.version, f"set the deadline of page {page}")
    return answer(outcome) if wants_json(request) else told_and_back(request, issue.number, outcome)


def _may(request: HttpRequest, issue: Issue, act: Act) -> bool:
    """Whether whoever asks may change the issue so."""
    return issue.state == Issue.State.PLANNING and require(request, Act.SEE_PLAN).may(act)


def _card(request: HttpRequest, issue: Issue, kind: str, told: dict[str, Any]) -> HttpResponse:
    """A card: a part of the page for a script, a page of its own otherwise; 422 with what was wrong in the form."""
    forms_sent: list[forms.Form] = [told[name] for name in ("form", "due") if name in told]
    wrong = any(form.is_bound and form.errors for form in forms_sent)
    if wrong and wants_json(request):
        words = " ".join(str(error) for form in forms_sent for errors in form.errors.values() for error in errors)
        return JsonResponse({"done": False, "words": words, "version": issue.version, "conflict": False}, status=422)
    part = request.GET.get("part") == "card"
    template = f"newsroom/issues/{kind}_card.html" if part else "newsroom/issues/card.html"
    told |= {"issue": issue, "part": f"newsroom/issues/{kind}_card.html", "alone": not part}
    return render(request, template, told, status=422 if wrong else 200)
