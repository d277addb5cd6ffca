"""Runs of glyphs gathered into lines of type, each with the block of the structure tree it belongs to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from broadsheet.measure import Mpt, Rect
from broadsheet.proof.structure import SOFT_HYPHEN
from broadsheet.proof.tree import NO_STORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadsheet.proof.marks import Page, Run
    from broadsheet.proof.tree import Block

NO_BLOCK = -1
SPACES = frozenset(" \u00a0")
SAME_BASELINE: Mpt = 20
NEAR = 1.2
"""Runs further apart than this many type sizes are different lines (cells, folio and date)."""
IMPLIED = 0.18
"""A gap of this many type sizes between glyphs is a word space that was not drawn."""
CAP_HEIGHT = 0.7
DESCENT = 0.22
DROP, DROP_LETTERS = 1.8, 3
HYPHENS = (SOFT_HYPHEN, "-", "\u2010")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type. ``gaps`` are its word spaces as (left edge, width, natural width).

    ``flex`` is the share by which its glyphs are stretched (negative: shrunk). ``index`` of ``count`` counts the lines
    of its block; untagged lines are 0 of 0. ``setting`` is the size most of its block is set in: a line of
    foreign names in another face and size still belongs to its paragraph.
    """

    page: int
    x: Mpt
    right: Mpt
    y: Mpt
    size: Mpt
    face: str
    text: str
    gaps: tuple[tuple[Mpt, Mpt, Mpt], ...] = field(repr=False)
    flex: float
    block: int = NO_BLOCK
    story: int = NO_STORY
    role: str = ""
    index: int = 0
    count: int = 0
    artifact: bool = False
    upright: bool = True
    form: bool = False
    ink: tuple[float, ...] = ()
    setting: Mpt = 0

    @property
    def width(self) -> Mpt:
        """From the first glyph to the end of the last."""
        return self.right - self.x

    @property
    def rect(self) -> Rect:
        """Its ink's rectangle: cap height to descent."""
        top = self.y - round(self.size * CAP_HEIGHT)
        return Rect(self.x, top, self.width, self.y + round(self.size * DESCENT) - top)

    @property
    def broken(self) -> bool:
        """Whether it ends inside a word broken by a hyphen."""
        return self.text.endswith(SOFT_HYPHEN) or (self.text.endswith(HYPHENS) and not self.last)

    @property
    def first(self) -> bool:
        """Whether its block begins with it."""
        return self.index == 0

    @property
    def last(self) -> bool:
        """Whether its block ends with it."""
        return self.index == self.count - 1


def all_lines(pages: Sequence[Page], blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Every line of every page: tagged ones in the order of the tree, then all others page by page."""
    tagged = {place for block in blocks for place in block.content}
    runs: dict[tuple[int, int], list[Run]] = {}
    loose: list[Line] = []
    for page in pages:
        rest: list[Run] = []
        for run in page.runs:
            kept = run.mcid >= 0 and not run.artifact and (page.number, run.mcid) in tagged
            (runs.setdefault((page.number, run.mcid), []) if kept else rest).append(run)
        loose += [_line(group, page.number, None, 0, 0) for group in _groups(rest)]
    found = [line for block in blocks for line in _block_lines(block, runs)]
    return (*found, *loose)


def _block_lines(block: Block, runs: dict[tuple[int, int], list[Run]]) -> Iterator[Line]:
    """The lines of a block, over all its pages."""
    groups: list[tuple[int, list[Run]]] = []
    for page in dict.fromkeys(page for page, _ in block.content):
        own = [run for place in block.content if place[0] == page for run in runs.get(place, [])]
        groups += [(page, group) for group in _groups(own)]
    drop = _begins_with_drop_capital(groups)
    lines = [_line(group, page, block, at - drop, len(groups) - drop) for at, (page, group) in enumerate(groups)]
    sizes = Counter[Mpt]()
    for line in lines:
        sizes[line.size] += len(line.text)
    setting = sizes.most_common(1)[0][0] if sizes else 0
    return (replace(line, setting=setting if line.index >= 0 else line.size) for line in lines)


def _begins_with_drop_capital(groups: list[tuple[int, list[Run]]]) -> bool:
    """Whether the first line is a letter or two much larger than the next; it then counts as line -1."""
    if len(groups) < 2:  # noqa: PLR2004 - a drop capital stands before a line
        return False
    first, second = groups[0][1][0], groups[1][1][0]
    return first.size > DROP * second.size and sum(len(run.texts) for run in groups[0][1]) <= DROP_LETTERS


def _groups(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs that follow each other on one baseline."""
    group: list[Run] = []
    for run in runs:
        if group and not _continues(group[-1], run):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _continues(run: Run, following: Run) -> bool:
    """Whether the second run carries on the first one's line."""
    if abs(run.y - following.y) > SAME_BASELINE or run.upright != following.upright:
        return False
    end = run.starts[-1] + run.widths[-1]
    reach = round(NEAR * max(run.size, following.size))
    return -run.size // 2 <= following.starts[0] - end <= reach


def _line(group: list[Run], page: int, block: Block | None, index: int, count: int) -> Line:
    """A line out of its runs."""
    glyphs = _Glyphs(group)
    sizes = Counter[tuple[int, str]]()
    for run in group:
        sizes[run.size, run.face] += len(run.texts)
    size, face = sizes.most_common(1)[0][0]
    first = group[0]
    return Line(
        page, glyphs.left, glyphs.right, first.y, size, face, glyphs.text, tuple(glyphs.gaps), _flex(group),
        block.number if block else NO_BLOCK, block.story if block else NO_STORY, block.role if block else "",
        index, count, first.artifact, first.upright, first.form, first.ink,
    )  # fmt: skip


class _Glyphs:
    """The glyphs of a line walked once: its text, its edges without outer spaces, its word spaces."""

    def __init__(self, group: list[Run]) -> None:
        self.gaps: list[tuple[Mpt, Mpt, Mpt]] = []
        self.left = self.right = group[0].starts[0]
        texts: list[str] = []
        inked, spaced = False, False
        for run in group:
            for text, start, width in zip(run.texts, run.starts, run.widths, strict=True):
                if text in SPACES:
                    spaced = inked
                else:
                    gap = start - self.right
                    if inked and not spaced and gap > IMPLIED * run.size:
                        spaced = True
                        texts.append(" ")
                    if spaced:
                        self.gaps.append((self.right, gap, run.natural))
                    self.left = self.left if inked else start
                    self.right, inked, spaced = start + width, True, False
                texts.append(text)
        self.text = "".join(texts)


def _flex(group: list[Run]) -> float:
    """How much wider the glyphs are drawn than the font has them, as a share."""
    natural = sum(sum(run.widths) / run.scale for run in group if run.scale)
    drawn = sum(sum(run.widths) + len(run.texts) * run.tracking * run.scale for run in group)
    return drawn / natural - 1 if natural else 0.0
