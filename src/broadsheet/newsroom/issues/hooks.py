"""What this part adds to the frame of the newsroom: its entry of the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act

if TYPE_CHECKING:
    from django.http import HttpRequest


class IssuesItem(MenuItem):
    """Issues, for those who may see the plan."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether it is in the menu of whoever asks."""
        return isinstance(request.user, User) and request.user.may(Act.SEE_PLAN)


@hooks.register("register_admin_menu_item")
def issues_item() -> MenuItem:
    """The entry of the menu."""
    return IssuesItem("Issues", reverse("issues:index"), name="issues", icon_name="list-ul", order=200)
