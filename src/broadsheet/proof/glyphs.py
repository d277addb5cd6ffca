"""Fonts as a reader of PDF sees them: codes into text and widths (ISO 32000-2, 9.6 to 9.10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

Glyph: TypeAlias = tuple[str, float, bool]
"""What a code stands for, its width in text space (1 = the type size), and whether word spacing applies to it."""

DEFAULT_WIDTH = 1000.0
UNKNOWN_WIDTH = 500.0
UNKNOWN_SPACE = 278.0
NAMED = {
    "space": " ", "hyphen": "-", "period": ".", "comma": ",", "colon": ":", "semicolon": ";", "exclam": "!",
    "question": "?", "quotesingle": "'", "quotedbl": '"', "quoteleft": "\u2018", "quoteright": "\u2019",
    "quotedblleft": "\u201c", "quotedblright": "\u201d", "endash": "\u2013", "emdash": "\u2014", "bullet": "\u2022",
    "ellipsis": "\u2026", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "fi": "fi", "fl": "fl", "germandbls": "\u00df", "slash": "/",
    "parenleft": "(", "parenright": ")", "ampersand": "&", "percent": "%",
}  # fmt: skip
CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


class Font:
    """A font of a file. ``face`` is its base name without the subset tag; ``space`` its space's width per size."""

    def __init__(self, source: pikepdf.Object) -> None:
        """Read a font dictionary; what is missing or odd falls back to sensible widths and to the codes themselves."""
        self.face = str(source.get("/BaseFont", source.get("/Name", "/unnamed")))[1:].split("+")[-1]
        self.composite = source.get("/Subtype") == "/Type0"
        self._unit = _unit(source)
        self._texts = to_unicode(bytes(source.ToUnicode.read_bytes())) if _is_stream(source, "/ToUnicode") else {}
        self._widths, self._default = _cid_widths(source) if self.composite else _simple_widths(source)
        if not self.composite:
            self._texts = {**_encoding(source), **self._texts}
        self._shown: dict[bytes, tuple[Glyph, ...]] = {}
        self.space = self._space()

    def glyphs(self, shown: bytes) -> tuple[Glyph, ...]:
        """The glyphs of a shown string."""
        found = self._shown.get(shown)
        if found is None:
            found = self._shown[shown] = tuple(self._glyph(code) for code in self._codes(shown))
        return found

    def _codes(self, shown: bytes) -> Iterator[int]:
        """One byte a code, or two for composite fonts."""
        if not self.composite:
            return iter(shown)
        return (int.from_bytes(shown[at : at + 2]) for at in range(0, len(shown) - 1, 2))

    def _glyph(self, code: int) -> Glyph:
        text = self._texts.get(code, "\ufffd")
        width = self._widths.get(code, self._default)
        return text, width * self._unit, not self.composite and code == ord(" ")

    def _space(self) -> float:
        """The width of the space glyph, or a quarter of the size where the font has none."""
        code = next((code for code, text in self._texts.items() if text == " "), None)
        width = self._widths.get(code, self._default) if code is not None else 0
        return width * self._unit or 0.25


def _unit(source: pikepdf.Object) -> float:
    """Glyph space to text space: a thousandth, or what a Type 3 font says."""
    return abs(float(source.FontMatrix[0])) if source.get("/Subtype") == "/Type3" else 0.001


def _is_stream(source: pikepdf.Object, key: str) -> bool:
    return isinstance(source.get(key), pikepdf.Stream)


def _cid_widths(source: pikepdf.Object) -> tuple[dict[int, float], float]:
    """``W`` and ``DW`` of the descendant; codes are taken for CIDs, as Identity-H has them."""
    descendant = source.DescendantFonts[0]
    widths: dict[int, float] = {}
    entries = list(descendant.get("/W", []))
    while entries:
        first, second = int(entries[0]), entries[1]
        if isinstance(second, pikepdf.Array):
            widths.update((first + index, float(width)) for index, width in enumerate(second.as_list()))
            del entries[:2]
        else:
            widths.update(dict.fromkeys(range(first, int(second) + 1), float(entries[2])))
            del entries[:3]
    return widths, float(descendant.get("/DW", DEFAULT_WIDTH))


def _simple_widths(source: pikepdf.Object) -> tuple[dict[int, float], float]:
    """``Widths`` from ``FirstChar`` on; a standard font without them gets a typical width."""
    listed = list(source.get("/Widths", []))
    if not listed:
        return {ord(" "): UNKNOWN_SPACE}, UNKNOWN_WIDTH
    first = int(source.get("/FirstChar", 0))
    descriptor: Any = source.get("/FontDescriptor", {})
    return {first + index: float(width) for index, width in enumerate(listed)}, float(
        descriptor.get("/MissingWidth", 0)
    )


def _encoding(source: pikepdf.Object) -> dict[int, str]:
    """Codes to text by a simple font's encoding; unnamed codes are read as Windows reads them."""
    encoding = source.get("/Encoding", "/WinAnsiEncoding")
    base = encoding.get("/BaseEncoding", "") if isinstance(encoding, pikepdf.Dictionary) else encoding
    codec = CODECS.get(str(base), "cp1252")
    texts = {code: bytes([code]).decode(codec, "replace") for code in range(256)}
    code = 0
    for entry in list(encoding.get("/Differences", [])) if isinstance(encoding, pikepdf.Dictionary) else []:
        if isinstance(entry, pikepdf.Name):
            texts[code] = _named(str(entry)[1:])
            code += 1
        else:
            code = int(entry)
    return texts


def _named(name: str) -> str:
    """A glyph name as text: ``uni0161``, a letter, or one of the common names."""
    if re.fullmatch(r"uni([0-9A-F]{4})+", name):
        return bytes.fromhex(name[3:]).decode("utf-16-be", "replace")
    return name if len(name) == 1 else NAMED.get(name, "\ufffd")


def to_unicode(cmap: bytes) -> dict[int, str]:
    """A ToUnicode CMap as a map from code to text."""
    texts: dict[int, str] = {}
    for section in SECTION.finditer(cmap):
        tokens = [_token(match) for match in TOKEN.finditer(section[2])]
        reader = _chars if section[1] == b"bfchar" else _ranges
        texts.update(reader(tokens))
    return texts


def _token(match: re.Match[bytes]) -> bytes:
    """A hexadecimal string's bytes, or a bracket."""
    return match[2] or match[3] or bytes.fromhex(match[1].decode())


def _chars(tokens: list[bytes]) -> Iterator[tuple[int, str]]:
    for code, text in zip(tokens[::2], tokens[1::2], strict=False):
        yield int.from_bytes(code), text.decode("utf-16-be", "replace")


def _ranges(tokens: list[bytes]) -> Iterator[tuple[int, str]]:
    """Ranges of codes: to consecutive texts, or to the listed ones."""
    at = 0
    while at + 2 < len(tokens):
        low, high = int.from_bytes(tokens[at]), int.from_bytes(tokens[at + 1])
        if tokens[at + 2] == b"[":
            end = tokens.index(b"]", at)
            yield from zip(
                range(low, high + 1), (text.decode("utf-16-be") for text in tokens[at + 3 : end]), strict=False
            )
            at = end + 1
        else:
            text = tokens[at + 2].decode("utf-16-be", "replace")
            yield from ((code, text[:-1] + chr(ord(text[-1]) + code - low)) for code in range(low, high + 1))
            at += 3
