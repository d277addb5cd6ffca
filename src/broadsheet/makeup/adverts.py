"""Booked adverts: each a rectangle of fixed columns and depth on its page, stacked to the bottom outer corner.

Adverts of a page that join to a rectangle stand as one stack, the largest at the bottom; a rule parts adverts from
copy and a word over each says what it is. Artwork is placed whole, never cropped.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadsheet.edition.format import Grid
from broadsheet.edition.model import Advert, AdvertKind, Position
from broadsheet.makeup.fillers import SMALL, WORDY, house_frames
from broadsheet.makeup.furniture import Frames, Shapes, Stone, at_left, furniture, outline, rule
from broadsheet.makeup.model import ArtworkFrame, Cell, Frame, Shape
from broadsheet.measure import Rect, pt

if TYPE_CHECKING:
    from collections.abc import Iterable

FULL_PAGE = 0.9
"""An advert as wide as the page and at least this share of its depth takes the page."""
LABEL_DEPTH = pt(8)
EDGES = {
    Position.BOTTOM_LEFT: (Position.BOTTOM, Position.LEFT),
    Position.BOTTOM_RIGHT: (Position.BOTTOM, Position.RIGHT),
    Position.TOP_LEFT: (Position.TOP, Position.LEFT),
    Position.TOP_RIGHT: (Position.TOP, Position.RIGHT),
}
"""Where the second piece of a corner may stand: along the foot (or head), along the side."""
SKEW = 30
"""Artwork whose proportions differ from the booked ones by more than this many thousandths is boxed."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An advert within a stack: how far right (columns) and down (rows) it stands, and its size."""

    advert: Advert
    column: int
    row: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True, eq=False)
class AdvertPiece:
    """One or more booked adverts as a rectangle of one size."""

    id: str
    stone: Stone
    spots: tuple[Spot, ...]
    columns: int
    rows: int
    position: Position = Position.FREE
    rank: int = 9

    def shapes(self) -> Shapes:
        """The one size it was booked at."""
        shape = Shape(self.columns, self.rows, 0, art_top=True, head_size=0, option=0)
        return {(self.columns, self.rows): (shape,)}

    def frames(self, page: int, cell: Cell, shape: Shape) -> Frames:
        """Every advert with its label, and a rule along the top of the stack."""
        grid = self.stone.design.grid
        drawn: list[Frame] = [_parting(self.stone, page, cell)] if cell.row else []
        for spot in self.spots:
            place = (cell.column + spot.column, cell.row + spot.row, spot.columns, spot.rows)
            last = spot.row + spot.rows >= shape.rows
            depth = spot.rows + (cell.rows - shape.rows if last else 0)
            drawn += advert_frames(self.stone, spot.advert, grid.cell(page, place[0], place[1], place[2], depth))
        return tuple(drawn)

    def explain(self, shape: Shape) -> str:
        """What was booked."""
        names = ", ".join(spot.advert.advertiser or spot.advert.id for spot in self.spots)
        return f"booked: {names}, {shape.columns} columns × {shape.rows} rows"


def _parting(stone: Stone, page: int, cell: Cell) -> Frame:
    """The rule between copy and adverts."""
    grid = stone.design.grid
    return rule(
        grid.left(page, cell.column), grid.top(cell.row), grid.span(cell.columns), stone.design.treatment.block_rule
    )


def advert_rows(advert: Advert, grid: Grid) -> int:
    """Grid rows an advert needs with its label."""
    foot = grid.format.leading - grid.ascent
    return max(3, -(-(advert.depth + LABEL_DEPTH + foot) // grid.format.leading))


def advert_frames(stone: Stone, advert: Advert, cell: Rect) -> Frames:
    """The label and the artwork (or, where there is none, the words of the advert in a box)."""
    grid = stone.design.grid
    foot = grid.format.leading - grid.ascent
    depth = min(advert.depth or cell.height, cell.height - foot - LABEL_DEPTH)
    box = Rect(cell.x, cell.bottom - foot - depth, cell.width, depth)
    line = stone.label(stone.words.advertisement, "advert-label")
    label = at_left(line, cell.x, box.y - pt(1.6), stone.ink("advert-label"), furniture(f"advert.{advert.id}.label"))
    return (label, *_artwork(stone, advert, box))


def _artwork(stone: Stone, advert: Advert, box: Rect) -> Frames:
    """The artwork whole within its box; the box is drawn where the artwork does not fill it."""
    facts = stone.edition.picture(advert.file) if advert.file else None
    if facts is None or not facts.width or not facts.height:
        level = WORDY if box.height > pt(110) else SMALL
        leading, cap = stone.design.format.leading, stone.design.grid.cap_top
        area = Rect(box.x, box.y - cap, box.width, box.height + cap + leading - stone.design.grid.ascent)
        return house_frames(stone, advert, area, level)
    art = fitted(facts.width, facts.height, box)
    skew = abs(box.width - art.width) * 1000 // box.width + abs(box.height - art.height) * 1000 // box.height
    alt = advert.alt or advert.advertiser or advert.headline
    frame = ArtworkFrame(art, advert.file, alt, advert.id)
    return (frame, outline(box, stone.design.treatment.block_rule)) if skew > SKEW else (frame,)


def fitted(width: int, height: int, box: Rect) -> Rect:
    """The largest rectangle of those proportions within a box, in its middle."""
    wide = min(box.width, box.height * width // height)
    high = min(box.height, box.width * height // width)
    return Rect(box.x + (box.width - wide) // 2, box.y + (box.height - high) // 2, wide, high)


def corner(page: int) -> Position:
    """The bottom outer corner of a page: right on odd pages, left on even ones."""
    return Position.BOTTOM_RIGHT if page % 2 else Position.BOTTOM_LEFT


def booked_on(adverts: Iterable[Advert], page: int) -> tuple[Advert, ...]:
    """The adverts that must stand on a page: booked ones, and house adverts given that page and a depth."""
    return tuple(ad for ad in adverts if ad.page == page and (ad.kind is AdvertKind.BOOKED or ad.depth))


def stacks(stone: Stone, page: int, rows: int) -> tuple[AdvertPiece, ...]:
    """The adverts of a page as pieces: those of one position and width one above the other, the deepest lowest."""
    grid = stone.design.grid
    groups: dict[tuple[Position, int], list[Advert]] = {}
    for advert in booked_on(stone.edition.issue.adverts, page):
        position = corner(page) if advert.position is Position.FREE else advert.position
        groups.setdefault((position, min(advert.columns, grid.columns)), []).append(advert)
    found = [_stack(stone, rows, key, tuple(ads)) for key, ads in sorted(groups.items(), key=_widest)]
    return tuple(_apart(found, grid.columns))


def _widest(group: tuple[tuple[Position, int], list[Advert]]) -> tuple[str, int]:
    """Groups by position, the widest first."""
    (position, columns), _ = group
    return position.value, -columns


def _stack(stone: Stone, rows: int, key: tuple[Position, int], ads: tuple[Advert, ...]) -> AdvertPiece:
    """Adverts of one width as one piece; the whole page when they ask for nearly all of it."""
    position, columns = key
    grid = stone.design.grid
    spots, row = [], 0
    for advert in sorted(ads, key=lambda ad: (ad.depth, ad.id)):
        depth = max(1, min(advert_rows(advert, grid), rows - row))
        spots.append(Spot(advert, 0, row, columns, depth))
        row += depth
    if columns == grid.columns and row >= rows * FULL_PAGE:
        spots[-1] = Spot(spots[-1].advert, 0, spots[-1].row, columns, rows - spots[-1].row)
        row = rows
    name = "advert." + "+".join(ad.id for ad in ads)
    return AdvertPiece(name, stone, tuple(spots), columns, min(row, rows), position)


def _apart(pieces: list[AdvertPiece], columns: int) -> list[AdvertPiece]:
    """Only one piece can stand in a corner: the next keeps to its foot, or to its side where the foot is full."""
    taken: dict[Position, int] = {}
    apart = []
    for piece in pieces:
        position, used = piece.position, taken.get(piece.position, 0)
        if used:
            foot, side = EDGES.get(position, (Position.FREE, Position.FREE))
            position = foot if used + piece.columns <= columns else side
        taken[piece.position] = used + piece.columns
        apart.append(replace(piece, position=position))
    return apart
