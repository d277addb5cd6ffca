"""One page solved: pieces of copy onto columns × rows, exactly, with the best few plans and their reasons.

``solve_page`` fills the room with every piece or says that it cannot; ``best_effort`` always gives a page to look at
and names what it left out. Up to about nine pieces; above that, join briefs into one column first.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from broadsheet.makeup import cost
from broadsheet.makeup.derivations import Derivation, Derivations, State
from broadsheet.makeup.judgement import Fault, Standing, judge
from broadsheet.makeup.model import Leaf, PagePlan, Shape, Tree
from broadsheet.makeup.slicing import ANY, INFINITE, Room, Slicing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from broadsheet.makeup.model import PieceOfCopy

PROPOSALS: Final = 200
"""How many plans the tables propose for the exact judgement to choose from."""
LEAST_RANK: Final = 9


def solve_page(
    pieces: Sequence[PieceOfCopy], columns: int, rows: int, *, gap: int, keep: int = 1
) -> tuple[PagePlan, ...]:
    """The best ``keep`` plans that fill ``columns`` × ``rows`` exactly with all ``pieces``, best first.

    ``gap`` is the number of rows between blocks one above the other; one row more is allowed at a price. Plans differ
    in their cuts or widths, not only in a picture's height. Empty when no exact fill exists. Costs are in the units
    of ``makeup.cost``. Raises ``ValueError`` when two pieces share an id.
    """
    _check_ids(pieces)
    if not pieces or rows < 1:
        return ()
    slicing = Slicing(pieces, Room(columns, rows, gap))
    return _plans(slicing, State(ANY, slicing.full, columns, rows), keep)


def best_effort(
    pieces: Sequence[PieceOfCopy], columns: int, rows: int, *, gap: int
) -> tuple[PagePlan | None, tuple[str, ...]]:
    """A page to look at when nothing closes: the plan, with ``white`` cells at its foot, and the ids left out.

    The choice weighs white against leaving out pieces from the least rank up. None when no piece fits at all.
    """
    plans = solve_page(pieces, columns, rows, gap=gap)
    if plans:
        return plans[0], ()
    slicing = Slicing(pieces, Room(columns, rows, gap), whole=False)
    chosen = _least_bad(slicing)
    if chosen is None:
        return None, tuple(piece.id for piece in pieces)
    found = _plans(slicing, chosen, 1)[0]
    white = (rows - chosen.rows) * columns
    dropped = tuple(piece.id for index, piece in enumerate(pieces) if not chosen.subset >> index & 1)
    return PagePlan(found.tree, found.cost + white * cost.WHITE_CELL, white), dropped


def leaves(tree: Tree) -> Iterator[Leaf]:
    """The pieces of a plan in the order of its cuts: left before right, upper before lower."""
    if isinstance(tree, Leaf):
        yield tree
    else:
        yield from leaves(tree.first)
        yield from leaves(tree.second)


def shape_of(piece: PieceOfCopy, leaf: Leaf) -> Shape | None:
    """The shape a plan means for a piece; None when the piece no longer offers it."""
    offered = piece.shapes().get((leaf.cell.columns, leaf.cell.rows), ())
    return next((shape for shape in offered if shape.art_top == leaf.art_top), None)


def faults(plan: PagePlan, pieces: Mapping[str, PieceOfCopy], rows: int) -> tuple[Fault, ...]:
    """What is not ideal about a plan, each in words with its price, dearest first."""
    standing = [
        Standing(leaf.piece, pieces[leaf.piece].rank, leaf.cell, shape, pieces[leaf.piece].position)
        for leaf in leaves(plan.tree)
        if (shape := shape_of(pieces[leaf.piece], leaf)) is not None
    ]
    return tuple(sorted(judge(standing, rows), key=lambda fault: (-fault.price, fault.text)))


def _check_ids(pieces: Sequence[PieceOfCopy]) -> None:
    if len({piece.id for piece in pieces}) != len(pieces):
        raise ValueError("Two pieces of one page share an id; give each its own.")


def _plans(slicing: Slicing, root: State, keep: int) -> tuple[PagePlan, ...]:
    """Proposals of the tables, priced exactly, the best of each skeleton."""
    by_id = {piece.id: piece for piece in slicing.pieces}
    best: dict[tuple[tuple[str, ...], ...], PagePlan] = {}
    for derivation in islice(Derivations(slicing).best_first(root), PROPOSALS):
        plan = _priced(derivation, by_id, root.rows)
        skeleton = _skeleton(plan.tree)
        if skeleton not in best or plan.cost < best[skeleton].cost:
            best[skeleton] = plan
    return _different(sorted(best.values(), key=lambda plan: plan.cost), keep)


def _different(plans: Sequence[PagePlan], keep: int) -> tuple[PagePlan, ...]:
    """The best plan of each set of widths first, since those an editor sees as other pages; then any other."""
    firsts = list({_widths(plan.tree): plan for plan in reversed(plans)}.values())[::-1]
    firsts.sort(key=lambda plan: plan.cost)
    chosen = [*firsts, *(plan for plan in plans if plan not in firsts)][:keep]
    return tuple(sorted(chosen, key=lambda plan: plan.cost))


def _widths(tree: Tree) -> tuple[tuple[str, int], ...]:
    """How many columns each piece spans."""
    return tuple(sorted((leaf.piece, leaf.cell.columns) for leaf in leaves(tree)))


def _priced(derivation: Derivation, by_id: Mapping[str, PieceOfCopy], rows: int) -> PagePlan:
    plan = PagePlan(derivation.tree, 0)
    own = sum(shape.cost for shape in derivation.shapes) + derivation.extra_gaps * cost.EXTRA_GAP
    return PagePlan(plan.tree, own + sum(fault.price for fault in faults(plan, by_id, rows)))


def _skeleton(tree: Tree) -> tuple[tuple[str, ...], ...]:
    """What makes two plans the same to an editor: the pieces in each column; ``^`` marks those under a picture."""
    standing = sorted(leaves(tree), key=lambda leaf: leaf.cell.row)
    right = max(leaf.cell.column + leaf.cell.columns for leaf in standing)
    return tuple(
        tuple(
            leaf.piece + "^" * leaf.art_top
            for leaf in standing
            if leaf.cell.column <= column < leaf.cell.column + leaf.cell.columns
        )
        for column in range(right)
    )


@dataclass(frozen=True, slots=True)
class _Offer:
    """A subset of the pieces at a depth, with the price of what is missing."""

    price: int
    state: State


def _least_bad(slicing: Slicing) -> State | None:
    """The subset and depth with the least price of white, of pieces left out and of the plan itself."""
    offers = [offer for subset in range(1, slicing.full + 1) for offer in _offers(slicing, subset)]
    return min(offers, key=lambda offer: offer.price).state if offers else None


def _offers(slicing: Slicing, subset: int) -> Iterator[_Offer]:
    columns, rows = slicing.room.columns, slicing.room.rows
    left_out = [p.rank for i, p in enumerate(slicing.pieces) if not subset >> i & 1]
    missing = sum(cost.DROPPED * (LEAST_RANK + 1 - min(rank, LEAST_RANK)) for rank in left_out)
    for depth in range(1, rows + 1):
        price = int(slicing.table[ANY, subset, columns, depth])
        if price < INFINITE:
            white = (rows - depth) * columns * cost.WHITE_CELL
            yield _Offer(price + white + missing, State(ANY, subset, columns, depth))
