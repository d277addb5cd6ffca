"""An article drawn in its cell: head, legs, pictures, boxes and quotes as frames, inside the cell by construction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.edition.words import words
from broadsheet.makeup.boxes import PAD
from broadsheet.makeup.furniture import advance, at_left, at_right, block_frames
from broadsheet.makeup.heads import label_drop, label_rows
from broadsheet.makeup.model import Frame, LinkFrame, PictureFrame, RuleFrame, TextFrame
from broadsheet.makeup.pictures import crop, fitted
from broadsheet.measure import Mpt, Rect, pt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadsheet.edition.format import Grid
    from broadsheet.makeup.arrangement import Insert
    from broadsheet.makeup.materials import Materials
    from broadsheet.makeup.model import Cell
    from broadsheet.makeup.shapes import Block
    from broadsheet.typeset.model import GalleyLine

BOX_RULE: Mpt = pt(1)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: its page, its first column, and the rows where its head and its legs begin."""

    copy: Materials
    block: Block
    page: int
    cell: Cell
    head: int
    legs: int

    @property
    def grid(self) -> Grid:
        return self.copy.grid

    def x(self, leg: int = 0) -> Mpt:
        """The left edge of a leg."""
        return self.grid.left(self.page, self.cell.column + leg)

    def top_row(self, insert: Insert) -> int:
        """The first row of a thing in the legs."""
        if insert.at_foot:
            return self.legs + self.block.body.depth - insert.offset - insert.rows
        return self.legs + insert.offset


def block_frames_of(copy: Materials, block: Block, page: int, cell: Cell, turn_page: int) -> tuple[Frame, ...]:
    """All frames of an article set as ``block`` in ``cell``, in reading order; then what stands beside the text."""
    over = block.body.arrangement.over
    head = cell.row + (over.rows if over else 0)
    place = _Place(copy, block, page, cell, head, head + block.head.rows + block.air)
    frames = [*_head(place), *_text(place)]
    for insert in block.body.arrangement.inserts:
        frames += _DRAW[insert.kind](place, insert) if insert.kind in _DRAW else _jump(place, insert, turn_page)
    if over is not None:
        frames += _picture_at(place, over, cell.row)
    if block.body.arrangement.aside is not None:
        frames += _picture(place, block.body.arrangement.aside)
    return tuple(frames)


# ---- head and text ----


def _head(place: _Place) -> Iterator[Frame]:
    copy, choice = place.copy, place.block.head
    x, row = place.x(), place.head
    setting = copy.headline(choice.form, choice.step, place.cell.columns)
    kicker = copy.kicker()
    if kicker is not None:
        style = copy.design.style("jump" if copy.turn else "kicker")
        ref = copy.ref("turn-head", "turn-head") if copy.turn else copy.ref("kicker", "kicker")
        yield at_left(kicker, x, place.grid.baseline(row) + label_drop(setting, place.grid), style.ink, ref)
        row += label_rows(setting, place.grid)
    if setting is not None:
        yield from block_frames(setting, x, place.grid.top(row), copy.design)
        row += setting.rows
    if choice.standfirst and copy.standfirst:
        block = copy.standfirst_block(place.cell.columns)
        yield from block_frames(block, x, place.grid.top(row), copy.design)


def _text(place: _Place) -> Iterator[Frame]:
    start = 0
    for leg, end in enumerate(place.block.body.ends):
        row = place.legs + place.block.body.arrangement.heads[leg]
        row -= place.copy.run.white[start] if start < end else 0
        for line in place.copy.run.lines[start:end]:
            yield from _line(place, line, place.x(leg), row)
            row += line.rows
        start = end


def _line(place: _Place, line: GalleyLine, x: Mpt, row: int) -> Iterator[Frame]:
    """A galley line whose first row is ``row``: it stands on its last row."""
    ink = place.copy.design.style(line.style).ink
    y = place.grid.baseline(row + line.rows - 1)
    if line.drop is not None:
        yield TextFrame(line.drop.line, x, place.grid.baseline(row + line.rows - 2 + line.drop.rows), ink, line.ref)
    if line.line is not None:
        yield TextFrame(line.line, x, y, ink, line.ref)
    for extra, ref in line.extra:
        yield TextFrame(extra, x, y, ink, ref)
    if line.mark == "rule":
        yield _rule_under(place, x, row + line.rows - 1, place.grid.measure)


def _rule_under(place: _Place, x: Mpt, row: int, width: Mpt) -> RuleFrame:
    """A thin rule under a row of a table."""
    thickness = place.copy.design.treatment.column_rule
    return RuleFrame(Rect(x, place.grid.top(row + 1) - thickness, width, thickness), "rule")


# ---- beside the text ----


def _picture(place: _Place, insert: Insert) -> Iterator[Frame]:
    row = place.top_row(insert) + (1 if insert.at_foot else 0)
    yield from _picture_at(place, insert, row)


def _picture_at(place: _Place, insert: Insert, row: int) -> Iterator[Frame]:
    copy = place.copy
    art = copy.pictures[insert.index]
    x, width = place.x(insert.leg), place.grid.span(insert.legs)
    rows, height = fitted(art, place.grid, width, insert.art)
    space = place.grid.art(Rect(x, place.grid.top(row), width, rows * copy.design.format.leading))
    rect = Rect(x, space.bottom - height, width, height)
    ref = copy.ref(f"b{art.block}", "picture")
    picture = art.picture
    window = crop(art, rect.width, rect.height)
    yield PictureFrame(rect, picture.file, picture.alt, window, picture.focus, ref, picture.decorative)
    yield from _caption(place, insert, row + rows)


def _caption(place: _Place, insert: Insert, row: int) -> Iterator[Frame]:
    copy = place.copy
    caption = copy.caption(insert.index, insert.legs)
    x = place.x(insert.leg)
    if caption.block is not None:
        yield from block_frames(caption.block, x, place.grid.top(row), copy.design)
    right = x + place.grid.span(insert.legs)
    for number, line in enumerate(caption.credit):
        y = place.grid.baseline(row + caption.credit_row + number)
        yield at_right(line, right, y, copy.design.style("credit").ink, caption.credit_ref)


def _box(place: _Place, insert: Insert) -> Iterator[Frame]:
    copy, grid = place.copy, place.grid
    setting = copy.box(insert.index, insert.legs)
    row = place.top_row(insert) + (1 if insert.at_foot else 0)
    x = place.x(insert.leg)
    rect = grid.art(Rect(x, grid.top(row), grid.span(insert.legs), setting.rows * copy.design.format.leading))
    yield RuleFrame(rect, "tint")
    yield RuleFrame(Rect(rect.x, rect.y, rect.width, BOX_RULE), "rule")
    for item in setting.lines:
        ink = copy.design.style(item.style).ink
        yield TextFrame(item.line, x + item.x, grid.baseline(row + item.row), ink, item.ref)
    for under in setting.rules:
        yield _rule_under(place, x + PAD, row + under, rect.width - 2 * PAD)


def _quote(place: _Place, insert: Insert) -> Iterator[Frame]:
    copy = place.copy
    setting = copy.quote_block(insert.index, insert.legs)
    row, x = place.top_row(insert), place.x(insert.leg)
    yield from block_frames(setting, x, place.grid.top(row), copy.design)
    speaker = copy.speaker(insert.index)
    if speaker is not None:
        ref = copy.ref(f"b{copy.quotes[insert.index][0]}", "pull-quote")
        yield at_left(speaker, x, place.grid.baseline(row + setting.rows), copy.design.style("byline-role").ink, ref)


def _standfirst(place: _Place, insert: Insert) -> Iterator[Frame]:
    setting = place.copy.standfirst_block(insert.legs)
    yield from block_frames(setting, place.x(insert.leg), place.grid.top(place.top_row(insert)), place.copy.design)


def _jump(place: _Place, insert: Insert, page: int) -> Iterator[Frame]:
    """Where the story goes on, at the right of its last row, live in the reading edition."""
    copy = place.copy
    text = words(copy.story.language).continued_on.format(n=page or "…")
    line = copy.typesetter.label(text, "jump", copy.story.language)
    style = copy.design.style("jump")
    row = place.top_row(insert)
    ref = copy.ref("jump", "jump")
    frame = at_right(line, place.x(insert.leg) + place.grid.measure, place.grid.baseline(row), style.ink, ref)
    yield frame
    if page:
        live = Rect(frame.x, place.grid.top(row), advance(line), copy.design.format.leading)
        yield LinkFrame(live, f"page:{page}", text, ref)


_DRAW: dict[str, Callable[[_Place, Insert], Iterator[Frame]]] = {
    "picture": _picture,
    "box": _box,
    "quote": _quote,
    "standfirst": _standfirst,
}
