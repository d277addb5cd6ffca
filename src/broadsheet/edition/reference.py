"""The reference page of a paper's folder, its tables of keys made from the keys the reader reads by."""

from __future__ import annotations

from pathlib import Path

from broadsheet.edition.fields import ID, Field, Keys, Kind
from broadsheet.edition.keys import FILES
from broadsheet.edition.schemas import TITLES, write_schemas
from broadsheet.measure import Mpt, to_mm, to_pt

BEGIN, END = "<!-- keys: made by make docs -->", "<!-- end of keys -->"
TYPE: Mpt = 250_000
"""Lengths that end below this are sizes of type and told in points, longer ones in millimetres."""


def write_reference(docs: Path) -> tuple[Path, ...]:
    """Write the schemas and bring the page's tables up to date in a ``docs/`` folder; the files written."""
    page = docs / "reference" / "paper-folder.md"
    page.write_text(with_keys(page.read_text(encoding="utf-8")), encoding="utf-8")
    return (page, *write_schemas(docs / "reference" / "schemas"))


def with_keys(page: str) -> str:
    """The page with the tables of keys as they are now between its two marks. Raises ``ValueError`` without marks."""
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        message = f"the page lacks the marks {BEGIN} and {END}"
        raise ValueError(message)
    return f"{before}{BEGIN}\n\n{key_tables()}\n{END}{after}"


def key_tables() -> str:
    """Every table of the three files with its keys, as Markdown."""
    return "\n".join(_file(name, keys) for name, keys in FILES.items())


def _file(name: str, keys: Keys) -> str:
    """One file's tables."""
    shown = {keys: "", **_inner(keys, "")}
    tables = (_table(table, heading) for table, heading in shown.items())
    return f"## Keys of `{TITLES[name]}`\n\n" + "\n".join(tables)


def _inner(keys: Keys, path: str) -> dict[Keys, str]:
    """The tables within a table, each once, with how they are opened."""
    found: dict[Keys, str] = {}
    for item in keys.fields:
        if item.table:
            inner = f"{path}{item.name}" + (".NAME" if item.kind is Kind.NAMED else "")
            found.setdefault(item.table, f"[[{inner}]]" if item.kind is Kind.TABLES else f"[{inner}]")
            found |= {
                table: heading for table, heading in _inner(item.table, f"{inner}.").items() if table not in found
            }
    return found


def _table(keys: Keys, heading: str) -> str:
    """A table's keys."""
    lines = [f"### `{heading}`\n"] if heading else []
    lines += [f"{keys.about}\n", "| key | is | means |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(_row(item) for item in keys.fields)]) + "\n"


def _row(item: Field) -> str:
    """A key's line."""
    needed = " **Must be given.**" if item.required else ""
    default = f" Left out: {item.default}." if item.default else ""
    return f"| `{item.name}` | {_form(item)} | {item.about}{needed}{default} |"


def _form(item: Field) -> str:
    """What is written after the equals sign, with its limits."""
    if item.choices:
        words = ", ".join(f"`{choice}`" for choice in item.choices)
        return f"a list of {words}" if item.kind is Kind.TEXTS else f"one of {words}"
    if item.names:
        return f"{item.kind.value}: {', '.join(f'`{name}`' for name in item.names)}"
    if item.pattern == ID:
        return f"an id{_example(item)}"
    if item.pattern:
        return f"{item.pattern_words}{_example(item)}"
    return f"{item.kind.value}{_limits(item)}{_example(item)}"


def _limits(item: Field) -> str:
    """The bounds of a number or length, or the most characters of a text."""
    if item.most is None:
        return ""
    if item.kind is Kind.LENGTH:
        return f" from {_length(item.least or 0, item.most)} to {_length(item.most, item.most)}"
    if item.kind in {Kind.WHOLE, Kind.WHOLES, Kind.NUMBER}:
        return f" from {item.least} to {item.most}" + (f", a multiple of {item.multiple}" if item.multiple > 1 else "")
    return f" of at most {item.most} characters"


def _length(length: Mpt, most: Mpt) -> str:
    """A bound in the unit the trade would use for the larger of the two."""
    return f"{to_pt(length):g} pt" if most < TYPE else f"{to_mm(length):.0f} mm"


def _example(item: Field) -> str:
    """An example, where one says more than the kind does."""
    telling = {Kind.DAY, Kind.FILE, Kind.ISSN, Kind.PRICE, Kind.AXES}
    own = item.example and item.kind in {Kind.TEXT, Kind.LENGTH}
    return f", `{item.written()}`" if own or item.kind in telling else ""
