"""Locked pages: what stands on a page and how it is cut, as JSON that a later run composes the same page from.

    {"lock": 1, "page": 5, "top": 2, "bookings": [...], "plan": {...}, "opener": false, "section": "town"}

A lock holds no frames: the page is drawn again from its copy, so mended spelling appears where it must. When the copy
no longer fits its cell, the page cannot be kept as it was; that is a remark, and the page is composed afresh.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.makeup.bookings import Booking, booking_from
from broadsheet.makeup.drawing import plan_from_json, plan_to_json
from broadsheet.makeup.model import PagePlan
from broadsheet.makeup.page import leaves

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
        "plan": json.loads(plan_to_json(plan)),
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_lock(text: str) -> Lock | None:
    """A lock from its text; None when the text is not one."""
    try:
        data = json.loads(text)
        plan = plan_from_json(json.dumps(data["plan"]))
        bookings = tuple(booking_from(item) for item in data["bookings"])
        return Lock(int(data["page"]), int(data["top"]), bookings, plan, str(data["section"]), bool(data["opener"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def still_fits(frame: Frame, sheet: Sheet, lock: Lock) -> bool:
    """Whether every piece of a locked page still offers the shape it was locked in, and none is missing."""
    pieces = {piece.id: piece for piece in frame.pieces(sheet, lock.bookings)}
    for leaf in leaves(lock.plan.tree):
        piece = pieces.pop(leaf.piece, None)
        offered = piece.shapes().get((leaf.cell.columns, leaf.cell.rows), ()) if piece else ()
        if not any(shape.art_top == leaf.art_top for shape in offered):
            return False
    return not pieces
