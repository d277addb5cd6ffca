"""A newsletter from an issue or a selection of stories: message, HTML and plain text, at most 100 KB together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.mail.letter import Detail, letter_of
from broadsheet.outlets.mail.message import message
from broadsheet.outlets.mail.model import MailFiles, Newsletter
from broadsheet.outlets.mail.page import letter_html
from broadsheet.outlets.mail.text import letter_text

if TYPE_CHECKING:
    from broadsheet.outlets.model import Surroundings

__all__ = ["MOST_BYTES", "MailFiles", "Newsletter", "newsletter"]

MOST_BYTES = 100_000
"""Some mail programs cut a longer letter off in the middle."""
DETAILS = (Detail(), Detail(3), Detail(2), Detail(1), *(Detail(1, stories) for stories in (120, 80, 40, 20, 10, 5)))
"""From a letter with everything to one of the first few headlines."""


def newsletter(order: Newsletter, around: Surroundings) -> MailFiles:
    """Write a newsletter. The same order gives the same bytes.

    A letter of more than ``MOST_BYTES`` loses teasers from the lowest rank up, then stories from the end; how many it
    leaves out is told at its foot, with the way to them.
    """
    files = _files(order, around, DETAILS[0])
    for detail in DETAILS[1:]:
        if len(files.eml) <= MOST_BYTES:
            break
        files = _files(order, around, detail)
    return files


def _files(order: Newsletter, around: Surroundings, detail: Detail) -> MailFiles:
    """The newsletter in one degree of detail."""
    letter = letter_of(order, around, detail)
    text, html = letter_text(letter, around.paper), letter_html(letter, around.paper)
    return MailFiles(message(letter, (text, html), order, around), html, text)
