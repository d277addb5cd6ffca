"""What the frame around every screen asks."""

from __future__ import annotations

from functools import lru_cache

from django import template

from broadsheet.edition.reading import head_from
from broadsheet.newsroom.paper.models import PaperSettings

register = template.Library()
UNNAMED = "Newsroom"


@register.simple_tag
def paper_name() -> str:
    """The paper's name; that of the room where it has none yet."""
    return _named(PaperSettings.objects.filter(pk=1).values_list("paper_toml", flat=True).first() or "")


@lru_cache(maxsize=2)
def _named(text: str) -> str:
    """The name in the text of ``paper.toml``."""
    head, _ = head_from(text, "")
    return (head[0].name if head else "") or UNNAMED
