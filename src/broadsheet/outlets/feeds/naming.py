"""What things are called for ever: whole addresses, and ids that stay when a headline or an address changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from broadsheet.outlets.model import Card, Surroundings

NOWHERE = "https://paper.invalid"
"""Stands for the address of a paper that has none (RFC 2606, 2): the files are valid, and nobody is led elsewhere."""


def home_of(around: Surroundings) -> str:
    """The site's own address without a slash at its end; a base that ends the paper's address is not put twice."""
    address = around.paper.address.rstrip("/") or NOWHERE
    base = around.base.rstrip("/")
    return address if address.endswith(base) else address + base


def whole(home: str, address: str) -> str:
    """A root-relative address as a whole one; others stay as they are. What no address may hold is percent-coded."""
    if address.startswith("/") and not address.startswith("//"):
        return home + quote(address, safe="/#?&=%:@!$'()*+,;~")
    return address


def story_tag(home: str, card: Card) -> str:
    """A story's id for feed readers: "tag:paper.example,2026:the-vote" (RFC 4151).

    It holds the year of publication and the story's id, which never change, and not its address, which may.
    """
    parts = urlsplit(home)
    path = f"{parts.path.strip('/')}/" if parts.path.strip("/") else ""
    return f"tag:{parts.hostname or 'paper.invalid'},{card.published.year:04}:{quote(path + card.id, safe='/-._~')}"


def moment(day: date) -> str:
    """The beginning of a day as RFC 3339 has it. A paper's day is all it says of time."""
    return f"{day.isoformat()}T00:00:00Z"


WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def mail_date(day: date) -> str:
    """The beginning of a day as RFC 822 has it, with the year in full: "Fri, 06 Nov 2026 00:00:00 +0000"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day:02} {MONTHS[day.month - 1]} {day.year:04} 00:00:00 +0000"
