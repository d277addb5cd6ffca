"""The fields of the front matter: what each holds, and what to write instead when it does not."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import yaml

from broadsheet.story.findings import short, suggestion
from broadsheet.story.quickhead import NULL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadsheet.story.findings import Findings
    from broadsheet.story.frontmatter import Entry

KEYS = (
    "id", "slug", "kicker", "headline", "print_headlines", "standfirst", "bylines", "dateline", "section", "language",
    "genre", "subjects", "published", "corrections", "first_printed", "related",
    "elsewhere",
)  # fmt: skip

ALSO_CALLED = {
    other: key
    for key, others in {
        "id": "uid guid",
        "slug": "permalink",
        "kicker": "overline eyebrow",
        "headline": "title head heading hed",
        "print_headlines": "short_headlines print_headline",
        "standfirst": "summary dek deck subtitle description intro",
        "bylines": "author authors byline by photographer",
        "dateline": "place",
        "section": "category",
        "language": "lang",
        "genre": "type kind",
        "subjects": "tags keywords subject topics",
        "published": "date pubdate publish_date",
        "corrections": "correction",
        "first_printed": "origin",
        "related": "see_also",
        "elsewhere": "translations versions",
    }.items()
    for other in others.split()
}
"""What other programs and other papers call our keys."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBERS = re.compile(r"(\d{1,4})[./ -](\d{1,2})[./ -](\d{1,4})")
_KINDS = {yaml.ScalarNode: "a text", yaml.SequenceNode: "a list", yaml.MappingNode: "keys with values"}


class Fields:
    """A set of keys with their values, read one by one; mistakes go into the findings."""

    def __init__(self, entries: dict[str, Entry], findings: Findings, within: str = "") -> None:
        self.entries = entries
        self.findings = findings
        self.within = f" of {within}" if within else ""

    def line(self, key: str, default: int = 1) -> int:
        """The line of a key."""
        return self.entries[key].line if key in self.entries else default

    def is_broken(self, key: str) -> bool:
        """Whether a key is there with a value that could not be read, which has been said already."""
        entry = self.entries.get(key)
        return entry is not None and (entry.broken or not isinstance(entry.node, yaml.ScalarNode))

    def check_keys(self, known: tuple[str, ...]) -> None:
        """Remark on every key that is none of ours."""
        for key, entry in self.entries.items():
            if key not in known:
                other = ALSO_CALLED.get(key.casefold().replace("-", "_").replace(" ", "_"), "")
                advice = f'Did you mean "{other}"?' if other in known else suggestion(key, known)
                self.findings.warn("unknown-key", entry.line, f'There is no key "{short(key)}"{self.within}.', advice)

    def text(self, key: str) -> str:
        """A text; empty when the key is absent or says nothing."""
        entry = self.entries.get(key)
        return "" if entry is None else self.text_of(entry.node, key, entry.line)

    def text_of(self, node: yaml.Node, key: str, line: int) -> str:
        """The text a node holds."""
        if isinstance(node, yaml.ScalarNode):
            return "" if node.tag == NULL else str(node.value)
        self.wrong(key, "a text", node, line, f'Write {key}: "…".')
        return ""

    def wrong(self, key: str, wanted: str, node: yaml.Node, line: int, advice: str) -> None:
        """Remark on a value of another kind than the key holds."""
        message = f'"{key}"{self.within} should be {wanted}, not {_KINDS.get(type(node), "something else")}.'
        self.findings.stop("wrong-type", line, message, advice)

    def nodes(self, key: str) -> Iterator[tuple[yaml.Node, int]]:
        """The values of a list with their lines; a single value is a list of one."""
        entry = self.entries.get(key)
        if entry is None or entry.node.tag == NULL:
            return
        inner = entry.node.value if isinstance(entry.node, yaml.SequenceNode) else [entry.node]
        for node in inner:
            yield node, entry.line_of(node)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self.text_of(node, key, line) for node, line in self.nodes(key))

    def day(self, key: str) -> date | None:
        """A date; None when there is none, or none that can be read."""
        text = self.text(key).strip()
        if not text:
            return None
        day = _day(text)
        if day is None:
            message = f'"{key}"{self.within} is no date: "{short(text)}".'
            self.findings.warn("bad-date", self.line(key), message, _date_advice(text))
        return day

    def whole(self, key: str) -> int | None:
        """A whole number from 0; None when there is none, or none that can be read."""
        text = self.text(key).strip()
        if text.isascii() and text.isdigit() and len(text) < 10:  # noqa: PLR2004 - no page or issue has ten figures
            return int(text)
        if text:
            message = f'"{key}"{self.within} is no whole number: "{short(text)}".'
            self.findings.warn("bad-number", self.line(key), message, f"Write figures alone: {key}: 24.")
        return None

    def choice(self, key: str, known: Iterable[str], default: str) -> str:
        """One word of several."""
        choices = tuple(known)
        text = self.text(key).strip()
        word = text.casefold()
        if not word or word in choices:
            return word or default
        message = f'"{short(text)}" is no {key}{self.within}; it is read as {default}.'
        self.findings.warn(f"unknown-{key}", self.line(key), message, suggestion(word, choices))
        return default


def _day(text: str) -> date | None:
    """A date written as year, month and day."""
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def _date_advice(text: str) -> str:
    """The date that may be meant, as it is written here."""
    match = _NUMBERS.search(text)
    if match:
        first, month, last = (int(part) for part in match.groups())
        year, day = (first, last) if len(match[1]) == 4 else (last, first)  # noqa: PLR2004 - a year has four figures
        meant = f"{year:04}-{month:02}-{day:02}"
        if _day(meant):
            return f"Write year, month and day: {meant}."
    return "Write year, month and day: 2026-11-06."
