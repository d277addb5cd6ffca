"""Where a headline may break without hurting its sense: the little words no line should end with, by language."""

from __future__ import annotations

from functools import cache
from math import isqrt

from broadsheet.typeset.items import BreakPoint, Item

LITTLE_WORD = 420
"""For a line that ends in an article, a preposition, a conjunction or the like."""
NAME_PARTED = 110
NUMBER_PARTED = 140
BOUND_PARTED = 60
"""For a break inside a word at its own hyphen."""
AFTER_POINT = -25
"""A break after a comma, colon or dash is welcome."""

_LITTLE = {
    "en": "a an the of in on at to for from by with without into onto over under about after before between against "
    "as and or but nor if than that which who whose when while its his her their our your my no not is are be was "
    "were has have had will would may can could should must this these those how why what new old via per up off",
    "de": "der die das den dem des ein eine einen einem einer eines und oder aber als wie von vom zu zum zur in im "
    "ins an am auf aus bei beim mit nach für über unter um vor hinter gegen ohne durch bis seit ist sind war wird "
    "werden hat haben nicht kein keine ihr sein seine dass wenn ob so sehr",
    "fr": "le la les l’ un une des du de d’ au aux et ou mais ni car à en dans sur sous par pour avec sans chez vers "
    "entre contre que qui dont où ce cet cette ces son sa ses leur leurs ne pas plus est sont a ont se s’ qu’",
    "es": "el la los las un una unos unas de del al y e o u pero ni que a ante bajo con contra desde en entre hacia "
    "hasta para por según sin sobre tras su sus se no es son lo le más muy",
    "pt": "o a os as um uma uns umas de do da dos das no na nos nas ao à aos às e ou mas nem que em por pelo pela "
    "para com contra desde entre até sem sob sobre seu sua não é são se mais",
    "pl": "i a o u w z ze we do na od po za przed przez dla bez nad pod przy ku oraz lub albo ale że czy nie się "
    "jest są jak co to ten ta te",
    "tr": "ve ile ya da de bir bu şu o için gibi kadar ama fakat en çok daha her mi mı mu mü",
    "el": "ο η το οι τα του της των τον την τους τις στο στη στην στον στα στους στις με για από σε και ή αλλά που "
    "πως ότι αν να θα δεν μη μην ένας μια μία ένα είναι κατά προς χωρίς",
    "ru": "и а но или в во на с со к ко о об от до из за у по под над при для без через между не ни что как это "
    "его её их же ли бы",
}


@cache
def little_words(language: str) -> frozenset[str]:
    """The words of a language that cling to the next one."""
    return frozenset(_LITTLE.get(language.split("-", maxsplit=1)[0].lower(), "").split())


def break_cost(items: list[Item], item: int, language: str, *, inside: bool) -> int:
    """What it costs the sense to end a line after item ``item`` (``inside``: at a hyphen of its own)."""
    if inside:
        return BOUND_PARTED
    word, following = items[item].word.text, items[item + 1].word.text
    if word[-1:] in ",;:–—.!?":
        return AFTER_POINT
    if word.lower().strip("“‘„«\u202f(") in little_words(language):
        return LITTLE_WORD
    if word[-1:].isdigit():
        return NUMBER_PARTED
    return NAME_PARTED if item and _one_name(word, following, language) else 0


def by_sense(items: list[Item], points: list[BreakPoint], language: str) -> list[BreakPoint]:
    """The break points of ragged text, each with what a break there costs the sense as its penalty."""
    inner = [
        point._replace(penalty=max(point.penalty, isqrt(max(0, break_cost(items, point.item, language, inside=False)))))
        if point.division < 0
        else point
        for point in points[1:-1]
    ]
    return [points[0], *inner, points[-1]]


def _one_name(word: str, following: str, language: str) -> bool:
    """Two capitals in a row are taken for a name, except in German, which capitalises every noun."""
    return word[:1].isupper() and following[:1].isupper() and not language.startswith("de")
