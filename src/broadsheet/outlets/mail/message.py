"""The newsletter as a message: RFC 5322 with two alternative parts (RFC 2046, 5.1.4), the same bytes every time.

It names no receiver and holds no way to unsubscribe: both belong to the sending, which knows them for each reader
(RFC 8058) and adds them to this message. The standard library's writer is not used: it folds long headers in other
places than their spaces, which readers then see.
"""

from __future__ import annotations

import hashlib
import quopri
import re
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING

from broadsheet.outlets.home import home_of, host_of
from broadsheet.outlets.mail.headers import mailbox_field, unstructured
from broadsheet.outlets.mail.letter import one_line

if TYPE_CHECKING:
    from broadsheet.edition.model import Paper
    from broadsheet.outlets.mail.letter import Letter
    from broadsheet.outlets.mail.model import Newsletter
    from broadsheet.outlets.model import Surroundings

HOUR = 6
"""The hour (UTC) the letter is dated: before breakfast."""
_MAILBOX = re.compile(r"(?<![\w.+-])([A-Za-z0-9][\w+-]*(?:\.[\w+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", re.ASCII)


def message(letter: Letter, parts: tuple[str, str], order: Newsletter, around: Surroundings) -> bytes:
    """The message with its text and HTML (``parts``), in lines of at most 78 characters that end in CRLF."""
    host = host_of(home_of(around))
    boundary = f"=_{_digest(parts)[:32]}"
    day = datetime(order.day.year, order.day.month, order.day.day, HOUR, tzinfo=UTC)
    head = (
        f"Message-ID: <{_key(order)}@{host}>",
        f"Date: {format_datetime(day)}",
        mailbox_field("From", one_line(around.paper.name), mailbox(around.paper, host)),
        unstructured("Subject", letter.subject),
        f"List-Id: <newsletter.{host}>",
        f"Content-Language: {re.sub('[^A-Za-z0-9-]', '', around.paper.language.replace('_', '-')) or 'en'}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"',
    )
    body = b"".join(_part(kind, text, boundary) for kind, text in zip(("plain", "html"), parts, strict=True))
    return "\r\n".join((*head, "", "")).encode("ascii") + body + f"--{boundary}--\r\n".encode("ascii")


def mailbox(paper: Paper, host: str) -> str:
    """The paper's own mailbox: where letters go, else the first in its contact, else one by name."""
    for line in (paper.letters_to, *paper.contact):
        found = _MAILBOX.search(line)
        if found:
            return found[1]
    return f"newsletter@{host}"


def _part(kind: str, text: str, boundary: str) -> bytes:
    """One part, quoted-printable (RFC 2045, 6.7), which every server passes on unchanged."""
    head = (
        f"--{boundary}",
        f'Content-Type: text/{kind}; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "",
    )
    coded = quopri.encodestring(text.encode("utf-8", "replace")).replace(b"\n", b"\r\n")
    return "\r\n".join(head).encode("ascii") + coded + b"\r\n"


def _key(order: Newsletter) -> str:
    """What makes this letter one of its kind: its issue, or its day and stories."""
    if order.issue:
        return f"issue-{order.issue.number}"
    chosen = tuple(item.card.id for item in order.stories)
    return f"selection-{order.day.isoformat()}-{_digest(chosen)[:12]}"


def _digest(texts: tuple[str, ...]) -> str:
    """What stands for texts in a name: their SHA-256 in hexadecimal."""
    return hashlib.sha256("\f".join(texts).encode("utf-8", "replace")).hexdigest()
