"""The paper's settings, and how each section works."""

from __future__ import annotations

from django.db import models


class PaperSettings(models.Model):
    """``paper.toml`` and ``design.toml`` of this paper, and what the newsroom adds to them. There is one row.

    The two texts are the folder's own form, so that what a person wrote in them (comments too) stays.
    """

    paper_toml = models.TextField(blank=True)
    design_toml = models.TextField(blank=True)
    printer_upload = models.CharField("where press files are uploaded to", max_length=500, blank=True)
    printer_name = models.CharField("what the printer calls the paper", max_length=100, blank=True)
    printer_password = models.TextField("the password for it, sealed", blank=True)
    printer_host_key = models.CharField("fingerprint of the printer's host", max_length=100, blank=True)
    second_factor_roles = models.JSONField(default=list, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        """How the row is named."""

        verbose_name = verbose_name_plural = "paper's settings"

    def __str__(self) -> str:
        """What it is."""
        return "The paper's settings"


class Workflow(models.Model):
    """The stages copy goes through: a list of ``{"key", "name", "role"}``; ``role`` may move copy out of the stage."""

    name = models.CharField(max_length=80, unique=True)
    stages = models.JSONField(default=list)

    def __str__(self) -> str:
        """Its name."""
        return self.name


class SectionDesk(models.Model):
    """Which workflow a section of the paper follows; ``section`` is its id in ``paper.toml``."""

    section = models.CharField(max_length=100, unique=True)
    workflow = models.ForeignKey(Workflow, on_delete=models.PROTECT, related_name="sections")

    def __str__(self) -> str:
        """The section's id."""
        return self.section
