"""What waits to be done, what is to be released when, and what the desk is told."""

from __future__ import annotations

from django.db import models


class Job(models.Model):
    """One thing to do in the background, written in the transaction that asked for it.

    A job is taken up under a lease; one whose lease ran out (its worker died) is taken up again, at most
    ``rules.MOST`` times, then set aside with its reason. Of waiting jobs of a kind with one ``key`` only one stands.
    """

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        ASIDE = "aside", "Set aside"

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200, blank=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=100, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    progress = models.CharField(max_length=200, blank=True)
    reason = models.TextField("why it failed", blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order they were asked for."""

        ordering = ("id",)
        indexes = (models.Index(fields=("state", "not_before")), models.Index(fields=("key", "state")))

    def __str__(self) -> str:
        """What it does."""
        return f"{self.kind} {self.key}".strip()


class Release(models.Model):
    """A publication planned for a minute, done, or undone: of an issue, or of single stories.

    ``before`` keeps what was public before, so that it can be undone for a day.
    """

    class State(models.TextChoices):
        """How far it has come."""

        PLANNED = "planned", "Planned"
        DONE = "done", "Published"
        UNDONE = "undone", "Undone"
        CANCELLED = "cancelled", "Cancelled"

    issue = models.ForeignKey(
        "newsroom.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="releases"
    )
    articles = models.JSONField("story ids released by themselves", default=list, blank=True)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    asked_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    before = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        """The next to come first."""

        ordering = ("due_at", "id")

    def __str__(self) -> str:
        """What is released."""
        return f"release of {self.issue or self.articles}"


class Notice(models.Model):
    """Something the desk is told: a late release, a job set aside, a build that failed. Shown until it is put away.

    Of notices with one ``key`` only one is ever told.
    """

    at = models.DateTimeField(auto_now_add=True)
    level = models.CharField(max_length=10, default="info")
    text = models.TextField()
    seen = models.BooleanField(default=False)
    key = models.CharField(max_length=200, blank=True, db_index=True)

    class Meta:
        """The latest first."""

        ordering = ("-at",)

    def __str__(self) -> str:
        """What is told."""
        return self.text
