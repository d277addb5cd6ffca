"""The words of a newsletter, in the order of ``outlets.words.LANGUAGES``."""

from __future__ import annotations

from functools import lru_cache

from broadsheet.outlets.words import Table, phrases

WORDS: Table = {
    "issue": (
        "Issue {n}", "Ausgabe {n}", "Numéro {n}", "Número {n}", "Número {n}", "Numer {n}", "Sayı {n}", "Τεύχος {n}",
        "Выпуск {n}", "العدد {n}",
    ),
    "page": (
        "Page {n}", "Seite {n}", "Page {n}", "Página {n}", "Página {n}", "Strona {n}", "Sayfa {n}", "Σελίδα {n}",
        "Страница {n}", "الصفحة {n}",
    ),
    "read": (
        "Read on", "Weiterlesen", "Lire la suite", "Seguir leyendo", "Continuar a ler", "Czytaj dalej", "Devamını oku",
        "Διαβάστε τη συνέχεια", "Читать дальше", "تابع القراءة",
    ),
    "more_pieces": (
        "And {n} more in this issue", "Und {n} weitere in dieser Ausgabe", "Et {n} autres dans ce numéro",
        "Y {n} más en este número", "E mais {n} neste número", "I jeszcze {n} w tym numerze", "Bu sayıda {n} yazı daha",
        "Και άλλα {n} σε αυτό το τεύχος", "И ещё {n} в этом выпуске", "و{n} أخرى في هذا العدد",
    ),
    "brief": (
        "In brief", "Kurz gemeldet", "En bref", "Breves", "Breves", "W skrócie", "Kısa kısa", "Με λίγα λόγια",
        "Коротко", "باختصار",
    ),
    "corrections": (
        "Corrections", "Berichtigungen", "Rectificatifs", "Fe de errores", "Correções", "Sprostowania", "Düzeltmeler",
        "Διορθώσεις", "Исправления", "تصحيحات",
    ),
    "retracted": (
        "Retracted", "Zurückgezogen", "Retiré", "Retirado", "Retirado", "Wycofany", "Geri çekildi", "Αποσύρθηκε",
        "Отозвано", "مسحوب",
    ),
    "paper": (
        "On paper", "Auf Papier", "Sur papier", "En papel", "Em papel", "Na papierze", "Basılı gazete", "Στο χαρτί",
        "На бумаге", "على الورق",
    ),
    "get": (
        "How to get issue {n}", "So bekommen Sie Ausgabe {n}", "Obtenir le numéro {n}", "Cómo conseguir el número {n}",
        "Como obter o número {n}", "Jak dostać numer {n}", "{n}. sayıyı edinin", "Πώς θα βρείτε το τεύχος {n}",
        "Как получить выпуск {n}", "كيف تحصل على العدد {n}",
    ),
    "whole": (
        "The whole issue on the web", "Die ganze Ausgabe im Netz", "Le numéro entier en ligne",
        "El número completo en la web", "O número completo na web", "Cały numer w sieci", "Sayının tamamı internette",
        "Ολόκληρο το τεύχος στον ιστό", "Весь выпуск на сайте", "العدد كاملًا على الموقع",
    ),
    "site": (
        "The paper on the web", "Die Zeitung im Netz", "Le journal en ligne", "El periódico en la web",
        "O jornal na web", "Gazeta w sieci", "Gazete internette", "Η εφημερίδα στον ιστό", "Газета на сайте",
        "الصحيفة على الموقع",
    ),
    "letters": (
        "Letters to the editor", "Leserbriefe", "Courrier des lecteurs", "Cartas al director", "Cartas ao director",
        "Listy do redakcji", "Okur mektupları", "Επιστολές προς τη σύνταξη", "Письма в редакцию", "رسائل إلى المحرر",
    ),
    "subject": (
        "{paper}, issue {n}: {headline}", "{paper}, Ausgabe {n}: {headline}", "{paper}, numéro {n} : {headline}",
        "{paper}, número {n}: {headline}", "{paper}, número {n}: {headline}", "{paper}, numer {n}: {headline}",
        "{paper}, sayı {n}: {headline}", "{paper}, τεύχος {n}: {headline}", "{paper}, выпуск {n}: {headline}",
        "{paper}، العدد {n}: {headline}",
    ),
}  # fmt: skip


@lru_cache(maxsize=64)
def mail_words(language: str) -> dict[str, str]:
    """Every phrase in a language; in English where we do not speak it."""
    return phrases(WORDS, language)
