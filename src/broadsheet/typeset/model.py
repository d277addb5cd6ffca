"""What typesetting makes: shaped fragments, lines, galleys and headlines, all frozen. Lengths in ``Mpt``.

The width of a set line is ``(sum of advances + spaces · space + glyphs · tracking) · scale / 1000`` where a space
glyph counts as a glyph (PDF: Tc and Tz, ISO 32000-2 9.3.2 and 9.3.4). It equals ``Line.width`` when justified.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.measure import Mpt


@dataclass(frozen=True, slots=True)
class Ref:
    """Which logical piece of which story a line belongs to: the seam to the structure tree.

    ``path`` orders and names the element within its story: ``headline``, ``standfirst``, ``byline``, ``b3`` (block 3),
    ``b3.i2`` (item 2 of a list), ``b3.r1.c0`` (row 1, cell 0 of a table; the head row is ``rh``), ``b3.caption``,
    ``b3.b0.i1`` (inside a fact box), ``note.1``, ``jump``, ``turn-head``. ``role`` is the style or kind of the element:
    ``headline kicker standfirst byline paragraph subhead quotation speaker list-item table-cell caption credit
    pull-quote box-title note listing-head listing jump turn-head address label furniture``.
    """

    story: str
    path: str
    role: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """A shaped run in one face and size without inner spaces: shared between lines, so cacheable by identity.

    ``face`` is a key into ``Typesetter.faces``. ``glyphs`` are glyph ids of the FULL font; ``advances`` and
    ``offsets`` run parallel (offsets are empty when all are zero). ``text`` is what the fragment stands for; when
    glyphs and characters do not pair one to one, ``clusters`` gives for each glyph the index of its first character.
    """

    face: str
    size: Mpt
    text: str
    glyphs: tuple[int, ...]
    advances: tuple[Mpt, ...]
    offsets: tuple[tuple[Mpt, Mpt], ...] = ()
    clusters: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment on a line. ``gap``: a word space stands before it. ``rise`` lifts it (note marks).

    ``link`` is an address, or ``#`` and a path within the story (``#note.n1``, ``#b3``). ``kern`` corrects the space
    before it (kerning against the space glyph).
    """

    fragment: Fragment
    gap: bool = False
    rise: Mpt = 0
    link: str = ""
    kern: Mpt = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One set line. ``x`` is its indent from the left edge of its measure, ``width`` the width it fills from there.

    ``space`` is the word space used (before ``scale``) and ``natural`` the font's own. ``scale`` is horizontal scaling
    in thousandths. ``hyphen``: the last fragment ends in a hyphen glyph that the text does not have (copied as U+00AD);
    ``last``: the paragraph ends here. ``space_face`` is the face and size whose space glyph is set. ``joined``: it
    was broken where the text has no space (after a hard hyphen, a dash, inside an address, after a drop capital), so
    no space is written at its end.
    """

    pieces: tuple[Piece, ...]
    width: Mpt
    x: Mpt
    space: Mpt
    natural: Mpt
    space_face: str
    space_size: Mpt
    tracking: Mpt = 0
    scale: int = 1000
    hyphen: bool = False
    last: bool = True
    joined: bool = False


@dataclass(frozen=True, slots=True)
class GalleyLine:
    """One or more grid rows of a galley; ``line`` stands on the LAST of its ``rows`` (rows above it are white).

    ``line`` is None for white rows and ornaments alone (``mark`` then says which: ``break``, ``end``, ``rule``).
    ``keep``: must not end a leg (subheads, the byline, the head row of a table, a list's introduction).
    ``starts`` / ``ends``: first or last line of its paragraph, for widows and orphans. ``style`` names the TextStyle.
    ``extra`` are further lines on the same baseline (the other cells of a table row, a list marker), each with its own
    ``x`` and Ref. ``drop``: a drop capital beginning on this row, its ``rows`` given by ``Drop``.
    """

    line: Line | None
    ref: Ref
    style: str
    rows: int = 1
    keep: bool = False
    starts: bool = True
    ends: bool = True
    mark: str = ""
    extra: tuple[tuple[Line, Ref], ...] = ()
    drop: Drop | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """A drop capital: its line (one fragment), hanging ``rows`` deep from the row it begins on."""

    line: Line
    rows: int


@dataclass(frozen=True, slots=True)
class Galley:
    """A story's running text set to one measure, on the grid.

    Everything but headline, kicker, standfirst, byline, pictures, pull quotes and fact boxes, which the makeup places.
    ``depth`` is the sum of the rows.
    """

    story: str
    measure: Mpt
    lines: tuple[GalleyLine, ...]

    @property
    def depth(self) -> int:
        """Grid rows the galley fills in one leg."""
        return sum(line.rows for line in self.lines)


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its baseline measured down from the top of the block it belongs to."""

    line: Line
    y: Mpt
    style: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class HeadlineSetting:
    """A headline, standfirst, pull quote, caption or box set to a measure as a block of whole grid rows.

    ``lines`` are measured from the block's top; ``rows`` is its depth. ``cost`` prices the rag, bad breaks and empty
    ends (0 is perfect); ``size`` is the type size; ``text`` the form that was set.
    """

    lines: tuple[PlacedLine, ...]
    rows: int
    size: Mpt
    text: str
    cost: int = 0
