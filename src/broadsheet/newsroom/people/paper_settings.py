"""What accounts ask of the paper's settings; the table itself is the paper's, further up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps

from broadsheet.edition.reading import head_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.edition.model import Section


def told_roles() -> tuple[str, ...]:
    """The roles that must have a second factor; none where the paper left it to the newsroom's own rule."""
    return tuple(_rows().values_list("second_factor_roles", flat=True).first() or ())


def sections_offered(now: str) -> list[tuple[str, str]]:
    """The paper's sections for somebody's account, of which ``now`` is theirs."""
    head, _ = head_from(*(_rows().values_list("paper_toml", "design_toml").first() or ("", "")))
    return sections_to_choose(head[0].sections if head else (), now, "None in particular")


def sections_to_choose(sections: Iterable[Section], now: str, nothing: str) -> list[tuple[str, str]]:
    """None under the name of ``nothing``, sections in their order, and ``now`` where the paper has it no more."""
    known = [(section.id, section.name) for section in sections]
    strange = [(now, f"{now} (no section of the paper)")] if now and now not in dict(known) else []
    return [("", nothing), *known, *strange]


def _rows() -> Any:  # noqa: ANN401 - a query of a part above this one
    """The one row of the settings."""
    return apps.get_model("newsroom", "PaperSettings")._default_manager.filter(pk=1)  # noqa: SLF001 - Django's name for it
