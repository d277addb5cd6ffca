"""Judges of a newsletter: the message by RFC 5322 and MIME, its HTML by what mail programs support (caniemail)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from lxml import etree
from lxml import html as markup

from judges.packages import NODE, node, package

PROGRAMS = (
    *("apple-mail.ios", "apple-mail.macos", "gmail.android", "gmail.desktop-webmail", "gmail.ios"),
    *("outlook.android", "outlook.ios", "outlook.macos", "outlook.outlook-com", "outlook.windows"),
    *("samsung-email.android", "yahoo.android", "yahoo.desktop-webmail", "yahoo.ios"),
)
"""The mail programs most people read with, as caniemail names them."""
LONGEST_LINE = 998
"""RFC 5322, 2.1.1."""
LARGEST = 100_000
"""Bytes of a whole message; Gmail cuts the HTML at 102 KB."""
ONCE = ("From", "Date", "Message-ID", "Subject", "MIME-Version")


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A feature of HTML or CSS, and the mail programs that ignore it."""

    feature: str
    programs: tuple[str, ...]


def unsupported(page: str, programs: tuple[str, ...] = PROGRAMS) -> tuple[Unsupported, ...]:
    """What some of the programs do not support at all, by name; a mail must read well without it."""
    package("caniemail/package.json")
    told = node(NODE / "mail.mjs", given=json.dumps({"html": page, "clients": programs}))
    if told.returncode:
        raise RuntimeError(told.stderr)
    found: dict[str, set[str]] = {}
    for program, features in json.loads(told.stdout):
        for feature in features:
            found.setdefault(feature, set()).add(program)
    return tuple(Unsupported(feature, tuple(sorted(found[feature]))) for feature in sorted(found))


def mail_problems(data: bytes) -> tuple[str, ...]:
    """What is wrong with a message: its form, its parts, its size, and what its HTML asks of the reader's machine."""
    message = message_from_bytes(data, policy=policy.default)
    return (*_form(message, data), *_parts(message), *_unsubscribing(message), *_pages(message))


def _form(message: EmailMessage, data: bytes) -> Iterator[str]:
    """Defects the parser found, headers that stand once, lines and size."""
    for part in message.walk():
        yield from (f"{part.get_content_type()}: {type(defect).__name__}" for defect in part.defects)
        yield from (f"{name}: {type(defect).__name__}" for name, value in part.items() for defect in value.defects)
    yield from (f"{name} stands {len(found)} times" for name in ONCE if len(found := message.get_all(name, ())) != 1)
    yield from (f"line {number} is too long" for number, line in _lines(data) if len(line) > LONGEST_LINE)
    if len(data) > LARGEST:
        yield f"{len(data)} bytes are more than {LARGEST}"
    if not data.isascii():
        yield "bytes outside ASCII"


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines of a message, counted from one."""
    yield from enumerate(data.splitlines(), 1)


def _parts(message: EmailMessage) -> Iterator[str]:
    """Plain text first, then HTML, both in UTF-8 and neither empty."""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    for name, part in (("plain text", plain), ("HTML", page)):
        if part is None or not part.get_content().strip():
            yield f"no {name}"
        elif (part.get_content_charset() or "").lower() != "utf-8":
            yield f"{name} is not in UTF-8"
    order = [
        part.get_content_type() for part in message.walk() if part.get_content_type() in {"text/plain", "text/html"}
    ]
    if order != sorted(order, reverse=True):
        yield "HTML stands before plain text"


def _unsubscribing(message: EmailMessage) -> Iterator[str]:
    """Where one press unsubscribes (RFC 8058), an https address must be there to press."""
    listed = message.get("List-Unsubscribe", "")
    if message.get("List-Unsubscribe-Post") and "<https://" not in listed:
        yield "List-Unsubscribe-Post without an https address"
    if listed and "<mailto:" not in listed:
        yield "List-Unsubscribe without a mailto address"


def _pages(message: EmailMessage) -> Iterator[str]:
    """Nothing that runs, nothing that watches, every picture with a text instead of it."""
    page = message.get_body(("html",))
    if page is None or not page.get_content().strip():
        return
    root = markup.document_fromstring(page.get_content())
    yield from (f"<{part.tag}>" for part in root.iter("script", "iframe", "object", "embed", "form", "link", "video"))
    yield from (f"no alt: {picture.get('src', '')}" for picture in root.iter("img") if picture.get("alt") is None)
    yield from (
        f"a picture that watches: {picture.get('src', '')}" for picture in root.iter("img") if _watches(picture)
    )
    yield from (
        f"not a whole address: {link}" for link in root.xpath("//a/@href | //img/@src") if not _whole(str(link))
    )


def _watches(picture: etree._Element) -> bool:
    """Whether a picture is there to be asked for and not to be seen."""
    return "1" in {picture.get("width"), picture.get("height")} or "?" in picture.get("src", "")


def _whole(address: str) -> bool:
    """Whether an address can be followed from a mail."""
    return address.startswith(("https://", "http://", "mailto:", "tel:", "cid:", "#"))
