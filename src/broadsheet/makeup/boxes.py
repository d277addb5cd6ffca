"""Fact boxes: facts beside a story, set in the sans face on a tint, each line on the grid.

A box stands in its rows as a picture does: from the cap height of its first row to the baseline of its last. The first
and the last row are its inner margin, so the type in it keeps the page's baselines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from broadsheet.measure import Mpt, pt
from broadsheet.story.model import Align, ItemList, Paragraph, Table
from broadsheet.typeset.model import Line, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.story.model import FactBox, ListItem, Spans, Story
    from broadsheet.typeset.typesetter import Typesetter

PAD: Final = pt(6.5)
"""White between the box's edge and its type, left and right."""
INDENT: Final = pt(8)
"""How far a list item's text stands from its marker."""
CELL_GAP: Final = pt(6)
"""White between two table cells."""
BULLET: Final = "•"


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A line in row ``row`` of its box, its measure beginning ``x`` from the box's left edge."""

    line: Line
    row: int
    x: Mpt
    style: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class BoxSetting:
    """A set fact box: rows deep with its inner margins, and its lines in reading order."""

    rows: int
    lines: tuple[BoxLine, ...]


@dataclass(slots=True)
class _Box:
    """A box being set: the lines so far and the next free row."""

    typesetter: Typesetter
    story: Story
    measure: Mpt
    row: int = 1
    lines: list[BoxLine] = field(default_factory=list)

    def text(self, spans: Spans | str, style: str, ref: Ref, x: Mpt = PAD) -> None:
        """Set a text from the next row on."""
        measure = self.measure - (x - PAD)
        for line in self.typesetter.lines(spans, style, measure, self.story.language, ref):
            self.lines.append(BoxLine(line, self.row, x, style, ref))
            self.row += 1

    def mark(self, text: str, style: str, ref: Ref, x: Mpt) -> None:
        """A marker in the next row, beside the text that follows."""
        line = self.typesetter.label(text, style, self.story.language)
        self.lines.append(BoxLine(line, self.row, x, style, ref))


def set_box(typesetter: Typesetter, story: Story, block: int, box: FactBox, width: Mpt) -> BoxSetting:
    """Set a fact box ``width`` wide (Mpt, edge to edge); ``block`` is its place among the story's blocks."""
    setting = _Box(typesetter, story, width - 2 * PAD)
    path = f"b{block}"
    if box.title:
        setting.text(box.title, "box-title", Ref(story.id, f"{path}.title", "box-title"))
    for index, part in enumerate(box.blocks):
        _set_part(setting, f"{path}.b{index}", part)
    return BoxSetting(setting.row + 1, tuple(setting.lines))


def _set_part(setting: _Box, path: str, part: Paragraph | ItemList | Table) -> None:
    if isinstance(part, Paragraph):
        setting.text(part.spans, "box", Ref(setting.story.id, path, "paragraph"))
    elif isinstance(part, ItemList):
        for index, item in enumerate(part.items):
            _set_item(setting, f"{path}.i{index}", item)
    else:
        _set_table(setting, path, part)


def _set_item(setting: _Box, path: str, item: ListItem) -> None:
    left = PAD + item.level * INDENT
    marker = f"{item.number}." if item.ordered else BULLET
    setting.mark(marker, "box", Ref(setting.story.id, f"{path}.marker", "label"), left)
    setting.text(item.spans, "box", Ref(setting.story.id, path, "list-item"), left + INDENT)


def _set_table(setting: _Box, path: str, table: Table) -> None:
    if table.caption:
        setting.text(table.caption, "table-head", Ref(setting.story.id, f"{path}.caption", "caption"))
    columns = _column_places(setting, table)
    for name, cells, style in _table_rows(table):
        deepest = setting.row
        for index, (cell, (x, measure)) in enumerate(zip(cells, columns, strict=False)):
            ref = Ref(setting.story.id, f"{path}.{name}.c{index}", "table-cell")
            lines = setting.typesetter.lines(cell, style, measure, setting.story.language, ref)
            for number, line in enumerate(lines):
                shift = _shift(table.aligns[index : index + 1], measure - line.width)
                setting.lines.append(BoxLine(line, setting.row + number, x + shift, style, ref))
            deepest = max(deepest, setting.row + len(lines))
        setting.row = deepest


def _table_rows(table: Table) -> Iterable[tuple[str, tuple[Spans, ...], str]]:
    if any(table.head):
        yield "h", table.head, "table-head"
    for index, row in enumerate(table.rows):
        yield f"r{index}", row, "table"


def _column_places(setting: _Box, table: Table) -> list[tuple[Mpt, Mpt]]:
    """Where each table column begins and how wide it is: shares by the widest text in it, the first takes the rest."""
    count = len(table.aligns) or max((len(row) for row in table.rows), default=1)
    wants = [max((_natural(setting, cell) for cell in _cells(table, index)), default=0) for index in range(count)]
    free = setting.measure - (count - 1) * CELL_GAP
    total = max(sum(wants), 1)
    widths = [want if sum(wants) <= free else max(free * want // total, free // (3 * count)) for want in wants]
    widths[0] = free - sum(widths[1:])
    places, x = [], PAD
    for width in widths:
        places.append((x, max(width, PAD)))
        x += width + CELL_GAP
    return places


def _cells(table: Table, index: int) -> Iterable[Spans]:
    for _, cells, _ in _table_rows(table):
        yield from cells[index : index + 1]


def _natural(setting: _Box, cell: Spans) -> Mpt:
    text = "".join(span.text for span in cell)
    return setting.typesetter.label(text, "table-head", setting.story.language).width if text else 0


def _shift(align: tuple[Align, ...], free: Mpt) -> Mpt:
    if align == (Align.RIGHT,):
        return free
    return free // 2 if align == (Align.CENTRE,) else 0
