"""Answers kept ready: the files readers ask for most, with their headers, in a bounded part of memory."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TypeAlias

Pairs: TypeAlias = "tuple[tuple[bytes, bytes], ...]"
"""Headers as the protocol has them: names in small letters."""
OVERHEAD = 1024
"""Bytes counted for an answer beside its body: its address and headers."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer with its body. ``tag`` and ``changed`` are its ETag and Last-Modified; empty where it has none."""

    status: int
    headers: Pairs
    body: bytes
    tag: bytes = b""
    changed: bytes = b""

    @property
    def weight(self) -> int:
        """Bytes it takes on the shelf."""
        return len(self.body) + OVERHEAD


class Shelf:
    """Answers by address and encoding; what was not asked for longest goes when there is no room.

    Readers see one version of the site: when another is put up, ``turn`` clears the shelf.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[tuple[str, str], Ready] = OrderedDict()
        self._version: object = None

    def turn(self, version: object) -> None:
        """Keep answers of this version only."""
        if version != self._version:
            self._version, self._taken = version, 0
            self._kept.clear()

    def get(self, key: tuple[str, str]) -> Ready | None:
        """What is kept under a key."""
        ready = self._kept.get(key)
        if ready is not None:
            self._kept.move_to_end(key)
        return ready

    def put(self, key: tuple[str, str], ready: Ready) -> None:
        """Keep an answer; one that would take more than an eighth of the shelf is not kept."""
        if ready.weight > self._room // 8 or key in self._kept:
            return
        self._kept[key] = ready
        self._taken += ready.weight
        while self._taken > self._room:
            self._taken -= self._kept.popitem(last=False)[1].weight
