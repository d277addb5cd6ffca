"""The printed issues of a build: composed where something in the paper's folder changed since."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet import __version__
from broadsheet.edition.reading import read_paper
from broadsheet.remarks import Remark, remark_dict, remark_of
from broadsheet.works.building.job import ISSUES, cache_of
from broadsheet.works.filenotes import store
from broadsheet.works.printing import PrintOrder, print_issues

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.works.building.order import BuildOrder
    from broadsheet.works.building.sources import Scan
    from broadsheet.works.progress import Clock

KEPT = "printed.json"
WEB_ONLY = ("replies/", "templates/", "styles/")
"""Folders of the paper that print does not read."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of printing: remarks on the issues composed, and the files made this time."""

    remarks: tuple[Remark, ...] = ()
    files: tuple[Path, ...] = ()


def print_paper(order: BuildOrder, found: Scan, clock: Clock) -> Printed:
    """Compose the public issues that changed, if print is wanted at all."""
    if "print" not in order.only:
        return Printed()
    kept = cache_of(order) / KEPT
    digest = _digest(order, found)
    known = _known(kept, digest)
    if known is not None:
        return Printed(known)
    with clock.stage("print"):
        paper, remarks = read_paper(order.folder)
        if paper is None:
            return Printed(remarks)
        job = PrintOrder(paper, remarks, order.out / ISSUES, cache_of(order), order.day, processes=order.processes)
        issues = print_issues(job, clock.progress)
    told = tuple(remark for issue in issues for remark in issue.remarks)
    files = tuple(issue.home / name for issue in issues if issue.fresh for name in ("press.pdf", "reading.pdf"))
    if all(issue.pages for issue in issues):
        store(kept, json.dumps({"digest": digest, "remarks": [remark_dict(item) for item in told]}).encode())
    return Printed(told, tuple(file for file in files if file.is_file()))


def _known(kept: Path, digest: str) -> tuple[Remark, ...] | None:
    """What was remarked when all was printed as it still is; None when something changed since."""
    try:
        told = json.loads(kept.read_text(encoding="utf-8"))
        return tuple(map(remark_of, told["remarks"])) if told["digest"] == digest else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _digest(order: BuildOrder, found: Scan) -> str:
    """A digest of the stamps of all that print reads, of the day, and of the issues' folders being there."""
    stamps = [item for item in found.stamps.items() if not item[0].startswith(WEB_ONLY)]
    homes = order.out / ISSUES
    there = sorted(home.name for home in homes.iterdir()) if homes.is_dir() else []
    told = repr((__version__, order.day, stamps, there))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
