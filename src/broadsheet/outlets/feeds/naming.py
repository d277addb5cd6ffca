"""What things are called for ever, whatever becomes of headline and address, and when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from broadsheet.outlets.home import host_of

if TYPE_CHECKING:
    from broadsheet.outlets.model import Card


def story_tag(home: str, card: Card) -> str:
    """A story's id for feed readers: "tag:paper.example,2026:the-vote" (RFC 4151).

    It holds the year of publication and the story's id, which never change, and not its address, which may.
    """
    below = urlsplit(home).path.strip("/")
    path = f"{below}/" if below else ""
    return f"tag:{host_of(home)},{card.published.year:04}:{quote(path + card.id, safe='/-._~', errors='replace')}"


def moment(day: date) -> str:
    """The beginning of a day as RFC 3339 has it. A paper's day is all it says of time."""
    return f"{day.isoformat()}T00:00:00Z"


WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def mail_date(day: date) -> str:
    """The beginning of a day as RFC 822 has it, with the year in full: "Fri, 06 Nov 2026 00:00:00 +0000"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day:02} {MONTHS[day.month - 1]} {day.year:04} 00:00:00 +0000"
