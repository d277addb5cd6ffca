"""Fonts packed as WOFF2 (W3C, 2022), their kerning coarsened. ``webfonts`` opens this module for files not made yet."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIRS = 2
"""Lookups that adjust pairs of glyphs."""


def packed(font: bytes) -> bytes:
    """A TrueType or OpenType font as WOFF2; nothing stays nothing. The same font gives the same bytes."""
    if not font:
        return b""
    read: Any = TTFont(BytesIO(font), recalcTimestamp=False)
    if "GPOS" in read:
        _coarsen(read["GPOS"].table, read["head"].unitsPerEm)
    read.flavor = "woff2"
    written = BytesIO()
    read.save(written, reorderTables=False)
    return written.getvalue()


def _coarsen(positions: Any, upem: int) -> None:  # noqa: ANN401 - fontTools has no types
    """Round kerning to 1/200 em and drop what is less than 1/100: nobody sees it, and a text face is 1 KB lighter."""
    for value in _kerns(positions):
        step = upem / 200
        value.XAdvance = 0 if abs(value.XAdvance) < 2 * step else round(round(value.XAdvance / step) * step)


def _kerns(positions: Any) -> Iterator[Any]:  # noqa: ANN401 - fontTools has no types
    """Every adjustment of a pair of glyphs (OpenType 1.9, GPOS lookup type 2)."""
    subtables = (table for lookup in positions.LookupList.Lookup for table in lookup.SubTable)
    for table in (getattr(item, "ExtSubTable", item) for item in subtables):
        if table.LookupType == PAIRS:
            sets = (item.PairValueRecord for item in table.PairSet) if table.Format == 1 else ()
            classes = (item.Class2Record for item in table.Class1Record) if table.Format != 1 else ()
            values = (record.Value1 for records in (*sets, *classes) for record in records)
            yield from (value for value in values if value and hasattr(value, "XAdvance"))
