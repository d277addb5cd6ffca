"""A small threaded server for one site, on http.server: for the desk and for tests, not for the street."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from broadsheet.errors import UsageError
from broadsheet.works.publishing.media import media_type
from broadsheet.works.serving.answering import Answer, Request, answer
from broadsheet.works.serving.reloading import CHANGES, SCRIPT, Bell, script, with_script

if TYPE_CHECKING:
    from types import TracebackType

    from broadsheet.works.serving.model import ServeOrder

PIECE = 1 << 18
"""Bytes of a file sent at a time."""


class SiteServer:
    """Serves the site of an order while its ``with`` block runs. ``bell`` rings in all open pages.

    Raises ``UsageError`` where the port is taken or the host is not one of this machine.
    """

    def __init__(self, order: ServeOrder) -> None:
        self.bell = Bell()
        self._order = order
        self._server = self._listen()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """Where the site is to be read."""
        host, port = self._server.server_address[:2]
        name = host.decode() if isinstance(host, bytes | bytearray) else host
        shown = f"[{name}]" if ":" in name else name
        return f"http://{shown}:{port}{self._order.base}/"

    def __enter__(self) -> Self:
        """Begin to serve."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Serve no more."""
        self.bell.close()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _listen(self) -> ThreadingHTTPServer:
        """A server that listens."""
        order, bell = self._order, self.bell

        class Handler(_Handler):
            """Answers for this site."""

            serves = order
            rings = bell

        try:
            return _Server((order.host, order.port), Handler)
        except OSError as error:
            message = f"{order.host}:{order.port} cannot be served on ({error.strerror}); name another with --port."
            raise UsageError(message) from error


class _Server(ThreadingHTTPServer):
    """Threads that do not hold up the end."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the library's signature
        """A browser that hangs up in the middle is no event."""


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "broadsheet"
    sys_version = ""
    timeout = 60
    wbufsize = -1
    serves: ServeOrder
    rings: Bell

    def _respond(self) -> None:
        """Answer a request, whatever its method."""
        base, path = self.serves.base, self.path.partition("?")[0]
        if self.serves.live and path == base + CHANGES:
            self._listen()
        elif self.serves.live and path == base + SCRIPT:
            text = script(base, self.path.partition("?")[2])
            kind = (("Content-Type", media_type(SCRIPT)), ("Cache-Control", "no-store"))
            self._send(Answer(200, kind, text, length=len(text)))
        else:
            self._send(self._answer())

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = _respond  # noqa: N815 - the library finds methods by name

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the library's signature
        """Requests are not told."""

    def _answer(self) -> Answer:
        """The site's answer, with the reload script where a page is live."""
        order, known = self.serves, self.rings.number
        headers = {name.lower(): value for name, value in self.headers.items()}
        found = answer(order.site, Request(self.command, self.path, headers), order.base)
        if not (order.live and found.is_page):
            return found
        found = answer(order.site, Request(self.command, self.path, {}), order.base)
        return _live(found, order.base, known)

    def _send(self, found: Answer) -> None:
        """Send an answer; HEAD has no body."""
        self.send_response(found.status)
        for name, value in dict(found.headers).items():
            self.send_header(name, value)
        if self.command in {"POST", "PUT"}:
            self.close_connection = True
        self.send_header("Content-Length", str(found.length))
        self.end_headers()
        if self.command != "HEAD":
            self._send_body(found)

    def _send_body(self, found: Answer) -> None:
        """Send the words, or the part of the file."""
        if found.file is None:
            self.wfile.write(found.body[: found.length])
            return
        with found.file.open("rb") as file:
            _pour(file, found.start, found.length, self.wfile)

    def _known(self) -> int:
        """The number of the last ring the listener knows; 0 for one that listened to a server before this one."""
        told = self.headers.get("Last-Event-ID") or self.path.partition("known=")[2]
        known = int(told) if told.isdigit() else self.rings.number
        return known if known <= self.rings.number else 0

    def _listen(self) -> None:
        """Send what rings, for as long as somebody listens."""
        self.close_connection = True
        self.send_response(200)
        for name, value in (("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.end_headers()
        bell = self.rings
        standing, known = bell.standing, self._known()
        self.wfile.write(b"retry: 300\n\n" + (standing.as_bytes() if standing else b""))
        self.wfile.flush()
        while not bell.closed:
            rings = bell.after(known)
            known = rings[-1].number if rings else known
            self.wfile.write(b"".join(ring.as_bytes() for ring in rings) or b": still here\n\n")
            self.wfile.flush()


def _live(found: Answer, base: str, known: int) -> Answer:
    """A page with the reload script, which is not kept by the browser."""
    page = with_script(found.file.read_bytes() if found.file else found.body, base, known)
    kept = tuple((name, value) for name, value in found.headers if name not in {"ETag", "Accept-Ranges"})
    return Answer(found.status, (*kept, ("Cache-Control", "no-store")), page, length=len(page))


def _pour(file: BinaryIO, start: int, length: int, into: Any) -> None:  # noqa: ANN401 - the library's writer
    """Send part of a file piece by piece."""
    file.seek(start)
    while length > 0:
        piece = file.read(min(PIECE, length))
        if not piece:
            return
        into.write(piece)
        length -= len(piece)
