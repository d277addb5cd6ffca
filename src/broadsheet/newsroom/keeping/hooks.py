"""What this part adds to the frame of the newsroom: its entry of the menu."""

from __future__ import annotations

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from broadsheet.newsroom.people.hooks import ForAct
from broadsheet.newsroom.people.roles import Act

ORDER = 9_100


@hooks.register("register_admin_menu_item")
def backups_item() -> MenuItem:
    """The backups, for those who may make them."""
    return ForAct("Backups", reverse("keeping:kept"), Act.BACK_UP, "download", ORDER)
