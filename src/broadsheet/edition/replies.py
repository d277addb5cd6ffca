"""Approved letters about stories: ``replies/STORY-ID.toml``, their public part only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.edition.keys import REPLIES
from broadsheet.edition.papers import twice
from broadsheet.edition.sources import read_toml
from broadsheet.edition.tables import read_table
from broadsheet.story.model import Reply

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.edition.tables import Values
    from broadsheet.remarks import Remark

HOME = "replies"


def read_replies(folder: Path, story: str) -> tuple[tuple[Reply, ...], tuple[Remark, ...]]:
    """The approved letters about the story of that id, the oldest first, and what is wrong in their file.

    None when there is no file. A reply to a letter that is not there stands by itself, with a remark.
    """
    file = f"{HOME}/{story}.toml"
    if not (folder / file).exists():
        return (), ()
    contents, source, remarks = read_toml(folder, file)
    values, found = read_table(contents, REPLIES, source)
    replies, wrong = replies_from(values)
    return replies, (*remarks, *found, *wrong)


def replies_from(values: Values) -> tuple[tuple[Reply, ...], tuple[Remark, ...]]:
    """The letters, the oldest first, and what is wrong beyond single keys."""
    rows = tuple(row for row in values.tables("replies") if all(map(row.has, ("id", "name", "date", "text"))))
    known = {row.text("id") for row in rows}
    strays = tuple(remark for row in rows for remark in _stray(row, known))
    replies = tuple(reply for row in rows if (reply := _reply(row, known)))
    return tuple(sorted(replies, key=lambda reply: reply.day)), (*twice(rows, "id", "reply-twice"), *strays)


def _reply(row: Values, known: set[str]) -> Reply | None:
    """One letter."""
    day, parent = row.day("date"), row.text("parent")
    if day is None:
        return None
    return Reply(row.text("id"), row.text("name"), day, row.text("text"), parent if parent in known else "")


def _stray(row: Values, known: set[str]) -> tuple[Remark, ...]:
    """A remark on a reply to a letter there is not."""
    parent = row.text("parent")
    if not parent or parent in known:
        return ()
    message = f'The reply "{row.text("id")}" answers "{parent}", which is not there.'
    return (row.source.remark("reply-parent", (*row.path, "parent"), message, "Name the id of another reply."),)
