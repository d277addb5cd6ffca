"""Issues as they are planned: what stands where, what was booked, and what came of composing them."""

from __future__ import annotations

from django.db import models

from broadsheet.edition.model import AdvertKind, Position

POSITIONS = [(item.value, item.value) for item in Position]


class Issue(models.Model):
    """One issue. ``version`` counts up with every move, so that two people at one plan see each other's."""

    class State(models.TextChoices):
        """How far it has come. A closed issue is frozen; a published one is public too."""

        PLANNING = "planning", "Planning"
        CLOSED = "closed", "Closed"
        PUBLISHED = "published", "Published"

    number = models.PositiveIntegerField(unique=True)
    day = models.DateField("date on the issue")
    volume = models.PositiveIntegerField(default=0)
    on_sale = models.DateField(null=True, blank=True)
    off_sale = models.DateField(null=True, blank=True)
    price = models.CharField(max_length=60, blank=True)
    stock = models.IntegerField(null=True, blank=True)
    pages = models.PositiveIntegerField("pages (0: as needed, in fours)", default=0)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNING)
    copy_deadline = models.DateTimeField(null=True, blank=True)
    print_order = models.JSONField("what the printer is asked for", default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The newest first."""

        ordering = ("-number",)

    def __str__(self) -> str:
        """Its number."""
        return f"Issue {self.number}"


TO_COMPOSE = models.Q(state=Issue.State.PLANNING) | models.Q(composition=None)
"""Issues that are composed for their flatplan: those being planned, and others (taken in from a folder) once."""


class Placement(models.Model):
    """A story in an issue, as ``edition.Placement`` has it; ``pins`` holds the fields of ``edition.Pins`` by name."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="placements")
    article = models.ForeignKey("newsroom.Article", on_delete=models.PROTECT, related_name="placements")
    order = models.PositiveIntegerField(default=0)
    rank = models.PositiveSmallIntegerField(default=3)
    page = models.PositiveIntegerField("page (0: wherever it fits)", default=0)
    section = models.CharField(max_length=100, blank=True)
    pins = models.JSONField(default=dict, blank=True)
    hold = models.BooleanField("may be left out", default=False)

    class Meta:
        """In the order of importance; a story stands once in an issue."""

        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=("issue", "article"), name="placed_once"),)

    def __str__(self) -> str:
        """What stands where."""
        return f"{self.article_id} in {self.issue_id}"


class Advert(models.Model):
    """A booked or house advert of an issue. ``depth`` is in thousandths of a point, ``file`` a path in the folder."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="adverts")
    order = models.PositiveIntegerField(default=0)
    key = models.CharField("id", max_length=200)
    kind = models.CharField(
        max_length=10, choices=[(item.value, item.value) for item in AdvertKind], default=AdvertKind.BOOKED.value
    )
    columns = models.PositiveSmallIntegerField(default=1)
    depth = models.PositiveIntegerField(default=0)
    page = models.PositiveIntegerField(default=0)
    position = models.CharField(max_length=20, choices=POSITIONS, default=Position.FREE.value)
    file = models.CharField(max_length=500, blank=True)
    alt = models.TextField(blank=True)
    advertiser = models.CharField(max_length=300, blank=True)
    headline = models.TextField(blank=True)
    text = models.TextField(blank=True)
    call = models.TextField(blank=True)

    class Meta:
        """In the order of the plan; one id stands once in an issue."""

        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=("issue", "key"), name="advert_once"),)

    def __str__(self) -> str:
        """Its id."""
        return self.key


class PageSheet(models.Model):
    """What is fixed or agreed about one page: ``edition.PagePin``, its stored plan, its deadline, who approved it."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveIntegerField()
    pinned = models.BooleanField("stands in the plan", default=False)
    section = models.CharField(max_length=100, blank=True)
    heading = models.CharField(max_length=300, blank=True)
    alternative = models.PositiveSmallIntegerField(default=1)
    locked = models.BooleanField(default=False)
    plan = models.TextField("plan stored when it was locked", blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_picture = models.CharField("digest of the page that was approved", max_length=64, blank=True)

    class Meta:
        """By number, each once."""

        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("issue", "number"), name="sheet_once"),)

    def __str__(self) -> str:
        """Its number."""
        return f"page {self.number}"


class Composition(models.Model):
    """What came of composing an issue for its flatplan: one row, the latest.

    ``pages``, in page order, each ``{"number", "section", "digest", "stories", "areas", "fill", "lock",
    "alternatives", "remarks"}``: ``stories`` are ids in reading order; ``areas`` are ``{"story", "left", "top",
    "width", "height"}`` in fractions of the page; ``fill`` is the share of the page that is filled, 1 where it closes;
    ``lock`` is the plan a locked page keeps, as JSON text; ``alternatives`` are the digests of the plans to choose
    from, the best first (empty until they are worked out, a little later); ``remarks`` are ``remarks.remark_dict``. A
    page's picture is ``home.desk_out/pages/DIGEST.png``, for the flatplan ``DIGEST.webp``, that of an alternative
    ``DIGEST.small.png``.

    ``overset`` are ``{"story", "page", "lines", "words", "advice"}``, ``held`` the ids of stories left out that may
    wait, ``remarks`` all that concern no page. ``plan`` is the issue's version that was composed.
    """

    issue = models.OneToOneField(Issue, on_delete=models.CASCADE, related_name="composition")
    plan = models.PositiveIntegerField(default=0)
    pages = models.JSONField(default=list)
    overset = models.JSONField(default=list)
    held = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    failure = models.TextField("why it could not be composed", blank=True)
    seconds = models.FloatField(default=0)
    composed_at = models.DateTimeField(null=True, blank=True)
    press_digest = models.CharField("digest of the press files' content", max_length=64, blank=True)

    def __str__(self) -> str:
        """Of which issue."""
        return f"composition of {self.issue_id}"


class PlanMove(models.Model):
    """One act on the plan: the version it made, who did what in words, and what it changed, so that it can be undone.

    ``changes`` are ``moves.change_dict``; ``undoes`` is the version that it took back, 0 where it took back none.
    """

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="moves")
    version = models.PositiveIntegerField()
    who = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField("who it was, in words", max_length=200)
    at = models.DateTimeField()
    words = models.TextField()
    changes = models.JSONField(default=list)
    undoes = models.PositiveIntegerField(default=0)
    undone = models.BooleanField(default=False)

    class Meta:
        """The latest first; a version was made once."""

        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("issue", "version"), name="version_once"),)

    def __str__(self) -> str:
        """What was done."""
        return self.words


class Presence(models.Model):
    """Somebody who has the flatplan of an issue open, and when that was last heard."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        """Each once."""

        constraints = (models.UniqueConstraint(fields=("issue", "user"), name="present_once"),)

    def __str__(self) -> str:
        """Who is where."""
        return f"{self.user_id} at {self.issue_id}"
