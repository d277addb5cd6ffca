"""Header fields written so that every mail program reads the same words (RFC 5322, 2.2.3; RFC 2047)."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

WORD_BYTES = 39
"""Bytes of text in one encoded word, so that no line of the head is longer than 76 characters (RFC 2047, 2)."""
SHORT = 60
"""Characters of plain text that stand beside a field's name in one line."""
LONGEST = 200
"""Characters of a subject or name; no program shows more."""
_PLAIN = re.compile(r"[\x20-\x7e]+")
_TOKENS = re.compile(r"\S+\s*|\s+")


def unstructured(name: str, text: str) -> str:
    """A field of free text, such as the subject; anything but short plain ASCII is told in encoded words."""
    text = shortened(text)
    if len(text) <= SHORT and _PLAIN.fullmatch(text) and "=?" not in text:
        return f"{name}: {text}"
    return f"{name}: {_folded(text)}"


def mailbox_field(name: str, display: str, address: str) -> str:
    """A field with one mailbox and the name it is shown by."""
    display = shortened(display)
    if not display:
        return f"{name}: {address}"
    if len(display) <= SHORT and _PLAIN.fullmatch(display) and "=?" not in display:
        quoted = display.replace("\\", "\\\\").replace('"', '\\"')
        return f'{name}: "{quoted}"\r\n <{address}>'
    return f"{name}: {_folded(display)}\r\n <{address}>"


def shortened(text: str) -> str:
    """A text of at most ``LONGEST`` characters, cut between words where that is possible."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip() + "…"


def _folded(text: str) -> str:
    """A text in encoded words, one a line; they part between words where they can, and never within a letter."""
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(word.encode()).decode('ascii')}?=" for word in _words(text))


def _words(text: str) -> Iterator[str]:
    """The text in pieces of at most ``WORD_BYTES`` bytes of UTF-8."""
    piece = ""
    for token in _TOKENS.findall(text):
        if _bytes(piece + token) > WORD_BYTES:
            yield from filter(None, (piece,))
            *full, piece = _letters(token)
            yield from full
        else:
            piece += token
    yield piece


def _letters(token: str) -> list[str]:
    """A long word in pieces."""
    pieces = [""]
    for letter in token:
        if _bytes(pieces[-1] + letter) > WORD_BYTES:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _bytes(text: str) -> int:
    """How long a text is in UTF-8."""
    return len(text.encode())
