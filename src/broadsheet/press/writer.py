"""Both editions written: reading (PDF/UA-1, ISO 14289-1) and press (PDF/X-4, ISO 15930-7), from one display list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Page, Pdf, Stream, String
from pikepdf.settings import set_flate_compression_level

from broadsheet.press.artwork import is_pdf, place_pdf, place_picture
from broadsheet.press.assembly import plain_stream, tagged_stream
from broadsheet.press.content import Content, draw
from broadsheet.press.elements import grow
from broadsheet.press.fontfiles import FontData, font_data, font_resources
from broadsheet.press.inks import KNOCKOUT, OVERPRINT, PressPalette, ScreenPalette
from broadsheet.press.links import Destinations, label_pages, live_areas, write_annotations, write_bookmarks
from broadsheet.press.marks import boxes_for, printers_marks
from broadsheet.press.metadata import PRESS, READING, write_metadata
from broadsheet.press.pictures import Coded, Darkroom, Print, develop
from broadsheet.press.printers import Printer
from broadsheet.press.structure import Anatomy, write_structure

if TYPE_CHECKING:
    from pikepdf import Object

    from broadsheet.press.display import DisplayList
    from broadsheet.remarks import Remark

Target: TypeAlias = "Path | str | BinaryIO"
INKS = 4
COMPRESSION: Final = 4
"""Of nine: half the time of the usual six, text streams a tenth larger."""


@dataclass(frozen=True, slots=True)
class Proofs:
    """An issue drawn once for every edition that is to be written: marks, subset fonts and coded pictures."""

    display: DisplayList
    content: Content
    fonts: tuple[FontData, ...]
    prints: dict[str, Print]
    remarks: tuple[Remark, ...]


def write_reading(display: DisplayList, target: Target) -> tuple[Remark, ...]:
    """Write the reading edition to a path or a binary file; what was found wrong on the way."""
    return _reading(_draw(display, Darkroom(Path(display.folder))), target)


def write_press(display: DisplayList, printer: Printer, target: Target) -> tuple[Remark, ...]:
    """Write the press edition for a printer to a path or a binary file; what was found wrong on the way."""
    room = Darkroom(Path(display.folder), screen=False, printer=printer)
    return _press(_draw(display, room), printer, target)


def write_editions(display: DisplayList, printer: Printer, reading: Target, press: Target) -> tuple[Remark, ...]:
    """Write both editions, the same files as ``write_reading`` and ``write_press`` make, in less time.

    Text is set, fonts are subset and pictures are decoded only once.
    """
    proofs = _draw(display, Darkroom(Path(display.folder), printer=printer))
    found = (*_reading(proofs, reading), *_press(proofs, printer, press))
    return tuple(dict.fromkeys(found))


def _draw(display: DisplayList, room: Darkroom) -> Proofs:
    """Everything the editions share."""
    content = draw(display)
    prints, remarks = develop(room, (item for item in content.placed if not is_pdf(item)))
    return Proofs(display, content, font_data(content.fonts), prints, remarks)


def _reading(proofs: Proofs, target: Target) -> tuple[Remark, ...]:
    display, content = proofs.display, proofs.content
    pdf = Pdf.new()
    resources, remarks = _resources(pdf, proofs, None)
    palette = ScreenPalette(display.inks)
    tagged = tuple(tagged_stream(page, index, palette) for index, page in enumerate(content.pages))
    size = (0.0, 0.0, display.width / 1000, display.height / 1000)
    pages = tuple(_page(pdf, page.stream, resources, {"/MediaBox": size}) for page in tagged)
    destinations = Destinations(display, content)
    live = live_areas(content, destinations)
    annotations = write_annotations(pdf, pages, live, destinations, display.height)
    marked = tuple(item for page in tagged for item in page.marked)
    write_structure(pdf, grow(display, marked, live), Anatomy(pages, display.height, annotations))
    pdf.Root.Lang = String(display.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    write_bookmarks(pdf, display, destinations, pages)
    label_pages(pdf, display)
    write_metadata(pdf, display, READING)
    _save(pdf, target, "1.7")
    return (*proofs.remarks, *remarks)


def _press(proofs: Proofs, printer: Printer, target: Target) -> tuple[Remark, ...]:
    display = proofs.display
    pdf = Pdf.new()
    resources, remarks = _resources(pdf, proofs, printer)
    resources.ExtGState = Dictionary({f"/{OVERPRINT}": _overprint(on=True), f"/{KNOCKOUT}": _overprint(on=False)})
    boxes = boxes_for(printer, display.width, display.height)
    named = {
        "/MediaBox": boxes.media(),
        "/BleedBox": boxes.around(boxes.bleed),
        "/TrimBox": boxes.around(0),
    }
    marks = printers_marks(printer, boxes).encode("ascii")
    palette = PressPalette(display.inks)
    for content in proofs.content.pages:
        _page(pdf, plain_stream(content, palette, boxes.origin) + marks, resources, named)
    pdf.Root.OutputIntents = Array([_output_intent(pdf, printer)])
    write_metadata(pdf, display, PRESS)
    _save(pdf, target, "1.6")
    return (*proofs.remarks, *remarks)


def _page(pdf: Pdf, stream: bytes, resources: Object, boxes: dict[str, tuple[float, ...]]) -> Object:
    """A page of the file with its boxes and content."""
    page = pdf.make_indirect(Dictionary(Type=Name.Page, Contents=pdf.make_stream(stream), Resources=resources))
    for name, edges in boxes.items():
        page[name] = Array(list(edges))
    pdf.pages.append(Page(page))
    return pdf.pages[-1].obj


def _resources(pdf: Pdf, proofs: Proofs, printer: Printer | None) -> tuple[Object, tuple[Remark, ...]]:
    """Fonts and pictures, one dictionary for all pages; for the press edition when there is a printer."""
    objects: dict[str, Object] = {}
    remarks: list[Remark] = []
    for item in proofs.content.placed:
        if is_pdf(item):
            objects[f"/{item.name}"], found = place_pdf(pdf, item, Path(proofs.display.folder), printer)
            remarks += found
            continue
        made = proofs.prints[item.name]
        coded = made.press if printer else made.screen
        if coded is not None:
            image = _image(pdf, coded)
            objects[f"/{item.name}"] = place_picture(pdf, item, image, made.aspect) if item.artwork else image
    resources = Dictionary(Font=font_resources(pdf, proofs.fonts), XObject=Dictionary(objects))
    return pdf.make_indirect(resources), tuple(remarks)


def _image(pdf: Pdf, coded: Coded) -> Object:
    image = Stream(pdf, coded.data)
    image.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=coded.width,
        Height=coded.height,
        ColorSpace=Name(coded.space),
        BitsPerComponent=8,
        Filter=Name(coded.filter),
    )
    if coded.inverted:
        image.Decode = Array([1, 0] * INKS)
    return pdf.make_indirect(image)


def _overprint(*, on: bool) -> Dictionary:
    return Dictionary(Type=Name.ExtGState, OP=on, op=on, OPM=1)


def _output_intent(pdf: Pdf, printer: Printer) -> Object:
    """The printing condition with the printer's profile embedded."""
    profile = Stream(pdf, printer.icc)
    profile.N = INKS
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFX,
            OutputConditionIdentifier=String(printer.condition),
            OutputCondition=String(printer.condition_name),
            RegistryName=String(printer.registry),
            Info=String(printer.condition_name),
            DestOutputProfile=pdf.make_indirect(profile),
        )
    )


def _save(pdf: Pdf, target: Target, version: str) -> None:
    """Write the file; the same content gives the same bytes."""
    set_flate_compression_level(COMPRESSION)
    pdf.save(
        target,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        force_version=version,
        fix_metadata_version=False,
    )
