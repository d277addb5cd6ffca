"""Addresses of this part, below ``/newsroom/keeping/``."""

from __future__ import annotations

app_name = "keeping"
urlpatterns = ()
