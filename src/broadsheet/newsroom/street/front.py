"""The front of the house, as an ASGI application: the site's files for readers, the newsroom's addresses for the desk.

A page on the shelf is sent at once, without a call to the system; which version of the site stands is looked at every
few milliseconds. Django is asked only for what lies below ``/newsroom/``. (ASGI 3.0, HTTP connection scope.)
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

from broadsheet.newsroom.street.asking import (
    OK,
    UNCHANGED,
    encoding_of,
    fetched,
    is_known,
    promised,
    site_answer,
    unchanged,
    version_of,
)
from broadsheet.newsroom.street.shelf import Key, Pairs, Ready, Shelf

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from broadsheet.works.serving.answering import Answer

Scope: TypeAlias = "Mapping[str, Any]"
Receive: TypeAlias = "Callable[[], Awaitable[Mapping[str, Any]]]"
Send: TypeAlias = "Callable[[Mapping[str, Any]], Awaitable[None]]"
Application: TypeAlias = "Callable[[Scope, Receive, Send], Awaitable[None]]"

DESK = "/newsroom"
ROOM = 64 << 20
"""Bytes of memory for answers kept ready."""
PIECE = 1 << 18
"""Bytes of a large file that are read at a time."""
LOOK = 0.005
"""Seconds between two looks at which version of the site stands: each lets go of the interpreter for a moment."""
CONDITIONS = frozenset({b"range", b"if-none-match", b"if-modified-since"})
"""Headers of requests that may be answered with less than the whole."""
READS = frozenset({"GET", "HEAD"})
LATER = (
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'"),
    (b"retry-after", b"2"),
)
NOT_YET = Ready(
    503,
    LATER,
    b'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    b'<meta http-equiv="refresh" content="2"><title>At the press</title>'
    b"<p>The paper is being put together. This page loads again by itself.</p></html>\n",
)
"""What readers are told before the first version of the site stands."""
CLOSED = Ready(
    503,
    LATER,
    b'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    b'<meta http-equiv="refresh" content="2"><title>The newsroom opens</title>'
    b"<p>The newsroom is being made ready. This page loads again by itself.</p></html>\n",
)
"""What the desk is told while its tables are made or brought up to date; readers are answered all the while."""


class Front:
    """Answers readers from the site in a folder; what lies below ``/newsroom`` is the desk's.

    ``base`` tells the path the site stands under; it is asked again for each version. ``mark`` is a file that stands
    while the desk is open; it is always where none is named. ``room`` is the memory for answers, in bytes.
    """

    def __init__(
        self, site: Path, desk: Application, base: Callable[[], str] = str, mark: Path | None = None, room: int = ROOM
    ) -> None:
        self._site = site
        self._desk = desk
        self._mark = mark
        self._shelf = Shelf(room)
        self._base_now = base
        self._base = ""
        self._version: object = None
        self._next_look = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await _lifespan(scope, receive, send)
            return
        path: str = scope["path"]
        if path.startswith(DESK) and path[len(DESK) : len(DESK) + 1] in {"", "/"}:
            await self._lead_in(scope, receive, send)
            return
        asked: dict[bytes, bytes] = dict(scope["headers"])
        ready = self._at_hand(scope["method"], path, asked)
        if ready is None:
            await self._read(scope, send, path, asked)
            return
        await send({"type": "http.response.start", "status": ready.status, "headers": ready.headers})
        await send({"type": "http.response.body", "body": ready.body})

    async def _lead_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request to the desk, if it is open."""
        if self._mark is None or self._mark.exists():
            await self._desk(scope, receive, send)
        else:
            await _send_ready(send, CLOSED, scope["method"])

    def _at_hand(self, method: str, path: str, asked: Mapping[bytes, bytes]) -> Ready | None:
        """What is on the shelf for a plain request, the most frequent of all; nothing for any other."""
        now = monotonic()
        if now >= self._next_look:
            self._next_look = now + LOOK
            version = version_of(self._site)
            if version != self._version:
                self._turn(version)
        if method != "GET" or not asked.keys().isdisjoint(CONDITIONS):
            return None
        return self._shelved((path, encoding_of(asked.get(b"accept-encoding", b""))))

    def _turn(self, version: object) -> None:
        """Another version of the site stands."""
        self._shelf.turn()
        self._base, self._version = self._base_now(), version

    async def _read(self, scope: Scope, send: Send, path: str, asked: Mapping[bytes, bytes]) -> None:
        """Answer a reader."""
        method: str = scope["method"]
        if self._version is None:
            await _send_ready(send, NOT_YET, method)
        elif b"range" in asked or method not in READS:
            await self._send_found(scope, send, site_answer(self._site, self._base, path, method, asked))
        else:
            await self._read_whole(scope, send, path, asked)

    async def _read_whole(self, scope: Scope, send: Send, path: str, asked: Mapping[bytes, bytes]) -> None:
        """Answer a reader who asks for the whole of a page or file."""
        encoding = encoding_of(asked.get(b"accept-encoding", b""))
        ready = self._shelved((path, encoding))
        if ready is None:
            found, ready = fetched(self._site, self._base, path, encoding)
            if ready is None:
                await self._send_found(scope, send, found, asked)
                return
            self._shelf.put((path, encoding), ready)
        if _has(asked, ready):
            await _send(send, UNCHANGED, unchanged(ready), b"")
        else:
            await _send_ready(send, ready, scope["method"])

    def _shelved(self, key: Key) -> Ready | None:
        """What is on the shelf; nothing where a version that was taken down took the file with it."""
        try:
            return self._shelf.get(key)
        except FileNotFoundError:
            return None

    async def _send_found(
        self, scope: Scope, send: Send, found: Answer, asked: Mapping[bytes, bytes] | None = None
    ) -> None:
        """Send an answer that is not kept ready: a part, a large file, a page that is not there."""
        promise = promised(found, found.body)
        if asked and _has(asked, promise):
            await _send(send, UNCHANGED, unchanged(promise), b"")
        elif found.file is None or scope["method"] == "HEAD":
            await _send_ready(send, promise, scope["method"])
        else:
            await _send_file(send, found, promise.headers)


def _has(asked: Mapping[bytes, bytes], ready: Ready) -> bool:
    """Whether the reader has this answer already."""
    conditional = b"if-none-match" in asked or b"if-modified-since" in asked
    return conditional and ready.status == OK and is_known(ready, asked)


async def _send(send: Send, status: int, headers: Pairs, body: bytes) -> None:
    """Send an answer at once."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _send_ready(send: Send, ready: Ready, method: str) -> None:
    """Send an answer that is ready; HEAD has no body."""
    await _send(send, ready.status, ready.headers, b"" if method == "HEAD" else ready.body)


async def _send_file(send: Send, found: Answer, headers: Pairs) -> None:
    """Send a file or a part of it piece by piece, read beside the loop."""
    assert found.file is not None  # noqa: S101 - only answers with files come here
    try:
        file = await asyncio.to_thread(found.file.open, "rb")
    except FileNotFoundError:
        await _send_ready(send, NOT_YET, "GET")
        return
    with file:
        file.seek(found.start)
        await send({"type": "http.response.start", "status": found.status, "headers": headers})
        left = found.length
        while left > 0:
            piece = await asyncio.to_thread(file.read, min(PIECE, left))
            left = left - len(piece) if piece else 0
            await send({"type": "http.response.body", "body": piece, "more_body": left > 0})


async def _lifespan(scope: Scope, receive: Receive, send: Send) -> None:
    """Say that all is ready, and later that all is done; nothing but pages is spoken here."""
    if scope["type"] != "lifespan":
        return
    while True:
        told = await receive()
        await send({"type": f"{told['type']}.complete"})
        if told["type"] == "lifespan.shutdown":
            return
