"""One written value against its field: the value in our own measure, or what is wrong with it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from broadsheet.edition.barcode import issn_check_character
from broadsheet.edition.fields import PATTERNS, Field, Kind
from broadsheet.measure import MM_PER_INCH, Mpt, mm, pt, to_mm

IN_MM = {"mm": 1.0, "cm": 10.0, "in": MM_PER_INCH}
TAG = re.compile(r"[A-Za-z]{4}")
MOST_AXIS = 2_000
NEAR_ENOUGH = 0.6
WRITTEN_WRONG = {
    Kind.LENGTH: "is not a length with its unit",
    Kind.PRICE: "is not a price",
    Kind.ISSN: "is not an ISSN",
    Kind.FILE: "does not name a file inside the paper's folder",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that cannot be taken: the rule it breaks, what is wrong, what to write instead."""

    rule: str
    message: str
    advice: str = ""


def scalar(field: Field, raw: object) -> object:
    """The value of a field that is no table, or the ``Problem`` with it."""
    if field.kind is Kind.TEXT:
        return _limited(field, raw) if isinstance(raw, str) else wrong_kind(field, raw)
    return READERS.get(field.kind, _text)(field, raw)


def _flag(field: Field, raw: object) -> object:
    """True or false."""
    return raw if isinstance(raw, bool) else wrong_kind(field, raw)


def wrong_kind(field: Field, raw: object) -> Problem:
    """A value of another kind than the field's."""
    message = f"{field.name} must be {field.kind.value}, not {_called(raw)}."
    return Problem("wrong-kind", message, f"Write {field.written()}.")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Advice for a name that is not known: the nearest one, else all that there are."""
    names = tuple(known)
    near = difflib.get_close_matches(name, names, 1, NEAR_ENOUGH)
    if near:
        return f'Did you mean "{near[0]}"?'
    return f"Known {'is' if len(names) == 1 else 'are'}: {', '.join(names)}." if names else ""


def length_of(text: str) -> Mpt | None:
    """A written length such as "46 mm", "10.5 pt", "4.6 cm" or "2 in" in ``Mpt``; None for anything else."""
    if not re.fullmatch(PATTERNS[Kind.LENGTH], text):
        return None
    amount, unit = float(text[:-2]), text[-2:]
    return pt(amount) if unit == "pt" else mm(amount * IN_MM[unit])


def _called(raw: object) -> str:
    """What the trade of TOML calls a value's kind."""
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", list: "a list"}
    names |= {dict: "a table", date: "a date"}
    return names.get(type(raw), "a date with a time of day")


def _text(field: Field, raw: object) -> object:
    """A text, of whatever form its kind asks for."""
    if not isinstance(raw, str):
        return wrong_kind(field, raw)
    if field.kind is Kind.LENGTH:
        return _length(field, raw)
    if not re.fullmatch(PATTERNS.get(field.kind, ".*"), raw, re.DOTALL):
        return Problem("bad-value", f'{field.name} "{raw}" {WRITTEN_WRONG[field.kind]}.', f"Write {field.written()}.")
    if field.kind is Kind.ISSN:
        return _issn(raw)
    return _limited(field, raw)


def _limited(field: Field, raw: str) -> object:
    """A text against its field's choices, pattern and number of characters."""
    if field.choices and raw not in field.choices:
        advice = did_you_mean(raw, field.choices)
        return Problem("bad-value", f'{field.name} cannot be "{raw}".', advice)
    if field.pattern and not re.fullmatch(field.pattern, raw):
        message = f'{field.name} "{raw}" is not {field.pattern_words}.'
        return Problem("bad-value", message, f"Write {field.written()}.")
    if field.least and len(raw.strip()) < field.least:
        return Problem("bad-value", f"{field.name} is empty.", f"Write {field.written()}.")
    if field.most is not None and len(raw) > field.most:
        message = f"{field.name} has {len(raw)} characters; {field.most} is the most."
        return Problem("bad-value", message, "Write it shorter.")
    return raw


def _issn(raw: str) -> object:
    """An ISSN with its check character."""
    right = issn_check_character(raw)
    if raw[-1] == right:
        return raw
    message = f'issn "{raw}" has the check character {raw[-1]}, where its figures give {right}.'
    return Problem(
        "bad-issn", message, f'Compare it with the certificate; one figure is wrong, or write "{raw[:-1]}{right}".'
    )


def _length(field: Field, raw: str) -> object:
    """A length within its bounds."""
    length = length_of(raw)
    if length is None:
        message = f'{field.name} "{raw}" {WRITTEN_WRONG[Kind.LENGTH]}.'
        return Problem("bad-value", message, f"Write {field.written()}.")
    least, most = field.least or 0, field.most if field.most is not None else length
    if least <= length <= most:
        return length
    message = (
        f'{field.name} "{raw}" lies outside {_in_mm(least)} to {_in_mm(most)} ({_in_pt(least)} to {_in_pt(most)}).'
    )
    return Problem("bad-value", message, "Write a length between the two.")


def _in_mm(length: Mpt) -> str:
    """A length in millimetres for a sentence."""
    return f"{to_mm(length):.4g} mm"


def _in_pt(length: Mpt) -> str:
    """A length in points for a sentence."""
    return f"{length / 1_000:.4g} pt"


def _number(field: Field, raw: object) -> object:
    """A whole number, or any number, within its bounds."""
    kinds = (int,) if field.kind is Kind.WHOLE else (int, float)
    if isinstance(raw, bool) or not isinstance(raw, kinds):
        return wrong_kind(field, raw)
    problem = _bounds(field, raw)
    if problem:
        return problem
    return raw if field.kind is Kind.WHOLE else float(raw)


def _bounds(field: Field, value: float) -> Problem | None:
    """What is wrong with the size of a number; "not a number" lies outside every bound."""
    least, most = field.least or 0, field.most if field.most is not None else value
    if not least <= value <= most:
        message = f"{field.name} is {str(value)[:20]}; it must be {least} to {most}."
        return Problem("bad-value", message, f"Write {field.written()}.")
    if field.multiple > 1 and value % field.multiple:
        message = f"{field.name} is {value}, which is not a multiple of {field.multiple}."
        low = int(value // field.multiple) * field.multiple
        return Problem("bad-value", message, f"Write {low or field.multiple} or {low + field.multiple}.")
    return None


def _day(field: Field, raw: object) -> object:
    """A date, plain or as an ISO 8601 text."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if not isinstance(raw, str):
        return wrong_kind(field, raw)
    try:
        return date.fromisoformat(raw)
    except ValueError:
        message = f'{field.name} "{raw}" is not a date.'
        return Problem("bad-value", message, f"Write year, month and day: {field.written()}.")


def _list(field: Field, raw: object) -> object:
    """A list of texts or whole numbers, each against the field."""
    if not isinstance(raw, list):
        return wrong_kind(field, raw)
    check = _limited_entry if field.kind is Kind.TEXTS else _number_entry
    entries = tuple(check(field, entry) for entry in raw)
    return next((entry for entry in entries if isinstance(entry, Problem)), entries)


def _limited_entry(field: Field, raw: object) -> object:
    """One text of a list."""
    return _limited(field, raw) if isinstance(raw, str) else wrong_kind(field, raw)


def _number_entry(field: Field, raw: object) -> object:
    """One whole number of a list."""
    if isinstance(raw, bool) or not isinstance(raw, int):
        return wrong_kind(field, raw)
    return _bounds(field, raw) or raw


def _axes(field: Field, raw: object) -> object:
    """Axes of a variable font: tags of four letters with whole numbers, ordered by tag (OpenType, fvar)."""
    if not isinstance(raw, dict):
        return wrong_kind(field, raw)
    for tag, value in raw.items():
        if not TAG.fullmatch(tag) or isinstance(value, bool) or not isinstance(value, int) or abs(value) > MOST_AXIS:
            message = f"The axis {tag} = {value} is not four letters with a whole number up to {MOST_AXIS}."
            return Problem("bad-value", message, f"Write {field.written()}.")
    return tuple(sorted(raw.items()))


READERS: Mapping[Kind, Callable[[Field, object], object]] = {
    Kind.TEXTS: _list,
    Kind.WHOLES: _list,
    Kind.AXES: _axes,
    Kind.DAY: _day,
    Kind.FLAG: _flag,
    Kind.WHOLE: _number,
    Kind.NUMBER: _number,
}
"""Who reads which kind; texts of all forms are read by ``_text``."""
