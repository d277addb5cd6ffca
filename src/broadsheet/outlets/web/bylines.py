"""Bylines as markup: a line for each role, worded in the story's language, each name leading to its own page."""

from __future__ import annotations

from functools import lru_cache

from broadsheet.outlets.addresses import list_address, slug_of
from broadsheet.outlets.markup import text_html
from broadsheet.outlets.model import Surroundings
from broadsheet.outlets.web.templates import Markup
from broadsheet.outlets.words import primary
from broadsheet.story.bylines import byline_line, byline_roles
from broadsheet.story.model import Byline, Story

_FENCE = "\ue000"
"""Stands about a name while its line is worded; it is no character of any text (private use)."""
ARABIC = {
    "words": "بقلم {names}",
    "photographs": "تصوير: {names}",
    "translation": "ترجمة: {names}",
    "drawing": "رسم: {names}",
    "research": "بحث: {names}",
    "data": "بيانات: {names}",
}


def byline_lines(bylines: tuple[Byline, ...], language: str, around: Surroundings) -> tuple[tuple[str, Markup], ...]:
    """(role, line) in the order they are printed: writers first."""
    return _lines(bylines, primary(language), around.base, "authors" in around.paper.web.lists)


@lru_cache(maxsize=4096)
def _lines(bylines: tuple[Byline, ...], language: str, base: str, linked: bool) -> tuple[tuple[str, Markup], ...]:  # noqa: FBT001 - part of the key
    """The lines of bylines that many articles share."""
    names = {item.name: _name(item.name, base, linked=linked) for item in bylines if item.name}
    fenced = tuple(Byline(f"{_FENCE}{item.name}{_FENCE}", item.role) for item in bylines if item.name)
    story = Story("", "", (), bylines=fenced, language=language)
    roles = sorted(byline_roles(story), key=lambda role: role != "words")
    return tuple((role, _line(story, role, names)) for role in roles)


def _line(story: Story, role: str, names: dict[str, str]) -> Markup:
    """One role's line with its names put in."""
    if story.language == "ar" and role in ARABIC:
        told = [item.name for item in story.bylines if item.role == role]
        text = ARABIC[role].format(names=" و".join(told))
    else:
        text = byline_line(story, role)
    parts = text.split(_FENCE)
    dressed = (names[part] if at % 2 else text_html(part) for at, part in enumerate(parts))
    return Markup("".join(dressed))


def _name(name: str, base: str, *, linked: bool) -> str:
    """A name, leading to the list of what it wrote."""
    if not linked:
        return text_html(name)
    return f'<a href="{base}{list_address("authors", slug_of(name))}">{text_html(name)}</a>'
