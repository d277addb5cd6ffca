"""XML written so that no copy can break it.

``document`` is the only way out: what XML 1.0 forbids (2.2, Char) is taken out of the whole text there, once.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Attribute: TypeAlias = tuple[str, str]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def permitted(text: str) -> str:
    """Text without the characters that no XML document may hold: controls, lone surrogates, U+FFFE and U+FFFF."""
    return _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """Text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def element(name: str, text: str = "", *attributes: Attribute) -> str:
    """An element that holds text; an empty one closes itself. Attributes without a value are left out."""
    return around(name, escaped(text), *attributes)


def around(name: str, inside: str, *attributes: Attribute) -> str:
    """An element around markup."""
    told = "".join(f' {key}="{_value(value)}"' for key, value in attributes if value)
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def character_data(text: str) -> str:
    """Text as a CDATA section; one that holds the section's own end is written as two."""
    return f"<![CDATA[{permitted(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def document(root: str) -> bytes:
    """A whole document in UTF-8; ``root`` is its markup."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n{permitted(root)}\n'.encode()


def _value(text: str) -> str:
    """An attribute's value; line ends and tabs are told as such, or a reader would see spaces (XML 1.0, 3.3.3)."""
    return escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
