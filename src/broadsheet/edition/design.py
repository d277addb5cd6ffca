"""How the paper must look: type styles, headline schedule, rules and colours, as frozen data.

The same tokens colour the web site. ``reading.py`` makes a ``Design`` from ``design.toml`` over the defaults here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from broadsheet.edition.format import FORMATS, Grid, PageFormat
from broadsheet.measure import Mpt, pt


@dataclass(frozen=True, slots=True)
class Ink:
    """A named colour in CMYK parts of a thousand (0…1000 each). Text inks are K only."""

    name: str
    c: int = 0
    m: int = 0
    y: int = 0
    k: int = 0


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a font family: the ``fontpkg`` family name, upright or italic, and its axes as (tag, value)."""

    family: str
    italic: bool = False
    axes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of text is set; lengths in ``Mpt``.

    ``caps``: none, all, small. ``figures``: lining, old. ``align``: justify, left, centre, right.
    ``rows`` per line is ``leading / grid leading``; styles set on the grid have exactly the grid's leading.
    """

    name: str
    face: Face
    size: Mpt
    leading: Mpt
    italic: Face | None = None
    bold: Face | None = None
    bold_italic: Face | None = None
    ink: str = "text"
    align: str = "left"
    caps: str = "none"
    figures: str = "lining"
    tracking: int = 0
    hyphenate: bool = False
    first_indent: Mpt = 0
    left_indent: Mpt = 0


@dataclass(frozen=True, slots=True)
class Breaking:
    """Limits of line breaking. Glyph flex in parts of a thousand of the line's glyph widths (our trials: 3 and 2 %).

    Penalties are in demerits of the total-fit method (Knuth and Plass, 1981).
    """

    stretch: int = 30
    shrink: int = 20
    hyphen_penalty: int = 90
    max_hyphen_run: int = 2
    runt_penalty: int = 2_000
    repeat_penalty: int = 600


@dataclass(frozen=True, slots=True)
class HeadlineStep:
    """One size of the headline schedule with the ranks that may use it (best rank first)."""

    size: Mpt
    ranks: tuple[int, ...]
    max_lines: int = 3


@dataclass(frozen=True, slots=True)
class Treatment:
    """Furniture choices. Thicknesses in ``Mpt``; ``gap`` is the number of rows between blocks one above the other."""

    gap: int = 2
    column_rule: Mpt = 350
    block_rule: Mpt = 500
    folio_rule: Mpt = 1_000
    drop_cap_rows: int = 3
    small_caps_lead_in: int = 3
    lead_in_genres: tuple[str, ...] = ("analysis", "feature")
    end_mark: str = "■"
    masthead_rows: int = 12


@dataclass(frozen=True, slots=True)
class Design:
    """Everything about the look. ``styles`` is ordered by name; ask with ``style``."""

    format: PageFormat
    styles: tuple[TextStyle, ...]
    headline_steps: tuple[HeadlineStep, ...]
    fallbacks: tuple[str, ...] = ("noto-serif",)
    inks: tuple[Ink, ...] = ()
    breaking: Breaking = Breaking()
    treatment: Treatment = Treatment()
    printer: str = "newsprint-coldset"
    _by_name: dict[str, TextStyle] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Index the styles; a frozen dataclass sets its derived field through ``object``."""
        object.__setattr__(self, "_by_name", {style.name: style for style in self.styles})

    def style(self, name: str) -> TextStyle:
        """Return the style of that name; ``KeyError`` is a programmer's mistake, files are checked on reading."""
        return self._by_name[name]

    def ink(self, name: str) -> Ink:
        """Return the ink of that name."""
        return next(ink for ink in self.inks if ink.name == name)

    @property
    def grid(self) -> Grid:
        """The grid of the format; the row's baseline and cap top follow from the body size."""
        leading = self.format.leading
        ascent = round(leading * 0.76)
        return Grid(self.format, ascent, ascent - round(self.style("body").size * 0.66))


NEWSREADER = "newsreader"
FRANKLIN = "libre-franklin"
TEXT = Face(NEWSREADER, axes=(("opsz", 16), ("wght", 400)))
TEXT_ITALIC = Face(NEWSREADER, italic=True, axes=(("opsz", 16), ("wght", 400)))
TEXT_BOLD = Face(NEWSREADER, axes=(("opsz", 16), ("wght", 700)))
TEXT_BOLD_ITALIC = Face(NEWSREADER, italic=True, axes=(("opsz", 16), ("wght", 700)))
DISPLAY = Face(NEWSREADER, axes=(("opsz", 72), ("wght", 700)))
DISPLAY_LIGHT = Face(NEWSREADER, axes=(("opsz", 72), ("wght", 400)))
DISPLAY_ITALIC = Face(NEWSREADER, italic=True, axes=(("opsz", 72), ("wght", 500)))
SANS = Face(FRANKLIN, axes=(("wght", 400),))
SANS_ITALIC = Face(FRANKLIN, italic=True, axes=(("wght", 400),))
SANS_BOLD = Face(FRANKLIN, axes=(("wght", 700),))

_BODY = TextStyle(
    "body", TEXT, pt(8.5), pt(10.5), TEXT_ITALIC, TEXT_BOLD, TEXT_BOLD_ITALIC, "text", "justify",
    hyphenate=True, first_indent=pt(9),
)  # fmt: skip


def _sans(name: str, size: float, leading: float, *, bold: bool = False, ink: str = "text") -> TextStyle:
    """Make a label style in the sans face."""
    face = SANS_BOLD if bold else SANS
    return TextStyle(name, face, pt(size), pt(leading), SANS_ITALIC, SANS_BOLD, ink=ink)


def default_styles() -> tuple[TextStyle, ...]:
    """Return the styles a paper starts from. Those that run in columns have the grid's leading of 10.5 pt."""
    return (
        _BODY,
        replace(_BODY, name="flush", first_indent=0),
        replace(_BODY, name="quotation", left_indent=pt(9), first_indent=0),
        replace(_BODY, name="list", left_indent=pt(9), first_indent=0),
        replace(_BODY, name="note", size=pt(7.6), first_indent=0),
        replace(_BODY, name="listing", align="left", first_indent=0, left_indent=pt(6)),
        TextStyle("subhead", TEXT_BOLD, pt(9.6), pt(10.5), TEXT_BOLD_ITALIC, TEXT_BOLD, TEXT_BOLD_ITALIC),
        TextStyle("standfirst", DISPLAY_LIGHT, pt(13), pt(15.75), DISPLAY_ITALIC, DISPLAY),
        TextStyle("headline", DISPLAY, pt(28), pt(30), DISPLAY_ITALIC, DISPLAY),
        TextStyle("brief-head", TEXT_BOLD, pt(9.6), pt(10.5), TEXT_BOLD_ITALIC, TEXT_BOLD),
        TextStyle("pull-quote", DISPLAY_ITALIC, pt(17), pt(21), DISPLAY, DISPLAY, ink="accent"),
        _sans("kicker", 8, 10.5, bold=True, ink="accent"),
        _sans("byline", 7.8, 10.5, bold=True),
        _sans("byline-role", 7.2, 10.5),
        _sans("caption", 7.6, 10.5),
        _sans("credit", 6, 10.5),
        _sans("box", 7.9, 10.5),
        _sans("box-title", 9, 10.5, bold=True),
        _sans("table", 7.4, 10.5),
        _sans("table-head", 7.4, 10.5, bold=True),
        _sans("jump", 7.6, 10.5, bold=True),
        _sans("label", 9, 10.5, bold=True, ink="accent"),
        _sans("folio", 7.6, 10.5),
        _sans("folio-bold", 7.6, 10.5, bold=True),
        _sans("contents", 7.9, 10.5),
        _sans("contents-head", 7.9, 10.5, bold=True),
        _sans("imprint", 6.6, 10.5),
        _sans("advert-label", 6, 10.5),
        _sans("address", 6.8, 10.5),
        TextStyle("nameplate", Face("playfair-display", axes=(("wght", 800),)), pt(66), pt(68), align="centre"),
        TextStyle("strapline", DISPLAY_ITALIC, pt(11), pt(12), align="centre"),
        TextStyle("section-head", Face("playfair-display", axes=(("wght", 800),)), pt(27), pt(31.5)),
        TextStyle("house-head", DISPLAY, pt(22), pt(26.25), DISPLAY_ITALIC, align="centre"),
        TextStyle("house-text", TEXT, pt(9.6), pt(10.5), TEXT_ITALIC, TEXT_BOLD, align="centre"),
        replace(_sans("house-call", 8.6, 10.5, bold=True, ink="accent"), align="centre"),
    )


DEFAULT_STEPS = (
    HeadlineStep(pt(62), (1,), 2),
    HeadlineStep(pt(52), (1,), 3),
    HeadlineStep(pt(44), (1,), 3),
    HeadlineStep(pt(36), (1, 2), 3),
    HeadlineStep(pt(29), (2, 1), 4),
    HeadlineStep(pt(23), (3, 2), 4),
    HeadlineStep(pt(18), (3, 4), 4),
    HeadlineStep(pt(14), (4, 5), 4),
)

DEFAULT_INKS = (
    Ink("text", k=1000),
    Ink("soft", k=600),
    Ink("rule", k=1000),
    Ink("tint", k=80),
    Ink("white"),
    Ink("accent", k=1000),
    Ink("colour", c=900, m=450, y=100, k=300),
)


def default_design(page_format: str = "tabloid") -> Design:
    """Return the design a new paper starts from, in one of ``FORMATS``."""
    return Design(FORMATS[page_format], default_styles(), DEFAULT_STEPS, inks=DEFAULT_INKS)
