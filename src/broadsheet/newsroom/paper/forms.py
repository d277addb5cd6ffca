"""The forms of the paper's settings, made from the tables of keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from broadsheet.edition.fields import Kind
from broadsheet.newsroom.paper.rules import Checked, Entry, Group, Rows, as_shown, as_told, rows_at, value_at
from broadsheet.newsroom.paper.tongues import NAMES, name_of
from broadsheet.press.printers import OWN_FOLDER, PROFILES
from broadsheet.typeset.fonts import installed_families

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from broadsheet.newsroom.paper.rules import Path as KeyPath
    from broadsheet.newsroom.paper.rules import Row

SPARE = 2
"""Empty rows at the foot of a table."""
MOST_ROWS, LONGEST = 60, 20_000
LANGUAGE, OTHER = ("language",), "other"
LANGUAGE_HELP = "What the paper is written in: words are divided by its rules. A story may be in another."
NO_CODE = "Write the code of the language below, or choose a language by its name."
Given: TypeAlias = "Mapping[str, str]"


@dataclass(frozen=True, slots=True)
class Shown:
    """A field on the screen; ``kind`` is ``line``, ``lines``, ``number`` or ``choice``.

    ``other`` is the name of a second field, for a value that is not among the choices; empty where there is none.
    """

    name: str
    label: str
    help: str
    kind: str
    value: str
    choices: tuple[tuple[str, str, bool], ...]
    wrong: tuple[str, ...]
    required: bool
    other: str = ""


@dataclass(frozen=True, slots=True)
class ShownRows:
    """A table of rows on the screen: for each its cells, of name in the form, column and value."""

    rows: Rows
    lines: tuple[tuple[tuple[str, str, str], ...], ...]
    wrong: tuple[str, ...]


def shown_groups(groups: Sequence[Group], given: Given, check: Checked, folder: Path) -> list[tuple[str, list[Shown]]]:
    """The groups of a form with the values given."""
    return [(group.title, [_shown(entry, given, check, folder) for entry in group.entries]) for group in groups]


def _shown(entry: Entry, given: Given, check: Checked, folder: Path) -> Shown:
    """One field."""
    field, value = entry.field, given.get(entry.name, "")
    choices = choices_of(entry, folder)
    known = {choice for choice, _ in choices}
    if choices and value not in known:
        choices = (*choices, (value, value))
    return Shown(
        entry.name,
        entry.label,
        LANGUAGE_HELP if entry.path == LANGUAGE else field.about,
        _kind(field.kind, has_choices=bool(choices)),
        value,
        tuple((choice, called, choice == value) for choice, called in choices),
        check.of(entry.path),
        field.required,
        _other(entry) if entry.path == LANGUAGE else "",
    )


def _kind(kind: Kind, *, has_choices: bool) -> str:
    """How a field is drawn."""
    if has_choices:
        return "choice"
    return {Kind.TEXTS: "lines", Kind.WHOLE: "number"}.get(kind, "line")


def choices_of(entry: Entry, folder: Path) -> tuple[tuple[str, str], ...]:
    """What can be chosen in a field; nothing where it is written. ``folder`` may hold printers of the paper's own."""
    field = entry.field
    if field.kind is Kind.FLAG:
        usual = "yes" if field.default == "true" else "no"
        return ("", f"As usual ({usual})"), ("yes", "Yes"), ("no", "No")
    if entry.path == LANGUAGE:
        return (*_languages(field.default), (OTHER, "Another, by its code …"))
    if entry.path == ("printer",):
        return ("", "As usual"), *((name, name) for name in _printers(folder))
    if entry.path[0] == "fonts":
        return ("", "As the design has it"), *((name, name.replace("-", " ").title()) for name in installed_families())
    if field.choices and field.kind is Kind.TEXT:
        return ("", f"As usual ({field.default})"), *((name, name.replace("-", " ")) for name in field.choices)
    return ()


def _languages(usual: str) -> Iterator[tuple[str, str]]:
    """The languages by name; first what holds where none is written."""
    yield "", f"As usual ({name_of(usual)})"
    yield from sorted(NAMES.items(), key=lambda pair: pair[1])


def _other(entry: Entry) -> str:
    """The name of the field for what is not among an entry's choices."""
    return f"{entry.name}-{OTHER}"


def _printers(folder: Path) -> list[str]:
    """The printers there are: the package's, and the paper's own."""
    return sorted({file.stem for home in (PROFILES, folder / OWN_FOLDER) for file in home.glob("*.toml")})


def shown_rows(rows: Rows, lines: Sequence[Row], check: Checked) -> ShownRows:
    """A table with some empty rows at its foot."""
    blank = ("",) * len(rows.columns)
    cells = tuple(
        tuple(
            (f"{rows.name}-{number}-{key}", f"{label} of row {number + 1}", value)
            for (key, label, _), value in zip(rows.columns, line, strict=True)
        )
        for number, line in enumerate((*lines, *(blank for _ in range(SPARE))))
    )
    return ShownRows(rows, cells, check.of(rows.path))


# ---- from the text, and from the form ----


def given_from(document: Any, groups: Sequence[Group]) -> dict[str, str]:  # noqa: ANN401 - TOML
    """The values in a text as the form shows them."""
    entries = [entry for group in groups for entry in group.entries]
    return {entry.name: as_shown(entry.field, value_at(document, entry.path)) for entry in entries}


def told(posted: Mapping[str, Any], groups: Sequence[Group]) -> tuple[dict[str, str], dict[KeyPath, object], Checked]:
    """The values in a form: as they were written, as the text has them, and which cannot be read."""
    given: dict[str, str] = {}
    values: dict[KeyPath, object] = {}
    wrong = []
    for entry in (entry for group in groups for entry in group.entries):
        text = given[entry.name] = _written(posted, entry)
        try:
            values[entry.path] = as_told(entry.field, text)
        except ValueError:
            wrong.append((entry.path, "Write a whole number, in figures."))
        if text == OTHER and entry.path == LANGUAGE:
            wrong.append((entry.path, NO_CODE))
    return given, values, Checked(tuple(wrong), bool(wrong))


def _written(posted: Mapping[str, Any], entry: Entry) -> str:
    """What stands in a field of a form, or in the one for what is not among its choices."""
    text = str(posted.get(entry.name, ""))
    if text == OTHER and entry.path == LANGUAGE:
        text = str(posted.get(_other(entry), "")).strip() or OTHER
    return text[:LONGEST].replace("\r\n", "\n").replace("\0", "")


def told_rows(posted: Mapping[str, Any], rows: Rows) -> tuple[Row, ...]:
    """The rows in a form; empty ones are left out."""
    found = []
    for number in range(MOST_ROWS):
        cells = tuple(str(posted.get(f"{rows.name}-{number}-{key}", "")).strip() for key, _, _ in rows.columns)
        if any(cells):
            found.append(tuple(cell[:LONGEST].replace("\0", "") for cell in cells))
    return tuple(found)


def too_many(posted: Mapping[str, Any], rows: Rows) -> bool:
    """Whether a form holds more rows of a table than are read."""
    read = tuple(f"{rows.name}-{number}-" for number in range(MOST_ROWS))
    told = (name for name, value in posted.items() if str(value).strip())
    return any(name.startswith(f"{rows.name}-") and not name.startswith(read) for name in told)


def rows_from(document: Any, tables: Sequence[Rows]) -> list[tuple[Rows, tuple[Row, ...]]]:  # noqa: ANN401 - TOML
    """The rows of all tables in a text."""
    return [(rows, rows_at(document, rows)) for rows in tables]
