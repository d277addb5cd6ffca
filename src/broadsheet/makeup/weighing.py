"""Weighing copy: how many cells of a page a piece will want, known from its shapes before it has a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadsheet.makeup.model import PieceOfCopy, Shape

FAIR = 40
"""Shapes that cost so much more than the cheapest still count as what a piece can be."""
LIKELY = 14
"""Shapes within this of the cheapest are what a piece will probably be."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Cells (columns × rows, white below included): the least, the likely and the most; ``text`` is type alone."""

    least: int
    ideal: int
    most: int
    text: int


def weigh(piece: PieceOfCopy, text: int, gap: int, columns: int) -> Weight:
    """Weigh a piece for a page of ``columns`` columns; a piece without shapes weighs what its text does."""
    areas = _areas(piece.shapes(), gap, columns)
    if not areas:
        return Weight(max(text, 1), max(text, 1), max(text, 1), text)
    cheapest = min(areas.values())
    fair = [area for area, cost in areas.items() if cost <= cheapest + FAIR]
    likely = sorted(area for area, cost in areas.items() if cost <= cheapest + LIKELY)
    return Weight(min(fair), likely[len(likely) // 2], max(fair), text)


def _areas(shapes: Mapping[tuple[int, int], tuple[Shape, ...]], gap: int, columns: int) -> dict[int, int]:
    """The least cost at which each area is filled."""
    found: dict[int, int] = {}
    for (across, rows), group in shapes.items():
        if across > columns:
            continue
        area = across * (rows + gap)
        cost = min(shape.cost for shape in group)
        found[area] = min(cost, found.get(area, cost))
    return found
