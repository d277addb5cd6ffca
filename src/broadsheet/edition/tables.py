"""Tables of a TOML file read by the keys they may have: good values kept, every mistake a remark with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from broadsheet.edition.fields import ID, ID_WORDS, Field, Keys, Kind
from broadsheet.edition.scalars import Problem, did_you_mean, scalar, wrong_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadsheet.edition.lines import Path
    from broadsheet.edition.sources import Source
    from broadsheet.remarks import Remark

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Values:
    """The good values of one table. A key that is left out, or was wrong, gives the default asked for."""

    source: Source
    path: Path = ()
    values: Mapping[str, object] = field(default_factory=dict, compare=False, hash=False)

    def has(self, name: str) -> bool:
        """Whether the key was given and good."""
        return name in self.values

    def _get(self, name: str, default: T, kind: type[T]) -> T:
        """The value when it is of that kind, else the default."""
        value = self.values.get(name, default)
        return value if isinstance(value, kind) else default

    def text(self, name: str, default: str = "") -> str:
        """A text."""
        return self._get(name, default, str)

    def whole(self, name: str, default: int = 0) -> int:
        """A whole number, or a length in ``Mpt``."""
        return self._get(name, default, int)

    def number(self, name: str, default: float = 0.0) -> float:
        """A number."""
        return self._get(name, default, float)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        return self._get(name, default, bool)

    def day(self, name: str) -> date | None:
        """A date, or None."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def texts(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts."""
        return self._get(name, default, tuple)

    def wholes(self, name: str, default: tuple[int, ...] = ()) -> tuple[int, ...]:
        """A list of whole numbers."""
        return self._get(name, default, tuple)

    def axes(self, name: str) -> tuple[tuple[str, int], ...]:
        """Font axes, ordered by tag."""
        return self._get(name, (), tuple)

    def table(self, name: str) -> Values:
        """The table of that name; an empty one when there is none."""
        return self._get(name, Values(self.source, self.path), Values)

    def tables(self, name: str) -> tuple[Values, ...]:
        """The tables in a row, or the named tables (the name ends their ``path``), in the order of the file."""
        return self._get(name, (), tuple)


def read_table(raw: Mapping[str, object], keys: Keys, source: Source) -> tuple[Values, tuple[Remark, ...]]:
    """The values of a whole file by its keys, and every mistake in it."""
    remarks: list[Remark] = []
    values = _Reader(source, remarks).table(raw, keys, ())
    return values, tuple(remarks)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file; ``remarks`` gathers what is wrong on the way."""

    source: Source
    remarks: list[Remark]

    def wrong(self, path: Path, problem: Problem) -> None:
        """Remember a mistake."""
        self.remarks.append(self.source.remark(problem.rule, path, problem.message, problem.advice))

    def table(self, raw: Mapping[str, object], keys: Keys, path: Path) -> Values:
        """One table: its good values."""
        self.names(raw, keys, path)
        good = {}
        for item in keys.fields:
            if item.name in raw:
                value = self.value(item, raw[item.name], (*path, item.name))
                if value is not None:
                    good[item.name] = value
        return Values(self.source, path, good)

    def names(self, raw: Mapping[str, object], keys: Keys, path: Path) -> None:
        """Keys that are not known, and keys that are missing."""
        for name in raw:
            if keys.field(name) is None:
                where = f" in {_shown(path)}" if path else ""
                message = f'There is no key "{name}"{where}.'
                self.wrong((*path, name), Problem("unknown-key", message, did_you_mean(name, keys.names)))
        for item in keys.fields:
            if item.required and item.name not in raw:
                message = f"{item.name} is missing{f' in {_shown(path)}' if path else ''}."
                self.wrong(path, Problem("missing-key", message, f"Write {item.written()}."))

    def value(self, item: Field, raw: object, path: Path) -> object | None:
        """The value of one key, or None when it was wrong."""
        if item.kind is Kind.TABLE:
            return self.one(item, raw, path)
        if item.kind is Kind.TABLES:
            return self.row(item, raw, path)
        if item.kind is Kind.NAMED:
            return self.named(item, raw, path)
        value = scalar(item, raw)
        if isinstance(value, Problem):
            self.wrong(path, value)
            return None
        return value

    def one(self, item: Field, raw: object, path: Path) -> Values | None:
        """A table within a table."""
        if isinstance(raw, dict) and item.table:
            return self.table(raw, item.table, path)
        self.wrong(path, wrong_kind(item, raw))
        return None

    def row(self, item: Field, raw: object, path: Path) -> tuple[Values, ...]:
        """Tables in a row; wrong ones are left out."""
        if not isinstance(raw, list):
            self.wrong(path, Problem("wrong-kind", f"{item.name} must be tables.", f"Write [[{_shown(path)}]]."))
            return ()
        read = (self.one(item, entry, (*path, count)) for count, entry in enumerate(raw))
        return tuple(values for values in read if values is not None)

    def named(self, item: Field, raw: object, path: Path) -> tuple[Values, ...]:
        """Tables by name; names that are not known draw a remark."""
        if not isinstance(raw, dict):
            self.wrong(path, wrong_kind(item, raw))
            return ()
        good = []
        for name, entry in raw.items():
            problem = _name_problem(item, name)
            if problem:
                self.wrong((*path, name), problem)
            elif values := self.one(item, entry, (*path, name)):
                good.append(values)
        return tuple(good)


def _name_problem(item: Field, name: str) -> Problem | None:
    """What is wrong with the name of a named table."""
    if item.names and name not in item.names:
        message = f'There is no "{name}" among the {item.name}.'
        return Problem("unknown-key", message, did_you_mean(name, item.names))
    if not re.fullmatch(ID, name):
        return Problem("bad-value", f'"{name}" is no name for one of the {item.name}.', f"Write it in {ID_WORDS}.")
    return None


def _shown(path: Path) -> str:
    """A path as a table's heading shows it."""
    return ".".join(part for part in path if isinstance(part, str))
