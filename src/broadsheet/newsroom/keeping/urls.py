"""Addresses of this part, below ``/newsroom/keeping/``."""

from __future__ import annotations

from django.urls import path

from broadsheet.newsroom.keeping import views

app_name = "keeping"
urlpatterns = (
    path("", views.kept, name="kept"),
    path("make/", views.make, name="make"),
    path("<str:name>", views.fetch, name="fetch"),
)
