"""What a line is worth: how far its spaces and glyphs must give, and the demerits for it.

A line may give in two ways at once: its word spaces, and its glyphs by a few parts in a hundred (tracking and
horizontal scale together). At ratio 1 the glyphs have given all they may and the spaces a quarter of their natural
width; beyond it only the spaces grow. At ratio -1 the line is as tight as it may be (Knuth and Plass, 1981, with
glyph flex).
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.measure import Mpt

SPACE_STRETCH = 0.25
SPACE_SHRINK = 0.25
RAG = 0.25
"""In ragged setting a line this part of the measure short counts as ratio 1."""
TOLERANCES = (4.0, 8.0, float("inf"))
"""Largest ratio allowed, pass by pass: spaces of 2, 3, and any multiple of natural."""

LOOSE, TIGHT = 12.5, 100.0
LINE_PENALTY = 10.0
UNEVEN = 3_000.0
"""For a loose line beside a tight one."""
SECOND_HYPHEN = 3_000.0
"""For a hyphen right under a hyphen."""
LATE_HYPHEN = 60_000.0
"""For a hyphen at the end of the last line but one."""
RUNT_WEIGHT = 200.0
"""The design's runt penalty times this are demerits: as much as a line of nearly twice its natural spaces."""
RUNT_PART = 0.15
RUNT_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Give:
    """How far a paragraph's lines may give.

    ``space`` is the natural word space, ``stretch`` and ``shrink`` what it may gain and lose, all in ``Mpt``;
    ``glyph_stretch`` and ``glyph_shrink`` are parts of the glyphs' width; ``rag`` is the room ragged lines leave.
    """

    space: Mpt
    stretch: float
    shrink: float
    glyph_stretch: float
    glyph_shrink: float
    rag: float = 0.0


def justified(space: Mpt, stretch: int, shrink: int) -> Give:
    """The give of justified setting; glyph flex in parts of a thousand."""
    return Give(space, space * SPACE_STRETCH, space * SPACE_SHRINK, stretch / 1_000, shrink / 1_000)


def ragged(space: Mpt, measure: Mpt) -> Give:
    """The give of ragged setting: the spaces stay natural and the line's end takes the rest."""
    return Give(space, 0.0, 0.0, 0.0, 0.0, measure * RAG)


def ratio(give: Give, width: Mpt, spaces: int, target: Mpt) -> float:
    """How far a line of natural ``width`` must give to fill ``target``; below -1 it cannot."""
    short = target - width
    glyphs = width - spaces * give.space
    if short < 0:
        room = spaces * give.shrink + glyphs * give.glyph_shrink
        return short / room if room > 0 else float("-inf")
    loose = spaces * give.stretch + give.rag
    room = loose + glyphs * give.glyph_stretch
    if short <= room:
        return short / room if room else 0.0
    return 1.0 + (short - room) / loose if loose else float("inf")


def badness(value: float) -> float:
    """How bad a line is at a ratio: 100 at the tightest, and where the spaces are half as wide again as natural."""
    return value * value * value * (LOOSE if value > 0 else -TIGHT)


def fitness(value: float) -> int:
    """The class of a line: 0 tight, 1 decent, 2 loose, 3 very loose. Neighbours more than one apart look uneven."""
    if value < -0.5:  # noqa: PLR2004 - the classes' limits are Knuth and Plass's
        return 0
    if value <= 0.5:  # noqa: PLR2004 - as above
        return 1
    return 2 if value <= 1.0 else 3
