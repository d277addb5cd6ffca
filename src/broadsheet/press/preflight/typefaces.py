"""Checks of the fonts: embedded, with widths that are the font's own, and readable as Unicode."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, PdfError, Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Object, Page, Pdf

    from broadsheet.press.preflight.findings import Findings

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
TOLERANCE = 1.0
EM = 1_000
NAMED_ENCODINGS = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"})


def check_fonts(pdf: Pdf, findings: Findings) -> None:
    """All rules about fonts; a font is reported on the first page that uses it."""
    seen: set[object] = set()
    for number, page in enumerate(pdf.pages, 1):
        for font in fonts_of(page):
            key = font.objgen if font.is_indirect else id(font)
            if key not in seen:
                seen.add(key)
                check_font(font, number, findings)


def fonts_of(page: Page) -> Iterator[Object]:
    """The fonts a page can use, also through its forms."""
    yield from _fonts_in(page.obj.get("/Resources", Dictionary()), set())


def _fonts_in(resources: Object, seen: set[tuple[int, int]]) -> Iterator[Object]:
    fonts = resources.get("/Font", Dictionary())
    yield from (font for _, font in sorted(fonts.items()) if isinstance(font, Dictionary))
    for _, item in sorted(resources.get("/XObject", Dictionary()).items()):
        if isinstance(item, Stream) and item.objgen not in seen and "/Resources" in item:
            seen.add(item.objgen)
            yield from _fonts_in(item.Resources, seen)


def check_font(font: Object, page: int, findings: Findings) -> None:
    """One font."""
    name = str(font.get("/BaseFont", "a nameless font")).lstrip("/")
    if font.get("/Subtype") == Name.Type3:
        return
    inner = font
    if font.get("/Subtype") == Name.Type0:
        inner = next(iter(font.get("/DescendantFonts", Array())), Dictionary())
    descriptor = inner.get("/FontDescriptor", Dictionary())
    if not any(isinstance(descriptor.get(key), Stream) for key in FILES):
        findings.add("font-not-embedded", f"The font {name} is not embedded.", page)
    if not _has_unicode(font):
        findings.add("font-without-unicode", f"The text in {name} cannot be read as Unicode.", page)
    if inner.get("/Subtype") == Name.CIDFontType2 and not _widths_fit(inner, descriptor):
        findings.add("font-widths", f"The widths given for {name} are not those of the embedded font.", page)


def _has_unicode(font: Object) -> bool:
    """A ToUnicode map, or for simple fonts an encoding whose names tell the characters."""
    if isinstance(font.get("/ToUnicode"), Stream):
        return True
    return str(font.get("/Encoding", "")) in NAMED_ENCODINGS and font.get("/Subtype") != Name.Type0


def _widths_fit(font: Object, descriptor: Object) -> bool:
    """Whether the W array agrees with the ``hmtx`` table of an embedded TrueType font (within one unit)."""
    program = descriptor.get("/FontFile2")
    if not isinstance(program, Stream):
        return True
    try:
        advances = true_type_advances(program.read_bytes())
    except (PdfError, struct.error, ValueError):
        return False
    glyphs = _glyph_map(font)
    default = float(font.get("/DW", EM))
    stated = dict(_stated(font.get("/W", Array())))
    for code, width in stated.items():
        glyph = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big") if glyphs else code
        if glyph >= len(advances) or abs(advances[glyph] - width) > TOLERANCE:
            return False
    return bool(stated) or default == EM


def _glyph_map(font: Object) -> bytes:
    mapping = font.get("/CIDToGIDMap")
    return mapping.read_bytes() if isinstance(mapping, Stream) else b""


def _stated(widths: Object) -> Iterator[tuple[int, float]]:
    """Codes and widths of a W array (ISO 32000-1, 9.7.4.3)."""
    items = list(widths) if isinstance(widths, Array) else []
    at = 0
    while at + 1 < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], Array):
            yield from ((first + offset, float(width)) for offset, width in enumerate(items[at + 1]))
            at += 2
        elif at + 2 < len(items):
            yield from ((code, float(items[at + 2])) for code in range(first, int(items[at + 1]) + 1))
            at += 3
        else:
            return


def true_type_advances(program: bytes) -> list[float]:
    """Advance widths of a TrueType font in thousandths of the em (OpenType 1.9: head, hhea, hmtx)."""
    tables = {}
    for at in range(struct.unpack_from(">H", program, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", program, 12 + 16 * at)
        tables[tag] = (offset, length)
    if not {b"head", b"hhea", b"hmtx"} <= tables.keys():
        raise ValueError("tables are missing")
    upem = struct.unpack_from(">H", program, tables[b"head"][0] + 18)[0]
    count = struct.unpack_from(">H", program, tables[b"hhea"][0] + 34)[0]
    offset, length = tables[b"hmtx"]
    advances = [struct.unpack_from(">H", program, offset + 4 * at)[0] * EM / upem for at in range(count)]
    return advances + [advances[-1]] * ((length - 4 * count) // 2)
