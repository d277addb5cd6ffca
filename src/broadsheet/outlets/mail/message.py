"""The newsletter as a message: RFC 5322 with two alternative parts (RFC 2046, 5.1.4), the same bytes every time.

It names no receiver and holds no way to unsubscribe: both belong to the sending, which knows them for each reader
(RFC 8058) and adds them to this message.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

from broadsheet.outlets.home import home_of, host_of
from broadsheet.outlets.mail.letter import one_line

if TYPE_CHECKING:
    from broadsheet.edition.model import Paper
    from broadsheet.outlets.mail.letter import Letter
    from broadsheet.outlets.mail.model import Newsletter
    from broadsheet.outlets.model import Surroundings

HOUR = 6
"""The hour (UTC) the letter is dated: before breakfast."""
_MAILBOX = re.compile(r"(?<![\w.+-])([A-Za-z0-9][\w.+-]*)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", re.ASCII)


def message(letter: Letter, parts: tuple[str, str], order: Newsletter, around: Surroundings) -> bytes:
    """The message with its text and HTML (``parts``), in lines of at most 78 characters that end in CRLF."""
    text, html = parts
    paper, host = around.paper, host_of(home_of(around))
    sender = mailbox(paper, host)
    told = EmailMessage(policy=SMTP)
    told["Message-ID"] = f"<{_key(order)}@{host}>"
    told["Date"] = format_datetime(datetime(order.day.year, order.day.month, order.day.day, HOUR, tzinfo=UTC))
    told["From"] = Address(display_name=one_line(paper.name), username=sender[0], domain=sender[1])
    told["Subject"] = letter.subject
    told["List-Id"] = f"<newsletter.{host}>"
    told["Content-Language"] = re.sub(r"[^A-Za-z0-9-]", "", paper.language.replace("_", "-"))
    told.set_content(text, cte="quoted-printable")
    told.add_alternative(html, subtype="html", cte="quoted-printable")
    told.set_boundary(f"=_{hashlib.sha256((text + html).encode('utf-8', 'replace')).hexdigest()[:32]}")
    return told.as_bytes()


def mailbox(paper: Paper, host: str) -> tuple[str, str]:
    """The paper's own mailbox as (name, domain): where letters go, else the first in its contact, else one by name."""
    for line in (paper.letters_to, *paper.contact):
        found = _MAILBOX.search(line)
        if found:
            return found[1].rstrip("."), found[2]
    return "newsletter", host


def _key(order: Newsletter) -> str:
    """What makes this letter one of its kind: its issue, or its day and stories."""
    if order.issue:
        return f"issue-{order.issue.number}"
    told = "\n".join((order.day.isoformat(), *(item.card.id for item in order.stories)))
    return f"selection-{order.day.isoformat()}-{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:12]}"
