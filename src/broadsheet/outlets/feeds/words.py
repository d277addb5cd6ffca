"""The few words a feed puts around the copy, in the order of ``outlets.words.LANGUAGES``."""

from __future__ import annotations

from functools import lru_cache

from broadsheet.outlets.words import Table, phrases

WORDS: Table = {
    "update": (
        "Update, {day}", "Aktualisierung, {day}", "Mise à jour, {day}", "Actualización, {day}", "Atualização, {day}",
        "Aktualizacja, {day}", "Güncelleme, {day}", "Ενημέρωση, {day}", "Обновление, {day}", "تحديث، {day}",
    ),
    "correction": (
        "Correction, {day}", "Berichtigung, {day}", "Rectificatif, {day}", "Corrección, {day}", "Correção, {day}",
        "Sprostowanie, {day}", "Düzeltme, {day}", "Διόρθωση, {day}", "Исправление, {day}", "تصحيح، {day}",
    ),
    "retraction": (
        "This article is retracted, {day}", "Dieser Artikel ist zurückgezogen, {day}", "Cet article est retiré, {day}",
        "Este artículo queda retirado, {day}", "Este artigo foi retirado, {day}", "Artykuł wycofany, {day}",
        "Bu yazı geri çekildi, {day}", "Το άρθρο αποσύρεται, {day}", "Статья отозвана, {day}", "سُحب هذا المقال، {day}",
    ),
    "retracted": (
        "Retracted: {headline}", "Zurückgezogen: {headline}", "Retiré : {headline}", "Retirado: {headline}",
        "Retirado: {headline}", "Wycofany: {headline}", "Geri çekildi: {headline}", "Αποσύρθηκε: {headline}",
        "Отозвано: {headline}", "مسحوب: {headline}",
    ),
    "printed": (
        "First printed in issue {issue}", "Zuerst gedruckt in Ausgabe {issue}", "Paru d’abord dans le numéro {issue}",
        "Publicado antes en el número {issue}", "Impresso primeiro no número {issue}",
        "Pierwodruk w numerze {issue}", "İlk kez {issue}. sayıda basıldı", "Πρώτη εκτύπωση στο τεύχος {issue}",
        "Впервые напечатано в номере {issue}", "طُبع أول مرة في العدد {issue}",
    ),
    "printed_on": (
        "First printed in issue {issue}, page {page}", "Zuerst gedruckt in Ausgabe {issue}, Seite {page}",
        "Paru d’abord dans le numéro {issue}, page {page}", "Publicado antes en el número {issue}, página {page}",
        "Impresso primeiro no número {issue}, página {page}", "Pierwodruk w numerze {issue}, strona {page}",
        "İlk kez {issue}. sayıda, {page}. sayfada basıldı", "Πρώτη εκτύπωση στο τεύχος {issue}, σελίδα {page}",
        "Впервые напечатано в номере {issue}, страница {page}", "طُبع أول مرة في العدد {issue}، الصفحة {page}",
    ),
}  # fmt: skip


@lru_cache(maxsize=64)
def feed_words(language: str) -> dict[str, str]:
    """Every phrase in a language; in English where we do not speak it."""
    return phrases(WORDS, language)
