"""What a site says of its own serving: its redirects and removed pages, and the headers that go with its answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.works.publishing.hosts import REDIRECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one version. ``headers`` are (pattern, headers); a pattern ends in ``*``."""

    moved: Mapping[str, str]
    gone: frozenset[str]
    headers: tuple[tuple[str, Headers], ...]

    def headers_for(self, address: str) -> Headers:
        """The headers of all patterns that match an address (with its base)."""
        found = (headers for pattern, headers in self.headers if address.startswith(pattern.rstrip("*")))
        return tuple(header for headers in found for header in headers)


def rules_of(site: Path) -> Rules:
    """The rules of the version in a folder; empty ones where it has none."""
    return _rules(site, _age(site / REDIRECTS), _age(site / "_headers"))


@lru_cache(maxsize=4)
def _rules(site: Path, redirects: int, headers: int) -> Rules:
    """The rules as files of those ages say; 0 means there is none."""
    data = json.loads((site / REDIRECTS).read_text(encoding="utf-8")) if redirects else {"moved": {}, "gone": []}
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines() if headers else []
    return Rules(data["moved"], frozenset(data["gone"]), _header_rules(lines))


def _header_rules(lines: list[str]) -> tuple[tuple[str, Headers], ...]:
    """``_headers``: a pattern at the margin, its headers indented below."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in lines:
        name, _, value = line.strip().partition(": ")
        if line.startswith("/"):
            rules.append((line, []))
        elif rules and value:
            rules[-1][1].append((name, value))
    return tuple((pattern, tuple(headers)) for pattern, headers in rules)


def _age(file: Path) -> int:
    """When a file was last written; 0 where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
