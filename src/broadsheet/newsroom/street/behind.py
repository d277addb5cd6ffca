"""The way from the front to the desk: a WSGI application (PEP 3333) asked in threads of its own, from an ASGI server.

A few threads that last keep their connections to the database; what waits for the desk never holds up a reader.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from broadsheet.newsroom.home import NO_ROOM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from broadsheet.newsroom.street.front import Receive, Scope, Send

Environ: TypeAlias = "dict[str, Any]"
Emit: TypeAlias = "Callable[[Mapping[str, Any]], None]"
LOG = logging.getLogger(__name__)
THREADS = 8
SMALL = 1 << 20
"""Bytes of a request's body that stay in memory; the rest waits on the disk."""
LARGEST = 256 << 20
"""Bytes of the largest body that is taken."""
PIECE = 1 << 18
HOME = frozenset({"127.0.0.1", "::1", ""})
"""Peers on this machine: a server in front of ours, which says whom it speaks for."""
BODILY = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


class Behind:
    """Asks a WSGI application. ``secure`` says that readers speak TLS to the server in front of ours."""

    def __init__(
        self, application: Callable[..., Iterable[bytes]], *, secure: bool = False, threads: int = THREADS
    ) -> None:
        self._application = application
        self._scheme = "https" if secure else "http"
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="desk")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        with tempfile.SpooledTemporaryFile(SMALL) as body:
            refused = await _refusal(receive, body)
            if refused:
                await _words(send, *refused)
                return
            loop = asyncio.get_running_loop()
            reply = Reply(lambda told: asyncio.run_coroutine_threadsafe(_sent(send, told), loop).result())
            environ = environ_of(scope, body, self._scheme)
            await loop.run_in_executor(self._pool, self._ask, environ, reply)
        if not reply.begun:
            await _words(send, 500, "Something went wrong that should not have. Nothing you sent is lost; try again.\n")

    def _ask(self, environ: Environ, reply: Reply) -> None:
        """Ask the application and hand on what it says."""
        try:
            pieces = self._application(environ, reply.start)
            try:
                for piece in pieces:
                    reply.write(piece)
                reply.end()
            finally:
                close = getattr(pieces, "close", None)
                if close:
                    close()
        except Exception:
            LOG.exception("%s %s failed", environ["REQUEST_METHOD"], environ["PATH_INFO"])


class Reply:
    """What an application answers, gathered into pieces worth sending."""

    def __init__(self, emit: Emit) -> None:
        self.begun = False
        self._emit = emit
        self._head: dict[str, Any] = {}
        self._waiting: list[bytes] = []
        self._size = 0

    def start(self, status: str, headers: list[tuple[str, str]], _: object = None) -> Callable[[bytes], None]:
        """Take status and headers."""
        pairs = [(name.lower().encode("latin-1"), value.strip().encode("latin-1")) for name, value in headers]
        self._head = {"type": "http.response.start", "status": int(status.split(" ", 1)[0]), "headers": pairs}
        return self.write

    def write(self, piece: bytes) -> None:
        """Take a piece of the body."""
        self._waiting.append(piece)
        self._size += len(piece)
        if self._size >= PIECE:
            self._flush(more=True)

    def end(self) -> None:
        """Send what is left."""
        self._flush(more=False)

    def _flush(self, *, more: bool) -> None:
        """Send what was gathered."""
        if not self.begun:
            self.begun = True
            self._emit(self._head)
        body = b"".join(self._waiting)
        self._waiting, self._size = [], 0
        self._emit({"type": "http.response.body", "body": body, "more_body": more})


def environ_of(scope: Scope, body: BinaryIO | tempfile.SpooledTemporaryFile[bytes], scheme: str) -> Environ:
    """The environment of a request as PEP 3333 has it."""
    host, port = scope.get("server") or ("localhost", 0)
    headers = _headers(scope["headers"])
    return {
        **headers,
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": str(host),
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "REMOTE_ADDR": _peer(scope, headers.get("HTTP_X_FORWARDED_FOR", "")),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers under the names CGI gives them. One with an underscore could pass for another and is dropped."""
    found: dict[str, str] = {}
    for raw, value in pairs:
        name, text = raw.decode("latin-1").lower(), value.decode("latin-1")
        if "_" in name:
            continue
        key = BODILY.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        joint = "; " if name == "cookie" else ","
        found[key] = f"{found[key]}{joint}{text}" if key in found else text
    return found


def _peer(scope: Scope, forwarded: str) -> str:
    """Who asks; a server on this machine that stands in front of ours is believed whom it names last."""
    peer = str((scope.get("client") or ("", 0))[0])
    return forwarded.rpartition(",")[2].strip() if forwarded and peer in HOME else peer


async def _refusal(receive: Receive, body: tempfile.SpooledTemporaryFile[bytes]) -> tuple[int, str] | None:
    """Take in the body of a request; status and sentence where it cannot be taken."""
    try:
        taken = await _take(receive, body)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        return 507, "The newsroom's disk is full, so this was not kept. Send it again when there is room.\n"
    return None if taken else (413, "That is more than can be sent at once; make it smaller.\n")


async def _take(receive: Receive, body: tempfile.SpooledTemporaryFile[bytes]) -> bool:
    """Take in the body of a request; False where it is too large, or the reader has gone."""
    size, more = 0, True
    while more:
        told = await receive()
        if told["type"] == "http.disconnect":
            return False
        piece = told.get("body", b"")
        size += len(piece)
        if size > LARGEST:
            return False
        body.write(piece)
        more = told.get("more_body", False)
    body.seek(0)
    return True


def _sent(send: Send, told: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the server's own kind of waiting is
    """What is to be waited for when something is sent."""

    async def wait() -> None:
        await send(told)

    return wait()


async def _words(send: Send, status: int, words: str) -> None:
    """A sentence as an answer."""
    headers = ((b"content-type", b"text/plain; charset=utf-8"),)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})
