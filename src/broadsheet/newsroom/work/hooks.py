"""What this part adds to the frame of the newsroom: its entry of the menu, and the notices on the first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from broadsheet.newsroom.people.hooks import ForAct
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.work.models import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

ORDER = 9_000
MOST_NOTICES = 8


class NoticesPanel(Component):
    """What the desk is told, until it is put away."""

    name = "notices"
    order = 10
    template_name = "newsroom/background/notices.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The notices, and whether whoever reads them may put them away."""
        request = parent_context["request"]
        may_see = isinstance(request.user, User) and request.user.may(Act.SEE_STORIES)
        waiting = Notice.objects.filter(seen=False) if may_see else Notice.objects.none()
        return {
            "notices": waiting[:MOST_NOTICES],
            "more": max(0, waiting.count() - MOST_NOTICES),
            "may_act": isinstance(request.user, User) and request.user.may(Act.SEE_JOBS),
            "request": request,
            "csrf_token": parent_context.get("csrf_token", ""),
        }


@hooks.register("register_admin_menu_item")
def jobs_item() -> MenuItem:
    """The jobs, for those who may see them."""
    return ForAct("In the background", reverse("work:jobs"), Act.SEE_JOBS, "cogs", ORDER)


@hooks.register("construct_homepage_panels")
def notices_panel(request: HttpRequest, panels: list[Component]) -> None:  # noqa: ARG001 - the framework's signature
    """The notices before all else."""
    panels.insert(0, NoticesPanel())
