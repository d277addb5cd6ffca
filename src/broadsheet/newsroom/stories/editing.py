"""The editor of stories: the framework's, wearing our words, saving with all that follows, publishing nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import PreviewSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.stories import actions
from broadsheet.newsroom.stories.belonging import language_here, section_called
from broadsheet.newsroom.stories.counts import Figures, figures
from broadsheet.newsroom.stories.models import Article
from broadsheet.newsroom.stories.panels_beside import NEXT_STAGE, LengthPanel, NotesPanel, measure_address
from broadsheet.newsroom.stories.previewing import (
    StoryDraftView,
    StoryPreviewOnCreateView,
    StoryPreviewView,
    StoryVersionView,
)
from broadsheet.newsroom.stories.versions import StoryCompareView, StoryHistoryView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest

    from broadsheet.newsroom.stories.forms import StoryForm

OVERTAKEN = "Saving would overwrite a newer version."
WISHES = {"issue": "planned_issue", "day": "planned_day"}
"""What the address of a new story may ask of its plan."""


def who_asks(request: HttpRequest) -> User:
    """Whoever is signed in. Raises ``PermissionDenied`` for anybody else."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class Keeping:
    """Saving as the newsroom does it: draft, budget, log and jobs in one transaction, whatever the framework's view."""

    page: Article
    form: StoryForm
    request: HttpRequest
    found: Figures
    minute: actions.MinuteAnswer
    expects_json_response: bool
    json_error_response: Callable[[str, str], HttpResponse]

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        """Whatever button the form names, it is saved and no more."""
        return "save", self.save_action

    def form_valid(self, form: StoryForm) -> HttpResponse:
        """Measure the story before the transaction begins."""
        self.found = figures(form.instance)
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc] # of the view beside it
        return response

    def save_action(self) -> HttpResponse:
        """Save, and write what follows; then hand the story on, where that was asked for."""
        before = self.page.latest_revision_created_at
        with transaction.atomic():
            self.minute = actions.answer_minute(self.page, self.form.planning)
            self.form.minute_now = self.minute.fields
            if self._overtaken(before):
                return self.json_error_response("invalid_revision", OVERTAKEN)
            response: HttpResponse = super().save_action()  # type: ignore[misc] # the same
            saved = self.page.latest_revision_created_at != before
            if saved:
                self._follow()
                response = self._told(response)
        return redirect("stories:list") if saved and self._handed_on() else response

    def _overtaken(self, before: datetime | None) -> bool:
        """Whether the story was saved while an autosave was being measured: what is older does not lie over it."""
        if not self.page.pk or not self.expects_json_response:
            return False
        row = Article.objects.select_for_update(of=("self", "page_ptr")).get(pk=self.page.pk)
        return (row.latest_revision_id, row.latest_revision_created_at) != (self.page.latest_revision_id, before)

    def _told(self, response: HttpResponse) -> HttpResponse:
        """The answer with why the story's minute stays as it stands, if it does against what was asked."""
        if self.minute.words and isinstance(response, JsonResponse):
            return JsonResponse({**json.loads(response.content), "told": self.minute.words})
        if self.minute.words:
            messages.warning(self.request, self.minute.words)
        return response

    def _handed_on(self) -> bool:
        """Whether the story has gone on to where whoever saved it may not edit it: the list tells them so."""
        if not self.request.POST.get(NEXT_STAGE):
            return False
        return not Article.objects.get(pk=self.page.pk).permissions_for_user(self.request.user).can_edit()

    def _follow(self) -> None:
        """What follows from a saved draft. One who goes on writing is in the log once for a version."""
        who = who_asks(self.request)
        actions.drafted(self.page, self.found, self.minute.planning, who)
        if not self.request.POST.get("overwrite_revision_id"):
            actions.logged(self.page, who, self._act)
        if self.request.POST.get(NEXT_STAGE):
            messages.info(self.request, actions.move_on(self.page, who, self.request.POST.get("stage_seen", "")))

    _act = actions.SAVED

    def send_commenting_notifications(self, changes: dict[str, Any]) -> None:
        """Letters go out when the story is kept, and do not hold up the database."""
        send = super().send_commenting_notifications  # type: ignore[misc] # the same
        transaction.on_commit(lambda: send(changes))

    def story_context(self) -> dict[str, Any]:
        """What our part of the screen is told."""
        kept = bool(self.page.pk)
        return {
            "measure_address": measure_address(self.page.pk if kept else None),
            "stage": self.page.stage if kept else "",
            "stories_address": f"{reverse('wagtailadmin_home')}stories/",
        }

    def story_panels(self, preview: str, *, partial: bool = False) -> MediaContainer:
        """What stands beside the copy; a partial answer leaves the panels as they are."""
        if partial:
            return MediaContainer([])
        panels = [
            LengthPanel(self.page, self.request),
            PreviewSidePanel(self.page, self.request, preview_url=preview),
            *([NotesPanel(self.page, self.request)] if self.form.show_comments_toggle else []),
        ]
        return MediaContainer(panels)


class StoryEditView(Keeping, EditView):
    """An article being edited."""

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the same
        """Who may read a story and not edit it is shown its draft, wherever they come from."""
        story = Article.objects.filter(pk=page_id).first()
        if story is not None and request.method == "GET" and "revision_id" not in kwargs:
            permissions = story.permissions_for_user(request.user)
            if permissions.can_see() and not permissions.can_edit():
                return redirect("wagtailadmin_pages:view_draft", page_id)
        response: HttpResponse = super().dispatch(request, page_id=page_id, **kwargs)
        return response

    def get_template_names(self) -> list[str]:
        """Our frame around the framework's form."""
        return [f"newsroom/stories/{'editor_kept' if self.hydrate_create_view else 'editor'}.html"]

    def get_page_title(self) -> str:
        """What is done here."""
        return "Editing a story"

    def add_save_confirmation_message(self) -> None:
        """Say that it is kept."""
        words = "The older version is the draft again." if self.is_reverting else "The story is saved."
        messages.success(self.request, words)

    def get_side_panels(self) -> MediaContainer:
        """Length, preview, notes."""
        if self.hydrate_create_view:  # the story has just got an address; what stands beside it already stays
            return MediaContainer([PreviewSidePanel(self.page, self.request, preview_url=self.get_preview_url())])
        return self.story_panels(self.get_preview_url(), partial=self.expects_json_response)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - the framework's signature
        """The framework's, and ours."""
        return {**super().get_context_data(**kwargs), **self.story_context()}


class StoryRevertView(StoryEditView, RevisionsRevertView):
    """An older version, to be made the draft again."""

    _act = "go back to an older version"

    def get_warning_message(self) -> str:
        """What is seen here."""
        made = self.previous_revision
        name = made.user.get_username() if made.user else "the newsroom"
        return f"This is an older version, saved by {name}. Saving makes it the draft; the newer versions stay."


class StoryCreateView(Keeping, CreateView):
    """A new article."""

    template_name = "newsroom/stories/editor_new.html"
    page_title = "New story"
    _act = "write a new story"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the same
        """Only for those who write."""
        require(request, Act.WRITE_STORY)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """Begin with an empty text and what the address asks for."""
        user = who_asks(request)
        self.page.body = _begun("paragraph", "")
        self.page.section = section_called(request.GET.get("section", "") or user.section)
        self.page.language = language_here()
        name = user.get_full_name()
        self.page.bylines = _begun("byline", {"name": name, "role": "words"}) if name else []
        self.page.wishes = {name: request.GET[key] for key, name in WISHES.items() if request.GET.get(key)}
        response: HttpResponse = super().get(request)
        return response

    def get_page_subtitle(self) -> str:
        """Nothing more is known of it."""
        return ""

    def get_side_panels(self) -> MediaContainer:
        """Length, preview, notes."""
        return self.story_panels(self.get_preview_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
        """The framework's, and ours."""
        return {**super().get_context_data(**kwargs), **self.story_context()}


class StoryDeleteView(DeleteView):
    """A story to be taken away."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401, ARG002 - the same
        """Take it away, or say why not."""
        refusal = actions.take_away(self.page, require(request, Act.DELETE_STORY))
        if refusal:
            messages.error(request, refusal)
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        messages.success(request, "The story is gone.")
        return redirect(self.next_url or "wagtailadmin_home")


class StoryViewSet(PageViewSet):
    """The views of an article, in place of the framework's."""

    model = Article
    icon = "doc-full"
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    revisions_revert_view_class = StoryRevertView
    delete_view_class = StoryDeleteView
    history_view_class = StoryHistoryView
    revisions_compare_view_class = StoryCompareView
    preview_on_add_view_class = StoryPreviewOnCreateView
    preview_on_edit_view_class = StoryPreviewView
    view_draft_view_class = StoryDraftView
    revisions_view_class = StoryVersionView


def _begun(kind: str, value: object) -> list[dict[str, object]]:
    """The one part a new story begins with, under a name of its own: without it the screen mistakes it for another."""
    return [{"type": kind, "value": value, "id": str(uuid4())}]


@allowed(Act.WRITE_STORY)
def new_story(request: HttpRequest) -> HttpResponse:
    """Lead to the editor of a new story; ``?issue=`` plans it, ``?section=`` files it."""
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "article", stories_home().pk])
    query = request.GET.urlencode()
    return redirect(f"{address}?{query}" if query else address)
