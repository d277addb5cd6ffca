"""Fonts in the file: which codes the text uses, and the embedded subsets behind them.

Every face becomes a Type 0 font with two-byte codes. A code is the glyph's own id wherever the glyph stands for the
character its font says; a glyph that stands for something else as well (a hyphen that is not in the text, a ligature
used for other letters) gets further codes beyond the font's last glyph, each with its own text, and a
``CIDToGIDMap`` leads them back (ISO 32000-2, 9.7.4 and 9.10.3). So copied text is the story's text.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from broadsheet.press.operators import share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pikepdf import Pdf

    from broadsheet.typeset.fonts import FontFace

EM = 1_000
TO_UNICODE_ROWS = 100
SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class FaceUse:
    """What the text uses of one face. ``codes`` maps (glyph, text) to a code; ``name`` is its resource name."""

    name: str
    face: FontFace
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    glyphs: dict[int, int] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    spare: int = 0

    def code(self, glyph: int, text: str) -> int:
        """The code that draws ``glyph`` and is read as ``text``."""
        code = self.codes.get((glyph, text))
        return self._new(glyph, text) if code is None else code

    def _new(self, glyph: int, text: str) -> int:
        own = self.face.glyph_characters.get(glyph, text) == text and glyph not in self.texts
        code = glyph if own else self._spare()
        self.codes[glyph, text] = code
        self.texts[code] = text
        self.glyphs[code] = glyph
        return code

    def _spare(self) -> int:
        self.spare = self.spare + 1 if self.spare else int(self.face.face.glyph_count)
        return self.spare

    def width(self, glyph: int) -> float:
        """The glyph's advance in thousandths of the em, as the file's ``W`` array states it."""
        width = self.widths.get(glyph)
        if width is None:
            width = self.widths[glyph] = round(self.face.advance(glyph) * EM / self.face.upem, 3)
        return width


class FontBook:
    """All faces the text uses, in the order of their first use."""

    def __init__(self, faces: Mapping[str, FontFace]) -> None:
        self._faces = faces
        self.uses: dict[str, FaceUse] = {}

    def use(self, key: str) -> FaceUse:
        """The record of one face. Raises ``KeyError`` when the display list does not bring the face."""
        use = self.uses.get(key)
        if use is None:
            use = self.uses[key] = FaceUse(f"F{len(self.uses)}", self._faces[key])
        return use


@dataclass(frozen=True, slots=True)
class FontData:
    """One face ready for a file: the compressed subset and the plain streams around it, shared by both editions."""

    use: FaceUse
    program: bytes
    length: int
    to_unicode: bytes
    map: bytes


def font_data(book: FontBook) -> tuple[FontData, ...]:
    """Subset every face of the book."""
    return tuple(_data(use) for use in book.uses.values())


def _data(use: FaceUse) -> FontData:
    program = use.face.subset(use.glyphs.values())
    return FontData(use, zlib.compress(program, 6), len(program), to_unicode(use.texts), _glyph_map(use))


def _glyph_map(use: FaceUse) -> bytes:
    """The CIDToGIDMap stream; empty when every code is its glyph's id."""
    if not use.spare:
        return b""
    return b"".join(use.glyphs.get(code, 0).to_bytes(2, "big") for code in range(use.spare + 1))


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """A ToUnicode CMap for two-byte codes (Adobe technical note 5411)."""
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(texts.items())]
    blocks = (
        f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar"
        for part in (rows[start : start + TO_UNICODE_ROWS] for start in range(0, len(rows), TO_UNICODE_ROWS))
    )
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange"
    )
    foot = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    return "\n".join([head, *blocks, foot]).encode("ascii")


def font_resources(pdf: Pdf, fonts: tuple[FontData, ...]) -> Dictionary:
    """The font resource dictionary of a file, all faces embedded."""
    return Dictionary({f"/{data.use.name}": pdf.make_indirect(_type0(pdf, data)) for data in fonts})


def _type0(pdf: Pdf, data: FontData) -> Dictionary:
    name = Name("/" + _subset_tag(data) + data.use.face.postscript_name)
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, data, name)),
        DW=0,
        W=Object.parse(f"[{' '.join(_widths(data.use))}]".encode("ascii")),
        CIDToGIDMap=pdf.make_indirect(Stream(pdf, data.map)) if data.map else Name.Identity,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=pdf.make_indirect(Stream(pdf, data.to_unicode)),
    )


def _descriptor(pdf: Pdf, data: FontData, name: Name) -> Dictionary:
    face = data.use.face
    program = Stream(pdf, data.program)
    program.stream_dict = Dictionary(Filter=Name.FlateDecode, Length1=data.length)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=face.flags,
        FontBBox=Array([_em(face, edge) for edge in face.bbox]),
        ItalicAngle=round(face.italic_angle, 2),
        Ascent=_em(face, face.ascent),
        Descent=_em(face, face.descent),
        CapHeight=_em(face, face.cap_height),
        XHeight=_em(face, face.x_height),
        StemV=_em(face, face.stem_v),
        FontFile2=pdf.make_indirect(program),
    )


def _em(face: FontFace, length: int) -> int:
    return round(length * EM / face.upem)


def _subset_tag(data: FontData) -> str:
    """Six capitals that differ between subsets (ISO 32000-2, 9.9.2)."""
    number = zlib.crc32(data.program)
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6)) + "+"


def _widths(use: FaceUse) -> Iterator[str]:
    """The W array's parts: runs of consecutive codes with their widths."""
    codes = sorted(use.glyphs)
    start = 0
    for at in range(1, len(codes) + 1):
        if at == len(codes) or codes[at] != codes[at - 1] + 1:
            widths = " ".join(share(use.width(use.glyphs[code])) for code in codes[start:at])
            yield f"{codes[start]} [{widths}]"
            start = at
