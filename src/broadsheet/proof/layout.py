"""What a page is made of, derived from marks alone: the grid, columns, legs, headlines, and each story's part.

Nothing here is told by the layout engine. The body face is the one most glyphs are set in; leading, grid and columns
follow from its lines; legs, headlines and a story's part of a page follow from the structure tree and from positions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from broadsheet.measure import Mpt, Rect, pt
from broadsheet.proof.lines import CAP_HEIGHT, Line, all_lines
from broadsheet.proof.structure import ProofStory, stories_of
from broadsheet.proof.tree import NO_STORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadsheet.proof.marks import Image, Page, Rule
    from broadsheet.proof.reading import Reading

HEADING_ROLES = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
RUNNING_ROLES = HEADING_ROLES | {"P", "LBody", "BlockQuote", "Note", "FENote"}
DISPLAY = 1.3
"""Headings at least this many times the body size are headlines; smaller ones are crossheads."""
SAME_SIZE = 0.03
EDGE: Mpt = pt(1)
BOX: Mpt = pt(14)
"""Painted rectangles at least this wide and high are boxes or tints; thinner ones are rules."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The body type's size, the baseline grid (``leading`` and ``phase``), the measure, and column lefts by parity."""

    size: Mpt
    leading: Mpt
    phase: Mpt
    measure: Mpt
    odd: tuple[Mpt, ...]
    even: tuple[Mpt, ...]

    def off(self, y: Mpt) -> Mpt:
        """How far a baseline lies below (negative: above) the nearest line of the grid."""
        half = self.leading // 2
        return (y - self.phase + half) % self.leading - half if self.leading else 0

    def lefts(self, page: int) -> tuple[Mpt, ...]:
        """The left edges of the columns of a page."""
        return self.odd if page % 2 else self.even

    def column(self, page: int, x: Mpt) -> int:
        """The column an ``x`` stands in; -1 left of all."""
        return sum(left <= x + EDGE for left in self.lefts(page)) - 1

    @property
    def gutter(self) -> Mpt:
        """The white between columns."""
        steps = [right - left for left, right in pairwise(self.odd or self.even)]
        return min(steps, default=self.measure) - self.measure if steps else 0


@dataclass(frozen=True, slots=True)
class Head:
    """A headline: the first display heading of a story on a page; ``turn`` marks the head over a continuation."""

    story: int
    page: int
    rect: Rect
    size: Mpt
    text: str
    lines: tuple[Line, ...]
    turn: bool = False


@dataclass(frozen=True, slots=True)
class Leg:
    """Lines of one story that stand in one column one under the other, in reading order."""

    story: int
    page: int
    column: int
    lines: tuple[Line, ...] = field(repr=False)

    @property
    def rect(self) -> Rect:
        """From the cap height of the first line to the baseline of the last."""
        return hull([line.rect for line in self.lines])


@dataclass(frozen=True, slots=True)
class Piece:
    """A story's part of one page: every mark of it, the rectangle around them, its headline if it has one there."""

    story: int
    page: int
    rect: Rect
    lines: tuple[Line, ...] = field(repr=False)
    images: tuple[Image, ...]
    head: Head | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's pages with all that could be derived from them."""

    reading: Reading
    stories: tuple[ProofStory, ...]
    grid: Grid
    lines: tuple[Line, ...] = field(repr=False)
    legs: tuple[Leg, ...] = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)

    @property
    def tagged(self) -> bool:
        """Whether the file says which stories it holds; rules about stories are silent otherwise."""
        return bool(self.stories)

    def body(self) -> Iterator[Line]:
        """Lines of body type: of stories in a tagged file, all of that size otherwise."""
        return (line for line in self.lines if is_body(line, self.grid.size) and (line.story >= 0 or not self.tagged))

    def on_page(self, number: int) -> tuple[Line, ...]:
        """All lines of a page."""
        return tuple(line for line in self.lines if line.page == number)

    def title(self, story: int) -> str:
        """A story's title, for a remark's place."""
        return self.stories[story].title if 0 <= story < len(self.stories) else ""


def lay_out(reading: Reading) -> Layout:
    """Derive lines, grid, legs, headlines and pieces from a file that was read back."""
    lines = all_lines(reading.pages, reading.blocks)
    grid = find_grid(lines)
    legs, pieces = tuple(_legs(lines, reading.pages, grid)), tuple(_pieces(reading, lines, grid))
    return Layout(reading, stories_of(reading.blocks, reading.pages), grid, lines, legs, pieces)


# ---- the grid ----


def is_body(line: Line, size: Mpt) -> bool:
    """Whether a line belongs to copy set in the body size, upright and on the page itself."""
    return (
        abs((line.setting or line.size) - size) <= SAME_SIZE * size
        and line.upright
        and not line.artifact
        and not line.form
    )


def find_grid(lines: Sequence[Line]) -> Grid:
    """The grid that most lines of the commonest type size stand on."""
    size = _commonest_size(lines)
    body = [line for line in lines if is_body(line, size)]
    leading = _mode(_steps(body))
    phase = _mode([line.y % leading for line in body]) if leading else 0
    measure = _mode([round(line.width, -2) for line in body if not line.last])
    odd, even = (tuple(_lefts(body, measure, parity)) for parity in (1, 0))
    return Grid(size, leading, phase, measure, odd or even, even or odd)


def _commonest_size(lines: Iterable[Line]) -> Mpt:
    """The size most characters are set in, stories before furniture."""
    sizes = Counter[int]()
    for line in lines:
        sizes[line.size] += len(line.text) * (10 if line.story != NO_STORY else 1)
    return sizes.most_common(1)[0][0] if sizes else 0


def _mode(values: Iterable[Mpt]) -> Mpt:
    """The commonest value; the smallest of equals."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else 0


def _steps(body: Sequence[Line]) -> Iterator[Mpt]:
    """Distances from baseline to baseline within paragraphs."""
    for line, following in pairwise(body):
        step = following.y - line.y
        if (line.page, line.block) == (following.page, following.block) and line.size < step < 2 * line.size:
            yield step


def _lefts(body: Iterable[Line], measure: Mpt, parity: int) -> Iterator[Mpt]:
    """Left edges of full lines on odd or even pages, one for each column."""
    near = [line.x for line in body if line.page % 2 == parity and abs(line.width - measure) <= EDGE]
    for _, group in groupby(sorted(near), key=_Cluster()):
        edges = list(group)
        if len(edges) > 1:
            yield _mode(edges)


class _Cluster:
    """Numbers runs of values that follow each other closely; for sorted values."""

    def __init__(self) -> None:
        self._last: Mpt | None = None
        self._number = 0

    def __call__(self, value: Mpt) -> int:
        """The number of the value's run."""
        if self._last is not None and value - self._last > 2 * EDGE:
            self._number += 1
        self._last = value
        return self._number


# ---- legs ----


def _legs(lines: Sequence[Line], pages: Sequence[Page], grid: Grid) -> Iterator[Leg]:
    """Legs in the order of the stories' text."""
    boxes = {page.number: boxes_of(page) for page in pages}
    running = [line for line in lines if _runs(line, grid) and not _boxed(line, boxes[line.page])]
    group: list[Line] = []
    for line in running:
        if group and not _same_leg(group[-1], line, grid):
            yield _leg(group, grid)
            group = []
        group.append(line)
    if group:
        yield _leg(group, grid)


def _runs(line: Line, grid: Grid) -> bool:
    """Whether a line is part of a story's running text: body type or a crosshead, in a column."""
    kind = is_body(line, grid.size) or (line.role in HEADING_ROLES and line.size < DISPLAY * grid.size)
    placed = line.width <= grid.measure + EDGE and grid.column(line.page, line.x) >= 0
    return line.story >= 0 and line.upright and kind and placed and line.role in RUNNING_ROLES


def _same_leg(line: Line, following: Line, grid: Grid) -> bool:
    same_place = (line.story, line.page) == (following.story, following.page)
    same_column = grid.column(line.page, line.x) == grid.column(line.page, following.x)
    return same_place and same_column and following.y >= line.y


def _leg(group: list[Line], grid: Grid) -> Leg:
    first = group[0]
    return Leg(first.story, first.page, grid.column(first.page, min(line.x for line in group)), tuple(group))


def boxes_of(page: Page) -> tuple[Rule, ...]:
    """Boxes and tints of a page that are not its whole ground."""
    ground = page.width * page.height * 6 // 10
    return tuple(
        rule
        for rule in page.rules
        if not rule.white and not rule.form and min(rule.rect.width, rule.rect.height) >= BOX
        and rule.rect.width * rule.rect.height < ground
    )  # fmt: skip


def _boxed(line: Line, boxes: Iterable[Rule]) -> bool:
    """Whether a line stands in a box."""
    return any(within(line.rect, box.rect) for box in boxes)


# ---- pieces ----


def _pieces(reading: Reading, lines: Iterable[Line], grid: Grid) -> Iterator[Piece]:
    """Each story's part of each page."""
    of_story: dict[tuple[int, int], list[Line]] = {}
    loose: dict[int, list[Line]] = {}
    for line in lines:
        if line.story >= 0:
            of_story.setdefault((line.page, line.story), []).append(line)
        elif line.upright and not line.form:
            loose.setdefault(line.page, []).append(line)
    images = _story_images(reading)
    begun: set[int] = set()
    for page, story in sorted({*of_story, *images}):
        own, pictures = of_story.get((page, story), []), images.get((page, story), [])
        rect = hull([*(line.rect for line in own), *(picture.rect for picture in pictures)])
        head = _head(own, grid) or (_turn_head(rect, story, loose.get(page, []), grid) if story in begun else None)
        begun.add(story)
        yield Piece(story, page, hull([rect, head.rect]) if head else rect, tuple(own), tuple(pictures), head)


def _story_images(reading: Reading) -> dict[tuple[int, int], list[Image]]:
    """Pictures by (page, story), from the structure tree."""
    owners = {place: block.story for block in reading.blocks for place in block.content if block.story >= 0}
    found: dict[tuple[int, int], list[Image]] = {}
    for page in reading.pages:
        for image in page.images:
            story = owners.get((page.number, image.mcid))
            if story is not None and not image.artifact:
                found.setdefault((page.number, story), []).append(image)
    return found


def _head(lines: Iterable[Line], grid: Grid) -> Head | None:
    """The first display heading among a story's lines on a page."""
    heads = [line for line in lines if line.role in HEADING_ROLES and line.size >= DISPLAY * grid.size]
    return _as_head([line for line in heads if line.block == heads[0].block], turn=False) if heads else None


def _turn_head(rect: Rect, story: int, loose: Iterable[Line], grid: Grid) -> Head | None:
    """The display line that stands over a continuation without being part of the story's text."""
    above = [
        line for line in loose
        if line.size >= DISPLAY * grid.size and rect.x - EDGE <= line.x < rect.right
        and -6 * grid.leading <= line.y - rect.y <= grid.leading
    ]  # fmt: skip
    if not above:
        return None
    size = max(line.size for line in above)
    return _as_head([line for line in above if line.size == size], turn=True, story=story)


def _as_head(lines: list[Line], *, turn: bool, story: int | None = None) -> Head:
    size = max(line.size for line in lines)
    top = min(line.y for line in lines) - round(CAP_HEIGHT * size)
    rect = hull([Rect(line.x, top, line.width, line.y - top) for line in lines])
    owner = lines[0].story if story is None else story
    text = " ".join(line.text.strip() for line in lines)
    return Head(owner, lines[0].page, rect, size, text, tuple(lines), turn)


def hull(rects: Sequence[Rect]) -> Rect:
    """The rectangle around rectangles; an empty one around none."""
    if not rects:
        return Rect(0, 0, 0, 0)
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)


def within(inner: Rect, outer: Rect) -> bool:
    """Whether the middle of one rectangle lies in another."""
    x, y = inner.x + inner.width // 2, inner.y + inner.height // 2
    return outer.x <= x <= outer.right and outer.y <= y <= outer.bottom
