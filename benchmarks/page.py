"""Solving one page: our dynamic programme against OR-tools CP-SAT, on the same seeded pages of 5 columns by 90 rows.

    python benchmarks/page.py [PAGES]

Each page holds 3 to 8 invented stories with 100 to 250 shapes each; text fills 52 % of it. Ours prices the page's
rules and keeps three alternatives; CP-SAT (``NoOverlap2D`` with one interval for each shape's width and depth, two
workers, at most 20 s a page) only looks for the least sum of shape prices, with free placement. The peer is asked
when ``ortools`` is installed; without it the seconds stand alone. CPU seconds are those of this process.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from bricks import Brick, a_page_of_bricks
from broadsheet.makeup.page import solve_page

COLUMNS, ROWS, GAP = 5, 90, 2
LIMIT = 20.0
SLOWEST_PEER = 6
"""The peer is asked for pages of so many stories at most: beyond, it needs minutes."""
HAS_PEER = importlib.util.find_spec("ortools") is not None
if HAS_PEER:
    from ortools.sat.python import cp_model


def ours(page: tuple[Brick, ...]) -> tuple[float, bool]:
    """CPU seconds and whether the page closes."""
    start = time.process_time()
    plans = solve_page(page, COLUMNS, ROWS, gap=GAP, keep=3)
    return time.process_time() - start, bool(plans)


def peer(page: tuple[Brick, ...]) -> tuple[float, bool]:
    """CPU seconds of CP-SAT and whether it found an exact fill: blocks carry their gap below."""
    start = time.process_time()
    model = cp_model.CpModel()
    across, down, prices, areas = [], [], [], []
    for piece in page:
        shapes = [shape for group in piece.shapes().values() for shape in group]
        x, y = model.new_int_var(0, COLUMNS - 1, ""), model.new_int_var(0, ROWS, "")
        width, depth = model.new_int_var(1, COLUMNS, ""), model.new_int_var(1, ROWS + GAP, "")
        price, area = model.new_int_var(0, 1000, ""), model.new_int_var(0, COLUMNS * (ROWS + GAP), "")
        rows = [(s.columns, s.rows + GAP, s.cost, s.columns * (s.rows + GAP)) for s in shapes]
        model.add_allowed_assignments([width, depth, price, area], rows)
        right, foot = model.new_int_var(0, COLUMNS, ""), model.new_int_var(0, ROWS + GAP, "")
        across.append(model.new_interval_var(x, width, right, ""))
        down.append(model.new_interval_var(y, depth, foot, ""))
        prices.append(price)
        areas.append(area)
    model.add_no_overlap_2d(across, down)
    model.add(sum(areas) == COLUMNS * (ROWS + GAP))
    model.minimize(sum(prices))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = LIMIT
    status = solver.solve(model)
    return time.process_time() - start, status in {cp_model.OPTIMAL, cp_model.FEASIBLE}


def main() -> None:
    """Print one line for each number of stories."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    print(f"CPU seconds a page, medians of {pages}; {'peer: OR-tools CP-SAT' if HAS_PEER else 'no peer installed'}")
    print("stories   ours   worst  closed    peer  closed   ratio")
    for count in range(3, 9):
        seeded = [a_page_of_bricks(count, seed) for seed in range(1, pages + 1)]
        mine = [ours(page) for page in seeded]
        own = statistics.median(seconds for seconds, _ in mine)
        closed = f"{sum(done for _, done in mine)}/{pages}"
        line = f"{count:7} {own:6.3f}  {max(seconds for seconds, _ in mine):6.3f}  {closed:>6}"
        if HAS_PEER and count <= SLOWEST_PEER:
            theirs = [peer(page) for page in seeded]
            other = statistics.median(seconds for seconds, _ in theirs)
            line += f"  {other:6.2f}  {sum(done for _, done in theirs)}/{pages:<4} {other / own:6.0f}×"
        print(line)


if __name__ == "__main__":
    main()
