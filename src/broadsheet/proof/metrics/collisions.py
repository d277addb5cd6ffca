"""Marks that run into each other or off the paper: text over text, text over pictures, text through rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.measure import Mpt, Rect, pt
from broadsheet.proof.findings import Findings, shown, stop, together, warn
from broadsheet.proof.layout import BOX, DISPLAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadsheet.proof.layout import Layout
    from broadsheet.proof.lines import Line
    from broadsheet.proof.marks import Page

TOUCH: Mpt = pt(1)
CAPITALS = 0.66
ASCENDER = 0.75
CLEAR = 0.3
"""White under a small line, as a share of its size."""
UPRIGHT_LINES = 8

OVERLAP = stop("text-overlap", "Move one of them.")
OVER_ART = stop("text-over-picture", "Move the text off the picture.")
OFF_PAGE = stop("outside-trim", "Keep text inside the trimmed page.")
CROWDED = warn("crowded-lines", "Leave a little white between a kicker and the headline under it.")
STRUCK = warn("rule-through-text", "Move the rule off the line.")


def measure(layout: Layout) -> Findings:
    """Everything that runs into something else."""
    return together(_page(layout, page) for page in layout.reading.pages)


def core(line: Line) -> Rect:
    """The heart of a line: from its baseline to a little below the height of its capitals."""
    tall = round(CAPITALS * line.size)
    return Rect(line.x, line.y - tall, line.width, tall)


def _page(layout: Layout, page: Page) -> Findings:
    lines = [line for line in layout.on_page(page.number) if line.text.strip() and line.upright and not line.form]
    return together(
        [_overlaps(layout, page, lines), _over_art(layout, page, lines), _outside(layout, page, lines),
         _crowded(layout, page, lines), _struck(layout, page, lines)]
    )  # fmt: skip


def _overlaps(layout: Layout, page: Page, lines: Sequence[Line]) -> Findings:
    pairs = list(_touching(sorted(lines, key=lambda line: line.y)))
    remarks = tuple(
        OVERLAP.broken(layout, page.number, f"{shown(one.text)} and {shown(other.text)} stand over each other.",
                       one.story)
        for one, other in pairs
    )  # fmt: skip
    return Findings(remarks, pages=((page.number, "text_overlaps", len(pairs)),))


def _touching(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of lines whose hearts share an area. ``lines`` come from top to bottom."""
    tallest = max((core(line).height for line in lines), default=0)
    hearts = [core(line).inset(TOUCH // 2) for line in lines]
    for at, heart in enumerate(hearts):
        for after in range(at + 1, len(lines)):
            if hearts[after].bottom - tallest > heart.bottom:
                break
            if heart.overlaps(hearts[after]):
                yield lines[at], lines[after]


def _crowded(layout: Layout, page: Page, lines: Sequence[Line]) -> Findings:
    """Small lines whose baseline nearly touches the ascenders of display type under them."""
    display = [line for line in lines if line.size >= DISPLAY * layout.grid.size]
    small = [line for line in lines if line.size < DISPLAY * layout.grid.size]
    pairs = [
        (upper, lower) for lower in display for upper in small if 0 <= _clearance(upper, lower) < CLEAR * upper.size
    ]
    remarks = tuple(
        CROWDED.broken(layout, page.number, f"{shown(upper.text)} nearly touches {shown(lower.text)} under it.",
                       lower.story)
        for upper, lower in pairs
    )  # fmt: skip
    return Findings(remarks, pages=((page.number, "crowded_lines", len(pairs)),))


def _clearance(upper: Line, lower: Line) -> Mpt:
    """White between a baseline and the ascenders below it; -1 for lines that do not stand over each other."""
    beside = upper.right <= lower.x or lower.right <= upper.x
    return -1 if beside else lower.y - round(ASCENDER * lower.size) - upper.y


def _over_art(layout: Layout, page: Page, lines: Sequence[Line]) -> Findings:
    art = [image.rect.inset(TOUCH) for image in page.images if not image.form]
    over = [line for line in lines if any(core(line).overlaps(rect) for rect in art)]
    remarks = tuple(
        OVER_ART.broken(layout, page.number, f"{shown(line.text)} stands on a picture.", line.story) for line in over
    )
    return Findings(remarks, pages=((page.number, "text_over_pictures", len(over)),))


def _outside(layout: Layout, page: Page, lines: Sequence[Line]) -> Findings:
    paper = Rect(0, 0, page.width, page.height)
    out = [line for line in lines if not _inside(core(line), paper)]
    remarks = tuple(
        OFF_PAGE.broken(layout, page.number, f"{shown(line.text)} runs off the page.", line.story) for line in out
    )
    return Findings(remarks, pages=((page.number, "text_outside_trim", len(out)),))


def _inside(rect: Rect, paper: Rect) -> bool:
    return paper.x <= rect.x and rect.right <= paper.right and paper.y <= rect.y and rect.bottom <= paper.bottom


def _thin(rect: Rect, layout: Layout) -> bool:
    """Whether a rectangle is a rule across, or a column rule (shorter upright ones are bars of codes)."""
    across = rect.height < BOX < rect.width
    return across or (rect.width < BOX and rect.height > UPRIGHT_LINES * layout.grid.leading)


def _struck(layout: Layout, page: Page, lines: Sequence[Line]) -> Findings:
    """Thin rules through the hearts of lines."""
    rules = [rule.rect for rule in page.rules if not rule.white and not rule.form and _thin(rule.rect, layout)]
    struck = [line for line in lines if any(core(line).inset(TOUCH // 2).overlaps(rule) for rule in rules)]
    remarks = tuple(
        STRUCK.broken(layout, page.number, f"A rule runs through {shown(line.text)}.", line.story) for line in struck
    )
    return Findings(remarks, pages=((page.number, "rules_through_text", len(struck)),))
