"""Every table of the newsroom, gathered for Django; ``people`` is an application of its own."""

from __future__ import annotations

from broadsheet.newsroom.issues.models import Advert, Composition, Issue, PageSheet, Placement, PlanMove, Presence
from broadsheet.newsroom.paper.models import PaperSettings, SectionDesk, Workflow
from broadsheet.newsroom.stories.models import Article, BudgetLine, GuestPass, PaperImage, PaperRendition
from broadsheet.newsroom.work.models import Job, Notice, Release

__all__ = [
    "Advert",
    "Article",
    "BudgetLine",
    "Composition",
    "GuestPass",
    "Issue",
    "Job",
    "Notice",
    "PageSheet",
    "PaperImage",
    "PaperRendition",
    "PaperSettings",
    "Placement",
    "PlanMove",
    "Presence",
    "Release",
    "SectionDesk",
    "Workflow",
]
