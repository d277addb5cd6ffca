"""What this part adds to the frame of the newsroom: the field over the menu searches stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.search import SearchArea

if TYPE_CHECKING:
    from django.http import HttpRequest


@hooks.register("register_admin_search_area")
def stories_area() -> SearchArea:
    """Stories."""
    return SearchArea("Stories", reverse("search:find"), name="newsroom-stories", icon_name="doc-full", order=1)


@hooks.register("construct_search")
def only_stories(request: HttpRequest, areas: list[SearchArea]) -> None:  # noqa: ARG001 - the framework's signature
    """Nothing else is searched from there."""
    areas[:] = [area for area in areas if area.name == "newsroom-stories"]
