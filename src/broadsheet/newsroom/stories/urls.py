"""Addresses of this part, below ``/newsroom/stories/``."""

from __future__ import annotations

from django.urls import path

from broadsheet.newsroom.stories import editing, previewing

app_name = "stories"
urlpatterns = (
    path("new/", editing.new_story, name="new"),
    path("new/measure/", previewing.MeasureNewView.as_view(), name="measure_new"),
    path("<int:page_id>/measure/", previewing.MeasureView.as_view(), name="measure"),
    path("preview/pictures/<int:picture>/", previewing.preview_picture, name="preview_picture"),
    path("preview/<path:name>", previewing.preview_file, name="preview_file"),
)
