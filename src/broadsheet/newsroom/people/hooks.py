"""What this part adds to the frame of the newsroom: its entries of the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from wagtail.models import Page


class ForAct(MenuItem):
    """An entry that those see who may perform its act; ``act`` None is for everybody."""

    def __init__(self, label: str, url: str, act: Act | None, icon: str, order: int) -> None:
        super().__init__(label, url, name=label.lower().replace(" ", "-"), icon_name=icon, order=order)
        self.act = act

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether somebody sees it."""
        user = request.user
        return isinstance(user, User) and (self.act is None or user.may(self.act))


@hooks.register("register_admin_menu_item")
def people() -> MenuItem:
    """Who works here."""
    return ForAct("People", reverse("people:people"), Act.MANAGE_PEOPLE, "group", 800)


@hooks.register("register_admin_menu_item")
def log() -> MenuItem:
    """Who did what."""
    return ForAct("Log", reverse("people:log"), Act.SEE_LOG, "history", 810)


@hooks.register("register_admin_menu_item")
def sign_in() -> MenuItem:
    """One's own password, second factor and sessions."""
    return ForAct("Your sign-in", reverse("mfa_index"), None, "key", 990)


@hooks.register("register_page_header_buttons")
def guests(page: Page, user: User, **_: object) -> Iterator[Button]:
    """From a story to its guests, for those who may invite them."""
    if page.pk and hasattr(page.specific, "story_id") and user.may(Act.INVITE_GUEST):
        yield Button("Guests", reverse("stories:passes", args=[page.pk]), icon_name="user", priority=90)
