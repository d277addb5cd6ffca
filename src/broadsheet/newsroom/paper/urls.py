"""Addresses of this part, below ``/newsroom/paper/``."""

from __future__ import annotations

from django.urls import path

from broadsheet.newsroom.paper import views

app_name = "paper"
urlpatterns = (
    path("", views.paper, name="settings"),
    path("design/", views.design, name="design"),
    path("text/", views.texts, name="texts"),
    path("workflows/", views.workflows, name="workflows"),
    path("help/", views.guide, name="help"),
    path("toured/", views.toured, name="toured"),
)
