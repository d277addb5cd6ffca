"""What this part adds to the frame: the editor of stories in place of the framework's, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from broadsheet.newsroom.people.hooks import ForAct
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.stories.editing import StoryViewSet
from broadsheet.newsroom.stories.home import HomePanel
from broadsheet.newsroom.stories.panels_beside import only_ours

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.admin.ui.components import Component

hooks.register("construct_page_action_menu", only_ours)


@hooks.register("register_admin_viewset")
def story_views() -> StoryViewSet:
    """The views of an article."""
    return StoryViewSet("story-editor")


@hooks.register("register_admin_menu_item")
def story_list() -> MenuItem:
    """The list of stories."""
    return ForAct("Stories", reverse("stories:list"), Act.SEE_OWN, "doc-full", 100)


@hooks.register("construct_homepage_panels")
def first_screen(request: HttpRequest, panels: list[Component]) -> None:  # noqa: ARG001 - the framework's signature
    """Ours in place of the framework's; what the newsroom's other parts show there stays."""
    panels[:] = [panel for panel in panels if type(panel).__module__.startswith("broadsheet.")]
    panels.append(HomePanel())
