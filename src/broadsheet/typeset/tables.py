"""Tables set to a measure: columns as wide as what is in them asks, cells that wrap, figures to the right."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from broadsheet.edition.design import Design, TextStyle
from broadsheet.measure import Mpt
from broadsheet.story.model import Align, Spans, Story, Table
from broadsheet.typeset.items import Item
from broadsheet.typeset.lines import Measured, Paragraphs
from broadsheet.typeset.model import GalleyLine, Line, Ref

COLUMN_GAP = 600
"""White between columns, in thousandths of the size."""
NARROWEST = 2_400
"""No column is narrower than this, in thousandths of the size, unless all of it is."""
_FIGURE = re.compile(r"[-+−–]?[\d\s.,:%€£$°/\u00a0\u202f]*\d[\d\s.,:%€£$°\u00a0\u202f]*")
_ALIGN = {Align.LEFT: "left", Align.CENTRE: "centre", Align.RIGHT: "right"}
NO_MEASURE: Mpt = 10**9


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands and how its cells are set."""

    x: Mpt
    width: Mpt
    align: str


@dataclass(frozen=True, slots=True)
class TableSetter:
    """One table in its story and measure."""

    paragraphs: Paragraphs
    design: Design
    story: Story
    path: str
    table: Table
    measure: Mpt

    def lines(self) -> list[GalleyLine]:
        """The table as rows of a galley: its caption, its head over a rule, its body."""
        caption = self._caption()
        columns = self.columns()
        rows = list(caption)
        if any(self.table.head):
            rows += self._row("rh", self.table.head, columns, "table-head")
        for number, cells in enumerate(self.table.rows):
            rows += self._row(f"r{number}", cells, columns, "table")
        if rows:
            rows[-1] = replace(rows[-1], mark="rule")
        return rows

    def columns(self) -> tuple[Column, ...]:
        """Column places: each gets what it asks while there is room, else a share by what it asks."""
        count = (
            max(len(self.table.head), *(len(row) for row in self.table.rows), 1)
            if self.table.rows
            else len(self.table.head)
        )
        size = self.design.style("table").size
        gap = size * COLUMN_GAP // 1_000
        room = self.measure - gap * (count - 1)
        wants = [self._want(at) for at in range(count)]
        least = [max(self._widest_word(at), size * NARROWEST // 1_000) for at in range(count)]
        widths = shared(wants, least, room)
        places = [sum(widths[:at]) + gap * at for at in range(count)]
        return tuple(
            Column(x, width, self._align(at)) for at, (x, width) in enumerate(zip(places, widths, strict=True))
        )

    def _cells(self, at: int) -> list[tuple[Spans, str]]:
        """The cells of a column with their styles, the head first."""
        head = [(self.table.head[at], "table-head")] if at < len(self.table.head) else []
        return head + [(row[at], "table") for row in self.table.rows if at < len(row)]

    def _want(self, at: int) -> Mpt:
        """The width of a column's widest cell in one line."""
        return max(
            (line.width for cell, name in self._cells(at) for line in self._set(cell, name, NO_MEASURE, "left")),
            default=0,
        )

    def _widest_word(self, at: int) -> Mpt:
        """The width of a column's widest word."""
        words = (item.word for cell, name in self._cells(at) for item in self._items(cell, self.design.style(name)))
        return max((word.shaped.width for word in words), default=0)

    def _items(self, spans: Spans, style: TextStyle) -> list[Item]:
        return self.paragraphs.items(spans, style, self.story.language, self.story.id)

    def _align(self, at: int) -> str:
        """How a column stands: as the table says; a column of figures that says nothing, to the right."""
        said = self.table.aligns[at] if at < len(self.table.aligns) else Align.LEFT
        texts = ["".join(span.text for span in row[at]) for row in self.table.rows if at < len(row)]
        figures = all(_FIGURE.fullmatch(text) for text in texts if text) and any(texts)
        return "right" if said is Align.LEFT and figures and at else _ALIGN[said]

    def _set(self, spans: Spans, style_name: str, measure: Mpt, align: str) -> tuple[Line, ...]:
        style = replace(self.design.style(style_name), align=align)
        items = self._items(spans, style)
        if any(item.word.shaped.width > measure for item in items):
            style = replace(style, hyphenate=True)
            items = self._items(spans, style)
        return self.paragraphs.set(items, style, self.story.language, Measured(measure), self.story.id)

    def _caption(self) -> list[GalleyLine]:
        ref = Ref(self.story.id, f"{self.path}.caption", "caption")
        lines = self._set(self.table.caption, "table-head", self.measure, "left")
        last = len(lines) - 1
        return [
            GalleyLine(line, ref, "table-head", keep=True, starts=at == 0, ends=at == last)
            for at, line in enumerate(lines)
        ]

    def _row(self, name: str, cells: tuple[Spans, ...], columns: tuple[Column, ...], style: str) -> list[GalleyLine]:
        """One row of the table: as many galley lines as its deepest cell."""
        refs = [Ref(self.story.id, f"{self.path}.{name}.c{at}", "table-cell") for at in range(len(cells))]
        texts = [
            [replace(line, x=line.x + column.x) for line in self._set(cell, style, column.width, column.align)]
            for cell, column in zip(cells, columns, strict=False)
        ]
        depth = list(zip_longest(*texts))
        head = name == "rh"
        rows = []
        for at, row in enumerate(depth):
            (line, ref), *extra = [(line, ref) for line, ref in zip(row, refs, strict=False) if line is not None]
            last = at == len(depth) - 1
            mark = "rule" if head and last else ""
            rows.append(GalleyLine(line, ref, style, keep=head or not last, mark=mark, extra=tuple(extra)))
        return rows


def shared(wants: list[Mpt], least: list[Mpt], room: Mpt) -> list[Mpt]:
    """Widths that fill ``room`` exactly.

    What is asked and an even share of what is left; when that is too much, what each needs at least and a share of the
    rest by what it would like more; when even that is too much, shares by need.
    """
    if sum(wants) <= room:
        widths = [want + (room - sum(wants)) // len(wants) for want in wants]
    elif sum(least) <= room:
        more = [max(0, want - floor) for want, floor in zip(wants, least, strict=True)]
        spare = room - sum(least)
        widths = [floor + spare * extra // max(1, sum(more)) for floor, extra in zip(least, more, strict=True)]
    else:
        widths = [room * floor // sum(least) for floor in least]
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths


def set_table(
    paragraphs: Paragraphs, design: Design, story: Story, path: str, table: Table, measure: Mpt
) -> list[GalleyLine]:
    """A table of a story as galley lines."""
    return TableSetter(paragraphs, design, story, path, table, measure).lines()
