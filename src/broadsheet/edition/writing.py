"""A paper's values into its TOML files; reading them gives equal values, where they are such as reading gives.

Values stand under the keys of ``keys``. What is as the value's own default has it is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import Field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from broadsheet.edition.model import Issue, Paper, Pins
from broadsheet.measure import Mpt, mm, to_mm, to_pt
from broadsheet.story.model import Reply

_CALLED = {"day": "date"}
"""Fields whose key has another name."""
_LENGTHS = frozenset({"depth"})
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def write_paper(paper: Paper) -> str:
    """The text of ``paper.toml``."""
    return _written(_table("", paper))


def write_issue(issue: Issue) -> str:
    """The text of ``issues/NN/issue.toml``."""
    return _written(_table("", issue))


def write_replies(replies: Iterable[Reply]) -> str:
    """The text of ``replies/STORY-ID.toml``."""
    return _written(line for reply in replies for line in ("", "[[replies]]", *_table("replies", reply)))


def toml_text(text: str) -> str:
    """A text in TOML's quotes (TOML 1.0, basic strings)."""
    return f'"{"".join(map(_character, text))}"'


def _character(character: str) -> str:
    """One character of a text."""
    if character < " " or character == "\x7f":
        return _SHORT.get(character, f"\\u{ord(character):04X}")
    return _SHORT.get(character, character)


def _written(lines: Iterable[str]) -> str:
    """Lines as the text of a file."""
    return "\n".join(lines).strip("\n") + "\n"


def _table(path: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - any of the edition's values
    """The keys of a table, then the tables inside it."""
    given = [(item.name, getattr(value, item.name)) for item in fields(value) if _says(item, value)]
    tables = [(name, inner) for name, inner in given if _is_table(inner)]
    for name, inner in given:
        if not _is_table(inner):
            yield f"{_CALLED.get(name, name)} = {_scalar(name, inner)}"
    for name, inner in tables:
        where = f"{path}.{name}" if path else name
        for entry in inner if isinstance(inner, tuple) else (inner,):
            yield from ("", f"[[{where}]]" if isinstance(inner, tuple) else f"[{where}]", *_table(where, entry))


def _says(item: Field[Any], value: Any) -> bool:  # noqa: ANN401 - any of the edition's values
    """Whether a field says more than its default does."""
    return bool(getattr(value, item.name) != item.default)


def _is_table(value: object) -> bool:
    """Whether a value is written as a table, or tables, of its own."""
    inner = value[0] if isinstance(value, tuple) and value else value
    return is_dataclass(inner) and not isinstance(inner, Pins)


def _scalar(name: str, value: object) -> str:
    """A value as it stands behind its key."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return f'"{_length(value)}"' if name in _LENGTHS else str(value)
        case date():
            return value.isoformat()
        case tuple():
            return f"[{', '.join(toml_text(item) for item in value)}]"
        case Pins():
            return f"{{ {', '.join(_table('', value))} }}"
        case _:
            return toml_text(value.value if isinstance(value, Enum) else str(value))


def _length(length: Mpt) -> str:
    """A length as people write it: in millimetres where that is exact, else in points."""
    in_mm = round(to_mm(length), 2)
    return f"{in_mm:g} mm" if mm(in_mm) == length else f"{to_pt(length):.3f}".rstrip("0").rstrip(".") + " pt"
