"""The page as a whole: holes, trapped white, story rectangles, grey mass, balance.

Limits: no empty rectangle of a column by four lines; unplanned white ≤ 0.5 % of a page; every story in a rectangle of
its own; no rectangle of 156 × 66 mm of text alone; the weight of a page within 12 % and 15 % of its middle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.measure import Mpt, Rect, mm, pt, to_mm
from broadsheet.proof.findings import Findings, note, shown, stop, together, warn
from broadsheet.proof.layout import BOX, EDGE, boxes_of, is_body, within
from broadsheet.proof.raster import CELL, cells, covered_by_windows, empty_rectangles, windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.proof.layout import Layout, Piece
    from broadsheet.proof.lines import Line
    from broadsheet.proof.marks import Page

HOLE_LINES = 4
WHITE_LINES = 3.5
WHITE_SHARE = 0.005
KICKER_LINES = 2.5
HEADED = 0.5
"""A headline that fills half of its measure owns the white beside it; an emptier one leaves a hole."""
NOTE_LONG, NOTE_SHORT = mm(156), mm(66)
ACROSS, DOWN = 0.12, 0.15
TEXT_WEIGHT, ART_WEIGHT = 0.25, 0.6
ASCENT = 0.76
FOOT: Mpt = pt(6)
BAND = 24
"""The foot margin of a page without text, as a share of its height."""

HOLE = stop("hole", "Fill it: a deeper picture, a filler, another shape for a story.")
GAP = note(HOLE.name, "In a file without tags this may be the white beside a headline; prove the tagged edition.")
WHITE = warn("trapped-white", "Close the gaps between stories.")
MODULE = warn("story-shape", "Give each story a rectangle of its own.")
GREY = note("grey-mass", "Break the text with a picture, a crosshead or a pull quote.")
BALANCE = note("page-balance", "Move a picture to the lighter side.")


def measure(layout: Layout) -> Findings:
    """Everything that can be said of whole pages."""
    parts = [finding for page in layout.reading.pages for finding in (_white(layout, page), _mass(layout, page))]
    found = together([*parts, _shapes(layout)])
    holes = sum(remark.rule == HOLE.name for remark in found.remarks)
    white = [figure for _, name, figure in found.pages if name == "white_share"]
    totals = ("holes", holes), ("white_share_mean", sum(white) / len(white) if white else 0.0)
    return Findings(found.remarks, (*found.totals, *totals), found.pages)


# ---- white ----


def type_area(layout: Layout, page: Page) -> Rect:
    """From the foot of the head furniture to the lowest line of the grid, over all columns."""
    lefts, grid = layout.grid.lefts(page.number), layout.grid
    if not lefts:
        return Rect(0, 0, page.width, page.height)
    foot = max((leg.lines[-1].y for leg in layout.legs), default=page.height - page.height // BAND) + EDGE
    top = min(_head_of_page(layout, page), foot - grid.leading)
    return Rect(lefts[0], top, lefts[-1] + grid.measure - lefts[0], foot - top)


def _head_of_page(layout: Layout, page: Page) -> Mpt:
    """The foot of what stands above all stories in the upper third: folio, masthead, section head."""
    pieces = [piece.rect.y for piece in layout.pieces if piece.page == page.number]
    first = min(pieces, default=page.height // 3)
    marks = [line.rect for line in layout.on_page(page.number) if line.story < 0]
    marks += [rule.rect for rule in page.rules if not rule.white] + [image.rect for image in page.images]
    above = [rect.bottom for rect in marks if rect.bottom <= min(first, page.height // 3) + EDGE]
    return max(above, default=min(first, page.height // 8))


def occupied(layout: Layout, page: Page) -> list[Rect]:
    """Every mark's rectangle: lines of body type with their leading, other lines with ascent and descent."""
    rects = [_line_rect(layout, line) for line in layout.on_page(page.number) if not line.form]
    rects += [band for piece in layout.pieces if piece.page == page.number for band in _bands(layout, piece)]
    rects += [image.rect for image in page.images if not image.form]
    drawn = [rule for rule in page.rules if not rule.white and not _ground(rule.rect, page)]
    return rects + [rule.rect for rule in drawn if _thin(rule.rect) or any(within(rect, rule.rect) for rect in rects)]


def _thin(rect: Rect) -> bool:
    """Whether a rectangle is a rule; boxes and tints count as planned white where something stands in them."""
    return min(rect.width, rect.height) < BOX


def _bands(layout: Layout, piece: Piece) -> Iterator[Rect]:
    """The room of a headline and of the kicker over it.

    A headline that fills half of its measure owns all of its story's width, and so does its kicker; how well it fills
    the rest is measured with the headlines.
    """
    head = piece.head
    if head is None:
        return
    filled = head.rect.width >= HEADED * piece.rect.width
    x, width = (piece.rect.x, piece.rect.width) if filled else (head.rect.x, head.rect.width)
    yield Rect(x, head.rect.y, width, head.rect.height + round((1 - ASCENT) * head.size))
    reach = KICKER_LINES * layout.grid.leading
    for line in layout.on_page(piece.page):
        near = 0 < head.rect.y - line.y < reach and abs(line.x - head.rect.x) <= EDGE
        if near and line.size <= layout.grid.size:
            yield Rect(x, line.rect.y, width, head.rect.y - line.rect.y)


def _ground(rect: Rect, page: Page) -> bool:
    """Whether a rectangle is the colour of the whole page."""
    return rect.width >= page.width - FOOT and rect.height >= page.height - FOOT


def _line_rect(layout: Layout, line: Line) -> Rect:
    """A line with the white that belongs to it; in columns, over the whole measure."""
    above, below = round(ASCENT * line.size), round((1 - ASCENT) * line.size)
    if is_body(line, layout.grid.size):
        above, below = round(ASCENT * layout.grid.leading), round((1 - ASCENT) * layout.grid.leading)
    return Rect(line.x, line.y - above, line.width, above + below)


def _white(layout: Layout, page: Page) -> Findings:
    """Holes, and the share of white in empty rectangles of a column by three and a half lines."""
    area, grid = type_area(layout, page), layout.grid
    if not grid.leading or not grid.measure:
        return Findings()
    mask = cells(area, occupied(layout, page))
    holes = empty_rectangles(mask, area, HOLE_LINES * grid.leading, grid.measure - 2 * EDGE)
    share = covered_by_windows(mask, round(WHITE_LINES * grid.leading), grid.measure - 2 * EDGE) / mask.size
    rule = HOLE if layout.tagged else GAP
    remarks = [rule.broken(layout, page.number, _where(hole)) for hole in holes]
    if share > WHITE_SHARE:
        message = f"{share:.1%} of the type area is white between stories (at most {WHITE_SHARE:.1%})."
        remarks.append(WHITE.broken(layout, page.number, message))
    return Findings(tuple(remarks), pages=((page.number, "holes", len(holes)), (page.number, "white_share", share)))


def _where(hole: Rect) -> str:
    """A hole's size and place in words."""
    width, height, left, top = (f"{to_mm(length):.0f}" for length in (hole.width, hole.height, hole.x, hole.y))
    return f"{width} × {height} mm are empty, {left} mm from the left and {top} mm from the top of the page."


# ---- shapes ----


def _shapes(layout: Layout) -> Findings:
    """Stories whose rectangle holds marks of other stories. Briefs, which share a rectangle, have no headlines."""
    remarks = []
    headed = [piece for piece in layout.pieces if piece.head]
    for piece in headed:
        strange = list(_strangers(layout, piece))
        if strange:
            message = f"Its rectangle also holds {len(strange)} lines of other copy, as {shown(strange[0].text)}."
            remarks.append(MODULE.broken(layout, piece.page, message, piece.story))
    share = 1 - len(remarks) / len(headed) if headed else 1.0
    return Findings(tuple(remarks), (("stories_in_rectangles_share", share),))


def _strangers(layout: Layout, piece: Piece) -> Iterator[Line]:
    """Lines of other stories, and furniture that is not decoration, inside a piece's rectangle."""
    inner = piece.rect.inset(EDGE)
    for line in layout.on_page(piece.page):
        foreign = line.story not in {piece.story, -1} or (line.story < 0 and line.block >= 0)
        said = any(letter.isalnum() for letter in line.text)
        if foreign and said and not line.form and within(line.rect, inner):
            yield line


# ---- mass and balance ----


def _mass(layout: Layout, page: Page) -> Findings:
    """Grey mass, and where the weight of the page lies."""
    legs = [leg for leg in layout.legs if leg.page == page.number]
    remarks = []
    if legs and _grey(layout, page):
        remarks.append(GREY.broken(layout, page.number, "A bank note laid on the page would touch nothing but text."))
    across, down, ink = _centre(layout, page)
    if abs(across) > ACROSS or abs(down) > DOWN:
        message = (
            f"The weight of the page lies {across:+.0%} of its width and {down:+.0%} of its height off the middle."
        )
        remarks.append(BALANCE.broken(layout, page.number, message))
    figures = ("off_centre_across", across), ("off_centre_down", down), ("ink_share", ink)
    return Findings(tuple(remarks), pages=tuple((page.number, *figure) for figure in figures))


def _grey(layout: Layout, page: Page) -> bool:
    """Whether a rectangle of 156 × 66 mm, either way up, holds text and nothing else."""
    area, gutter = type_area(layout, page), layout.grid.gutter + 2 * EDGE
    body = [line for line in layout.on_page(page.number) if is_body(line, layout.grid.size) and line.role == "P"]
    text = cells(area, [_widened(layout, line, gutter) for line in body])
    others = [line.rect for line in layout.on_page(page.number) if not is_body(line, layout.grid.size)]
    others += [image.rect for image in page.images] + [box.rect for box in boxes_of(page)]
    free = ~text | cells(area, others)
    sizes = ((NOTE_SHORT, NOTE_LONG), (NOTE_LONG, NOTE_SHORT))
    return any(windows(free, tall // CELL, wide // CELL).any() for tall, wide in sizes)


def _widened(layout: Layout, line: Line, gutter: Mpt) -> Rect:
    """A body line over the whole measure and the gutter after it."""
    grid, rect = layout.grid, _line_rect(layout, line)
    column = max(0, grid.column(line.page, line.x))
    width = max(grid.measure, line.width) + gutter
    return Rect(grid.lefts(line.page)[column] - EDGE, rect.y - EDGE, width, rect.height + 2 * EDGE)


def _centre(layout: Layout, page: Page) -> tuple[float, float, float]:
    """How far the weight lies off the middle, as shares of width and height, and the share of ink on the page."""
    weights = [(line.rect, TEXT_WEIGHT) for line in layout.on_page(page.number)]
    weights += [(image.rect, ART_WEIGHT) for image in page.images if not image.form]
    masses = [(rect, rect.width * rect.height * weight) for rect, weight in weights]
    total = sum(mass for _, mass in masses)
    if not total:
        return 0.0, 0.0, 0.0
    across = sum((rect.x + rect.width / 2) * mass for rect, mass in masses) / total / page.width - 0.5
    down = sum((rect.y + rect.height / 2) * mass for rect, mass in masses) / total / page.height - 0.5
    return across, down, total / (page.width * page.height)
