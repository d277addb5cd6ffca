"""What a reader's request asks for, read from the protocol's headers; and the site's answer in the protocol's form."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from broadsheet.newsroom.street.shelf import Pairs, Ready, read
from broadsheet.works.publishing.headers import cache_control
from broadsheet.works.serving.answering import Answer, Request, answer, encodings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OK, PARTIAL, MOVED, UNCHANGED, GONE = 200, 206, 301, 304, 410
LASTING = frozenset({OK, MOVED, GONE})
"""Answers that hold as long as the version of the site."""
ENTITY = frozenset({b"content-length", b"content-type", b"content-encoding", b"accept-ranges"})
"""Headers that speak of a body, which the word that nothing changed does not have (RFC 9110 §15.4.5)."""
LARGEST = 1 << 20
"""Bytes of the largest file that is kept in memory; larger ones are sent from the disk."""
TRIES = 3
"""How often a file is looked for again that went away with its version while it was being read."""


@lru_cache(maxsize=512)
def encoding_of(header: bytes) -> str:
    """The encodings an Accept-Encoding header takes of those that sites hold, in one form for all ways to say it."""
    return ", ".join(encodings(header.decode("latin-1")))


def version_of(site: Path) -> object:
    """What tells one version of the site from another; None where there is no site yet."""
    try:
        found = os.stat(site)  # noqa: PTH116 - asked for every request, and quicker so
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_ctime_ns


def site_answer(site: Path, base: str, path: str, method: str, asked: Mapping[bytes, bytes]) -> Answer:
    """The answer of the site to a request for a path, with the time it may be kept."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in asked.items()}
    found = answer(site, Request(method, quote(path), headers), base)
    if found.status not in {OK, PARTIAL, UNCHANGED}:
        return found
    kept = {**dict(found.headers), "Cache-Control": cache_control(path.removeprefix(base))}
    return replace(found, headers=tuple(kept.items()))


def fetched(site: Path, base: str, path: str, encoding: str) -> tuple[Answer, Ready | None]:
    """The whole answer at a path; with its body too where it lasts and is no larger than a page may be."""
    asked = {b"accept-encoding": encoding.encode()}
    for _ in range(TRIES):
        found = site_answer(site, base, path, "GET", asked)
        try:
            return found, _ready(found) if found.status in LASTING and found.length <= LARGEST else None
        except FileNotFoundError:
            continue
    return found, None


def _ready(found: Answer) -> Ready:
    """An answer with its body in memory."""
    if found.file is None:
        return promised(found, found.body)
    file = str(found.file)
    return replace(promised(found, read(file)), file=file)


def promised(found: Answer, body: bytes = b"") -> Ready:
    """An answer in the protocol's form, with a body or only the promise of one."""
    told = tuple(_pair(name, value) for name, value in found.headers)
    named = dict(told)
    length = (b"content-length", str(len(body) or found.length).encode())
    return Ready(found.status, (*told, length), body, named.get(b"etag", b""), named.get(b"last-modified", b""))


@lru_cache(maxsize=256)
def _pair(name: str, value: str) -> tuple[bytes, bytes]:
    """A header as the protocol has it; most are the same for all pages, and share their memory."""
    return name.lower().encode("latin-1"), value.encode("latin-1")


def is_known(ready: Ready, asked: Mapping[bytes, bytes]) -> bool:
    """Whether the reader has this answer already; a tag has the last word (RFC 9110 §13.2.2)."""
    tags = asked.get(b"if-none-match")
    if tags is None:
        return bool(ready.changed) and asked.get(b"if-modified-since") == ready.changed
    return bool(ready.tag) and (tags.strip() == b"*" or ready.tag in _tags(tags))


def _tags(header: bytes) -> frozenset[bytes]:
    """The tags a header names, weak or not."""
    return frozenset(tag.strip().removeprefix(b"W/") for tag in header.split(b","))


def unchanged(ready: Ready) -> Pairs:
    """The headers of the word that nothing changed."""
    return tuple(pair for pair in ready.headers if pair[0] not in ENTITY)
