"""Attributes in braces after a picture or a fenced div: ``{caption="…" credit="…" decorative}``.

A value stands in straight double quotes; within it a backslash stands before a quote and before a backslash. Without
spaces it may stand bare (``focus=480,420``). A word alone says yes.
"""

from __future__ import annotations

import re

_ONE = re.compile(r'\s*([A-Za-z_][\w-]*)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s"{}=“”„«»]+)))?(?=[\s}])', re.DOTALL)
_END = re.compile(r"\s*\}")
_ESCAPE = re.compile(r'\\(["\\])')
YES = "yes"


def parse_attributes(text: str, start: int) -> tuple[dict[str, str], int] | None:
    """The attributes that open with the brace at ``start``, and where they end; None when they cannot be read."""
    found: dict[str, str] = {}
    at = start + 1
    while match := _ONE.match(text, at):
        name, quoted, bare = match.groups()
        found[name] = bare or (YES if quoted is None else _ESCAPE.sub(r"\1", quoted))
        at = match.end()
    end = _END.match(text, at)
    return (found, end.end()) if end else None


def format_attributes(pairs: tuple[tuple[str, str], ...]) -> str:
    """Attributes in braces, empty ones left out; ``decorative="yes"`` is written as the word alone."""
    words = [
        name if (name, value) == ("decorative", YES) else f"{name}={quoted(value)}" for name, value in pairs if value
    ]
    return f"{{{' '.join(words)}}}" if words else ""


def quoted(text: str) -> str:
    """A text in straight quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def unquoted(text: str) -> str:
    """A title as written, without the straight quotes around it when it has them."""
    inner = re.fullmatch(r'"((?:[^"\\]|\\.)*)"', text, re.DOTALL)
    return _ESCAPE.sub(r"\1", inner[1]) if inner else text
