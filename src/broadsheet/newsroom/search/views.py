"""The page of what a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.shortcuts import render

from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.search.index import excerpts, found_by
from broadsheet.newsroom.search.rules import LONGEST_QUERY, terms_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from broadsheet.newsroom.people.models import User

SHOWN = 40
MOST = 500
FIELDS = ("article_id", "headline", "section", "stage", "issue__number", "article__owner__username", "changed_at")


@allowed(Act.SEE_OWN)
def find(request: HttpRequest) -> HttpResponse:
    """What was looked for, and what was found; the best first."""
    user = require(request, Act.SEE_OWN)
    query = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    articles = _seen(user, found_by(query, MOST))
    context = {
        "title": "Search",
        "lead": "Every word of every story, drafts too. Words in “quotes” must stand together.",
        "query": query,
        "asked": bool(terms_of(query)),
        "found": _told(query, articles[:SHOWN]),
        "number": len(articles),
        "shown": SHOWN,
        "most": MOST,
    }
    return render(request, "newsroom/search/found.html", context)


def _lines() -> Any:  # noqa: ANN401 - a query of a part above this one
    """The lines of all stories."""
    return apps.get_model("newsroom", "BudgetLine")._default_manager.order_by()  # noqa: SLF001 - Django's name for it


def _seen(user: User, articles: tuple[int, ...]) -> tuple[int, ...]:
    """Those somebody may see, in their order."""
    if user.may(Act.SEE_STORIES):
        return articles
    own = set(_lines().filter(article__owner=user, article_id__in=articles).values_list("article_id", flat=True))
    return tuple(article for article in articles if article in own)


def _told(query: str, articles: tuple[int, ...]) -> list[tuple[dict[str, Any], Any]]:
    """The lines of articles, with the words around what was found."""
    lines = {line["article_id"]: line for line in _lines().filter(article_id__in=articles).values(*FIELDS)}
    return [(lines[hit.article], hit.excerpt) for hit in excerpts(query, articles) if hit.article in lines]
