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

ORDER = 9_100


class BackupsItem(MenuItem):
    """The backups, for those who may make them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether whoever asks may."""
        return isinstance(request.user, User) and request.user.may(Act.BACK_UP)


@hooks.register("register_admin_menu_item")
def backups_item() -> BackupsItem:
    """Backups."""
    return BackupsItem("Backups", reverse("keeping:kept"), name="backups", icon_name="download", order=ORDER)
