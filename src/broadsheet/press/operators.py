"""PDF operators as text: numbers, rectangles, images (ISO 32000-2, annex A). Lengths come in as ``Mpt``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from broadsheet.measure import POINT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.measure import Mpt, Rect


@lru_cache(maxsize=65_536)
def points(length: Mpt) -> str:
    """A length in points, exact to the thousandth and without idle zeros."""
    whole, rest = divmod(abs(length), POINT)
    sign = "-" if length < 0 else ""
    return f"{sign}{whole}.{rest:03d}".rstrip("0") if rest else f"{sign}{whole}"


def share(value: float) -> str:
    """A colour component or factor with up to four decimals."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def box(rect: Rect, height: Mpt) -> str:
    """``x y w h re`` for a rectangle measured down from the head of a page ``height`` high."""
    return f"{points(rect.x)} {points(height - rect.bottom)} {points(rect.width)} {points(rect.height)} re"


def filled(rects: Iterable[Rect], height: Mpt) -> str:
    """Filled rectangles as one path."""
    return "\n".join([*(box(rect, height) for rect in rects), "f\n"])


def outlined(rect: Rect, stroke: Mpt, height: Mpt) -> str:
    """An outline of the given thickness, centred on the rectangle's edges."""
    return f"{points(stroke)} w {box(rect, height)} S\n"


def placed(name: str, rect: Rect, height: Mpt) -> str:
    """An image XObject filling a rectangle."""
    matrix = f"{points(rect.width)} 0 0 {points(rect.height)} {points(rect.x)} {points(height - rect.bottom)}"
    return f"q {matrix} cm /{name} Do Q\n"


def corners(rect: Rect, height: Mpt) -> tuple[float, float, float, float]:
    """Left, bottom, right and top in points, as PDF's own rectangles want them."""
    return (
        rect.x / POINT,
        (height - rect.bottom) / POINT,
        rect.right / POINT,
        (height - rect.y) / POINT,
    )
