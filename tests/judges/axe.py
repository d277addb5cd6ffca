"""axe-core as a judge of a page open in the browser, against WCAG 2.2 level AA."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from judges.packages import package

if TYPE_CHECKING:
    from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
BEST_PRACTICE = ("best-practice",)
RUN = """async tags => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return found.violations;
}"""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule broken: its name, how grave (minor, moderate, serious, critical), what it asks, and where by CSS path."""

    rule: str
    impact: str
    asked: str
    places: tuple[str, ...]


def axe(page: Page, tags: tuple[str, ...] = WCAG) -> tuple[Violation, ...]:
    """The violations of a page as it is now rendered: set theme, direction and width before.

    The engine enters through the debugger, so a page's own Content-Security-Policy stays in force.
    """
    page.evaluate(package("axe-core/axe.min.js").read_text(encoding="utf-8") + ";0")
    return tuple(map(_violation, page.evaluate(RUN, list(tags))))


def _violation(found: dict[str, Any]) -> Violation:
    """One violation of axe's report."""
    places = tuple(" ".join(map(str, place["target"])) for place in found["nodes"])
    return Violation(found["id"], found["impact"], found["help"], places)
