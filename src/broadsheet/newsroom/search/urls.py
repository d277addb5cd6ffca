"""Addresses of this part, below ``/newsroom/search/``."""

from __future__ import annotations

from django.urls import path

from broadsheet.newsroom.search import views

app_name = "search"
urlpatterns = (path("", views.find, name="find"),)
