"""The paper's setting of who must sign in with a second factor; the table itself is the paper's, further up."""

from __future__ import annotations

from django.apps import apps


def told_roles() -> tuple[str, ...]:
    """The roles of the setting; none where the paper left it to the newsroom's own rule."""
    rows = apps.get_model("newsroom", "PaperSettings")._default_manager  # noqa: SLF001 - Django's name for it
    return tuple(rows.filter(pk=1).values_list("second_factor_roles", flat=True).first() or ())
