"""The frame in the newsroom's words: its menu, its help; and this part's entry there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from broadsheet.newsroom.people.hooks import ForAct
from broadsheet.newsroom.people.roles import Act

if TYPE_CHECKING:
    from django.http import HttpRequest

NOT_OURS = frozenset({"explorer", "documents", "reports", "settings", "snippets", "help", "forms", "redirects"})
"""Entries of the framework's menu that a paper has no use for, or has a screen of its own for."""


@hooks.register("register_admin_menu_item")
def paper_item() -> MenuItem:
    """The paper's settings."""
    return ForAct("Paper", reverse("paper:settings"), Act.SET_PAPER, "cog", 700)


@hooks.register("register_admin_menu_item")
def help_item() -> MenuItem:
    """How things are done; for everybody."""
    return MenuItem("How it is done", reverse("paper:help"), name="newsroom-help", icon_name="help", order=11_000)


@hooks.register("construct_main_menu", order=1_000)
def in_our_words(request: HttpRequest, items: list[MenuItem]) -> None:  # noqa: ARG001 - the framework's signature
    """Leave out what is not ours, and call pictures pictures."""
    items[:] = [item for item in items if item.name not in NOT_OURS]
    for item in items:
        if item.name == "images":
            item.label = "Pictures"


@hooks.register("insert_global_admin_css")
def frame_css() -> str:
    """How the frame looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/frame.css"))
