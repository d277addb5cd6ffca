"""What an outlet decides about copy, and the few words that stand around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.outlets.words import Table, phrases
from broadsheet.story.model import Picture

WORDS: Table = {
    "notes": (
        "Notes", "Anmerkungen", "Notes", "Notas", "Notas", "Przypisy", "Notlar", "Σημειώσεις", "Примечания", "الحواشي",
    ),
    "note": (
        "Note {n}", "Anmerkung {n}", "Note {n}", "Nota {n}", "Nota {n}", "Przypis {n}", "Not {n}", "Σημείωση {n}",
        "Примечание {n}", "الحاشية {n}",
    ),
    "back": (
        "Back to the text", "Zurück zum Text", "Retour au texte", "Volver al texto", "Voltar ao texto",
        "Wróć do tekstu", "Metne dön", "Πίσω στο κείμενο", "Назад к тексту", "العودة إلى النص",
    ),
    "table": ("Table", "Tabelle", "Tableau", "Tabla", "Tabela", "Tabela", "Tablo", "Πίνακας", "Таблица", "جدول"),
}  # fmt: skip


def _no_picture(_picture: Picture) -> str:
    """Nothing: the figure is left out with its caption."""
    return ""


def _as_it_is(link: str) -> str:
    """The address as it was written."""
    return link


@dataclass(frozen=True, slots=True)
class Dress:
    """What an outlet decides about copy.

    ``picture`` gives the ``<img/>`` or ``<picture>`` of a picture, or nothing, which leaves its figure out. ``address``
    gives the address a link of the copy leads to, or nothing, which leaves its text without a link. ``heading`` is the
    level (1…6) of a story's first subheads. ``anchors``: subheads can be linked to. ``linked_notes``: marks and notes
    lead to each other; else a mark is a raised figure. ``scroll``: wide tables scroll in a box of their own.
    ``pull_quotes``: they are shown (they repeat the text). ``prefix`` begins every id, where several stories share a
    page. ``language`` is that of the few words around the copy. ``epub`` adds ``epub:type`` to notes and their marks.
    ``before`` gives markup that stands before a block, by its number.
    """

    picture: Callable[[Picture], str] = _no_picture
    address: Callable[[str], str] = _as_it_is
    heading: int = 2
    anchors: bool = True
    linked_notes: bool = True
    scroll: bool = True
    pull_quotes: bool = True
    prefix: str = ""
    language: str = "en"
    epub: bool = False
    before: Callable[[int], str] | None = None


@lru_cache(maxsize=64)
def copy_words(language: str) -> dict[str, str]:
    """The few words around copy, in a language."""
    return phrases(WORDS, language)
