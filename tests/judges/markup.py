"""The Nu Html Checker as a judge of HTML, XHTML, CSS and SVG: one start of Java for any number of files."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from judges.packages import package
from judges.programs import BRIEF, run

KINDS = (".html", ".xhtml", ".css", ".svg")


@dataclass(frozen=True, slots=True)
class Message:
    """What the checker said of one place: ``kind`` is error, warning or non-document-error."""

    path: str
    line: int
    kind: str
    text: str
    extract: str


def vnu(*paths: Path) -> tuple[Message, ...]:
    """The errors of files, or of every file of the checked kinds below a folder."""
    return tuple(message for message in _checked(paths) if message.kind != "warning")


def vnu_warnings(*paths: Path) -> tuple[Message, ...]:
    """The warnings of the same."""
    return tuple(message for message in _checked(paths) if message.kind == "warning")


def _checked(paths: tuple[Path, ...]) -> tuple[Message, ...]:
    """Run the checker. Raises ``RuntimeError`` where it cannot judge, ``ValueError`` where nothing is to be judged."""
    files = [str(file.absolute()) for path in paths for file in _files(path)]
    if not files:
        raise ValueError("there is no file to check")
    told = run("java", *_jar(), "--also-check-css", "--also-check-svg", "--format", "json", "--stdout", *files)
    if not told.stdout.startswith("{"):
        raise RuntimeError(told.stdout + told.stderr)
    found = json.loads(told.stdout)["messages"]
    return tuple(_message(item) for item in found if item["type"] != "info" or item.get("subType") == "warning")


def _jar() -> tuple[str, ...]:
    """Java's arguments, with room for deep pages and for the checker's own temporary files."""
    jar = package("vnu-jar/build/dist/vnu.jar")
    return (*BRIEF, "-Xss2m", f"-Djava.io.tmpdir={tempfile.gettempdir()}", "-jar", str(jar))


def _files(path: Path) -> list[Path]:
    """The files of a folder in order, or the file itself."""
    return sorted(file for file in path.rglob("*") if file.suffix in KINDS) if path.is_dir() else [path]


def _message(item: dict[str, Any]) -> Message:
    """One message of the checker's JSON."""
    kind = "warning" if item["type"] == "info" else item["type"]
    path = unquote(urlsplit(item.get("url", "")).path)
    return Message(path, item.get("lastLine", 0), kind, item["message"], item.get("extract", ""))
