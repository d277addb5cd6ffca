"""Addresses of guests, below ``/newsroom/stories/``."""

from __future__ import annotations

from django.urls import path

from broadsheet.newsroom.stories import guests

urlpatterns = [
    path("guest/<str:token>/", guests.guest_story, name="guest"),
    path("guest/<str:token>/note/", guests.guest_note, name="guest_note"),
    path("<int:pk>/guests/", guests.passes, name="passes"),
    path("guests/<int:pk>/revoke/", guests.revoke, name="revoke_pass"),
]
