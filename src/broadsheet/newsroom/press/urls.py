"""Addresses of this part, below ``/newsroom/press/``."""

from __future__ import annotations

app_name = "press"
urlpatterns = ()
