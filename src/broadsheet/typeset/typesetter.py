"""The composing room's one door: a design in; lines, galleys and headlines out, everything cached between calls."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.edition.design import Design, TextStyle
from broadsheet.measure import Mpt
from broadsheet.remarks import Remark
from broadsheet.story.model import Span, Spans, Story
from broadsheet.story.text import plain
from broadsheet.typeset.fonts import FontFace, FontShelf
from broadsheet.typeset.galley import GalleySetter
from broadsheet.typeset.headline import break_headline, job_of, stack
from broadsheet.typeset.lines import Measured, Paragraphs
from broadsheet.typeset.model import Galley, HeadlineSetting, Line, PlacedLine, Ref
from broadsheet.typeset.shaping import Shaper

HEADS = ("brief-head", "house-head")
"""Styles of small heads, broken as headlines are."""
MANY = 12
"""More lines than any small head has."""
LAST_RESORT = 5_000
"""Price of a headline that no size holds in the lines it may have."""
NO_MEASURE: Mpt = 10**9
"""Wider than any page: a label's measure."""


class Typesetter:
    """Sets text in the styles of one design. The same arguments give the same lines, always."""

    def __init__(self, design: Design, shelf: FontShelf | None = None) -> None:
        self.design = design
        self.shelf = shelf or FontShelf(design)
        self.paragraphs = Paragraphs(Shaper(self.shelf), design.breaking)
        self._galleys: dict[tuple[str, Mpt], tuple[Story, Galley]] = {}
        self._blocks: dict[tuple[Spans | str, str, Mpt, str, Ref], HeadlineSetting] = {}

    @property
    def faces(self) -> dict[str, FontFace]:
        """Every cut used so far, by the key that ``Fragment.face`` names."""
        return self.shelf.faces

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What had to be done that an editor should know of: characters without a glyph, words cut between letters."""
        return (*self.paragraphs.shaper.remarks, *self.paragraphs.remarks)

    def lines(self, spans: Spans | str, style_name: str, measure: Mpt, language: str, ref: Ref) -> tuple[Line, ...]:
        """A text broken to a measure in a style."""
        style = self.design.style(style_name)
        return self._lines(_spans(spans), style, measure, language, ref)

    def _lines(self, spans: Spans, style: TextStyle, measure: Mpt, language: str, ref: Ref) -> tuple[Line, ...]:
        items = self.paragraphs.items(spans, style, language, ref.story)
        if items and style.name in HEADS:
            way = break_headline(
                job_of(items, self.paragraphs.stock(style, language).case.space, measure, language), MANY
            )
            if way is not None:
                return self.paragraphs.broken(items, style, language, Measured(measure), way.ends)
        indents = (style.left_indent + style.first_indent, style.left_indent)
        place = Measured(measure, indents if style.first_indent else indents[1:])
        return self.paragraphs.set(items, style, language, place, ref.story)

    def label(self, text: str, style_name: str, language: str) -> Line:
        """One line of natural width, from x 0. An empty text gives a line without pieces."""
        style = self.design.style(style_name)
        items = self.paragraphs.items(_spans(text), style, language, "")
        lines = self.paragraphs.set(items, style, language, Measured(NO_MEASURE), "")
        case = self.paragraphs.stock(style, language).case
        if not lines:
            return Line((), 0, 0, case.space, case.space, case.face.key, case.size)
        line = lines[0]
        return Line(line.pieces, line.width, 0, line.space, line.natural, line.space_face, line.space_size)

    def block(self, text: Spans | str, style_name: str, measure: Mpt, language: str, ref: Ref) -> HeadlineSetting:
        """A text as a block of whole grid rows.

        On the grid when the style has the grid's leading, else closed up; the last line on the block's last baseline.
        What was set once is kept: the makeup tries the same furniture on page after page.
        """
        key = (text, style_name, measure, language, ref)
        known = self._blocks.get(key)
        if known is None:
            known = self._blocks[key] = self._block(text, style_name, measure, language, ref)
        return known

    def _block(self, text: Spans | str, style_name: str, measure: Mpt, language: str, ref: Ref) -> HeadlineSetting:
        style = self.design.style(style_name)
        lines = self.lines(text, style_name, measure, language, ref)
        rows, placed = self._rows(lines, style_name, style.leading, ref)
        return HeadlineSetting(placed, rows, style.size, plain(_spans(text)))

    def _rows(
        self, lines: tuple[Line, ...], style_name: str, leading: Mpt, ref: Ref
    ) -> tuple[int, tuple[PlacedLine, ...]]:
        """Lines as whole grid rows, the last on the last baseline, what is left over as white above the first."""
        grid = self.design.grid
        row = self.design.format.leading
        rows = -(-(len(lines) * leading) // row)
        foot = (rows - 1) * row + grid.ascent
        last = len(lines) - 1
        return rows, tuple(
            PlacedLine(line, foot - (last - number) * leading, style_name, ref) for number, line in enumerate(lines)
        )

    def headline(
        self, text: str, size: Mpt, measure: Mpt, language: str, ref: Ref, max_lines: int
    ) -> HeadlineSetting | None:
        """A headline broken by sense at one size; None when it does not fit in ``max_lines``.

        At the smallest size of the schedule it always fits: in more lines, and cut between letters, if need be, at a
        price that lets any other form win.
        """
        style = replace(self.design.style("headline"), size=size, align="left", hyphenate=False, first_indent=0)
        items = self.paragraphs.items((Span(text),), style, language, ref.story)
        if not items:
            return HeadlineSetting((), 0, size, text)
        job = job_of(items, self.paragraphs.stock(style, language).case.space, measure, language)
        way = break_headline(job, max_lines)
        if way is not None:
            lines = self.paragraphs.broken(items, style, language, Measured(measure), way.ends)
            return self._stacked(lines, style, ref, text, max(0, round(way.cost)))
        if size > min(step.size for step in self.design.headline_steps):
            return None
        longer = break_headline(job, len(job.points))
        if longer is not None:
            lines = self.paragraphs.broken(items, style, language, Measured(measure), longer.ends)
        else:
            lines = self.paragraphs.cut(items, style, language, Measured(measure))
        return self._stacked(lines, style, ref, text, LAST_RESORT)

    def _stacked(self, lines: tuple[Line, ...], style: TextStyle, ref: Ref, text: str, cost: int) -> HeadlineSetting:
        """Headline lines in whole rows."""
        block = stack(self.shelf.face(style.face), style.size, len(lines), self.design.format.leading)
        placed = (PlacedLine(line, y, style.name, ref) for line, y in zip(lines, block.baselines, strict=True))
        return HeadlineSetting(tuple(placed), block.rows, style.size, text, cost)

    def galley(self, story: Story, measure: Mpt) -> Galley:
        """A story's running text set to one measure: everything but what the makeup places by itself."""
        key = (story.id, measure)
        known = self._galleys.get(key)
        if known is None or known[0] != story:
            setter = GalleySetter(self.paragraphs, self.design, story, measure)
            known = self._galleys[key] = (story, setter.galley())
        return known[1]


def _spans(text: Spans | str) -> Spans:
    """A plain text as spans."""
    return (Span(text),) if isinstance(text, str) else text
