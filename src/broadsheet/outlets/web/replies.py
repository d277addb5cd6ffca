"""Readers' replies below an article: who answers whom, and their plain text as markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.outlets.dates import day_text
from broadsheet.outlets.markup import attribute, safe_address, text_html
from broadsheet.outlets.web.structured import reply_id
from broadsheet.outlets.web.templates import Markup
from broadsheet.story.model import Reply

DEEPEST = 3
"""Levels of a thread that are indented; answers below stand on the last."""
_ADDRESS = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,:;!?)\]}’”»]")


@dataclass(frozen=True, slots=True)
class Threaded:
    """A reply in its place: ``level`` 1…3, its id on the page, its text as markup, and how many lists end after it.

    ``opens``: the first answer to the reply above; ``closes`` counts the lists that end behind it.
    """

    reply: Reply
    id: str
    level: int
    text: Markup
    day: str
    opens: bool
    closes: int


def threads(replies: tuple[Reply, ...], language: str) -> tuple[Threaded, ...]:
    """Replies in the order of their threads, each answer below what it answers.

    A reply whose parent is missing, or that answers itself in a circle, begins a thread.
    """
    order = _ordered(replies)
    levels = [level for _, level in order]
    return tuple(
        Threaded(
            reply,
            reply_id(reply),
            level,
            reply_html(reply.text),
            day_text(reply.day, language),
            level > (levels[at - 1] if at else 0),
            max(0, level - (levels[at + 1] if at + 1 < len(levels) else 0)),
        )
        for at, (reply, level) in enumerate(order)
    )


def _ordered(replies: tuple[Reply, ...]) -> list[tuple[Reply, int]]:
    """Replies with their levels, depth first."""
    known = {item.id for item in replies}
    answers: dict[str, list[Reply]] = {}
    for item in replies:
        answers.setdefault(item.parent if item.parent in known and item.parent != item.id else "", []).append(item)
    placed: dict[str, tuple[Reply, int]] = {}
    for item in (*answers.get("", ()), *replies):
        _place(item, 1, answers, placed)
    return list(placed.values())


def _place(reply: Reply, level: int, answers: dict[str, list[Reply]], placed: dict[str, tuple[Reply, int]]) -> None:
    """Put a reply and its answers into their places, once; without recursion, for threads may be long."""
    waiting = [(reply, level)]
    while waiting:
        item, depth = waiting.pop()
        if item.id not in placed:
            placed[item.id] = (item, depth)
            below = min(depth + 1, DEEPEST)
            waiting.extend((answer, below) for answer in reversed(answers.get(item.id, ())))


def reply_html(text: str) -> Markup:
    """Plain text as paragraphs. Its addresses become links that lend no weight (HTML, 4.6.7: nofollow, ugc)."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return Markup("".join(f"<p>{_linked(part)}</p>" for part in parts if part))


def _linked(text: str) -> str:
    """One paragraph with its line ends and addresses."""
    told, at = [], 0
    for found in _ADDRESS.finditer(text):
        address = safe_address(found[0])
        told.append(text_html(text[at : found.start()]))
        words = text_html(found[0])
        told.append(f'<a href="{attribute(address)}" rel="nofollow ugc">{words}</a>' if address else words)
        at = found.end()
    told.append(text_html(text[at:]))
    return "".join(told).replace("\n", "<br/>")
