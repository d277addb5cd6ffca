"""Words set twice in a row ("the the"), and the repeats that a language means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words that clean prose repeats: pronouns and verbs at the seam of two clauses, and repeats for effect.
MEANT: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "that had her you in on is it do was did one so very no yes ha he ho bye hear there now well knock far "
        "long many more much never really too again all out up over please years miles round blah cough tick tut tap",
        "de": "die der das den dem sie ihr es was zu nach aus so ja nein sehr ganz lange viel mehr immer war wer doch",
        "fr": "nous vous a bien très oui non si fait plus trop tout petit est y loin vite",
        "es": "si sí no muy casi así luego mucho más que poco bien nunca ya",
        "pt": "que se sim não muito quase já logo mais bem nunca",
        "pl": "to co nie tak bardzo no ja ty był była było",
        "ru": "что как да нет вот очень ещё еще это он она они и так чуть еле давно только было",
    }.items()
}

# Languages that double words as a matter of grammar: only these are mistakes there.
MISTAKES: dict[str, frozenset[str]] = {
    "tr": frozenset(["ve", "için", "ile", "ama", "veya", "gibi", "olarak", "ancak", "fakat"]),
    "el": frozenset(["και", "στο", "στη", "στην", "στον", "με", "για", "από", "να", "θα", "αλλά"]),
}
_WORD = r"[^\W\d_]+"
_TWICE = re.compile(rf"(?<![\w'’‐-])({_WORD})\s+({_WORD})(?![\w'’‐-])")


def double_words(text: str, language: str) -> Iterator[str]:
    """Words that stand twice in a row by mistake, as they stand ("The the").

    A name that doubles itself ("Duran Duran") or follows its word ("the first FIRST Cup") is no mistake, nor is what
    ``MEANT`` lists.
    """
    tongue = language.replace("_", "-").split("-")[0].casefold()
    only, meant = MISTAKES.get(tongue), MEANT.get(tongue, frozenset())
    at = 0
    while match := _TWICE.search(text, at):
        first, second = match.groups()
        word = first.casefold()
        named = (first == second and first[:1].isupper()) or first.isupper() != second.isupper()
        if word == second.casefold() and not named and (word in only if only else word not in meant):
            yield match[0]
        at = match.start(2)
