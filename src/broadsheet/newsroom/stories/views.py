"""The list of stories, a quick look at one, many acted on at once, filters kept under a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.models import SavedFilter
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.search.index import excerpts
from broadsheet.newsroom.stories import actions
from broadsheet.newsroom.stories.bulk import MOST, told
from broadsheet.newsroom.stories.choices import Choices, choices_here, wish_from
from broadsheet.newsroom.stories.filters import StoryFilter, chosen, filter_from, seen_by
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.stories.rows import COLUMNS, Row, rows_of
from broadsheet.newsroom.stories.undoing import way_back

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

ON_A_PAGE = 50
LONGEST_NAME = 80
PEEKED = 3
"""Paragraphs of a story shown in a quick look."""
LEAD = "Everything that is being written, and everything that was."


@allowed(Act.SEE_OWN)
def story_list(request: HttpRequest) -> HttpResponse:
    """The list, as the address filters and sorts it."""
    user, wanted, here = require(request, Act.SEE_OWN), filter_from(request.GET), choices_here()
    page = Paginator(chosen(wanted, user), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = _with_hits(wanted, rows_of(page, here, timezone.localdate()))
    context = {
        "title": "Stories",
        "lead": LEAD if user.may(Act.SEE_STORIES) else "Your stories.",
        "wanted": wanted,
        "choices": here,
        "heads": [(column, wanted.sorted_by(column.name), wanted.direction(column.name)) for column in COLUMNS],
        "filters": _filters(wanted, here),
        "wanted_items": _items(wanted),
        "rows": rows,
        "page": page,
        "may_bulk": user.may(Act.BULK),
        "may_write": user.may(Act.WRITE_STORY),
        "most": MOST,
        "may_share": user.may(Act.PLAN),
        **_kept(wanted, SavedFilter.objects.filter(Q(user=user) | Q(shared=True)).select_related("user")),
    }
    return render(request, "newsroom/stories/list.html", context)


def _with_hits(wanted: StoryFilter, rows: list[Row]) -> list[Row]:
    """The rows with the words around what was looked for."""
    if not wanted.q:
        return rows
    hits = excerpts(wanted.q, [row.article for row in rows])
    return [replace(row, hit=hit.excerpt) for row, hit in zip(rows, hits, strict=True)]


def _items(wanted: StoryFilter) -> list[tuple[str, str]]:
    """The parts of a filter, for a form that carries it along."""
    return parse_qsl(wanted.query)


def _filters(wanted: StoryFilter, here: Choices) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """The fields of the filter: name, what it is called, and its choices with the one that is taken."""
    return [
        (name, label, [(value, called, value == getattr(wanted, name)) for value, called in values])
        for name, label, values in here.filters
    ]


def _kept(wanted: StoryFilter, kept: Any) -> dict[str, Any]:  # noqa: ANN401 - a query
    """The filters somebody has kept or was given, and the one this is."""
    found = list(kept)
    return {"kept": found, "this": next((item for item in found if item.query == wanted.query), None)}


@allowed(Act.SEE_OWN)
def peek(request: HttpRequest, pk: int) -> HttpResponse:
    """A quick look at one story: a piece of a page, for the script that shows it."""
    user, here = require(request, Act.SEE_OWN), choices_here()
    line = seen_by(user).filter(article_id=pk)
    article = Article.objects.filter(pk=pk).first()
    rows = rows_of(line, here, timezone.localdate())
    if article is None or not rows:
        raise Http404
    draft = article.get_latest_revision_as_object()
    copy = [block.value for block in draft.body if block.block_type == "paragraph"]
    context = {
        "row": rows[0],
        "story": draft,
        "copy": copy[:PEEKED],
        "more": len(copy) > PEEKED,
        "brief": line.values_list("brief", flat=True).first(),
        "may_edit": article.permissions_for_user(user).can_edit(),
    }
    return render(request, "newsroom/stories/list_peek.html", context)


# ---- many at once ----


@require_POST
@allowed(Act.BULK)
def bulk(request: HttpRequest) -> HttpResponse:
    """Do something to the stories that are ticked, or to all that the list shows; then say what came of it for each."""
    user, here = require(request, Act.BULK), choices_here()
    wanted = filter_from(request.POST)
    back = f"{reverse('stories:list')}?{wanted.query}"
    wish, wrong = wish_from(request.POST, here)
    articles = _ticked(request, wanted)
    if wish is None or not articles:
        messages.error(request, wrong or "Tick the stories first, then choose what is to be done.")
        return redirect(back)
    outcomes = actions.act_on_many(articles, wish, user)
    told_of = {"title": told(outcomes), "lead": wish.name, "outcomes": outcomes}
    context = {**told_of, "back": back, "way_back": way_back(wish, outcomes, user)}
    return render(request, "newsroom/stories/list_done.html", context)


def _ticked(request: HttpRequest, wanted: StoryFilter) -> list[int]:
    """The articles that are meant, of those whoever asks may see."""
    user = require(request, Act.BULK)
    if request.POST.get("all"):
        return list(chosen(wanted, user).values_list("article_id", flat=True)[:MOST])
    numbers = [int(text) for text in request.POST.getlist("story") if text.isascii() and text.isdigit()][:MOST]
    known = set(seen_by(user).filter(article_id__in=numbers).values_list("article_id", flat=True))
    return [number for number in dict.fromkeys(numbers) if number in known]


# ---- filters under a name ----


@require_POST
@allowed(Act.SEE_OWN)
def keep_filter(request: HttpRequest) -> HttpResponse:
    """Keep the filter under a name."""
    wanted = filter_from(request.POST)
    name = " ".join(request.POST.get("name", "").replace("\0", "").split())[:LONGEST_NAME]
    if name:
        user = require(request, Act.SEE_OWN)
        shared = bool(request.POST.get("shared")) and user.may(Act.PLAN)
        actions.keep_filter(user, name, wanted.query, shared=shared)
        messages.success(request, f"Kept as “{name}”{', for the whole desk' if shared else ''}.")
    else:
        messages.error(request, "Give the filter a name to keep it under.")
    return redirect(f"{reverse('stories:list')}?{wanted.query}")


@require_POST
@allowed(Act.SEE_OWN)
def drop_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one of one's own filters; one that is shared with the desk is forgotten by whoever may share one."""
    user = require(request, Act.SEE_OWN)
    own = Q(user=user) | Q(shared=True) if user.may(Act.PLAN) else Q(user=user)
    kept = SavedFilter.objects.filter(own, pk=pk).first()
    if kept is None:
        raise PermissionDenied("This filter is not yours.")
    actions.drop_filter(kept)
    messages.success(request, "The filter is forgotten.")
    return redirect("stories:list")


@allowed(Act.SEE_STORIES)
def in_place_of_explorer(request: HttpRequest, page: int = 0) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """The list of stories, where the framework would show its tree of pages."""
    return redirect("stories:list")
