"""What holds for guests: when a pass is good, and which words of a story a guest may change. Pure.

A guest changes plain words only. A block of text that wears emphasis or links, and every block that is not text, is
shown to them and left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256
from html import escape, unescape

PLAIN = re.compile(r"(?:\s*<p(?: data-block-key=\"\w*\")?>[^<]*(?:<br\s*/?>[^<]*)*</p>\s*)*")
PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)
BREAK = re.compile(r"<br\s*/?>")
BLANK = re.compile(r"\n\s*\n")


class Standing(Enum):
    """What a pass is worth at a moment; the value is told to the guest."""

    GOOD = ""
    OVER = "The time of this link is over. Ask whoever invited you for a new one."
    REVOKED = "This link was taken back. Ask whoever invited you."


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a story as a guest sees it; ``key`` is its id where they may change its words, else empty."""

    kind: str
    text: str
    key: str = ""


def hash_of(token: str) -> str:
    """What is kept of a link's secret."""
    return sha256(token.encode()).hexdigest()


def standing(now: datetime, expires: datetime, revoked: datetime | None) -> Standing:
    """What a pass is worth."""
    if revoked is not None:
        return Standing.REVOKED
    return Standing.OVER if now >= expires else Standing.GOOD


def plain_of(html: str) -> str | None:
    """The paragraphs of a rich text with blank lines between them; None where it wears more than words."""
    if not PLAIN.fullmatch(html):
        return None
    return "\n\n".join(unescape(BREAK.sub("\n", part)).strip() for part in PARAGRAPH.findall(html))


def rich_of(plain: str) -> str:
    """A rich text of plain paragraphs; whatever looks like markup is words."""
    parts = (part.strip() for part in BLANK.split(plain.replace("\r\n", "\n")))
    return "".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br/>')}</p>" for part in parts if part)


def changed(stream: list[dict[str, object]], told: Mapping[str, str]) -> list[dict[str, object]]:
    """A stream of blocks with the words a guest wrote; ``told`` is plain text by block id. Nothing else changes."""
    return [_changed(block, told.get(str(block.get("id")))) for block in stream]


def _changed(block: dict[str, object], words: str | None) -> dict[str, object]:
    """One block with new words, where there are any for it and it may have them."""
    before = plain_of(str(block["value"])) if block["type"] == "paragraph" else None
    if words is None or before is None or words.replace("\r\n", "\n").strip() == before:
        return block
    return {**block, "value": rich_of(words)}
