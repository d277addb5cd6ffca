"""What this part adds to the frame of the newsroom: its entry of the menu."""

from __future__ import annotations

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from broadsheet.newsroom.people.hooks import ForAct
from broadsheet.newsroom.people.roles import Act


@hooks.register("register_admin_menu_item")
def issues_item() -> MenuItem:
    """Issues, for those who may see the plan."""
    return ForAct("Issues", reverse("issues:index"), Act.SEE_PLAN, "list-ul", 200)
