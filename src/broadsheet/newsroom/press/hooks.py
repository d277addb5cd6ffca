"""What this part adds to the frame of the newsroom: its entry of the menu."""

from __future__ import annotations

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from broadsheet.newsroom.people.hooks import ForAct
from broadsheet.newsroom.people.roles import Act


@hooks.register("register_admin_menu_item")
def publications() -> MenuItem:
    """Publications, for those who see what goes to press."""
    return ForAct("Publications", reverse("press:index"), Act.SEE_PRESS, "upload", 300)
