"""The list of publications, and the web release of one story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from broadsheet.newsroom.issues.models import Issue, Placement
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.press import actions
from broadsheet.newsroom.press.actions.versions import Draft
from broadsheet.newsroom.press.differences import differences
from broadsheet.newsroom.press.forms import ChangeForm, MomentForm, ReasonForm
from broadsheet.newsroom.press.publications import address_of, past, planned, planned_for, site_word
from broadsheet.newsroom.press.rules import CHANGES
from broadsheet.newsroom.stories.doors import to_story
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.work.models import Release

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from broadsheet.newsroom.press.actions import Outcome

LEAD = "What is to come out, what came out, and how it is taken back. A publication can be undone for a day."


@allowed(Act.SEE_PRESS)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Publications: planned, done, undone; and the issues on their way to press."""
    issues = Issue.objects.exclude(state=Issue.State.PUBLISHED).order_by("number")
    user, now = require(request, Act.SEE_PRESS), timezone.now()
    told = {"title": "Publications", "lead": LEAD, "issues": issues, "planned": planned(), "past": past(now)}
    may = {"may_call_off": user.may(Act.PUBLISH_ISSUE), "may_undo": user.may(Act.UNDO_PUBLISH)}
    return render(request, "newsroom/press/publications.html", {**told, **may, "site": site_word()})


@require_POST
@allowed(Act.RELEASE)
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a planned publication off."""
    row = get_object_or_404(Release, pk=pk)
    user = require(request, Act.PUBLISH_ISSUE if row.issue_id else Act.RELEASE)
    tell(request, actions.cancel(pk, user))
    return redirect("press:index")


@allowed(Act.UNDO_PUBLISH)
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a publication, with a reason."""
    row = get_object_or_404(Release.objects.select_related("issue"), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        tell(request, actions.undo(pk, require(request, Act.UNDO_PUBLISH), form.cleaned_data["reason"]))
        return redirect("press:index")
    words = actions.named(row)
    lead = "What was public before is public again, and nothing else is. Drafts stay as they are."
    shown = {"title": f"Undo the publication of {words}", "lead": lead, "form": form, "row": row, "words": words}
    return render(request, "newsroom/press/undo.html", {**shown, "stories": len(row.before.get("articles", {}))})


# ---- one story ----


@allowed(Act.RELEASE)
@require_http_methods(["GET", "POST"])
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """The web release of a story, before print or after; of a published one, a change under its class."""
    article = get_object_or_404(Article, pk=pk)
    row = planned_for(article.story_id)
    moment, change = MomentForm(initial={"at": row.due_at} if row else None), ChangeForm()
    if request.method == "POST":
        moment, change, outcome = _done(request, article)
        if outcome is not None:
            tell(request, outcome)
            return redirect("press:story", pk)
    return render(request, "newsroom/press/story.html", _story_context(article, moment, change))


def _done(request: HttpRequest, article: Article) -> tuple[MomentForm, ChangeForm, Outcome | None]:
    """Do what the screen's form asks for; the forms again, and what came of it, None where a form is to be mended."""
    moment, change = MomentForm(), ChangeForm()
    user, story_id = require(request, Act.RELEASE), article.story_id
    match request.POST.get("deed"):
        case "now" if not article.live:
            return moment, change, actions.publish_now(user, stories=[story_id])
        case "at" if not article.live:
            moment = MomentForm(request.POST)
            done = (
                actions.plan_release(user, moment.cleaned_data["at"], stories=[story_id]) if moment.is_valid() else None
            )
            return moment, change, done
        case "with-issue":
            row = planned_for(story_id)
            return moment, change, actions.cancel(row.pk, user) if row else None
        case "change":
            change = ChangeForm(request.POST)
            return moment, change, _changed(request, article, change)
    return moment, change, actions.Outcome("That stands otherwise by now; look at it again.", done=False)


def _changed(request: HttpRequest, article: Article, form: ChangeForm) -> Outcome | None:
    """Release a change; None where the form is to be mended."""
    if not form.is_valid():
        return None
    user = require(request, Act.CORRECT)
    told = form.cleaned_data
    outcome = actions.release_change(user, article.story_id, told["change"], told["said"])
    if not outcome.done:
        form.add_error(None, outcome.words)
        return None
    return outcome


def _story_context(article: Article, moment: MomentForm, change: ChangeForm) -> dict[str, Any]:
    """What the screen shows."""
    draft = Draft(article)
    rows = differences(to_story(draft.row), to_story(draft.copy)) if article.live else ()
    placed = Placement.objects.filter(article=article).select_related("issue").order_by("issue__number")
    return {
        "title": draft.copy.headline or "Untitled",
        "lead": "A change of a published story." if article.live else "Its release on the web.",
        "article": article,
        "draft": draft,
        "rows": rows,
        "changed": draft.changed,
        "address": address_of(article.story_id),
        "placed": placed,
        "planned": planned_for(article.story_id),
        "moment": moment,
        "change": change,
        "classes": [(item.value, name, words) for item, name, words in CHANGES],
    }


def tell(request: HttpRequest, outcome: Outcome) -> None:
    """Tell whoever asked what came of it."""
    (messages.success if outcome.done else messages.error)(request, outcome.words)


def may(request: HttpRequest, act: Act) -> bool:
    """Whether whoever asks may do something."""
    return isinstance(request.user, User) and request.user.may(act)
