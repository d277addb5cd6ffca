"""The stories one may be looking for, by words of their headlines; asked as somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse

from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.search.index import found_by
from broadsheet.newsroom.search.rules import LONGEST_QUERY
from broadsheet.newsroom.stories.filters import seen_by

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from broadsheet.newsroom.stories.models import BudgetLine

OFFERED = 8
"""Stories offered at a time."""
FIELDS = ("article_id", "article__story_id", "headline", "issue__number", "article__published", "article__live")


@allowed(Act.SEE_STORIES)
def choose(request: HttpRequest) -> JsonResponse:
    """Stories with the words in ``q``, the best first (the latest, without words); or the one whose id is in ``id``.

    The article whose number is in ``beside`` is left out: no story belongs with itself.
    """
    told = {name: request.GET.get(name, "").replace("\0", "").strip()[:LONGEST_QUERY] for name in ("q", "id", "beside")}
    lines = seen_by(require(request, Act.SEE_STORIES))
    if told["id"]:
        return _answer(lines.filter(article__story_id=told["id"]).values_list(*FIELDS))
    if told["beside"].isascii() and told["beside"].isdigit():
        lines = lines.exclude(article_id=told["beside"][:18])
    return _answer(
        _best(lines, told["q"]) if told["q"] else lines.order_by("-changed_at").values_list(*FIELDS)[:OFFERED]
    )


def _best(lines: QuerySet[BudgetLine], query: str) -> list[tuple[object, ...]]:
    """Those that hold the words, in the order of the search."""
    found = found_by(query, OFFERED + 1)
    rows = {row[0]: row for row in lines.filter(article_id__in=found).values_list(*FIELDS)}
    return [rows[number] for number in found if number in rows][:OFFERED]


def _answer(rows: object) -> JsonResponse:
    """Stories as the screen is told them."""
    stories = [{"id": key, "headline": headline, "told": _told(*told)} for _, key, headline, *told in rows]  # type: ignore[attr-defined] # rows of a query
    answer = JsonResponse({"stories": stories})
    answer["Cache-Control"] = "private, no-store"
    return answer


def _told(issue: int | None, day: date | None, live: bool) -> str:  # noqa: FBT001 - a row of a query
    """What tells a story from others with such a headline; a day in the form does not make it public."""
    public = f"{day:%-d %B %Y}" if day else "Published"
    parts = (f"Issue {issue}" if issue else "", public if live else "Not published")
    return " · ".join(part for part in parts if part)
