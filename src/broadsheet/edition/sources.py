"""Files of a paper's folder, read safely: nothing outside it, only UTF-8, mistakes as remarks with their line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.edition.lines import Lines
from broadsheet.remarks import Place, Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadsheet.edition.lines import Path as KeyPath

MOST_BYTES = 4_000_000
DATE_LIKE = re.compile(r"=\s*\d+[-./]\d+")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the writing direction for what follows (Unicode Standard Annex 9, 2)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A TOML file that was read: its name in the paper's folder and where its keys stand."""

    file: str
    lines: Mapping[KeyPath, int] = field(default_factory=dict, compare=False, hash=False, repr=False)

    def place(self, path: KeyPath = ()) -> Place:
        """Where a key stands, or else the nearest table around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines.get(path, 0))

    def remark(self, rule: str, path: KeyPath, message: str, advice: str = "") -> Remark:
        """A remark on a key that holds the press."""
        return Remark(rule, Severity.STOP, self.place(path), message, advice)


TomlFile: TypeAlias = tuple[dict[str, object], Source, tuple[Remark, ...]]
"""The contents of a TOML file, where its keys stand, and what is wrong with it."""


def leaves_folder(folder: Path, file: str) -> str:
    """Why a file named in the paper may not be read, in words; empty when it lies inside ``folder``.

    Symbolic links are followed, and must lead to a place inside the folder too.
    """
    if not file or "\0" in file:
        return "The name of the file is empty or holds a NUL character."
    if file.startswith(("/", "~")) or "\\" in file or re.match("[A-Za-z]:", file):
        return f'The path "{file}" does not begin in the paper\'s folder.'
    if ".." in file.split("/"):
        return f'The path "{file}" leads out of the paper\'s folder.'
    if not (folder / file).resolve().is_relative_to(folder.resolve()):
        return f'The path "{file}" is a link that leads out of the paper\'s folder.'
    return ""


def read_toml(folder: Path, file: str) -> TomlFile:
    """The contents of a TOML file, where its keys stand, and what is wrong; no contents when it cannot be read."""
    text, remarks = read_text(folder, file)
    if not text:
        return {}, Source(file), remarks
    contents, source, found = toml_from(text, file)
    return contents, source, (*remarks, *found)


def toml_from(text: str, file: str) -> TomlFile:
    """The contents of a TOML text, where its keys stand, and what is wrong; remarks name it ``file``."""
    try:
        return tomllib.loads(text), Source(file, Lines(text)), ()
    except ValueError as error:  # a syntax error, or a number of thousands of figures
        return {}, Source(file), (_syntax(file, text, str(error)),)
    except RecursionError:
        message, advice = "Lists or tables stand too deep inside each other.", "Write them as [tables] of their own."
        return {}, Source(file), (_stop("toml-syntax", file, message, advice),)


def read_text(folder: Path, file: str) -> tuple[str, tuple[Remark, ...]]:
    """The text of a file in the paper's folder, or an empty text and why."""
    raw, problem = _bytes(folder, file)
    if problem:
        return "", (problem,)
    problem = _not_text(file, raw)
    if problem:
        return "", (problem,)
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    return text, _turning(file, text)


def _bytes(folder: Path, file: str) -> tuple[bytes, Remark | None]:
    """The bytes of a file, or why there are none."""
    unsafe = leaves_folder(folder, file)
    if unsafe:
        return b"", _stop("unsafe-path", file, unsafe, "Copy the file into the paper's folder.")
    path = folder / file
    try:
        if path.stat().st_size > MOST_BYTES:
            return b"", _stop("file-too-large", file, "The file is larger than 4 MB.", "Is it the right file?")
        return path.read_bytes(), None
    except FileNotFoundError:
        return b"", _stop("missing-file", file, "The file is not there.", "`broadsheet new` writes one to start from.")
    except OSError as error:
        return b"", _stop("unreadable-file", file, f"The file cannot be read ({error.strerror}).", "Check its rights.")


def _not_text(file: str, raw: bytes) -> Remark | None:
    """What keeps bytes from being UTF-8 text."""
    advice = "Save it as UTF-8 (without any other setting)."
    if raw.startswith(UTF16_MARKS):
        return _stop("file-encoding", file, "The file is saved as UTF-16.", advice)
    if b"\0" in raw:
        line = _line(raw, raw.index(b"\0"))
        return _stop("nul-byte", file, "The file holds a NUL byte.", "Delete it, or save the file again as text.", line)
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line(raw, error.start)
        return _stop("file-encoding", file, f"The byte {raw[error.start]:#04x} is not UTF-8.", advice, line)
    return None


def _turning(file: str, text: str) -> tuple[Remark, ...]:
    """A remark on the first character that turns the writing direction."""
    found = TURNING.search(text)
    if not found:
        return ()
    message = f"There is an invisible character U+{ord(found[0]):04X} that turns the writing direction."
    advice = "Delete it; copying a text from elsewhere may have brought it in."
    return (_stop("direction-override", file, message, advice, text.count("\n", 0, found.start()) + 1),)


def _syntax(file: str, text: str, error: str) -> Remark:
    """What the TOML reader could not make out, with its line."""
    where = WHERE.search(error)
    line = int(where[1]) if where and where[1] else text.count("\n") + 1
    message = f"The file is not valid TOML: {error[: where.start()] if where else error}."
    advice = 'Texts stand in quotes (name = "…"), tables in [brackets], and a key may be given once.'
    if DATE_LIKE.search(text.split("\n")[line - 1]):
        advice = "A date is written year, month and day: 2026-11-06."
    return _stop("toml-syntax", file, message, advice, line)


def _line(raw: bytes, at: int) -> int:
    """The line of a byte."""
    return raw.count(b"\n", 0, at) + 1


def _stop(rule: str, file: str, message: str, advice: str, line: int = 0) -> Remark:
    """A remark on a whole file that holds the press."""
    return Remark(rule, Severity.STOP, Place(file, line), message, advice)
