"""The people of the newsroom as a Django application: the framework's own tables refer to accounts first."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, and the log of who did what."""

    name = "broadsheet.newsroom.people"
    label = "people"
    verbose_name = "People"
