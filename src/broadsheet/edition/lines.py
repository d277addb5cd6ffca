"""On which line of a TOML file each key and value stands; the standard reader does not say.

The text has been parsed before (``tomllib``), so the walk may trust its form (TOML 1.0.0, https://toml.io/en/v1.0.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands: keys, and the place in an array counted from 0."""

SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
BLANK = re.compile(r"[ \t]*")
PLAIN = re.compile(r"[A-Za-z0-9_-]+")
SCALAR = re.compile(r"[^,\]}\n#]*")
STRINGS = (
    re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}', re.DOTALL),
    re.compile(r"'''.*?'{3,5}", re.DOTALL),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)
ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of every table, key and array entry of a TOML text that parses."""
    walk = _Walk(text)
    walk.document()
    return walk.lines


class Lines(Mapping[Path, int]):
    """The lines of ``lines_of``, walked for when the first of them is asked for: most files draw no remark."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _found(self) -> dict[Path, int]:
        """The lines."""
        return lines_of(self._text)

    def __getitem__(self, path: Path) -> int:
        """The line of a path."""
        return self._found[path]

    def __iter__(self) -> Iterator[Path]:
        """Every path."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found)


def _unescaped(raw: str) -> str:
    """The key that a quoted key stands for."""
    if raw[0] == "'":
        return raw[1:-1]
    return ESCAPED.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else ESCAPES.get(m[3], m[3]), raw[1:-1])


@dataclass(slots=True)
class _Walk:
    """One walk over one text; lives for the length of ``lines_of``."""

    text: str
    at: int = 0
    lines: dict[Path, int] = field(default_factory=dict)
    tables: dict[Path, int] = field(default_factory=dict)
    counted_to: int = 0
    line: int = 1

    def document(self) -> None:
        """Tables and keys to the end of the text."""
        table: Path = ()
        self.skip(SPACE)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
            self.skip(SPACE)

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Move past what matches."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def note(self, path: Path) -> None:
        """Remember the line of a path, the first time it is met."""
        self.line += self.text.count("\n", self.counted_to, self.at)
        self.counted_to = self.at
        self.lines.setdefault(path, self.line)

    def header(self) -> Path:
        """A ``[table]`` or the next of ``[[tables]]``; the path its keys stand under."""
        row = self.text.startswith("[[", self.at)
        self.at += 2 if row else 1
        names = self.key()
        path: Path = ()
        for count in range(1, len(names) + 1):
            path = (*self.resolved(names[: count - 1]), names[count - 1])
            self.note(path)
        if row:
            self.tables[path] = self.tables.get(path, -1) + 1
        path = self.resolved(names)
        self.note(path)
        self.at = self.text.index("]", self.at) + (2 if row else 1)
        return path

    def resolved(self, names: tuple[str, ...]) -> Path:
        """The path of a header, with the number of the latest table in each row of tables."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            path = (*path, self.tables[path]) if path in self.tables else path
        return path

    def key(self) -> tuple[str, ...]:
        """A key with its dots."""
        names = [self.name()]
        while self.text.startswith(".", self.at):
            self.at += 1
            names.append(self.name())
        return tuple(names)

    def name(self) -> str:
        """One part of a key, plain or in quotes, with the blanks around it."""
        self.skip(BLANK)
        for pattern in (PLAIN, *STRINGS[2:]):
            found = pattern.match(self.text, self.at)
            if found:
                self.at = found.end()
                self.skip(BLANK)
                return found[0] if pattern is PLAIN else _unescaped(found[0])
        message = f"no key at character {self.at} of a text that parsed"
        raise AssertionError(message)

    def pair(self, table: Path) -> None:
        """A key with its value."""
        names = self.key()
        for count in range(1, len(names) + 1):
            self.note((*table, *names[:count]))
        self.skip(SPACE)
        self.at += 1  # the equals sign
        self.value((*table, *names))

    def value(self, path: Path) -> None:
        """A value, with what stands inside it."""
        self.skip(SPACE)
        opening = self.text[self.at]
        if opening == "[":
            self.array(path)
        elif opening == "{":
            self.inline(path)
        elif opening in "\"'":
            self.skip(next(pattern for pattern in STRINGS if pattern.match(self.text, self.at)))
        else:
            self.skip(SCALAR)

    def array(self, path: Path) -> None:
        """The entries of an array."""
        self.at += 1
        count = 0
        while self.more("]"):
            self.note((*path, count))
            self.value((*path, count))
            count += 1

    def inline(self, path: Path) -> None:
        """The pairs of an inline table."""
        self.at += 1
        while self.more("}"):
            self.pair(path)

    def more(self, closing: str) -> bool:
        """Whether another entry follows; moves past commas, or past the closing bracket."""
        self.skip(SPACE)
        if self.text[self.at] == ",":
            self.at += 1
            self.skip(SPACE)
        if self.text[self.at] == closing:
            self.at += 1
            return False
        return True
