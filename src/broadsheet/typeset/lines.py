"""Paragraphs to set lines: items, breaks, and the figures that make each line exactly as wide as its measure."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TypeAlias

from broadsheet.edition.design import Breaking, Face, TextStyle
from broadsheet.measure import Mpt
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.model import Span, Spans
from broadsheet.typeset.badness import Give, justified, ragged, ratio
from broadsheet.typeset.items import (
    NO_BREAK_SPACE,
    PLAIN,
    BreakPoint,
    Dress,
    Item,
    Word,
    WordStock,
    as_pieces,
    break_points,
    items_of,
)
from broadsheet.typeset.linebreak import Setting, break_lines, first_fit
from broadsheet.typeset.model import Line, Piece
from broadsheet.typeset.sense import by_sense
from broadsheet.typeset.shaping import CaseStyle, Shaper
from broadsheet.typeset.typography import dress_spans

MARK_SIZE = 700
"""Note marks, in thousandths of the text's size, lifted by ``MARK_RISE`` thousandths."""
MARK_RISE = 330
ENDLESS = 4_000
"""A paragraph with cut words and more break points than this is broken greedily."""
TRACKING_SHARE = 0.5
"""How much of the glyphs' give is tracking; the rest is horizontal scale."""


Marks: TypeAlias = tuple[tuple[str, str, str], ...]
"""Notes of a story: the id in the text, the mark that is set, the address it leads to."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Where a paragraph is set, in ``Mpt``.

    ``indents`` are those of its first lines, the last of them that of all others; ``tail`` is room kept free at the
    end of the last line.
    """

    measure: Mpt
    indents: tuple[Mpt, ...] = (0,)
    tail: Mpt = 0


class Paragraphs:
    """Sets paragraphs in the styles of one design. ``remarks`` collects words that had to be cut between letters."""

    def __init__(self, shaper: Shaper, breaking: Breaking) -> None:
        self.shaper = shaper
        self.breaking = breaking
        self.remarks: list[Remark] = []
        self._stocks: dict[tuple[CaseStyle, str, bool], WordStock] = {}

    def stock(self, style: TextStyle, language: str, face: Face | None = None) -> WordStock:
        """The words of a style in a language, in its own face or another."""
        case_style = CaseStyle(face or style.face, style.size, style.figures, style.caps, style.tracking)
        return self._stock(case_style, language, hyphenate=style.hyphenate)

    def _stock(self, case_style: CaseStyle, language: str, *, hyphenate: bool) -> WordStock:
        key = (case_style, language, hyphenate)
        stock = self._stocks.get(key)
        if stock is None:
            case = self.shaper.case(case_style, language)
            stock = self._stocks[key] = WordStock(case, self.breaking.hyphen_penalty, hyphenate=hyphenate)
        return stock

    def items(self, spans: Spans, style: TextStyle, language: str, story: str, marks: Marks = ()) -> list[Item]:
        """The items of a paragraph's spans. ``marks`` gives for each note its mark and where the mark leads."""
        return self.dressed(dress_spans(spans, language), style, language, story, marks)

    def dressed(self, spans: Spans, style: TextStyle, language: str, story: str, marks: Marks = ()) -> list[Item]:
        """The items of spans that are dressed already."""
        found: list[Item] = []
        before = " "
        for span in spans:
            stock = self.stock(style, language, face_of(span, style))
            self.shaper.check(span.text, stock.case, story)
            run = items_of(stock, span.text, Dress(link=span.link) if span.link else PLAIN, glued=before != " ")
            if run and before == NO_BREAK_SPACE:
                run[0] = run[0]._replace(gap=True)
            found += run
            before = span.text[-1:] or before
            if span.note:
                found += [self._mark(stock.case.style, language, *mark) for name, *mark in marks if name == span.note]
        return found

    def _mark(self, style: CaseStyle, language: str, mark: str, link: str) -> Item:
        """A raised note mark that clings to the word before it."""
        small = CaseStyle(style.face, round(style.size * MARK_SIZE / 1_000))
        word = self._stock(small, language, hyphenate=False).word(mark)
        dress = Dress(round(style.size * MARK_RISE / 1_000), link)
        return Item(word, gap=False, breakable=False, dress=dress)

    def set(self, items: list[Item], style: TextStyle, language: str, place: Measured, story: str) -> tuple[Line, ...]:
        """The lines of a paragraph. Never fails: a word no line can hold is cut between letters, with a remark."""
        if not items:
            return ()
        stock = self.stock(style, language)
        setter = LineSetter(stock, style, place, self.breaking)
        points = break_points(items, stock.case.space)
        if not setter.justify:
            points = by_sense(items, points, language)
        ends = break_lines(points, items, setter.setting)
        if not ends:
            self._remark_on(items, min(setter.setting.widths), story)
            return self.cut(items, style, language, place)
        return setter.lines(items, points, ends)

    def cut(self, items: list[Item], style: TextStyle, language: str, place: Measured) -> tuple[Line, ...]:
        """The lines of a text with words wider than its measure, which are cut between their letters."""
        stock = self.stock(style, language)
        setter = LineSetter(stock, style, place, self.breaking)
        width = min(setter.setting.widths)
        items = [self._divisible(item) if item.word.shaped.width > width else item for item in items]
        points = break_points(items, stock.case.space)
        ends = break_lines(points, items, setter.setting) if len(points) < ENDLESS else []
        return setter.lines(items, points, ends or first_fit(points, setter.setting))

    def broken(
        self, items: list[Item], style: TextStyle, language: str, place: Measured, ends: tuple[int, ...]
    ) -> tuple[Line, ...]:
        """The lines of a paragraph whose breaks are known."""
        stock = self.stock(style, language)
        points = break_points(items, stock.case.space)
        return LineSetter(stock, style, place, self.breaking).lines(items, points, list(ends))

    def _remark_on(self, items: list[Item], width: Mpt, story: str) -> None:
        """Remark once for each story on a word wider than its measure."""
        wide = (item.word for item in items if item.word.shaped.width > width)
        new = (_too_long(word.text, story) for word in wide)
        self.remarks += [remark for remark in dict.fromkeys(new) if remark not in self.remarks]

    def _divisible(self, item: Item) -> Item:
        """The item with a place to divide between any two letters of its word."""
        word: Word = item.word
        stock = self._stock(word.case.style, word.case.language, hyphenate=False)
        return item._replace(word=stock.cut_everywhere(word))


def face_of(span: Span, style: TextStyle) -> Face:
    """The cut a span is set in; a style without the cut for a dress sets it in the nearest it has."""
    if span.emphasis and span.strong:
        return style.bold_italic or style.bold or style.italic or style.face
    if span.emphasis:
        return style.italic or style.face
    if span.strong:
        return style.bold or style.face
    return style.face


def _too_long(word: str, story: str) -> Remark:
    return Remark(
        "word-too-long",
        Severity.WARN,
        Place(story=story),
        f"The word “{word[:60]}” is wider than its column and was cut between letters.",
        "Divide it with soft hyphens (U+00AD), or shorten it.",
    )


class LineSetter:
    """Makes the lines of one paragraph from its breaks."""

    def __init__(self, stock: WordStock, style: TextStyle, place: Measured, breaking: Breaking) -> None:
        self.case = stock.case
        self.style = style
        self.place = place
        self.natural = stock.case.space
        self.justify = style.align == "justify"
        widths = tuple(place.measure - indent for indent in place.indents)
        self.setting = Setting(self._give(breaking), widths, breaking, place.tail)

    def _give(self, breaking: Breaking) -> Give:
        if self.justify:
            return justified(self.natural, breaking.stretch, breaking.shrink)
        return ragged(self.natural, self.place.measure)

    def lines(self, items: list[Item], points: list[BreakPoint], ends: list[int]) -> tuple[Line, ...]:
        """The lines between the breaks."""
        lines = []
        start = points[0]
        deepest = len(self.place.indents) - 1
        for number, index in enumerate(ends):
            end = points[index]
            indent = self.place.indents[min(number, deepest)]
            lines.append(self._line(items, start, end, indent, last=index == len(points) - 1))
            start = end
        return tuple(lines)

    def _line(self, items: list[Item], start: BreakPoint, end: BreakPoint, indent: Mpt, *, last: bool) -> Line:
        """One line: its pieces, and space, tracking and scale so that it fills its width."""
        pieces = _pieces(items, start, end)
        width = end.end - start.origin
        if (start.item == end.item and start.division >= 0) or _through_cut(items, start, end):
            width = sum(sum(piece.fragment.advances) + piece.kern + piece.gap * self.natural for piece in pieces)
        spaces = end.spaces - start.next_spaces
        target = self.place.measure - indent
        hyphen = end.division >= 0 and items[end.item].word.divisions[end.division].adds
        joined = end.division >= 0 and not hyphen
        fill = self._fill(pieces, width, spaces, target, last=last)
        left = indent + self._offset(target - fill.width)
        return Line(
            tuple(pieces), fill.width, left, fill.space, self.natural, self.case.face.key, self.case.size,
            fill.tracking, fill.scale, hyphen, last, joined,
        )  # fmt: skip

    def _offset(self, room: Mpt) -> Mpt:
        """How far a ragged line is moved right."""
        if self.style.align == "right":
            return room
        return room // 2 if self.style.align == "centre" else 0

    def _fill(self, pieces: list[Piece], width: Mpt, spaces: int, target: Mpt, *, last: bool) -> Fill:
        """The figures of a line of natural ``width`` with ``spaces`` spaces that is to fill ``target``."""
        if width == target or (width < target and (last or not self.justify or not spaces)):
            return Fill(self.natural, width)
        value = ratio(self.setting.give, width, spaces, target)
        glyphs = width - spaces * self.natural
        flex = self._flex(value)
        scale = 1_000 + floor(flex * (1 - TRACKING_SHARE) * 1_000)
        count = spaces + sum([len(piece.fragment.glyphs) for piece in pieces])
        tracking = floor(glyphs * flex * TRACKING_SHARE / count)
        if not spaces:
            return Fill(self.natural, (glyphs + count * tracking) * scale // 1_000, tracking, scale)
        space = round((target * 1_000 / scale - glyphs - count * tracking) / spaces)
        return Fill(space, target, tracking, scale)

    def _flex(self, value: float) -> float:
        """The part of their width the glyphs give at a ratio."""
        give = self.setting.give
        return give.glyph_stretch * min(value, 1.0) if value >= 0 else give.glyph_shrink * max(value, -1.0)


@dataclass(frozen=True, slots=True)
class Fill:
    """The figures that fill a line."""

    space: Mpt
    width: Mpt
    tracking: Mpt = 0
    scale: int = 1_000


def _through_cut(items: list[Item], start: BreakPoint, end: BreakPoint) -> bool:
    """Whether a line begins or ends in a word cut between letters, whose widths must be taken from its pieces."""
    ends = [items[point.item].word for point in (start, end) if point.division >= 0]
    return any(word.cut for word in ends)


def _pieces(items: list[Item], start: BreakPoint, end: BreakPoint) -> list[Piece]:
    """The pieces of a line between two breaks."""
    if start.division >= 0 and start.item == end.item:
        return list(_part(items[start.item], start.division, end.division, gap=False, kern=0))
    pieces: list[Piece] = []
    before: Word | None = None
    if start.division >= 0:
        pieces += _part(items[start.item], start.division, -1, gap=False, kern=0)
        before = items[start.item].word
    for item in items[start.item + 1 : end.item + (end.division < 0)]:
        word = item.word
        gap = item.gap and before is not None
        kern = before.shaped.after + word.shaped.before if gap and before is not None else 0
        if item.dress is PLAIN:
            pieces += word.pieces(gap, kern)
        else:
            pieces += as_pieces(word.shaped, gap=gap, kern=kern, rise=item.dress.rise, link=item.dress.link)
        before = word
    if end.division >= 0:
        item = items[end.item]
        gap = item.gap and before is not None
        kern = before.shaped.after + item.word.shaped.before if gap and before is not None else 0
        pieces += _part(item, -1, end.division, gap=gap, kern=kern)
    return pieces


def _part(item: Item, start: int, end: int, *, gap: bool, kern: Mpt) -> tuple[Piece, ...]:
    """The part of a word between two of its divisions (-1: its beginning or end)."""
    word = item.word
    first = word.divisions[start].at if start >= 0 else 0
    text = word.text[first:]
    if end >= 0:
        division = word.divisions[end]
        text = word.text[first : division.at]
        shaped = word.case.hyphened(text) if division.adds else word.case.word(text)
    else:
        shaped = word.case.word(text)
    return as_pieces(shaped, gap=gap, kern=kern, rise=item.dress.rise, link=item.dress.link)
