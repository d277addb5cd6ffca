"""The composing room's one door: a design in, lines, galleys and headlines out, with everything cached between calls."""

from __future__ import annotations

from broadsheet.edition.design import Design, TextStyle
from broadsheet.measure import Mpt
from broadsheet.remarks import Remark
from broadsheet.story.model import Span, Spans, Story
from broadsheet.typeset.fonts import FontFace, FontShelf
from broadsheet.typeset.lines import Measured, Paragraphs
from broadsheet.typeset.model import Galley, HeadlineSetting, Line, PlacedLine, Ref
from broadsheet.typeset.shaping import Shaper

NO_MEASURE: Mpt = 10**9
"""Wider than any page: a label's measure."""


class Typesetter:
    """Sets text in the styles of one design. The same arguments give the same lines, always."""

    def __init__(self, design: Design, shelf: FontShelf | None = None) -> None:
        self.design = design
        self.shelf = shelf or FontShelf(design)
        self.paragraphs = Paragraphs(Shaper(self.shelf), design.breaking)

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
        items = self.paragraphs.items(spans, style, language, ref.story, {})
        indents = (style.left_indent + style.first_indent, style.left_indent)
        place = Measured(measure, indents if style.first_indent else indents[1:])
        return self.paragraphs.set(items, style, language, place, ref.story)

    def label(self, text: str, style_name: str, language: str) -> Line:
        """One line of natural width, from x 0. An empty text gives a line without pieces."""
        style = self.design.style(style_name)
        items = self.paragraphs.items(_spans(text), style, language, "", {})
        lines = self.paragraphs.set(items, style, language, Measured(NO_MEASURE), "")
        case = self.paragraphs.stock(style, language).case
        if not lines:
            return Line((), 0, 0, case.space, case.space, case.face.key, case.size)
        line = lines[0]
        return Line(line.pieces, line.width, 0, line.space, line.natural, line.space_face, line.space_size)

    def block(self, text: Spans | str, style_name: str, measure: Mpt, language: str, ref: Ref) -> HeadlineSetting:
        """A text as a block of whole grid rows: on the grid when the style has the grid's leading, else closed up, the
        last line on the block's last baseline."""
        style = self.design.style(style_name)
        lines = self.lines(text, style_name, measure, language, ref)
        rows, placed = self.stack(lines, style_name, style.leading, ref)
        return HeadlineSetting(placed, rows, style.size, plain(_spans(text)))

    def stack(
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

    def headline(  # noqa: PLR0913, PLR0917 - a headline is its words, their size, and the place they must fill
        self, text: str, size: Mpt, measure: Mpt, language: str, ref: Ref, max_lines: int
    ) -> HeadlineSetting | None:
        """A headline at one size; None when it does not fit in ``max_lines``."""
        raise NotImplementedError

    def galley(self, story: Story, measure: Mpt) -> Galley:
        """A story's running text set to one measure."""
        raise NotImplementedError


def _spans(text: Spans | str) -> Spans:
    """A plain text as spans."""
    return (Span(text),) if isinstance(text, str) else text


def plain(spans: Spans) -> str:
    """The text of spans."""
    return "".join(span.text for span in spans)
