"""Addresses of this part, below ``/newsroom/stories/``."""

from __future__ import annotations

from django.urls import include, path

from broadsheet.newsroom.stories import choosing, editing, previewing, undoing, views

app_name = "stories"
urlpatterns = (
    path("", views.story_list, name="list"),
    path("bulk/", views.bulk, name="bulk"),
    path("bulk/undo/", undoing.undo, name="undo"),
    path("filters/", views.keep_filter, name="keep_filter"),
    path("filters/<int:pk>/drop/", views.drop_filter, name="drop_filter"),
    path("<int:pk>/peek/", views.peek, name="peek"),
    path("choose/", choosing.choose, name="choose"),
    path("new/", editing.new_story, name="new"),
    path("new/measure/", previewing.MeasureNewView.as_view(), name="measure_new"),
    path("<int:page_id>/measure/", previewing.MeasureView.as_view(), name="measure"),
    path("preview/pictures/<int:picture>/", previewing.preview_picture, name="preview_picture"),
    path("", include("broadsheet.newsroom.stories.guest_urls")),
    path("preview/<path:name>", previewing.preview_file, name="preview_file"),
)
