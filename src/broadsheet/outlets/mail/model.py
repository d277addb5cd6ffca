"""What a newsletter is made from, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from broadsheet.outlets.model import Card, IssueCard, Ranked
from broadsheet.story.model import Correction


@dataclass(frozen=True, slots=True)
class Newsletter:
    """An order for one newsletter: an issue's stories, or a selection.

    ``stories`` come in the order of the issue; the best rank leads. ``day`` is the day it is dated. ``intro`` is the
    editor's own word as plain paragraphs. ``subject`` and ``preheader`` (what mail programs show after the subject) are
    made from the stories where they are empty. ``corrections`` are those the paper owes its readers since the last
    letter. ``pictures`` False puts in none.
    """

    day: date
    stories: tuple[Ranked, ...]
    issue: IssueCard | None = None
    intro: tuple[str, ...] = ()
    subject: str = ""
    preheader: str = ""
    corrections: tuple[tuple[Card, Correction], ...] = ()
    pictures: bool = True


@dataclass(frozen=True, slots=True)
class MailFiles:
    """A newsletter as the message (RFC 5322, with CRLF), and its two parts on their own."""

    eml: bytes
    html: str
    text: str
