"""What a good static host answers: the right page, type, encoding and part, or where it went (RFC 9110, RFC 9111)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from broadsheet.works.publishing.media import TYPES, media_type
from broadsheet.works.serving.rules import Headers, Rules, rules_of

if TYPE_CHECKING:
    from collections.abc import Mapping

OK, PARTIAL, MOVED, UNCHANGED = 200, 206, 301, 304
NOT_FOUND, NOT_ALLOWED, GONE, UNSATISFIABLE = 404, 405, 410, 416
SUFFIXES = {"br": ".br", "gzip": ".gz"}
"""The encodings a site may hold compressed files in, the best first, with what their names end in."""
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
PAGE = TYPES[".html"]
PLAIN_WORDS = {NOT_FOUND: b"There is no such page.\n", GONE: b"This page was taken away.\n"}


@dataclass(frozen=True, slots=True)
class Request:
    """A request: ``target`` as it was sent, ``headers`` with small letters."""

    method: str
    target: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. The body is ``body``, or ``length`` bytes of ``file`` from ``start`` where there is a file."""

    status: int
    headers: Headers = ()
    body: bytes = b""
    file: Path | None = None
    start: int = 0
    length: int = 0

    @property
    def is_page(self) -> bool:
        """Whether a whole HTML page is sent."""
        return self.status in {OK, NOT_FOUND, GONE} and ("Content-Type", PAGE) in self.headers


def answer(site: Path, request: Request, base: str = "") -> Answer:
    """The answer of the site in a folder, under the path ``base``. A request reads one version from end to end."""
    real = site.resolve()
    if request.method not in {"GET", "HEAD"}:
        return _words(NOT_ALLOWED, b"Only GET and HEAD are answered here.\n", (("Allow", "GET, HEAD"),))
    if not real.is_dir():
        return _words(NOT_FOUND, b"There is no site yet; it is being built.\n")
    path = unquote(urlsplit(request.target).path)
    if not path.startswith(f"{base}/"):
        return _moved(f"{base}/") if path in {base, "/"} else _words(NOT_FOUND, PLAIN_WORDS[NOT_FOUND])
    rules = rules_of(real)
    found = _address(_Site(real, rules, base), path[len(base) :], request)
    return Answer(found.status, _with(found.headers, rules.headers_for(path)), *_body_of(found))


@dataclass(frozen=True, slots=True)
class _Site:
    """The version a request reads."""

    folder: Path
    rules: Rules
    base: str

    def file(self, address: str) -> Path | None:
        """The file or folder at an address; None where there is none or it does not lie in the site.

        Links of a version lead to older versions beside it and nowhere else. Hidden files are not served.
        """
        names = [name for name in address.split("/") if name]
        if any("\0" in name or (name.startswith(".") and name != ".well-known") for name in names):
            return None
        file = self.folder.joinpath(*names).resolve()
        home = self.folder.parent if self.folder.parent.name == "versions" else self.folder
        return file if file.exists() and file.is_relative_to(home) else None


def _address(site: _Site, address: str, request: Request) -> Answer:
    """What stands at an address, or where it went."""
    slashed = address if address.endswith("/") else f"{address}/"
    if slashed in site.rules.moved:
        return _moved(site.base + site.rules.moved[slashed])
    file = site.file(address)
    if slashed in site.rules.gone:
        return _page(site.file(f"{slashed}index.html"), GONE)
    if file is not None and file.is_dir():
        if address != slashed:
            return _moved(site.base + slashed)
        file = site.file(f"{slashed}index.html")
    elif address.endswith("/"):
        file = None
    return _file(file, request) if file else _page(site.file("404.html"), NOT_FOUND)


def _page(file: Path | None, status: int) -> Answer:
    """A page with a status of its own; plain words where the site has none."""
    if file is None or not file.is_file():
        return _words(status, PLAIN_WORDS[status])
    headers = (("Content-Type", PAGE), ("Cache-Control", "no-cache"))
    return Answer(status, headers, file=file, length=file.stat().st_size)


def _file(file: Path, request: Request) -> Answer:
    """A file: whole or in part, compressed where the browser takes it, or the word that it has not changed."""
    wants_part = "range" in request.headers
    encoding, sent = ("", file) if wants_part else _encoded(file, request.headers.get("accept-encoding", ""))
    stat = sent.stat()
    tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}{encoding and "-" + encoding}"'
    changed = formatdate(stat.st_mtime, usegmt=True)
    headers: Headers = (("Content-Type", media_type(file.name)), ("ETag", tag), ("Accept-Ranges", "bytes"))
    headers += (("Last-Modified", changed), ("Cache-Control", "no-cache"), ("Vary", "Accept-Encoding"))
    if _is_known(tag, changed, request.headers):
        return Answer(UNCHANGED, headers)
    if wants_part and request.headers.get("if-range", tag) in {tag, changed}:
        return _part(sent, stat.st_size, request.headers["range"], headers)
    headers += (("Content-Encoding", encoding),) if encoding else ()
    return Answer(OK, headers, file=sent, length=stat.st_size)


def _encoded(file: Path, accepted: str) -> tuple[str, Path]:
    """The best encoding the browser takes and the site holds, with its file."""
    for encoding in encodings(accepted):
        form = file.with_name(file.name + SUFFIXES[encoding])
        if form.is_file():
            return encoding, form
    return "", file


def encodings(accepted: str) -> tuple[str, ...]:
    """The encodings a site may hold that an Accept-Encoding header takes, the best first (RFC 9110 §12.5.3)."""
    wanted = {}
    for item in accepted.split(","):
        name, _, weight = item.strip().partition(";")
        wanted[name.strip().lower()] = weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return tuple(encoding for encoding in SUFFIXES if wanted.get(encoding, wanted.get("*", False)))


def _is_known(tag: str, changed: str, asked: Mapping[str, str]) -> bool:
    """Whether the reader has what has this tag and date; the tag has the last word (RFC 9110 §13.1.2, §13.2.2)."""
    known = asked.get("if-none-match")
    if known is None:
        return asked.get("if-modified-since") == changed
    return known.strip() == "*" or tag in {item.strip().removeprefix("W/") for item in known.split(",")}


def _part(file: Path, size: int, asked: str, headers: Headers) -> Answer:
    """One part of a file; several at once, and units nobody knows, are answered with the whole (RFC 9110 §14.2)."""
    match = RANGE.fullmatch(asked.strip())
    if not match or not any(match.groups()):
        return Answer(OK, headers, file=file, length=size)
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        return Answer(UNSATISFIABLE, (("Content-Range", f"bytes */{size}"),))
    place = ("Content-Range", f"bytes {start}-{end}/{size}")
    return Answer(PARTIAL, (*headers, place), file=file, start=start, length=end - start + 1)


def _moved(address: str) -> Answer:
    """The way to another address."""
    return _words(MOVED, b"", (("Location", quote(address)),))


def _words(status: int, words: bytes, headers: Headers = ()) -> Answer:
    """A few plain words."""
    return Answer(status, (*headers, ("Content-Type", TYPES[".txt"])), words, length=len(words))


def _body_of(found: Answer) -> tuple[bytes, Path | None, int, int]:
    """The body of an answer, in the order of its fields."""
    return found.body, found.file, found.start, found.length


def _with(headers: Headers, more: Headers) -> Headers:
    """Headers with the site's own, which have the last word."""
    return tuple({**dict(headers), **dict(more)}.items())
