"""Bricks: pieces of copy with shapes given outright, and pages drawn as letters, for tests of the page solver."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadsheet.edition.model import Position
from broadsheet.makeup.model import Shape
from broadsheet.makeup.page import leaves

if TYPE_CHECKING:
    from broadsheet.makeup.model import Cell, Frame, PagePlan


@dataclass(frozen=True, slots=True, eq=False)
class Brick:
    """A piece that is its shapes. Its id is the letter it is drawn with."""

    id: str
    rank: int = 3
    position: Position = Position.FREE
    table: dict[tuple[int, int], tuple[Shape, ...]] = field(default_factory=dict)

    def shapes(self) -> dict[tuple[int, int], tuple[Shape, ...]]:
        """The shapes it was given."""
        return self.table

    def frames(self, page: int, cell: Cell, shape: Shape) -> tuple[Frame, ...]:  # noqa: ARG002 - the protocol's
        """Nothing to draw."""
        return ()

    def explain(self, shape: Shape) -> str:
        """Its id and price."""
        return f"{self.id} {shape.cost}"


def brick(name: str, *sizes: str, rank: int = 3, position: Position = Position.FREE, head: int = 20_000) -> Brick:
    """A brick of sizes written ``"2x3"``, ``"2x3+7"`` (price 7) or ``"2x3^"`` (a picture at its top edge)."""
    table: dict[tuple[int, int], tuple[Shape, ...]] = {}
    for size in sizes:
        art_top = size.endswith("^")
        measure, _, price = size.rstrip("^").partition("+")
        columns, rows = (int(part) for part in measure.split("x"))
        shape = Shape(columns, rows, int(price or 0), art_top, head, None, head_row=3 if art_top else 0)
        table[(columns, rows)] = (*table.get((columns, rows), ()), shape)
    return Brick(name, rank, position, table)


def letters(plan: PagePlan, columns: int, rows: int) -> str:
    """A page as lines of letters; a dot is white."""
    page = [["."] * columns for _ in range(rows)]
    for leaf in leaves(plan.tree):
        for row in range(leaf.cell.row, leaf.cell.row + leaf.cell.rows):
            for column in range(leaf.cell.column, leaf.cell.column + leaf.cell.columns):
                assert page[row][column] == ".", f"{leaf.piece} stands on {page[row][column]}"
                page[row][column] = leaf.piece
    return "\n".join("".join(line) for line in page)


SIZES = {1: (52, 44, 36), 2: (36, 29), 3: (23, 18), 4: (18, 14)}


def story_brick(name: str, rank: int, text: int, chance: random.Random, *, pictured: bool) -> Brick:
    """A brick with the shapes a story of ``text`` rows might have on five columns of 90 rows."""
    best: dict[tuple[int, int, bool], Shape] = {}
    for columns in range({1: 3}.get(rank, 1), {4: 3}.get(rank, 5) + 1):
        for size in SIZES[rank]:
            head = max(2, round(size / 10 * max(1, size / (7 * columns))))
            for span, art, price in _pictures(columns) if pictured else ((0, 0, 0),):
                depth = -(-(text + span * (art + 2 if art else 0)) // columns)
                for air in (0, 1, 2):
                    rows, art_top = head + depth + air, span == columns and chance.random() < 0.5
                    shape = Shape(columns, rows, price + 5 * air + chance.randrange(6), art_top, size * 1000, None)
                    key = (columns, rows, art_top)
                    if depth >= 5 and (key not in best or shape.cost < best[key].cost):
                        best[key] = shape
    table: dict[tuple[int, int], tuple[Shape, ...]] = {}
    for (columns, rows, _), shape in sorted(best.items()):
        table[(columns, rows)] = (*table.get((columns, rows), ()), shape)
    return Brick(name, rank, Position.FREE, table)


def _pictures(columns: int) -> tuple[tuple[int, int, int], ...]:
    """Span, rows and price of a picture two thirds as deep as wide."""
    found = []
    for span in range(1, columns + 1):
        natural = round(span * 12.5 * 2 / 3)
        found += [(span, rows, abs(rows - natural)) for rows in range(round(natural * 0.87), round(natural * 1.15) + 1)]
    return tuple(found)


def a_page_of_bricks(count: int, seed: int, share: float = 0.52) -> tuple[Brick, ...]:
    """``count`` invented stories whose text fills ``share`` of a page of five columns and 90 rows."""
    chance = random.Random(f"bricks/{count}/{seed}")  # noqa: S311 - seeded on purpose
    weights = [chance.uniform(0.5, 1.5) * (2 if index == 0 else 1) for index in range(count)]
    ranks = (1, 2, 2, 3, 3, 4, 4, 4, 4)
    pictured = [index == 0 or chance.random() < 0.7 for index in range(count)]
    return tuple(
        story_brick(
            "ABCDEFGHI"[index],
            ranks[index],
            max(12, round(450 * share * weights[index] / sum(weights))),
            chance,
            pictured=pictured[index],
        )
        for index in range(count)
    )
