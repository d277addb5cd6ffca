"""A newsroom's beginning: tables made, the place where stories stand, one row of settings. Safe to do again."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from wagtail.models import Page

from broadsheet.newsroom.paper.models import PaperSettings, Workflow
from broadsheet.newsroom.people.actions import make_groups
from broadsheet.newsroom.people.roles import Role

STORIES = "stories"
PLAIN = "Plain"
STAGES = (
    {"key": "draft", "name": "Draft", "role": Role.CONTRIBUTOR.value},
    {"key": "subbing", "name": "With the sub-editor", "role": Role.SUB_EDITOR.value},
    {"key": "ready", "name": "Ready", "role": Role.EDITOR.value},
)
"""The stages of the workflow every section follows unless it has one of its own; ``role`` may move copy on from it."""


def prepare() -> None:
    """Make or bring up to date the tables, and what must stand in them."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    make_groups(stories_home())
    PaperSettings.objects.get_or_create(pk=1)
    Workflow.objects.get_or_create(name=PLAIN, defaults={"stages": list(STAGES)})


def stories_home() -> Page:
    """The page below which all stories stand: the framework's first page, under a name of ours."""
    home = Page.objects.filter(depth=2).order_by("path").first()
    if home is None:
        home = Page.objects.get(depth=1).add_child(title="Stories", slug=STORIES)
    if home.slug != STORIES:
        home.title, home.draft_title, home.slug = "Stories", "Stories", STORIES
        home.save(clean=False)
    return home
