"""Answers kept ready: the files readers ask for most, with their headers, in a bounded part of memory."""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TypeAlias

Pairs: TypeAlias = "tuple[tuple[bytes, bytes], ...]"
"""Headers as the protocol has them: names in small letters."""
Key: TypeAlias = tuple[str, str]
OVERHEAD = 1024
"""Bytes counted for an answer beside its body: its address and headers."""
SETTLES = 16
"""Of so many newcomers to a full board one stays; the others make way for the next unless they are asked for again."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer. ``tag`` and ``changed`` are its ETag and Last-Modified; empty where it has none.

    The body is ``body``, or stands in ``file`` where that is named and the body is empty.
    """

    status: int
    headers: Pairs
    body: bytes
    tag: bytes = b""
    changed: bytes = b""
    file: str = ""

    @property
    def weight(self) -> int:
        """Bytes it takes on the shelf."""
        return len(self.body) + OVERHEAD


class Shelf:
    """Answers by address and encoding; without room for all, those that are asked for again stay.

    Somebody who walks through the whole archive does not clear away what all others read (bimodal insertion: Qureshi
    et al., Adaptive Insertion Policies for High Performance Caching, ISCA 2007).

    A quarter of the room holds answers without their bodies: to read one file is quick, to find out which is not.
    Readers see one version of the site: when another is put up, ``turn`` clears the shelf.
    """

    def __init__(self, room: int) -> None:
        self._whole = _Board(room - room // 4)
        self._promised = _Board(room // 4)

    def turn(self) -> None:
        """Clear it: another version of the site stands."""
        self._whole = _Board(self._whole.room)
        self._promised = _Board(self._promised.room)

    def get(self, key: Key) -> Ready | None:
        """The answer under a key; its body is read again where only the promise of it was kept."""
        ready = self._whole.get(key)
        if ready is not None:
            return ready
        promise = self._promised.get(key)
        if promise is None:
            return None
        ready = replace(promise, body=read(promise.file))
        self._whole.put(key, ready)
        return ready

    def put(self, key: Key, ready: Ready) -> None:
        """Keep an answer."""
        self._whole.put(key, ready)
        if ready.file:
            self._promised.put(key, replace(ready, body=b""))


class _Board:
    """Answers within a room of so many bytes; one that would take more than an eighth of it is not kept."""

    def __init__(self, room: int) -> None:
        self.room = room
        self._taken = 0
        self._newcomers = 0
        self._kept: OrderedDict[Key, Ready] = OrderedDict()

    def get(self, key: Key) -> Ready | None:
        """What is kept under a key."""
        ready = self._kept.get(key)
        if ready is not None:
            self._kept.move_to_end(key)
        return ready

    def put(self, key: Key, ready: Ready) -> None:
        """Keep an answer."""
        if ready.weight > self.room // 8 or key in self._kept:
            return
        self._kept[key] = ready
        self._taken += ready.weight
        if self._taken > self.room:
            self._make_way(key)

    def _make_way(self, newcomer: Key) -> None:
        """Let go of what was not asked for longest, and have the newcomer go next."""
        while self._taken > self.room:
            self._taken -= self._kept.popitem(last=False)[1].weight
        self._newcomers += 1
        if self._newcomers % SETTLES:
            self._kept.move_to_end(newcomer, last=False)


def read(file: str) -> bytes:
    """The bytes of a file, with as few calls as can be."""
    handle = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(handle, os.fstat(handle).st_size)
    finally:
        os.close(handle)
