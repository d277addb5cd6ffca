"""What is written of the paper's settings, with the log and the jobs that follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from broadsheet.newsroom.paper.models import PaperSettings, SectionDesk, Workflow
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.actions import ask

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from broadsheet.newsroom.paper.flows import StageRow

SET, SET_DESIGN, SET_FLOW = "change the paper’s settings", "change the design", "change how sections work"
SET_PRINTER, MET_PRINTER = "change the printer’s address", "meet the printer’s host"
PRINTER = ("printer_upload", "printer_name", "printer_password", "printer_host_key")
"""What of the settings' row tells where press files are sent."""


def keep_texts(who: User, seen: tuple[str, str], texts: tuple[str, str]) -> bool:
    """Keep the texts of ``paper.toml`` and ``design.toml``, checked before; ``seen`` are those that were edited.

    False, and nothing is written, where somebody has changed them in the meantime.
    """
    with transaction.atomic():
        row, _ = PaperSettings.objects.select_for_update().get_or_create(pk=1)
        if (row.paper_toml, row.design_toml) != seen:
            return False
        if texts == seen:
            return True
        row.paper_toml, row.design_toml = texts
        row.save(update_fields=["paper_toml", "design_toml", "changed_at"])
        changed = [act for act, old, new in zip((SET, SET_DESIGN), seen, texts, strict=True) if old != new]
        for act in changed:
            note(who, act, before=seen[act == SET_DESIGN], after=texts[act == SET_DESIGN])
        ask(kinds.DESK, kinds.DESK, {"paper": True})
        ask(kinds.STREET, kinds.STREET, {})
    return True


def keep_printer(who: User, address: str, name: str, password: str, host_key: str) -> None:
    """Keep where press files are sent. ``password`` is sealed; the log has none of it."""
    with transaction.atomic():
        row, _ = PaperSettings.objects.select_for_update().get_or_create(pk=1)
        row.printer_upload, row.printer_name = address, name
        row.printer_password, row.printer_host_key = password, host_key
        row.save(update_fields=[*PRINTER, "changed_at"])
        note(who, SET_PRINTER, address)


def meet_printer(address: str, host_key: str) -> None:
    """Keep the key that the printer's host showed at the first sending, unless another address was given meanwhile."""
    rows = PaperSettings.objects.filter(pk=1, printer_upload=address, printer_host_key="")
    if rows.update(printer_host_key=host_key):
        note(None, MET_PRINTER, address, fingerprint=host_key)


def keep_flow(who: User, flow: Workflow, stages: Sequence[StageRow]) -> None:
    """Keep a workflow's stages; one without a number is new."""
    with transaction.atomic():
        flow.stages = [dict(stage) for stage in stages]
        flow.save()
        note(who, SET_FLOW, flow.name, stages=[stage["name"] for stage in flow.stages])


def drop_flow(who: User, flow: Workflow) -> bool:
    """Take a workflow away; False where a section follows it."""
    with transaction.atomic():
        if flow.sections.exists():
            return False
        name = flow.name
        flow.delete()
        note(who, SET_FLOW, name, stages=[])
    return True


def assign(who: User, wanted: Mapping[str, Workflow | None]) -> None:
    """Say which workflow each section follows; None is the plain one."""
    with transaction.atomic():
        for section, flow in wanted.items():
            if flow is None:
                SectionDesk.objects.filter(section=section).delete()
            else:
                SectionDesk.objects.update_or_create(section=section, defaults={"workflow": flow})
        note(who, SET_FLOW, "", sections={section: flow.name if flow else "" for section, flow in wanted.items()})


def toured(who: User) -> None:
    """Somebody has seen the tour."""
    User.objects.filter(pk=who.pk).update(toured=True)
