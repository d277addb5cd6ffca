"""Checks of the document as a whole: version, identity, metadata, output intent, and what must not be in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pikepdf import Array, Dictionary, Name, PdfError, Stream

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    from broadsheet.press.preflight.findings import Findings
    from broadsheet.press.printers import Printer

LATEST = (1, 6)
VERSION = "PDF/X-4"
INKS = 4
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
XMP_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
PDFX = "{http://www.npes.org/pdfx/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"
ADOBE = "{http://ns.adobe.com/pdf/1.3/}"
DATES = ("CreateDate", "ModifyDate", "MetadataDate")
IDENTITY = ("DocumentID", "VersionID", "RenditionClass")
HEADER = 40
"""Bytes of an ICC profile up to its class, colour space, and signature (ICC.1:2022, 7.2)."""


def check_document(pdf: Pdf, printer: Printer, findings: Findings) -> None:
    """All document-level rules."""
    _check_file(pdf, findings)
    _check_metadata(pdf, findings)
    _check_intent(pdf, printer, findings)
    _check_interaction(pdf.Root, findings)
    if printer.page_multiple and len(pdf.pages) % printer.page_multiple:
        findings.add(
            "page-count",
            f"The file has {len(pdf.pages)} pages; {printer.title} prints multiples of {printer.page_multiple}.",
        )


def _check_file(pdf: Pdf, findings: Findings) -> None:
    """Version, encryption, identifier."""
    if pdf.is_encrypted:
        findings.add("pdf-encrypted", "The file is encrypted.")
    major, _, minor = pdf.pdf_version.partition(".")
    if (int(major), int(minor)) > LATEST:
        findings.add("pdf-version", f"The file is PDF {pdf.pdf_version}.")
    identifier = pdf.trailer.get("/ID")
    if not isinstance(identifier, Array) or len(identifier) != 2:  # noqa: PLR2004 - a pair, ISO 32000-1, 14.4
        findings.add("file-identifier", "The file has no identifier.")


def _check_metadata(pdf: Pdf, findings: Findings) -> None:
    """XMP and the information dictionary."""
    facts = _packet(pdf)
    info = pdf.trailer.get("/Info", Dictionary())
    if facts is None:
        findings.add("xmp-missing", "The file has no readable XMP metadata.")
        facts = {}
    if facts.get(f"{PDFX}GTS_PDFXVersion") != VERSION:
        claim = facts.get(f"{PDFX}GTS_PDFXVersion", "none")
        findings.add("pdfx-version", f"The metadata names {claim} as the PDF/X version, not {VERSION}.")
    if any(f"{XMP}{name}" not in facts for name in DATES):
        findings.add("xmp-dates", f"The metadata lacks one of {', '.join(DATES)}.")
    if any(f"{XMP_MM}{name}" not in facts for name in IDENTITY):
        findings.add("xmp-identity", f"The metadata lacks one of {', '.join(IDENTITY)}.")
    if not facts.get(f"{DC}title"):
        findings.add("title-missing", "The document has no title.")
    trapped = facts.get(f"{ADOBE}Trapped") or str(info.get("/Trapped", "")).lstrip("/")
    if trapped not in {"True", "False"}:
        findings.add("trapped-unknown", "The file does not say whether it is trapped.")


def _packet(pdf: Pdf) -> dict[str, str] | None:
    """The properties of the XMP packet by qualified name; None when it is missing or broken."""
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream):
        return None
    try:
        data = stream.read_bytes()
        if b"<!ENTITY" in data:
            return None
        root = ET.fromstring(data)  # noqa: S314 - entities are refused above
    except (ET.ParseError, PdfError):
        return None
    facts: dict[str, str] = {}
    for description in root.iter(f"{RDF}Description"):
        facts.update(description.attrib)
        facts.update({child.tag: "".join(child.itertext()).strip() for child in description})
    return facts


def _check_intent(pdf: Pdf, printer: Printer, findings: Findings) -> None:
    """The output intent and its profile."""
    intents = [item for item in _items(pdf.Root.get("/OutputIntents")) if item.get("/S") == Name.GTS_PDFX]
    if not intents:
        findings.add("output-intent-missing", "The file has no PDF/X output intent.")
        return
    if len(intents) > 1:
        findings.add("output-intent-several", f"The file has {len(intents)} PDF/X output intents.")
    intent = intents[0]
    condition = str(intent.get("/OutputConditionIdentifier", ""))
    if not condition:
        findings.add("output-condition", "The output intent names no printing condition.")
    elif condition != printer.condition:
        findings.add(
            "output-profile-differs", f"The file is made for {condition}; {printer.title} prints {printer.condition}."
        )
    profile = intent.get("/DestOutputProfile")
    if isinstance(profile, Stream):
        _check_profile(profile, findings)
    else:
        findings.add("output-profile-missing", "The output intent embeds no profile.")


def _check_profile(profile: Stream, findings: Findings) -> None:
    """Channels and class of the embedded profile."""
    try:
        data = profile.read_bytes()
    except PdfError:
        data = b""
    if data[36:HEADER] != b"acsp":
        findings.add("output-profile-missing", "The embedded output profile is no ICC profile.")
        return
    if int(profile.get("/N", 0)) != INKS or data[16:20] != b"CMYK":
        findings.add("output-profile-channels", "The output profile is not one for four inks.")
    if data[12:16] != b"prtr":
        findings.add("output-profile-class", "The output profile is not a printer's.")


def _check_interaction(root: Object, findings: Findings) -> None:
    """Scripts, actions, attachments, forms."""
    names = root.get("/Names", Dictionary())
    if "/JavaScript" in names or _is_script(root.get("/OpenAction")):
        findings.add("javascript", "The file holds scripts.")
    if "/AA" in root or isinstance(root.get("/OpenAction"), Dictionary):
        findings.add("action", "The file acts when it is opened or closed.")
    if "/EmbeddedFiles" in names or "/AF" in root:
        findings.add("embedded-file", "Files are attached.")
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary) and (len(_items(form.get("/Fields"))) or "/XFA" in form):
        findings.add("form-field", "The file holds form fields.")


def _is_script(action: Object | None) -> bool:
    return isinstance(action, Dictionary) and action.get("/S") == Name.JavaScript


def _items(value: Object | None) -> list[Object]:
    """The dictionaries of an array."""
    return [item for item in value if isinstance(item, Dictionary)] if isinstance(value, Array) else []
