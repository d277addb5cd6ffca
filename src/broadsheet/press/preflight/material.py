"""Checks of the material that pages place: images, forms and graphics states."""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from pikepdf import Array, Dictionary, Name, PdfError, PdfImage, Stream
from PIL import Image

from broadsheet.press.preflight.spaces import CMYK, LAB, RGB, SPOT, kind_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pikepdf import Object

    from broadsheet.press.preflight.findings import Findings
    from broadsheet.press.printers import Printer

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
POINTS_PER_INCH = 72
PER_CENT = 100 / 255
BITS = 8
INKS = 4
MAX_PIXELS = 200_000_000


class ImageChecks:
    """Checks images, each image's ink only once however often it is placed."""

    def __init__(self, printer: Printer, findings: Findings) -> None:
        self._printer = printer
        self._findings = findings
        self._ink: dict[tuple[int, int], float] = {}

    def check(self, image: Object, resources: Object, ctm: Matrix, page: int) -> None:
        """One image where it is placed; ``ctm`` maps the unit square to the page."""
        self._check_forbidden(image, page)
        if bool(image.get("/ImageMask", False)):
            return
        kind = kind_of(image.get("/ColorSpace"), resources)
        if kind == RGB:
            self._findings.add("rgb-image", "A picture is in RGB.", page)
        elif kind == LAB:
            self._findings.add("lab-colour", "A picture is in Lab.", page)
        elif kind == SPOT:
            self._findings.add("spot-colour", "A picture uses a spot colour.", page)
        self._check_resolution(image, ctm, page)
        if kind == CMYK:
            self._check_ink(image, resources, page)

    def _check_forbidden(self, image: Object, page: int) -> None:
        if "/Alternates" in image:
            self._findings.add("alternate-image", "A picture has alternates.", page)
        if "/OPI" in image:
            self._findings.add("opi", "A picture is a stand-in for another (OPI).", page)

    def _check_resolution(self, image: Object, ctm: Matrix, page: int) -> None:
        across = math.hypot(ctm[0], ctm[1]) / POINTS_PER_INCH
        down = math.hypot(ctm[2], ctm[3]) / POINTS_PER_INCH
        ppi = min(int(image.Width) / max(across, 1e-6), int(image.Height) / max(down, 1e-6))
        if round(ppi) < self._printer.min_ppi:
            wanted = self._printer.min_ppi
            self._findings.add("low-resolution", f"A picture has {ppi:.0f} points an inch, less than {wanted}.", page)

    def _check_ink(self, image: Object, resources: Object, page: int) -> None:
        key = image.objgen
        if key not in self._ink or key == (0, 0):
            self._ink[key] = heaviest(image, resources)
        if self._ink[key] > self._printer.ink_limit:
            limit = self._printer.ink_limit
            self._findings.add("ink-limit", f"A picture lays down {self._ink[key]:.0f} % of ink, over {limit} %.", page)


def heaviest(image: Object, resources: Object) -> float:
    """The largest sum of inks of any point of a CMYK image, in per cent; 0 when it cannot be decoded."""
    if int(image.Width) * int(image.Height) > MAX_PIXELS:
        return 0.0
    try:
        inks = _indexed(image, resources) if _is_indexed(image) else _inks(image)
    except (PdfError, OSError, ValueError, NotImplementedError):
        return 0.0
    return float(inks.sum(axis=-1, dtype=np.uint32).max()) * PER_CENT if inks.size else 0.0


def _is_indexed(image: Object) -> bool:
    space = image.get("/ColorSpace")
    return isinstance(space, Array) and str(space[0]) in {"/Indexed", "/I"}


def _indexed(image: Object, resources: Object) -> NDArray[np.uint8]:
    """The palette of an indexed image."""
    _, base, _, table = image.ColorSpace
    if kind_of(base, resources) != CMYK:
        return np.zeros((0, INKS), dtype=np.uint8)
    data = table.read_bytes() if isinstance(table, Stream) else bytes(table)
    return np.frombuffer(data[: len(data) // INKS * INKS], dtype=np.uint8).reshape(-1, INKS)


def _inks(image: Object) -> NDArray[np.uint8]:
    """Samples as inks, 0 to 255."""
    filters = image.get("/Filter")
    last = filters[-1] if isinstance(filters, Array) and len(filters) else filters
    inverted = _is_inverted(image)
    if last == Name.DCTDecode:
        with Image.open(BytesIO(image.read_raw_bytes())) as picture:
            samples = np.asarray(picture)  # Pillow turns the samples of CMYK JPEGs over
        return samples if inverted else 255 - samples
    if int(image.get("/BitsPerComponent", BITS)) == BITS or not isinstance(image, Stream):
        samples = np.frombuffer(image.read_bytes(), dtype=np.uint8)
        samples = samples[: int(image.Width) * int(image.Height) * INKS].reshape(-1, INKS)
    else:
        samples = np.asarray(PdfImage(image).as_pil_image().convert("CMYK"))
    return 255 - samples if inverted else samples


def _is_inverted(image: Object) -> bool:
    decode = image.get("/Decode")
    return isinstance(decode, Array) and len(decode) > 1 and float(decode[0]) > float(decode[1])


def check_form(form: Object, page: int, findings: Findings) -> None:
    """What a form must not be, and the space its transparency is blended in."""
    if form.get("/Subtype") == Name.PS or form.get("/Subtype2") == Name.PS:
        findings.add("postscript", "The page holds embedded PostScript.", page)
    if "/OPI" in form:
        findings.add("opi", "A form is a stand-in for another (OPI).", page)
    if "/Ref" in form:
        findings.add("reference-page", "A form stands for a page of another file.", page)
    check_group(form, page, findings)


def check_group(holder: Object, page: int, findings: Findings) -> None:
    """The blending space of a page's or form's transparency group."""
    group = holder.get("/Group", Dictionary())
    if isinstance(group, Dictionary) and kind_of(group.get("/CS"), Dictionary()) in {RGB, LAB}:
        findings.add("transparency-space", "Transparency is blended in RGB.", page)


def check_state(state: Object, page: int, findings: Findings) -> None:
    """What a graphics state must not set (ISO 15930-7, 6.9)."""
    if "/TR" in state or state.get("/TR2", Name.Default) != Name.Default:
        findings.add("transfer-function", "A transfer function changes the tones.", page)
    if "/HTP" in state or isinstance(state.get("/HT"), Dictionary | Stream):
        findings.add("halftone", "The file sets its own halftones.", page)
