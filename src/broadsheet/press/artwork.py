"""Booked adverts' artwork: PDF pages placed whole as forms, pictures fitted into their space."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Pdf,
    PdfError,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from broadsheet.press.operators import share
from broadsheet.press.preflight import preflight_artwork
from broadsheet.remarks import Place, Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Object

    from broadsheet.press.content import Placed
    from broadsheet.press.printers import Printer

    Operation: TypeAlias = ContentStreamInstruction | ContentStreamInlineImage

TINY = 1e-6
DEEPEST = 12
FRESH_STATE = "0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Ts 0 Tr"
"""A page begins with these values (ISO 32000-1, 8.4 and 9.3); a form placed on ours would inherit ours instead."""
OPENING = frozenset({"BMC", "BDC"})


def is_pdf(placed: Placed) -> bool:
    """Whether the artwork is a PDF page rather than a picture."""
    return placed.artwork and placed.file.lower().endswith(".pdf")


def place_pdf(pdf: Pdf, placed: Placed, folder: Path, printer: Printer | None) -> tuple[Object, tuple[Remark, ...]]:
    """The first page of an artwork PDF as a form that fills the unit square, fitted and centred in its space.

    One that cannot be read leaves an empty space and a remark. For the press it is placed as it comes, so what the
    printer cannot print in it is remarked.
    """
    found = _preflight(placed.file, folder, printer) if printer else ()
    try:
        with Pdf.open(folder / placed.file) as source:
            page = source.pages[0]
            form = pdf.copy_foreign(page.as_form_xobject())
            _untag(form, DEEPEST)
    except (PdfError, OSError, IndexError) as error:
        return unit_form(pdf, "", {}), (_unreadable(placed.file, error),)
    left, foot, width, height = _extent(form)
    across, up, x, y = fit(width / height, placed)
    across, up = across / width, up / height
    matrix = f"{across:.9f} 0 0 {up:.9f} {x - left * across:.6f} {y - foot * up:.6f} cm"
    return unit_form(pdf, f"q {FRESH_STATE} {matrix} /Art Do Q", {"/Art": form}), found


def _preflight(file: str, folder: Path, printer: Printer) -> tuple[Remark, ...]:
    """What the printer cannot print in an advert's PDF, told under the advert's own name."""
    found = preflight_artwork(folder / file, printer)
    return tuple(replace(remark, place=Place(file=file)) for remark in found if remark.rule != "pdf-unreadable")


def _untag(form: Object, depth: int) -> None:
    """Take an advert's own tags out of a form and the forms in it: in our file the advert is one figure.

    Marks of layers stay, since they decide what is seen.
    """
    if b"BMC" in form.read_bytes() or b"BDC" in form.read_bytes():
        form.write(unparse_content_stream(_untagged(parse_content_stream(form))))
    if "/StructParents" in form:
        del form["/StructParents"]
    for inner in dict(form.get("/Resources", Dictionary()).get("/XObject", Dictionary()).items()).values():
        if isinstance(inner, Stream) and inner.get("/Subtype") == Name.Form and depth:
            _untag(inner, depth - 1)


def _untagged(instructions: Iterable[Operation]) -> list[Operation]:
    """A content stream's instructions without marked content other than layers."""
    kept: list[Operation] = []
    layers: list[bool] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in OPENING:
            layers.append(bool(instruction.operands) and instruction.operands[0] == Name.OC)
        keep = layers[-1] if operator in OPENING or (operator == "EMC" and layers) else operator not in {"MP", "DP"}
        if operator == "EMC" and layers:
            layers.pop()
        if keep:
            kept.append(instruction)
    return kept


def _extent(form: Object) -> tuple[float, float, float, float]:
    """Left, foot, width and height of a form as it is drawn: its box led through its matrix (pages may be turned)."""
    left, foot, right, head = (float(edge) for edge in form.BBox)
    a, b, c, d, e, f = (float(part) for part in form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (left, right) for y in (foot, head)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(max(across) - min(across), TINY), max(max(up) - min(up), TINY)


def place_picture(pdf: Pdf, placed: Placed, image: Object, aspect: float) -> Object:
    """A picture as a form that fills the unit square, fitted and centred in its space."""
    width, height, x, y = fit(aspect, placed)
    return unit_form(pdf, f"q {share(width)} 0 0 {share(height)} {share(x)} {share(y)} cm /Art Do Q", {"/Art": image})


def fit(aspect: float, placed: Placed) -> tuple[float, float, float, float]:
    """Width, height and lower left corner of something of that aspect, whole and centred, in the unit square."""
    space = placed.width / max(placed.height, 1)
    width, height = (1.0, space / aspect) if aspect >= space else (aspect / space, 1.0)
    return width, height, (1 - width) / 2, (1 - height) / 2


def unit_form(pdf: Pdf, operators: str, objects: dict[str, Object]) -> Object:
    """A form XObject whose box is the unit square."""
    form = Stream(pdf, operators.encode("ascii"))
    form.Type = Name.XObject
    form.Subtype = Name.Form
    form.BBox = Array([0, 0, 1, 1])
    form.Resources = Dictionary(XObject=Dictionary(objects)) if objects else Dictionary()
    return pdf.make_indirect(form)


def _unreadable(file: str, error: Exception) -> Remark:
    return Remark(
        "artwork-unreadable",
        Severity.STOP,
        Place(file=file),
        f"The advert's artwork cannot be read ({error}); its space is empty.",
        "Ask the advertiser for the PDF again.",
    )
