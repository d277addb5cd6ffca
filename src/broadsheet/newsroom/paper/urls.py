"""Addresses of this part, below ``/newsroom/paper/``."""

from __future__ import annotations

app_name = "paper"
urlpatterns = ()
