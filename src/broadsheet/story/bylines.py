"""The byline as one printed line, worded in the story's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadsheet.story.model import Byline, Story

WRITERS = "words"
"""The role whose names stand first and without a word of their own."""


@dataclass(frozen=True, slots=True)
class BylineWords:
    """How one language words a byline: the word between two names, and each role with its names."""

    conjunction: str
    forms: tuple[tuple[str, str], ...]

    def form(self, role: str) -> str:
        """The wording of a role; a role of the editor's own stands before its names."""
        return dict(self.forms).get(role, role.replace("{", "{{").replace("}", "}}") + ": {names}")


def _words(conjunction: str, *forms: str) -> BylineWords:
    """Pair the forms with the roles, in the order photographs, translation, drawing, research, data."""
    roles = ("photographs", "translation", "drawing", "research", "data")
    return BylineWords(conjunction, ((WRITERS, "{names}"), *zip(roles, forms, strict=True)))


def _labels(conjunction: str, labels: str, colon: str = ":") -> BylineWords:
    """Words for a language that puts a label and a colon before the names, which then keep their nominative."""
    return _words(conjunction, *(f"{label}{colon} {{names}}" for label in labels.split()))


LANGUAGES: dict[str, BylineWords] = {
    "en": _words(
        "and",
        "photographs by {names}",
        "translated by {names}",
        "drawing by {names}",
        "research by {names}",
        "data by {names}",
    ),
    "de": _labels("und", "Fotos Übersetzung Zeichnung Recherche Daten"),
    "fr": _labels("et", "photos traduction dessin recherche données", "\u202f:"),
    "es": _labels("y", "fotografías traducción dibujo investigación datos"),
    "pt": _labels("e", "fotografias tradução desenho pesquisa dados"),
    "pl": _labels("i", "zdjęcia tłumaczenie rysunek research dane"),
    "tr": _labels("ve", "fotoğraflar çeviri çizim araştırma veri"),
    "el": _labels("και", "φωτογραφίες μετάφραση σκίτσο έρευνα στοιχεία"),
    "ru": _labels("и", "фото перевод рисунок исследование данные"),
}


def byline_text(story: Story) -> str:
    """The byline as printed: "Mara Quill and Ida Moss; photographs by Tom Reed"; empty without bylines.

    Writers come first, then each role in the order of its first name. Words follow ``Story.language`` (its region set
    aside), English where we have no words for it.
    """
    language = story.language.replace("_", "-").split("-")[0].casefold()
    words = LANGUAGES.get(language, LANGUAGES["en"])
    roles = sorted(dict.fromkeys(byline.role for byline in story.bylines), key=lambda role: role != WRITERS)
    parts = [_part(words, role, story.bylines, language) for role in roles]
    line = "; ".join(part for part in parts if part)
    return line if WRITERS in roles else line[:1].upper() + line[1:]


def _part(words: BylineWords, role: str, bylines: tuple[Byline, ...], language: str) -> str:
    """One role with its names."""
    names = [byline.name for byline in bylines if byline.role == role and byline.name]
    return words.form(role).format(names=_joined(words, names, language)) if names else ""


def _joined(words: BylineWords, names: list[str], language: str) -> str:
    """Names in a row: "Ada Finch, Tom Reed and Ida Moss"."""
    if len(names) == 1:
        return names[0]
    conjunction = "e" if language == "es" and _begins_with_i(names[-1]) else words.conjunction
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def _begins_with_i(name: str) -> bool:
    """Whether a Spanish name is heard with an i first, which turns "y" into "e" (RAE, Ortografía, 2010)."""
    heard = name.casefold().removeprefix("h")
    return heard[:1] in {"i", "í"} and heard[1:2] not in {"a", "e", "o"}
