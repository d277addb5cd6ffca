"""Pictures on the grid: how deep they may be, what a crop keeps, and the caption under them.

A picture stands from the cap height of its first row to the baseline of its last. Its depth is a whole number of
rows, so it is cropped a little, around its focus, and never beyond ``cost.MOST_CROP``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from broadsheet.makeup import cost
from broadsheet.makeup.furniture import advance
from broadsheet.measure import INCH, Mpt, pt

if TYPE_CHECKING:
    from broadsheet.edition.format import Grid
    from broadsheet.edition.plan import PictureFacts
    from broadsheet.story.model import Picture
    from broadsheet.typeset.model import HeadlineSetting, Line, Ref

WHOLE: Final = 1_000
WIDEST_CAPTION: Final = 3
"""Columns: a caption's lines under a wider picture would be too long to read."""
CREDIT_AIR: Final = pt(8)
WHITE_ROWS: Final = 2
"""Rows of white a drawing may leave under it."""
LEAST_PPI: Final = 150
UNCROPPED: Final = frozenset({"pdf", "svg", "png", "gif"})
"""Kinds of file that carry drawings, maps and charts: they are shown whole. Photographs are JPEG or TIFF."""


@dataclass(frozen=True, slots=True)
class Art:
    """A picture of a story with its file's facts; ``block`` is its place among the story's blocks."""

    block: int
    picture: Picture
    facts: PictureFacts

    @property
    def whole(self) -> bool:
        """Whether it may not be cropped."""
        return self.facts.kind.lower() in UNCROPPED


@dataclass(frozen=True, slots=True)
class Depth:
    """One depth a picture may have at a width: rows, thousandths lost, and the price of it."""

    rows: int
    lost: int
    price: int


@dataclass(frozen=True, slots=True)
class CaptionSetting:
    """A caption and credit under a picture: ``block`` from the row below it, ``credit`` from row ``credit_row`` on."""

    rows: int
    block: HeadlineSetting | None
    credit: tuple[Line, ...]
    credit_row: int
    credit_ref: Ref


def height_of(grid: Grid, rows: int) -> Mpt:
    """How tall a picture of so many rows is printed."""
    return rows * grid.format.leading - grid.cap_top - (grid.format.leading - grid.ascent)


def depths(art: Art, grid: Grid, columns: int) -> tuple[Depth, ...]:
    """The depths a picture may have across ``columns``, in rows, within the limits of cropping."""
    width = grid.span(columns)
    natural = width * art.facts.height // max(art.facts.width, 1)
    if art.whole:
        return _whole_depths(natural, grid)
    least, most = natural * (WHOLE - cost.MOST_CROP) // WHOLE, natural * WHOLE // (WHOLE - cost.MOST_CROP)
    first = max(1, (least + grid.cap_top) // grid.format.leading)
    last = min(grid.rows, (most + grid.cap_top) // grid.format.leading + 1)
    coarse = cost.PICTURE_COARSE if art.facts.width * INCH < LEAST_PPI * width else 0
    found = [_depth(rows, natural, height_of(grid, rows), coarse) for rows in range(first, last + 1)]
    return tuple(depth for depth in found if 0 <= depth.lost <= cost.MOST_CROP)


def _whole_depths(natural: Mpt, grid: Grid) -> tuple[Depth, ...]:
    """Rows that hold a drawing as wide as its columns, uncropped, with a little white under it."""
    least = _rows_for(grid, natural)
    last = min(grid.rows, least + WHITE_ROWS)
    return tuple(Depth(rows, 0, (rows - least) * cost.DRAWING_AIR) for rows in range(least, last + 1))


def _depth(rows: int, natural: Mpt, height: Mpt, price: int) -> Depth:
    if height <= 0:
        return Depth(rows, WHOLE, price)
    lost = WHOLE - (height * WHOLE // natural if height < natural else natural * WHOLE // height)
    return Depth(rows, lost, price + lost * cost.CROP // 10)


def crop(art: Art, width: Mpt, height: Mpt) -> tuple[int, int, int, int]:
    """What stays visible of a picture printed ``width`` × ``height``: left, top, right, bottom in thousandths.

    The window lies around the focus as far as the picture's edges allow, so the focus is never cut off.
    """
    if art.whole:
        return (0, 0, WHOLE, WHOLE)
    shown_wide = width * art.facts.height
    full_wide = height * art.facts.width
    focus = art.picture.focus
    if shown_wide >= full_wide:
        top, bottom = _window(focus.y, full_wide * WHOLE // shown_wide)
        return (0, top, WHOLE, bottom)
    left, right = _window(focus.x, shown_wide * WHOLE // full_wide)
    return (left, 0, right, WHOLE)


def _window(focus: int, kept: int) -> tuple[int, int]:
    start = min(max(focus - kept // 2, 0), WHOLE - kept)
    return start, start + kept


def fitted(art: Art, grid: Grid, width: Mpt, rows: int) -> tuple[int, Mpt]:
    """The rows and the height a picture takes of ``rows``: all of them, a drawing only what shows it whole."""
    if not art.whole:
        return rows, height_of(grid, rows)
    natural = width * art.facts.height // max(art.facts.width, 1)
    return min(rows, _rows_for(grid, natural)), min(natural, height_of(grid, rows))


def _rows_for(grid: Grid, height: Mpt) -> int:
    """The fewest rows that hold a picture of that height."""
    return -(-(height - height_of(grid, 0)) // grid.format.leading)


def caption_of(block: HeadlineSetting | None, credit: tuple[Line, ...], width: Mpt, ref: Ref) -> CaptionSetting:
    """Join caption and credit: on the caption's last line where it leaves room, else in rows of its own."""
    rows = block.rows if block else 0
    last = block.lines[-1].line if block and block.lines else None
    used = last.x + advance(last) + CREDIT_AIR if last else 0
    beside = last is not None and len(credit) == 1 and used + advance(credit[0]) <= width
    row = rows - 1 if beside else rows
    return CaptionSetting(max(rows, row + len(credit)), block, credit, row, ref)
