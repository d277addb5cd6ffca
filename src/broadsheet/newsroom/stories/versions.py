"""The versions of a story: who kept them and when, what changed from one to the next, and the way back."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views import View

from broadsheet.newsroom.stories.differences import differences
from broadsheet.newsroom.stories.doors import to_story
from broadsheet.newsroom.stories.models import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Revision

ON_A_PAGE = 50
ENDS = {"earliest": "created_at", "latest": "-created_at"}


class StoryHistoryView(View):
    """All versions of a story, the newest first."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The list."""
        story = _seen(request, page_id)
        page = Paginator(story.revisions.order_by("-created_at", "-pk").select_related("user"), ON_A_PAGE).get_page(
            request.GET.get("page")
        )
        told = {"title": "Versions", "lead": f"Of “{story.headline}”. Nothing that was kept is lost.", "story": story}
        may_edit = story.permissions_for_user(request.user).can_edit()
        rows = _with_the_one_before(list(page.object_list), story)
        return render(request, "newsroom/stories/versions.html", {**told, "rows": rows, "page": page, "may": may_edit})


class StoryCompareView(View):
    """What changed between two versions."""

    def get(self, request: HttpRequest, pk: int, revision_id_a: str, revision_id_b: str) -> HttpResponse:
        """Part by part, word by word."""
        story = _seen(request, pk)
        before, after = (_version(story, name) for name in (revision_id_a, revision_id_b))
        changes = differences(to_story(before.as_object()), to_story(after.as_object()))
        told = {"title": "What changed", "lead": f"In “{story.headline}”.", "story": story, "changes": changes}
        return render(request, "newsroom/stories/compare.html", {**told, "before": before, "after": after})


def _seen(request: HttpRequest, story: int) -> Article:
    """The draft of a story, for those who may read it."""
    found: Article = get_object_or_404(Article, pk=story).get_latest_revision_as_object()
    if not found.permissions_for_user(request.user).can_see():
        raise PermissionDenied
    return found


def _version(story: Article, name: str) -> Revision:
    """A version by its number, or ``earliest``, ``latest`` or ``live``: the one readers have."""
    name = str(story.live_revision_id) if name == "live" else name
    if name in ENDS:
        found = story.revisions.order_by(ENDS[name], "pk" if name == "earliest" else "-pk").first()
    else:
        found = story.revisions.filter(pk=int(name)).first() if name.isascii() and name.isdigit() else None
    if found is None:
        raise Http404
    return found


def _with_the_one_before(versions: Sequence[Revision], story: Article) -> list[tuple[Revision, Revision | None]]:
    """Each version with the one before it; the last of a page looks beyond it."""
    if not versions:
        return []
    last = versions[-1]
    beyond = story.revisions.filter(created_at__lt=last.created_at).order_by("-created_at", "-pk").first()
    return list(pairwise([*versions, beyond]))
