"""A finished PDF read back and measured: ``proof`` and its report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.proof.findings import Figure, Findings
from broadsheet.proof.layout import lay_out
from broadsheet.proof.metrics import art, collisions, headlines, jumps, legs, lines, pages
from broadsheet.proof.reading import read
from broadsheet.remarks import Remark, Severity

if TYPE_CHECKING:
    from pathlib import Path

METRICS = (lines, legs, headlines, pages, jumps, art, collisions)
"""The groups of rules, in the order of the report."""


@dataclass(frozen=True, slots=True)
class PageFigures:
    """What was measured on one page, by name."""

    number: int
    figures: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class ProofReport:
    """Figures of the whole file by group of rules, figures of each page, and a remark for every rule broken."""

    totals: tuple[tuple[str, tuple[tuple[str, Figure], ...]], ...]
    pages: tuple[PageFigures, ...]
    remarks: tuple[Remark, ...]

    def figure(self, name: str) -> Figure:
        """A total by its name. Raises ``KeyError`` for a name that was not measured."""
        return {key: value for _, figures in self.totals for key, value in figures}[name]

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-able data: ``totals`` by group, ``pages``, ``remarks``."""
        return {
            "totals": {group: dict(figures) for group, figures in self.totals},
            "pages": [{"number": page.number, **dict(page.figures)} for page in self.pages],
            "remarks": [_remark(remark) for remark in self.remarks],
        }


def proof(path: Path) -> ProofReport:
    """Read a PDF back and measure it. Raises ``MissingFileError`` or ``InputError`` where it cannot be read."""
    layout = lay_out(read(path))
    found = [(metric.__name__.rsplit(".", 1)[1], metric.measure(layout)) for metric in METRICS]
    totals = (("file", (("pages", len(layout.reading.pages)), ("stories", len(layout.stories)))),)
    remarks = tuple(remark for _, findings in found for remark in findings.remarks)
    return ProofReport(
        (*totals, *((group, _sums(findings)) for group, findings in found), _verdict(remarks)),
        tuple(_page(page.number, [findings for _, findings in found]) for page in layout.reading.pages),
        remarks,
    )


def _verdict(remarks: tuple[Remark, ...]) -> tuple[str, tuple[tuple[str, Figure], ...]]:
    """How many remarks there are of each severity."""
    counts = Counter(remark.severity for remark in remarks)
    return "remarks", tuple((severity.value, counts[severity]) for severity in Severity)


def _sums(findings: Findings) -> tuple[tuple[str, Figure], ...]:
    """A group's totals; counts of pages that have no total of their own are added up."""
    named = dict(findings.totals)
    sums: dict[str, Figure] = {}
    for _, name, figure in findings.pages:
        if name not in named and isinstance(figure, int):
            sums[name] = sums.get(name, 0) + figure
    return (*findings.totals, *sums.items())


def _page(number: int, findings: list[Findings]) -> PageFigures:
    figures = ((name, figure) for found in findings for page, name, figure in found.pages if page == number)
    return PageFigures(number, tuple(figures))


def _remark(remark: Remark) -> dict[str, Any]:
    """A remark as JSON-able data."""
    place = {"page": remark.place.page, "story": remark.place.story}
    return {
        "rule": remark.rule,
        "severity": remark.severity.value,
        "place": {key: value for key, value in place.items() if value},
        "message": remark.message,
        "advice": remark.advice,
    }
