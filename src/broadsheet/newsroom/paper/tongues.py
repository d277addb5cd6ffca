"""The languages a story can be in, by name. Pure; the names are those the framework brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf.locale import LANG_INFO

if TYPE_CHECKING:
    from collections.abc import Iterable

VARIANTS = {
    "de-AT": "German (Austria)",
    "de-CH": "German (Switzerland)",
    "en-US": "American English",
    "fr-CA": "French (Canada)",
    "fr-CH": "French (Switzerland)",
    "gsw": "Swiss German",
    "it-CH": "Italian (Switzerland)",
    "la": "Latin",
    "mt": "Maltese",
    "nl-BE": "Dutch (Belgium)",
    "oc": "Occitan",
    "rm": "Romansh",
    "yi": "Yiddish",
    "zu": "Zulu",
}
"""What papers are written in beyond the framework's own table."""
REGION, SCRIPT = 2, 4
"""How many letters these parts of a tag have (RFC 5646, 2.2.3 and 2.2.4)."""


def _tag(code: str) -> str:
    """A tag as RFC 5646, 2.1.1, writes it: ``pt-BR``, ``sr-Latn``."""
    first, *rest = code.replace("_", "-").split("-")
    parts = ({REGION: str.upper, SCRIPT: str.title}.get(len(part), str.lower)(part) for part in rest)
    return "-".join((first.lower(), *parts))


NAMES = {_tag(code): facts["name"] for code, facts in LANG_INFO.items() if "name" in facts} | VARIANTS
"""Every language that is offered, by its tag."""


def name_of(tag: str) -> str:
    """A language's name; of a variety nobody has named, that of the language with its region: ``Greek (CY)``."""
    known = NAMES.get(_tag(tag))
    first, _, rest = tag.replace("_", "-").partition("-")
    return known or (f"{NAMES[first]} ({rest})" if rest and first in NAMES else tag)


def languages_offered(near: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The languages in two groups: those ``near``, as they are written there, and all others by name."""
    first = [(tag, name_of(tag)) for tag in dict.fromkeys(near) if tag]
    here = {_tag(tag) for tag, _ in first}
    others = sorted(((tag, name) for tag, name in NAMES.items() if tag not in here), key=lambda pair: pair[1])
    return [("This paper and its sisters", first), ("All others", others)]
