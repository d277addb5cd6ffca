"""What a key in one of a paper's TOML files may be: its kind, limits and meaning.

The reader, the JSON Schemas and the reference page are all made from these values, so they cannot disagree. The keys
themselves stand in ``keys``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What is written after the equals sign."""

    TEXT = "a text"
    TEXTS = "a list of texts"
    WHOLE = "a whole number"
    WHOLES = "a list of whole numbers"
    NUMBER = "a number"
    FLAG = "true or false"
    DAY = "a date"
    LENGTH = "a length"
    FILE = "a file"
    ISSN = "an ISSN"
    PRICE = "a price"
    TABLE = "a table"
    TABLES = "tables, one after the other"
    NAMED = "tables by name"
    AXES = "font axes"


ID = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_WORDS = "small letters a to z, figures and single hyphens"
LENGTH_PATTERN = r"[0-9]{1,5}(\.[0-9]{1,4})? ?(mm|cm|in|pt)"
PRICE_PATTERN = r"[^0-9\n-]{0,12}[0-9]{1,6}([.,][0-9]{1,2})?[^0-9\n]{0,12}|[^0-9\n-]{1,20}"
ISSN_PATTERN = r"[0-9]{4}-[0-9]{3}[0-9X]"
FILE_PATTERN = r"(?!/)(?![A-Za-z]:)(?!(.*/)?\.\.(/|$))[^\\\x00]+"
PATTERNS = {
    Kind.LENGTH: LENGTH_PATTERN,
    Kind.PRICE: PRICE_PATTERN,
    Kind.ISSN: ISSN_PATTERN,
    Kind.FILE: FILE_PATTERN,
}
"""What the text of a kind must match from end to end."""

EXAMPLES = {
    Kind.TEXT: '"words in quotes"',
    Kind.TEXTS: '["one", "two"]',
    Kind.WHOLE: "3",
    Kind.WHOLES: "[1, 2]",
    Kind.NUMBER: "2.5",
    Kind.FLAG: "true",
    Kind.DAY: "2026-11-06",
    Kind.LENGTH: '"46 mm" or "10.5 pt"',
    Kind.FILE: '"pictures/harbour.jpg"',
    Kind.ISSN: '"2049-3630"',
    Kind.PRICE: '"£2.00"',
    Kind.TABLE: "{ … }",
    Kind.TABLES: "[[…]]",
    Kind.NAMED: "[….name]",
    Kind.AXES: "{ wght = 700 }",
}
"""How a value of each kind is written, for advice and for the reference."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key and what it may hold.

    ``least`` and ``most`` bound a number, a length in ``Mpt``, or how many characters a text has; a whole number must
    be a ``multiple`` of another. ``choices`` are the only texts allowed; ``pattern`` is a regular expression the whole
    text must match and ``pattern_words`` says it in words. ``table`` holds the keys of a table, of each table in a row,
    or of each named table; ``names`` are then the only names allowed (any when empty). ``default`` says what holds for
    a key left out.
    """

    name: str
    kind: Kind
    about: str
    required: bool = False
    least: int | None = None
    most: int | None = None
    multiple: int = 1
    choices: tuple[str, ...] = ()
    pattern: str = ""
    pattern_words: str = ""
    table: Keys | None = None
    names: tuple[str, ...] = ()
    default: str = ""
    example: str = ""

    def written(self) -> str:
        """An example of the key as it is written in a file."""
        return f"{self.name} = {self.example or self._choice() or EXAMPLES[self.kind]}"

    def _choice(self) -> str:
        """The first allowed text as it is written."""
        if not self.choices:
            return ""
        return f'["{self.choices[0]}"]' if self.kind is Kind.TEXTS else f'"{self.choices[0]}"'


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one table with a sentence on what the table is."""

    about: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((item for item in self.fields if item.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all keys in order."""
        return tuple(item.name for item in self.fields)
