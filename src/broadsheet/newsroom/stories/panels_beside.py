"""What stands beside and below the copy while it is written: the length, the remarks, and what can be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.side_panels import BaseSidePanel, CommentsSidePanel

from broadsheet.newsroom.people.roles import Act, Role
from broadsheet.newsroom.stories.rules import may_move, next_stage
from broadsheet.newsroom.stories.stages import workflow_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from broadsheet.newsroom.stories.models import Article

NEXT_STAGE = "action-next-stage"
"""The name of the button that saves a story and moves it on."""


class LengthPanel(BaseSidePanel):
    """Words, lines and depth against what was asked, and the remarks; filled in by ``editor.js`` as one writes."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens it."""

        aria_label = "Length and remarks"
        icon_name = "list-ol"
        keyboard_shortcut = None

    name = "length"
    title = "Length and remarks"
    template_name = "newsroom/stories/editor_length.html"
    order = 50


class NotesPanel(CommentsSidePanel):
    """Notes to colleagues, and how one is left."""

    template_name = "newsroom/stories/editor_notes.html"


def measure_address(story: int | None) -> str:
    """Where the form of a story is sent to be measured; None for a new one."""
    return reverse("stories:measure", args=[story]) if story else reverse("stories:measure_new")


class NextStageItem(ActionMenuItem):
    """Save, and hand the story on."""

    name = NEXT_STAGE
    icon_name = "arrow-right"
    order = 20

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Where there is a next stage, to whoever looks after this one."""
        story = context.get("page")
        if context["view"] != "edit" or story is None or context["locked_for_user"]:
            return False
        stages, here = workflow_of(story.section), story.stage
        return next_stage(stages, here) is not None and may_move(Role(context["request"].user.role), stages, here)

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """The button names the stage."""
        story = parent_context["page"]
        following = next_stage(workflow_of(story.section), story.stage)
        self.label = f"Hand on: {following.name}" if following else "Hand on"
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context


class PublishItem(ActionMenuItem):
    """The way to the press's screen, where stories are published and published ones are changed."""

    name = "publish-on-the-web"
    icon_name = "globe"
    order = 30

    def is_shown(self, context: dict[str, Any]) -> bool:
        """To those who may release."""
        user = context["request"].user
        return context["view"] == "edit" and user.may(Act.RELEASE)

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """What is published already is corrected."""
        self.label = "Publish the change…" if parent_context["page"].live else "Publish on the web…"
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """The press's screen of the story."""
        return press_address(parent_context["page"])


def press_address(story: Article) -> str:
    """The press's screen of a story."""
    return f"{reverse('wagtailadmin_home')}press/stories/{story.pk}/"


class SaveItem(ActionMenuItem):
    """Save the draft."""

    name = "action-save-draft"
    template_name = "newsroom/stories/editor_save.html"
    order = 0

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """An older version is put in place of the draft."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["older"] = parent_context["view"] == "revisions_revert"
        return context


def only_ours(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:  # noqa: ARG001 - a hook's signature
    """Of the framework's own acts none is offered: nothing is published past the press."""
    kept = [item for item in (SaveItem(), NextStageItem(), PublishItem()) if item.is_shown(context)]
    items[:] = kept
