"""Every address ever published, kept in the paper's folder as ``addresses.jsonl``, so that each answers for ever.

A line is ``{"address": "/2026/11/the-vote/", "story": "harbour-vote"}``. Lines are only added. An article that moved
leaves its old address behind as a redirect; one that was taken away leaves a page that says so (status 410).
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from broadsheet.remarks import Place, Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from pathlib import Path

    from broadsheet.outlets.model import Card

FILE = "addresses.jsonl"
_ADDRESS = re.compile(r"/(?:[^\W_][\w-]*/)+")
"""The form of the addresses of articles and pages; no file of a site has a name like one of its parts."""
_DATED = re.compile(r"/[0-9]{4}/(?:[^\W_][\w-]*(?:\.[\w-]+)*/)+")
"""The form of addresses below a year, in which those of a former site may have points."""
_ENDINGS = (".html", ".json", ".br", ".gz")
"""How the files that stand below a year end."""
_LONGEST = 255
"""Bytes of a folder's name."""


class Addresses:
    """The addresses of one paper, and the stories that had them.

    ``complete``: the addresses of all that is public were noted, so that further ones alone need be.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._stamp = _stamp(self._path)
        self.complete = False
        self._stories, self.remarks = _read(self._path)
        self._had = set(self._stories.values())
        self._fresh: dict[str, str] = {}

    @property
    def current(self) -> bool:
        """Whether the file is as it was read, but for what was kept from here."""
        return _stamp(self._path) == self._stamp

    def has_been_public(self, story: str) -> bool:
        """Whether a story was ever published."""
        return story in self._had

    def without(self, stories: Container[str]) -> tuple[str, ...]:
        """The stories published once that are not among some."""
        return tuple(sorted(story for story in self._had if story not in stories))

    def add(self, cards: Iterable[Card]) -> int:
        """Note the addresses of published articles; how many were new. Nothing is written yet."""
        fresh = {card.address: card.id for card in cards if self._stories.get(card.address) != card.id}
        self._stories.update(fresh)
        self._had.update(fresh.values())
        self._fresh = fresh
        return len(fresh)

    def add_all(self, cards: Iterable[Card]) -> int:
        """The same of all that is public."""
        self.complete = True
        return self.add(cards)

    def keep(self) -> tuple[Remark, ...]:
        """Write down the addresses noted last; a remark where that cannot be done."""
        lines = "".join(
            json.dumps({"address": address, "story": story}, ensure_ascii=False) + "\n"
            for address, story in sorted(self._fresh.items())
        )
        self._fresh = {}
        try:
            if lines:
                self._append(lines)
        except OSError as error:
            message = f"The addresses published now could not be written down ({error.strerror})."
            advice = "Give yourself the right to write there; until then an article that moves leaves no redirect."
            return (Remark("addresses-not-kept", Severity.WARN, Place(FILE), message, advice),)
        return ()

    def _append(self, lines: str) -> None:
        """Add lines to the file. Where another writes there too, it counts as changed."""
        alone = self.current
        length = _append(self._path, lines)
        now = _stamp(self._path)
        if alone and now[1] == self._stamp[1] + length:
            self._stamp = now

    def left(self, live: Mapping[str, str], cards: Mapping[str, Card]) -> tuple[tuple[str, str], ...]:
        """Addresses where no article lives now, as (address, where its story is now); "" where the story is gone.

        ``live`` are the ids by address.
        """
        left = ((address, story) for address, story in sorted(self._stories.items()) if address not in live)
        return tuple((address, cards[story].address if story in cards else "") for address, story in left)


def _read(path: Path) -> tuple[dict[str, str], tuple[Remark, ...]]:
    """The addresses of a file; lines that cannot be read draw a remark and are kept in the file."""
    stories: dict[str, str] = {}
    broken: list[int] = []
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            entry = _entry(line)
            if entry:
                stories[entry[0]] = entry[1]
            else:
                broken.append(number)
    if not broken:
        return stories, ()
    message = f"{len(broken)} lines cannot be read; their addresses lead nowhere now."
    advice = 'Each line is {"address": "/2026/11/the-vote/", "story": "harbour-vote"}; take it from an earlier copy.'
    return stories, (Remark("addresses-broken", Severity.WARN, Place(FILE, broken[0]), message, advice),)


def _entry(line: str) -> tuple[str, str] | None:
    """One line. An address may be written as in links, "/2019/05/caf%C3%A9/"."""
    try:
        found = json.loads(line)
        address, story = unquote(found["address"], errors="strict"), found["story"]
    except (ValueError, TypeError, KeyError):
        return None
    fits = isinstance(address, str) and isinstance(story, str) and _is_address(address)
    return (address, story) if fits else None


def _is_address(text: str) -> bool:
    """Whether a text has the form of an article's or a page's address, each part of it short enough for a folder."""
    parts = text.split("/")
    dated = _DATED.fullmatch(text) and not any(part.endswith(_ENDINGS) for part in parts)
    return bool(dated or _ADDRESS.fullmatch(text)) and all(len(part.encode()) <= _LONGEST for part in parts)


def _stamp(path: Path) -> tuple[int, int]:
    """When a file was changed, and its length; zeros where there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _append(path: Path, lines: str) -> int:
    """Add lines to the file; how many bytes. A last line that a crash left without its end gets one first."""
    with path.open("ab+") as stream:
        if stream.tell():
            stream.seek(-1, os.SEEK_END)
            lines = lines if stream.read(1) == b"\n" else f"\n{lines}"
        return stream.write(lines.encode())
