"""Accounts, the log of who did what, and what each keeps of the lists."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models

from broadsheet.newsroom.people.roles import Act, Role, may

ROLES = [(role.value, role.value.capitalize()) for role in Role if role is not Role.GUEST]


class User(AbstractUser):
    """Somebody who works at the paper."""

    role = models.CharField(max_length=20, choices=ROLES, default=Role.CONTRIBUTOR.value)
    section = models.CharField("section they mostly work for", max_length=100, blank=True)
    toured = models.BooleanField("has seen the tour", default=False)
    must_change_password = models.BooleanField(default=False)
    second_factor_required = models.BooleanField("must sign in with a second factor", default=False)

    class Meta:
        """How accounts are named."""

        verbose_name = "person"
        verbose_name_plural = "people"

    def may(self, act: Act) -> bool:
        """Whether they may do something."""
        return bool(self.is_active) and may(Role(self.role), act)


class AuditEntry(models.Model):
    """One thing somebody did. Entries are added and never changed; ``who`` stays when an account goes."""

    at = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=200)
    role = models.CharField(max_length=20, blank=True)
    act = models.CharField(max_length=60, db_index=True)
    target = models.CharField(max_length=300, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-at", "-id")
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        """Who did what to what."""
        return f"{self.who}: {self.act} {self.target}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Add the entry. Raises ``ValueError`` for one that stands already."""
        if self.pk and not kwargs.get("force_insert"):
            raise ValueError("entries of the log are never changed")
        super().save(*args, **kwargs)


class Remembered(models.Model):
    """What the sign-in remembers for some minutes (``throttle``): failures by machine and name, codes used once.

    Its columns are those of the framework's cache in a database.
    """

    cache_key = models.CharField("what is remembered", max_length=255, primary_key=True)
    value = models.TextField("its value, packed")
    expires = models.DateTimeField("until when", db_index=True)

    class Meta:
        """How its rows are named."""

        verbose_name_plural = "remembered"

    def __str__(self) -> str:
        """What is remembered."""
        return self.cache_key


class SavedFilter(models.Model):
    """A filter of the story list under a name of one's own; ``shared`` with the whole desk, where an editor says so."""

    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="filters")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    shared = models.BooleanField(default=False)

    class Meta:
        """One name stands once for each person."""

        constraints = (models.UniqueConstraint(fields=("user", "name"), name="filter_once"),)
        ordering = ("name",)

    def __str__(self) -> str:
        """Its name."""
        return self.name
