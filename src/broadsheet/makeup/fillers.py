"""House adverts set in type at any size: they close a page that nothing else will close.

A house advert is a box with a headline, a few words and a call. The smaller the box, the less of it is set: first the
text goes, then the headline is set in the size of a brief. It is priced so that it is used only where it is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.edition.model import Advert, AdvertKind, Position
from broadsheet.makeup.furniture import Frames, Shapes, Stone, block_frames, link_over, outline, web_target
from broadsheet.makeup.model import Cell, Frame, Shape, TextFrame
from broadsheet.measure import Mpt, Rect, pt
from broadsheet.typeset.model import HeadlineSetting

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_ROWS = 8
BASE_COST = 30
PAD = pt(8)
"""White between the box and its words."""
WIDEST_TEXT = pt(300)
"""The widest measure of a house advert's text: about sixty letters."""
WORDY, TERSE, SMALL, BARE = range(4)
"""What is set: all in the large head; head and call; all in the small head; small head and call."""


@dataclass(frozen=True, slots=True, eq=False)
class HousePiece:
    """A house advert that fills any rectangle. A shape's option is how much of it is set there."""

    id: str
    stone: Stone
    advert: Advert
    table: Shapes
    rank: int = 9
    position: Position = Position.FREE

    def shapes(self) -> Shapes:
        """Every size from one column by ``LEAST_ROWS``."""
        return self.table

    def frames(self, page: int, cell: Cell, shape: Shape) -> Frames:
        """The box with its words in the middle."""
        level = shape.option if isinstance(shape.option, int) else BARE
        return house_frames(self.stone, self.advert, self.stone.design.grid.cell(page, *_place(cell)), level)

    def explain(self, shape: Shape) -> str:
        """Why it stands there."""
        return f"house advert “{self.advert.headline or self.advert.id}” closes {shape.columns} × {shape.rows}"


def _place(cell: Cell) -> tuple[int, int, int, int]:
    """A cell as the grid asks for it."""
    return cell.column, cell.row, cell.columns, cell.rows


def house_piece(name: str, stone: Stone, advert: Advert, base: int = BASE_COST) -> HousePiece:
    """A house advert as a piece that relaxes a page; ``base`` is the price of using it at all."""
    return HousePiece(name, stone, advert, dict(_house_shapes(stone, advert, base)))


def _house_shapes(stone: Stone, advert: Advert, base: int) -> Iterator[tuple[tuple[int, int], tuple[Shape, ...]]]:
    """One shape for each size: as much of the advert as fits, dearer the emptier, larger or narrower the box."""
    grid = stone.design.grid
    for columns in range(1, grid.columns + 1):
        heights = [_height(stack(stone, advert, grid.span(columns), level)) for level in range(4)]
        for rows in range(LEAST_ROWS, grid.rows + 1):
            inside = rows * grid.format.leading - grid.format.leading - 2 * PAD
            level = next((level for level, height in enumerate(heights) if height <= inside), BARE)
            white = max(0, 100 - 100 * heights[level] // max(1, inside))
            slim = 8 * max(0, rows // (columns * 14) - 1)
            cost = base + 2 * level + white // 10 + columns * rows // 12 + slim
            yield (columns, rows), (Shape(columns, rows, cost, art_top=True, head_size=0, option=level),)


def _height(settings: tuple[HeadlineSetting, ...]) -> Mpt:
    """The depth of a stack of blocks in ``Mpt``, the last baselines' descent allowed for."""
    return sum(depth_of(setting) for setting in settings) + PAD * max(0, len(settings) - 1)


def depth_of(setting: HeadlineSetting) -> Mpt:
    """From the top of a block to a little under its last baseline."""
    return max((placed.y for placed in setting.lines), default=0) + pt(3)


def stack(stone: Stone, advert: Advert, width: Mpt, level: int) -> tuple[HeadlineSetting, ...]:
    """The advert's words as blocks, as much of it as ``level`` says."""
    small = level in {SMALL, BARE}
    parts = [
        (advert.headline or advert.advertiser or stone.edition.paper.name, "brief-head" if small else "house-head")
    ]
    if level in {WORDY, SMALL} and advert.text:
        parts.append((advert.text, "house-text"))
    if advert.call:
        parts.append((advert.call, "house-call"))
    return tuple(
        stone.block(text, style, measure_of(style, width), f"house.{advert.id}.{number}")
        for number, (text, style) in enumerate(parts)
    )


def measure_of(style: str, width: Mpt) -> Mpt:
    """The measure of a part in a box so wide; text stays narrow enough to read."""
    return min(width - 4 * PAD, WIDEST_TEXT) if style == "house-text" else width - 4 * PAD


def house_frames(stone: Stone, advert: Advert, box: Rect, level: int) -> Frames:
    """The box drawn from the cap height of its first row to the baseline of its last, its words in the middle."""
    area = stone.design.grid.art(box)
    settings = stack(stone, advert, box.width, level)
    top = area.y + max(PAD, (area.height - _height(settings)) // 2)
    frames: list[Frame] = [outline(area, stone.design.treatment.block_rule)]
    for setting in settings:
        style = setting.lines[0].style if setting.lines else ""
        x = area.x + (area.width - measure_of(style, area.width)) // 2
        frames += block_frames(setting, x, top, stone.design)
        top += depth_of(setting) + PAD
    return (*frames, *_call_link(stone, advert, frames))


def _call_link(stone: Stone, advert: Advert, frames: list[Frame]) -> Frames:
    """A live area over the call when it names an address."""
    address = next((word.strip(".,;:") for word in advert.call.split() if "@" in word or "/" in word), "")
    last = frames[-1] if frames else None
    if not address or not isinstance(last, TextFrame):
        return ()
    size = stone.design.style("house-call").size
    return (link_over(last, size, web_target(address), advert.call),)


def fillers(stone: Stone) -> tuple[Advert, ...]:
    """The paper's house adverts that may stand anywhere; one made from the paper's own name where it has none."""
    found = tuple(
        advert for advert in stone.edition.issue.adverts if advert.kind is AdvertKind.HOUSE and not advert.page
    )
    return found or (own_filler(stone),)


def own_filler(stone: Stone) -> Advert:
    """A notice of the paper itself: its name, its strapline and where to find it."""
    paper = stone.edition.paper
    call = paper.orders_to or paper.short_address or (paper.contact[0] if paper.contact else "")
    return Advert("own", AdvertKind.HOUSE, headline=paper.name, text=paper.strapline, call=call)
