"""Where a story belongs, as the editor offers it: its section, its language, the kind of piece it is.

What a story came with from elsewhere and the paper does not know stays as it is until somebody chooses another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.paper.tongues import languages_offered
from broadsheet.newsroom.people.paper_settings import sections_to_choose
from broadsheet.story.model import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.edition.model import Paper
    from broadsheet.newsroom.stories.models import Article

NO_SECTION = (
    "The paper has no section “%(value)s”. Choose one from the list; a publisher adds sections under “The paper”."
)
NO_LANGUAGE = "“%(value)s” is no language the newsroom knows. Choose one from the list."
NO_GENRE = "“%(value)s” is no kind of piece. Choose one from the list."


def belonging_fields(story: Article | None) -> dict[str, forms.ChoiceField]:
    """The fields for a story as it stands in memory."""
    paper, _, _ = to_paper()
    section, language = (str(getattr(story, name, "") or "") for name in ("section", "language"))
    return {
        "section": _choice(sections_to_choose(paper.sections, section, "None yet"), NO_SECTION, required=False),
        "language": _choice(_languages(paper, language), NO_LANGUAGE),
        "genre": _choice([(kind.value, kind.value.capitalize()) for kind in Genre], NO_GENRE),
    }


def section_called(name: str) -> str:
    """The paper's section of that id or name; empty where it has none."""
    paper, _, _ = to_paper()
    wanted = name.strip().casefold()
    called = (section.id for section in paper.sections if wanted in {section.id.casefold(), section.name.casefold()})
    return next(called, "")


def language_here() -> str:
    """The language of the paper."""
    return to_paper()[0].language


def _choice(choices: Iterable[tuple[str, Any]], wrong: str, *, required: bool = True) -> forms.ChoiceField:
    """A field to choose from."""
    return forms.ChoiceField(choices=choices, required=required, error_messages={"invalid_choice": wrong})


def _languages(paper: Paper, now: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The languages, those at hand first."""
    sisters = (sister.language for sister in paper.network.sisters)
    return languages_offered((paper.language, *sisters, now))
