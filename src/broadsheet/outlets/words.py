"""The words around the copy on screen, in the languages a paper may speak; each outlet keeps a table of its own.

A table names each phrase and gives it in the order of ``LANGUAGES``. ``{n}`` and the like stand for values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "de", "fr", "es", "pt", "pl", "tr", "el", "ru", "ar")
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

Table: TypeAlias = "Mapping[str, tuple[str, ...]]"

CHANGES: Table = {
    "update": (
        "Update", "Aktualisierung", "Mise à jour", "Actualización", "Atualização", "Uzupełnienie", "Güncelleme",
        "Ενημέρωση", "Дополнение", "تحديث",
    ),
    "correction": (
        "Correction", "Berichtigung", "Rectificatif", "Corrección", "Correção", "Sprostowanie", "Düzeltme",
        "Διόρθωση", "Исправление", "تصويب",
    ),
    "retraction": (
        "Retracted", "Zurückgezogen", "Article retiré", "Retractado", "Retratado", "Wycofano", "Geri çekildi",
        "Ανακλήθηκε", "Отозвано", "سُحب المقال",
    ),
}  # fmt: skip
"""What the classes of public changes are called, everywhere alike."""


def primary(language: str) -> str:
    """The primary subtag of a language tag: "de" of "de-AT" (RFC 5646, 2.2.1)."""
    return language.replace("_", "-").split("-")[0].casefold()


def phrases(table: Table, language: str) -> dict[str, str]:
    """Every phrase of a table in a language; in English where it does not speak that."""
    chosen = primary(language)
    at = LANGUAGES.index(chosen) if chosen in LANGUAGES else 0
    return {key: told[at] for key, told in table.items()}


def direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"
