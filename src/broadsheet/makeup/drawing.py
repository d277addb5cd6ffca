"""A solved page drawn: every piece in its cell, and rules between the blocks.

Level rules stand in the middle of the gaps; upright rules stand in the middle of the gutters and run from level rule
to level rule, so that they meet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadsheet.makeup.model import Cell, Frame, Leaf, PagePlan, RuleFrame, Tree
from broadsheet.makeup.page import leaves, shape_of
from broadsheet.measure import Mpt, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadsheet.edition.design import Design
    from broadsheet.edition.format import Grid
    from broadsheet.makeup.model import PieceOfCopy


def draw(
    plan: PagePlan, pieces: Sequence[PieceOfCopy], page: int, grid: Grid, top_row: int, design: Design
) -> tuple[Frame, ...]:
    """The frames of a plan on page ``page``, its first row standing on grid row ``top_row``.

    Pieces come in the order of the plan (left before right, upper before lower), then the rules. Raises ``LookupError``
    when a piece is missing or no longer offers the shape the plan means: a lock that cannot be kept.
    """
    by_id = {piece.id: piece for piece in pieces}
    frames: list[Frame] = []
    for leaf in leaves(plan.tree):
        frames += _piece_frames(by_id, leaf, page, top_row)
    bounds = bounding_cell(plan.tree)
    return (*frames, *_rules(plan.tree, _Sheet(page, grid, top_row, design), _edges(bounds, grid, top_row)))


def _piece_frames(by_id: dict[str, PieceOfCopy], leaf: Leaf, page: int, top_row: int) -> tuple[Frame, ...]:
    piece = by_id.get(leaf.piece)
    shape = shape_of(piece, leaf) if piece else None
    if piece is None or shape is None:
        raise LookupError(f"{leaf.piece} no longer fits {leaf.cell.columns} columns by {leaf.cell.rows} rows.")
    return piece.frames(page, replace(leaf.cell, row=leaf.cell.row + top_row), shape)


# ---- rules ----


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where rules are drawn."""

    page: int
    grid: Grid
    top_row: int
    design: Design


def bounding_cell(tree: Tree) -> Cell:
    """The rectangle a tree fills."""
    cells = [leaf.cell for leaf in leaves(tree)]
    column, row = min(cell.column for cell in cells), min(cell.row for cell in cells)
    right = max(cell.column + cell.columns for cell in cells)
    return Cell(column, row, right - column, max(cell.row + cell.rows for cell in cells) - row)


def _edges(cell: Cell, grid: Grid, top_row: int) -> tuple[Mpt, Mpt]:
    """From the cap height of a block's first row to the baseline of its last."""
    return grid.top(cell.row + top_row) + grid.cap_top, grid.baseline(cell.row + cell.rows - 1 + top_row)


def _rules(tree: Tree, sheet: _Sheet, edges: tuple[Mpt, Mpt]) -> Iterator[RuleFrame]:
    """Rules of the cuts within a tree; ``edges`` is where upright rules begin and end."""
    if isinstance(tree, Leaf):
        return
    first, second = bounding_cell(tree.first), bounding_cell(tree.second)
    if tree.across:
        upper, lower = _edges(first, sheet.grid, sheet.top_row)[1], _edges(second, sheet.grid, sheet.top_row)[0]
        middle = (upper + lower) // 2
        yield _level(sheet, first, middle)
        yield from _rules(tree.first, sheet, (edges[0], middle))
        yield from _rules(tree.second, sheet, (middle, edges[1]))
    else:
        yield _upright(sheet, second.column, edges)
        yield from _rules(tree.first, sheet, edges)
        yield from _rules(tree.second, sheet, edges)


def _level(sheet: _Sheet, over: Cell, middle: Mpt) -> RuleFrame:
    thickness = sheet.design.treatment.block_rule
    left = sheet.grid.left(sheet.page, over.column)
    gutter = sheet.design.format.gutter
    start = left - gutter // 2 if over.column else left
    right = left + sheet.grid.span(over.columns)
    end = right + gutter // 2 if over.column + over.columns < sheet.grid.columns else right
    return RuleFrame(Rect(start, middle - thickness // 2, end - start, thickness), "rule")


def _upright(sheet: _Sheet, column: int, edges: tuple[Mpt, Mpt]) -> RuleFrame:
    thickness = sheet.design.treatment.column_rule
    middle = sheet.grid.left(sheet.page, column) - sheet.design.format.gutter // 2
    return RuleFrame(Rect(middle - thickness // 2, edges[0], thickness, edges[1] - edges[0]), "rule")
