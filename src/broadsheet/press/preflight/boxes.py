"""Checks of the page boxes: which there are, how they nest, and whether the printer's bleed is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pikepdf import Array

from broadsheet.measure import POINT

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

    from broadsheet.press.preflight.findings import Findings
    from broadsheet.press.printers import Printer

Box: TypeAlias = tuple[float, float, float, float]
SLACK = 0.01
SAME_SIZE = 0.1
CORNERS = 4
DEEPEST = 64
INHERITED = frozenset({"/MediaBox", "/CropBox"})


def page_box(page: Page, name: str) -> Box | None:
    """A box of a page, normalised, also where it is inherited; None when there is none."""
    node: Object = page.obj
    for _ in range(DEEPEST):
        value = node.get(name)
        if isinstance(value, Array) and len(value) == CORNERS:
            a, b, c, d = (float(edge) for edge in value)
            return (min(a, c), min(b, d), max(a, c), max(b, d))
        if name not in INHERITED or "/Parent" not in node:
            break
        node = node.Parent
    return None


def trimmed(page: Page) -> Box:
    """The trimmed page: trim box, else art box, else crop box, else media box."""
    found = (page_box(page, name) for name in ("/TrimBox", "/ArtBox", "/CropBox", "/MediaBox"))
    return next((box for box in found if box is not None), (0.0, 0.0, 612.0, 792.0))


def holds(outer: Box, inner: Box, slack: float = SLACK) -> bool:
    """Whether one box holds another."""
    low = outer[0] <= inner[0] + slack and outer[1] <= inner[1] + slack
    return low and outer[2] >= inner[2] - slack and outer[3] >= inner[3] - slack


def check_boxes(pdf: Pdf, printer: Printer, findings: Findings) -> None:
    """All rules about page boxes."""
    sizes: list[tuple[float, float]] = []
    for number, page in enumerate(pdf.pages, 1):
        _check_page(page, number, printer, findings)
        box = trimmed(page)
        sizes.append((box[2] - box[0], box[3] - box[1]))
        if _differs(sizes[0], sizes[-1]):
            findings.add("page-size", f"The page is {_size(sizes[-1])}, the first page {_size(sizes[0])}.", number)


def _check_page(page: Page, number: int, printer: Printer, findings: Findings) -> None:
    trim, art = page_box(page, "/TrimBox"), page_box(page, "/ArtBox")
    if trim is None and art is None:
        findings.add("trim-box-missing", "The page has neither trim box nor art box.", number)
    elif trim is not None and art is not None:
        findings.add("trim-and-art-box", "The page has both trim box and art box.", number)
    _check_nesting(page, trim or art, number, findings)
    _check_bleed(page, trim or art, number, printer, findings)
    if int(page.obj.get("/Rotate", 0)) % 360:
        findings.add("page-turned", "The page is turned.", number)
    if float(page.obj.get("/UserUnit", 1)) != 1:
        findings.add("user-unit", "The page is scaled by a user unit.", number)


def _check_nesting(page: Page, trim: Box | None, number: int, findings: Findings) -> None:
    media = page_box(page, "/MediaBox")
    bleed = page_box(page, "/BleedBox") or trim
    crop = page_box(page, "/CropBox")
    if media is None:
        findings.add("boxes-not-nested", "The page has no media box.", number)
        return
    if any(media[:2]):
        findings.add("media-origin", f"The media box begins at {media[0]:g},{media[1]:g}.", number)
    if trim is None or bleed is None:
        return
    if not (holds(media, bleed) and holds(bleed, trim)):
        findings.add("boxes-not-nested", "Media box, bleed box and trim box do not lie one within the other.", number)
    if crop is not None and not holds(crop, trim):
        findings.add("crop-box", "The crop box cuts into the trimmed page.", number)


def _check_bleed(page: Page, trim: Box | None, number: int, printer: Printer, findings: Findings) -> None:
    if not printer.bleed or trim is None:
        return
    wanted = printer.bleed / POINT
    bleed = page_box(page, "/BleedBox") or trim
    grown = (trim[0] - wanted, trim[1] - wanted, trim[2] + wanted, trim[3] + wanted)
    if not holds(bleed, grown, SAME_SIZE):
        findings.add(
            "bleed-missing", f"The bleed box does not give the {wanted:.1f} pt of bleed that are asked for.", number
        )


def _differs(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) > SAME_SIZE or abs(one[1] - other[1]) > SAME_SIZE


def _size(size: tuple[float, float]) -> str:
    return f"{size[0]:.1f} × {size[1]:.1f} pt"
