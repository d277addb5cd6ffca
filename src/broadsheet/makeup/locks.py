"""Locked pages: what stands on a page and how it is cut, as JSON that a later run composes the same page from.

    {"lock": 1, "page": 5, "top": 2, "bookings": [...], "plan": {...}, "opener": false, "section": "town"}

A lock holds no frames: the page is drawn again from its copy, so mended spelling appears where it must. When the copy
no longer fits its cell, the page cannot be kept as it was; that is a remark, and the page is composed afresh.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.makeup.bookings import Booking, booking_from
from broadsheet.makeup.model import Cell, Cut, Leaf, PagePlan, Tree
from broadsheet.makeup.page import leaves, shape_of

if TYPE_CHECKING:
    from broadsheet.makeup.closing import Frame
    from broadsheet.makeup.sheets import Sheet

VERSION = 1


@dataclass(frozen=True, slots=True)
class Lock:
    """A stored page: where its copy begins, its section and head, its bookings and its plan."""

    page: int
    top: int
    bookings: tuple[Booking, ...]
    plan: PagePlan
    section: str = ""
    opener: bool = False


def lock_text(sheet: Sheet, bookings: tuple[Booking, ...], plan: PagePlan) -> str:
    """A composed page as JSON text, fit for ``issues/NN/pages/PAGE.json``."""
    data = {
        "lock": VERSION,
        "page": sheet.number,
        "top": sheet.top,
        "section": sheet.section,
        "opener": sheet.opener,
        "bookings": [booking.as_dict() for booking in bookings],
        "plan": plan_as_dict(plan),
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_lock(text: str) -> Lock | None:
    """A lock from its text; None when the text is not one, or one of another version."""
    try:
        data = json.loads(text)
        if data["lock"] != VERSION:
            return None
        plan = plan_from(data["plan"])
        bookings = tuple(booking_from(item) for item in data["bookings"])
        return Lock(int(data["page"]), int(data["top"]), bookings, plan, str(data["section"]), bool(data["opener"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def plan_as_dict(plan: PagePlan) -> dict[str, Any]:
    """A plan as JSON has it."""
    return {"cost": plan.cost, "white": plan.white, "tree": _tree_data(plan.tree)}


def plan_from(data: dict[str, Any]) -> PagePlan:
    """A plan read back. Raises ``ValueError``, ``KeyError`` or ``TypeError`` when the data are not one."""
    return PagePlan(_tree_from(data["tree"]), int(data["cost"]), int(data["white"]))


def _tree_data(tree: Tree) -> dict[str, Any]:
    if isinstance(tree, Cut):
        return {"across": tree.across, "first": _tree_data(tree.first), "second": _tree_data(tree.second)}
    cell = tree.cell
    return {
        "piece": tree.piece,
        "cell": [cell.column, cell.row, cell.columns, cell.rows],
        "art_top": tree.art_top,
    }


def _tree_from(data: dict[str, Any]) -> Tree:
    if "piece" in data:
        column, row, columns, rows = (int(value) for value in data["cell"])
        return Leaf(str(data["piece"]), Cell(column, row, columns, rows), bool(data["art_top"]))
    return Cut(bool(data["across"]), _tree_from(data["first"]), _tree_from(data["second"]))


def still_fits(frame: Frame, sheet: Sheet, lock: Lock) -> bool:
    """Whether every piece of a locked page still offers the shape it was locked in, and none is missing."""
    pieces = {piece.id: piece for piece in frame.pieces(sheet, lock.bookings)}
    for leaf in leaves(lock.plan.tree):
        piece = pieces.pop(leaf.piece, None)
        if piece is None or shape_of(piece, leaf) is None:
            return False
    return not pieces
