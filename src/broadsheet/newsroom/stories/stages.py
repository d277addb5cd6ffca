"""The workflow of a section: which stages its copy goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.newsroom.begin import PLAIN, STAGES
from broadsheet.newsroom.paper.models import SectionDesk, Workflow
from broadsheet.newsroom.stories.rules import stages_of

if TYPE_CHECKING:
    from broadsheet.newsroom.stories.rules import Stage


def workflow_of(section: str) -> tuple[Stage, ...]:
    """The stages of a section's workflow; those of the plain one where the section has none of its own."""
    desk = SectionDesk.objects.filter(section=section).select_related("workflow").first() if section else None
    workflow = desk.workflow if desk else Workflow.objects.filter(name=PLAIN).first()
    return stages_of(workflow.stages if workflow and workflow.stages else STAGES)
