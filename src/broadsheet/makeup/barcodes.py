"""Codes a machine reads, drawn as bars: the ISSN barcode with its issue add-on, and the QR code of an address.

Sizes follow the GS1 General Specifications (5.2.3): modules of 0.264 to 0.66 mm, quiet zones of 11 modules before the
code and 5 after its add-on. A QR code wants
four modules of white around it (ISO/IEC 18004, 6.3.8); whoever places one leaves them.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import segno

from broadsheet.edition.barcode import ISSN_DIGITS, addon2, ean13, issn_ean13, runs
from broadsheet.makeup.furniture import Frames, advance, at_left, centred, furniture
from broadsheet.makeup.model import BarsFrame
from broadsheet.measure import Mpt, Rect, mm, pt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.makeup.furniture import Stone

LEAST_MODULE, MODULE = mm(0.264), mm(0.33)
QUIET_BEFORE, BETWEEN, QUIET_AFTER = 11, 10, 5
EAN_MODULES, ADDON_MODULES = 95, 20
DIGITS_DEPTH = pt(8)
GUARDS = {0, 2, 46, 48, 92, 94}
"""Modules of the bars that reach down between the figures."""


def has_barcode(stone: Stone) -> bool:
    """Whether the paper has an ISSN that can be printed as bars."""
    figures = stone.edition.paper.issn.replace("-", "")
    return len(figures) == ISSN_DIGITS and figures[:-1].isdecimal()


def barcode_frames(stone: Stone, box: Rect) -> Frames:
    """The ISSN as EAN-13 with the issue's number as add-on, in the upper right of a box, with its figures."""
    issue, issn = stone.edition.issue, stone.edition.paper.issn
    digits = issn_ean13(issn)
    total = QUIET_BEFORE + EAN_MODULES + BETWEEN + ADDON_MODULES + QUIET_AFTER
    module = max(LEAST_MODULE, min(MODULE, box.width // total))
    left = box.right - (total - QUIET_BEFORE) * module
    bars = Rect(left, box.y, EAN_MODULES * module, box.height - DIGITS_DEPTH)
    extra = Rect(bars.right + BETWEEN * module, box.y + DIGITS_DEPTH, ADDON_MODULES * module, bars.height - pt(3))
    drawn = (*_code_bars(ean13(digits), bars, module), *_addon_bars(addon2(issue.number), extra, module))
    whole = Rect(left, box.y, extra.right - left, box.height)
    code = BarsFrame(whole, drawn, f"ISSN {issn}, {stone.words.issue_number.format(n=issue.number)}")
    return (code, *_figures(stone, digits, bars, module), *_addon_figures(stone, f"{issue.number % 100:02d}", extra))


def _code_bars(modules: str, box: Rect, module: Mpt) -> Iterator[Rect]:
    """The bars of the main code; its guards are longer."""
    for start, width in runs(modules):
        longer = pt(4) if start in GUARDS else 0
        yield Rect(box.x + start * module, box.y, width * module, box.height + longer)


def _addon_bars(modules: str, box: Rect, module: Mpt) -> Iterator[Rect]:
    """The bars of the add-on."""
    return (Rect(box.x + start * module, box.y, width * module, box.height) for start, width in runs(modules))


def _figures(stone: Stone, digits: str, bars: Rect, module: Mpt) -> Frames:
    """The thirteen figures under their bars."""
    y, ink = bars.bottom + DIGITS_DEPTH - pt(1.2), stone.ink("folio")
    first = stone.label(digits[0], "folio")
    left, right = stone.label(digits[1:7], "folio"), stone.label(digits[7:], "folio")
    return (
        at_left(first, bars.x - advance(first) - 2 * module, y, ink, furniture("barcode.0")),
        centred(left, bars.x + 24 * module, y, ink, furniture("barcode.1")),
        centred(right, bars.x + 70 * module, y, ink, furniture("barcode.2")),
    )


def _addon_figures(stone: Stone, digits: str, bars: Rect) -> Frames:
    """The add-on's figures over its bars."""
    line = stone.label(digits, "folio")
    return (centred(line, bars.x + bars.width // 2, bars.y - pt(1.6), stone.ink("folio"), furniture("barcode.3")),)


def qr_frames(address: str, box: Rect) -> Frames:
    """An address as a QR code filling the square at a box's upper left, without white; modules are joined to bars."""
    matrix = [[bool(cell) for cell in row] for row in segno.make_qr(address, error="m").matrix]
    side = min(box.width, box.height)
    module = side // len(matrix)
    bars = tuple(_qr_bars(matrix, box, module))
    square = Rect(box.x, box.y, side, side)
    return (BarsFrame(square, bars, f"QR: {address}"),)


def _qr_bars(matrix: list[list[bool]], box: Rect, module: Mpt) -> Iterator[Rect]:
    """Dark modules, those side by side as one bar."""
    for down, row in enumerate(matrix):
        across = 0
        for dark, group in groupby(row):
            width = len(list(group))
            if dark:
                x, y = box.x + across * module, box.y + down * module
                yield Rect(x, y, width * module, module)
            across += width
