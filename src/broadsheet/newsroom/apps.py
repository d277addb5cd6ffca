"""The newsroom as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Stories, issues, the paper and the work behind them: one application, whose parts are packages of their own."""

    name = "broadsheet.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"
