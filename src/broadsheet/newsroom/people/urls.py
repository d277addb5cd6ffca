"""Addresses of this part, below ``/newsroom/people/``."""

from __future__ import annotations

app_name = "people"
urlpatterns = ()
