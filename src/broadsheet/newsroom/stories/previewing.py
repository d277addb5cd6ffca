"""The requests that need no saving: how long a form's story is, and what it would look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views import View
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.utils.decorators import xframe_options_sameorigin_override

from broadsheet.newsroom.begin import stories_home
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.roles import Act
from broadsheet.newsroom.stories.counts import Figures, figures
from broadsheet.newsroom.stories.doors import kept_pictures
from broadsheet.newsroom.stories.models import Article, PaperImage
from broadsheet.newsroom.stories.places import parts_of, place_of
from broadsheet.newsroom.stories.previews import SCREEN, preview
from broadsheet.newsroom.stories.rules import fill_of, fill_words
from broadsheet.newsroom.stories.streams import pictures_in
from broadsheet.newsroom.stories.wording import in_words
from broadsheet.works.draftproof import assets_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from broadsheet.newsroom.stories.forms import StoryForm

PART_OF_FORM = ("kicker", "headline", "standfirst")
YEAR = 31_536_000


class StoryPreview:
    """Draws what the form holds as our own pages."""

    @method_decorator(xframe_options_sameorigin_override)
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401, ARG002 - the framework's
        """The form as it was last sent, in the way asked for."""
        form = self.get_form(self._get_form_data(self._get_form_state()))  # type: ignore[attr-defined] # of the view beside it
        if not self.validate_form(form):  # type: ignore[attr-defined] # the same
            return self.error_response()  # type: ignore[attr-defined] # the same
        form.save(commit=False)
        return preview(self.object, request.GET.get("mode", "web"), request)  # type: ignore[attr-defined] # the same


class StoryPreviewView(StoryPreview, PreviewOnEditView):
    """A story being edited."""


class StoryPreviewOnCreateView(StoryPreview, PreviewOnCreateView):
    """A new story."""


class StoryDraftView(View):
    """The draft as it is kept, for whoever may read it."""

    @method_decorator(xframe_options_sameorigin_override)
    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """In the way asked for."""
        story = get_object_or_404(Article, pk=page_id).get_latest_revision_as_object()
        if not story.permissions_for_user(request.user).can_see():
            raise PermissionDenied
        return preview(story, request.GET.get("mode", "web"), request)


class StoryVersionView(View):
    """A version as it was kept, for whoever may read the story."""

    @method_decorator(xframe_options_sameorigin_override)
    def get(self, request: HttpRequest, page_id: int, revision_id: int) -> HttpResponse:
        """In the way asked for."""
        story = get_object_or_404(Article, pk=page_id)
        version = get_object_or_404(story.revisions, pk=revision_id).as_object()
        if not version.permissions_for_user(request.user).can_see():
            raise PermissionDenied
        return preview(version, request.GET.get("mode", "web"), request)


class Measuring:
    """Counts what the form holds, without saving it."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401, ARG002 - the framework's
        """The figures and the remarks, or that the form cannot be read yet."""
        form = self.get_form(request.POST)  # type: ignore[attr-defined] # of the view beside it
        self.validate_form(form)  # type: ignore[attr-defined] # the same
        if not hasattr(form, "cleaned_data"):
            return JsonResponse({"error": "The form did not arrive whole; load the page again."}, status=400)
        return JsonResponse(told(figures(form.instance), form))


class MeasureView(Measuring, PreviewOnEditView):
    """A story being edited."""


class MeasureNewView(Measuring, PreviewOnCreateView):
    """A new story."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the framework's
        """It will stand where all stories stand."""
        require(request, Act.WRITE_STORY)
        place = {"content_type_app_name": "newsroom", "content_type_model_name": "article"}
        super().setup(request, *args, parent_page_id=stories_home().pk, **place, **kwargs)


def told(found: Figures, form: StoryForm) -> dict[str, Any]:
    """Figures as the screen is told them."""
    asked = form.cleaned_data.get("length_asked") or 0
    parts = [(name, str(getattr(form.instance, name))) for name in PART_OF_FORM]
    stream = form.instance.body.get_prep_value()
    files = {key: kept.file for key, kept in kept_pictures(pictures_in(stream)).items()}
    parts += parts_of(stream, files)
    ids = [item.get("id") for item in stream]
    remarks = [
        {
            "severity": remark.severity.value,
            "message": (words := in_words(remark.rule, remark.message, remark.advice))[0],
            "advice": words[1],
            "place": (place := place_of(remark, parts)),
            "at": ids.index(place) if place in ids else -1,
        }
        for remark in found.remarks
    ]
    return {
        "words": found.words,
        "lines": found.lines,
        "centimetres": round(found.depth / 10, 1),
        "asked": asked,
        "fill": fill_of(found.words, asked).value,
        "told": fill_words(found.words, asked),
        "remarks": remarks,
    }


# ---- what previews load ----


@allowed(Act.SEE_STORIES)
def preview_picture(request: HttpRequest, picture: int) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """A picture in the size of a screen."""
    image = get_object_or_404(PaperImage, pk=picture)
    try:
        shown = image.get_rendition(f"max-{SCREEN}x{SCREEN}|format-jpeg")
        with shown.file.open("rb") as stream:
            data = stream.read()
    except OSError:
        raise Http404("The picture's file cannot be read. Upload it again.") from None
    return _kept(HttpResponse(data, content_type="image/jpeg"), 300)


@allowed(Act.SEE_STORIES)
def preview_file(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 - the same
    """A style sheet or font of previewed pages; what else such a page leads to is on the public site."""
    paper, design, _ = to_paper()
    data = assets_of(design, paper)[1].get(f"/{name}")
    if data is None:
        return redirect("/" + name.replace("\\", "/").lstrip("/"))
    kinds = {"css": "text/css; charset=utf-8", "woff2": "font/woff2", "svg": "image/svg+xml", "js": "text/javascript"}
    return _kept(HttpResponse(data, content_type=kinds.get(name.rpartition(".")[2], "application/octet-stream")), YEAR)


def _kept(response: HttpResponse, seconds: int) -> HttpResponse:
    """A file that only this browser may keep."""
    response["Cache-Control"] = f"private, max-age={seconds}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
