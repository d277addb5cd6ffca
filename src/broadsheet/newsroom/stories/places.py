"""Where in the editor a remark is to be mended: the field or the block it speaks of. Pure."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from broadsheet.remarks import Remark

Part: TypeAlias = tuple[str, str]
"""A part of the form: the name of its field or the id of its block, and the words in it."""
FIELDS = {"missing-byline": "bylines", "long-headline": "headline", "endless-word": "headline", "no-text": "body"}
"""Remarks that are always about one field."""
_QUOTED = re.compile('["“]([^"”“]{3,})')
_NAMED = re.compile(r"\b(kicker|headline|standfirst)\b")
_TAG = re.compile("<[^>]*>")
_FILE = re.compile(r"\bpicture (\S+) ")


def place_of(remark: Remark, parts: Sequence[Part]) -> str:
    """The part of the form a remark speaks of; empty when it is not known."""
    known = FIELDS.get(remark.rule)
    if known:
        return known
    for text in _told(remark.message):
        found = next((place for place, words in parts if text in words), "")
        if found:
            return found
    named = _NAMED.search(remark.message)
    return named[1] if named else ""


def _told(message: str) -> list[str]:
    """The words of the copy and the files that a message names, the longest first."""
    files = [found[1] for found in _FILE.finditer(message)]
    quoted = [found[1].rstrip("…. ").strip() for found in _QUOTED.finditer(message)]
    return files + sorted((text for text in quoted if text), key=len, reverse=True)


def parts_of(stream: Iterable[Mapping[str, Any]], files: Mapping[int, str]) -> tuple[Part, ...]:
    """The blocks of a stream as parts: their ids and all the words in them. ``files`` names pictures by primary key."""
    return tuple((item["id"], " ".join(_words(item["value"], files).split())) for item in stream if item.get("id"))


def _words(value: object, files: Mapping[int, str]) -> str:
    """Every text in a block's value, without its dress."""
    return " ".join(_texts(value, files))


def _texts(value: object, files: Mapping[int, str]) -> Iterator[str]:
    """The texts in a value, however deep."""
    if isinstance(value, str):
        yield unescape(_TAG.sub("", value.replace("</p>", " ")))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from (files.get(inner, ""),) if name == "image" and isinstance(inner, int) else _texts(inner, files)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner, files)
