"""What the framework asks about a story, answered from the table of roles. It publishes nothing: the press does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import PagePermissionTester

from broadsheet.newsroom.people.roles import Act, Role
from broadsheet.newsroom.stories.rules import may_edit

if TYPE_CHECKING:
    from broadsheet.newsroom.people.models import User
    from broadsheet.newsroom.stories.models import Article


class StoryPermissions(PagePermissionTester):
    """Somebody's permissions on one story. Nobody's groups, and no superuser, go past the table of roles."""

    def __init__(self, user: User, page: Article) -> None:
        super().__init__(user, page)
        self.story = page

    def _may(self, act: Act) -> bool:
        """Whether they may perform an act at all."""
        ask = getattr(self.user, "may", None)
        return bool(ask and ask(act))

    def can_edit(self) -> bool:
        """Their own while it is a draft, or any."""
        if not getattr(self.user, "is_active", False) or not hasattr(self.user, "role"):
            return False
        own = self.story.owner_id is not None and self.story.owner_id == self.user.pk
        first = self.story.stage_is_first
        return may_edit(Role(self.user.role), own=own, first_stage=first, public=self.story.live)

    def can_see(self) -> bool:
        """Whether they may read the draft."""
        return self.can_edit() or self._may(Act.SEE_STORIES) or (self.story.owner_id == self.user.pk)

    def can_view_revisions(self) -> bool:
        """Whoever may read it sees how it came about."""
        return self.can_see()

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: ARG002, FBT001, FBT002 - the framework's signature
        """Never what is public or stands in a plan; taking stories away is asked for in the list."""
        return self._may(Act.DELETE_STORY) and not self.story.live

    def can_lock(self) -> bool:
        """Whoever may edit any story may keep others from it for a while."""
        return self._may(Act.EDIT_ANY)

    def can_unlock(self) -> bool:
        """The same."""
        return self._may(Act.EDIT_ANY)

    def _never(self, *_: object) -> bool:
        """Nobody."""
        return False

    can_add_subpage = can_publish = can_unpublish = can_publish_subpage = can_unschedule = _never
    can_submit_for_moderation = can_set_view_restrictions = can_reorder_children = _never
    can_move = can_move_to = can_copy = can_copy_to = _never
