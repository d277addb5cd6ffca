"""The paper's two texts as a form edits them: only what is changed is written, so that comments and order stay. Pure.

What can be edited is read from the tables of keys (``edition.keys``), so that the form, the reader and the reference
agree; what is wrong is what the reader of the folder says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import tomlkit
from tomlkit.exceptions import TOMLKitError

from broadsheet.edition.fields import Field, Kind
from broadsheet.edition.keys import DESIGN, FONTS, NETWORK, PAPER, SECTION, SISTER, WEB_SITE
from broadsheet.edition.lines import lines_of
from broadsheet.edition.reading import head_from
from broadsheet.remarks import Severity, stops

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from broadsheet.edition.fields import Keys
    from broadsheet.remarks import Remark

Path: TypeAlias = tuple[str, ...]
"""Where a value stands: the keys that lead to it."""
Row: TypeAlias = tuple[str, ...]
PAPER_FILE, DESIGN_FILE = "paper.toml", "design.toml"
BARE = "-"
"""Joins the keys of a path to the name of a form's field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the form: where it stands, what it is called, what it may be."""

    path: Path
    label: str
    field: Field

    @property
    def name(self) -> str:
        """Its name in the form."""
        return BARE.join(self.path)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Tables in a row, edited as lines of a table; the first of ``columns`` names a row."""

    path: Path
    title: str
    columns: tuple[tuple[str, str, str], ...]
    help: str

    @property
    def name(self) -> str:
        """Its name in the form."""
        return BARE.join(self.path)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the reader says of two texts: sentences by the place they belong to (empty: to the whole)."""

    remarks: tuple[tuple[Path, str], ...]
    stopped: bool

    def of(self, path: Path) -> tuple[str, ...]:
        """What is said of a value, or of anything within it."""
        return tuple(words for where, words in self.remarks if where[: len(path)] == path)


def _entries(keys: Keys, prefix: Path, named: Mapping[str, str]) -> tuple[Entry, ...]:
    """Some keys of a table as entries."""
    fields = {field.name: field for field in keys.fields}
    return tuple(Entry((*prefix, name), label, fields[name]) for name, label in named.items())


PAPER_GROUPS = (
    Group(
        "The paper",
        _entries(
            PAPER,
            (),
            {"name": "Name", "strapline": "Strapline", "place": "Place", "language": "Language", "issn": "ISSN"},
        ),
    ),
    Group(
        "Where readers reach it",
        _entries(
            PAPER,
            (),
            {
                "address": "Web address",
                "short_address": "Web address in print",
                "letters_to": "Letters to",
                "orders_to": "Orders to",
                "contact": "Contact",
                "imprint": "Imprint",
            },
        ),
    ),
    Group("The network", _entries(NETWORK, ("network",), {"name": "Its name", "line": "Line under the nameplate"})),
    Group(
        "The web edition",
        _entries(
            WEB_SITE,
            ("web",),
            {
                "feeds": "Feeds",
                "pdf": "Issues as PDF",
                "pdf_after": "Newer issues before the PDF is public",
                "per_page": "Articles on one page of a list",
                "feed_items": "Articles in a feed",
                "search": "Readers can search",
                "wire": "Copy for sister papers",
                "order_at": "Page for orders",
            },
        ),
    ),
)
DESIGN_GROUPS = (
    Group("The page", _entries(DESIGN, (), {"format": "Format", "printer": "Printer"})),
    Group(
        "Typefaces",
        _entries(
            FONTS,
            ("fonts",),
            {
                "text": "Running text",
                "headlines": "Headlines",
                "labels": "Kickers and captions",
                "nameplate": "Nameplate",
            },
        ),
    ),
)


def _columns(keys: Keys, named: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Columns of rows: key, what it is called, help."""
    about = {field.name: field.about for field in keys.fields}
    return tuple((name, label, about[name]) for name, label in named.items())


PAPER_ROWS = (
    Rows(
        ("sections",),
        "Sections",
        _columns(SECTION, {"id": "Id", "name": "Name"}),
        "In running order. Empty both fields of a row to take a section away; its stories stay, under no section.",
    ),
    Rows(
        ("network", "sisters"),
        "Sister papers",
        _columns(SISTER, {"name": "Name", "language": "Language", "address": "Web address"}),
        "In the order they are listed. Empty a row to take a paper away.",
    ),
)


# ---- reading ----


def parsed(text: str) -> Any:  # noqa: ANN401 - tomlkit's document
    """A text with everything a person wrote in it; None where it is no TOML."""
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, ValueError, RecursionError):
        return None


def value_at(document: Any, path: Path) -> Any:  # noqa: ANN401 - TOML
    """The plain value at a path; None where there is none."""
    for key in path:
        if not hasattr(document, "get"):
            return None
        document = document.get(key)
    return document.unwrap() if hasattr(document, "unwrap") else document


def rows_at(document: Any, rows: Rows) -> tuple[Row, ...]:  # noqa: ANN401 - TOML
    """The rows that stand in a text."""
    found = value_at(document, rows.path)
    tables = [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
    return tuple(tuple(str(item.get(name, "")) for name, _, _ in rows.columns) for item in tables)


# ---- writing ----


def edited(text: str, values: Mapping[Path, object], tables: Iterable[tuple[Rows, Sequence[Row]]] = ()) -> str:
    """A text, one that parses, with other values: None takes one away; one that stays the same is not touched."""
    document = parsed(text)
    for path, value in values.items():
        if value != value_at(document, path):
            _set(document, path, value)
    for rows, given in tables:
        if tuple(given) != rows_at(document, rows):
            _set(document, rows.path, _tables(document, rows, given))
    return tomlkit.dumps(document)


def _set(document: Any, path: Path, value: object) -> None:  # noqa: ANN401 - TOML
    """Write a value, or take it away; tables on the way are made."""
    *tables, last = path
    for key in tables:
        if key not in document and value is None:
            return
        if key not in document:
            document[key] = tomlkit.table()
        document = document[key]
    if value is None:
        document.pop(last, None)
    else:
        document[last] = _multiline(value) if isinstance(value, list) and value and isinstance(value[0], str) else value


def _multiline(texts: Sequence[str]) -> Any:  # noqa: ANN401 - tomlkit's array
    """A list of texts, each on a line of its own."""
    array = tomlkit.array()
    array.extend(texts)
    array.multiline(multiline=True)
    return array


def _tables(document: Any, rows: Rows, given: Sequence[Row]) -> Any:  # noqa: ANN401 - tomlkit's tables
    """Rows as tables; one that stood there keeps what else it held."""
    if not given:
        return None
    before = value_at(document, rows.path)
    key = rows.columns[0][0]
    stood = {item.get(key): item for item in before if isinstance(item, dict)} if isinstance(before, list) else {}
    made = tomlkit.aot()
    for row in given:
        told = {name: value for (name, _, _), value in zip(rows.columns, row, strict=True)}
        held = {name: value for name, value in stood.get(told[key], {}).items() if name not in told}
        table = tomlkit.table()
        table.update({name: value for name, value in told.items() if value} | held)
        made.append(table)
    return made


# ---- checking ----


def checked(paper: str, design: str) -> Checked:
    """What the reader of a paper's folder says of two texts."""
    _, remarks = head_from(paper, design)
    lines = {PAPER_FILE: _paths(paper), DESIGN_FILE: _paths(design)}
    told = tuple((_path_of(remark, lines), _told(remark)) for remark in remarks if remark.severity is not Severity.NOTE)
    return Checked(told, stops(remarks))


def _told(remark: Remark) -> str:
    """A remark as it stands beside a field."""
    return f"{remark.message} {remark.advice}".strip()


def _path_of(remark: Remark, lines: Mapping[str, Mapping[int, Path]]) -> Path:
    """The value that a remark speaks of; empty where none is known."""
    return lines.get(remark.place.file, {}).get(remark.place.line, ())


def _paths(text: str) -> dict[int, Path]:
    """The value that stands on each line of a text; of several the last and innermost."""
    if parsed(text) is None:
        return {}
    return {line: tuple(map(str, path)) for path, line in sorted(lines_of(text).items(), key=lambda item: len(item[0]))}


def as_told(field: Field, text: str) -> object:
    """What somebody wrote into a field, as the text has it; None where they wrote nothing. Raises ``ValueError``."""
    match field.kind:
        case Kind.TEXTS:
            return [line.strip() for line in text.splitlines() if line.strip()] or None
        case Kind.WHOLE:
            return int(text) if text.strip() else None
        case Kind.FLAG:
            return {"yes": True, "no": False}.get(text)
        case _:
            return text.strip() or None


def as_shown(field: Field, value: object) -> str:
    """A value as a field shows it."""
    match field.kind:
        case Kind.TEXTS:
            return "\n".join(map(str, value)) if isinstance(value, list) else ""
        case Kind.FLAG:
            return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else ""
        case _:
            return "" if value is None else str(value)
