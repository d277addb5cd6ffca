"""The newsroom as a Django application."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from broadsheet.newsroom.search.index import make


class NewsroomConfig(AppConfig):
    """Stories, issues, the paper and the work behind them: one application, whose parts are packages of their own."""

    name = "broadsheet.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        """Have the index made after the tables; it is no table of Django's, so that no migration can."""
        post_migrate.connect(_make_index, sender=self)


def _make_index(**_: object) -> None:
    """Make the index of the copy."""
    make()
