"""What this part adds to the frame of the newsroom: the editor of stories in place of the framework's."""

from __future__ import annotations

from wagtail import hooks

from broadsheet.newsroom.stories.editing import StoryViewSet
from broadsheet.newsroom.stories.panels_beside import only_ours

hooks.register("construct_page_action_menu", only_ours)


@hooks.register("register_admin_viewset")
def story_views() -> StoryViewSet:
    """The views of an article."""
    return StoryViewSet("story-editor")
