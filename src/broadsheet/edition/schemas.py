"""JSON Schemas of a paper's files, made from the keys the reader reads by (JSON Schema 2020-12).

Editors that know TOML and schemas complete and check the files as they are typed. What a schema cannot say (an
advert wider than the page, an ISSN's check character) the reader says.
"""

from __future__ import annotations

import json
from pathlib import Path

from broadsheet.edition.fields import ID, PATTERNS, Field, Keys, Kind
from broadsheet.edition.keys import FILES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLES = {
    "paper": "paper.toml",
    "design": "design.toml",
    "issue": "issues/NN/issue.toml",
    "replies": "replies/STORY.toml",
}

Schema = dict[str, object]


def schema(name: str) -> Schema:
    """The schema of one of ``FILES``. Raises ``KeyError`` for another name."""
    return {"$schema": DIALECT, "title": TITLES[name], **_table(FILES[name])}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schemas as ``NAME.schema.json`` into a folder that is made if need be; the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in FILES:
        file = folder / f"{name}.schema.json"
        file.write_text(schema_text(name), encoding="utf-8")
        files.append(file)
    return tuple(files)


def schema_text(name: str) -> str:
    """A schema as it is written to a file."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _table(keys: Keys) -> Schema:
    """The schema of a table."""
    made: Schema = {
        "description": keys.about,
        "type": "object",
        "properties": {item.name: _described(item) for item in keys.fields},
        "additionalProperties": False,
    }
    required = [item.name for item in keys.fields if item.required]
    return made | ({"required": required} if required else {})


def _described(item: Field) -> Schema:
    """The schema of one key with what it means."""
    about = f"{item.about} Left out: {item.default}." if item.default else item.about
    return {**_value(item), "description": about}


def _value(item: Field) -> Schema:
    """The schema of one key's value."""
    if item.kind is Kind.TABLE and item.table:
        return _table(item.table)
    if item.kind is Kind.TABLES and item.table:
        return {"type": "array", "items": _table(item.table)}
    if item.kind is Kind.NAMED and item.table:
        return _named(item.table, item.names)
    if item.kind in {Kind.TEXTS, Kind.WHOLES}:
        return {"type": "array", "items": _text(item) if item.kind is Kind.TEXTS else _number(item, "integer")}
    return _simple(item)


def _simple(item: Field) -> Schema:
    """The schema of a value that holds no others."""
    if item.kind is Kind.FLAG:
        return {"type": "boolean"}
    if item.kind is Kind.DAY:
        return {"type": "string", "format": "date"}
    if item.kind is Kind.AXES:
        axis = {"type": "integer", "minimum": -2000, "maximum": 2000}
        return {"type": "object", "patternProperties": {"^[A-Za-z]{4}$": axis}, "additionalProperties": False}
    if item.kind in {Kind.WHOLE, Kind.NUMBER}:
        return _number(item, "integer" if item.kind is Kind.WHOLE else "number")
    return _text(item)


def _named(keys: Keys, names: tuple[str, ...]) -> Schema:
    """The schema of tables by name."""
    if names:
        return {"type": "object", "propertyNames": {"enum": list(names)}, "additionalProperties": _table(keys)}
    return {"type": "object", "propertyNames": {"pattern": f"^({ID})$"}, "additionalProperties": _table(keys)}


def _number(item: Field, kind: str) -> Schema:
    """The schema of a number within its bounds."""
    made: Schema = {"type": kind}
    bounds = {"minimum": item.least, "maximum": item.most, "multipleOf": item.multiple if item.multiple > 1 else None}
    return made | {name: value for name, value in bounds.items() if value is not None}


def _text(item: Field) -> Schema:
    """The schema of a text; the bounds of a length are left to the reader."""
    made: Schema = {"type": "string"}
    if item.choices:
        return made | {"enum": list(item.choices)}
    pattern = item.pattern or PATTERNS.get(item.kind, "")
    if pattern:
        made["pattern"] = f"^({pattern})$"
    if item.kind is not Kind.LENGTH:
        made |= {"minLength": item.least} if item.least else {}
        made |= {"maxLength": item.most} if item.most is not None else {}
    return made
