"""Addresses of this part, below ``/newsroom/stories/``."""

from __future__ import annotations

app_name = "stories"
urlpatterns = ()
