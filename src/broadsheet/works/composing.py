"""Compose an issue: from a folder of copy to press PDF, reading PDF, page pictures and a report.

The stages are told as they run: read, set, make up, write, preflight, draw, prove.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.makeup.choices import Choices
from broadsheet.makeup.flatplan import make_up
from broadsheet.makeup.model import Flatplan, Overset
from broadsheet.press.laying import display_of
from broadsheet.press.preflight import preflight
from broadsheet.press.preview import render_pages
from broadsheet.press.printers import printer_named
from broadsheet.press.writer import write_editions
from broadsheet.proof.report import ProofReport, proof
from broadsheet.remarks import Place, Remark, Severity, stops
from broadsheet.typeset.typesetter import Typesetter
from broadsheet.works.choices import refuse_choices, refuse_out
from broadsheet.works.locking import plan_locks, store_locks
from broadsheet.works.progress import Clock, Progress, silent
from broadsheet.works.reading import read_issue
from broadsheet.works.report import Report, write_report
from broadsheet.works.staging import staged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from broadsheet.edition.plan import Edition

OUTPUTS = ("press.pdf", "reading.pdf", "pages", "report.json", "report.html")
"""What composing owns in its output folder."""


@dataclass(frozen=True, slots=True)
class ComposeOrder:
    """What is asked for. ``number`` 0 is the issue on sale on ``day``. ``alternatives`` are (page, which) pairs.

    ``lock`` names pages whose plan is to be stored in the paper's folder. ``dpi`` is the page pictures' resolution.
    """

    folder: Path
    out: Path
    day: date
    number: int = 0
    alternatives: tuple[tuple[int, int], ...] = ()
    lock: tuple[int, ...] = ()
    dpi: int = 110
    pictures: bool = True


@dataclass(frozen=True, slots=True)
class Composed:
    """What came of it. ``remarks`` holds every finding of every room; ``report`` is None when nothing was written."""

    remarks: tuple[Remark, ...]
    report: Report | None = None
    files: tuple[Path, ...] = field(default=())

    @property
    def stopped(self) -> bool:
        """Whether remarks hold the press."""
        return stops(self.remarks)


def compose(order: ComposeOrder, progress: Progress = silent) -> Composed:
    """Compose one issue. Nothing is written when the folder cannot be read as a paper with that issue.

    Raises ``UsageError`` for an output folder, a page or an alternative that cannot be meant, and ``DesignError`` for
    fonts or a printer that are not there, before any work is done.
    """
    refuse_out(order.folder, order.out, OUTPUTS)
    clock = Clock(progress)
    with clock.stage("read"):
        edition, remarks = read_issue(order.folder, order.number, order.day)
    if edition is None:
        return Composed(remarks)
    printer_named(edition.design.printer, order.folder)
    return _compose_edition(order, edition, remarks, clock)


def _compose_edition(order: ComposeOrder, edition: Edition, remarks: tuple[Remark, ...], clock: Clock) -> Composed:
    """Set, make up and write one edition."""
    with clock.stage("set"):
        typesetter = Typesetter(edition.design)
        for story in edition.stories:
            typesetter.galley(story, edition.design.grid.measure)
    with clock.stage("make up"):
        flatplan = make_up(edition, typesetter, Choices(order.alternatives), clock.progress)
    remarks = _unique((*remarks, *typesetter.remarks, *flatplan.remarks, *map(_overset, flatplan.overset)))
    if not flatplan.pages:
        return Composed(remarks)
    refuse_choices(flatplan, edition, order.alternatives)
    locks = plan_locks(edition, flatplan, order.lock)
    with staged(order.out, OUTPUTS) as aside:
        report = _write_all(aside, order, _Made(edition, flatplan, typesetter, remarks), clock)
    files = tuple(order.out / name for name in OUTPUTS if (order.out / name).exists())
    return Composed(report.remarks, report, files + store_locks(locks))


@dataclass(frozen=True, slots=True)
class _Made:
    """An edition made up and what was remarked on the way."""

    edition: Edition
    flatplan: Flatplan
    typesetter: Typesetter
    remarks: tuple[Remark, ...]


def _write_all(aside: Path, order: ComposeOrder, made: _Made, clock: Clock) -> Report:
    """Both PDFs, the pictures, the proof and the report, into the folder ``aside``."""
    printed = _write_editions(aside, made, clock)
    if order.pictures:
        with clock.stage("draw"):
            render_pages(aside / "reading.pdf", aside / "pages", order.dpi)
    with clock.stage("prove"):
        proofs = proof(aside / "reading.pdf")
    remarks = _unique((*made.remarks, *printed, *map(_to_weigh, proofs.remarks)))
    if stops(remarks):
        (aside / "press.pdf").unlink()
    report = _report(made, remarks, proofs, clock)
    write_report(report, aside)
    return report


def _write_editions(aside: Path, made: _Made, clock: Clock) -> tuple[Remark, ...]:
    """``reading.pdf`` and ``press.pdf``; returns what the press and the preflight remarked."""
    printer = printer_named(made.edition.design.printer, Path(made.edition.folder))
    display = display_of(made.flatplan, made.edition, made.typesetter.faces)
    with clock.stage("write"):
        written = write_editions(display, printer, aside / "reading.pdf", aside / "press.pdf")
    with clock.stage("preflight"):
        checked = preflight(aside / "press.pdf", printer)
    return (*written, *checked)


def _report(made: _Made, remarks: tuple[Remark, ...], proofs: ProofReport, clock: Clock) -> Report:
    """All there is to say about the composed issue."""
    return Report(made.edition, made.flatplan, remarks, proofs, tuple(clock.seconds.items()))


def _overset(overset: Overset) -> Remark:
    """Copy without room: a paper that lacks words somebody placed does not go to press before an editor has chosen."""
    message = f"{overset.words} words ({overset.rows} lines) do not fit."
    return Remark("overset", Severity.STOP, Place(page=overset.page, story=overset.story), message, overset.advice)


def _to_weigh(remark: Remark) -> Remark:
    """A finding of the proof as composing tells it: an ugly page does not hold the press."""
    return replace(remark, severity=Severity.WARN) if remark.severity is Severity.STOP else remark


def _unique(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The remarks once each, in order."""
    return tuple(dict.fromkeys(remarks))
