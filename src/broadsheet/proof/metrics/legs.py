"""Legs of type: widows, orphans, depth, even feet, turns.

Limits: no widow; orphans ≤ 1 % of legs; legs of 51 to 254 mm (Harrower); feet of a story's legs within a line.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from broadsheet.measure import Mpt, mm, to_mm
from broadsheet.proof.findings import Findings, note, shown, stop, together, warn
from broadsheet.proof.layout import EDGE, HEADING_ROLES, boxes_of, is_body, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.measure import Rect
    from broadsheet.proof.layout import Layout, Leg, Piece
    from broadsheet.proof.lines import Line

SHALLOWEST, DEEPEST = mm(51), mm(254)
BRIEF_LINES = 5
ORPHAN_SHARE = 0.01

WIDOW = stop("widow", "Give the leg before a line more or less, or edit the paragraph.")
ORPHAN = warn("orphan", "Give the leg a line more or less.")
DEPTH = note("leg-depth", "Give the story more or fewer columns.")
RAGGED = warn("uneven-feet", "Spread the slack over the legs.")
STRANDED = warn("stranded-signature", "Keep the signature with the last lines of its text.")
TURN = stop("wrong-turn", "Let legs run left to right under their headline.")
BROKEN_END = note("hyphen-at-leg-end", "Give the leg a line more or less.")


def measure(layout: Layout) -> Findings:
    """Everything that can be said of legs."""
    return together([_widows(layout), _stranded(layout), _depths(layout), _feet(layout), _turns(layout)])


def breaks(layout: Layout) -> Iterator[tuple[Line, Line]]:
    """The last line of a leg and the first of the next, for each break within one block."""
    size = layout.grid.size
    for before, after in pairwise(layout.legs):
        last, first = before.lines[-1], after.lines[0]
        if last.block == first.block and is_body(last, size) and is_body(first, size):
            yield last, first


def _widows(layout: Layout) -> Findings:
    found = list(breaks(layout))
    widows = [after for _, after in found if after.last]
    orphans = [before for before, _ in found if before.first]
    broken = [before for before, _ in found if before.broken]
    remarks = [
        WIDOW.broken(layout, line.page, f"A paragraph's last line stands alone at the head of a leg: "
                     f"{shown(line.text)}.", line.story)
        for line in widows
    ]  # fmt: skip
    share = len(orphans) / len(layout.legs) if layout.legs else 0.0
    rule = ORPHAN if share > ORPHAN_SHARE else note(ORPHAN.name, ORPHAN.advice)
    remarks += [
        rule.broken(layout, line.page, f"A paragraph's first line stands alone at the foot of a leg: "
                    f"{shown(line.text)}.", line.story)
        for line in orphans
    ]  # fmt: skip
    remarks += [
        BROKEN_END.broken(layout, line.page, f"A leg ends within a word: {shown(line.text)}.", line.story)
        for line in broken
    ]
    totals = ("legs", len(layout.legs)), ("leg_breaks", len(found)), ("widows", len(widows)), ("orphans", len(orphans))
    return Findings(tuple(remarks), (*totals, ("hyphens_at_leg_end", len(broken))))


def _stranded(layout: Layout) -> Findings:
    """Briefs and letters whose signature or other small lines stand in a column without any of their text."""
    remarks = []
    for piece in layout.pieces:
        columns: dict[int, list[Line]] = {}
        for line in piece.lines if piece.head is None else ():
            columns.setdefault(layout.grid.column(line.page, line.x), []).append(line)
        for lines in columns.values():
            running = any(is_body(line, layout.grid.size) or line.role in HEADING_ROLES for line in lines)
            if len(columns) > 1 and not running and not any(image_over(piece, line) for line in lines):
                message = f"{shown(lines[0].text)} stands in another column than its text."
                remarks.append(STRANDED.broken(layout, piece.page, message, piece.story))
    return Findings(tuple(remarks), (("stranded_signatures", len(remarks)),))


def image_over(piece: Piece, line: Line) -> bool:
    """Whether a line stands under a picture of its story: a caption or a credit."""
    return any(
        image.rect.x - EDGE <= line.x <= image.rect.right and image.rect.bottom <= line.y for image in piece.images
    )


def _depths(layout: Layout) -> Findings:
    """Depth of the legs of stories with a headline; pieces without one are briefs, which have a least depth only."""
    headed = {(piece.page, piece.story) for piece in layout.pieces if piece.head}
    lines: dict[tuple[int, int], int] = {}
    for leg in layout.legs:
        lines[leg.page, leg.story] = lines.get((leg.page, leg.story), 0) + len(leg.lines)
    bad = [leg for leg in layout.legs if (leg.page, leg.story) in headed and not _good_depth(leg, layout.grid.leading)]
    remarks = [
        DEPTH.broken(layout, leg.page, f"A leg is {to_mm(_depth(leg, layout.grid.leading)):.0f} mm deep: "
                     f"{shown(leg.lines[0].text)}.", leg.story)
        for leg in bad
    ]  # fmt: skip
    remarks += [
        DEPTH.broken(layout, page, f"A brief has only {count} lines.", story)
        for (page, story), count in lines.items()
        if (page, story) not in headed and count < BRIEF_LINES
    ]
    share = 1 - len(bad) / len(layout.legs) if layout.legs else 1.0
    return Findings(tuple(remarks), (("legs_of_good_depth_share", share),))


def _depth(leg: Leg, leading: Mpt) -> Mpt:
    return leg.lines[-1].y - leg.lines[0].y + leading


def _good_depth(leg: Leg, leading: Mpt) -> bool:
    return SHALLOWEST <= _depth(leg, leading) <= DEEPEST


# ---- feet ----


def _feet(layout: Layout) -> Findings:
    """Legs side by side must end within a line of each other, counting what stands under them in their column."""
    legs = {key: list(group) for key, group in groupby(layout.legs, key=lambda leg: (leg.page, leg.story))}
    remarks = []
    for piece in (piece for piece in layout.pieces if piece.head):
        own = legs.get((piece.page, piece.story), [])
        feet = [_foot(layout, piece, leg) for leg in own]
        if len({leg.column for leg in own}) > 1 and max(feet) - min(feet) > layout.grid.leading + EDGE:
            lines = (max(feet) - min(feet)) / layout.grid.leading
            message = f"The legs end up to {lines:.1f} lines apart."
            remarks.append(RAGGED.broken(layout, piece.page, message, piece.story))
    return Findings(tuple(remarks), (("uneven_feet", len(remarks)),))


def _foot(layout: Layout, piece: Piece, leg: Leg) -> Mpt:
    """The lowest own mark in a leg's column: its last baseline, or a picture's or a box's foot under it."""
    left = layout.grid.lefts(leg.page)[leg.column]
    under = [line.y for line in piece.lines if left - EDGE <= line.x < left + layout.grid.measure and line.upright]
    under += [image.rect.bottom for image in piece.images if _in_column(image.rect, left, layout)]
    page = layout.reading.pages[leg.page - 1]
    under += [
        box.rect.bottom - layout.grid.leading // 4 for box in boxes_of(page)
        if within(box.rect, piece.rect) and _in_column(box.rect, left, layout)
    ]  # fmt: skip
    return max(under, default=leg.lines[-1].y)


def _in_column(rect: Rect, left: Mpt, layout: Layout) -> bool:
    middle = left + layout.grid.measure // 2
    return rect.x <= middle <= rect.right


# ---- turns ----


def _turns(layout: Layout) -> Findings:
    """Legs of a story on a page run left to right; a leg further left may only follow below all others."""
    remarks = []
    for before, after in pairwise(layout.legs):
        same = (before.page, before.story) == (after.page, after.story)
        if same and after.column <= before.column and after.lines[0].y < before.lines[-1].y:
            message = f"The text turns back to the left at {shown(after.lines[0].text)}."
            remarks.append(TURN.broken(layout, after.page, message, after.story))
    return Findings(tuple(remarks), (("wrong_turns", len(remarks)),))
