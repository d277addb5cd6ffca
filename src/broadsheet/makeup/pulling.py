"""Pulling pages: the draft drawn, with page numbers known everywhere, and everything decided put into words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.makeup.addresses import with_codes
from broadsheet.makeup.alternatives import options_of
from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.choices import Choices
from broadsheet.makeup.closing import ALTERNATIVES, Closure
from broadsheet.makeup.contents import ContentsPiece
from broadsheet.makeup.drawing import draw
from broadsheet.makeup.jumps import keyword
from broadsheet.makeup.locks import lock_text
from broadsheet.makeup.model import Decision, Flatplan, Jump, MadeUpPage, PagePlan
from broadsheet.makeup.page import faults, leaves, shape_of
from broadsheet.makeup.sheets import head_frames

if TYPE_CHECKING:
    from broadsheet.makeup.draft import Draft
    from broadsheet.makeup.furniture import Frames
    from broadsheet.makeup.model import PieceOfCopy
    from broadsheet.makeup.sheets import Sheet


def pull_pages(draft: Draft, choices: Choices) -> Flatplan:
    """Draw every page of a draft that is closed as well as it can be."""
    pages = story_pages(draft)
    turns = turn_pages(draft)
    made = tuple(_pull(draft, number, choices, pages, turns) for number in sorted(draft.sheets))
    told = (*draft.decisions, *(item for page in made for item in _told(draft, page)))
    return Flatplan(
        made, jumps_of(draft, turns), tuple(draft.overset), tuple(draft.waiting), told, tuple(draft.remarks)
    )


def pull_options(draft: Draft, number: int) -> tuple[MadeUpPage, ...]:
    """A page drawn from each plan there is to choose from, the best first."""
    pages, turns = story_pages(draft), turn_pages(draft)
    best = _pull(draft, number, Choices(((number, 1),)), pages, turns)
    others = range(2, best.alternatives + 1)
    return (best, *(_pull(draft, number, Choices(((number, which),)), pages, turns) for which in others))


def story_pages(draft: Draft) -> dict[str, int]:
    """The page each story begins on."""
    return {
        story: number
        for number in sorted(draft.closures, reverse=True)
        for booking in draft.closures[number].bookings
        if booking.carries_copy and booking.kind is not Kind.TURN
        for story in booking.stories
    }


def turn_pages(draft: Draft) -> dict[str, int]:
    """The page each jumped story continues on."""
    return {
        booking.stories[0]: number
        for number, closure in draft.closures.items()
        for booking in closure.bookings
        if booking.kind is Kind.TURN
    }


def jumps_of(draft: Draft, turns: dict[str, int]) -> tuple[Jump, ...]:
    """Every jump with the line it is cut before, by the page it begins on."""
    found = []
    for number, closure in sorted(draft.closures.items()):
        for booking in closure.bookings:
            if booking.kind is Kind.START and booking.stories[0] in turns:
                story = draft.frame.caster.story(booking.stories[0])
                line = draft.frame.cut_of(closure, booking)
                found.append(Jump(story.id, number, turns[story.id], keyword(story), line))
    return tuple(found)


def final_bookings(bookings: tuple[Booking, ...], turns: dict[str, int]) -> tuple[Booking, ...]:
    """The bookings with the pages their starts continue on."""
    return tuple(
        replace(booking, other=turns.get(booking.stories[0], 0)) if booking.kind is Kind.START else booking
        for booking in bookings
    )


def _pull(draft: Draft, number: int, choices: Choices, pages: dict[str, int], turns: dict[str, int]) -> MadeUpPage:
    """One page drawn from the plan that was asked for."""
    page = draft.sheets[number]
    closure = draft.closures.get(number) or Closure(page, ())
    wanted = choices.alternative(number) or draft.stone.edition.issue.page_pin(number).alternative
    options = options_of(draft, closure, ALTERNATIVES if choices.ranked or wanted > 1 else 1)
    which = min(max(wanted, 1), len(options)) - 1
    chosen, plan = options[which] if options else (closure.bookings, None)
    bookings = final_bookings(chosen, turns)
    frames = (*head_frames(draft.stone, page), *_content(draft, page, bookings, plan, pages))
    lock = lock_text(page, bookings, plan) if plan else ""
    return MadeUpPage(number, page.section, frames, plan, _reading_order(bookings, plan), len(options) or 1, lock)


def _content(
    draft: Draft, page: Sheet, bookings: tuple[Booking, ...], plan: PagePlan | None, pages: dict[str, int]
) -> Frames:
    """The pieces of a page drawn."""
    if plan is None:
        return ()
    stone, caster = draft.stone, draft.frame.caster
    pieces = [_final(piece, plan, pages) for piece in draft.frame.pieces(page, bookings)]
    standing = {leaf.piece for leaf in leaves(plan.tree)}
    drawn = draw(plan, [p for p in pieces if p.id in standing], page.number, stone.design.grid, page.top, stone.design)
    coded = frozenset(story for booking in bookings for story in booking.stories if caster.coded(story))
    return with_codes(stone, drawn, coded)


def _final(piece: PieceOfCopy, plan: PagePlan, pages: dict[str, int]) -> PieceOfCopy:
    """A contents box with the pages as they turned out, if it still closes; every other piece as it is."""
    if not isinstance(piece, ContentsPiece):
        return piece
    fresh = piece.with_pages(pages)
    fits = all(shape_of(fresh, leaf) for leaf in leaves(plan.tree) if leaf.piece == piece.id)
    return fresh if fits else replace(piece, entries=fresh.entries)


def _reading_order(bookings: tuple[Booking, ...], plan: PagePlan | None) -> tuple[str, ...]:
    """Ids of the stories on a page in the order of its plan."""
    by_id = {booking.id: booking for booking in bookings}
    order = [by_id[leaf.piece] for leaf in leaves(plan.tree) if leaf.piece in by_id] if plan else []
    return tuple(dict.fromkeys(story for booking in order if booking.carries_copy for story in booking.stories))


# ---- in words ----


def _told(draft: Draft, page: MadeUpPage) -> tuple[Decision, ...]:
    """Why a page is as it is: every piece in words, and what is not ideal, dearest first."""
    closure = draft.closures.get(page.number)
    if closure is None or page.plan is None:
        return ()
    pieces = {piece.id: piece for piece in draft.frame.pieces(closure.sheet, closure.bookings)}
    found = []
    for leaf in leaves(page.plan.tree):
        shape = shape_of(pieces[leaf.piece], leaf)
        if shape:
            found.append(Decision(page.number, leaf.piece, pieces[leaf.piece].explain(shape), shape.cost))
    wrong = faults(page.plan, pieces, closure.sheet.rows)
    return (*found, *(Decision(page.number, f"page {page.number}", fault.text, fault.price) for fault in wrong))
