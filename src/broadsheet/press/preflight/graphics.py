"""The graphics state of a content stream, as far as preflight looks at it (ISO 32000-1, 8.4)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from broadsheet.press.preflight.material import Matrix
from broadsheet.press.preflight.spaces import BLACK, Colour

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(one: Matrix, other: Matrix) -> Matrix:
    """``one`` applied first, then ``other``."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(point: tuple[float, float], by: Matrix) -> tuple[float, float]:
    """A point led through a matrix."""
    x, y = point
    return (x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5])


def matrix_of(values: list[float]) -> Matrix:
    """Six numbers as a matrix. Raises ``ValueError`` for any other count."""
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """What ``q`` saves and ``Q`` brings back."""

    ctm: Matrix = IDENTITY
    fill: Colour = BLACK
    stroke: Colour = BLACK
    width: float = 1.0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    size: float = 0.0
    mode: int = 0
    rise: float = 0.0

    def stroke_width(self) -> float:
        """The line width on the page, in points."""
        a, b, c, d, _, _ = self.ctm
        return self.width * math.sqrt(abs(a * d - b * c))


@dataclass(slots=True)
class Pens:
    """A stream's running state: the graphics state with its stack, the text matrices and the open path."""

    state: GraphicsState
    stack: list[GraphicsState] = field(default_factory=list)
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    leading: float = 0.0
    points: list[tuple[float, float]] = field(default_factory=list)
    bars: list[tuple[float, float]] = field(default_factory=list)

    def save(self) -> None:
        """``q``."""
        self.stack.append(self.state)

    def restore(self) -> None:
        """``Q``; one too many is let pass."""
        if self.stack:
            self.state = self.stack.pop()

    def change(self, **values: object) -> None:
        """Change parts of the graphics state."""
        self.state = replace(self.state, **values)  # type: ignore[arg-type] # field names and types are the caller's

    def begin_text(self) -> None:
        """``BT``."""
        self.text = self.line = IDENTITY

    def place_text(self, matrix: Matrix) -> None:
        """``Tm``."""
        self.text = self.line = matrix

    def next_line(self, x: float, y: float) -> None:
        """``Td``."""
        self.text = self.line = times((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def text_size(self) -> float:
        """The height of the type on the page, in points."""
        matrix = times(self.text, self.state.ctm)
        return abs(self.state.size) * math.hypot(matrix[2], matrix[3])

    def text_place(self) -> tuple[float, float]:
        """Where the next glyph stands on the page."""
        return moved((0.0, 0.0), times(self.text, self.state.ctm))

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """``re``: its corners, and its sides as a bar that may be too thin."""
        ctm = self.state.ctm
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.points += [moved(corner, ctm) for corner in corners]
        self.bars.append((abs(width) * math.hypot(ctm[0], ctm[1]), abs(height) * math.hypot(ctm[2], ctm[3])))

    def extend(self, values: list[float]) -> None:
        """Any other path operator: the points it names."""
        self.points += [moved(pair, self.state.ctm) for pair in zip(values[::2], values[1::2], strict=False)]

    def close_path(self) -> None:
        """Forget the path once it is painted."""
        self.points, self.bars = [], []
