"""A story's running text as a galley: one measure, every line on the grid, nothing of the copy left out.

Headline, kicker, standfirst, byline, pictures, pull quotes and fact boxes are the makeup's to place; everything else
is here. Paths and roles are those of ``story.text``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from broadsheet.edition.design import Design, TextStyle
from broadsheet.edition.words import long_date, words
from broadsheet.measure import Mpt
from broadsheet.story.model import (
    Block,
    ItemList,
    Listing,
    ListItem,
    Paragraph,
    Quotation,
    SectionBreak,
    Span,
    Spans,
    Story,
    Subhead,
    Table,
)
from broadsheet.story.text import attribution, with_dateline
from broadsheet.typeset.lines import Marks, Measured, Paragraphs
from broadsheet.typeset.model import Galley, GalleyLine, Line, Ref
from broadsheet.typeset.opening import Opening, opening_of
from broadsheet.typeset.tables import set_table

BULLET = "•"
DASH = "—"
ORNAMENT = "* * *"
FURNITURE = Ref("", "", "furniture")
END_MARK = Ref("", "end-mark", "furniture")
MARKER_GAP = 350
"""White between a list marker and its text, in thousandths of the size."""
LAST_WORD_GAP = 500
"""White before the end mark, in thousandths of the size."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a hanging text: a bullet, a number, a dash. ``left`` is where it begins."""

    text: str
    ref: Ref
    left: Mpt = 0
    link: str = ""


@dataclass(slots=True)
class GalleySetter:
    """Sets one story.

    ``flush``: the next paragraph begins without an indent; ``noted``: where each note's mark is; ``white``: rows that
    must stay white above the next paragraph.
    """

    paragraphs: Paragraphs
    design: Design
    story: Story
    measure: Mpt
    lines: list[GalleyLine] = field(default_factory=list)
    flush: bool = True
    marks: Marks = ()
    noted: dict[str, str] = field(default_factory=dict)
    white: int = 0

    def galley(self) -> Galley:
        """The whole galley."""
        self.noted = dict(_noted(self.story))
        self.marks = tuple(
            (note.id, str(number), f"#note.{note.id}") for number, note in enumerate(self.story.notes, start=1)
        )
        story = with_dateline(self.story)
        last = max((at for at, block in enumerate(story.blocks) if isinstance(block, Paragraph)), default=-1)
        opening = next((at for at, block in enumerate(story.blocks) if isinstance(block, Paragraph)), -1)
        self._headless_dateline(story)
        for at, block in enumerate(story.blocks):
            self._block(f"b{at}", block, opens=at == opening, closes=at == last == len(story.blocks) - 1)
        self._tail()
        return Galley(self.story.id, self.measure, tuple(self.lines))

    def _headless_dateline(self, story: Story) -> None:
        """The dateline of a story that has no paragraph to run it into."""
        if story.dateline:
            spans = (Span(story.dateline, strong=True),)
            self._rows(spans, "flush", self._ref("dateline", "paragraph"), keep=True)

    def _block(self, path: str, block: Block, *, opens: bool, closes: bool) -> None:
        """One block of running text; other blocks are the makeup's."""
        match block:
            case Paragraph():
                self._paragraph(path, block, opens=opens, closes=closes)
            case Subhead():
                self._subhead(path, block)
            case Quotation():
                self._quotation(path, block)
            case ItemList():
                self._list(path, block)
            case Table():
                self._table(path, block)
            case Listing():
                self._listing(path, block)
            case SectionBreak():
                self._break()
            case _:
                return

    def _ref(self, path: str, role: str) -> Ref:
        return Ref(self.story.id, path, role)

    def _style(self, name: str) -> TextStyle:
        return self.design.style(name)

    def _set(self, spans: Spans, style: TextStyle, indents: tuple[Mpt, ...], tail: Mpt = 0) -> tuple[Line, ...]:
        """Lines of a text with indents of their own."""
        language = self.story.language
        items = self.paragraphs.items(spans, style, language, self.story.id, self.marks)
        return self.paragraphs.set(items, style, language, Measured(self.measure, indents, tail), self.story.id)

    def _label(self, text: str, style: TextStyle, link: str = "") -> Line | None:
        """A short text in one line of natural width, flush left."""
        plain = replace(style, align="left", hyphenate=False)
        items = self.paragraphs.items((Span(text, link=link),), plain, self.story.language, self.story.id)
        place = Measured(self.measure)
        return next(iter(self.paragraphs.set(items, plain, self.story.language, place, self.story.id)), None)

    def _add(self, lines: tuple[Line, ...], style: str, ref: Ref, *, white: int = 0, keep: bool = False) -> None:
        """Lines of one paragraph, the first with ``white`` rows above it."""
        last = len(lines) - 1
        white = max(white, self.white)
        self.white = 0 if lines else self.white
        self.lines += [
            GalleyLine(line, ref, style, 1 + (white if at == 0 else 0), keep, at == 0, at == last)
            for at, line in enumerate(lines)
        ]

    def _rows(self, spans: Spans, style_name: str, ref: Ref, *, white: int = 0, keep: bool = False) -> int:
        """A text set in a style with the style's own indents; the index of its first line."""
        style = self._style(style_name)
        indents = (style.left_indent + style.first_indent, style.left_indent)
        first = len(self.lines)
        lines = self._set(spans, style, indents if style.first_indent else indents[1:])
        self._add(lines, style_name, ref, white=white, keep=keep)
        return first

    def _paragraph(self, path: str, block: Paragraph, *, opens: bool, closes: bool) -> None:
        """Running text: the first of a story with its opening, the last with its end mark."""
        style = self._style("flush" if self.flush else "body")
        end = self._label(self.design.treatment.end_mark, style) if closes and self.design.treatment.end_mark else None
        gap = style.size * LAST_WORD_GAP // 1_000
        tail = end.width + gap if end else 0
        opening = self._opening(block, tail) if opens else None
        lines = opening.lines if opening else self._set(block.spans, style, (style.first_indent, 0), tail)
        first = len(self.lines)
        after_subhead = bool(self.lines) and self.lines[-1].keep
        self._add(lines, style.name, self._ref(path, "paragraph"))
        if opening and opening.drop and lines:
            self.lines[first] = replace(self.lines[first], drop=opening.drop)
        if after_subhead and len(lines) > 1:
            self.lines[first] = replace(self.lines[first], keep=True)
        if end and lines:
            self._end(end, gap)
        self.flush = False

    def _opening(self, block: Paragraph, tail: Mpt) -> Opening | None:
        """The first paragraph dressed up as the design asks for this genre; None for a plain one."""
        return opening_of(
            self.paragraphs, self.design, self.story, block.spans, Measured(self.measure, (0,), tail), self.marks
        )

    def _end(self, end: Line, gap: Mpt) -> None:
        """The end mark behind the story's last words."""
        last = self.lines[-1]
        if last.line is not None:
            mark = replace(end, x=last.line.x + last.line.width + gap)
            self.lines[-1] = replace(last, extra=(*last.extra, (mark, END_MARK)))

    def _subhead(self, path: str, block: Subhead) -> None:
        """A crosshead: a white row, the line, and two lines of text it must not leave."""
        self._rows(block.spans, "subhead", self._ref(path, "subhead"), white=1 if self.lines else 0, keep=True)
        self.flush = True

    def _quotation(self, path: str, block: Quotation) -> None:
        """A displayed quotation; who said it stands below behind a dash."""
        speaker = attribution(block)
        last = len(block.paragraphs) - 1
        for at, spans in enumerate(block.paragraphs):
            first = self._rows(spans, "quotation", self._ref(f"{path}.p{at}", "quotation"))
            if at == last and speaker and len(self.lines) > first:
                self.lines[-1] = replace(self.lines[-1], keep=True)
        if speaker:
            dash = Marker(DASH, FURNITURE, self._style("quotation").left_indent)
            self._marked((Span(speaker),), "byline-role", dash, self._ref(f"{path}.speaker", "speaker"))
        self.flush = True

    def _marked(self, spans: Spans, style_name: str, marker: Marker, ref: Ref) -> None:
        """A text hanging beside its marker."""
        style = self._style(style_name)
        mark = self._label(marker.text, style, marker.link)
        gap = style.size * MARKER_GAP // 1_000
        indent = max(marker.left + style.left_indent, marker.left + mark.width + gap) if mark else marker.left
        first = len(self.lines)
        self._add(self._set(spans, style, (indent,)), style_name, ref)
        if mark and len(self.lines) > first:
            extra = ((replace(mark, x=marker.left), marker.ref),)
            self.lines[first] = replace(self.lines[first], extra=extra)

    def _list(self, path: str, block: ItemList) -> None:
        """A list, its markers hanging; deeper levels are indented by the style's own step."""
        if self.lines and not self.lines[-1].keep and self.lines[-1].starts is False:
            self.lines[-1] = replace(self.lines[-1], keep=True)
        for at, item in enumerate(block.items):
            ref = self._ref(f"{path}.i{at}", "list-item")
            label = replace(ref, path=f"{ref.path}.marker", role="label")
            left = item.level * self._style("list").left_indent
            self._marked(item.spans, "list", Marker(_sign(item), label, left), ref)
        self.flush = False

    def _table(self, path: str, block: Table) -> None:
        """A table across the measure, a white row above and below it."""
        rows = set_table(self.paragraphs, self.design, self.story, path, block, self.measure)
        first = len(self.lines)
        self.lines += rows
        self._open_up(first, 1 if first else 0)
        self.white = 1
        self.flush = True

    def _listing(self, path: str, block: Listing) -> None:
        """What is on: a title, then each entry's head in bold and its text."""
        if block.title:
            ref = self._ref(f"{path}.title", "box-title")
            self._rows((Span(block.title),), "subhead", ref, white=1 if self.lines else 0, keep=True)
        for at, entry in enumerate(block.entries):
            head = tuple(replace(span, strong=True) for span in entry.head)
            ref = self._ref(f"{path}.e{at}.head", "listing-head")
            self._hanging(head, ref, keep=bool(entry.text))
            self._rows(entry.text, "listing", self._ref(f"{path}.e{at}.text", "listing"))
        self.flush = True

    def _hanging(self, spans: Spans, ref: Ref, *, keep: bool) -> None:
        """The head of a listing entry, flush left over its indented text."""
        style = self._style("listing")
        self._add(self._set(spans, style, (0, style.left_indent)), "listing", ref, keep=keep)

    def _break(self) -> None:
        """A pause: three asterisks in the middle of a row."""
        style = replace(self._style("flush"), align="centre")
        for line in self._set((Span(ORNAMENT),), style, (0,)):
            self.lines.append(GalleyLine(line, FURNITURE, "flush", keep=True, mark="break"))
        self.flush = True

    def _tail(self) -> None:
        """What stands below a story: notes, corrections, and where it was first printed."""
        white = 0 if self.white or not self.lines else 1
        for number, note in enumerate(self.story.notes, start=1):
            ref = self._ref(f"note.{note.id}", "note")
            first = len(self.lines)
            label = replace(ref, path=f"{ref.path}.label", role="label")
            marker = Marker(str(number), label, link=f"#{self.noted[note.id]}" if note.id in self.noted else "")
            self._marked(note.spans, "note", marker, ref)
            white = self._open_up(first, white)
        for number, correction in enumerate(self.story.corrections):
            said = f"{words(self.story.language).corrections}, {long_date(correction.day, self.story.language)}: "
            spans = (Span(said, strong=True), Span(correction.text))
            first = self._rows(spans, "note", self._ref(f"correction.{number}", "note"))
            white = self._open_up(first, white)
        if self.story.origin is not None:
            text = words(self.story.language).first_printed.format(n=self.story.origin.issue)
            paper = f"{self.story.origin.paper}: " if self.story.origin.paper else ""
            first = self._rows((Span(f"{paper}{text}", emphasis=True),), "note", self._ref("origin", "note"))
            self._open_up(first, white)

    def _open_up(self, first: int, white: int) -> int:
        """White rows above the first of the small print; none are left for the rest of it."""
        if first >= len(self.lines):
            return white
        self.lines[first] = replace(self.lines[first], rows=self.lines[first].rows + white)
        return 0


def _noted(story: Story) -> Iterator[tuple[str, str]]:
    """Where each note's mark stands, as (id, path), so that the note can lead back to it."""
    for at, block in enumerate(story.blocks):
        for path, spans in _parts(f"b{at}", block):
            yield from ((span.note, path) for span in spans if span.note)


def _parts(path: str, block: Block) -> Iterator[tuple[str, Spans]]:
    """The running texts of a block with their paths."""
    if isinstance(block, Paragraph):
        yield path, block.spans
    elif isinstance(block, Quotation):
        yield from ((f"{path}.p{at}", spans) for at, spans in enumerate(block.paragraphs))
    elif isinstance(block, ItemList):
        yield from ((f"{path}.i{at}", item.spans) for at, item in enumerate(block.items))


def _sign(item: ListItem) -> str:
    """What stands before a list item."""
    return f"{item.number}." if item.ordered else BULLET
