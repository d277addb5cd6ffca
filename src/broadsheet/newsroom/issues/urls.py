"""Addresses of this part, below ``/newsroom/issues/``."""

from __future__ import annotations

app_name = "issues"
urlpatterns = ()
