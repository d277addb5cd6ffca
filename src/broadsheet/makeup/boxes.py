"""Fact boxes: facts beside a story, set in the sans face on a tint, each line on the grid.

A box stands in its rows as a picture does: from the cap height of its first row to the baseline of its last. The first
and the last row are its inner margin, so the type in it keeps the page's baselines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from broadsheet.measure import Mpt, pt
from broadsheet.story.model import ItemList, Paragraph, Table
from broadsheet.typeset.model import Line, Ref
from broadsheet.typeset.tables import set_table

if TYPE_CHECKING:
    from broadsheet.story.model import FactBox, ListItem, Spans, Story
    from broadsheet.typeset.typesetter import Typesetter

PAD: Final = pt(6.5)
"""White between the box's edge and its type, left and right."""
INDENT: Final = pt(8)
"""How far a list item's text stands from its marker."""
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
    """A set fact box: rows deep with its inner margins, its lines in reading order, and rows with a rule below."""

    rows: int
    lines: tuple[BoxLine, ...]
    rules: tuple[int, ...] = ()


@dataclass(slots=True)
class _Box:
    """A box being set: the lines so far and the next free row."""

    typesetter: Typesetter
    story: Story
    measure: Mpt
    row: int = 1
    lines: list[BoxLine] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)

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
    return BoxSetting(setting.row + 1, tuple(setting.lines), tuple(setting.rules))


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
    typesetter = setting.typesetter
    rows = set_table(typesetter.paragraphs, typesetter.design, setting.story, path, table, setting.measure)
    for item in rows:
        row = setting.row + item.rows - 1
        cells = ((item.line, item.ref), *item.extra) if item.line is not None else item.extra
        setting.lines += [BoxLine(line, row, PAD, item.style, ref) for line, ref in cells]
        setting.rules += [row] if item.mark == "rule" else []
        setting.row = row + 1
