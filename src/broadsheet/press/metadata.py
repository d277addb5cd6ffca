"""What a file says of itself: XMP packet and information dictionary, with the issue's date as the only date."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Stream, String

from broadsheet import __version__

if TYPE_CHECKING:
    from pikepdf import Pdf

    from broadsheet.press.display import DisplayList

READING = "pdfuaid"
PRESS = "pdfxid"
PRODUCER = f"Broadsheet {__version__}"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


def write_metadata(pdf: Pdf, display: DisplayList, edition: str) -> None:
    """Write XMP and the information dictionary; ``edition`` is ``READING`` or ``PRESS``."""
    packet = Stream(pdf, _packet(display, edition).encode("utf-8"))
    packet.Type = Name.Metadata
    packet.Subtype = Name.XML
    pdf.Root.Metadata = pdf.make_indirect(packet)
    stamp = f"D:{display.day:%Y%m%d}000000Z"
    info = Dictionary(
        Title=String(display.title),
        Creator=String(PRODUCER),
        Producer=String(PRODUCER),
        CreationDate=String(stamp),
        ModDate=String(stamp),
    )
    if display.author:
        info.Author = String(display.author)
    if display.subject:
        info.Subject = String(display.subject)
    if edition == PRESS:
        info.Trapped = Name("/False")
        info.GTS_PDFXVersion = String("PDF/X-4")
    pdf.trailer.Info = pdf.make_indirect(info)


def _packet(display: DisplayList, edition: str) -> str:
    """The XMP packet (ISO 16684-1)."""
    moment = f"{display.day:%Y-%m-%d}T00:00:00Z"
    identity = uuid5(NAMESPACE_URL, f"{display.identity}/{edition}")
    lines = [
        _alternative("dc:title", display.title),
        f"<dc:language><rdf:Bag><rdf:li>{escape(display.language)}</rdf:li></rdf:Bag></dc:language>",
        *(
            [f"<dc:creator><rdf:Seq><rdf:li>{escape(display.author)}</rdf:li></rdf:Seq></dc:creator>"]
            if display.author
            else []
        ),
        *([_alternative("dc:description", display.subject)] if display.subject else []),
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        *(f"<xmp:{name}>{moment}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate")),
        f"<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        *_conformance(edition),
    ]
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    body = "\n".join(lines)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{body}\n</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
    )


def _alternative(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'


def _conformance(edition: str) -> tuple[str, ...]:
    """Which standard the file follows."""
    if edition == READING:
        return ("<pdfuaid:part>1</pdfuaid:part>",)
    return ("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "<pdf:Trapped>False</pdf:Trapped>")
