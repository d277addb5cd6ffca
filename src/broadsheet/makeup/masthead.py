"""The masthead: nameplate, strapline, network, number, date, price, and the ISSN barcode in the right-hand ear.

The nameplate is the first heading of the document. It is drawn as large as its place allows, never larger than
``TALLEST`` times the size of its style; it is scaled as one drawing, so its spacing stays as the face has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.edition.words import long_date
from broadsheet.makeup.barcodes import barcode_frames, has_barcode
from broadsheet.makeup.furniture import (
    Frames,
    advance,
    at_left,
    at_right,
    centred,
    furniture,
    link_over,
    rule,
    scaled,
    web_target,
)
from broadsheet.measure import Mpt, Rect, pt

if TYPE_CHECKING:
    from broadsheet.makeup.furniture import Stone
    from broadsheet.makeup.model import Frame
    from broadsheet.typeset.model import Line

SPACE_BELOW = 1
"""Rows between the masthead and the copy."""
TALLEST = 1.5
TOP_LINE = pt(8)
"""The baseline of the line above the nameplate, below the head of the type area."""
INFO_DEPTH = pt(17)
"""The band of number, date and price, between two rules."""
STRAP_DEPTH = pt(17)
CAPITAL = 0.71
"""Height of a capital as a share of the type size."""
EAR_HEIGHT = pt(70)
HANG = pt(8)
"""White between the nameplate's baseline and the strapline, where no letter reaches into it."""
CLEAR = pt(2)
"""White left under letters that do."""


def masthead_rows(stone: Stone) -> int:
    """Rows of the front page above the copy."""
    return stone.design.treatment.masthead_rows + SPACE_BELOW


def masthead(stone: Stone) -> Frames:
    """The head of the front page over its whole width."""
    grid = stone.design.grid
    rows = stone.design.treatment.masthead_rows
    whole = Rect(grid.left(1, 0), grid.top(0), grid.span(grid.columns), rows * grid.format.leading)
    ear = ear_of(stone, whole)
    plate = Rect(whole.x, whole.y, ear.x - grid.format.gutter - whole.x if ear else whole.width, whole.height)
    drawn = (*_top_line(stone, plate), *_nameplate(stone, plate), *_strapline(stone, plate))
    return (*drawn, *_information(stone, whole), *(barcode_frames(stone, ear) if ear else ()))


def ear_of(stone: Stone, whole: Rect) -> Rect | None:
    """The place of the barcode: the last column, above the information; None for a paper without an ISSN."""
    grid = stone.design.grid
    if not has_barcode(stone):
        return None
    x = grid.left(1, grid.columns - 1)
    height = min(EAR_HEIGHT, whole.height - INFO_DEPTH - pt(12))
    return Rect(x, whole.y + pt(2), grid.measure, height)


def _top_line(stone: Stone, plate: Rect) -> Frames:
    """The network's line to the left, the paper's address to the right."""
    paper, y = stone.edition.paper, plate.y + TOP_LINE
    ink = stone.ink("folio")
    drawn: list[Frame] = []
    if paper.network.line:
        drawn.append(at_left(stone.label(paper.network.line, "folio"), plate.x, y, ink, furniture("masthead.network")))
    if paper.short_address:
        line = stone.label(paper.short_address, "folio")
        address = at_right(line, plate.right, y, ink, furniture("masthead.address"))
        size = stone.design.style("folio").size
        drawn += [address, link_over(address, size, paper.address or web_target(paper.short_address), paper.name)]
    return tuple(drawn)


def _nameplate(stone: Stone, plate: Rect) -> Frames:
    """The paper's name as large as its place allows."""
    style = stone.design.style("nameplate")
    line = stone.label(stone.edition.paper.name, "nameplate")
    deep, high = _descent(stone, line), round(style.size * CAPITAL)
    depth = plate.height - TOP_LINE - INFO_DEPTH - STRAP_DEPTH - HANG - pt(8)
    part, whole = _fit((advance(line), plate.width), (high, depth), (high + deep, depth + HANG - CLEAR))
    drawn = scaled(line, part, whole)
    foot = plate.bottom - INFO_DEPTH - (STRAP_DEPTH if stone.edition.paper.strapline else STRAP_DEPTH - pt(8))
    baseline = foot - max(HANG, CLEAR + deep * part // whole)
    ref = furniture("nameplate")
    if style.align == "centre":
        return (centred(drawn, plate.x + plate.width // 2, baseline, style.ink, ref),)
    return (at_left(drawn, plate.x, baseline, style.ink, ref),)


def _descent(stone: Stone, line: Line) -> Mpt:
    """How far the letters of a line reach below its baseline."""
    faces = stone.typesetter.faces
    inked = (
        faces[piece.fragment.face].depth(gid) * piece.fragment.size // faces[piece.fragment.face].upem
        for piece in line.pieces
        for gid in piece.fragment.glyphs
    )
    return max(inked, default=0)


def _fit(*pairs: tuple[Mpt, Mpt]) -> tuple[int, int]:
    """The scale at which every first length fits its second, as a fraction in thousandths; ``TALLEST`` at most."""
    return min(round(TALLEST * 1000), *(room * 1000 // max(1, length) for length, room in pairs)), 1000


def _strapline(stone: Stone, plate: Rect) -> Frames:
    """The strapline under the nameplate."""
    text = stone.edition.paper.strapline
    if not text:
        return ()
    line = stone.label(text, "strapline")
    y = plate.bottom - INFO_DEPTH - pt(9)
    ref = furniture("masthead.strapline")
    return (centred(line, plate.x + plate.width // 2, y, stone.ink("strapline"), ref),)


def _information(stone: Stone, whole: Rect) -> Frames:
    """Number to the left, the date in the middle, the price to the right, between a thick and a thin rule."""
    treatment, issue = stone.design.treatment, stone.edition.issue
    top = whole.bottom - INFO_DEPTH
    y, ink = top + pt(11), stone.ink("folio-bold")
    day = stone.label(_begun(long_date(issue.day, stone.language)), "folio-bold")
    drawn: list[Frame] = [
        rule(whole.x, top, whole.width, 2 * treatment.folio_rule),
        centred(day, whole.x + whole.width // 2, y, ink, furniture("masthead.date")),
        at_left(stone.label(_number(stone), "folio-bold"), whole.x, y, ink, furniture("masthead.number")),
        rule(whole.x, whole.bottom - pt(1), whole.width, treatment.column_rule),
    ]
    if issue.price:
        price = stone.label(issue.price, "folio-bold")
        drawn.append(at_right(price, whole.right, y, ink, furniture("masthead.price")))
    return tuple(drawn)


def _begun(text: str) -> str:
    """A text that stands alone begins with a capital, though many languages write days and months without."""
    return text[:1].upper() + text[1:]


def _number(stone: Stone) -> str:
    """Volume and number, as the paper counts them."""
    issue, words = stone.edition.issue, stone.words
    number = words.issue_number.format(n=issue.number)
    return f"{words.volume_number.format(n=issue.volume)} · {number}" if issue.volume else number
