"""The report of a composed issue: what went where and why, what did not fit, rule hits, timings."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.edition.plan import Edition
from broadsheet.makeup.model import Flatplan, MadeUpPage
from broadsheet.proof.report import ProofReport
from broadsheet.remarks import Remark, remark_dict, stops
from broadsheet.works.report_page import report_page

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Report:
    """Everything there is to say about one composed issue. ``seconds`` are wall seconds by stage."""

    edition: Edition
    flatplan: Flatplan
    remarks: tuple[Remark, ...]
    proofs: ProofReport
    seconds: tuple[tuple[str, float], ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-able data; the keys are documented in ``docs/reference/report.md``."""
        issue, plan = self.edition.issue, self.flatplan
        return {
            "paper": self.edition.paper.name,
            "issue": issue.number,
            "date": issue.day.isoformat(),
            "format": self.edition.design.format.name,
            "stops_the_press": stops(self.remarks),
            "pages": [self._page(page) for page in plan.pages],
            "jumps": [asdict(jump) for jump in plan.jumps],
            "overset": [asdict(overset) for overset in plan.overset],
            "held": list(plan.held),
            "remarks": [remark_dict(remark) for remark in self.remarks],
            "proof": self.proofs.as_dict(),
            "seconds": dict(self.seconds),
        }

    def _page(self, page: MadeUpPage) -> dict[str, Any]:
        """One page: its stories, what its plan costs, how many alternatives it has, and why it is as it is."""
        decisions = [asdict(item) for item in self.flatplan.decisions if item.page == page.number]
        return {
            "number": page.number,
            "section": page.section,
            "stories": [self._story(story_id) for story_id in page.stories],
            "cost": page.plan.cost if page.plan else None,
            "white_cells": page.plan.white if page.plan else 0,
            "alternatives": page.alternatives,
            "decisions": decisions,
        }

    def _story(self, story_id: str) -> dict[str, str]:
        """A story's id and headline."""
        story = self.edition.story(story_id)
        return {"id": story_id, "headline": story.headline if story else ""}


def write_report(report: Report, folder: Path) -> None:
    """``report.json`` and ``report.html``; the page shows the pictures in ``pages/`` where there are any."""
    data = report.as_dict()
    (folder / "report.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    pictures = sorted(path.name for path in (folder / "pages").glob("[0-9][0-9]*.png") if "-" not in path.stem)
    (folder / "report.html").write_text(report_page(data, pictures), encoding="utf-8")
