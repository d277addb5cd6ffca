"""Fonts for the screen: static cuts subset by script and packed as WOFF2 (W3C, 2022), and metrics for stand-ins.

Each group of characters is a file of its own, which a browser fetches only when a page has one of its characters
(``unicode-range``: CSS Fonts 4, 4.5). What a paper's own language needs most is one group, so that most pages fetch
one file a face. Making a file takes 50–120 ms, so it is kept on disk under its contents' key; reading it takes 0.1 ms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import uharfbuzz

from broadsheet import opened
from broadsheet.edition.design import Face
from broadsheet.errors import DesignError
from broadsheet.typeset.fonts import OPTICAL_SIZE, Source, default_cache, find_source

if TYPE_CHECKING:
    from collections.abc import Iterable

hb: Any = uharfbuzz
"""HarfBuzz; its binding is compiled and carries no types."""

RECIPE = 2
"""Raised whenever the way a file is made changes, so that old files are not used again."""
FEATURES = ("kern", "liga", "ccmp", "locl", "mark", "mkmk", "calt", "rlig", "init", "medi", "fina", "tnum")
PLAIN_FEATURES = ("liga", "ccmp", "locl", "mark", "mkmk")
"""Without kerning, which is a third of a text face's file: for an italic that appears a few words at a time."""
DROPPED = (b"STAT", b"gasp", b"DSIG", b"meta")
LICENCE_NAMES = (0, 13, 14)
"""The names kept: the copyright and licence that the OFL asks to keep (OpenType 1.9, name)."""

_COMMON = " !\"%&'()*,-./0123456789:;?\u00a0£·–—‘’“”…€"
_FOREIGN = "äçèéñöü"
"""Letters of names that are met in every language of Europe; they cost 300 bytes a face."""
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LETTERS = {
    "de": "ÄÖÜäöüß„",
    "fr": "ÀÂÇÈÉÊËÎÏÔŒÙÛàâæçèéêëîïôœùûü«»\u202f",
    "es": "ÁÉÍÑÓÚÜáéíñóúü¿¡«»",
    "pt": "ÀÁÂÃÇÉÊÍÓÔÕÚàáâãçéêíóôõú",
    "pl": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż„",
    "tr": "ÇĞİÖŞÜâçğıîöşü",
}
"""What languages have beside the plain letters, on nearly every page of theirs."""

RANGES: dict[str, tuple[tuple[int, int], ...]] = {
    "latin": (
        (0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2BB, 0x2BC), (0x2C6, 0x2C6), (0x2DA, 0x2DA),
        (0x2DC, 0x2DC), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212),
    ),
    "latin-ext": ((0x100, 0x2AF), (0x300, 0x36F), (0x1E00, 0x1EFF)),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x400, 0x52F), (0x2116, 0x2116)),
}  # fmt: skip
"""Groups of characters; those of the paper's language are taken out of them and form ``core``."""
SCRIPTS = {"el": "greek", "ru": "cyrillic", "uk": "cyrillic", "bg": "cyrillic", "sr": "cyrillic", "be": "cyrillic"}
"""Languages that are not written in Latin letters, with their group."""


@dataclass(frozen=True, slots=True)
class WebFont:
    """One WOFF2 file: its group, the characters it is for as ``unicode-range`` names them, its bytes."""

    group: str
    ranges: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Metrics:
    """A face's mean width of a letter of running text, ascent, descent (positive) and line gap, in ems."""

    width: float
    ascent: float
    descent: float
    gap: float


def core_of(language: str) -> frozenset[int]:
    """The code points nearly every page in a language needs."""
    script = SCRIPTS.get(language)
    own = {code for low, high in RANGES[script] for code in range(low, high + 1)} if script else set()
    return frozenset(map(ord, _COMMON + _LATIN + _FOREIGN + LETTERS.get(language, ""))) | own


def groups_for(languages: Iterable[str], more: str = "") -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The groups a site needs with their code points: that of the first language (``core``), and the rest of each.

    ``languages`` are primary subtags, the paper's own first. Latin is always there, for names. ``more`` are further
    characters of the core.
    """
    spoken = tuple(languages) or ("en",)
    core = core_of(spoken[0]) | frozenset(map(ord, more))
    scripts = dict.fromkeys(("latin", "latin-ext", *(SCRIPTS[item] for item in spoken if item in SCRIPTS)))
    rest = ((name, _codes(name) - core) for name in scripts)
    return (("core", tuple(sorted(core))), *((name, tuple(sorted(codes))) for name, codes in rest if codes))


def _codes(group: str) -> frozenset[int]:
    """The code points of a group."""
    return frozenset(code for low, high in RANGES[group] for code in range(low, high + 1))


def web_font(
    faces: tuple[Face, ...], group: str, codes: tuple[int, ...], cache: Path | None = None, *, kerned: bool = True
) -> WebFont | None:
    """The file for a group in the first of some faces that has characters of it; None when none has.

    ``cache`` is the folder files are kept in. Raises ``DesignError`` when a family is not installed.
    """
    for face in faces:
        data = _kept(_at_size(face), codes, cache or default_cache() / "web", kerned=kerned)
        if data:
            return WebFont(group, unicode_range(codes), data)
    return None


NEAR = 40
"""Runs of characters that are no further apart are written as one, for brevity."""


def unicode_range(codes: Iterable[int]) -> str:
    """Code points as CSS writes them: "U+20-7A,U+A3"; small gaps are filled.

    A character that is named but not in the file is looked for in the other files (CSS Fonts 4, 4.5).
    """
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and code <= runs[-1][1] + NEAR:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{low:X}" if low == high else f"U+{low:X}-{high:X}" for low, high in runs)


@lru_cache(maxsize=64)
def _at_size(face: Face) -> Face:
    """The face without an optical size its family does not offer."""
    if OPTICAL_SIZE not in dict(face.axes) or OPTICAL_SIZE in _axes(find_source(face).path):
        return face
    return replace(face, axes=tuple(item for item in face.axes if item[0] != OPTICAL_SIZE))


@lru_cache(maxsize=64)
def _axes(path: Path) -> frozenset[str]:
    """The axes of a font file."""
    return frozenset(axis.tag for axis in hb.Face(hb.Blob.from_file_path(str(path))).axis_infos)


def _kept(face: Face, codes: tuple[int, ...], cache: Path, *, kerned: bool) -> bytes:
    """A file from the cache, made if it is not there; empty where the face has none of the characters."""
    source = find_source(face)
    key = sha256(repr((RECIPE, face, source.version, codes, kerned)).encode()).hexdigest()[:32]
    path = cache / f"{face.family}-{key}.woff2"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        font = subset(source, face, codes, FEATURES if kerned else PLAIN_FEATURES)
        data: bytes = opened("typeset.packing").packed(font)
        cache.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=cache, suffix=".part", delete=False) as aside:
            aside.write(data)
        Path(aside.name).replace(path)
        return data


def subset(source: Source, face: Face, codes: tuple[int, ...], features: tuple[str, ...]) -> bytes:
    """A static cut with only these characters and features; empty when it has none of them.

    Raises ``DesignError`` when the file cannot be cut so.
    """
    variable = hb.Face(hb.Blob.from_file_path(str(source.path)))
    held = sorted(set(codes) & set(variable.unicodes))
    if not [code for code in held if code > 0x20 and code != 0xA0]:  # noqa: PLR2004 - spaces alone are no text
        return b""
    wanted = hb.SubsetInput()
    axes = {axis.tag for axis in variable.axis_infos}
    if axes:
        wanted.pin_all_axes_to_default(variable)
    for tag, value in face.axes:
        if tag in axes:
            wanted.pin_axis_location(variable, tag, float(value))
    wanted.unicode_set.update(held)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in features)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(LICENCE_NAMES)
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in DROPPED)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    made = wanted.subset(variable)
    if made is None:
        raise DesignError(f"The font family “{face.family}” cannot be cut for the screen. Choose another family.")
    return bytes(made.blob.data)


_TEXT = "the committee voted on thursday to keep the harbour open, and nobody spoke against it for an hour. "
"""What the mean width is measured on: letters and spaces about as often as English has them."""


def width_of(text: str, face: Face) -> float:
    """The width of a line of text in ems, without kerning; characters the face lacks count as a full em."""
    font, _ = _opened(face)
    upem = font.face.upem
    glyphs = (font.get_nominal_glyph(ord(letter)) for letter in text)
    return float(sum(font.get_glyph_h_advance(glyph) if glyph else upem for glyph in glyphs) / upem)


def _opened(face: Face) -> tuple[Any, Any]:
    """A font to measure with, at a face's place on its axes, and its extents."""
    own = _at_size(face)
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(find_source(own).path))))
    font.set_variations({tag: float(value) for tag, value in own.axes})
    return font, font.get_font_extents("ltr")


@lru_cache(maxsize=64)
def metrics(face: Face) -> Metrics:
    """The metrics of a face as its family's file has them."""
    font, extents = _opened(face)
    upem = font.face.upem
    width = width_of(_TEXT, face) / len(_TEXT)
    return Metrics(width, extents.ascender / upem, -extents.descender / upem, extents.line_gap / upem)
