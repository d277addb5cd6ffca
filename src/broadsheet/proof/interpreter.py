"""A content stream read into marks: graphics state, text state, marked content, paths, pictures, forms.

Follows ISO 32000-2: graphics operators 8.4 and 8.5, text 9.3 and 9.4, XObjects 8.8 to 8.10, marked content 14.6.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

import pikepdf

from broadsheet.measure import POINT, Rect
from broadsheet.proof.glyphs import Font
from broadsheet.proof.marks import Image, Rule, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLACK = (0.0,)
LEVEL = 1e-6
"""Slants below this are rounding."""
DEEPEST = 12
"""Forms within forms beyond this are not followed."""


def times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies ``first``, then ``second``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@dataclass(slots=True)
class _State:
    """What ``q`` saves."""

    ctm: Matrix = IDENTITY
    fill: tuple[float, ...] = BLACK
    stroke: tuple[float, ...] = BLACK
    line: float = 1.0
    font: Font | None = None
    size: float = 0.0
    tracking: float = 0.0
    spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(frozen=True, slots=True)
class _Tag:
    """One level of marked content."""

    mcid: int = -1
    artifact: bool = False


@dataclass(slots=True)
class Marks:
    """Marks as they are gathered."""

    runs: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)


class Fonts:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, int], Font] = {}

    def font(self, source: pikepdf.Object) -> Font:
        """The font of a dictionary."""
        key = source.objgen
        if key == (0, 0):
            return Font(source)
        if key not in self._read:
            self._read[key] = Font(source)
        return self._read[key]


class Interpreter:
    """Runs a page's content. ``base`` takes user space to points from the trim's top left, ``y`` down."""

    def __init__(self, fonts: Fonts, base: Matrix) -> None:
        self.marks = Marks()
        self._fonts = fonts
        self._state = _State(ctm=base)
        self._saved: list[_State] = []
        self._tags: list[_Tag] = []
        self._matrix = self._line_matrix = IDENTITY
        self._path: list[list[tuple[float, float]]] = []
        self._resources: Any = {}
        self._depth = 0

    def run(self, content: pikepdf.Object | pikepdf.Page, resources: Any) -> None:  # noqa: ANN401 - a PDF dictionary
        """Interpret a content stream with its resources."""
        outer, self._resources = self._resources, resources
        table = self._TABLE
        for instruction in pikepdf.parse_content_stream(content):
            act = table.get(str(instruction.operator))
            if act is not None:
                act(self, list(instruction.operands))
        self._resources = outer

    # ---- graphics state ----

    def _save(self, _: Sequence[Any]) -> None:
        self._saved.append(copy(self._state))

    def _restore(self, _: Sequence[Any]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _concat(self, operands: Sequence[Any]) -> None:
        self._state.ctm = times(_matrix(operands), self._state.ctm)

    def _line_width(self, operands: Sequence[Any]) -> None:
        self._state.line = float(operands[0])

    def _fill_colour(self, operands: Sequence[Any]) -> None:
        self._state.fill = _colour(operands)

    def _stroke_colour(self, operands: Sequence[Any]) -> None:
        self._state.stroke = _colour(operands)

    # ---- text ----

    def _begin_text(self, _: Sequence[Any]) -> None:
        self._matrix = self._line_matrix = IDENTITY

    def _font(self, operands: Sequence[Any]) -> None:
        fonts = self._resources.get("/Font", {})
        source = fonts.get(str(operands[0]))
        self._state.font = self._fonts.font(source) if source is not None else None
        self._state.size = float(operands[1])

    def _tracking(self, operands: Sequence[Any]) -> None:
        self._state.tracking = float(operands[0])

    def _spacing(self, operands: Sequence[Any]) -> None:
        self._state.spacing = float(operands[0])

    def _scale(self, operands: Sequence[Any]) -> None:
        self._state.scale = float(operands[0]) / 100

    def _leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = float(operands[0])

    def _rise(self, operands: Sequence[Any]) -> None:
        self._state.rise = float(operands[0])

    def _mode(self, operands: Sequence[Any]) -> None:
        self._state.mode = int(operands[0])

    def _text_matrix(self, operands: Sequence[Any]) -> None:
        self._matrix = self._line_matrix = _matrix(operands)

    def _move(self, operands: Sequence[Any]) -> None:
        across, up = float(operands[0]), float(operands[1])
        self._matrix = self._line_matrix = times((1, 0, 0, 1, across, up), self._line_matrix)

    def _move_and_lead(self, operands: Sequence[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _next_line(self, _: Sequence[Any] = ()) -> None:
        self._move((0, -self._state.leading))

    def _show(self, operands: Sequence[Any]) -> None:
        self._glyphs([operands[0]])

    def _show_array(self, operands: Sequence[Any]) -> None:
        self._glyphs(operands[0].as_list())

    def _show_next(self, operands: Sequence[Any]) -> None:
        self._next_line()
        self._glyphs([operands[-1]])

    def _show_spaced(self, operands: Sequence[Any]) -> None:
        self._state.spacing, self._state.tracking = float(operands[0]), float(operands[1])
        self._show_next(operands)

    def _glyphs(self, elements: Iterable[Any]) -> None:
        """Show strings and adjustments; the text matrix moves on (9.4.4)."""
        state = self._state
        if state.font is None:
            return
        texts: list[str] = []
        starts: list[float] = []
        widths: list[float] = []
        pen = 0.0
        for element in elements:
            if not isinstance(element, pikepdf.String):
                pen -= float(element) / 1000 * state.size * state.scale
                continue
            for text, width, spaced in state.font.glyphs(bytes(element)):
                wide = width * state.size * state.scale
                texts.append(text)
                starts.append(pen)
                widths.append(wide)
                pen += wide + (state.tracking + (state.spacing if spaced else 0.0)) * state.scale
        if texts:
            self._keep_run(state.font, texts, starts, widths)
        self._matrix = times((1, 0, 0, 1, pen, 0), self._matrix)

    def _keep_run(self, font: Font, texts: list[str], starts: list[float], widths: list[float]) -> None:
        state, tag = self._state, self._tag()
        a, b, c, d, e, f = times(self._matrix, state.ctm)
        across, tall = a * POINT, abs(d) * POINT
        left = e * POINT
        invisible = state.mode in {3, 7}
        run = Run(
            tuple(texts),
            tuple(round(left + start * across) for start in starts),
            tuple(round(width * across) for width in widths),
            round(f * POINT),
            round(state.size * tall),
            font.face,
            round(font.space * state.size * across),
            round(state.tracking * across),
            state.scale,
            round(state.rise * tall),
            tag.mcid,
            tag.artifact or invisible,
            upright=abs(b) + abs(c) < LEVEL and a > 0 > d,
            form=self._depth > 0,
            ink=state.fill,
        )
        self.marks.runs.append(run)

    # ---- marked content ----

    def _tag(self) -> _Tag:
        """What the innermost levels say together."""
        mcid = next((tag.mcid for tag in reversed(self._tags) if tag.mcid >= 0), -1)
        return _Tag(mcid, any(tag.artifact for tag in self._tags))

    def _begin_mark(self, operands: Sequence[Any]) -> None:
        self._tags.append(_Tag(artifact=str(operands[0]) == "/Artifact"))

    def _begin_properties(self, operands: Sequence[Any]) -> None:
        properties = operands[1]
        if isinstance(properties, pikepdf.Name):
            properties = self._resources.get("/Properties", {}).get(str(properties), {})
        mcid = int(properties.get("/MCID", -1)) if self._depth == 0 else -1
        self._tags.append(_Tag(mcid, str(operands[0]) == "/Artifact"))

    def _end_mark(self, _: Sequence[Any]) -> None:
        if self._tags:
            self._tags.pop()

    # ---- paths ----

    def _move_to(self, operands: Sequence[Any]) -> None:
        self._path.append([self._point(*operands)])

    def _line_to(self, operands: Sequence[Any]) -> None:
        if self._path:
            pairs = zip(operands[::2], operands[1::2], strict=False)
            self._path[-1].extend(self._point(x, y) for x, y in pairs)

    def _rectangle(self, operands: Sequence[Any]) -> None:
        x, y, width, height = map(float, operands)
        self._path.append([self._point(x, y), self._point(x + width, y + height)])

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._state.ctm
        x, y = float(x), float(y)
        return a * x + c * y + e, b * x + d * y + f

    def _paint_fill(self, _: Sequence[Any]) -> None:
        self._paint(0.0, self._state.fill)

    def _paint_stroke(self, _: Sequence[Any]) -> None:
        a, b, *_rest = self._state.ctm
        self._paint(max(self._state.line * (a * a + b * b) ** 0.5, 0.001), self._state.stroke)

    def _drop_path(self, _: Sequence[Any]) -> None:
        self._path = []

    def _paint(self, stroke: float, ink: tuple[float, ...]) -> None:
        for points in self._path:
            rect = _bounds(points, stroke / 2)
            self.marks.rules.append(Rule(rect, round(stroke * POINT), ink, self._tag().mcid, self._depth > 0))
        self._path = []

    # ---- pictures and forms ----

    def _do(self, operands: Sequence[Any]) -> None:
        drawn = self._resources.get("/XObject", {}).get(str(operands[0]))
        if drawn is None:
            return
        if drawn.get("/Subtype") == "/Form":
            self._form(drawn)
        else:
            self._picture(int(drawn.get("/Width", 0)), int(drawn.get("/Height", 0)))

    def _inline(self, operands: Sequence[Any]) -> None:
        self._picture(operands[0].width, operands[0].height)

    def _picture(self, columns: int, rows: int) -> None:
        corners = [self._point(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        tag = self._tag()
        self.marks.images.append(Image(_bounds(corners), columns, rows, tag.mcid, tag.artifact, self._depth > 0))

    def _form(self, form: pikepdf.Object) -> None:
        """A form is a mark of its own (placed artwork) and is read for what it holds."""
        if self._depth >= DEEPEST:
            return
        outer, depth, saved = copy(self._state), len(self._tags), self._saved
        self._concat(list(form.get("/Matrix", IDENTITY)))
        left, bottom, right, top = map(float, form.BBox)
        if self._depth == 0:
            corners = [self._point(x, y) for x in (left, right) for y in (bottom, top)]
            tag = self._tag()
            self.marks.images.append(Image(_bounds(corners), 0, 0, tag.mcid, tag.artifact))
        self._depth += 1
        kept = (self._matrix, self._line_matrix, self._path)
        self._saved, self._path = [], []
        self.run(form, form.get("/Resources", self._resources))
        self._matrix, self._line_matrix, self._path = kept
        self._depth -= 1
        self._state, self._saved = outer, saved
        del self._tags[depth:]

    _TABLE: ClassVar[dict[str, Callable[[Interpreter, Sequence[Any]], None]]] = {
        "q": _save, "Q": _restore, "cm": _concat, "w": _line_width,
        "g": _fill_colour, "rg": _fill_colour, "k": _fill_colour, "sc": _fill_colour, "scn": _fill_colour,
        "G": _stroke_colour, "RG": _stroke_colour, "K": _stroke_colour, "SC": _stroke_colour, "SCN": _stroke_colour,
        "BT": _begin_text, "Tf": _font, "Tc": _tracking, "Tw": _spacing, "Tz": _scale, "TL": _leading, "Ts": _rise,
        "Tr": _mode, "Tm": _text_matrix, "Td": _move, "TD": _move_and_lead, "T*": _next_line,
        "Tj": _show, "TJ": _show_array, "'": _show_next, '"': _show_spaced,
        "BMC": _begin_mark, "BDC": _begin_properties, "EMC": _end_mark,
        "m": _move_to, "l": _line_to, "c": _line_to, "v": _line_to, "y": _line_to, "re": _rectangle,
        "f": _paint_fill, "F": _paint_fill, "f*": _paint_fill, "S": _paint_stroke, "s": _paint_stroke,
        "B": _paint_stroke, "B*": _paint_stroke, "b": _paint_stroke, "b*": _paint_stroke, "n": _drop_path,
        "Do": _do, "INLINE IMAGE": _inline,
    }  # fmt: skip


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _colour(operands: Sequence[Any]) -> tuple[float, ...]:
    """Colour components; () for patterns."""
    return tuple(float(value) for value in operands if not isinstance(value, pikepdf.Name))


def _bounds(points: Sequence[tuple[float, float]], around: float = 0.0) -> Rect:
    """The rectangle around points, in ``Mpt``."""
    xs, ys = zip(*points, strict=True)
    left, top = round((min(xs) - around) * POINT), round((min(ys) - around) * POINT)
    return Rect(left, top, round((max(xs) + around) * POINT) - left, round((max(ys) + around) * POINT) - top)
