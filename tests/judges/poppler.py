"""poppler's readers and qpdf: text through the structure tree, plain text, fonts, and whether a file is sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from judges.programs import run

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ListedFont:
    """One row of ``pdffonts``."""

    name: str
    embedded: bool
    subset: bool
    unicode: bool


def faults(path: Path) -> str:
    """What ``qpdf --check`` has against a file; empty when it is clean."""
    told = run("qpdf", "--check", path)
    return "" if told.returncode == 0 else told.stdout + told.stderr


def structure_text(path: Path) -> str:
    """The structure tree with its text, as ``pdfinfo -struct-text`` prints it."""
    return run("pdfinfo", "-struct-text", path).stdout


def plain_text(path: Path, *options: str) -> str:
    """What copying gives: ``pdftotext`` with its options (``-raw``, ``-f 3`` …)."""
    return run("pdftotext", "-enc", "UTF-8", *options, path, "-").stdout


def fonts(path: Path) -> tuple[ListedFont, ...]:
    """The fonts of a file."""
    rows = run("pdffonts", path).stdout.splitlines()[2:]
    return tuple(_font(row) for row in rows)


def _font(row: str) -> ListedFont:
    """The last five columns are embedded, subset, unicode, object and generation."""
    fields = row.split()
    embedded, subset, has_unicode = (field == "yes" for field in fields[-5:-2])
    return ListedFont(fields[0], embedded, subset, has_unicode)
