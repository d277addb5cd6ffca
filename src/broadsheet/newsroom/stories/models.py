"""Articles as they are written, their pictures, and the line each has in the budget (the list of what is planned)."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import models
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Page

from broadsheet.newsroom.stories.blocks import (
    BylineBlock,
    CopyBlock,
    CorrectionBlock,
    ElsewhereBlock,
    NoteBlock,
    StoryBlock,
)
from broadsheet.newsroom.stories.panels import editor
from broadsheet.newsroom.stories.permissions import StoryPermissions
from broadsheet.newsroom.stories.rules import stage_named
from broadsheet.newsroom.stories.stages import workflow_of
from broadsheet.story.model import Genre

LONGEST_TITLE = 255
PREVIEWS = (
    ("web", "As a web page"),
    ("galley", "As a galley"),
    ("print", "As it may stand in print"),
    ("mail", "As mail"),
)
"""The ways a draft can be looked at; ``stories.previews`` draws them."""


class PaperImage(AbstractImage):
    """A picture with what law, courtesy and accessibility ask. ``folder_file`` is its path in the paper's folder."""

    folder_file = models.CharField(max_length=500, blank=True, db_index=True)
    alt = models.TextField("in words, for those who cannot see it", blank=True)
    decorative = models.BooleanField("decorative: says nothing that the text does not", default=False)
    credit = models.CharField(max_length=300, blank=True)
    rights = models.CharField("rights: who may use it, and how", max_length=500, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "decorative",
        "credit",
        "rights",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "collection",
        "tags",
    )

    class Meta(AbstractImage.Meta):
        """How it is named."""

        verbose_name = "picture"
        verbose_name_plural = "pictures"


class PaperRendition(AbstractRendition):
    """A size of a picture for the newsroom's own screens."""

    image = models.ForeignKey(PaperImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        """Each once."""

        constraints = (
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="rendition_once"),
        )


class Article(Page):
    """A story as it is written. ``story_id`` never changes; ``stories.doors`` makes the ``Story`` of it."""

    story_id = models.CharField(max_length=200, unique=True, editable=False)
    web_slug = models.CharField("address on the web", max_length=255, blank=True)
    kicker = models.TextField(blank=True)
    headline = models.TextField()
    print_headlines = StreamField([("headline", CharBlock(label="Shorter headline"))], blank=True)
    standfirst = models.TextField(blank=True)
    bylines = StreamField([("byline", BylineBlock(label="Byline"))], blank=True)
    dateline = models.CharField("place and day", max_length=300, blank=True)
    section = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=40, default="en")
    genre = models.CharField(
        max_length=20, choices=[(item.value, item.value) for item in Genre], default=Genre.NEWS.value
    )
    subjects = StreamField([("subject", CharBlock(label="Subject"))], blank=True)
    published = models.DateField("publish date", null=True, blank=True)
    body = StreamField(CopyBlock(required=False), verbose_name="copy", blank=True)
    notes = StreamField([("note", NoteBlock(label="Note"))], blank=True)
    corrections = StreamField([("correction", CorrectionBlock(label="Correction"))], blank=True)
    origin = models.JSONField("first printed in", null=True, blank=True)
    related = StreamField([("story", StoryBlock(label="Story"))], blank=True)
    elsewhere = StreamField([("version", ElsewhereBlock(label="The same elsewhere"))], blank=True)

    edit_handler = editor()
    preview_modes = PREVIEWS
    parent_page_types = ("wagtailcore.Page",)
    subpage_types = ()

    class Meta:
        """How it is named."""

        verbose_name = "story"
        verbose_name_plural = "stories"

    def full_clean(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Fill in what the framework asks for and the writer need not know."""
        self.story_id = self.story_id or uuid4().hex[:12]
        self.title = (self.headline or "Untitled")[:LONGEST_TITLE]
        self.slug = self.slug or f"story-{uuid4().hex[:12]}"  # type: ignore[has-type] # of the framework's page
        super().full_clean(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> StoryPermissions:  # noqa: ANN401 - the framework's signature
        """What somebody may do with the story, by the paper's own table."""
        return StoryPermissions(user, self)

    @property
    def stage(self) -> str:
        """The key of the stage it is in; empty before it was first saved."""
        return BudgetLine.objects.filter(article_id=self.pk).values_list("stage", flat=True).first() or ""

    @property
    def stage_is_first(self) -> bool:
        """Whether it is still a draft: in the first stage of its section's workflow."""
        stages = workflow_of(self.section)
        return not stages or stage_named(stages, self.stage) == stages[0]


class BudgetLine(models.Model):
    """What the list of stories shows of an article, kept up to date with each save of its draft.

    ``depth`` is in millimetres of one column; ``pictures`` is ``none``, ``wanted`` or ``there``.
    """

    class Web(models.TextChoices):
        """When it is to be on the web."""

        WITH_ISSUE = "with-issue", "With the issue"
        AT = "at", "At a time of its own"
        NEVER = "never", "Not yet decided"

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="budget")
    headline = models.TextField(blank=True)
    section = models.CharField(max_length=100, blank=True, db_index=True)
    genre = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=40, default="draft", db_index=True)
    issue = models.ForeignKey(
        "newsroom.Issue", null=True, blank=True, on_delete=models.SET_NULL, related_name="planned"
    )
    brief = models.TextField("what it is about, for the desk", blank=True)
    length_asked = models.PositiveIntegerField("words asked for", default=0)
    words = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)
    depth = models.FloatField(default=0)
    pictures = models.CharField(max_length=10, default="none")
    pictures_wanted = models.BooleanField("needs a picture", default=False)
    stops = models.PositiveIntegerField("remarks that hold it back", default=0)
    remarks = models.PositiveIntegerField("other remarks", default=0)
    planned_day = models.DateField("planned for", null=True, blank=True)
    web = models.CharField(max_length=12, choices=Web.choices, default=Web.WITH_ISSUE)
    web_at = models.DateTimeField(null=True, blank=True)
    printed = models.CharField("page it stands on", max_length=20, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        """The latest change first."""

        ordering = ("-changed_at",)

    def __str__(self) -> str:
        """The headline."""
        return self.headline


class GuestPass(models.Model):
    """A signed link that lets somebody without an account see (and edit) one story until a day."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="guests")
    name = models.CharField(max_length=200)
    token_hash = models.CharField(max_length=64, unique=True)
    may_edit = models.BooleanField(default=True)
    expires_at = models.DateTimeField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """How they are named."""

        verbose_name_plural = "guest passes"

    def __str__(self) -> str:
        """The guest's name."""
        return self.name
