"""The byline as printed, in one line or in a line a role, worded in the story's language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadsheet.story.model import Story

WRITERS = "words"
"""The role whose names stand first."""
ROLES = ("photographs", "translation", "drawing", "research", "data")
"""The other roles that have words of their own."""


@dataclass(frozen=True, slots=True)
class BylineWords:
    """How one language words a byline: the word between two names, what stands before writers, and a label a role.

    ``phrases`` word a role inside a sentence where a language has better than its label ("photographs by …").
    """

    conjunction: str
    writers: str
    labels: tuple[tuple[str, str], ...]
    phrases: tuple[tuple[str, str], ...] = ()
    colon: str = ":"

    def line(self, role: str, names: str) -> str:
        """A role on a line of its own: "By Ada Finch", "Photographs: Tom Reed"."""
        if role == WRITERS:
            return f"{self.writers} {names}"
        return _capital(self._labelled(role, names))

    def phrase(self, role: str, names: str) -> str:
        """A role among others: "Ada Finch", "photographs by Tom Reed"."""
        if role == WRITERS:
            return names
        found = dict(self.phrases).get(role)
        return f"{found} {names}" if found else self._labelled(role, names)

    def _labelled(self, role: str, names: str) -> str:
        """A role's label before its names; a role of the editor's own is its own label."""
        return f"{dict(self.labels).get(role, role)}{self.colon} {names}"


def _words(conjunction: str, writers: str, labels: str, colon: str = ":") -> BylineWords:
    """Labels in the order of ``ROLES``. The names after a label and a colon keep their nominative."""
    return BylineWords(conjunction, writers, tuple(zip(ROLES, labels.split(), strict=True)), colon=colon)


_ENGLISH = _words("and", "By", "photographs translation drawing research data")
_PHRASES = ("photographs by", "translated by", "drawing by", "research by", "data by")

LANGUAGES: dict[str, BylineWords] = {
    "en": replace(_ENGLISH, phrases=tuple(zip(ROLES, _PHRASES, strict=True))),
    "de": _words("und", "Von", "Fotos Übersetzung Zeichnung Recherche Daten"),
    "fr": _words("et", "Par", "photos traduction dessin recherche données", "\u202f:"),
    "es": _words("y", "Por", "fotografías traducción dibujo investigación datos"),
    "pt": _words("e", "Por", "fotografias tradução desenho investigação dados"),
    "pl": _words("i", "Tekst:", "zdjęcia tłumaczenie rysunek dokumentacja dane"),
    "tr": _words("ve", "Yazı:", "fotoğraflar çeviri çizim araştırma veri"),
    "el": _words("και", "Κείμενο:", "φωτογραφίες μετάφραση σκίτσο έρευνα δεδομένα"),
    "ru": _words("и", "Текст:", "фото перевод рисунок исследование данные"),
}


def byline_text(story: Story) -> str:
    """The byline as one line: "Mara Quill and Ida Moss; photographs by Tom Reed"; empty without bylines.

    Writers come first, then each role in the order of its first name. Words follow ``Story.language`` (its region set
    aside), English where we have no words for it.
    """
    words = _words_of(story)
    roles = sorted(byline_roles(story), key=lambda role: role != WRITERS)
    line = "; ".join(words.phrase(role, _names(words, story, role)) for role in roles)
    return line if WRITERS in roles else _capital(line)


def byline_line(story: Story, role: str) -> str:
    """One role as a line of its own: "By Mara Quill and Ida Moss", "Photographs: Tom Reed"; empty without a name."""
    words = _words_of(story)
    names = _names(words, story, role)
    return words.line(role, names) if names else ""


def byline_roles(story: Story) -> tuple[str, ...]:
    """The roles somebody has, in the order of their first names."""
    return tuple(dict.fromkeys(byline.role for byline in story.bylines if byline.name))


def _capital(line: str) -> str:
    """A line that begins with a capital."""
    return line[:1].upper() + line[1:]


def _words_of(story: Story) -> BylineWords:
    """The wording of a story's language."""
    return LANGUAGES.get(_language(story), LANGUAGES["en"])


def _language(story: Story) -> str:
    """A story's language without its region."""
    return story.language.replace("_", "-").split("-")[0].casefold()


def _names(words: BylineWords, story: Story, role: str) -> str:
    """Names in a row: "Ada Finch, Tom Reed and Ida Moss"."""
    names = [byline.name for byline in story.bylines if byline.role == role and byline.name]
    if len(names) < 2:  # noqa: PLR2004 - one name needs no joining
        return "".join(names)
    conjunction = "e" if _language(story) == "es" and _begins_with_i(names[-1]) else words.conjunction
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def _begins_with_i(name: str) -> bool:
    """Whether a Spanish name is heard with an i first, which turns "y" into "e" (RAE, Ortografía, 2010)."""
    heard = name.casefold().removeprefix("h")
    return heard[:1] in {"i", "í"} and heard[1:2] not in {"a", "e", "o"}
