"""What of a page is covered, as cells of two points: for finding empty rectangles and grey masses."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from broadsheet.measure import Mpt, Rect, pt

if TYPE_CHECKING:
    from collections.abc import Iterable

Cells: TypeAlias = NDArray[np.bool_]
"""Shape (rows, columns); True where something stands."""
CELL: Mpt = pt(2)
MOST = 24
"""More empty rectangles than this on one page are not told apart."""


def cells(area: Rect, rects: Iterable[Rect]) -> Cells:
    """The cells of an area that rectangles cover; a thin rule covers at least one cell."""
    mask = np.zeros((max(1, area.height // CELL), max(1, area.width // CELL)), dtype=np.bool_)
    for rect in rects:
        left, top = max(0, _cell(rect.x - area.x)), max(0, _cell(rect.y - area.y))
        right, foot = max(_cell(rect.right - area.x), left + 1), max(_cell(rect.bottom - area.y), top + 1)
        if rect.overlaps(area):
            mask[top:foot, left:right] = True
    return mask


def _cell(length: Mpt) -> int:
    return (length + CELL // 2) // CELL


def windows(mask: Cells, height: int, width: int) -> Cells:
    """Where an empty window of that many cells begins (its top left cell)."""
    rows, columns = mask.shape
    if height > rows or width > columns:
        return np.zeros((0, 0), dtype=np.bool_)
    sums = np.zeros((rows + 1, columns + 1), dtype=np.int32)
    sums[1:, 1:] = mask.cumsum(axis=0).cumsum(axis=1)
    inside = sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width]
    found: Cells = inside == 0
    return found


def empty_rectangles(mask: Cells, area: Rect, height: Mpt, width: Mpt) -> list[Rect]:
    """Empty rectangles at least that high and wide, grown as far down and across as they go, none overlapping."""
    mask = mask.copy()
    tall, wide = max(1, height // CELL), max(1, width // CELL)
    found: list[Rect] = []
    while len(found) < MOST:
        starts = np.argwhere(windows(mask, tall, wide))
        if not len(starts):
            break
        top, left = map(int, starts[0])
        foot, right = _grow(mask, (top, left, top + tall, left + wide))
        mask[top:foot, left:right] = True
        found.append(Rect(area.x + left * CELL, area.y + top * CELL, (right - left) * CELL, (foot - top) * CELL))
    return found


def _grow(mask: Cells, window: tuple[int, int, int, int]) -> tuple[int, int]:
    """The foot and right edge of a window grown down, then across."""
    top, left, foot, right = window
    rows, columns = mask.shape
    while foot < rows and not mask[foot, left:right].any():
        foot += 1
    while right < columns and not mask[top:foot, right].any():
        right += 1
    return foot, right


def covered_by_windows(mask: Cells, height: Mpt, width: Mpt) -> int:
    """How many cells lie in any empty window of that size."""
    tall, wide = max(1, height // CELL), max(1, width // CELL)
    starts = windows(mask, tall, wide)
    if not starts.any():
        return 0
    spread = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), dtype=np.int32)
    top, left = np.nonzero(starts)
    for rows, columns, sign in ((0, 0, 1), (tall, 0, -1), (0, wide, -1), (tall, wide, 1)):
        np.add.at(spread, (top + rows, left + columns), sign)
    return int((spread.cumsum(axis=0).cumsum(axis=1) > 0).sum())
