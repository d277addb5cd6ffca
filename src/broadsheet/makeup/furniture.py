"""What furniture is drawn with: labels, blocks, rules and links put at a place on the page.

Furniture is everything that recurs on pages without being copy. Its marks carry a ``Ref`` with the empty story; the
path names the mark (``nameplate``, ``folio.5``, ``contents.2``) so that the structure tree can tell them apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadsheet.edition.design import Design
from broadsheet.edition.plan import Edition
from broadsheet.edition.vocabulary import Words
from broadsheet.edition.words import words
from broadsheet.makeup.model import Frame, LinkFrame, RuleFrame, Shape, TextFrame
from broadsheet.measure import Mpt, Rect
from broadsheet.typeset.model import Fragment, HeadlineSetting, Line, Piece, Ref
from broadsheet.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable

Shapes = dict[tuple[int, int], tuple[Shape, ...]]
"""Cheapest shapes by (columns, rows)."""


@dataclass(frozen=True, slots=True, eq=False)
class Stone:
    """The imposing stone: the edition on it and the typesetter beside it."""

    edition: Edition
    typesetter: Typesetter

    @property
    def design(self) -> Design:
        """How the paper looks."""
        return self.edition.design

    @property
    def language(self) -> str:
        """The paper's language; furniture speaks it."""
        return self.edition.paper.language

    @property
    def words(self) -> Words:
        """The paper's words around the copy."""
        return words(self.language)

    def label(self, text: str, style: str) -> Line:
        """One line of furniture at its natural width."""
        return self.typesetter.label(text, style, self.language)

    def block(self, text: str, style: str, measure: Mpt, path: str) -> HeadlineSetting:
        """Furniture set to a measure as whole grid rows."""
        return self.typesetter.block(text, style, measure, self.language, furniture(path))

    def ink(self, style: str) -> str:
        """The ink of a style."""
        return self.design.style(style).ink


def furniture(path: str) -> Ref:
    """The reference of a mark that belongs to no story."""
    return Ref("", path, "furniture")


def cheapest(shapes: Iterable[Shape]) -> Shapes:
    """Shapes by size, at most one with ``art_top`` and one without, the cheapest of each."""
    best: dict[tuple[int, int, bool], Shape] = {}
    for shape in shapes:
        key = (shape.columns, shape.rows, shape.art_top)
        if key not in best or shape.cost < best[key].cost:
            best[key] = shape
    found: dict[tuple[int, int], list[Shape]] = {}
    for (columns, rows, _), shape in sorted(best.items()):
        found.setdefault((columns, rows), []).append(shape)
    return {size: tuple(group) for size, group in found.items()}


def advance(line: Line) -> Mpt:
    """How wide the marks of an unjustified line are, without its indent."""
    glyphs = sum(sum(piece.fragment.advances) for piece in line.pieces)
    gaps = sum(line.space + piece.kern for piece in line.pieces if piece.gap)
    count = sum(len(piece.fragment.glyphs) + piece.gap for piece in line.pieces)
    return (glyphs + gaps + count * line.tracking) * line.scale // 1000


def at_left(line: Line, x: Mpt, y: Mpt, ink: str, ref: Ref) -> TextFrame:
    """A line beginning at ``x`` with its baseline at ``y``."""
    return TextFrame(replace(line, x=0), x, y, ink, ref)


def at_right(line: Line, edge: Mpt, y: Mpt, ink: str, ref: Ref) -> TextFrame:
    """A line ending at ``edge``."""
    return at_left(line, edge - advance(line), y, ink, ref)


def centred(line: Line, middle: Mpt, y: Mpt, ink: str, ref: Ref) -> TextFrame:
    """A line centred on ``middle``."""
    return at_left(line, middle - advance(line) // 2, y, ink, ref)


def block_frames(setting: HeadlineSetting, x: Mpt, top: Mpt, design: Design) -> tuple[TextFrame, ...]:
    """A set block with its top left corner at (x, top); each line in its style's ink."""
    return tuple(
        TextFrame(placed.line, x, top + placed.y, design.style(placed.style).ink, placed.ref)
        for placed in setting.lines
    )


def rule(x: Mpt, y: Mpt, width: Mpt, thickness: Mpt, ink: str = "rule") -> RuleFrame:
    """A level rule hanging down from ``y``."""
    return RuleFrame(Rect(x, y, width, thickness), ink)


def upright(x: Mpt, y: Mpt, height: Mpt, thickness: Mpt, ink: str = "rule") -> RuleFrame:
    """An upright rule centred on ``x``."""
    return RuleFrame(Rect(x - thickness // 2, y, thickness, height), ink)


def outline(rect: Rect, thickness: Mpt, ink: str = "rule") -> RuleFrame:
    """A box drawn inside its rectangle."""
    return RuleFrame(rect.inset(thickness // 2), ink, thickness)


def link_over(frame: TextFrame, size: Mpt, target: str, text: str) -> LinkFrame:
    """A live area over a set line."""
    rect = Rect(frame.x + frame.line.x, frame.y - size, advance(frame.line), size * 13 // 10)
    return LinkFrame(rect, target, text, frame.ref)


def scaled(line: Line, part: int, whole: int) -> Line:
    """A line at ``part / whole`` of its size: the nameplate drawn to fit."""

    def size(length: Mpt) -> Mpt:
        return length * part // whole

    def fragment(item: Fragment) -> Fragment:
        advances = tuple(size(value) for value in item.advances)
        offsets = tuple((size(x), size(y)) for x, y in item.offsets)
        return replace(item, size=size(item.size), advances=advances, offsets=offsets)

    pieces = tuple(Piece(fragment(p.fragment), p.gap, size(p.rise), p.link, size(p.kern)) for p in line.pieces)
    return replace(
        line,
        pieces=pieces,
        width=size(line.width),
        x=size(line.x),
        space=size(line.space),
        natural=size(line.natural),
        space_size=size(line.space_size),
        tracking=size(line.tracking),
    )


def text_of(line: Line) -> str:
    """The words of a line as they are read."""
    return "".join((" " if piece.gap else "") + piece.fragment.text for piece in line.pieces)


def web_target(address: str) -> str:
    """What a printed address links to: ``mailto:`` for mail, ``https://`` for the rest."""
    if "@" in address and "/" not in address:
        return f"mailto:{address}"
    return address if "://" in address else f"https://{address}"


Frames = tuple[Frame, ...]
