"""The head of a story file: YAML between two lines ``---``, read with the line of every key.

Scalars stay the words they were written in (a headline ``1984`` or ``No`` is text); each field reads them as it must.
YAML's aliases, tags and deep nesting have no use here and are refused. When YAML cannot make out the whole, each key is
read by itself, so that one mistake does not hide the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from broadsheet.story.quickhead import NULL, read_plain_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.story.findings import Findings
    from broadsheet.story.quickhead import Pair

_FENCE = re.compile(r"---[ \t]*$")
_OPENED = "---\n"
_CLOSED = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_BLANK = re.compile(r"\n\s*\n")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_KEY = re.compile(r"[A-Za-z_][\w -]*:(?:[ \t]|$)")
_INSIDE = re.compile(r"[ \t]|-[ \t]|-$|#|[\]}]")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML was built with it, five times as quick."""
MOST_CHARACTERS = 100_000
DEEPEST = 8
QUOTING = 'Put a text that holds ": " or begins with a sign in quotes: headline: "Harbour: the vote".'


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in two: the YAML and the body, each with the line of the file it begins on."""

    front: str
    front_line: int
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of the front matter: its node and its line in the file. ``shift`` makes lines of inner nodes.

    ``broken``: YAML could not read the value, and a remark says so.
    """

    node: yaml.Node
    line: int
    shift: int
    broken: bool = False

    def line_of(self, node: yaml.Node) -> int:
        """The line of an inner node."""
        return int(node.start_mark.line) + self.shift


def split_file(text: str, findings: Findings) -> Parts:
    """Part front matter from body. What is missing or never closed is said, and the rest still read."""
    closed = _CLOSED.search(text, len(_OPENED)) if text.startswith(_OPENED) else None
    if closed is None or _BLANK.search(text, len(_OPENED) - 1, closed.start()):
        return _split_by_line(text, findings)
    return _parted(text, closed)


def _parted(text: str, closed: re.Match[str]) -> Parts:
    """A file that begins with front matter without a blank line, cut where that is closed."""
    front = text[len(_OPENED) : max(closed.start() - 1, len(_OPENED))]
    return Parts(front, 2, text[closed.end() :], text.count("\n", 0, closed.start()) + 2)


def _split_by_line(text: str, findings: Findings) -> Parts:
    """Part any other file, line by line."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.match(lines[start]):
        message = "The file does not begin with its front matter."
        findings.stop("front-matter", start + 1, message, "Begin it with ---, then id: …, headline: …, and a line ---.")
        return Parts("", start + 1, text, 1)
    end, closed = _front_end(lines, start + 1)
    if not closed:
        message = "The front matter opens here and is never closed."
        findings.stop("front-matter", start + 1, message, f"Write a line --- before line {end + 1}.")
    first = end + 1 if closed else end
    return Parts("\n".join(lines[start + 1 : end]), start + 2, "\n".join(lines[first:]), first + 1)


def _front_end(lines: list[str], start: int) -> tuple[int, bool]:
    """The line that closes the front matter; or where it seems to end unclosed: at a blank line before running text."""
    blank = 0
    for at, line in enumerate(lines[start:], start):
        if _END.match(line):
            return at, True
        if not line.strip():
            blank = blank or at
        elif blank and not _KEY.match(line) and not _INSIDE.match(line):
            return blank, False
    return blank or len(lines), False


def read_front_matter(parts: Parts, findings: Findings) -> dict[str, Entry]:
    """The keys of the front matter; of a key written twice the first."""
    found: dict[str, Entry] = {}
    for key, entry in _entries(parts.front, parts.front_line, findings):
        if key in found:
            message = f'"{key}" stands twice, first in line {found[key].line}.'
            findings.stop("key-twice", entry.line, message, "Delete one of them.")
        else:
            found[key] = entry
    return found


def _entries(front: str, line: int, findings: Findings) -> Iterator[tuple[str, Entry]]:
    """Keys in order, from the whole if YAML can read it, else from its parts."""
    if not front.strip():
        return
    if len(front) > MOST_CHARACTERS:
        message = f"The front matter has {len(front):,} characters, far too many to be front matter."
        findings.stop("front-matter", line, message, "Write a line --- where the text begins.")
        return
    plain = read_plain_head(front)
    if plain is not None:
        yield from _as_entries(plain, line)
        return
    problem = _problem(front, line)
    if problem is None:
        yield from _pairs(front, line, findings)
        return
    parts = _by_key(front)
    for at, part in parts:
        problem = _problem(part, line + at)
        if problem:
            findings.stop("front-matter", problem[0], problem[1], problem[2])
            yield from _broken(part, line + at)
        else:
            yield from _pairs(part, line + at, findings)


def _broken(part: str, line: int) -> Iterator[tuple[str, Entry]]:
    """The key of a part that YAML cannot read."""
    if _KEY.match(part):
        yield part.partition(":")[0], Entry(yaml.ScalarNode(NULL, ""), line, line, broken=True)


def _by_key(front: str) -> list[tuple[int, str]]:
    """The front matter cut before every line that begins with a key; each part with the number of its first line."""
    lines = front.split("\n")
    starts = [at for at, line in enumerate(lines) if _KEY.match(line)]
    if not starts or starts[0]:
        starts.insert(0, 0)
    ends = [*starts[1:], len(lines)]
    parts = [(start, "\n".join(lines[start:end])) for start, end in zip(starts, ends, strict=True)]
    return [(start, part) for start, part in parts if part.strip()]


def _problem(text: str, line: int) -> tuple[int, str, str] | None:
    """Why YAML cannot read a text, with its line and the way out; None when it can."""
    depth = documents = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            documents += isinstance(event, yaml.DocumentStartEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            where = (event.start_mark.line if event.start_mark else 0) + line
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                return where, "The signs & and * at the beginning of a value mean something else to YAML.", QUOTING
            if documents > 1:
                return where, "This line begins with ---, which ends the front matter.", QUOTING
            if depth > DEEPEST:
                return where, "Lists stand too deep inside each other.", "Write them one below the other."
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or "a character it does not know"
        return (int(mark.line) if mark else 0) + line, f"This line is not valid YAML: {reason}.", QUOTING
    return None


def _pairs(text: str, line: int, findings: Findings) -> Iterator[tuple[str, Entry]]:
    """The keys and values of a text that YAML can read."""
    root = yaml.compose(text, Loader=LOADER)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        message = "The front matter is not a list of keys with values."
        findings.stop("front-matter", int(root.start_mark.line) + line, message, "Write each as key: value.")
        return
    yield from _as_entries(root.value, line)


def _as_entries(pairs: list[Pair], line: int) -> Iterator[tuple[str, Entry]]:
    """Nodes of keys and values, the first line of which is ``line`` of the file."""
    for key, value in pairs:
        yield str(key.value), Entry(value, int(key.start_mark.line) + line, line)
