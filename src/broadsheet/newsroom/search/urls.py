"""Addresses of this part, below ``/newsroom/search/``."""

from __future__ import annotations

app_name = "search"
urlpatterns = ()
