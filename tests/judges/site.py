"""A static host on loopback for tests, as a good one behaves, that remembers what was asked of it.

It follows links in the file system, serves ``index.html`` for folders and the precompressed neighbour (``.br``,
``.gz``) a browser accepts, answers 304 to a known ETag, shows the site's own ``404.html``, and obeys ``_redirects``
and ``_headers`` where the site brings them (the form Netlify and Cloudflare Pages read).
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import threading
from collections.abc import ItemsView, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xhtml": "application/xhtml+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".opml": "text/x-opml; charset=utf-8",
    ".xsl": "text/xsl; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
}
HASHED = re.compile(r"[.-](?=[0-9a-z]*\d)[0-9a-z]{8,}\.\w+$")
"""A file's name that holds a digest of its content."""
FOR_EVER = "public, max-age=31536000, immutable"
ENCODINGS = {"br": ".br", "gzip": ".gz"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: what was asked, how it was answered, in which encoding, and the bytes of the answer's body."""

    method: str
    path: str
    status: int
    encoding: str
    size: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the file that answers (none for a bare redirect) and headers of its own."""

    status: int
    file: Path | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Host:
    """A site being served: its address without a slash at the end, its folder, and what was asked so far."""

    url: str
    folder: Path
    asked: list[Asked] = field(default_factory=list, hash=False)

    @property
    def sent(self) -> int:
        """The bytes of all bodies so far."""
        return sum(request.size for request in self.asked)

    def answered(self, status: int) -> tuple[str, ...]:
        """The paths answered with a status, in the order asked."""
        return tuple(request.path for request in self.asked if request.status == status)


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve a folder on a free port of loopback until the block ends."""
    asked: list[Asked] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder, asked=asked)) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield Host(f"http://127.0.0.1:{server.server_port}", folder, asked)
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from a folder."""

    protocol_version = "HTTP/1.1"
    server_version = "StaticHost"

    def __init__(self, *arguments: object, folder: Path, asked: list[Asked]) -> None:
        self.folder = folder
        self.asked = asked
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server passes request, address and itself

    def do_GET(self) -> None:
        """Send the answer with its body."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send the headers alone."""
        self._answer(body=False)

    def log_message(self, *_: object) -> None:
        """Keep the terminal for the tests."""

    def _answer(self, *, body: bool) -> None:
        """Find what answers, choose its encoding, send and remember it."""
        found = _found(self.folder, self.path)
        encoding, file = _encoded(found.file, self.headers.get("Accept-Encoding", ""))
        data = file.read_bytes() if file else b""
        tag = f'"{hashlib.sha256(data).hexdigest()[:20]}"'
        status = found.status
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            status, data = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        for name, value in _headers(self.folder, self.path, found):
            self.send_header(name, value)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(data)))
        self.asked.append(Asked(self.command, self.path, int(status), encoding, len(data) if body else 0))
        self.end_headers()
        if body:
            self.wfile.write(data)


def _found(folder: Path, asked: str) -> Answer:
    """What answers an address: a file, a folder's index, a redirection, or the page that says there is nothing."""
    path = unquote(urlsplit(asked).path)
    if ".." in path.split("/") or "\0" in path:
        return Answer(HTTPStatus.BAD_REQUEST)
    place = folder / path.lstrip("/")
    if place.is_dir() and (place / "index.html").is_file():
        if path.endswith("/"):
            return Answer(HTTPStatus.OK, place / "index.html")
        query = urlsplit(asked).query
        return Answer(HTTPStatus.MOVED_PERMANENTLY, None, (("Location", f"{path}/{query and '?' + query}"),))
    if place.is_file() and not path.endswith("/"):
        return Answer(HTTPStatus.OK, place)
    return _moved(folder, path) or Answer(HTTPStatus.NOT_FOUND, _file(folder / "404.html"))


def _moved(folder: Path, path: str) -> Answer | None:
    """What ``_redirects`` says of an address: lines of old, new and status, 301 where none is named."""
    for line in _lines(folder / "_redirects"):
        old, new, *rest = line.split()
        if old.rstrip("/") != path.rstrip("/"):
            continue
        status = int(rest[0].rstrip("!")) if rest else int(HTTPStatus.MOVED_PERMANENTLY)
        if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            return Answer(status, None, (("Location", new),))
        place = folder / new.lstrip("/")
        return Answer(status, _file(place / "index.html" if place.is_dir() else place))
    return None


def _file(path: Path) -> Path | None:
    """The path where it is a file."""
    return path if path.is_file() else None


def _lines(path: Path) -> tuple[str, ...]:
    """A listing's lines without blanks and comments."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return tuple(line for line in lines if line.strip() and not line.lstrip().startswith("#"))


def _encoded(file: Path | None, accepted: str) -> tuple[str, Path | None]:
    """The precompressed neighbour the browser accepts, brotli before gzip, else the file itself."""
    if file is None:
        return "", None
    wanted = {part.split(";")[0].strip() for part in accepted.split(",") if not re.search(r";\s*q=0(\.0*)?\s*$", part)}
    for encoding, suffix in ENCODINGS.items():
        neighbour = file.with_name(file.name + suffix)
        if encoding in wanted and neighbour.is_file():
            return encoding, neighbour
    return "", file


def _headers(folder: Path, asked: str, found: Answer) -> ItemsView[str, str]:
    """The answer's headers: type, caching, and what the site's ``_headers`` adds or overrides."""
    path = posixpath.normpath(unquote(urlsplit(asked).path))
    headers = {"Vary": "Accept-Encoding", **dict(found.headers)}
    if found.file:
        headers["Content-Type"] = TYPES.get(found.file.suffix, "application/octet-stream")
    headers["Cache-Control"] = FOR_EVER if HASHED.search(path) and found.status == HTTPStatus.OK else "no-cache"
    return (headers | dict(_listed(folder, unquote(urlsplit(asked).path)))).items()


def _listed(folder: Path, path: str) -> Iterator[tuple[str, str]]:
    """The headers of ``_headers`` for a path: a pattern at the line's start, its headers indented below."""
    applies = False
    for line in _lines(folder / "_headers"):
        if not line[0].isspace():
            applies = fnmatchcase(path, line.strip())
        elif applies:
            name, _, value = line.strip().partition(":")
            yield name.strip(), value.strip()
