"""What a finished page holds, as frozen data: runs of glyphs, rules and boxes, pictures, live areas.

Everything is measured in ``Mpt`` from the top left corner of the trimmed page, ``y`` running down.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.measure import Mpt, Rect


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs shown by one operator. ``texts``, ``starts`` and ``widths`` run parallel, a value for each glyph.

    ``y`` is the baseline (text rise left out, given as ``rise``). ``widths`` are the font's own advances at this size
    and horizontal ``scale``, without ``tracking``. ``natural`` is the width of the font's space glyph at this size,
    unscaled. ``mcid`` is -1 outside tagged content. ``ink`` holds one, three or four colour components.
    """

    texts: tuple[str, ...]
    starts: tuple[Mpt, ...]
    widths: tuple[Mpt, ...]
    y: Mpt
    size: Mpt
    face: str
    natural: Mpt
    tracking: Mpt = 0
    scale: float = 1.0
    rise: Mpt = 0
    mcid: int = -1
    artifact: bool = False
    upright: bool = True
    form: bool = False
    ink: tuple[float, ...] = (0.0,)

    @property
    def text(self) -> str:
        """What the glyphs stand for."""
        return "".join(self.texts)


@dataclass(frozen=True, slots=True)
class Rule:
    """A painted path's rectangle: a rule, a box (``stroke`` > 0) or a tint. ``ink`` as in ``Run``; () when unknown."""

    rect: Rect
    stroke: Mpt = 0
    ink: tuple[float, ...] = (0.0,)
    mcid: int = -1
    form: bool = False

    @property
    def white(self) -> bool:
        """Whether it paints nothing that can be seen on white paper."""
        return self.ink in {(1.0,), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0)}


@dataclass(frozen=True, slots=True)
class Image:
    """A picture or placed artwork. ``columns`` × ``rows`` pixels; both 0 for a form (artwork drawn with operators)."""

    rect: Rect
    columns: int = 0
    rows: int = 0
    mcid: int = -1
    artifact: bool = False
    form: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A live area. ``page`` is the number of the page it leads to, 0 for an address outside the file."""

    rect: Rect
    page: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page read back. ``number`` counts from 1; ``width`` and ``height`` are those of the trimmed page."""

    number: int
    width: Mpt
    height: Mpt
    runs: tuple[Run, ...] = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)
    images: tuple[Image, ...]
    links: tuple[Link, ...] = field(repr=False)
