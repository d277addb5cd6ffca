"""Lighthouse as a judge of speed and care: its slow phone, its default throttling, all four categories."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from judges.packages import FLAGS, node, package

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """One report: scores to 100, milliseconds, shift, bytes over the wire, addresses of other hosts, audits failed."""

    performance: int
    accessibility: int
    best_practices: int
    seo: int
    lcp: float
    cls: float
    transferred: int
    scripts: int
    foreign: tuple[str, ...]
    failed: tuple[str, ...]

    @property
    def lowest(self) -> int:
        """The lowest of the four scores."""
        return min(self.performance, self.accessibility, self.best_practices, self.seo)


def lighthouse(url: str, runs: int = 1) -> Scores:
    """The report on an address; of several runs the one in the middle by performance, since machines are noisy."""
    reports = sorted((_scores(_report(url)) for _ in range(runs)), key=lambda found: found.performance)
    return reports[len(reports) // 2]


def _report(url: str) -> dict[str, Any]:
    """A report in which the largest paint was seen; on a busy machine the browser misses it now and then.

    Raises ``RuntimeError`` where the page could not be loaded, or the paint was missed again and again.
    """
    for _ in range(TRIES):
        report = _run(url)
        if "numericValue" in report["audits"]["largest-contentful-paint"]:
            return report
    raise RuntimeError(report["audits"]["largest-contentful-paint"].get("errorMessage", "no largest paint was seen"))


def _run(url: str) -> dict[str, Any]:
    """Run Lighthouse once. Raises ``RuntimeError`` where it could not load the page."""
    script = package("lighthouse/cli/index.js")
    with tempfile.TemporaryDirectory(prefix="broadsheet-lighthouse-") as folder:
        file = Path(folder) / "report.json"
        wanted = ("--output=json", f"--output-path={file}", "--quiet", "--no-enable-error-reporting")
        flags = f"--chrome-flags={' '.join(FLAGS)}"
        told = node(script, url, *wanted, f"--only-categories={','.join(CATEGORIES)}", flags)
        if not file.is_file():
            raise RuntimeError(told.stdout + told.stderr)
        report: dict[str, Any] = json.loads(file.read_bytes())
    if report.get("runtimeError"):
        raise RuntimeError(report["runtimeError"]["message"])
    return report


def _scores(report: dict[str, Any]) -> Scores:
    """The figures we hold a page to."""
    audits = report["audits"]
    sent = [item for item in audits["network-requests"]["details"]["items"] if item["url"].startswith("http")]
    home = urlsplit(report["finalDisplayedUrl"]).netloc
    return Scores(
        *(round(100 * report["categories"][name]["score"]) for name in CATEGORIES),
        lcp=audits["largest-contentful-paint"]["numericValue"],
        cls=audits["cumulative-layout-shift"]["numericValue"],
        transferred=sum(item["transferSize"] for item in sent),
        scripts=sum(item["transferSize"] for item in sent if item.get("resourceType") == "Script"),
        foreign=tuple(item["url"] for item in sent if urlsplit(item["url"]).netloc != home),
        failed=_failed(report),
    )


def _failed(report: dict[str, Any]) -> tuple[str, ...]:
    """The audits that cost points, as ``category/audit``."""
    audits = report["audits"]
    return tuple(
        f"{name}/{reference['id']}"
        for name in CATEGORIES
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"] and (audits[reference["id"]]["score"] or 0) < 1 and _scored(audits[reference["id"]])
    )


def _scored(audit: dict[str, Any]) -> bool:
    """Whether the audit applied to the page at all."""
    return audit["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
